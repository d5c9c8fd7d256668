//! Where an order stands at a moment: what follows from its log, its terms and the time.

use super::{
    act::{LineQuantity, RefundId},
    after_sale::{AfterSale, Decider},
    deadlines::Deadline,
    ledger::Ledger,
    terms::ReasonCode,
    time::Timestamp,
    time_steps::TimeStep,
};

/// Where an order stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The moment it is about. Never before the last act of the log.
    pub now: Timestamp,
    /// How far the order has come.
    pub stage: Stage,
    /// Since when it is at that stage.
    pub since: Timestamp,
    /// When it was placed, if that is known.
    pub placed_at: Option<Timestamp>,
    /// Until when it had to be paid: by the seller's own window if there is one, else by the terms.
    pub pay_by: Option<Timestamp>,
    /// The same by the terms alone, so that a seller's own window can be told from the usual one.
    pub usual_pay_by: Option<Timestamp>,
    /// When it was paid, if it was.
    pub paid_at: Option<Timestamp>,
    /// Until when the platform checks the payment, while it does.
    pub review_by: Option<Timestamp>,
    /// When the last part so far was shipped, if one was.
    pub shipped_at: Option<Timestamp>,
    /// When the last part of it arrived, if it did.
    pub delivered_at: Option<Timestamp>,
    /// The card or account that it was paid from and that refunds go back to.
    pub method: Option<String>,
    /// What became of each line, in the order of the lines.
    pub lines: Vec<LineStanding>,
    /// Every request to cancel, oldest first; one at most is open.
    pub cancellations: Vec<Cancellation>,
    /// How far the return, withdrawal or dispute is that was begun last.
    pub after_sale: AfterSale,
    /// What the last dispute is about; empty if there was none.
    pub disputed: Vec<LineQuantity>,
    /// Whether the buyer said that all is well, so that the order was complete before its time.
    pub is_receipt_confirmed: bool,
    /// Every refund, oldest first.
    pub refunds: Vec<Refund>,
    /// Whether the buyer can judge, or has.
    pub feedback: Feedback,
    /// The money of the order.
    pub ledger: Ledger,
    /// What must happen by when, soonest first; only what lies ahead.
    pub deadlines: Vec<Deadline>,
    /// What time should have done and nobody has told of yet, with the moment it was due: questions
    /// to the reader. Always empty in practice, where time does what it should.
    pub questions: Vec<(Timestamp, TimeStep)>,
    /// When the order will next look different although nobody acts.
    pub next_change: Option<Timestamp>,
}

impl Standing {
    /// The request to cancel that waits for an answer.
    pub fn open_request(&self) -> Option<&Cancellation> {
        self.cancellations.iter().find(|it| it.state == CancellationState::Requested)
    }

    /// The refunds whose money is not back yet.
    pub fn open_refunds(&self) -> impl Iterator<Item = &Refund> {
        self.refunds.iter().filter(|it| !it.is_settled())
    }
}

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Its log does not tell.
    Unknown,
    /// Placed, not paid.
    AwaitingPayment,
    /// Paid; the platform checks the payment.
    PaymentReview,
    /// Paid, nothing shipped.
    AwaitingShipment,
    /// Something is on its way, something is not.
    PartiallyShipped,
    /// All that will come is on its way.
    Shipped,
    /// All that will come has arrived.
    Delivered,
    /// Delivered, and the time to object is over.
    Completed,
    /// Ended unpaid when the time to pay ran out.
    Expired,
    /// Ended before anything arrived.
    Cancelled(EndReason),
}

impl Stage {
    /// Whether no act can make it live again.
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Expired | Self::Cancelled(_) | Self::Completed)
    }
}

/// Why an order is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EndReason {
    /// The buyer called it off before paying.
    CancelledUnpaid,
    /// The buyer asked and the seller agreed, in words or by silence.
    CancellationAgreed,
    /// The seller did not ship in time.
    ShipTimeout,
    /// The buyer called it off while the payment was being checked.
    CancelledInReview,
    /// The platform refused the payment.
    PaymentRefused,
    /// The seller cancelled of its own accord.
    SellerCancelled,
    /// The buyer withdrew from the contract.
    Withdrawn,
    /// Nobody told. Only in `mine`.
    Unknown,
}

impl EndReason {
    /// The word for it in `AliExpress`'s own exports (`end_reason`); empty if there is none.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CancelledUnpaid => "buyer_cancel_notpay_order",
            Self::CancellationAgreed => "cancel_order_close_trade",
            Self::ShipTimeout => "seller_send_goods_timeout",
            Self::CancelledInReview => "buyer_cancel_order_in_risk",
            Self::PaymentRefused => "risk_reject_closed",
            Self::SellerCancelled | Self::Withdrawn | Self::Unknown => "",
        }
    }
}

impl Standing {
    /// How the order ended, in the words of `AliExpress`'s own exports (`end_reason`); empty if it has
    /// not ended, or if they have no word for it.
    pub const fn end_code(&self) -> &'static str {
        match (self.stage, self.after_sale) {
            (_, AfterSale::ClosedRefund { by: Decider::Silence, .. }) => {
                "seller_response_issue_timeout"
            }
            (_, AfterSale::ClosedRefund { by: Decider::Platform, .. }) => {
                "seller_accept_issue_no_goods_return"
            }
            (Stage::Expired, _) => "buyer_pay_timeout",
            (Stage::Cancelled(reason), _) => reason.code(),
            (Stage::Completed, _) if self.is_receipt_confirmed => "buyer_accept_goods",
            (Stage::Completed, _) => "buyer_accept_goods_timeout",
            _ => "",
        }
    }
}

/// What became of the units of one line: `ordered = active + cancelled + shipped + returned`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineStanding {
    /// Units that still wait to be shipped.
    pub active: u32,
    /// Units that will not come.
    pub cancelled: u32,
    /// Units on their way or arrived, and not given back.
    pub shipped: u32,
    /// Of the shipped units, those that arrived.
    pub delivered: u32,
    /// Of the delivered units, those in the open return: asked to go back, or on their way.
    pub returning: u32,
    /// Units given back.
    pub returned: u32,
}

impl LineStanding {
    /// Units that the buyer does not have and will not get.
    pub const fn gone(&self) -> u32 {
        self.cancelled + self.returned
    }
}

/// A request to cancel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancellation {
    /// When it was sent.
    pub requested_at: Timestamp,
    /// Until when the seller can answer; silence is consent then.
    pub answer_by: Timestamp,
    /// What it is about.
    pub goods: Vec<LineQuantity>,
    /// Why.
    pub reason: ReasonCode,
    /// What the buyer wrote; may be empty.
    pub note: String,
    /// What became of it.
    pub state: CancellationState,
}

/// What became of a request to cancel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CancellationState {
    /// It waits for an answer.
    Requested,
    /// It was granted.
    Approved {
        /// When.
        at: Timestamp,
        /// In what way.
        by: Approval,
    },
    /// The seller declined.
    Rejected {
        /// When.
        at: Timestamp,
        /// What the seller said; may be empty.
        note: String,
        /// Why, if it was told.
        reason: Option<ReasonCode>,
    },
    /// The buyer took it back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// The goods were shipped meanwhile.
    Superseded {
        /// When.
        at: Timestamp,
    },
}

/// In what way a request was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// The seller said yes.
    Seller,
    /// The seller said nothing in time.
    Silence,
    /// The order ended for want of shipping while the request was open.
    ShipTimeout,
}

/// Money on its way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// Its number within the order.
    pub id: RefundId,
    /// Why money comes back.
    pub cause: RefundCause,
    /// How much, in minor units of the order's currency.
    pub amount: i64,
    /// When it came to be owed.
    pub opened_at: Timestamp,
    /// When the clock of the current attempt started.
    pub clock_start: Timestamp,
    /// By when the shop must be done with it; the midnight that ends the last business day.
    pub shop_due: Timestamp,
    /// By when it must be on the account, likewise.
    pub due: Timestamp,
    /// The current attempt, from 1.
    pub attempt: u16,
    /// How far it has come.
    pub state: RefundState,
}

impl Refund {
    /// Whether the money is back.
    pub const fn is_settled(&self) -> bool {
        matches!(self.state, RefundState::Settled { .. })
    }

    /// Whether nobody has begun to pay it back.
    pub(super) const fn is_pending(&self) -> bool {
        matches!(self.state, RefundState::Pending)
    }

    /// Whether it is owed for units that did not stay, and not for any other reason.
    pub(super) const fn is_for_goods(&self) -> bool {
        !matches!(self.cause, RefundCause::LatePayment | RefundCause::Dispute)
    }

    /// By when the one whose turn it is must be done: the shop, or the bank.
    pub const fn next_due(&self) -> Timestamp {
        match self.state {
            RefundState::Pending | RefundState::Initiated { .. } | RefundState::Failed { .. } => {
                self.shop_due
            }
            RefundState::AtBank { .. } | RefundState::Settled { .. } => self.due,
        }
    }

    /// Whether the shop or the bank should be done and is not.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        !self.is_settled() && now >= self.next_due()
    }
}

/// Why money comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundCause {
    /// The request to cancel of that place in the list was granted.
    Cancellation(usize),
    /// The seller did not ship in time.
    ShipTimeout,
    /// The payment arrived when the order had ended.
    LatePayment,
    /// Goods came back.
    Returned,
    /// The payment did not pass the check, or the buyer called the order off meanwhile.
    Review,
    /// The seller cancelled of its own accord.
    SellerCancelled,
    /// The buyer withdrew from what had not been shipped.
    Withdrawal,
    /// A dispute was decided for the buyer.
    Dispute,
    /// The shop's report tells of it, or of a cancellation that nobody asked for here. Only in
    /// `mine`.
    Reported,
}

/// How far a refund has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundState {
    /// Owed, not started.
    Pending,
    /// The shop started to pay it out.
    Initiated {
        /// When.
        at: Timestamp,
    },
    /// The shop is done; the bank books it.
    AtBank {
        /// When it got there.
        at: Timestamp,
    },
    /// It is on the account.
    Settled {
        /// When.
        at: Timestamp,
        /// Whether the buyer said so.
        confirmed: bool,
    },
    /// The bank sent it back.
    Failed {
        /// When.
        at: Timestamp,
    },
}

/// Whether the buyer can judge, or has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feedback {
    /// Not before the end or the delivery of the order; never for an expired one.
    NotYet,
    /// Now.
    Open {
        /// Until when.
        until: Timestamp,
    },
    /// Done; can be changed while the window is open.
    Left {
        /// When.
        at: Timestamp,
        /// 1 to 5.
        stars: u8,
        /// The buyer's words; may be empty.
        text: String,
        /// Until when it can be changed.
        until: Timestamp,
    },
    /// The window passed unused.
    Closed {
        /// When.
        since: Timestamp,
    },
}
