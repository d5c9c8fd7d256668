//! "Why not?": what stands against an act, and what is possible instead.

use leptos::prelude::*;
use unbuy_core::order::{Act, ReasonCode, Refusal, Stage};

use crate::{i18n::use_texts, state::OrderNow};

/// Explains why the order cannot be cancelled now. Empty while it can, or while a request is open.
pub fn why_not_cancel(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let explained = refusal(order).map(|refusal| {
        let lines = t.refusal(&refusal, &order.order);
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

fn refusal(order: &OrderNow) -> Option<Refusal> {
    // Whoever looks at an order that has ended, or that waits for an answer, sees why at once.
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
