//! What the first load leaves out: dialogs, and the page of an order. The first load holds only
//! pointers to their functions, which are there once the later part is.

use leptos::prelude::*;
use unbuy_core::order::OrderId;

use super::orders::{Desk, OrderAction};
use crate::state::OrderNow;

/// The functions of the later part.
#[derive(Debug, Clone, Copy)]
pub struct Later {
    /// What a button of an order does; the focus goes to the element of that id if the button is
    /// gone then.
    pub press: fn(Desk, &OrderId, OrderAction, String),
    /// All of the page of an order but its head.
    pub order_page: fn(Desk, ArcReadSignal<OrderNow>) -> AnyView,
}

type Waiting = Box<dyn FnOnce(Later)>;

/// A `Copy` handle on the later part, which may be still on its way.
#[derive(Debug, Clone, Copy)]
pub struct LaterPart {
    functions: RwSignal<Option<Later>>,
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
}

impl Default for LaterPart {
    fn default() -> Self {
        Self { functions: RwSignal::new(None), waiting: StoredValue::new_local(Vec::new()) }
    }
}

impl LaterPart {
    /// Its functions, once it is here. Tracks.
    pub fn functions(self) -> Option<Later> {
        self.functions.get()
    }

    /// Runs now or, if the part is still on its way, when it is here. Returns whether it ran.
    pub fn run(self, call: impl FnOnce(Later) + 'static) -> bool {
        match self.functions.get_untracked() {
            Some(functions) => call(functions),
            None => self.waiting.update_value(|it| it.push(Box::new(call))),
        }
        self.functions.with_untracked(Option::is_some)
    }

    /// Forgets what waits: it was asked for on a page that the reader has left.
    pub fn forget(self) {
        self.waiting.set_value(Vec::new());
    }

    /// It is here.
    pub fn arrive(self, functions: Later) {
        self.functions.set(Some(functions));
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        for call in waiting {
            call(functions);
        }
    }
}
