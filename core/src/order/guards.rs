//! What stands against an act, and what can be done instead.

use super::{
    act::{Act, ActKind, Actor, LineQuantity, RefundId},
    fold::Fold,
    order::LOG_CAP,
    refusal::{Guard, Refusal},
    standing::{Feedback, LineStanding, RefundState, Stage},
    terms::{Reason, ReasonCode},
};

impl Fold<'_> {
    /// What makes the act impossible at the moment of the fold. In `mine` only what cannot be
    /// understood is impossible.
    pub(super) fn barring(&self, act: &Act) -> Vec<Guard> {
        let mut guards = self.guards(act);
        if self.is_mine() {
            guards.retain(Guard::is_hard);
        }
        guards
    }

    /// Everything that speaks against the act, whether or not it makes it impossible.
    pub(super) fn doubts(&self, act: &Act) -> Result<(), Refusal> {
        self.refusal(act.kind(), self.guards(act))
    }

    /// What these guards mean to somebody who wanted to do something of that kind.
    pub(super) fn refusal(&self, act: ActKind, guards: Vec<Guard>) -> Result<(), Refusal> {
        if guards.is_empty() {
            return Ok(());
        }
        Err(Refusal { act, guards, instead: self.instead_of(act) })
    }

    fn guards(&self, act: &Act) -> Vec<Guard> {
        let mut guards = Vec::new();
        if self.acts >= LOG_CAP {
            guards.push(Guard::LogFull { cap: LOG_CAP });
        }
        if let (Some(since), Act::Placed) = (self.placed_at, act) {
            guards.push(Guard::AlreadyPlaced { since });
        }
        if let Act::Reported { .. } | Act::TermsAssumed { .. } = act {
            if !self.is_mine() {
                guards.push(Guard::NotMine);
            }
            if matches!(act, Act::Reported { report } if !report.is_sound()) {
                guards.push(Guard::UnsoundReport);
            }
            return guards;
        }
        // When an order of `mine` was placed may just not be known.
        if self.placed_at.is_none() && !matches!(act, Act::Placed) && !self.is_mine() {
            guards.push(Guard::NotPlaced);
            return guards;
        }
        match act {
            Act::Placed | Act::Reported { .. } | Act::TermsAssumed { .. } => {}
            Act::Paid { amount, .. } => {
                if let Some(since) = self.paid_at {
                    guards.push(Guard::AlreadyPaid { since });
                } else if !self.refunds.is_empty() {
                    // A late payment is on its way back; there is nothing left to pay.
                    guards.extend(self.ended());
                }
                let expected = self.facts.total_minor();
                // What an order of `mine` costs may not be known to the cent.
                if *amount != expected && !self.is_mine() {
                    guards.push(Guard::AmountDiffers { expected });
                }
            }
            Act::CancelledUnpaid => {
                guards.extend(self.ended());
                if let Some(since) = self.paid_at {
                    guards.push(Guard::AlreadyPaid { since });
                }
            }
            Act::CancelRequested { goods, reason, .. } => {
                self.guard_unshipped(&mut guards);
                self.guard_no_request(&mut guards);
                self.guard_reason(&mut guards, reason, &self.terms.reasons, Actor::Buyer);
                self.guard_goods(&mut guards, goods, |it| it.active);
                self.guard_part(&mut guards, goods, reason, |it| it.active);
            }
            Act::CancelWithdrawn | Act::CancelApproved | Act::CancelRejected { .. } => {
                if self.open_request().is_none() {
                    guards.push(Guard::NoOpenRequest);
                    guards.extend(self.ended());
                }
                if let Act::CancelRejected { reason: Some(reason), .. } = act {
                    self.guard_reason(
                        &mut guards,
                        reason,
                        &self.terms.reject_reasons,
                        Actor::Seller,
                    );
                }
            }
            Act::Shipped { goods, .. } => {
                self.guard_unshipped(&mut guards);
                self.guard_goods(&mut guards, goods, |it| it.active);
            }
            Act::Delivered { goods } => {
                guards.extend(self.ended());
                if let Some(since) = self.delivered_at {
                    guards.push(Guard::AlreadyDelivered { since });
                } else if self.lines.iter().all(|it| it.shipped == 0) {
                    guards.push(Guard::NotShipped);
                }
                self.guard_goods(&mut guards, goods, |it| it.shipped - it.delivered);
            }
            Act::RefundInitiated { refund, attempt } => {
                self.guard_refund(&mut guards, *refund, *attempt, RefundStep::Initiate);
            }
            Act::RefundAtBank { refund, attempt } => {
                self.guard_refund(&mut guards, *refund, *attempt, RefundStep::HandOver);
            }
            Act::RefundFailed { refund, attempt } | Act::RefundArrived { refund, attempt } => {
                self.guard_refund(&mut guards, *refund, *attempt, RefundStep::Conclude);
            }
            Act::FeedbackLeft { stars, .. } => self.guard_feedback(&mut guards, *stars),
            Act::ReturnRequested { goods, reason, .. } => {
                self.guard_delivered(&mut guards);
                self.guard_reason(&mut guards, reason, &self.terms.return_reasons, Actor::Buyer);
                self.guard_goods(&mut guards, goods, |it| it.delivered);
                self.guard_part(&mut guards, goods, reason, |it| it.delivered);
            }
            Act::ReturnWithdrawn => guards.extend(self.guard_return(false)),
            Act::ReturnShipped { goods } | Act::ReturnReceived { goods } => {
                guards.extend(self.guard_return(matches!(act, Act::ReturnReceived { .. })));
                // The buyer may have withdrawn from what is still on its way.
                let is_here = self.lines.iter().all(|it| it.returning <= it.delivered);
                if guards.is_empty() && !is_here {
                    guards.push(Guard::NotDelivered);
                }
                self.guard_goods(&mut guards, goods, |it| it.returning.min(it.delivered));
            }
            Act::PaymentCleared | Act::PaymentRefused | Act::CancelledInReview => {
                guards.extend(self.ended());
                if self.stage != Stage::PaymentReview {
                    guards.push(Guard::NotInReview);
                }
            }
            Act::CancelledBySeller { goods, reason } => {
                self.guard_unshipped(&mut guards);
                self.guard_no_request(&mut guards);
                self.guard_reason(&mut guards, reason, &self.terms.reasons, Actor::Seller);
                self.guard_goods(&mut guards, goods, |it| it.active);
            }
            Act::ReceiptConfirmed => {
                self.guard_arrived(&mut guards);
                if self.stage == Stage::Completed {
                    guards.push(Guard::AlreadyCompleted { since: self.since });
                }
            }
            Act::WithdrawalDeclared { goods, .. } => {
                self.guard_withdrawal(&mut guards, goods);
                self.guard_goods(&mut guards, goods, |it| it.active + it.shipped - it.returning);
            }
            Act::DisputeOpened { goods, reason, .. } => {
                self.guard_dispute(&mut guards);
                self.guard_reason(&mut guards, reason, &self.terms.dispute_reasons, Actor::Buyer);
                self.guard_goods(&mut guards, goods, |it| it.shipped);
            }
            Act::DisputeWithdrawn | Act::DisputeDecided { .. } => {
                if !self.after_sale.is_disputed() {
                    guards.push(Guard::NoOpenDispute);
                }
                let most = self.disputable(&self.disputed);
                if matches!(act, Act::DisputeDecided { amount } if !(0..=most).contains(amount)) {
                    guards.push(Guard::AmountOutOfRange { most });
                }
            }
            Act::AddressChanged { to } => {
                self.guard_address(&mut guards);
                if !to.is_sound() {
                    guards.push(Guard::UnsoundAddress);
                }
            }
        }
        guards
    }

    /// The end of the order, as a guard.
    pub(super) fn ended(&self) -> Option<Guard> {
        let since = self.since;
        match self.stage {
            Stage::Expired => Some(Guard::Expired { since }),
            Stage::Cancelled(_) => Some(Guard::Cancelled { since }),
            Stage::Unknown
            | Stage::AwaitingPayment
            | Stage::PaymentReview
            | Stage::AwaitingShipment
            | Stage::PartiallyShipped
            | Stage::Shipped
            | Stage::Delivered
            | Stage::Completed => None,
        }
    }

    /// Guards of acts on what the seller still holds.
    fn guard_unshipped(&self, guards: &mut Vec<Guard>) {
        guards.extend(self.ended());
        match self.stage {
            Stage::Unknown if self.is_mine() => {}
            Stage::AwaitingPayment | Stage::Unknown => guards.push(Guard::NotPaid),
            Stage::PaymentReview => {
                guards.extend(self.review_by().map(|until| Guard::InReview { until }))
            }
            Stage::Shipped | Stage::Delivered | Stage::Completed => {
                if let Some(since) = self.shipped_at {
                    guards.push(Guard::AlreadyShipped { since });
                }
                if let Some(since) = self.delivered_at {
                    guards.push(Guard::AlreadyDelivered { since });
                }
            }
            Stage::AwaitingShipment
            | Stage::PartiallyShipped
            | Stage::Expired
            | Stage::Cancelled(_) => {}
        }
    }

    /// Guards of another address: once something is on its way it goes where it goes.
    pub(super) fn guard_address(&self, guards: &mut Vec<Guard>) {
        guards.extend(self.ended());
        guards.extend(self.shipped_at.map(|since| Guard::AlreadyShipped { since }));
        guards.extend(self.delivered_at.map(|since| Guard::AlreadyDelivered { since }));
    }

    fn guard_no_request(&self, guards: &mut Vec<Guard>) {
        if let Some(open) = self.open_request().map(|it| &self.cancellations[it]) {
            let (since, answer_by) = (open.requested_at, open.answer_by);
            guards.push(Guard::RequestOpen { since, answer_by });
        }
    }

    /// The reason is one of the list that the party may give.
    fn guard_reason(&self, guards: &mut Vec<Guard>, code: &ReasonCode, list: &[Reason], by: Actor) {
        if !list.iter().any(|it| it.code == *code && it.by == by) {
            guards.push(Guard::UnknownReason(code.clone()));
        }
    }

    /// What speaks against a part of what is `available`: a reason that holds for all of it alone, or
    /// a set that would be torn. Nobody needs to hear that where the act is impossible anyway.
    fn guard_part(
        &self,
        guards: &mut Vec<Guard>,
        goods: &[LineQuantity],
        code: &ReasonCode,
        available: fn(&LineStanding) -> u32,
    ) {
        if !guards.is_empty() {
            return;
        }
        let is_all = |index: usize| {
            let named = goods.iter().find(|it| usize::from(it.line.0) == index);
            let left = self.lines.get(index).map_or(0, available);
            named.map_or(0, |it| it.quantity) == left
        };
        let lines = 0..self.lines.len();
        if self.terms.reason(code).is_some_and(|it| it.whole_only) && !lines.clone().all(is_all) {
            guards.push(Guard::ReasonForAll(code.clone()));
        }
        let bundle = |index: usize| self.facts.lines.get(index).and_then(|it| it.bundle);
        let named = goods.iter().filter(|it| it.quantity > 0);
        let torn = named.filter_map(|it| bundle(usize::from(it.line.0))).find(|it| {
            let mut set = lines.clone().filter(|index| bundle(*index) == Some(*it));
            !set.all(is_all)
        });
        guards.extend(torn.map(|bundle| Guard::SetTorn { bundle }));
    }

    /// The named goods exist, each line once, and there are that many of them. Nobody needs to hear
    /// that where the act is impossible anyway.
    fn guard_goods(
        &self,
        guards: &mut Vec<Guard>,
        goods: &[LineQuantity],
        available: fn(&LineStanding) -> u32,
    ) {
        if !guards.is_empty() && !self.is_mine() {
            return;
        }
        if goods.iter().all(|it| it.quantity == 0) {
            guards.push(Guard::NothingChosen);
        }
        let mut seen = vec![false; self.lines.len()];
        for LineQuantity { line, quantity } in goods {
            let index = usize::from(line.0);
            let Some(standing) = self.lines.get(index) else {
                guards.push(Guard::UnknownLine(*line));
                continue;
            };
            let left =
                if std::mem::replace(&mut seen[index], true) { 0 } else { available(standing) };
            if *quantity > left {
                guards.push(Guard::TooMany { line: *line, available: left });
            }
        }
    }

    fn guard_refund(&self, guards: &mut Vec<Guard>, id: RefundId, attempt: u16, step: RefundStep) {
        let Some(refund) = self.refunds.get(usize::from(id.0)) else {
            guards.push(Guard::NoSuchRefund);
            return;
        };
        let retry = matches!(refund.state, RefundState::Failed { .. });
        let current = if retry && step == RefundStep::Initiate {
            refund.attempt.saturating_add(1)
        } else {
            refund.attempt
        };
        match (refund.state, step) {
            (RefundState::Settled { at, .. }, _) => {
                guards.push(Guard::RefundAlreadySettled { since: at });
            }
            (RefundState::Pending | RefundState::Failed { .. }, RefundStep::Initiate)
            | (RefundState::Initiated { .. }, RefundStep::HandOver)
            | (RefundState::Initiated { .. } | RefundState::AtBank { .. }, RefundStep::Conclude) => {
            }
            // Whether it started is not known of an order of `mine`.
            (RefundState::Pending, _) if self.is_mine() => {}
            (RefundState::Pending | RefundState::Failed { .. }, _) => {
                guards.push(Guard::RefundNotInitiated);
            }
            (RefundState::Initiated { at } | RefundState::AtBank { at }, _) => {
                guards.push(Guard::RefundAlreadyInitiated { since: at });
            }
        }
        if guards.is_empty() && attempt != current {
            guards.push(Guard::OtherAttempt { current });
        }
    }

    fn guard_feedback(&self, guards: &mut Vec<Guard>, stars: u8) {
        match self.feedback {
            Feedback::Open { .. } => {}
            Feedback::Left { until, .. } if self.now >= until => {
                guards.push(Guard::FeedbackClosed { since: until });
            }
            Feedback::Left { .. } => {}
            Feedback::Closed { since } => guards.push(Guard::FeedbackClosed { since }),
            Feedback::NotYet => guards.push(match self.ended() {
                Some(Guard::Cancelled { .. }) => Guard::NoFeedbackAfterCancellation,
                Some(expired) => expired,
                None => Guard::FeedbackNotOpen,
            }),
        }
        if !(1..=5).contains(&stars) {
            guards.push(Guard::StarsOutOfRange(stars));
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RefundStep {
    Initiate,
    HandOver,
    Conclude,
}
