//! The button "Leave feedback".

use leptos::prelude::*;
use unbuy_core::order::Feedback;

use crate::{i18n::use_texts, state::OrderNow, ui::orders::OrderAction};

/// Asks for the form; once feedback was left it offers to change it.
#[component]
pub fn FeedbackButton(
    /// The order.
    order: OrderNow,
    /// The reader pressed it.
    on_action: Callback<OrderAction>,
) -> impl IntoView {
    let t = use_texts();
    let label = match order.standing.feedback {
        Feedback::Left { .. } => t.change_feedback(),
        Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => t.leave_feedback(),
    };
    let control = OrderAction::LeaveFeedback.control().mark();
    let press = move |_| on_action.run(OrderAction::LeaveFeedback);
    view! {
        <button type="button" class="button" data-control=control on:click=press>
            {label}
        </button>
    }
}
