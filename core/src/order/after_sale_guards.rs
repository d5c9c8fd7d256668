//! What stands against returning, withdrawing and disputing.

use super::{
    act::LineQuantity, after_sale::AfterSale, fold::Fold, refusal::Guard, standing::Stage,
};

impl Fold<'_> {
    /// Guards of a request to return: all that will come has come, there is still time, and no return
    /// is open or leaves nothing to give back.
    pub(super) fn guard_delivered(&self, guards: &mut Vec<Guard>) {
        self.guard_arrived(guards);
        if let Some(since) = self.return_by().filter(|it| *it <= self.now) {
            guards.push(Guard::ReturnClosed { since });
        }
    }

    /// All that will come has come, and nothing is going on about it.
    pub(super) fn guard_arrived(&self, guards: &mut Vec<Guard>) {
        let has_arrived = matches!(self.stage, Stage::Delivered | Stage::Completed);
        guards.extend(match self.ended() {
            Some(ended) => Some(ended),
            None if self.paid_at.is_none() && !self.is_mine() => Some(Guard::NotPaid),
            None if !has_arrived => Some(Guard::NotDelivered),
            None => self.going_on(),
        });
    }

    /// What is going on after the sale, or leaves nothing to begin, as a guard.
    fn going_on(&self) -> Option<Guard> {
        match self.after_sale {
            AfterSale::ReturnRequested { since, ship_by } => {
                Some(Guard::ReturnOpen { since, ship_by })
            }
            AfterSale::WithdrawalDeclared { since } => Some(Guard::WithdrawalDeclared { since }),
            AfterSale::ReturnShipped { since } => Some(Guard::ReturnShipped { since }),
            AfterSale::Disputed { since, answer_by } => {
                Some(Guard::DisputeOpen { since, answer_by })
            }
            AfterSale::ClosedRefund { since, .. } => Some(Guard::DisputeDecided { since }),
            AfterSale::ReturnReceived { since } if !self.has_unreturned() => {
                Some(Guard::ReturnReceived { since })
            }
            AfterSale::None
            | AfterSale::ReturnLapsed { .. }
            | AfterSale::ReturnReceived { .. }
            | AfterSale::ClosedNoRefund { .. } => None,
        }
    }

    /// Guards of a withdrawal: there is such a right, it has not ended, and the goods come under it.
    /// It runs from payment; what is unpaid is cancelled at once.
    pub(super) fn guard_withdrawal(&self, guards: &mut Vec<Guard>, goods: &[LineQuantity]) {
        if self.terms.withdrawal_window.is_none() {
            guards.push(Guard::NoWithdrawal);
        }
        guards.extend(match self.ended() {
            Some(ended) => Some(ended),
            None if self.paid_at.is_none() && !self.is_mine() => Some(Guard::NotPaid),
            None => self.going_on(),
        });
        if let Some(until) = self.review_by() {
            guards.push(Guard::InReview { until });
        }
        if let Some(since) = self.withdraw_by().filter(|it| *it <= self.now) {
            guards.push(Guard::WithdrawalClosed { since });
        }
        for LineQuantity { line, quantity } in goods {
            let facts = self.facts.lines.get(usize::from(line.0));
            if *quantity > 0 && facts.is_some_and(|it| it.no_withdrawal) {
                guards.push(Guard::ExemptFromWithdrawal(*line));
            }
        }
    }

    /// Guards of opening a dispute: somebody decides disputes here, something is on its way or has
    /// arrived, there is still time, and nothing is going on or decided.
    pub(super) fn guard_dispute(&self, guards: &mut Vec<Guard>) {
        if self.terms.dispute.is_none() {
            guards.push(Guard::NoDisputes);
        }
        let is_shipped = self.lines.iter().any(|it| it.shipped > 0);
        guards.extend(match (self.ended(), self.dispute_decided_at) {
            (Some(ended), _) => Some(ended),
            (None, Some(since)) => Some(Guard::DisputeDecided { since }),
            (None, _) if self.paid_at.is_none() && !self.is_mine() => Some(Guard::NotPaid),
            (None, _) => match self.going_on() {
                None if !is_shipped => Some(Guard::NotShipped),
                going_on => going_on,
            },
        });
        if let Some(since) = self.dispute_by().filter(|it| *it <= self.now) {
            guards.push(Guard::DisputeClosed { since });
        }
    }

    /// The guard of acts on the goods of an open return, which the buyer has or has `sent`.
    pub(super) fn guard_return(&self, sent: bool) -> Option<Guard> {
        match self.after_sale {
            AfterSale::None
            | AfterSale::Disputed { .. }
            | AfterSale::ClosedRefund { .. }
            | AfterSale::ClosedNoRefund { .. } => Some(Guard::NoOpenReturn),
            AfterSale::ReturnRequested { .. } | AfterSale::WithdrawalDeclared { .. } => {
                sent.then_some(Guard::ReturnNotShipped)
            }
            AfterSale::ReturnLapsed { since } => Some(Guard::ReturnLapsed { since }),
            AfterSale::ReturnShipped { since } => (!sent).then_some(Guard::ReturnShipped { since }),
            AfterSale::ReturnReceived { since } => Some(Guard::ReturnReceived { since }),
        }
    }
}
