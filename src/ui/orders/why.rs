//! "Why not?": what stands against an act, and what is possible instead.

use leptos::prelude::*;
use unbuy_core::order::{Act, NextStep, ReasonCode, Refusal, Stage};

use crate::{i18n::use_texts, state::OrderNow};

/// Explains why the order cannot be cancelled any more.
pub fn why_not_cancel(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let explained = refusal(order).map(|refusal| {
        let lines = t.refusal(&without_feedback(refusal), &order.order);
        view! {
            <div class="why">
                <h3>{t.why_not_cancel()}</h3>
                {lines.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect_view()}
            </div>
        }
        .into_any()
    });
    explained.into_any()
}

/// Feedback is possible, but no way to get rid of the thing.
fn without_feedback(mut refusal: Refusal) -> Refusal {
    refusal.instead.retain(|it| !matches!(it, NextStep::LeaveFeedback { .. }));
    refusal
}

/// Only of what is on its way or has arrived; whoever looks at an order that has ended, or that waits
/// for an answer, sees why at once.
fn refusal(order: &OrderNow) -> Option<Refusal> {
    let on_its_way = matches!(
        order.standing.stage,
        Stage::Shipped | Stage::Delivered | Stage::Completed | Stage::PartiallyShipped
    );
    if !on_its_way || order.standing.open_request().is_some() {
        return None;
    }
    let reason = order.order.terms().reasons.first()?.code.clone();
    order.may(&cancel_everything(order, reason)).err()
}

/// A request to cancel all that is not shipped yet.
fn cancel_everything(order: &OrderNow, reason: ReasonCode) -> Act {
    Act::CancelRequested {
        goods: order.order.unshipped(order.standing.now),
        reason,
        note: String::new(),
    }
}
