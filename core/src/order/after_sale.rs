//! What becomes of goods after the sale: returned, withdrawn from, or disputed.

use super::{
    act::LineQuantity,
    fold::Fold,
    ledger,
    standing::{EndReason, RefundCause},
    time::Timestamp,
};

/// How far a return, a withdrawal or a dispute is. The lines tell how many units go back, the refunds
/// what became of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterSale {
    /// Nothing was begun, or it was taken back.
    None,
    /// The buyer asked to return, and still has the goods.
    ReturnRequested {
        /// Since when.
        since: Timestamp,
        /// Until when the goods must be on their way.
        ship_by: Timestamp,
    },
    /// The goods were not sent back in time.
    ReturnLapsed {
        /// Since when.
        since: Timestamp,
    },
    /// The goods are on their way back.
    ReturnShipped {
        /// Since when.
        since: Timestamp,
    },
    /// The shop has the goods back, and owes the money.
    ReturnReceived {
        /// Since when.
        since: Timestamp,
    },
    /// The buyer withdrew from the contract, and the goods are to go back.
    WithdrawalDeclared {
        /// Since when.
        since: Timestamp,
    },
    /// The platform looks into it.
    Disputed {
        /// Since when.
        since: Timestamp,
        /// Until when the seller can answer; silence decides for the buyer.
        answer_by: Timestamp,
    },
    /// A dispute ended with money for the buyer, who keeps the goods.
    ClosedRefund {
        /// Since when.
        since: Timestamp,
        /// Who decided.
        by: Decider,
    },
    /// A dispute ended without money.
    ClosedNoRefund {
        /// Since when.
        since: Timestamp,
    },
}

/// Who decided a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decider {
    /// The platform, or the seller gave in.
    Platform,
    /// The seller said nothing in time.
    Silence,
}

impl AfterSale {
    /// Whether goods are to go back or on their way back.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::ReturnRequested { .. }
                | Self::ReturnShipped { .. }
                | Self::WithdrawalDeclared { .. }
        )
    }

    /// Whether the platform looks into it.
    pub const fn is_disputed(self) -> bool {
        matches!(self, Self::Disputed { .. })
    }
}

impl Fold<'_> {
    /// The return is at that state now, and about these goods.
    pub(super) fn set_return(&mut self, state: AfterSale, goods: &[LineQuantity]) {
        self.after_sale = state;
        for it in &mut self.lines {
            it.returning = 0;
        }
        for LineQuantity { line, quantity } in goods {
            if let Some(it) = self.lines.get_mut(usize::from(line.0)) {
                it.returning += (*quantity).min(it.shipped - it.returning);
            }
        }
    }

    /// Goods are back at the shop. What is still on its way keeps the return open.
    pub(super) fn take_back(&mut self, goods: &[LineQuantity]) {
        self.lines = ledger::with_returned(&self.lines, goods);
        if self.lines.iter().all(|it| it.returning == 0) {
            self.after_sale = AfterSale::ReturnReceived { since: self.now };
        }
        self.open_goods_refund(RefundCause::Returned);
    }

    /// The buyer withdraws: what was not shipped will not come, the rest is to go back.
    pub(super) fn withdraw(&mut self, goods: &[LineQuantity]) {
        let before = self.lines.clone();
        self.lines = ledger::with_cancelled(&before, goods);
        let mut going_back = Vec::new();
        for it in goods {
            let index = usize::from(it.line.0);
            if let (Some(then), Some(now)) = (before.get(index), self.lines.get(index)) {
                let quantity = it.quantity.saturating_sub(then.active - now.active);
                going_back.push(LineQuantity { line: it.line, quantity });
            }
        }
        if going_back.iter().any(|it| it.quantity > 0) {
            let since = self.now;
            self.set_return(AfterSale::WithdrawalDeclared { since }, &going_back);
        }
        self.open_goods_refund(RefundCause::Withdrawal);
        if self.lines.iter().zip(&before).any(|(now, then)| now.active < then.active) {
            self.answer_by_what_is_left();
            self.settle_stage(EndReason::Withdrawn);
        }
    }

    /// What the buyer can still withdraw from.
    pub(super) fn withdrawable(&self) -> Vec<LineQuantity> {
        let mut goods = self.units(|it| it.active + it.shipped - it.returning);
        let is_exempt = |it: &LineQuantity| {
            self.facts.lines.get(usize::from(it.line.0)).is_some_and(|it| it.no_withdrawal)
        };
        goods.retain(|it| !is_exempt(it));
        goods
    }

    /// What a dispute over these goods can bring at most, in minor units: what a return of them would,
    /// and no more than there is left of what was paid.
    pub(super) fn disputable(&self, goods: &[LineQuantity]) -> i64 {
        let mut lines = self.lines.clone();
        for it in &mut lines {
            // As if all of it had arrived.
            it.delivered = it.shipped;
        }
        let worth = self.owed_for(&ledger::with_returned(&lines, goods)) - self.owed_for(&lines);
        worth.min(self.paid - self.refunded(|_| true)).max(0)
    }

    /// The dispute ends with so much for the buyer, in minor units.
    pub(super) fn decide_dispute(&mut self, amount: i64, by: Decider) {
        let since = self.now;
        self.dispute_decided_at = Some(since);
        self.after_sale = if amount > 0 {
            AfterSale::ClosedRefund { since, by }
        } else {
            AfterSale::ClosedNoRefund { since }
        };
        self.open_refund(RefundCause::Dispute, amount);
    }
}
