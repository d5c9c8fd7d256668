//! The page of one order.

use leptos::prelude::*;
use unbuy_core::order::{Act, OrderId, ReasonCode};

use super::{
    actions::{OrderAction, can_judge, page_actions},
    cancel_dialog::CancelDialog,
    lines::Lines,
    money::MoneyFacts,
    pay_dialog::PayDialog,
    timeline::Timeline,
    why::{WhyNotCancel, explain},
};
use crate::{
    i18n::{DateStyle, use_texts},
    platform::page,
    route::Route,
    state::{Notices, OrderNow, Orders},
    ui::{feedback::FeedbackButton, kit::Confirm, practice::OtherParties, shell::NotFound},
};

/// Where the focus goes when the button that had it is gone.
const STATUS_ID: &str = "order-status";

/// The dialog that is open on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Pay,
    EndUnpaid,
    RequestCancellation,
}

/// Everything about one order, and what can be done with it.
#[component]
pub fn OrderDetail(
    /// The orders.
    orders: Orders,
    /// Where to say what was done.
    notices: Notices,
    /// Which one.
    id: OrderId,
) -> impl IntoView {
    move || {
        let is_known = orders.ids().contains(&id);
        match orders.order(&id).filter(|_| is_known) {
            Some(order) => view! { <OrderPage orders notices id=id.clone() order /> }.into_any(),
            None => view! { <NotFound number=Some(id.as_str().to_owned()) /> }.into_any(),
        }
    }
}

#[component]
fn OrderPage(
    orders: Orders,
    notices: Notices,
    id: OrderId,
    #[prop(into)] order: Signal<OrderNow>,
) -> impl IntoView {
    let t = use_texts();
    let open = RwSignal::new(None::<Open>);
    // Whether the open dialog led to something; then the button that opened it may be another one.
    let acted = StoredValue::new(false);
    let id = StoredValue::new(id);
    let now = Signal::derive(move || orders.clock().now());
    let show = move |dialog| {
        acted.set_value(false);
        open.set(Some(dialog));
    };
    let act = move |act: Act, said: String| {
        acted.set_value(true);
        match orders.act(&id.get_value(), act) {
            Ok(()) => notices.tell(said),
            Err(error) => notices.tell(explain(t, &error, &order.get_untracked())),
        }
        focus_status();
    };
    let on_action = move |action| match action {
        OrderAction::Pay => show(Open::Pay),
        OrderAction::CancelUnpaid => show(Open::EndUnpaid),
        OrderAction::RequestCancellation | OrderAction::StartCancellation => {
            show(Open::RequestCancellation);
        }
        OrderAction::WithdrawRequest => act(Act::CancelWithdrawn, t.request_withdrawn()),
        OrderAction::ConfirmDelivery => {
            let now = orders.clock().now_untracked();
            let goods = order.with_untracked(|it| it.order.under_way(now));
            act(Act::Delivered { goods }, t.delivery_noted());
        }
        OrderAction::Open | OrderAction::LeaveFeedback => {}
    };
    let dialog = move || {
        let on_close = Callback::new(move |()| {
            open.set(None);
            if acted.get_value() {
                focus_status();
            }
        });
        let dialog = match open.get()? {
            Open::Pay => {
                let on_pay = Callback::new(move |method| {
                    let amount = order.with_untracked(|it| it.order.facts().total_minor());
                    act(Act::Paid { amount, method }, t.paid_notice());
                });
                view! { <PayDialog order on_pay on_close /> }.into_any()
            }
            Open::EndUnpaid => {
                let on_yes =
                    Callback::new(move |()| act(Act::CancelledUnpaid, t.unpaid_cancelled()));
                view! {
                    <Confirm
                        title=t.end_unpaid_title()
                        text=t.end_unpaid_text()
                        yes=t.end_unpaid_yes()
                        no=t.keep_order()
                        on_yes
                        on_close
                    />
                }
                .into_any()
            }
            Open::RequestCancellation => {
                let on_send = Callback::new(move |(reason, note): (ReasonCode, String)| {
                    let now = orders.clock().now_untracked();
                    let goods = order.with_untracked(|it| it.order.unshipped(now));
                    act(Act::CancelRequested { goods, reason, note }, t.request_sent());
                });
                view! { <CancelDialog order now on_send on_close /> }.into_any()
            }
        };
        Some(dialog)
    };
    let on_feedback = Callback::new(move |(stars, text)| {
        act(Act::FeedbackLeft { stars, text }, t.feedback_thanks());
    });
    let on_other = Callback::new(move |(deed, said): (Act, String)| act(deed, said));
    view! {
        <p class="back">
            <a href=Route::Orders.href()>
                <span class="back-arrow" aria-hidden="true"></span>
                {t.back_to_orders()}
            </a>
        </p>
        <Head order />
        <div class="detail">
            <section class="card" aria-labelledby="line-title">
                <h2 id="line-title">{t.timeline_title()}</h2>
                <Timeline order />
            </section>
            <div class="detail-side">
                <section class="card" aria-labelledby="money-title">
                    <h2 id="money-title">{t.money_title()}</h2>
                    <MoneyFacts order />
                    <Buttons order on_action=Callback::new(on_action) on_arrived=on_other on_feedback />
                    <WhyNotCancel order />
                </section>
                <section class="card" aria-labelledby="lines-title">
                    <h2 id="lines-title">{t.lines_title()}</h2>
                    <Lines order />
                </section>
                <OtherParties order on_act=on_other />
            </div>
        </div>
        {dialog}
    }
}

/// The status says what has become of the order, and is there as long as the page is.
fn focus_status() {
    let _ = page::focus_id(STATUS_ID, page::Scrolling::Stay);
}

/// Title, number, shop, date and status.
#[component]
fn Head(order: Signal<OrderNow>) -> impl IntoView {
    let t = use_texts();
    let facts = order.with_untracked(|it| it.order.facts().clone());
    let status = move || order.with(|it| t.status(&it.order, &it.standing, it.standing.now));
    let (title, seller, number) = (facts.title().to_owned(), facts.seller.name, facts.id);
    let placed = move || {
        order.with(|it| it.standing.placed_at.map(|at| t.placed_on(t.date(at, DateStyle::Long))))
    };
    view! {
        <h1 tabindex="-1">
            <bdi>{title}</bdi>
        </h1>
        <p class="order-facts">
            <span class="number">{t.order_number(number.as_str())}</span>
            <bdi>{seller}</bdi>
            <span>{placed}</span>
        </p>
        <p id=STATUS_ID class="page-status" tabindex="-1">
            <span class="tag" data-tone=move || status().tone.name()>
                {move || status().text}
            </span>
        </p>
    }
}

/// What the reader can do now.
#[component]
fn Buttons(
    order: Signal<OrderNow>,
    on_action: Callback<OrderAction>,
    on_arrived: Callback<(Act, String)>,
    on_feedback: Callback<(u8, String)>,
) -> impl IntoView {
    let t = use_texts();
    let actions = move || order.with(page_actions);
    // A memo, so that the form stays open while the order changes otherwise.
    let judging = Memo::new(move |_| order.with(can_judge));
    // The money that the buyer can say has arrived.
    let arriving = move || {
        order.with(|it| {
            let arrived = |refund: &unbuy_core::order::Refund| Act::RefundArrived {
                refund: refund.id,
                attempt: refund.attempt,
            };
            it.standing.refunds.iter().map(arrived).find(|act| it.may(act).is_ok())
        })
    };
    let button = move |action: OrderAction| {
        let primary = matches!(action, OrderAction::Pay | OrderAction::RequestCancellation);
        view! {
            <button
                type="button"
                class="button"
                class:primary=primary
                on:click=move |_| on_action.run(action)
            >
                {action.label(t)}
            </button>
        }
    };
    view! {
        <div class="side-buttons">
            {move || actions().into_iter().map(&button).collect_view()}
            {move || {
                arriving()
                    .map(|act| {
                        view! {
                            <button
                                type="button"
                                class="button primary"
                                on:click=move |_| on_arrived.run((act.clone(), t.money_noted()))
                            >
                                {t.money_arrived()}
                            </button>
                        }
                    })
            }}
            {move || judging.get().then(|| view! { <FeedbackButton order on_send=on_feedback /> })}
        </div>
    }
}
