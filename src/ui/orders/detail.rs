//! The page of one order.

use leptos::prelude::*;
use unbuy_core::order::OrderId;

use super::{
    Desk,
    actions::{Deed, OrderAction, action_button, page_actions},
    lines::lines,
    money::money_facts,
    status::status_tag,
    timeline::timeline,
    why::why_not_cancel,
};
use crate::{
    i18n::{DateStyle, use_texts},
    platform::page,
    route::Route,
    state::{Clock, OrderNow},
    ui::{practice::other_parties, shell::NotFound},
};

/// The status says what has become of the order, and is there as long as the page is. The focus
/// goes there when the button that had it is gone.
const STATUS_ID: &str = "order-status";

/// Everything about one order, and what can be done with it.
#[component]
pub fn OrderDetail(
    /// The orders, and what can be done with them.
    desk: Desk,
    /// Which one.
    id: OrderId,
) -> impl IntoView {
    let on_action = Callback::new({
        let id = id.clone();
        move |action| desk.press(&id, action, STATUS_ID.to_owned())
    });
    let on_deed = Callback::new({
        let id = id.clone();
        move |deed| {
            desk.act(&id, deed);
            let _ = page::focus_id(STATUS_ID, page::Scrolling::Stay);
        }
    });
    let clock = desk.orders.clock();
    let found = move || {
        let known = desk.orders.ids().contains(&id);
        match desk.orders.order(&id).filter(|_| known) {
            Some(order) => view! { <OrderPage order clock on_action on_deed /> }.into_any(),
            None => view! { <NotFound number=Some(id.as_str().to_owned()) /> }.into_any(),
        }
    };
    view! { {move || found()} }
}

/// The page of an order that there is. Heading, status and the way back stay the same elements, since
/// they can have the focus; the parts between them are made anew when the order changes.
#[component]
fn OrderPage(
    order: ArcReadSignal<OrderNow>,
    clock: Clock,
    on_action: Callback<OrderAction>,
    on_deed: Callback<Deed>,
) -> impl IntoView {
    let t = use_texts();
    let shown = order.get_untracked();
    let facts = shown.order.facts();
    let part = |part: fn(&OrderNow) -> AnyView| {
        let order = order.clone();
        view! { {move || part(&order.get())} }
    };
    let (for_status, for_buttons, for_others) = (order.clone(), order.clone(), order.clone());
    view! {
        <p class="back">
            <a href=Route::Orders.href()>
                <span class="back-arrow" aria-hidden="true"></span>
                {t.back_to_orders()}
            </a>
        </p>
        <h1 tabindex="-1">
            <bdi>{facts.title().to_owned()}</bdi>
        </h1>
        <p class="order-facts">
            <span class="number">{t.order_number(facts.id.as_str())}</span>
            <span>
                <bdi>{facts.seller.name.clone()}</bdi>
            </span>
            <span>{part(placed)}</span>
        </p>
        <p id=STATUS_ID class="page-status" tabindex="-1">
            {move || status_tag(&for_status.get(), clock.now())}
        </p>
        <div class="detail">
            <section class="card" aria-labelledby="line-title">
                <h2 id="line-title">{t.timeline_title()}</h2>
                {part(timeline)}
            </section>
            <div class="detail-side">
                <section class="card" aria-labelledby="money-title">
                    <h2 id="money-title">{t.money_title()}</h2>
                    {part(money_facts)}
                    <div class="side-buttons">
                        {move || action_buttons(&for_buttons.get(), on_action)}
                    </div>
                    {part(why_not_cancel)}
                </section>
                <section class="card" aria-labelledby="lines-title">
                    <h2 id="lines-title">{t.lines_title()}</h2>
                    {part(lines)}
                </section>
                {move || other_parties(&for_others.get(), on_deed)}
            </div>
        </div>
    }
}

fn placed(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let placed = order.standing.placed_at.map(|at| t.placed_on(t.date(at, DateStyle::Long)));
    placed.unwrap_or_default().into_any()
}

fn action_buttons(order: &OrderNow, on_action: Callback<OrderAction>) -> AnyView {
    let button = |action| action_button(action, order, on_action);
    page_actions(order).into_iter().map(button).collect_view().into_any()
}
