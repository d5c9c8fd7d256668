//! What the first load leaves out: dialogs, the page of an order, and all about real orders. The first
//! load holds only pointers to their functions, which are there once the later part is.

use leptos::prelude::*;
use unbuy_core::order::OrderId;

use super::{
    kit::Dialogs,
    orders::{Desk, OrderAction},
};
use crate::{
    i18n::use_texts,
    platform::{drafts::Drafts, frame::Frame},
    route::{MinePage, Route},
    state::{Books, Import, ListPlace, Notices, OrderNow, Orders, Selection},
};

/// The functions of the later part.
#[derive(Debug, Clone, Copy)]
pub struct Later {
    /// The coach of the practice.
    pub coach: fn() -> AnyView,
    /// The place where dialogs are shown.
    pub dialogs: fn(Dialogs) -> AnyView,
    /// The help article.
    pub help: fn(Frame) -> AnyView,
    /// What the reader has chosen.
    pub settings: fn(Desk, Books) -> AnyView,
    /// How everybody can use it.
    pub accessibility: fn() -> AnyView,
    /// What a button of an order does; the focus goes to the element of that id if the button is
    /// gone then.
    pub press: fn(Desk, &OrderId, OrderAction, String),
    /// All of the page of an order but its head.
    pub order_page: fn(Desk, ArcReadSignal<OrderNow>) -> AnyView,
    /// What the bar of the practice clock holds.
    pub clock_bar: fn(Desk, Books) -> AnyView,
    /// What stands above a list of orders.
    pub list_tools: fn(Desk, Memo<Selection>) -> AnyView,
    /// What stands below it.
    pub list_end: fn(ListPlace, Memo<Selection>) -> AnyView,
    /// All deadlines of the practice shop, and the same page of the other book.
    pub deadlines: fn(Desk, Option<Route>) -> AnyView,
    /// The page for an address that leads nowhere, or of an order of that number, which there is not.
    pub not_found: fn(Option<String>) -> AnyView,
    /// What is not saved, or could not be read.
    pub save_banner: fn(Books, Notices, Frame) -> AnyView,
    /// How things are saved.
    pub save_foot: fn(Desk, Books, Frame) -> AnyView,
    /// What goes on beside the pages from now on: the second copy of the practice book, and the
    /// walkthrough with all that it hears and says.
    pub begin: fn(Desk, Books, Frame),
}

/// The functions of the part about real orders.
#[derive(Debug, Clone, Copy)]
pub struct Mine {
    /// Reads their journal, the first time, and begins its second copy.
    pub begin: fn(Desk),
    /// Reads their journal once more, after another tab has deleted everything.
    pub open: fn(Orders),
    /// Practises under the terms that the address of the page names.
    pub use_terms: fn(Orders, Notices, String),
    /// A page about them; the one about storage tells of the practice book too.
    pub page: fn(Desk, Orders, MinePage) -> AnyView,
    /// The button of the message about an import.
    pub undo_button: fn(Desk, Import) -> AnyView,
}

type Waiting = Box<dyn FnOnce(Later)>;

/// A `Copy` handle on the later part, which may be still on its way.
#[derive(Debug, Clone, Copy)]
pub struct LaterPart {
    functions: RwSignal<Option<Later>>,
    mine: StoredValue<Option<Mine>>,
    /// Whether what goes on beside the pages has begun.
    has_begun: RwSignal<bool>,
    /// Counts the languages that the page was shown in.
    languages: RwSignal<u32>,
    /// Counts when the part about real orders is asked for, and when it comes.
    mine_steps: RwSignal<u32>,
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
}

impl Default for LaterPart {
    fn default() -> Self {
        Self {
            functions: RwSignal::new(None),
            mine: StoredValue::new(None),
            has_begun: RwSignal::new(false),
            languages: RwSignal::new(0),
            mine_steps: RwSignal::new(0),
            waiting: StoredValue::new_local(Vec::new()),
        }
    }
}

impl LaterPart {
    /// Its functions, once it is here. Tracks.
    pub fn functions(self) -> Option<Later> {
        self.functions.get()
    }

    /// Its functions, once what goes on beside the pages has begun. Tracks.
    pub fn begun(self) -> Option<Later> {
        self.functions().filter(|_| self.has_begun.get())
    }

    /// What goes on beside the pages begins.
    pub fn begin(self, begin: impl FnOnce(Later)) {
        if let Some(functions) = self.functions() {
            untrack(|| begin(functions));
            self.has_begun.set(true);
        }
    }

    /// Tracks in which language the page is shown.
    pub fn spoken(self) {
        self.languages.track();
    }

    /// Everything is to be said anew: in another language, of another currency or time zone. What the
    /// reader has written stays, and so does the focus.
    pub fn speak_anew(self) {
        let drafts = Drafts::of_page();
        self.languages.update(|it| *it += 1);
        drafts.put_back();
    }

    /// Shows something of it, or that it is on its way. Tracks.
    pub fn shown(self, view: impl FnOnce(Later) -> AnyView) -> AnyView {
        match self.functions() {
            Some(functions) => view(functions),
            None => view! { <p class="muted">{use_texts().one_moment()}</p> }.into_any(),
        }
    }

    /// Runs now or, if the part is still on its way, when it is here. Returns whether it ran.
    pub fn run(self, call: impl FnOnce(Later) + 'static) -> bool {
        match self.functions.get_untracked() {
            Some(functions) => call(functions),
            None => self.waiting.update_value(|it| it.push(Box::new(call))),
        }
        self.functions.with_untracked(Option::is_some)
    }

    /// The part about real orders, once it is here. Tracks.
    pub fn mine(self) -> Option<Mine> {
        self.mine_steps.track();
        self.mine.get_value()
    }

    /// Runs once the part about real orders is here.
    pub fn run_mine(self, call: impl Fn(Mine) + 'static) {
        Effect::new(move |has_run: Option<bool>| {
            let mine = self.mine().filter(|_| has_run != Some(true));
            if let Some(mine) = mine {
                untrack(|| call(mine));
            }
            has_run == Some(true) || mine.is_some()
        });
    }

    /// Whether the part about real orders is asked for now for the first time.
    pub fn asks_for_mine(self) -> bool {
        let is_first = self.mine_steps.get_untracked() == 0;
        if is_first {
            self.mine_steps.set(1);
        }
        is_first
    }

    /// The part about real orders is here.
    pub fn arrive_mine(self, mine: Mine) {
        self.mine.set_value(Some(mine));
        self.mine_steps.set(2);
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
