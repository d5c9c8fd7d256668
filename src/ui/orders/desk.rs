//! The desk: what the buttons of an order do, wherever they stand.

use leptos::prelude::*;
use unbuy_core::order::{Act, OrderId};

use super::{
    actions::{Deed, OrderAction, money_arrived},
    cancel_dialog::CancelDialog,
    pay_dialog::PayDialog,
};
use crate::{
    i18n::use_texts,
    platform::{location, page},
    route::Route,
    state::{ActError, Notices, Orders},
    ui::{
        feedback::FeedbackForm,
        kit::{Dialogs, Question},
    },
};

/// A `Copy` handle on all that a page about orders needs.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    /// The orders.
    pub orders: Orders,
    /// Where to say what was done.
    pub notices: Notices,
    /// Where to ask.
    pub dialogs: Dialogs,
}

impl Desk {
    /// Does something with an order and says so, or says why not: the button may have become stale.
    pub fn act(self, id: &OrderId, Deed { act, said }: Deed) {
        let t = use_texts();
        self.notices.tell(match self.orders.act(id, act) {
            Ok(()) => said,
            Err(ActError::NoSuchOrder) => t.no_such_order(id.as_str()),
            Err(ActError::Refused(refusal)) => match self.orders.order(id) {
                Some(order) => t.refusal(&refusal, &order.get_untracked().order).join(" "),
                None => t.no_such_order(id.as_str()),
            },
        });
    }

    /// The reader pressed a button. The button may be gone afterwards; the focus then goes to the
    /// element with the id `stays`.
    pub fn press(self, id: &OrderId, action: OrderAction, stays: String) {
        let Some(order) = self.orders.order(id) else { return };
        let t = use_texts();
        let Self { orders, dialogs, .. } = self;
        let now = orders.clock().now_untracked();
        let shown = order.get_untracked();
        let id = id.clone();
        let act = {
            let (id, stays) = (id.clone(), stays.clone());
            move |act, said| {
                self.act(&id, Deed { act, said });
                let _ = page::focus_id(&stays, page::Scrolling::Stay);
            }
        };
        let act_in_dialog = move |deed| {
            self.act(&id, deed);
            dialogs.close_to(&stays);
        };
        match action {
            OrderAction::Open | OrderAction::StartCancellation => {
                location::set_hash(&Route::Order(shown.order.id().clone()).href());
            }
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
            OrderAction::Pay => dialogs.show("pay-title", move || {
                let on_pay = Callback::new(act_in_dialog.clone());
                view! { <PayDialog order=order.get_untracked() dialogs on_pay /> }.into_any()
            }),
            OrderAction::RequestCancellation => dialogs.show("cancel-title", move || {
                let (order, clock) = (order.clone(), orders.clock());
                let on_send = Callback::new(act_in_dialog.clone());
                view! { <CancelDialog order clock dialogs on_send /> }.into_any()
            }),
            // The button stays, so the focus goes back to it.
            OrderAction::LeaveFeedback => dialogs.show("feedback-title", move || {
                let shown = order.get_untracked();
                let id = shown.order.id().clone();
                let on_send = Callback::new(move |deed| {
                    self.act(&id, deed);
                    dialogs.close();
                });
                view! { <FeedbackForm order=shown dialogs on_send /> }.into_any()
            }),
        }
    }
}
