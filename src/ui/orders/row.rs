//! One order in the list. Knows no store: an order comes in, what the reader wants goes out.

use leptos::prelude::*;
use unbuy_core::{
    Timestamp,
    order::{Feedback, OrderId},
};

use super::{
    actions::{OrderAction, action_button, row_actions},
    drawing::drawing,
    rail::rail,
    status::status_tag,
};
use crate::{
    i18n::{DateStyle, use_texts},
    route::Route,
    state::{Clock, OrderNow},
    ui::kit::stars,
};

/// The row of one order: what it is, how it stands, and its main buttons.
#[component]
pub fn OrderRow(
    /// The order.
    order: ArcReadSignal<OrderNow>,
    /// The clock, for countdowns.
    clock: Clock,
    /// The reader pressed a button.
    on_action: Callback<OrderAction>,
) -> impl IntoView {
    let t = use_texts();
    let shown = order.get_untracked();
    let facts = shown.order.facts();
    let href = Route::Order(facts.id.clone()).href();
    let picture = facts.lines.first().map(|it| drawing(it.picture));
    let placed = shown.standing.placed_at.map(|at| t.date(at, DateStyle::Day));
    let more = facts.lines.len().saturating_sub(1);
    let more = (more > 0).then(|| view! { <span>{t.more_lines(more)}</span> }.into_any());
    let (for_status, for_course) = (order.clone(), order.clone());
    // The link stays the same element, since it can have the focus; the rest of the row is made anew
    // when the order changes, and the status with the clock.
    view! {
        <li class="order">
            {picture}
            <div class="order-what">
                <h2 class="order-title">
                    <a href=href id=row_link(&facts.id)>
                        <bdi>{facts.title().to_owned()}</bdi>
                    </a>
                </h2>
                <p class="order-facts">
                    <span>
                        <bdi>{facts.seller.name.clone()}</bdi>
                    </span>
                    <span class="number">{t.order_number(facts.id.as_str())}</span>
                    <span>{placed.unwrap_or_default()}</span>
                    {more}
                </p>
            </div>
            <p class="order-total">{t.money(facts.total())}</p>
            <div class="order-foot">
                <div class="order-status">
                    {move || status_tag(&for_status.get(), clock.now())}
                    {move || course(&for_course.get(), clock.now())}
                </div>
                <div class="order-buttons">{move || buttons(&order.get(), on_action)}</div>
            </div>
        </li>
    }
}

/// The stars that were given, and the rail.
fn course(order: &OrderNow, now: Timestamp) -> AnyView {
    let stars = match &order.standing.feedback {
        Feedback::Left { stars: count, .. } => {
            Some(stars(*count, use_texts().your_stars(u32::from(*count))))
        }
        Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => None,
    };
    view! {
        {stars}
        {rail(&order.standing, now)}
    }
    .into_any()
}

fn buttons(order: &OrderNow, on_action: Callback<OrderAction>) -> AnyView {
    let t = use_texts();
    let button = |action| match action {
        OrderAction::Open => {
            let facts = order.order.facts();
            let href = Route::Order(facts.id.clone()).href();
            view! {
                <a class="button" href=href aria-label=t.open_order(facts.title())>
                    {t.open()}
                </a>
            }
            .into_any()
        }
        OrderAction::Pay
        | OrderAction::CancelUnpaid
        | OrderAction::StartCancellation
        | OrderAction::RequestCancellation
        | OrderAction::WithdrawRequest
        | OrderAction::ConfirmDelivery
        | OrderAction::ConfirmMoney
        | OrderAction::LeaveFeedback => action_button(action, order, on_action),
    };
    row_actions(order).into_iter().map(button).collect_view().into_any()
}

/// The id of the link in the row of an order.
pub fn row_link(id: &OrderId) -> String {
    ["order-", id.as_str()].concat()
}
