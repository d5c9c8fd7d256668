//! Until when something can be done.

use super::{after_sale::AfterSale, fold::Fold, standing::Stage, time::Timestamp};

impl Fold<'_> {
    /// Until when the order can be paid.
    pub fn pay_by(&self) -> Option<Timestamp> {
        let window = self.facts.payment_window.unwrap_or(self.terms.payment_window);
        self.placed_at.map(|it| it + window)
    }

    /// Until when the platform checks the payment, while it does.
    pub fn review_by(&self) -> Option<Timestamp> {
        let paid_at = self.paid_at.filter(|_| self.stage == Stage::PaymentReview)?;
        Some(paid_at + self.terms.payment_review?)
    }

    /// Until when the seller must have shipped.
    pub fn ship_by(&self) -> Option<Timestamp> {
        self.paid_since().map(|it| it + self.terms.ship_window)
    }

    /// By when it is guaranteed to have arrived, or was.
    pub(super) fn arrive_by(&self) -> Option<Timestamp> {
        Some(self.paid_since()? + self.terms.delivery.as_ref()?.guarantee)
    }

    /// Since when the shop has its money. Of a real order that is paid nobody may know it; mostly since it
    /// was placed.
    pub(super) fn paid_since(&self) -> Option<Timestamp> {
        if self.is_mine() { self.paid_at.or(self.placed_at) } else { self.cleared_at }
    }

    /// When the time to return ends, or ended.
    pub fn return_by(&self) -> Option<Timestamp> {
        self.delivered_at.map(|it| it + self.terms.return_window)
    }

    /// Whether the buyer has something that no open return is about and no dispute has to do with.
    pub fn has_unreturned(&self) -> bool {
        let is_settled =
            matches!(self.after_sale, AfterSale::Disputed { .. } | AfterSale::ClosedRefund { .. });
        !is_settled && !self.after_sale.is_open() && self.lines.iter().any(|it| it.delivered > 0)
    }

    /// Until when goods that are to go back must be on their way. Of a withdrawal that clock runs from
    /// when the buyer has them.
    pub(super) fn send_back_by(&self) -> Option<Timestamp> {
        match self.after_sale {
            AfterSale::ReturnRequested { ship_by, .. } => Some(ship_by),
            AfterSale::WithdrawalDeclared { since } => {
                self.delivered_at.map(|it| it.max(since) + self.terms.return_ship_window)
            }
            AfterSale::None
            | AfterSale::ReturnLapsed { .. }
            | AfterSale::ReturnShipped { .. }
            | AfterSale::ReturnReceived { .. }
            | AfterSale::Disputed { .. }
            | AfterSale::ClosedRefund { .. }
            | AfterSale::ClosedNoRefund { .. } => None,
        }
    }

    /// When the right of withdrawal ends, or ended; nothing while that clock has not begun.
    pub(super) fn withdraw_by(&self) -> Option<Timestamp> {
        Some(self.delivered_at? + self.terms.withdrawal_window?)
    }

    /// When the time to open a dispute ends, or ended; nothing while that clock has not begun.
    pub(super) fn dispute_by(&self) -> Option<Timestamp> {
        Some(self.delivered_at? + self.terms.dispute?.window)
    }
}
