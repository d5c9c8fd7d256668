//! What can be done instead by somebody who was refused something.

use super::{
    act::ActKind,
    after_sale::AfterSale,
    fold::Fold,
    refusal::{Guard, NextStep},
    standing::{Feedback, Stage},
};

impl Fold<'_> {
    /// What is open, or will be, to somebody who was refused an act of that kind; best first.
    pub(super) fn instead_of(&self, refused: ActKind) -> Vec<NextStep> {
        let mut steps = Vec::new();
        let request = self.open_request().map(|it| &self.cancellations[it]);
        let is_under_way = self.lines.iter().any(|it| it.shipped > it.delivered);
        if refused == ActKind::ChangeAddress && is_under_way {
            steps.push(NextStep::AskCarrier);
        }
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
            Stage::PaymentReview => {
                steps.extend(self.review_by().map(|until| NextStep::CancelInReview { until }));
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
        if matches!(
            self.after_sale,
            AfterSale::ReturnRequested { .. } | AfterSale::WithdrawalDeclared { .. }
        ) {
            if let Some(until) = self.send_back_by() {
                steps.push(NextStep::ShipReturn { until });
            }
            steps.push(NextStep::WithdrawReturn);
        }
        if let AfterSale::Disputed { answer_by: until, .. } = self.after_sale {
            steps.push(NextStep::AwaitDecision { until });
        }
        let withdrawable = self.withdrawable();
        if !withdrawable.is_empty()
            && self.is_free(|guards| self.guard_withdrawal(guards, &withdrawable))
        {
            steps.push(NextStep::Withdraw { until: self.withdraw_by() });
        }
        if let Some(until) = self.return_by().filter(|_| self.has_unreturned()) {
            let in_time = self.now < until;
            steps.push(if in_time { NextStep::Return { until } } else { NextStep::Resell });
        }
        let disputes = !matches!(self.stage, Stage::AwaitingPayment | Stage::Unknown);
        if disputes && self.is_free(|guards| self.guard_dispute(guards)) {
            steps.push(NextStep::Dispute { until: self.dispute_by() });
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

    /// Whether these guards find nothing.
    fn is_free(&self, guard: impl FnOnce(&mut Vec<Guard>)) -> bool {
        let mut guards = Vec::new();
        guard(&mut guards);
        guards.is_empty()
    }
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
            | Self::AwaitDecision { .. }
            | Self::Resell
            | Self::AskCarrier => false,
            Self::CancelInReview { .. } => refused == ActKind::CancelInReview,
            Self::Withdraw { .. } => refused == ActKind::DeclareWithdrawal,
            Self::Dispute { .. } => refused == ActKind::OpenDispute,
        }
    }
}
