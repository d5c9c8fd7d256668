//! The page with all orders.

use leptos::prelude::*;
use unbuy_core::order::{Act, OrderId};

use super::{actions::OrderAction, pay_dialog::PayDialog, row::OrderRow, why::explain};
use crate::{
    i18n::use_texts,
    platform::{location, page},
    route::Route,
    state::{Notices, Orders},
    ui::kit::Confirm,
};

/// "My orders".
#[component]
pub fn OrderList(
    /// The orders.
    orders: Orders,
    /// Where to say what was done.
    notices: Notices,
) -> impl IntoView {
    let t = use_texts();
    let paying = RwSignal::new(None::<OrderId>);
    let ending = RwSignal::new(None::<OrderId>);
    let act = move |id: &OrderId, act: Act, said: String| {
        let Some(order) = orders.order(id) else { return };
        match orders.act(id, act) {
            Ok(()) => notices.tell(said),
            Err(error) => notices.tell(explain(t, &error, &order.get_untracked())),
        }
    };
    let on_action = Callback::new(move |(id, action): (OrderId, OrderAction)| match action {
        OrderAction::Pay => paying.set(Some(id)),
        OrderAction::CancelUnpaid => ending.set(Some(id)),
        OrderAction::StartCancellation
        | OrderAction::RequestCancellation
        | OrderAction::Open
        | OrderAction::LeaveFeedback => location::set_hash(&Route::Order(id).href()),
        OrderAction::WithdrawRequest => {
            act(&id, Act::CancelWithdrawn, t.request_withdrawn());
            focus(&row_link(&id));
        }
        OrderAction::ConfirmDelivery => {
            let now = orders.clock().now_untracked();
            if let Some(order) = orders.order(&id) {
                let goods = order.with_untracked(|it| it.order.under_way(now));
                act(&id, Act::Delivered { goods }, t.delivery_noted());
            }
            focus(&row_link(&id));
        }
    });
    let on_feedback = Callback::new(move |(id, stars, text): (OrderId, u8, String)| {
        act(&id, Act::FeedbackLeft { stars, text }, t.feedback_thanks());
    });
    let row = move |id: OrderId| {
        let now = Signal::derive(move || orders.clock().now());
        orders.order(&id).map(|order| view! { <OrderRow order now on_action on_feedback /> })
    };
    let pay_dialog = move || {
        let id = paying.get()?;
        let order = orders.order(&id)?;
        let (amount, link) =
            order.with_untracked(|it| (it.order.facts().total_minor(), row_link(&id)));
        let on_pay = Callback::new(move |method: String| {
            act(&id, Act::Paid { amount, method }, t.paid_notice());
        });
        let on_close = Callback::new(move |()| {
            paying.set(None);
            focus(&link);
        });
        Some(view! { <PayDialog order on_pay on_close /> })
    };
    let end_dialog = move || {
        let id = ending.get()?;
        let link = row_link(&id);
        let on_yes = Callback::new(move |()| {
            act(&id, Act::CancelledUnpaid, t.unpaid_cancelled());
        });
        let on_close = Callback::new(move |()| {
            ending.set(None);
            focus(&link);
        });
        Some(view! {
            <Confirm
                title=t.end_unpaid_title()
                text=t.end_unpaid_text()
                yes=t.end_unpaid_yes()
                no=t.keep_order()
                on_yes
                on_close
            />
        })
    };
    view! {
        <h1 tabindex="-1">{t.my_orders()}</h1>
        <ul class="orders">
            <For each=move || orders.ids() key=Clone::clone children=row />
        </ul>
        {pay_dialog}
        {end_dialog}
    }
}

/// The id of the link in the row of an order.
fn row_link(id: &OrderId) -> String {
    format!("order-{}", id.as_str())
}

/// The button that had the focus may be gone; the link of its row stays.
fn focus(id: &str) {
    let _ = page::focus_id(id, page::Scrolling::Stay);
}
