//! What people do with an order, in the form in which it is stored for ever.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    delivery::{Address, Parcel},
    report::Report,
    terms::ReasonCode,
    time::{Span, Timestamp},
};

/// A line of an order, by its place in the list of lines, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub u16);

/// So many units of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LineQuantity {
    /// Which line.
    pub line: LineId,
    /// How many units of it.
    pub quantity: u32,
}

/// A refund of an order, in the order in which they were opened, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RefundId(pub u16);

/// One deed of one party. Acts on goods name lines and quantities, acts on a refund name the refund
/// and the attempt, so that a later version can tell parts and retries apart.
///
/// This is a stored form: variants and fields may be added, never changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The buyer placed the order.
    Placed,
    /// A payment arrived.
    Paid {
        /// How much, in minor units of the order's currency.
        amount: i64,
        /// The card or account that it came from and that refunds go back to, as people say it.
        method: String,
    },
    /// The buyer called the order off before paying.
    CancelledUnpaid,
    /// The buyer asked the seller to cancel.
    CancelRequested {
        /// What should not come.
        goods: Vec<LineQuantity>,
        /// Why, by the code of a reason in the terms.
        reason: ReasonCode,
        /// A message to the seller; may be empty.
        note: String,
    },
    /// The buyer took the open request back.
    CancelWithdrawn,
    /// The seller agreed to the open request.
    CancelApproved,
    /// The seller declined the open request.
    CancelRejected {
        /// What the seller said; may be empty.
        note: String,
        /// Why, by the code of a reason to reject in the terms, if it was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<ReasonCode>,
    },
    /// The seller handed goods to the carrier.
    Shipped {
        /// What is on its way.
        goods: Vec<LineQuantity>,
        /// By whom and under which number, if it was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parcel: Option<Parcel>,
    },
    /// Goods arrived at the buyer.
    Delivered {
        /// What arrived.
        goods: Vec<LineQuantity>,
    },
    /// The seller or the platform started to pay a refund out.
    RefundInitiated {
        /// Which refund.
        refund: RefundId,
        /// Which try, from 1.
        attempt: u16,
    },
    /// The shop is done; the buyer's bank has the money and books it.
    RefundAtBank {
        /// Which refund.
        refund: RefundId,
        /// Which try, from 1.
        attempt: u16,
    },
    /// The bank sent the money back to the shop.
    RefundFailed {
        /// Which refund.
        refund: RefundId,
        /// Which try, from 1.
        attempt: u16,
    },
    /// The buyer saw the money on the account.
    RefundArrived {
        /// Which refund.
        refund: RefundId,
        /// Which try, from 1.
        attempt: u16,
    },
    /// The buyer judged the purchase; a later one takes the place of an earlier one.
    FeedbackLeft {
        /// 1 (bad) to 5 (good).
        stars: u8,
        /// The buyer's words; may be empty.
        text: String,
    },
    /// The buyer asked to give goods back.
    ReturnRequested {
        /// What goes back.
        goods: Vec<LineQuantity>,
        /// Why, by the code of a reason to return in the terms.
        reason: ReasonCode,
        /// A message to the seller; may be empty.
        note: String,
    },
    /// The buyer keeps what was to go back.
    ReturnWithdrawn,
    /// The buyer handed goods to the carrier. What was asked for and is not sent is kept.
    ReturnShipped {
        /// What is on its way back.
        goods: Vec<LineQuantity>,
    },
    /// The seller has goods back.
    ReturnReceived {
        /// What came back.
        goods: Vec<LineQuantity>,
    },
    /// A shop's file or the reader told how the order stood at the moment of the act. Only in `mine`.
    Reported {
        /// What was told.
        report: Arc<Report>,
    },
    /// The reader corrected terms that were assumed; for the whole order, from its beginning. The
    /// last correction counts. Only in `mine`.
    TermsAssumed {
        /// From placing until an unpaid order ends by itself.
        payment_window: Span,
        /// From a request to cancel until the shop should have answered.
        answer_window: Span,
        /// From payment until the shop should have shipped.
        ship_window: Span,
        /// Business days from a cancellation until the money should be back.
        refund_business_days: u16,
        /// From delivery until a return can no longer be asked for.
        return_window: Span,
        /// From delivery until the right of withdrawal ends, if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        withdrawal_window: Option<Span>,
        /// From payment until the order is guaranteed to have arrived, if that is known. Since rules 3.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        guarantee: Option<Span>,
    },
    /// The platform has checked the payment and lets the order go on.
    PaymentCleared,
    /// The platform refused the payment; the order ends.
    PaymentRefused,
    /// The buyer called the order off while the payment was being checked; nobody has to agree.
    CancelledInReview,
    /// The seller will not deliver goods, of its own accord.
    CancelledBySeller {
        /// What will not come.
        goods: Vec<LineQuantity>,
        /// Why, by the code of a reason in the terms that sellers may use.
        reason: ReasonCode,
    },
    /// The buyer says that all is well, and the order is complete before its time.
    ReceiptConfirmed,
    /// The buyer withdrew from the contract for these goods, by right and without a reason.
    WithdrawalDeclared {
        /// What the contract is no longer about.
        goods: Vec<LineQuantity>,
        /// The name that the buyer declared it under; may be empty.
        name: String,
    },
    /// The buyer called the platform in.
    DisputeOpened {
        /// What it is about.
        goods: Vec<LineQuantity>,
        /// Why, by the code of a reason to dispute in the terms.
        reason: ReasonCode,
        /// What the buyer wrote; may be empty.
        note: String,
    },
    /// The buyer dropped the open dispute.
    DisputeWithdrawn,
    /// The platform decided the open dispute.
    DisputeDecided {
        /// What comes back to the buyer, in minor units of the order's currency; 0 for nothing.
        amount: i64,
    },
    /// The buyer wants it delivered elsewhere. Since rules 3.
    AddressChanged {
        /// Where to.
        to: Address,
    },
}

impl Act {
    /// What kind of act this is, without its particulars.
    pub const fn kind(&self) -> ActKind {
        match self {
            Self::Placed => ActKind::Place,
            Self::Paid { .. } => ActKind::Pay,
            Self::CancelledUnpaid => ActKind::CancelUnpaid,
            Self::CancelRequested { .. } => ActKind::RequestCancellation,
            Self::CancelWithdrawn => ActKind::WithdrawRequest,
            Self::CancelApproved => ActKind::ApproveRequest,
            Self::CancelRejected { .. } => ActKind::RejectRequest,
            Self::Shipped { .. } => ActKind::Ship,
            Self::Delivered { .. } => ActKind::Deliver,
            Self::RefundInitiated { .. } => ActKind::InitiateRefund,
            Self::RefundAtBank { .. } => ActKind::HandRefundToBank,
            Self::RefundFailed { .. } => ActKind::FailRefund,
            Self::RefundArrived { .. } => ActKind::ConfirmRefund,
            Self::FeedbackLeft { .. } => ActKind::LeaveFeedback,
            Self::ReturnRequested { .. } => ActKind::RequestReturn,
            Self::ReturnWithdrawn => ActKind::WithdrawReturn,
            Self::ReturnShipped { .. } => ActKind::ShipReturn,
            Self::ReturnReceived { .. } => ActKind::ReceiveReturn,
            Self::Reported { .. } => ActKind::Report,
            Self::TermsAssumed { .. } => ActKind::AssumeTerms,
            Self::PaymentCleared => ActKind::ClearPayment,
            Self::PaymentRefused => ActKind::RefusePayment,
            Self::CancelledInReview => ActKind::CancelInReview,
            Self::CancelledBySeller { .. } => ActKind::CancelAsSeller,
            Self::ReceiptConfirmed => ActKind::ConfirmReceipt,
            Self::WithdrawalDeclared { .. } => ActKind::DeclareWithdrawal,
            Self::DisputeOpened { .. } => ActKind::OpenDispute,
            Self::DisputeWithdrawn => ActKind::WithdrawDispute,
            Self::DisputeDecided { .. } => ActKind::DecideDispute,
            Self::AddressChanged { .. } => ActKind::ChangeAddress,
        }
    }

    /// Whose deed it is.
    pub const fn actor(&self) -> Actor {
        match self {
            Self::Placed
            | Self::Paid { .. }
            | Self::CancelledUnpaid
            | Self::CancelRequested { .. }
            | Self::CancelWithdrawn
            | Self::RefundArrived { .. }
            | Self::FeedbackLeft { .. }
            | Self::ReturnRequested { .. }
            | Self::ReturnWithdrawn
            | Self::ReturnShipped { .. }
            | Self::Reported { .. }
            | Self::TermsAssumed { .. }
            | Self::CancelledInReview
            | Self::ReceiptConfirmed
            | Self::WithdrawalDeclared { .. }
            | Self::DisputeOpened { .. }
            | Self::DisputeWithdrawn
            | Self::AddressChanged { .. } => Actor::Buyer,
            Self::CancelApproved
            | Self::CancelRejected { .. }
            | Self::Shipped { .. }
            | Self::ReturnReceived { .. }
            | Self::CancelledBySeller { .. } => Actor::Seller,
            Self::Delivered { .. } => Actor::Carrier,
            Self::RefundInitiated { .. }
            | Self::RefundAtBank { .. }
            | Self::PaymentCleared
            | Self::PaymentRefused
            | Self::DisputeDecided { .. } => Actor::Platform,
            Self::RefundFailed { .. } => Actor::Bank,
        }
    }
}

/// The kinds of acts, for words about acts that have not happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the verb of the act of the same name")]
pub enum ActKind {
    Place,
    Pay,
    CancelUnpaid,
    RequestCancellation,
    WithdrawRequest,
    ApproveRequest,
    RejectRequest,
    Ship,
    Deliver,
    InitiateRefund,
    HandRefundToBank,
    FailRefund,
    ConfirmRefund,
    LeaveFeedback,
    RequestReturn,
    WithdrawReturn,
    ShipReturn,
    ReceiveReturn,
    Report,
    AssumeTerms,
    ClearPayment,
    RefusePayment,
    CancelInReview,
    CancelAsSeller,
    ConfirmReceipt,
    DeclareWithdrawal,
    OpenDispute,
    WithdrawDispute,
    DecideDispute,
    ChangeAddress,
}

/// Who acts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The shopper.
    #[default]
    Buyer,
    /// The shop.
    Seller,
    /// Whoever brings the parcel.
    Carrier,
    /// The marketplace between buyer and seller.
    Platform,
    /// The buyer's bank or card issuer.
    Bank,
    /// Nobody: time passed.
    Time,
}

/// A hybrid logical clock: the wall time of the note, and a counter for notes within one reading or
/// while the wall clock runs behind.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Clock(pub i64, pub u32);

impl Clock {
    /// The reading after `self` when the wall shows `wall`: always later than `self`.
    pub fn tick(self, wall: Timestamp) -> Self {
        if wall.millis() > self.0 {
            Self(wall.millis(), 0)
        } else {
            Self(self.0, self.1.saturating_add(1))
        }
    }
}

/// The page load that noted something. Each load takes a new one at random, so that every key of
/// the journal has one writer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TabId(pub Arc<str>);

/// When something happened, when it was noted, and by whom. The log is folded in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// When it happened.
    pub at: Timestamp,
    /// When it was noted.
    pub clock: Clock,
    /// The page load that noted it.
    pub tab: TabId,
}

/// An act in the log of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, and noted when and where.
    pub stamp: Stamp,
    /// What was done.
    pub act: Act,
}
