//! What must happen by when.

use super::{
    act::{Actor, RefundId},
    after_sale::AfterSale,
    fold::Fold,
    standing::{Feedback, Stage},
    time::Timestamp,
};

/// Something that must happen before an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The instant at which it is too late.
    pub due: Timestamp,
    /// What must happen.
    pub kind: DeadlineKind,
}

/// What must happen before a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineKind {
    /// The buyer pays, or the order ends.
    Pay,
    /// The seller answers, or silence is consent.
    Answer,
    /// The seller ships, or the order is cancelled.
    Ship,
    /// The shop is done with the refund or, once it is, the money is on the buyer's account.
    Refund(RefundId),
    /// The buyer asks to return.
    Return,
    /// The buyer leaves feedback.
    Feedback,
    /// The buyer sends the return back, or the request lapses.
    ShipReturn,
    /// The platform checks the payment.
    Review,
    /// The buyer withdraws from the contract.
    Withdraw,
    /// The buyer opens a dispute.
    Dispute,
    /// The seller answers in the dispute, or silence decides it for the buyer.
    AnswerDispute,
    /// All that comes has arrived. Nothing follows by itself if it has not.
    Arrive,
}

impl DeadlineKind {
    /// Whose turn it is.
    pub const fn whose(self) -> Actor {
        match self {
            Self::Pay
            | Self::Return
            | Self::Feedback
            | Self::ShipReturn
            | Self::Withdraw
            | Self::Dispute => Actor::Buyer,
            Self::Answer | Self::Ship | Self::AnswerDispute | Self::Arrive => Actor::Seller,
            Self::Review => Actor::Platform,
            Self::Refund(_) => Actor::Bank,
        }
    }

    /// Whether nothing need be done about it before it has passed, so that it is no station on the way: an
    /// offer, or what the shop has promised.
    pub const fn asks_nothing(self) -> bool {
        matches!(self, Self::Feedback | Self::Dispute | Self::Arrive)
    }

    /// Whether the deadline is the end of a day, so that a date says it all.
    pub const fn is_end_of_day(self) -> bool {
        matches!(self, Self::Refund(_))
    }
}

impl Fold<'_> {
    /// The deadlines that lie ahead, soonest first.
    pub(super) fn deadlines(&self) -> Vec<Deadline> {
        let mut all = Vec::new();
        let mut add = |kind, due: Option<Timestamp>| {
            if let Some(due) = due.filter(|it| self.now < *it) {
                let deadline = Deadline { due, kind };
                // A handful: in place at once is less code to download than a sort.
                all.insert(all.partition_point(|it| *it < deadline), deadline);
            }
        };
        // In `mine` a request may be open at any stage.
        let answer_by = self.open_request().map(|it| self.cancellations[it].answer_by);
        add(DeadlineKind::Answer, answer_by);
        match self.stage {
            Stage::AwaitingPayment => add(DeadlineKind::Pay, self.pay_by()),
            Stage::PaymentReview => add(DeadlineKind::Review, self.review_by()),
            Stage::AwaitingShipment | Stage::PartiallyShipped => {
                // Once the request is decided, the time to ship matters again, or never.
                add(
                    DeadlineKind::Ship,
                    self.ship_by().filter(|it| answer_by.is_none_or(|by| *it <= by)),
                );
            }
            Stage::Delivered | Stage::Completed => {
                add(DeadlineKind::ShipReturn, self.send_back_by());
                let is_free = self.has_unreturned();
                add(DeadlineKind::Return, self.return_by().filter(|_| is_free));
                let can_withdraw = is_free && !self.withdrawable().is_empty();
                add(DeadlineKind::Withdraw, self.withdraw_by().filter(|_| can_withdraw));
                let can_dispute = is_free && self.dispute_decided_at.is_none();
                add(DeadlineKind::Dispute, self.dispute_by().filter(|_| can_dispute));
            }
            Stage::Unknown | Stage::Shipped | Stage::Expired | Stage::Cancelled(_) => {}
        }
        add(DeadlineKind::Arrive, self.arrive_by().filter(|_| self.is_awaited()));
        if let AfterSale::Disputed { answer_by, .. } = self.after_sale {
            add(DeadlineKind::AnswerDispute, Some(answer_by));
        }
        for refund in self.refunds.iter().filter(|it| !it.is_settled()) {
            add(DeadlineKind::Refund(refund.id), Some(refund.next_due()));
        }
        if let Feedback::Open { until } = self.feedback {
            add(DeadlineKind::Feedback, Some(until));
        }
        all
    }
}
