//! Real orders in words: how they stand as far as is known, and what wants attention.

use unbuy_core::{
    Span, Timestamp,
    order::{
        AfterSale, Attention, Concern, DeadlineKind, Order, Refund, RefundId, RefundState, Report,
        ReportedStage, Source, Stage, Standing, TimeStep,
    },
};

use super::status::{Status, Tone};
use crate::i18n::{DateStyle, Texts};

impl Texts {
    /// The status line of a real order: what is missing or asked comes first.
    pub fn mine_status(self, order: &Order, standing: &Standing, now: Timestamp) -> Status {
        let open = order.attentions(standing, now).into_iter().next();
        let open = open.filter(|it| !matches!(it.concern, Concern::Ahead(_)));
        if let Some(it) = open {
            let is_late = matches!(it.concern, Concern::RefundLate(_));
            let tone = if is_late { Tone::Bad } else { Tone::Wait };
            return Status { text: self.concern(&it, order, standing), tone };
        }
        let (tone, text) = self.mine_course(order, standing, now);
        Status { text, tone }
    }

    fn mine_course(self, order: &Order, standing: &Standing, now: Timestamp) -> (Tone, String) {
        let due = |kind| standing.deadlines.iter().find(|it| it.kind == kind).map(|it| it.due);
        let day = |due| self.until(due, DateStyle::Day);
        if let Some(request) = standing.open_request() {
            let day = self.until(request.answer_by, DateStyle::WeekdayDay);
            return (Tone::Wait, self.mine_requested(day));
        }
        let (paid, back) = (standing.ledger.paid, standing.ledger.back);
        let is_cancelled = matches!(standing.stage, Stage::Cancelled(_));
        if back > 0 && standing.ledger.coming_back == 0 && !is_cancelled {
            let is_all = paid > 0 && back >= paid;
            let part = || self.mine_part_back(self.money(order.facts().money(back)));
            return (Tone::Done, if is_all { self.mine_money_back() } else { part() });
        }
        match standing.stage {
            Stage::Unknown => (Tone::Wait, self.unknown_stage(order)),
            Stage::AwaitingPayment => {
                let ends = due(DeadlineKind::Pay).map(|it| self.mine_unpaid(self.in_time(now, it)));
                (Tone::Wait, ends.unwrap_or_else(|| self.mine_unpaid_open()))
            }
            Stage::PaymentReview | Stage::AwaitingShipment => {
                let by = due(DeadlineKind::Ship).map(|it| self.mine_paid(day(it)));
                (Tone::Wait, by.unwrap_or_else(|| self.mine_paid_open()))
            }
            Stage::PartiallyShipped => (Tone::Wait, self.mine_part_shipped()),
            Stage::Shipped => match standing.shipped_at {
                // After a year it is history.
                Some(at) if at + Span::days(365) < now => {
                    (Tone::Done, self.mine_shipped_on(self.date(at, DateStyle::Long)))
                }
                Some(_) | None => (Tone::Wait, self.mine_shipped()),
            },
            Stage::Delivered | Stage::Completed => self.mine_arrived(order, standing),
            Stage::Expired => (Tone::Done, self.mine_expired()),
            Stage::Cancelled(_) => match self.latest_refund(order, standing) {
                Some(day) => (Tone::Good, self.mine_cancelled(day)),
                None if standing.refunds.is_empty() => (Tone::Done, self.mine_cancelled_unpaid()),
                None => (Tone::Done, self.mine_cancelled_back()),
            },
        }
    }

    fn mine_arrived(self, order: &Order, standing: &Standing) -> (Tone, String) {
        match standing.after_sale {
            AfterSale::ReturnRequested { ship_by, .. } => {
                (Tone::Wait, self.mine_return_asked(self.until(ship_by, DateStyle::Day)))
            }
            AfterSale::ReturnShipped { .. } => (Tone::Wait, self.mine_return_sent()),
            AfterSale::ReturnReceived { .. } => match self.latest_refund(order, standing) {
                Some(day) => (Tone::Good, self.mine_returned(day)),
                None => (Tone::Done, self.mine_returned_back()),
            },
            AfterSale::WithdrawalDeclared { .. } => {
                let by = standing.deadlines.iter().find(|it| it.kind == DeadlineKind::ShipReturn);
                let by = by.map(|it| self.status_withdrawn(self.until(it.due, DateStyle::Day)));
                (Tone::Wait, by.unwrap_or_else(|| self.status_withdrawn_under_way()))
            }
            AfterSale::Disputed { answer_by, .. } => {
                (Tone::Wait, self.status_disputed(self.until(answer_by, DateStyle::Day)))
            }
            AfterSale::ClosedRefund { .. } => match self.latest_refund(order, standing) {
                Some(day) => (Tone::Good, self.status_dispute_won(day)),
                None => (Tone::Done, self.status_dispute_won_back()),
            },
            AfterSale::ClosedNoRefund { .. } => (Tone::Done, self.status_dispute_lost()),
            AfterSale::None | AfterSale::ReturnLapsed { .. } => {
                let until = standing.deadlines.iter().find(|it| it.kind == DeadlineKind::Return);
                let until = until.map(|it| self.mine_delivered(self.until(it.due, DateStyle::Day)));
                (Tone::Done, until.unwrap_or_else(|| self.mine_delivered_open()))
            }
        }
    }

    /// The day by which all money is back, if some is not.
    fn latest_refund(self, order: &Order, standing: &Standing) -> Option<String> {
        let due = standing.open_refunds().map(|it| it.due).max()?;
        Some(self.refund_day_of(due, order))
    }

    fn refund_day_of(self, due: Timestamp, order: &Order) -> String {
        self.shop_day(due, order.terms().calendar.utc_offset(), DateStyle::WeekdayDay)
    }

    /// The shop's own word where it says more than we understand.
    fn unknown_stage(self, order: &Order) -> String {
        match order.reports().rfind(|it| !it.status.is_empty()) {
            Some(report) => self.mine_shop_says(&report.status),
            None => self.mine_unknown(),
        }
    }

    /// What wants attention, as a sentence.
    pub fn concern(self, it: &Attention, order: &Order, standing: &Standing) -> String {
        let at = it.at.unwrap_or(standing.now);
        match it.concern {
            Concern::RefundLate(id) => {
                let refund = standing.refunds.iter().find(|it| it.id == id);
                let failed = |it: &Refund| matches!(it.state, RefundState::Failed { .. });
                if refund.is_some_and(failed) {
                    return self.concern_failed();
                }
                self.concern_late(
                    self.refund_amount(id, order, standing),
                    self.refund_day_of(at, order),
                )
            }
            Concern::Question(step) => self.presumption(step, at).0,
            Concern::MoneyUnknown if matches!(standing.stage, Stage::Cancelled(_)) => {
                self.concern_unknown()
            }
            Concern::MoneyUnknown => self.concern_unknown_back(),
            Concern::Arrival => self.asked_arrival(self.date(at, DateStyle::Long)),
            Concern::Guarantee => self.asked_guarantee(self.until(at, DateStyle::Long)),
            Concern::Ahead(kind) => match kind {
                DeadlineKind::Pay => self.ahead_pay(),
                DeadlineKind::Answer => self.ahead_answer(),
                DeadlineKind::Ship => self.ahead_ship(),
                DeadlineKind::Refund(id) => {
                    self.ahead_refund(self.refund_amount(id, order, standing))
                }
                DeadlineKind::Return => self.ahead_return(),
                DeadlineKind::ShipReturn => self.ahead_send_back(),
                DeadlineKind::Feedback => self.outlook_feedback(),
                DeadlineKind::Review => self.outlook_review(),
                DeadlineKind::Withdraw => self.outlook_withdraw(),
                DeadlineKind::Dispute => self.outlook_dispute(),
                DeadlineKind::AnswerDispute => self.outlook_answer_dispute(),
                DeadlineKind::Arrive => self.ahead_arrive(),
            },
        }
    }

    /// What time should have done by that moment: as a question, and as what is presumed on the rail.
    pub fn presumption(self, step: TimeStep, due: Timestamp) -> (String, String) {
        let day = self.until(due, DateStyle::WeekdayDay);
        match step {
            TimeStep::SilenceIsConsent => (self.asked_silence(day), self.presumed_silence()),
            TimeStep::ShipTimedOut => (self.asked_shipping(day), self.presumed_ship()),
            TimeStep::ReturnLapsed => (self.asked_return(day), self.presumed_return()),
            TimeStep::DisputeUnanswered => (self.asked_dispute(day), self.presumed_dispute()),
            // Of a real order nothing else is presumed.
            TimeStep::ReviewPassed
            | TimeStep::PaymentTimedOut
            | TimeStep::Completed
            | TimeStep::FeedbackTimedOut
            | TimeStep::SimulatedShipment
            | TimeStep::SimulatedDelivery
            | TimeStep::SimulatedReturnArrival
            | TimeStep::SimulatedRefundStart(_)
            | TimeStep::SimulatedRefundAtBank(_)
            | TimeStep::SimulatedRefundArrival(_) => {
                (self.asked_payment(day), self.presumed_payment())
            }
        }
    }

    fn refund_amount(self, id: RefundId, order: &Order, standing: &Standing) -> String {
        let refund = standing.refunds.iter().find(|it| it.id == id);
        self.money(order.facts().money(refund.map_or(0, |it| it.amount)))
    }

    /// What a report, made at that moment, says has happened and when, as far as it says so.
    pub fn told(self, report: &Report, at: Timestamp, order: &Order) -> Vec<(Timestamp, String)> {
        let ended = match report.stage {
            Some(ReportedStage::Expired) => self.told_expired(),
            _ => self.told_cancelled(),
        };
        let refunded = || {
            let money = self.money(order.facts().money(report.refunded.unwrap_or_default()));
            self.told_refunded(money)
        };
        let mut told: Vec<(Timestamp, String)> = [
            (report.placed_at, self.told_placed()),
            (report.paid_at, self.told_paid()),
            (report.shipped_at, self.told_shipped()),
            (report.delivered_at, self.told_delivered()),
            (report.ended_at, ended),
            (report.refunded_at.filter(|_| report.refunded.is_some()), refunded()),
        ]
        .into_iter()
        .filter_map(|(at, text)| Some((at?, text)))
        .collect();
        match report.source {
            Source::ByHand if told.is_empty() => told.push((at, self.told_by_hand())),
            Source::ByHand => {}
            shop @ (Source::Aliexpress | Source::Amazon | Source::Temu) => {
                let by = self.told_by_file(shop_name(shop));
                let is_silent = report.status.is_empty();
                let text = if is_silent { by } else { self.told_status(by, &report.status) };
                told.push((at, text));
            }
        }
        told
    }
}

/// The name of a shop, as it writes it.
pub const fn shop_name(source: Source) -> &'static str {
    match source {
        Source::ByHand => "",
        Source::Aliexpress => "AliExpress",
        Source::Amazon => "Amazon",
        Source::Temu => "Temu",
    }
}
