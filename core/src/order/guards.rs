//! What stands against an act, and what can be done instead.

use super::{
    act::{Act, ActKind, LineQuantity, RefundId},
    fold::Fold,
    order::LOG_CAP,
    refusal::{Guard, NextStep, Refusal},
    standing::{AfterSale, Feedback, LineStanding, RefundState, Stage},
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
        if self.placed_at.is_none() && *act != Act::Placed && !self.is_mine() {
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
                if let Some(open) = self.open_request().map(|it| &self.cancellations[it]) {
                    let (since, answer_by) = (open.requested_at, open.answer_by);
                    guards.push(Guard::RequestOpen { since, answer_by });
                }
                if self.terms.reason(reason).is_none() {
                    guards.push(Guard::UnknownReason(reason.clone()));
                }
                self.guard_goods(&mut guards, goods, |it| it.active);
            }
            Act::CancelWithdrawn | Act::CancelApproved | Act::CancelRejected { .. } => {
                if self.open_request().is_none() {
                    guards.push(Guard::NoOpenRequest);
                    guards.extend(self.ended());
                }
            }
            Act::Shipped { goods } => {
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
                if self.terms.return_reason(reason).is_none() {
                    guards.push(Guard::UnknownReason(reason.clone()));
                }
                self.guard_goods(&mut guards, goods, |it| it.delivered);
            }
            Act::ReturnWithdrawn => guards.extend(self.guard_return(false)),
            Act::ReturnShipped { goods } | Act::ReturnReceived { goods } => {
                guards.extend(self.guard_return(matches!(act, Act::ReturnReceived { .. })));
                self.guard_goods(&mut guards, goods, |it| it.returning);
            }
        }
        guards
    }

    /// The end of the order, as a guard.
    fn ended(&self) -> Option<Guard> {
        let since = self.since;
        match self.stage {
            Stage::Expired => Some(Guard::Expired { since }),
            Stage::Cancelled(_) => Some(Guard::Cancelled { since }),
            Stage::Unknown
            | Stage::AwaitingPayment
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

    /// Guards of a request to return: all that will come has come, there is still time, and no return
    /// is open or leaves nothing to give back.
    fn guard_delivered(&self, guards: &mut Vec<Guard>) {
        let has_arrived = matches!(self.stage, Stage::Delivered | Stage::Completed);
        guards.extend(match self.ended() {
            Some(ended) => Some(ended),
            None if self.paid_at.is_none() && !self.is_mine() => Some(Guard::NotPaid),
            None if !has_arrived => Some(Guard::NotDelivered),
            None => match self.after_sale {
                AfterSale::ReturnRequested { since, ship_by } => {
                    Some(Guard::ReturnOpen { since, ship_by })
                }
                AfterSale::ReturnShipped { since } => Some(Guard::ReturnShipped { since }),
                AfterSale::ReturnReceived { since } if !self.has_unreturned() => {
                    Some(Guard::ReturnReceived { since })
                }
                AfterSale::None
                | AfterSale::ReturnLapsed { .. }
                | AfterSale::ReturnReceived { .. } => None,
            },
        });
        if let Some(since) = self.return_by().filter(|it| *it <= self.now) {
            guards.push(Guard::ReturnClosed { since });
        }
    }

    /// The guard of acts on the goods of an open return, which the buyer has or has `sent`.
    fn guard_return(&self, sent: bool) -> Option<Guard> {
        match self.after_sale {
            AfterSale::None => Some(Guard::NoOpenReturn),
            AfterSale::ReturnRequested { .. } => sent.then_some(Guard::ReturnNotShipped),
            AfterSale::ReturnLapsed { since } => Some(Guard::ReturnLapsed { since }),
            AfterSale::ReturnShipped { since } => (!sent).then_some(Guard::ReturnShipped { since }),
            AfterSale::ReturnReceived { since } => Some(Guard::ReturnReceived { since }),
        }
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
        let current =
            if retry && step == RefundStep::Initiate { refund.attempt + 1 } else { refund.attempt };
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

    /// What is open, or will be, to somebody who was refused an act of that kind; best first.
    fn instead_of(&self, refused: ActKind) -> Vec<NextStep> {
        let mut steps = Vec::new();
        let request = self.open_request().map(|it| &self.cancellations[it]);
        match self.stage {
            Stage::Unknown => {}
            Stage::AwaitingPayment => {
                if let Some(at) = self.pay_by() {
                    if matches!(refused, ActKind::RequestCancellation | ActKind::RequestReturn) {
                        steps.push(NextStep::CancelUnpaid);
                        steps.push(NextStep::LetExpire { at });
                    } else {
                        steps.push(NextStep::Pay { until: at });
                    }
                }
            }
            Stage::AwaitingShipment | Stage::PartiallyShipped => match request {
                Some(open) => {
                    steps.push(NextStep::AwaitAnswer { until: open.answer_by });
                    steps.push(NextStep::WithdrawRequest);
                }
                None => steps.push(NextStep::RequestCancellation),
            },
            Stage::Shipped => {
                steps.push(NextStep::ReturnAfterDelivery { window: self.terms.return_window });
            }
            Stage::Delivered | Stage::Completed | Stage::Expired | Stage::Cancelled(_) => {}
        }
        if let AfterSale::ReturnRequested { ship_by: until, .. } = self.after_sale {
            steps.push(NextStep::ShipReturn { until });
            steps.push(NextStep::WithdrawReturn);
        }
        if let Some(until) = self.return_by().filter(|_| self.has_unreturned()) {
            let in_time = self.now < until;
            steps.push(if in_time { NextStep::Return { until } } else { NextStep::Resell });
        }
        if let Some(refund) = self.refunds.iter().find(|it| !it.is_settled()) {
            steps.push(NextStep::AwaitRefund { until: refund.due });
        }
        if let Feedback::Open { until } = self.feedback {
            steps.push(NextStep::LeaveFeedback { until });
        }
        steps.retain(|it| !it.is(refused));
        steps
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RefundStep {
    Initiate,
    HandOver,
    Conclude,
}

impl NextStep {
    /// Whether this is the very thing that was refused.
    fn is(&self, refused: ActKind) -> bool {
        match self {
            Self::Pay { .. } => refused == ActKind::Pay,
            Self::CancelUnpaid => refused == ActKind::CancelUnpaid,
            Self::RequestCancellation => refused == ActKind::RequestCancellation,
            Self::WithdrawRequest => refused == ActKind::WithdrawRequest,
            Self::LeaveFeedback { .. } => refused == ActKind::LeaveFeedback,
            Self::Return { .. } => refused == ActKind::RequestReturn,
            Self::ShipReturn { .. } => refused == ActKind::ShipReturn,
            Self::WithdrawReturn => refused == ActKind::WithdrawReturn,
            Self::LetExpire { .. }
            | Self::AwaitAnswer { .. }
            | Self::ReturnAfterDelivery { .. }
            | Self::AwaitRefund { .. }
            | Self::Resell => false,
        }
    }
}
