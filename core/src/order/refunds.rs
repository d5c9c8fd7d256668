//! The refunds of a fold: what is owed, and how far each refund has come.

use super::{
    act::RefundId,
    fold::Fold,
    ledger,
    standing::{LineStanding, Refund, RefundCause, RefundState},
    time::Timestamp,
};

impl Fold<'_> {
    /// Opens a refund of what is owed for goods beyond the refunds before it.
    pub(super) fn open_goods_refund(&mut self, cause: RefundCause) {
        let owed = self.owed_for(&self.lines) - self.refunded(Refund::is_for_goods);
        // A dispute may have brought back some of it already.
        let left = self.paid - self.refunded(|_| true);
        self.open_refund(cause, owed.min(left));
    }

    /// The sum of some of the refunds, in minor units, wherever they stand.
    pub(super) fn refunded(&self, which: impl Fn(&Refund) -> bool) -> i64 {
        self.refunds.iter().filter(|it| which(it)).map(|it| it.amount).sum()
    }

    /// What is owed in all once the given units are gone, in minor units; nothing in `mine` if what
    /// was paid is not known.
    pub fn owed_for(&self, lines: &[LineStanding]) -> i64 {
        ledger::owed_for(self.facts, lines, self.is_mine().then_some(self.paid))
    }

    /// Opens a refund, unless there is nothing to give back.
    pub(super) fn open_refund(&mut self, cause: RefundCause, amount: i64) {
        if amount <= 0 {
            return;
        }
        let id = RefundId(u16::try_from(self.refunds.len()).unwrap_or(u16::MAX));
        self.refunds.push(Refund {
            id,
            cause,
            amount,
            opened_at: self.now,
            clock_start: self.now,
            shop_due: self.shop_due(self.now),
            due: self.refund_due(self.now),
            attempt: 1,
            state: RefundState::Pending,
        });
    }

    /// By when money must be back whose clock starts at `from`.
    pub fn refund_due(&self, from: Timestamp) -> Timestamp {
        self.terms.refund_due(from)
    }

    /// By when the shop must be done with a refund whose clock starts at `from`.
    pub(super) fn shop_due(&self, from: Timestamp) -> Timestamp {
        self.terms.calendar.end_of_business_day(from, self.terms.refund_business_days)
    }

    /// The shop is done; where the bank has a time of its own, that begins now.
    pub(super) fn hand_refund_to_bank(&mut self, id: RefundId) {
        let now = self.now;
        let bank = self.terms.bank_business_days;
        let by_bank = bank.map(|it| self.terms.calendar.end_of_business_day(now, it));
        if let Some(refund) = self.refund_mut(id) {
            refund.state = RefundState::AtBank { at: now };
            // Never later than was said before.
            refund.due = by_bank.unwrap_or(refund.due).min(refund.due);
        }
    }

    pub(super) fn refund_mut(&mut self, id: RefundId) -> Option<&mut Refund> {
        self.refunds.get_mut(usize::from(id.0))
    }

    pub(super) fn set_refund(&mut self, id: RefundId, state: RefundState) {
        if let Some(refund) = self.refund_mut(id) {
            refund.state = state;
        }
    }

    /// A first try keeps the clock that started when the money came to be owed; a retry restarts it.
    pub(super) fn initiate_refund(&mut self, id: RefundId, attempt: u16) {
        let (now, due) = (self.now, self.refund_due(self.now));
        let shop_due = self.shop_due(now);
        if let Some(refund) = self.refund_mut(id) {
            refund.state = RefundState::Initiated { at: now };
            if attempt > 1 {
                refund.attempt = attempt;
                refund.clock_start = now;
                refund.due = due;
                refund.shop_due = shop_due;
            }
        }
    }
}
