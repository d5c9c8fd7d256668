//! "Why not?": what stands against an act, and what is possible instead.

use leptos::prelude::*;
use unbuy_core::order::{Act, NextStep, ReasonCode, Refusal, Stage};

use crate::{i18n::use_texts, state::OrderNow};

/// Explains why the order cannot be cancelled any more, and why not returned, as far as the reader
/// may wonder.
pub fn why_not(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let give_back = return_refusal(order);
    let mut cancel = cancel_refusal(order);
    if let (Some(cancel), Some(_)) = (&mut cancel, &give_back) {
        // Selling it on is said once, below.
        cancel.instead.retain(|it| !matches!(it, NextStep::Resell));
    }
    let cancel = cancel.map(|it| explained(t.why_not_cancel(), it, order));
    let give_back = give_back.map(|it| explained(t.why_not_return(), it, order));
    view! {
        {cancel}
        {give_back}
    }
    .into_any()
}

fn explained(question: String, mut refusal: Refusal, order: &OrderNow) -> AnyView {
    // Feedback is possible, but no way to get rid of the thing.
    refusal.instead.retain(|it| !matches!(it, NextStep::LeaveFeedback { .. }));
    let lines = use_texts().refusal(&refusal, &order.order);
    view! {
        <div class="why">
            <h3>{question}</h3>
            {lines.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect_view()}
        </div>
    }
    .into_any()
}

/// Only of what is on its way or has arrived; whoever looks at an order that has ended, or that waits
/// for an answer, sees why at once.
fn cancel_refusal(order: &OrderNow) -> Option<Refusal> {
    let on_its_way = matches!(
        order.standing.stage,
        Stage::Shipped | Stage::Delivered | Stage::Completed | Stage::PartiallyShipped
    );
    if !on_its_way || order.standing.open_request().is_some() || has_gone_back(order) {
        return None;
    }
    let reason = order.order.terms().reasons.first()?.code.clone();
    let goods = order.order.unshipped(order.standing.now);
    order.may(&Act::CancelRequested { goods, reason, note: String::new() }).err()
}

/// Only of what has arrived and stays with the buyer.
fn return_refusal(order: &OrderNow) -> Option<Refusal> {
    let has_arrived = matches!(order.standing.stage, Stage::Delivered | Stage::Completed);
    if !has_arrived || has_gone_back(order) {
        return None;
    }
    order.may(&return_everything(order)?).err()
}

/// A return that is under way or done says so itself.
fn has_gone_back(order: &OrderNow) -> bool {
    let all_gone = order.standing.lines.iter().all(|it| it.delivered == 0 && it.returned > 0);
    order.standing.after_sale.is_open() || all_gone
}

/// A request to return all that has arrived, for the first reason there is.
pub fn return_everything(order: &OrderNow) -> Option<Act> {
    let reason: ReasonCode = order.order.terms().return_reasons.first()?.code.clone();
    let goods = order.order.returnable(order.standing.now);
    Some(Act::ReturnRequested { goods, reason, note: String::new() })
}
