//! "Why not?": what stands against an act, and what is possible instead.

use leptos::prelude::*;
use unbuy_core::order::{Act, ReasonCode};

use crate::{
    i18n::{Texts, use_texts},
    state::{ActError, OrderNow},
};

/// Explains why the order cannot be cancelled now. Empty while it can, or while a request is open.
#[component]
pub fn WhyNotCancel(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
) -> impl IntoView {
    let t = use_texts();
    let refusal = move || {
        order.with(|it| {
            if it.standing.open_request().is_some() || it.standing.paid_at.is_none() {
                return None;
            }
            let reason = it.order.terms().reasons.first()?.code.clone();
            it.may(&cancel_everything(it, reason)).err()
        })
    };
    let explained = move || {
        let refusal = refusal()?;
        let lines = order.with(|it| t.refusal(&refusal, &it.order));
        Some(view! {
            <div class="why">
                <h3>{t.why_not_cancel()}</h3>
                {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
        })
    };
    view! { {explained} }
}

/// A request to cancel all that is not shipped yet.
fn cancel_everything(order: &OrderNow, reason: ReasonCode) -> Act {
    Act::CancelRequested {
        goods: order.order.unshipped(order.standing.now),
        reason,
        note: String::new(),
    }
}

/// What to say when an act did not happen: a button was pressed that had become stale.
pub fn explain(t: Texts, error: &ActError, order: &OrderNow) -> String {
    match error {
        ActError::NoSuchOrder => t.no_such_order(order.order.id().as_str()),
        ActError::Refused(refusal) => t.refusal(refusal, &order.order).join(" "),
    }
}
