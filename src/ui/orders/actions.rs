//! Which buttons an order offers. They ask the order itself, so buttons and rules cannot disagree.

use leptos::{ev::MouseEvent, prelude::*};
use unbuy_core::{
    order::{Act, Entry, Refund, Stage, WayKind},
    practice::Control,
};

use crate::{
    i18n::{Texts, use_texts},
    state::OrderNow,
    ui::feedback::FeedbackButton,
};

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
    /// Say that the money has arrived.
    ConfirmMoney,
    /// Ask the shop to take it back.
    RequestReturn,
    /// Say that it is on its way back.
    ShipReturn,
    /// Keep it after all.
    WithdrawReturn,
    /// Make a listing to sell it on.
    Resell,
    /// Leave feedback, or change it.
    LeaveFeedback,
    /// Cancel while the payment is being checked.
    CancelInReview,
    /// Withdraw from the contract.
    Withdraw,
    /// Call the platform in.
    OpenDispute,
    /// Drop the open dispute.
    DropDispute,
    /// Say that all is well.
    ConfirmReceipt,
    /// Show what was declared.
    ShowWithdrawal,
    /// Have it delivered elsewhere.
    ChangeAddress,
}

/// An act, and what to say when it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What is done.
    pub act: Act,
    /// What is said then.
    pub said: String,
}

impl OrderAction {
    /// The words of its button.
    fn label(self, t: Texts) -> String {
        match self {
            Self::Pay => t.pay(),
            Self::CancelUnpaid | Self::StartCancellation => t.cancel_order(),
            Self::RequestCancellation => t.request_cancellation(),
            Self::WithdrawRequest => t.withdraw_request(),
            Self::Open => t.open(),
            Self::ConfirmDelivery => t.confirm_delivery(),
            Self::ConfirmMoney => t.money_arrived(),
            Self::RequestReturn => t.request_return(),
            Self::ShipReturn => t.ship_return(),
            Self::WithdrawReturn => t.keep_it(),
            Self::Resell => t.resell(),
            Self::LeaveFeedback => t.leave_feedback(),
            Self::CancelInReview => t.cancel_now(),
            Self::Withdraw => t.withdraw_here(),
            Self::OpenDispute => t.open_dispute(),
            Self::DropDispute => t.drop_dispute(),
            Self::ConfirmReceipt => t.confirm_receipt(),
            Self::ShowWithdrawal => t.show_record(),
            Self::ChangeAddress => t.change_address(),
        }
    }

    /// What the coach knows its button as.
    pub const fn control(self) -> Control {
        match self {
            Self::Pay => Control::Pay,
            Self::CancelUnpaid | Self::StartCancellation | Self::CancelInReview => {
                Control::CancelOrder
            }
            Self::RequestCancellation => Control::RequestCancellation,
            Self::WithdrawRequest => Control::WithdrawRequest,
            Self::Open | Self::ShowWithdrawal => Control::OpenOrder,
            Self::ConfirmDelivery => Control::ConfirmDelivery,
            Self::ConfirmMoney => Control::MoneyArrived,
            Self::RequestReturn => Control::ReturnIt,
            Self::ShipReturn => Control::SentBack,
            Self::WithdrawReturn | Self::DropDispute => Control::KeepIt,
            Self::Resell => Control::Resell,
            Self::LeaveFeedback => Control::LeaveFeedback,
            Self::Withdraw => Control::Withdraw,
            Self::OpenDispute => Control::Dispute,
            Self::ConfirmReceipt => Control::AllIsWell,
            Self::ChangeAddress => Control::ChangeAddress,
        }
    }

    /// Whether it is what the reader most likely wants now.
    const fn is_main(self) -> bool {
        matches!(self, Self::Pay | Self::ShipReturn)
    }
}

/// The button of an action.
pub fn action_button(
    action: OrderAction,
    order: &OrderNow,
    on_action: Callback<OrderAction>,
) -> AnyView {
    if action == OrderAction::LeaveFeedback {
        return view! { <FeedbackButton order=order.clone() on_action /> }.into_any();
    }
    let class = if action.is_main() { "button primary" } else { "button" };
    // The second click of a double click would hit what has come in the place of this button.
    let press = move |event: MouseEvent| {
        if event.detail() < 2 {
            on_action.run(action);
        }
    };
    view! {
        <button type="button" class=class data-control=action.control().mark() on:click=press>
            {action.label(use_texts())}
        </button>
    }
    .into_any()
}

/// The two main buttons at the end of a row, or the only one.
pub fn row_actions(order: &OrderNow) -> Vec<OrderAction> {
    let standing = &order.standing;
    match standing.stage {
        Stage::AwaitingPayment => vec![OrderAction::Pay, OrderAction::CancelUnpaid],
        Stage::PaymentReview | Stage::AwaitingShipment | Stage::PartiallyShipped => {
            if standing.open_request().is_some() {
                vec![OrderAction::Open, OrderAction::WithdrawRequest]
            } else {
                vec![OrderAction::Open, OrderAction::StartCancellation]
            }
        }
        Stage::Shipped => vec![OrderAction::Open, OrderAction::ConfirmDelivery],
        Stage::Delivered | Stage::Completed => {
            let judge = Some(OrderAction::LeaveFeedback).filter(|_| can_judge(order));
            let first = return_actions(order).into_iter().next().unwrap_or(OrderAction::Open);
            [Some(first), judge].into_iter().flatten().collect()
        }
        Stage::Cancelled(_) if can_judge(order) => vec![OrderAction::LeaveFeedback],
        Stage::Cancelled(_) | Stage::Expired | Stage::Unknown => vec![OrderAction::Open],
    }
}

/// What the order's own page offers besides the ways out.
pub fn page_actions(order: &OrderNow) -> Vec<OrderAction> {
    let standing = &order.standing;
    let mut actions = Vec::new();
    let mut offer = |action, is_offered: bool| {
        if is_offered {
            actions.push(action);
        }
    };
    offer(OrderAction::Pay, standing.stage == Stage::AwaitingPayment);
    offer(OrderAction::WithdrawRequest, standing.open_request().is_some());
    let is_under_way = standing.lines.iter().any(|it| it.shipped > it.delivered);
    offer(OrderAction::ConfirmDelivery, is_under_way);
    let sends_back = order.can(&Act::ReturnShipped { goods: order.order.returning(standing.now) });
    offer(OrderAction::ShipReturn, sends_back);
    offer(OrderAction::WithdrawReturn, order.can(&Act::ReturnWithdrawn));
    offer(OrderAction::DropDispute, order.can(&Act::DisputeWithdrawn));
    offer(OrderAction::ConfirmMoney, money_arrived(order).is_some());
    let is_withdrawn = |it: &Entry| matches!(it.act, Act::WithdrawalDeclared { .. });
    offer(OrderAction::ShowWithdrawal, order.order.log().iter().any(is_withdrawn));
    offer(OrderAction::ConfirmReceipt, order.can(&Act::ReceiptConfirmed));
    offer(OrderAction::LeaveFeedback, can_judge(order));
    offer(OrderAction::Resell, standing.lines.iter().any(|it| it.delivered > it.returning));
    actions
}

/// What can be done about giving back what has arrived.
fn return_actions(order: &OrderNow) -> Vec<OrderAction> {
    if order.can(&Act::ReturnWithdrawn) {
        return vec![OrderAction::ShipReturn, OrderAction::WithdrawReturn];
    }
    let everything = order.order.way_out(WayKind::Return, order.standing.now);
    if order.can(&everything) { vec![OrderAction::RequestReturn] } else { Vec::new() }
}

/// The buyer sees the money of a refund: the act that says so, if a refund is on its way.
pub fn money_arrived(order: &OrderNow) -> Option<Act> {
    let arrived = |it: &Refund| Act::RefundArrived { refund: it.id, attempt: it.attempt };
    order.standing.refunds.iter().map(arrived).find(|act| order.can(act))
}

/// Whether feedback can be left or changed now.
fn can_judge(order: &OrderNow) -> bool {
    order.can(&Act::FeedbackLeft { stars: 1, text: String::new() })
}
