//! Which buttons an order offers. They ask the order itself, so buttons and rules cannot disagree.

use unbuy_core::order::{Act, Feedback, Stage};

use crate::{i18n::Texts, state::OrderNow};

/// Something the buyer can start from a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderAction {
    /// Pay.
    Pay,
    /// End the unpaid order at once.
    CancelUnpaid,
    /// Go to the order's page, where cancellation can be requested.
    StartCancellation,
    /// Ask the shop to cancel.
    RequestCancellation,
    /// Take the open request back.
    WithdrawRequest,
    /// Go to the order's page.
    Open,
    /// Say that the parcel is here.
    ConfirmDelivery,
    /// Leave feedback, or change it.
    LeaveFeedback,
}

impl OrderAction {
    /// The words of its button.
    pub fn label(self, t: Texts) -> String {
        match self {
            Self::Pay => t.pay(),
            Self::CancelUnpaid | Self::StartCancellation => t.cancel_order(),
            Self::RequestCancellation => t.request_cancellation(),
            Self::WithdrawRequest => t.withdraw_request(),
            Self::Open => t.open(),
            Self::ConfirmDelivery => t.confirm_delivery(),
            Self::LeaveFeedback => t.leave_feedback(),
        }
    }
}

/// The two main buttons at the end of a row, or the only one.
pub fn row_actions(order: &OrderNow) -> Vec<OrderAction> {
    let standing = &order.standing;
    match standing.stage {
        Stage::AwaitingPayment => vec![OrderAction::Pay, OrderAction::CancelUnpaid],
        Stage::AwaitingShipment | Stage::PartiallyShipped => {
            if standing.open_request().is_some() {
                vec![OrderAction::Open, OrderAction::WithdrawRequest]
            } else {
                vec![OrderAction::Open, OrderAction::StartCancellation]
            }
        }
        Stage::Shipped => vec![OrderAction::Open, OrderAction::ConfirmDelivery],
        Stage::Delivered | Stage::Completed if can_judge(order) => {
            vec![OrderAction::Open, OrderAction::LeaveFeedback]
        }
        Stage::Cancelled(_) if can_judge(order) => vec![OrderAction::LeaveFeedback],
        Stage::Delivered
        | Stage::Completed
        | Stage::Cancelled(_)
        | Stage::Expired
        | Stage::Unknown => vec![OrderAction::Open],
    }
}

/// What the order's own page offers beside feedback.
pub fn page_actions(order: &OrderNow) -> Vec<OrderAction> {
    match order.standing.stage {
        Stage::AwaitingPayment => vec![OrderAction::Pay, OrderAction::CancelUnpaid],
        Stage::AwaitingShipment | Stage::PartiallyShipped => {
            if order.standing.open_request().is_some() {
                vec![OrderAction::WithdrawRequest]
            } else {
                vec![OrderAction::RequestCancellation]
            }
        }
        Stage::Shipped => vec![OrderAction::ConfirmDelivery],
        Stage::Delivered
        | Stage::Completed
        | Stage::Cancelled(_)
        | Stage::Expired
        | Stage::Unknown => Vec::new(),
    }
}

/// Whether feedback can be left or changed now.
pub fn can_judge(order: &OrderNow) -> bool {
    order.may(&Act::FeedbackLeft { stars: 1, text: String::new() }).is_ok()
}

/// Whether feedback was left already.
pub fn has_judged(order: &OrderNow) -> bool {
    matches!(order.standing.feedback, Feedback::Left { .. })
}
