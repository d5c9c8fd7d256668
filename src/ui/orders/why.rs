//! "Why not?": what stands against an act, and what is possible instead.

use leptos::prelude::*;
use unbuy_core::order::{Act, ReasonCode, Refusal};

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
    if order.standing.open_request().is_some() || order.standing.paid_at.is_none() {
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
