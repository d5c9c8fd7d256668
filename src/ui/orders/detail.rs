//! The page of one order: its head. The rest comes with the later part.

use leptos::prelude::*;
use unbuy_core::order::OrderId;

use super::{Desk, status::status_tag};
use crate::{
    i18n::{DateStyle, use_texts},
    state::OrderNow,
};

/// The status says what has become of the order, and is there as long as the page is. The focus
/// goes there when the button that had it is gone.
pub const STATUS_ID: &str = "order-status";

/// From so many characters on a title is set smaller.
const LONG_TITLE: usize = 70;

/// Everything about one order, and what can be done with it.
#[component]
pub fn OrderDetail(
    /// The orders, and what can be done with them.
    desk: Desk,
    /// Which one.
    id: OrderId,
) -> impl IntoView {
    let found = move || {
        let known = desk.orders.ids().contains(&id);
        match desk.orders.order(&id).filter(|_| known) {
            Some(order) => view! { <OrderHead desk order /> }.into_any(),
            None => desk.later.shown(|it| (it.not_found)(Some(id.as_str().to_owned()))),
        }
    };
    view! { {move || found()} }
}

/// The head of the page of an order that there is. It stays the same elements, since they can have
/// the focus; what follows is made once the later part is here.
#[component]
fn OrderHead(desk: Desk, order: ArcReadSignal<OrderNow>) -> impl IntoView {
    let t = use_texts();
    let (clock, place) = (desk.orders.clock(), desk.place);
    let shown = order.get_untracked();
    let facts = shown.order.facts();
    let is_long = facts.title().chars().count() > LONG_TITLE;
    let (for_placed, for_status) = (order.clone(), order.clone());
    let rest = move || desk.later.shown(|it| (it.order_page)(desk, order.clone()));
    view! {
        <p class="back">
            <a href=move || place.href(&place.query())>
                <span class="back-arrow" aria-hidden="true"></span>
                {t.back_to_orders()}
            </a>
        </p>
        <h1 tabindex="-1" data-long=is_long.then_some("")>
            <bdi>{facts.title().to_owned()}</bdi>
        </h1>
        <p class="order-facts">
            <span class="number">{t.order_number(facts.id.as_str())}</span>
            <span>
                <bdi>{facts.seller.name.clone()}</bdi>
            </span>
            <span>{move || placed(&for_placed.get())}</span>
        </p>
        <p id=STATUS_ID class="page-status" tabindex="-1" data-record=t.record_note()>
            {move || {
                let it = for_status.get();
                status_tag(t.status(&it.order, &it.standing, clock.now()))
            }}
        </p>
        {move || rest()}
    }
}

fn placed(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let placed = order.standing.placed_at.map(|at| t.placed_on(t.date(at, DateStyle::Long)));
    placed.unwrap_or_default().into_any()
}
