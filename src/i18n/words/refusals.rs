//! Why something is not possible, and what is possible instead.

use unbuy_core::{
    Timestamp,
    order::{ActKind, Address, Guard, NextStep, Order, Refusal},
};

use crate::i18n::{DateStyle, Texts};

impl Texts {
    /// Everything that stands against it, then what can be done instead, a sentence each.
    pub fn refusal(self, refusal: &Refusal, order: &Order) -> Vec<String> {
        let why = refusal.guards.iter().map(|it| self.guard(it, order));
        let instead = refusal.instead.iter().map(|it| self.next_step(it, order));
        why.chain(instead).collect()
    }

    /// The question that a refusal answers: "Why not return it?"
    pub fn why_not(self, act: ActKind) -> String {
        match act {
            ActKind::Place => self.why_not_place(),
            ActKind::Pay => self.why_not_pay(),
            ActKind::CancelUnpaid | ActKind::RequestCancellation => self.why_not_cancel(),
            ActKind::WithdrawRequest => self.why_not_withdraw(),
            ActKind::ApproveRequest => self.why_not_approve(),
            ActKind::RejectRequest => self.why_not_reject(),
            ActKind::Ship => self.why_not_ship(),
            ActKind::Deliver => self.why_not_deliver(),
            ActKind::InitiateRefund => self.why_not_pay_back(),
            ActKind::HandRefundToBank => self.why_not_hand_over(),
            ActKind::FailRefund => self.why_not_send_back(),
            ActKind::ConfirmRefund => self.why_not_confirm_money(),
            ActKind::LeaveFeedback => self.why_not_judge(),
            ActKind::RequestReturn => self.why_not_return(),
            ActKind::WithdrawReturn => self.why_not_keep(),
            ActKind::ShipReturn => self.why_not_ship_return(),
            ActKind::ReceiveReturn => self.why_not_receive_return(),
            ActKind::Report | ActKind::AssumeTerms => self.why_not_report(),
            ActKind::ClearPayment | ActKind::RefusePayment | ActKind::CancelInReview => {
                self.why_not_review()
            }
            ActKind::CancelAsSeller => self.why_not_cancel_as_seller(),
            ActKind::ConfirmReceipt => self.why_not_confirm_receipt(),
            ActKind::DeclareWithdrawal => self.why_not_withdraw_contract(),
            ActKind::OpenDispute => self.why_not_dispute(),
            ActKind::WithdrawDispute | ActKind::DecideDispute => self.why_not_decide(),
            ActKind::ChangeAddress => self.why_not_change_address(),
        }
    }

    /// One thing that stands against an act.
    pub fn guard(self, guard: &Guard, order: &Order) -> String {
        let day = |at: &Timestamp| self.date(*at, DateStyle::Day);
        match guard {
            Guard::NotPlaced => self.guard_not_placed(),
            Guard::AlreadyPlaced { since } => self.guard_placed(day(since)),
            Guard::Expired { since } => self.guard_expired(day(since)),
            Guard::Cancelled { since } => self.guard_cancelled(day(since)),
            Guard::NotPaid => self.guard_not_paid(),
            Guard::AlreadyPaid { since } => self.guard_paid(day(since)),
            Guard::AmountDiffers { expected } => {
                self.guard_amount(self.money(order.facts().money(*expected)))
            }
            Guard::RequestOpen { since, answer_by } => {
                self.guard_requested(day(since), self.date(*answer_by, DateStyle::DateTime))
            }
            Guard::NoOpenRequest => self.guard_no_request(),
            Guard::UnknownReason(code) => self.guard_reason(code.as_str()),
            Guard::NothingChosen => self.guard_nothing_chosen(),
            Guard::UnknownLine(line) => self.guard_no_line(line.0.saturating_add(1)),
            Guard::TooMany { line, available } => {
                let line = order.facts().lines.get(usize::from(line.0));
                let title = line.map_or("", |it| it.title.as_str());
                match available {
                    0 => self.guard_none_left(title),
                    available => self.guard_too_many(*available, title),
                }
            }
            Guard::AlreadyShipped { since } => self.guard_shipped(day(since)),
            Guard::NotShipped => self.guard_not_shipped(),
            Guard::AlreadyDelivered { since } => self.guard_delivered(day(since)),
            Guard::NoSuchRefund => self.guard_no_refund(),
            Guard::OtherAttempt { current } => self.guard_other_attempt(*current),
            Guard::RefundNotInitiated => self.guard_refund_not_started(),
            Guard::RefundAlreadyInitiated { since } => self.guard_refund_started(day(since)),
            Guard::RefundAlreadySettled { since } => self.guard_refund_settled(day(since)),
            Guard::FeedbackNotOpen => self.guard_feedback_not_open(),
            Guard::NoFeedbackAfterCancellation => self.guard_no_feedback(),
            Guard::FeedbackClosed { since } => self.guard_feedback_closed(day(since)),
            Guard::StarsOutOfRange(_) => self.guard_stars(),
            Guard::NotDelivered => self.guard_not_delivered(),
            Guard::ReturnClosed { since } => self.guard_return_closed(day(since)),
            Guard::ReturnOpen { since, ship_by } => {
                self.guard_return_open(day(since), self.date(*ship_by, DateStyle::DateTime))
            }
            Guard::NoOpenReturn => self.guard_no_return(),
            Guard::ReturnLapsed { since } => self.guard_return_lapsed(day(since)),
            Guard::ReturnNotShipped => self.guard_return_not_shipped(),
            Guard::ReturnShipped { since } => self.guard_return_shipped(day(since)),
            Guard::ReturnReceived { since } => self.guard_return_received(day(since)),
            Guard::LogFull { cap } => self.guard_log_full(*cap),
            Guard::NotMine => self.guard_not_mine(),
            Guard::UnsoundReport => self.guard_unsound_report(),
            Guard::NotInReview => self.guard_not_in_review(),
            Guard::InReview { until } => {
                self.guard_in_review(self.date(*until, DateStyle::DateTime))
            }
            Guard::ReasonForAll(code) => {
                self.guard_reason_for_all(self.reason(code, order.terms()))
            }
            Guard::SetTorn { .. } => self.guard_set_torn(),
            Guard::AlreadyCompleted { since } => self.guard_completed(day(since)),
            Guard::NoWithdrawal => self.guard_no_withdrawal(),
            Guard::WithdrawalClosed { since } => self.guard_withdrawal_closed(day(since)),
            Guard::ExemptFromWithdrawal(line) => {
                let line = order.facts().lines.get(usize::from(line.0));
                self.guard_exempt(line.map_or("", |it| it.title.as_str()))
            }
            Guard::WithdrawalDeclared { since } => self.guard_withdrawn(day(since)),
            Guard::NoDisputes => self.guard_no_disputes(),
            Guard::DisputeOpen { since, answer_by } => {
                self.guard_dispute_open(day(since), self.date(*answer_by, DateStyle::DateTime))
            }
            Guard::NoOpenDispute => self.guard_no_dispute(),
            Guard::DisputeClosed { since } => self.guard_dispute_closed(day(since)),
            Guard::DisputeDecided { since } => self.guard_dispute_decided(day(since)),
            Guard::AmountOutOfRange { most } => {
                self.guard_amount_range(self.money(order.facts().money(*most)))
            }
            Guard::UnsoundAddress => self.guard_address(Address::LONGEST),
        }
    }

    /// A step that is open, or will be.
    pub fn next_step(self, step: &NextStep, order: &Order) -> String {
        let moment = |at: &Timestamp| self.date(*at, DateStyle::DateTime);
        let last_day = |due: &Timestamp| self.until(*due, DateStyle::Day);
        match step {
            NextStep::Pay { until } => self.next_pay(moment(until)),
            NextStep::LetExpire { at } => self.next_let_expire(moment(at)),
            NextStep::CancelUnpaid => self.next_cancel_unpaid(),
            NextStep::RequestCancellation => self.next_request(),
            NextStep::WithdrawRequest => self.next_withdraw(),
            NextStep::AwaitAnswer { until } => self.next_await_answer(moment(until)),
            NextStep::ReturnAfterDelivery { window } => self.next_return_after(window.whole_days()),
            NextStep::Return { until } => self.next_return(last_day(until)),
            NextStep::AwaitRefund { until } => {
                let offset = order.terms().calendar.utc_offset();
                self.next_await_refund(self.shop_day(*until, offset, DateStyle::WeekdayDay))
            }
            NextStep::LeaveFeedback { until } => self.next_feedback(last_day(until)),
            NextStep::ShipReturn { until } => self.next_ship_return(last_day(until)),
            NextStep::WithdrawReturn => self.next_keep(),
            NextStep::Resell => self.next_resell(),
            NextStep::CancelInReview { until } => self.next_cancel_in_review(moment(until)),
            NextStep::Withdraw { until: Some(until) } => {
                self.next_withdraw_contract(last_day(until))
            }
            NextStep::Withdraw { until: None } => self.next_withdraw_contract_open(),
            NextStep::Dispute { until: Some(until) } => self.next_dispute(last_day(until)),
            NextStep::Dispute { until: None } => self.next_dispute_open(),
            NextStep::AwaitDecision { until } => self.next_await_decision(moment(until)),
            NextStep::AskCarrier => self.next_ask_carrier(),
        }
    }
}
