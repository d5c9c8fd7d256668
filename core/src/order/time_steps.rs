//! What follows from the passing of time alone.

use super::{
    act::{Actor, LineId, LineQuantity, RefundId},
    after_sale::{AfterSale, Decider},
    fold::Fold,
    ledger,
    standing::{
        Approval, CancellationState, EndReason, Feedback, LineStanding, Refund, RefundCause,
        RefundState, Stage,
    },
    time::{Span, Timestamp},
};

/// Something that happens because time has passed. The order of the variants is the rank: of steps
/// due at one instant the first runs first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeStep {
    /// The time to pay ran out.
    PaymentTimedOut,
    /// The check of the payment found nothing.
    ReviewPassed,
    /// The seller's silence counts as consent.
    SilenceIsConsent,
    /// The time to ship ran out.
    ShipTimedOut,
    /// The time to send a return back ran out.
    ReturnLapsed,
    /// The seller's silence decides the dispute.
    DisputeUnanswered,
    /// The time to object after delivery ran out.
    Completed,
    /// The time for feedback ran out unused.
    FeedbackTimedOut,
    /// The practice shop ships.
    SimulatedShipment,
    /// The practice carrier delivers.
    SimulatedDelivery,
    /// The practice shop has a return back.
    SimulatedReturnArrival,
    /// The practice shop starts to pay the refund out.
    SimulatedRefundStart(RefundId),
    /// The practice shop is done with the refund.
    SimulatedRefundAtBank(RefundId),
    /// The practice bank books the refund.
    SimulatedRefundArrival(RefundId),
}

impl TimeStep {
    /// Whose deed it looks like.
    pub const fn actor(self) -> Actor {
        match self {
            Self::PaymentTimedOut
            | Self::SilenceIsConsent
            | Self::DisputeUnanswered
            | Self::ShipTimedOut
            | Self::ReturnLapsed
            | Self::Completed
            | Self::FeedbackTimedOut => Actor::Time,
            Self::SimulatedShipment | Self::SimulatedReturnArrival => Actor::Seller,
            Self::SimulatedDelivery => Actor::Carrier,
            Self::ReviewPassed | Self::SimulatedRefundStart(_) | Self::SimulatedRefundAtBank(_) => {
                Actor::Platform
            }
            Self::SimulatedRefundArrival(_) => Actor::Bank,
        }
    }
}

/// When the practice shop and bank work: late enough to be within business hours anywhere near the
/// terms' offset.
const WORKING_HOUR: Span = Span::hours(10);
/// How long before the end of the time to ship the practice shop ships at the latest.
const LAST_HOUR: Span = Span::hours(1);

impl Fold<'_> {
    /// The next thing that time will do, and when.
    pub(super) fn next_step(&self) -> Option<(Timestamp, TimeStep)> {
        let mut next: Option<(Timestamp, TimeStep)> = None;
        self.each_step(&mut |due, step| {
            let is_next = next.is_none_or(|earlier| (due, step) < earlier);
            if is_next && !self.presumed.contains(&(due, step)) {
                next = Some((due, step));
            }
        });
        next
    }

    /// What was presumed and is still what time should have done: no act has answered it.
    pub(super) fn questions(&self) -> Vec<(Timestamp, TimeStep)> {
        let mut open = Vec::new();
        self.each_step(&mut |due, step| {
            if self.presumed.contains(&(due, step)) {
                open.push((due, step));
            }
        });
        open
    }

    /// Everything that time will do if nobody acts before, and when; in `mine` also what was
    /// presumed already.
    fn each_step(&self, found: &mut dyn FnMut(Timestamp, TimeStep)) {
        let mut offer = |due: Option<Timestamp>, step| {
            if let Some(due) = due {
                found(due, step);
            }
        };
        match self.stage {
            Stage::AwaitingPayment => offer(self.pay_by(), TimeStep::PaymentTimedOut),
            Stage::PaymentReview => offer(self.review_by(), TimeStep::ReviewPassed),
            Stage::AwaitingShipment | Stage::PartiallyShipped => {
                offer(self.ship_by(), TimeStep::ShipTimedOut);
                if self.open_request().is_none() {
                    offer(self.simulated_shipment(), TimeStep::SimulatedShipment);
                }
            }
            Stage::Shipped => offer(self.simulated_delivery(), TimeStep::SimulatedDelivery),
            // An order is not complete while something of it goes back or is in dispute.
            // Nor is it worth a question.
            Stage::Delivered
                if !self.after_sale.is_open()
                    && !self.after_sale.is_disputed()
                    && !self.is_mine() =>
            {
                let due = self.delivered_at.map(|it| it + self.terms.confirm_window);
                offer(due, TimeStep::Completed);
            }
            Stage::Unknown
            | Stage::Delivered
            | Stage::Completed
            | Stage::Expired
            | Stage::Cancelled(_) => {}
        }
        // In `mine` a request may be open at any stage.
        let answer_by = self.open_request().map(|it| self.cancellations[it].answer_by);
        offer(answer_by, TimeStep::SilenceIsConsent);
        match self.after_sale {
            AfterSale::ReturnRequested { .. } | AfterSale::WithdrawalDeclared { .. } => {
                offer(self.send_back_by(), TimeStep::ReturnLapsed);
            }
            AfterSale::Disputed { answer_by, .. } => {
                offer(Some(answer_by), TimeStep::DisputeUnanswered);
            }
            AfterSale::ReturnShipped { since } => {
                let simulation = self.terms.simulation.as_ref();
                let due = simulation.map(|it| since + it.return_received_after);
                offer(due, TimeStep::SimulatedReturnArrival);
            }
            AfterSale::None
            | AfterSale::ReturnLapsed { .. }
            | AfterSale::ReturnReceived { .. }
            | AfterSale::ClosedRefund { .. }
            | AfterSale::ClosedNoRefund { .. } => {}
        }
        if let Feedback::Open { until } = self.feedback
            && !self.is_mine()
        {
            offer(Some(until), TimeStep::FeedbackTimedOut);
        }
        for refund in &self.refunds {
            if let Some((due, step)) = self.simulated_refund_step(refund) {
                offer(Some(due), step);
            }
        }
    }

    /// What a step does.
    pub(super) fn take(&mut self, step: TimeStep) {
        match step {
            TimeStep::PaymentTimedOut => self.end(Stage::Expired),
            TimeStep::ReviewPassed => self.clear_payment(),
            TimeStep::SilenceIsConsent => self.approve(Approval::Silence),
            TimeStep::ShipTimedOut => self.cancel_unshipped(),
            TimeStep::ReturnLapsed => {
                self.set_return(AfterSale::ReturnLapsed { since: self.now }, &[]);
            }
            TimeStep::DisputeUnanswered => {
                let amount = self.disputable(&self.disputed);
                self.decide_dispute(amount, Decider::Silence);
            }
            TimeStep::Completed => self.enter(Stage::Completed),
            TimeStep::FeedbackTimedOut => self.feedback = Feedback::Closed { since: self.now },
            TimeStep::SimulatedShipment => {
                let goods = self.units(|it| it.active);
                self.ship(&goods);
            }
            TimeStep::SimulatedDelivery => {
                let goods = self.units(|it| it.shipped - it.delivered);
                self.deliver(&goods);
            }
            TimeStep::SimulatedReturnArrival => {
                let goods = self.units(|it| it.returning);
                self.take_back(&goods);
            }
            TimeStep::SimulatedRefundStart(id) => {
                let failed = |it: &Refund| matches!(it.state, RefundState::Failed { .. });
                let attempt = self.refund_mut(id).map_or(1, |it| {
                    if failed(it) { it.attempt.saturating_add(1) } else { it.attempt }
                });
                self.initiate_refund(id, attempt);
            }
            TimeStep::SimulatedRefundAtBank(id) => self.hand_refund_to_bank(id),
            TimeStep::SimulatedRefundArrival(id) => {
                self.set_refund(id, RefundState::Settled { at: self.now, confirmed: false });
            }
        }
    }

    /// The units of all lines that `count` counts, as an act on goods names them.
    pub(super) fn units(&self, count: fn(&LineStanding) -> u32) -> Vec<LineQuantity> {
        (0..)
            .zip(&self.lines)
            .map(|(index, line)| LineQuantity { line: LineId(index), quantity: count(line) })
            .filter(|it| it.quantity > 0)
            .collect()
    }

    /// What was not shipped in time will not come; an open request has got what it asked for.
    fn cancel_unshipped(&mut self) {
        self.answer_request(CancellationState::Approved {
            at: self.now,
            by: Approval::ShipTimeout,
        });
        let waiting = self.units(|it| it.active);
        self.lines = ledger::with_cancelled(&self.lines, &waiting);
        self.open_goods_refund(RefundCause::ShipTimeout);
        self.settle_stage(EndReason::ShipTimeout);
    }

    /// Packing starts anew when a request came to nothing or a part was shipped; a shop that would
    /// have been in time without that still is.
    fn simulated_shipment(&self) -> Option<Timestamp> {
        let ship_after = self.terms.simulation.as_ref()?.ship_after;
        let (paid_at, ship_by) = (self.cleared_at?, self.ship_by()?);
        let Some(restart) = self.request_ended_at.max(self.shipped_at) else {
            return Some(paid_at + ship_after);
        };
        let due = restart + ship_after;
        let is_prompt = paid_at + ship_after < ship_by;
        Some(if is_prompt { due.min(ship_by - LAST_HOUR).max(restart) } else { due })
    }

    fn simulated_delivery(&self) -> Option<Timestamp> {
        Some(self.shipped_at? + self.terms.simulation.as_ref()?.deliver_after)
    }

    fn simulated_refund_step(&self, refund: &Refund) -> Option<(Timestamp, TimeStep)> {
        let simulation = self.terms.simulation.as_ref()?;
        let on_day = |from: Timestamp, day| {
            self.terms.calendar.business_day_at(from, day, WORKING_HOUR).max(from)
        };
        let (from, id) = (refund.clock_start, refund.id);
        match refund.state {
            RefundState::Pending => Some((
                on_day(from, simulation.refund_initiated_on_day),
                TimeStep::SimulatedRefundStart(id),
            )),
            RefundState::Failed { at } => Some((
                on_day(at, simulation.refund_initiated_on_day),
                TimeStep::SimulatedRefundStart(id),
            )),
            RefundState::Initiated { at } => Some((
                on_day(from, simulation.refund_at_bank_on_day).max(at),
                TimeStep::SimulatedRefundAtBank(id),
            )),
            RefundState::AtBank { at } => Some((
                on_day(from, simulation.refund_settled_on_day).max(at),
                TimeStep::SimulatedRefundArrival(id),
            )),
            RefundState::Settled { .. } => None,
        }
    }
}
