//! What is different about the fold of an order of `mine`: the app was not there.
//!
//! **A presumption is a question and no change.** When the time for something is over, the fold of
//! `mine` notes it in the history and asks; it does not take the step. So nothing ever has to be
//! taken back: the request that the shop left unanswered is still open when the answer is recorded
//! after all, and no presumption can bar an act.
//!
//! **An act makes room for itself.** Guards only warn, so an act may come upon an order that is
//! elsewhere than the act takes for granted: shipped although it was said to be cancelled. The units
//! that it names are then moved to where it finds them, and it does what it always does.
//!
//! **A report sets the stage**, and what it does not tell stays as it was. Money follows from the
//! lines: of what was paid, the part for units that did not stay is presumed to be owed.

use std::sync::Arc;

use super::{
    act::{Act, Entry, LineQuantity},
    after_sale::AfterSale,
    fold::Fold,
    report::{Report, ReportedStage},
    standing::{
        Approval, CancellationState, EndReason, LineStanding, Refund, RefundCause, RefundState,
        Stage,
    },
    terms::{DeliveryTerms, Terms},
    time::Timestamp,
};

/// What is different about real orders. A table, to which only [`super::Order::mine`] refers: a program
/// that only practises does without these functions, and so does the first load (2 KB).
#[derive(Debug, Clone, Copy)]
pub(super) struct MineRules {
    /// Moves the units that an act names to where the act finds them.
    pub make_room: fn(&mut Fold<'_>, &Act),
    /// What somebody told of the order.
    pub report: fn(&mut Fold<'_>, &Report),
    /// Brings the refund that nobody told of in line with what is owed now.
    pub presume_refund: fn(&mut Fold<'_>),
    /// Corrects the terms by what the log says of them.
    pub assume_terms: fn(&[Entry], &mut Arc<Terms>),
}

pub(super) static MINE: MineRules = MineRules {
    make_room: |fold, act| fold.make_room(act),
    report: |fold, report| fold.report(report),
    presume_refund: |fold| fold.presume_refund(),
    assume_terms,
};

/// There is one such table.
impl PartialEq for MineRules {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for MineRules {}

/// What was assumed wrongly was wrong from the beginning, so a correction is no step of the fold.
fn assume_terms(log: &[Entry], terms: &mut Arc<Terms>) {
    for entry in log {
        if let Act::TermsAssumed {
            payment_window,
            answer_window,
            ship_window,
            refund_business_days,
            return_window,
            withdrawal_window,
            guarantee,
        } = entry.act
        {
            let terms = Arc::make_mut(terms);
            terms.payment_window = payment_window;
            terms.answer_window = answer_window;
            terms.ship_window = ship_window;
            terms.refund_business_days = refund_business_days;
            terms.return_window = return_window;
            terms.withdrawal_window = withdrawal_window;
            terms.delivery =
                guarantee.map(|guarantee| DeliveryTerms { estimates: Vec::new(), guarantee });
        }
    }
}

/// Where a unit is, as a place in the list that [`places`] gives.
type Place = usize;
const ACTIVE: Place = 0;
const UNDER_WAY: Place = 1;
const KEPT: Place = 2;
const RETURNING: Place = 3;
const RETURNED: Place = 4;
const CANCELLED: Place = 5;

/// How many units of a line are where; every unit is in one place.
const fn places(it: &LineStanding) -> [u32; 6] {
    let under_way = it.shipped - it.delivered;
    // What the buyer has withdrawn from may be still on its way.
    let kept = it.delivered.saturating_sub(it.returning);
    [it.active, under_way, kept, it.delivered - kept, it.returned, it.cancelled]
}

impl Fold<'_> {
    /// Moves the units that an act names to where the act finds them.
    fn make_room(&mut self, act: &Act) {
        match act {
            // Asking again takes the place of what was asked before.
            Act::CancelRequested { .. } => {
                self.answer_request(CancellationState::Withdrawn { at: self.now });
            }
            Act::CancelApproved => match self.open_request() {
                Some(index) => {
                    let goods = self.cancellations[index].goods.clone();
                    self.gather(&goods, ACTIVE);
                }
                // The shop cancelled of its own accord.
                None => self.set_stage(ReportedStage::Cancelled, &[], &[]),
            },
            Act::Shipped { goods, .. } => self.gather(goods, ACTIVE),
            Act::Delivered { goods } => self.gather(goods, UNDER_WAY),
            Act::ReturnRequested { goods, .. } | Act::ReturnShipped { goods } => {
                self.gather_arrived(goods, KEPT);
            }
            Act::ReturnReceived { goods } => self.gather_arrived(goods, RETURNING),
            Act::Placed
            | Act::Paid { .. }
            | Act::CancelledUnpaid
            | Act::CancelWithdrawn
            | Act::CancelRejected { .. }
            | Act::RefundInitiated { .. }
            | Act::RefundAtBank { .. }
            | Act::RefundFailed { .. }
            | Act::RefundArrived { .. }
            | Act::FeedbackLeft { .. }
            | Act::ReturnWithdrawn
            | Act::Reported { .. }
            | Act::TermsAssumed { .. }
            | Act::PaymentCleared
            | Act::PaymentRefused
            | Act::CancelledInReview
            | Act::ReceiptConfirmed
            | Act::WithdrawalDeclared { .. }
            | Act::DisputeOpened { .. }
            | Act::DisputeWithdrawn
            | Act::DisputeDecided { .. }
            | Act::AddressChanged { .. } => {}
            Act::CancelledBySeller { goods, .. } => self.gather(goods, ACTIVE),
        }
    }

    /// Makes sure that so many units are in a place, as far as there are that many.
    fn gather(&mut self, goods: &[LineQuantity], place: Place) {
        for LineQuantity { line, quantity } in goods {
            let Some(it) = self.lines.get_mut(usize::from(line.0)) else { continue };
            let mut units = places(it);
            for from in [ACTIVE, UNDER_WAY, KEPT, RETURNING, CANCELLED, RETURNED] {
                let moved = quantity.saturating_sub(units[place]).min(units[from]);
                units[from] -= moved;
                units[place] += moved;
            }
            let [active, under_way, kept, returning, returned, cancelled] = units;
            let delivered = kept + returning;
            let shipped = under_way + delivered;
            *it = LineStanding { active, cancelled, shipped, delivered, returning, returned };
        }
    }

    /// The same for units that must have arrived by then, if the order did not say so yet.
    fn gather_arrived(&mut self, goods: &[LineQuantity], place: Place) {
        self.gather(goods, place);
        if !matches!(self.stage, Stage::Delivered | Stage::Completed) {
            self.settle_stage(EndReason::CancellationAgreed);
        }
    }

    /// What somebody told of the order. A date that lies after the telling is none.
    fn report(&mut self, report: &Report) {
        let now = self.now;
        let past = |at: Option<Timestamp>| at.filter(|it| *it <= now);
        self.placed_at = past(report.placed_at).or(self.placed_at);
        self.paid_at = past(report.paid_at).or(self.paid_at);
        self.shipped_at = past(report.shipped_at).or(self.shipped_at);
        self.last_arrival_at = past(report.delivered_at).or(self.last_arrival_at);
        self.paid = report.paid.unwrap_or(self.paid);
        if report.method.is_some() {
            self.method.clone_from(&report.method);
        }
        if let Some(stage) = report.stage {
            self.set_stage(stage, &report.cancelled, &report.shipped);
            let since = match stage {
                ReportedStage::AwaitingPayment => report.placed_at,
                ReportedStage::AwaitingShipment => report.paid_at,
                ReportedStage::PartiallyShipped | ReportedStage::Shipped => report.shipped_at,
                ReportedStage::Delivered | ReportedStage::Completed => report.delivered_at,
                ReportedStage::Expired | ReportedStage::Cancelled => report.ended_at,
            };
            self.since = past(since).unwrap_or(self.since);
        }
        self.count_refunded(report.refunded, past(report.refunded_at).unwrap_or(now));
    }

    /// Puts the order and its units where a report has them.
    fn set_stage(
        &mut self,
        reported: ReportedStage,
        cancelled: &[LineQuantity],
        shipped: &[LineQuantity],
    ) {
        let stage = match reported {
            ReportedStage::AwaitingPayment => Stage::AwaitingPayment,
            ReportedStage::AwaitingShipment => Stage::AwaitingShipment,
            ReportedStage::PartiallyShipped => Stage::PartiallyShipped,
            ReportedStage::Shipped => Stage::Shipped,
            ReportedStage::Delivered => Stage::Delivered,
            ReportedStage::Completed => Stage::Completed,
            ReportedStage::Expired => Stage::Expired,
            // Told again, it ended when and as it did.
            ReportedStage::Cancelled if matches!(self.stage, Stage::Cancelled(_)) => self.stage,
            ReportedStage::Cancelled if self.open_request().is_some() => {
                Stage::Cancelled(EndReason::CancellationAgreed)
            }
            ReportedStage::Cancelled => Stage::Cancelled(EndReason::Unknown),
        };
        let has_arrived = matches!(stage, Stage::Delivered | Stage::Completed);
        let everywhere = match reported {
            ReportedStage::AwaitingPayment
            | ReportedStage::AwaitingShipment
            | ReportedStage::PartiallyShipped => ACTIVE,
            ReportedStage::Shipped => UNDER_WAY,
            ReportedStage::Delivered | ReportedStage::Completed => KEPT,
            ReportedStage::Expired | ReportedStage::Cancelled => CANCELLED,
        };
        // Shops tell of whole orders. A part that is known to be cancelled or on its way back stays
        // so, unless the report contradicts it.
        let was_ended = matches!(self.stage, Stage::Expired | Stage::Cancelled(_));
        let mut goods = self.facts.all_goods();
        for (it, line) in goods.iter_mut().zip(&self.lines) {
            let stays = if was_ended { 0 } else { line.cancelled };
            let back = if has_arrived { line.returning + line.returned } else { 0 };
            if everywhere != CANCELLED {
                it.quantity = it.quantity.saturating_sub(stays + back);
            }
        }
        if !has_arrived {
            self.after_sale = AfterSale::None;
        }
        self.gather(&goods, everywhere);
        self.gather(shipped, UNDER_WAY);
        self.gather(cancelled, CANCELLED);
        self.delivered_at = self.last_arrival_at.filter(|_| has_arrived);
        self.enter(stage);
        self.answer_by_lines();
    }

    /// A request is answered by what became of its goods.
    fn answer_by_lines(&mut self) {
        let Some(index) = self.open_request() else { return };
        let lines = &self.lines;
        let (mut gone, mut waiting) = (true, true);
        for it in &self.cancellations[index].goods {
            let line = lines.get(usize::from(it.line.0)).copied().unwrap_or_default();
            gone &= line.cancelled >= it.quantity;
            waiting &= line.active >= it.quantity;
        }
        let at = self.now;
        if gone {
            let by = Approval::Seller;
            self.answer_request(CancellationState::Approved { at, by });
        } else if !waiting {
            self.answer_request(CancellationState::Superseded { at });
            self.request_ended_at = Some(at);
        }
    }

    /// What the shop says it has paid back settles what was known to be owed, oldest first; the rest
    /// is a refund of its own.
    fn count_refunded(&mut self, refunded: Option<i64>, at: Timestamp) {
        let Some(refunded) = refunded else { return };
        let mut rest = refunded - self.refunded(Refund::is_settled);
        let state = RefundState::Settled { at, confirmed: false };
        for it in &mut self.refunds {
            if !it.is_settled() && it.amount <= rest {
                rest -= it.amount;
                it.state = state;
            }
        }
        if rest > 0 {
            // A part of what is owed: the clock of the rest goes on.
            if let Some(it) = self.refunds.iter_mut().find(|it| !it.is_settled()) {
                it.amount -= rest;
            }
            self.open_refund(RefundCause::Reported, rest);
            if let Some(refund) = self.refunds.last_mut() {
                refund.state = state;
            }
        }
    }

    /// In `mine`, brings the refund that nobody told of in line with what is owed now.
    fn presume_refund(&mut self) {
        // Not removed: acts name refunds by their place.
        let void = RefundState::Settled { at: self.now, confirmed: false };
        if self.refunded(Refund::is_for_goods) > self.owed_for(&self.lines) {
            for it in self.refunds.iter_mut().filter(|it| it.is_for_goods() && it.is_pending()) {
                (it.amount, it.state) = (0, void);
            }
        }
        // Nor does a dispute bring back more than was paid, should that be corrected.
        let mut excess = (self.refunded(|_| true) - self.paid).max(0);
        for it in self.refunds.iter_mut().filter(|it| !it.is_for_goods() && it.is_pending()) {
            let cut = it.amount.min(excess);
            excess -= cut;
            it.amount -= cut;
            if it.amount == 0 {
                it.state = void;
            }
        }
        let index = self.refunds.len();
        self.open_goods_refund(RefundCause::Reported);
        let (due, shop_due) = (self.refund_due(self.since), self.shop_due(self.since));
        if matches!(self.stage, Stage::Expired | Stage::Cancelled(_))
            && let Some(it) = self.refunds.get_mut(index)
        {
            // The clock started when the order ended, which may be long before the report.
            (it.opened_at, it.clock_start) = (self.since, self.since);
            (it.due, it.shop_due) = (due, shop_due);
        }
    }
}
