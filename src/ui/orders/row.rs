//! One order in the list. Knows no store: an order comes in, what the reader wants goes out.

use leptos::prelude::*;
use unbuy_core::{
    Money, Timestamp,
    order::{Facts, Feedback},
};

use super::{
    actions::{OrderAction, action_button, row_actions},
    drawing::drawing,
    rail::rail,
    status::status_tag,
};
use crate::{
    i18n::{DateStyle, use_texts},
    platform::page,
    route::Route,
    state::{Clock, OrderNow, row_id},
    ui::kit::stars,
};

/// What differs between the rows of the two books.
#[derive(Debug, Clone, Copy)]
pub struct RowParts {
    /// How the order stands.
    pub course: fn(&OrderNow, Timestamp) -> AnyView,
    /// Its main buttons.
    pub actions: fn(&OrderNow) -> Vec<OrderAction>,
}

impl RowParts {
    /// Those of the practice shop.
    pub const PRACTICE: Self = Self { course, actions: row_actions };
}

/// The row of one order: what it is, how it stands, and its main buttons.
#[component]
pub fn OrderRow(
    /// The order.
    order: ArcReadSignal<OrderNow>,
    /// The clock, for countdowns.
    clock: Clock,
    /// What differs between the books.
    parts: RowParts,
    /// The reader pressed a button.
    on_action: Callback<OrderAction>,
    /// Something in the row has got the focus, or the reader has taken it elsewhere.
    on_focus: Callback<bool>,
) -> impl IntoView {
    let t = use_texts();
    let shown = order.get_untracked();
    let facts = shown.order.facts();
    let href = Route::of_order(facts.id.clone()).href();
    let picture = facts.lines.first().map(|it| drawing(it.picture));
    // Real orders go back for years.
    let style = if shown.order.is_mine() { DateStyle::Long } else { DateStyle::Day };
    let placed = shown.standing.placed_at.map(|at| t.date(at, style));
    let more = facts.lines.len().saturating_sub(1);
    let more = (more > 0).then(|| view! { <span>{t.more_lines(more)}</span> }.into_any());
    let for_course = order.clone();
    // The link stays the same element, since it can have the focus; the rest of the row is made anew
    // when the order changes, and the status with the clock.
    view! {
        <li
            class="order"
            on:focusin=move |_| on_focus.run(true)
            on:focusout=move |event| {
                if page::leaves(&event) {
                    on_focus.run(false);
                }
            }
        >
            {picture}
            <div class="order-what">
                <h2 class="order-title">
                    <a href=href id=row_id(&facts.id) data-control=OrderAction::Open.control().mark()>
                        <bdi>{facts.title().to_owned()}</bdi>
                    </a>
                </h2>
                <p class="order-facts">
                    <span>{foreign(&facts.seller.name)}</span>
                    <span class="number">{number(facts)}</span>
                    <span>{placed.unwrap_or_default()}</span>
                    {more}
                </p>
            </div>
            <p class="order-total">{total(&shown)} {about(&shown)}</p>
            <div class="order-foot">
                <div class="order-status">
                    {move || (parts.course)(&for_course.get(), clock.now())}
                </div>
                // Its buttons are called the same in all rows.
                <div class="order-buttons" role="group" aria-labelledby=row_id(&facts.id)>
                    {move || {
                        let order = order.get();
                        buttons(&order, (parts.actions)(&order), on_action)
                    }}
                </div>
            </div>
        </li>
    }
}

/// The status, the stars that were given, and the rail. One block and not three: rows are made by
/// the dozen while somebody types, and each block is a quarter of what a row costs.
fn course(order: &OrderNow, now: Timestamp) -> AnyView {
    let stars = match &order.standing.feedback {
        Feedback::Left { stars: count, .. } => {
            Some(stars(*count, use_texts().your_stars(u32::from(*count))))
        }
        Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => None,
    };
    let status = use_texts().status(&order.order, &order.standing, now);
    let rail = rail(&order.standing, status.tone, now);
    view! {
        {status_tag(status)}
        {stars}
        {rail}
    }
    .into_any()
}

/// What others wrote, as a fact in a line of facts; nothing of nothing, which would leave a dot.
pub fn foreign(text: &str) -> Option<AnyView> {
    let text = text.to_owned();
    (!text.is_empty()).then(|| view! { <bdi>{text}</bdi> }.into_any())
}

/// The shop's number, as far as anybody has told it.
pub fn number(facts: &Facts) -> String {
    match facts.id.shop_number() {
        "" => String::new(),
        number => use_texts().order_number(number),
    }
}

/// What it costs. Of a real order that may not be known.
fn total(order: &OrderNow) -> String {
    known_total(order).map(|it| use_texts().money(it)).unwrap_or_default()
}

fn known_total(order: &OrderNow) -> Option<Money> {
    let total = order.order.facts().total();
    Some(total).filter(|it| it.minor != 0 || !order.order.is_mine())
}

/// What that is about worth in the currency of the reader's choice.
fn about(order: &OrderNow) -> Option<AnyView> {
    let about = use_texts().about(known_total(order)?)?;
    Some(view! { <span class="about">{about}</span> }.into_any())
}

fn buttons(
    order: &OrderNow,
    actions: Vec<OrderAction>,
    on_action: Callback<OrderAction>,
) -> AnyView {
    let t = use_texts();
    let button = |action: OrderAction| match action {
        OrderAction::Open => {
            let facts = order.order.facts();
            let href = Route::of_order(facts.id.clone()).href();
            let control = action.control().mark();
            view! {
                <a class="button" href=href data-control=control aria-label=t.open_order(facts.title())>
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
        | OrderAction::RequestReturn
        | OrderAction::ShipReturn
        | OrderAction::WithdrawReturn
        | OrderAction::Resell
        | OrderAction::LeaveFeedback
        | OrderAction::CancelInReview
        | OrderAction::Withdraw
        | OrderAction::OpenDispute
        | OrderAction::DropDispute
        | OrderAction::ConfirmReceipt
        | OrderAction::ShowWithdrawal
        | OrderAction::ChangeAddress => action_button(action, order, on_action),
    };
    actions.into_iter().map(button).collect_view().into_any()
}
