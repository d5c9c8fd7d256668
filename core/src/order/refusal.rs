//! Why an act is not possible, and what is possible instead.

use super::{
    act::{ActKind, LineId},
    terms::ReasonCode,
    time::{Span, Timestamp},
};

/// An act that the order refuses, with every guard that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What was wanted.
    pub act: ActKind,
    /// Everything that stands against it; never empty.
    pub guards: Vec<Guard>,
    /// What can be done instead, best first; may be empty.
    pub instead: Vec<NextStep>,
}

/// One thing that stands against an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// Nothing can happen to an order before it is placed.
    NotPlaced,
    /// It is placed already.
    AlreadyPlaced {
        /// Since when.
        since: Timestamp,
    },
    /// The order ended unpaid.
    Expired {
        /// Since when.
        since: Timestamp,
    },
    /// The order is cancelled.
    Cancelled {
        /// Since when.
        since: Timestamp,
    },
    /// It has not been paid.
    NotPaid,
    /// It has been paid.
    AlreadyPaid {
        /// Since when.
        since: Timestamp,
    },
    /// The payment is not the amount of the order.
    AmountDiffers {
        /// What was to be paid, in minor units.
        expected: i64,
    },
    /// A request to cancel is waiting for an answer.
    RequestOpen {
        /// Since when.
        since: Timestamp,
        /// Until when the seller may answer.
        answer_by: Timestamp,
    },
    /// No request to cancel is waiting for an answer.
    NoOpenRequest,
    /// The reason is not one of those in the terms.
    UnknownReason(ReasonCode),
    /// No goods were named.
    NothingChosen,
    /// There is no such line.
    UnknownLine(LineId),
    /// More units were named than there are left.
    TooMany {
        /// Of which line.
        line: LineId,
        /// How many are left.
        available: u32,
    },
    /// It is on its way.
    AlreadyShipped {
        /// Since when.
        since: Timestamp,
    },
    /// It is not on its way.
    NotShipped,
    /// It has arrived.
    AlreadyDelivered {
        /// Since when.
        since: Timestamp,
    },
    /// There is no refund of that number.
    NoSuchRefund,
    /// The refund is at another try.
    OtherAttempt {
        /// The try that it is at.
        current: u16,
    },
    /// The shop has not started to pay it out.
    RefundNotInitiated,
    /// The shop started to pay it out already.
    RefundAlreadyInitiated {
        /// Since when.
        since: Timestamp,
    },
    /// The money is back.
    RefundAlreadySettled {
        /// Since when.
        since: Timestamp,
    },
    /// Feedback opens when the order is cancelled or delivered.
    FeedbackNotOpen,
    /// The terms give no feedback to a cancelled order.
    NoFeedbackAfterCancellation,
    /// The time for feedback is over.
    FeedbackClosed {
        /// Since when.
        since: Timestamp,
    },
    /// Stars count from 1 to 5.
    StarsOutOfRange(u8),
    /// It has not arrived, or not all of it.
    NotDelivered,
    /// The time to ask for a return is over.
    ReturnClosed {
        /// Since when.
        since: Timestamp,
    },
    /// A return is asked for already.
    ReturnOpen {
        /// Since when.
        since: Timestamp,
        /// Until when the goods must be on their way.
        ship_by: Timestamp,
    },
    /// No return is asked for.
    NoOpenReturn,
    /// The goods of the return were not sent back in time.
    ReturnLapsed {
        /// Since when.
        since: Timestamp,
    },
    /// The goods of the return are still with the buyer.
    ReturnNotShipped,
    /// The goods of the return are on their way back.
    ReturnShipped {
        /// Since when.
        since: Timestamp,
    },
    /// The shop has the goods of the return back.
    ReturnReceived {
        /// Since when.
        since: Timestamp,
    },
    /// The order has as many acts as an order may have.
    LogFull {
        /// How many that is.
        cap: usize,
    },
    /// The order is one to practise with: what happens to it is done, not reported.
    NotMine,
    /// An amount of the report is none.
    UnsoundReport,
    /// The payment is not being checked.
    NotInReview,
    /// The payment is still being checked.
    InReview {
        /// Until when.
        until: Timestamp,
    },
    /// The reason holds for everything that is left, not for a part.
    ReasonForAll(ReasonCode),
    /// A part of a set was named, which goes as a whole.
    SetTorn {
        /// Which set.
        bundle: u16,
    },
    /// It is complete already.
    AlreadyCompleted {
        /// Since when.
        since: Timestamp,
    },
    /// The terms give no right to withdraw.
    NoWithdrawal,
    /// The right to withdraw has ended.
    WithdrawalClosed {
        /// Since when.
        since: Timestamp,
    },
    /// There is no right to withdraw from that line.
    ExemptFromWithdrawal(LineId),
    /// The buyer has withdrawn already.
    WithdrawalDeclared {
        /// Since when.
        since: Timestamp,
    },
    /// Nobody decides disputes under these terms.
    NoDisputes,
    /// A dispute is open.
    DisputeOpen {
        /// Since when.
        since: Timestamp,
        /// Until when the seller may answer.
        answer_by: Timestamp,
    },
    /// No dispute is open.
    NoOpenDispute,
    /// The time to open a dispute is over.
    DisputeClosed {
        /// Since when.
        since: Timestamp,
    },
    /// A dispute was decided.
    DisputeDecided {
        /// Since when.
        since: Timestamp,
    },
    /// A dispute cannot bring that much, or less than nothing.
    AmountOutOfRange {
        /// The most that it can bring, in minor units.
        most: i64,
    },
    /// Nothing could be sent to the address.
    UnsoundAddress,
}

impl Guard {
    /// Whether the act names something that is not there, so that nobody could tell what it means.
    /// In `mine` nothing else stands in the way.
    pub(super) const fn is_hard(&self) -> bool {
        matches!(
            self,
            Self::LogFull { .. }
                | Self::NotMine
                | Self::UnsoundReport
                | Self::NothingChosen
                | Self::UnknownLine(_)
                | Self::NoSuchRefund
                | Self::StarsOutOfRange(_)
                | Self::AmountOutOfRange { .. }
                | Self::UnsoundAddress
        )
    }
}

/// A step that is open, or will be, to somebody who was refused another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Pay.
    Pay {
        /// Until when.
        until: Timestamp,
    },
    /// Do nothing; the unpaid order ends by itself.
    LetExpire {
        /// When.
        at: Timestamp,
    },
    /// Cancel the unpaid order at once.
    CancelUnpaid,
    /// Ask the seller to cancel.
    RequestCancellation,
    /// Take the open request back.
    WithdrawRequest,
    /// Wait for the seller; silence counts as consent.
    AwaitAnswer {
        /// Until when.
        until: Timestamp,
    },
    /// Wait for the parcel; from delivery it can be returned.
    ReturnAfterDelivery {
        /// For how long.
        window: Span,
    },
    /// Return it.
    Return {
        /// Until when.
        until: Timestamp,
    },
    /// Wait for the money.
    AwaitRefund {
        /// Until when.
        until: Timestamp,
    },
    /// Leave feedback.
    LeaveFeedback {
        /// Until when.
        until: Timestamp,
    },
    /// Send back what a return was asked for.
    ShipReturn {
        /// Until when.
        until: Timestamp,
    },
    /// Keep what a return was asked for.
    WithdrawReturn,
    /// Sell it on: it is too late to return it.
    Resell,
    /// Cancel at once while the payment is checked.
    CancelInReview {
        /// Until when.
        until: Timestamp,
    },
    /// Withdraw from the contract.
    Withdraw {
        /// Until when, once that clock runs.
        until: Option<Timestamp>,
    },
    /// Call the platform in.
    Dispute {
        /// Until when, once that clock runs.
        until: Option<Timestamp>,
    },
    /// Wait for the decision of the dispute.
    AwaitDecision {
        /// Until when the seller may answer; silence decides.
        until: Timestamp,
    },
    /// Ask the carrier to take what is on its way elsewhere.
    AskCarrier,
}
