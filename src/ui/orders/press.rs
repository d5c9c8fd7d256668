//! What the buttons of an order do: at once, or after a dialog.

use leptos::prelude::*;
use unbuy_core::order::{Act, OrderId};

use super::{
    Desk,
    actions::{Deed, OrderAction, money_arrived},
    cancel_dialog::CancelDialog,
    change_address_dialog::ChangeAddressDialog,
    dispute_dialog::DisputeDialog,
    pay_dialog::PayDialog,
    resell_dialog::ResellDialog,
    return_dialog::ReturnDialog,
    withdraw_dialog::{WithdrawDialog, withdrawal_record},
};
use crate::{
    i18n::use_texts,
    platform::page,
    ui::{feedback::FeedbackForm, kit::Question},
};

/// Does what the button of an action promises. The button may be gone afterwards; the focus then
/// goes to the element with the id `stays`.
pub fn press(desk: Desk, id: &OrderId, action: OrderAction, stays: String) {
    let Some(order) = desk.orders.order(id) else { return };
    let t = use_texts();
    let Desk { orders, dialogs, .. } = desk;
    let now = orders.clock().now_untracked();
    let shown = order.get_untracked();
    let id = id.clone();
    let act = {
        let (id, stays) = (id.clone(), stays.clone());
        move |act, said| {
            desk.act(&id, Deed { act, said });
            let _ = page::focus_id(&stays, page::Scrolling::Stay);
        }
    };
    let act_in_dialog = {
        let stays = stays.clone();
        move |deed| {
            desk.act(&id, deed);
            dialogs.close_to(&stays);
        }
    };
    match action {
        // These lead to another page, for which `Desk::press` needs nothing from here.
        OrderAction::Open | OrderAction::StartCancellation => {}
        OrderAction::WithdrawRequest => act(Act::CancelWithdrawn, t.request_withdrawn()),
        OrderAction::ConfirmDelivery => {
            let goods = shown.order.under_way(now);
            act(Act::Delivered { goods }, t.delivery_noted());
        }
        OrderAction::ConfirmMoney => {
            if let Some(arrived) = money_arrived(&shown) {
                act(arrived, t.money_noted());
            }
        }
        OrderAction::ShipReturn => {
            let goods = shown.order.returning(now);
            act(Act::ReturnShipped { goods }, t.return_shipped_notice());
        }
        OrderAction::WithdrawReturn => act(Act::ReturnWithdrawn, t.return_withdrawn_notice()),
        OrderAction::DropDispute => act(Act::DisputeWithdrawn, t.dispute_dropped_notice()),
        OrderAction::ConfirmReceipt => act(Act::ReceiptConfirmed, t.receipt_confirmed()),
        OrderAction::CancelUnpaid => {
            let question = Question {
                title: t.end_unpaid_title(),
                text: t.end_unpaid_text(),
                yes: t.end_unpaid_yes(),
                no: t.keep_order(),
            };
            dialogs.ask(question, move || {
                let (act, said) = (Act::CancelledUnpaid, t.unpaid_cancelled());
                act_in_dialog(Deed { act, said });
            });
        }
        OrderAction::CancelInReview => {
            let question = Question {
                title: t.cancel_now_title(),
                text: t.cancel_now_text(),
                yes: t.cancel_now(),
                no: t.keep_order(),
            };
            dialogs.ask(question, move || {
                let (act, said) = (Act::CancelledInReview, t.cancelled_in_review_notice());
                act_in_dialog(Deed { act, said });
            });
        }
        OrderAction::Pay => dialogs.show("pay-title", move || {
            let on_pay = Callback::new(act_in_dialog.clone());
            view! { <PayDialog order=order.get_untracked() dialogs on_pay /> }.into_any()
        }),
        OrderAction::RequestCancellation => dialogs.show("reason-title", move || {
            let (order, clock) = (order.clone(), orders.clock());
            let on_send = Callback::new(act_in_dialog.clone());
            let (id, stays) = (order.get_untracked().order.id().clone(), stays.clone());
            let on_change_address = Callback::new(move |()| {
                let (id, stays) = (id.clone(), stays.clone());
                let after = stays.clone();
                dialogs.go_on(move || press(desk, &id, OrderAction::ChangeAddress, stays), after);
            });
            view! { <CancelDialog order clock dialogs on_send on_change_address /> }.into_any()
        }),
        OrderAction::ChangeAddress => dialogs.show("address-title", move || {
            let (order, clock) = (order.clone(), orders.clock());
            let on_save = Callback::new(act_in_dialog.clone());
            view! { <ChangeAddressDialog order clock dialogs on_save /> }.into_any()
        }),
        OrderAction::RequestReturn => dialogs.show("reason-title", move || {
            let (order, clock) = (order.clone(), orders.clock());
            let on_send = Callback::new(act_in_dialog.clone());
            view! { <ReturnDialog order clock dialogs on_send /> }.into_any()
        }),
        OrderAction::OpenDispute => dialogs.show("reason-title", move || {
            let (order, clock) = (order.clone(), orders.clock());
            let on_send = Callback::new(act_in_dialog.clone());
            view! { <DisputeDialog order clock dialogs on_send /> }.into_any()
        }),
        OrderAction::Withdraw => dialogs.show("withdraw-title", move || {
            let (order, clock) = (order.clone(), orders.clock());
            let on_send = Callback::new(act_in_dialog.clone());
            view! { <WithdrawDialog order clock dialogs on_send /> }.into_any()
        }),
        OrderAction::ShowWithdrawal => {
            dialogs.show("record-title", move || withdrawal_record(dialogs, &order.get_untracked()))
        }
        OrderAction::Resell => dialogs.show("resell-title", move || {
            view! { <ResellDialog order=order.get_untracked() dialogs /> }.into_any()
        }),
        // The button stays, so the focus goes back to it.
        OrderAction::LeaveFeedback => dialogs.show("feedback-title", move || {
            let shown = order.get_untracked();
            let id = shown.order.id().clone();
            let on_send = Callback::new(move |deed| {
                desk.act(&id, deed);
                dialogs.close();
            });
            view! { <FeedbackForm order=shown dialogs on_send /> }.into_any()
        }),
    }
}
