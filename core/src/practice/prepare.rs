//! Beginning at a later step: what has to have happened to the order before.

use super::{Step, Story};
use crate::order::{Act, CancellationState, Order, RefundId, RefundState, Stage, time::Timestamp};

/// What has to happen to the order of a practice so that it can begin at a step, as far as it has not
/// happened already, in this order and all at the present moment. Nothing is taken back: an order that is
/// further on stays there.
pub fn prepare(story: Story, step: Step, order: &Order, now: Timestamp) -> Vec<Act> {
    let mut order = order.clone();
    let mut acts = Vec::new();
    let Some(index) = story.index(step) else { return acts };
    let is_before = |other: Step| story.index(other).is_some_and(|it| it < index);
    let mut done = |act: Act, order: &mut Order| {
        let count = u32::try_from(order.log().len()).unwrap_or(u32::MAX);
        let stamp = crate::order::Stamp {
            at: now,
            clock: crate::order::Clock(now.millis(), count),
            tab: crate::order::TabId("prepared".into()),
        };
        if order.act(act.clone(), stamp).is_ok() {
            acts.push(act);
        }
    };
    if is_before(Step::Send) {
        let standing = order.at(now);
        let is_open = standing.open_request().is_some();
        if !is_open && !matches!(standing.stage, Stage::Cancelled(_)) {
            let reason = order.terms().reasons.first().map(|it| it.code.clone());
            if let Some(reason) = reason {
                let goods = order.unshipped(now);
                done(Act::CancelRequested { goods, reason, note: String::new() }, &mut order);
            }
        }
    }
    if is_before(Step::Refund) {
        let asked = order.at(now).cancellations.last().map(|it| it.state.clone());
        if asked == Some(CancellationState::Requested) {
            done(Act::CancelApproved, &mut order);
        }
        let refund = RefundId(0);
        let pending = order.at(now).refunds.first().map(|it| (it.state, it.attempt));
        if let Some((RefundState::Pending, attempt)) = pending {
            done(Act::RefundInitiated { refund, attempt }, &mut order);
            done(Act::RefundArrived { refund, attempt }, &mut order);
        }
    }
    if is_before(Step::Return) {
        let goods = order.returnable(now);
        let reason = order.terms().return_reasons.first().map(|it| it.code.clone());
        if let Some(reason) = reason.filter(|_| !order.at(now).after_sale.is_open()) {
            done(Act::ReturnRequested { goods, reason, note: String::new() }, &mut order);
        }
    }
    if is_before(Step::SendBack) {
        let goods = order.returning(now);
        done(Act::ReturnShipped { goods }, &mut order);
    }
    acts
}
