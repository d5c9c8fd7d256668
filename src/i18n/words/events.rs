//! What happened: a line for every deed and every step of time.

use unbuy_core::{
    Timestamp,
    order::{
        Act, CancellationState, Event, EventKind, LineQuantity, Order, Parcel, RefundId, Standing,
        TimeStep,
    },
};

use crate::i18n::Texts;

impl Texts {
    /// What happened, as the reader would tell it.
    pub fn event(self, event: &Event, order: &Order, standing: &Standing) -> String {
        match &event.kind {
            EventKind::Act(act) => self.act(act, event.at, order, standing),
            EventKind::Time(step) | EventKind::Presumed(step) => {
                self.time_step(*step, event.at, order, standing)
            }
            EventKind::Refused(act, refusal) => {
                let what = self.act(act, event.at, order, standing);
                match refusal.guards.first() {
                    Some(guard) => self.event_refused(what, self.guard(guard, order)),
                    None => self.event_refused_somehow(what),
                }
            }
        }
    }

    fn act(self, act: &Act, at: Timestamp, order: &Order, standing: &Standing) -> String {
        let money = |refund| self.refund_money(refund, order, standing);
        match act {
            Act::Placed => self.event_placed(),
            Act::Paid { method, .. } if method.is_empty() => self.event_paid_somehow(),
            Act::Paid { method, .. } => self.event_paid(method),
            Act::CancelledUnpaid => self.event_cancelled_unpaid(),
            Act::CancelRequested { goods, .. } => self.request(goods, at, order, standing),
            Act::CancelWithdrawn => self.event_withdrawn(),
            Act::CancelApproved => self.event_approved(),
            Act::CancelRejected { note, .. } if !note.is_empty() => self.event_rejected_with(note),
            Act::CancelRejected { reason: Some(code), .. } => {
                self.event_rejected_because(self.reason(code, order.terms()))
            }
            Act::CancelRejected { .. } => self.event_rejected(),
            Act::Shipped { goods, .. } => {
                let all = is_all(goods, order);
                let what = if all { self.event_shipped() } else { self.event_part_shipped() };
                self.shipped(what, at, order, standing)
            }
            Act::Delivered { goods } if is_all(goods, order) => self.event_delivered(),
            Act::Delivered { .. } => self.event_part_delivered(),
            Act::RefundInitiated { refund, attempt: 0 | 1 } => {
                self.event_refund_started(money(*refund))
            }
            Act::RefundInitiated { refund, .. } => self.event_refund_retried(money(*refund)),
            Act::RefundAtBank { refund, .. } => self.event_refund_at_bank(money(*refund)),
            Act::RefundFailed { refund, .. } => self.event_refund_failed(money(*refund)),
            Act::RefundArrived { .. } => match method(standing) {
                Some(method) => self.event_refund_seen_on(method),
                None => self.event_refund_seen(),
            },
            Act::FeedbackLeft { stars, .. } => self.event_feedback(*stars),
            Act::ReturnRequested { goods, .. } if is_all(goods, order) => {
                self.event_return_requested()
            }
            Act::ReturnRequested { .. } => self.event_part_return_requested(),
            Act::ReturnWithdrawn => self.event_return_withdrawn(),
            Act::ReturnShipped { .. } => self.event_return_shipped(),
            Act::ReturnReceived { .. } => self.event_return_received(),
            Act::Reported { .. } => self.event_reported(),
            Act::TermsAssumed { .. } => self.event_terms_assumed(),
            Act::PaymentCleared => self.event_cleared(),
            Act::PaymentRefused => self.event_payment_refused(),
            Act::CancelledInReview => self.event_cancelled_in_review(),
            Act::CancelledBySeller { goods, reason } => {
                let reason = self.reason(reason, order.terms());
                if is_all(goods, order) {
                    self.event_seller_cancelled(reason)
                } else {
                    self.event_seller_cancelled_part(reason)
                }
            }
            Act::ReceiptConfirmed => self.event_receipt_confirmed(),
            Act::WithdrawalDeclared { goods, .. } if is_all(goods, order) => {
                self.event_withdrawal()
            }
            Act::WithdrawalDeclared { .. } => self.event_part_withdrawal(),
            Act::DisputeOpened { reason, .. } => {
                self.event_dispute(self.reason(reason, order.terms()))
            }
            Act::DisputeWithdrawn => self.event_dispute_withdrawn(),
            Act::DisputeDecided { amount: 0 } => self.event_dispute_lost(),
            Act::DisputeDecided { amount } => {
                self.event_dispute_won(self.money(order.facts().money(*amount)))
            }
            Act::AddressChanged { to } => {
                let lines = to.lines.lines().map(str::trim).filter(|it| !it.is_empty());
                let country = self.country(to.country);
                let all: Vec<&str> = lines.chain([country.as_str()]).collect();
                self.event_address_changed(all.join(", "))
            }
        }
    }

    fn time_step(
        self,
        step: TimeStep,
        at: Timestamp,
        order: &Order,
        standing: &Standing,
    ) -> String {
        let money = |refund| self.refund_money(refund, order, standing);
        match step {
            TimeStep::PaymentTimedOut => self.event_expired(),
            TimeStep::ReviewPassed => self.event_cleared(),
            TimeStep::SilenceIsConsent => self.event_silence(),
            TimeStep::DisputeUnanswered => self.event_dispute_silence(),
            TimeStep::ShipTimedOut => self.event_ship_timeout(),
            TimeStep::ReturnLapsed => self.event_return_lapsed(),
            TimeStep::Completed => self.event_completed(),
            TimeStep::FeedbackTimedOut => self.event_feedback_closed(),
            TimeStep::SimulatedShipment => self.shipped(self.event_shipped(), at, order, standing),
            TimeStep::SimulatedDelivery => self.event_delivered(),
            TimeStep::SimulatedReturnArrival => self.event_return_received(),
            TimeStep::SimulatedRefundStart(refund) => self.event_refund_started(money(refund)),
            TimeStep::SimulatedRefundAtBank(refund) => self.event_refund_at_bank(money(refund)),
            TimeStep::SimulatedRefundArrival(_) => match method(standing) {
                Some(method) => self.event_refund_arrived_on(method),
                None => self.event_refund_arrived(),
            },
        }
    }

    /// What was shipped, with the carrier and the number of the parcel that was shipped then.
    fn shipped(self, what: String, at: Timestamp, order: &Order, standing: &Standing) -> String {
        let parcels = order.delivery(standing.now).parcels;
        match parcels.into_iter().find(|(shipped_at, _)| *shipped_at == Some(at)) {
            Some((_, parcel)) => self.event_parcel(what, parcel_name(&parcel)),
            None => what,
        }
    }

    /// A request says how long the shop has only while it waits.
    fn request(
        self,
        goods: &[LineQuantity],
        at: Timestamp,
        order: &Order,
        standing: &Standing,
    ) -> String {
        let open = standing
            .cancellations
            .iter()
            .find(|it| it.requested_at == at && it.state == CancellationState::Requested);
        match open {
            Some(open) => self.event_requested(open.answer_by.since(at).whole_hours()),
            None if is_all(goods, order) => self.event_requested_before(),
            None => self.event_part_requested(),
        }
    }

    fn refund_money(self, id: RefundId, order: &Order, standing: &Standing) -> String {
        let refund = standing.refunds.iter().find(|it| it.id == id);
        self.money(order.facts().money(refund.map_or(0, |it| it.amount)))
    }
}

/// "Practice Post, UB801722043XX".
fn parcel_name(parcel: &Parcel) -> String {
    let parts = [parcel.carrier.as_str(), &parcel.number];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The card or account that refunds go to, if it has a name.
fn method(standing: &Standing) -> Option<&str> {
    standing.method.as_deref().filter(|it| !it.is_empty())
}

fn is_all(goods: &[LineQuantity], order: &Order) -> bool {
    let count = |goods: &[LineQuantity]| goods.iter().map(|it| u64::from(it.quantity)).sum::<u64>();
    count(goods) >= count(&order.facts().all_goods())
}
