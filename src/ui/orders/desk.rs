//! The desk: what the buttons of an order do, wherever they stand.

use leptos::prelude::*;
use unbuy_core::order::OrderId;

use super::actions::{Deed, OrderAction};
use crate::{
    i18n::use_texts,
    platform::location,
    route::Route,
    state::{ActError, ListPlace, Notices, Orders},
    ui::{LaterPart, kit::Dialogs},
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
    /// The list as the reader has it.
    pub place: ListPlace,
    /// What the first load leaves out.
    pub later: LaterPart,
}

impl Desk {
    /// Does something with an order and says so, or says why not: the button may have become stale.
    pub fn act(self, id: &OrderId, Deed { act, said }: Deed) {
        let t = use_texts();
        self.notices.tell(match self.orders.act(id, act) {
            Ok(()) => said,
            Err(ActError::NoSuchOrder) => t.no_such_order(id.shop_number()),
            Err(ActError::Refused(refusal)) => match self.orders.order(id) {
                Some(order) => t.sentences(&t.refusal(&refusal, &order.get_untracked().order)),
                None => t.no_such_order(id.shop_number()),
            },
        });
    }

    /// The reader pressed a button. The button may be gone afterwards; the focus then goes to the
    /// element with the id `stays`.
    pub fn press(self, id: &OrderId, action: OrderAction, stays: String) {
        if matches!(action, OrderAction::Open | OrderAction::StartCancellation) {
            return location::set_hash(&Route::of_order(id.clone()).href());
        }
        let id = id.clone();
        if !self.later.run(move |it| (it.press)(self, &id, action, stays)) {
            self.notices.tell(use_texts().one_moment());
        }
    }
}
