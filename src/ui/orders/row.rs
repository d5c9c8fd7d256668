//! One order in the list. Knows no store: an order comes in, what the reader wants goes out.

use leptos::prelude::*;
use unbuy_core::{
    Timestamp,
    order::{Feedback, OrderId},
};

use super::{
    actions::{OrderAction, row_actions},
    drawing::Drawing,
    rail::Rail,
};
use crate::{
    i18n::{DateStyle, use_texts},
    route::Route,
    state::OrderNow,
    ui::{feedback::FeedbackButton, kit::Stars},
};

/// The row of one order: what it is, how it stands, and its main buttons.
#[component]
pub fn OrderRow(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
    /// The present moment, for countdowns.
    #[prop(into)]
    now: Signal<Timestamp>,
    /// The reader pressed a button.
    on_action: Callback<(OrderId, OrderAction)>,
    /// The reader judged the purchase: stars and text.
    on_feedback: Callback<(OrderId, u8, String)>,
) -> impl IntoView {
    let t = use_texts();
    let id = order.with_untracked(|it| it.order.id().clone());
    let facts = order.with_untracked(|it| it.order.facts().clone());
    let picture = facts.lines.first().map(|it| it.picture);
    let status = move || order.with(|it| t.status(&it.order, &it.standing, now.get()));
    let actions = move || order.with(row_actions);
    let placed =
        move || order.with(|it| it.standing.placed_at.map(|at| t.date(at, DateStyle::Day)));
    let more = facts.lines.len().saturating_sub(1);
    let (href, title) = (Route::Order(id.clone()).href(), facts.title().to_owned());
    let (seller, total) = (facts.seller.name.clone(), facts.total());
    let number = id.clone();
    let stars = move || {
        order.with(|it| match &it.standing.feedback {
            Feedback::Left { stars, .. } => {
                let label = t.your_stars(u32::from(*stars));
                Some(view! { <Stars count=*stars label /> })
            }
            Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => None,
        })
    };
    let button = move |action| {
        let id = id.clone();
        match action {
            OrderAction::LeaveFeedback => {
                let send = Callback::new(move |(stars, text)| {
                    on_feedback.run((id.clone(), stars, text));
                });
                view! { <FeedbackButton order on_send=send /> }.into_any()
            }
            OrderAction::Open => {
                let href = Route::Order(id).href();
                let label =
                    t.open_order(order.with_untracked(|it| it.order.facts().title().to_owned()));
                view! {
                    <a class="button" href=href aria-label=label>
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
            | OrderAction::ConfirmDelivery => view! {
                <button
                    type="button"
                    class="button"
                    class:primary=action == OrderAction::Pay
                    on:click=move |_| on_action.run((id.clone(), action))
                >
                    {action.label(t)}
                </button>
            }
            .into_any(),
        }
    };
    view! {
        <li class="order">
            {picture.map(|picture| view! { <Drawing picture /> })}
            <div class="order-what">
                <h2 class="order-title">
                    <a href=href id=format!("order-{}", number.as_str())>
                        <bdi>{title}</bdi>
                    </a>
                </h2>
                <p class="order-facts">
                    <bdi>{seller}</bdi>
                    <span class="number">{t.order_number(number.as_str())}</span>
                    <span>{placed}</span>
                    {(more > 0).then(|| view! { <span>{t.more_lines(more)}</span> })}
                </p>
            </div>
            <p class="order-total">{t.money(total)}</p>
            <div class="order-foot">
                <div class="order-status">
                    <span class="tag" data-tone=move || status().tone.name()>
                        {move || status().text}
                    </span>
                    {stars}
                    <Rail order />
                </div>
                <div class="order-buttons">
                    {move || actions().into_iter().map(&button).collect_view()}
                </div>
            </div>
        </li>
    }
}
