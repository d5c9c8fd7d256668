//! Wires the parts; the only file that sees everything.

use std::rc::Rc;

use leptos::prelude::*;
use unbuy_core::storage::{Book, Journal, Kv, Loaded, MemoryKv, Namespace};

use crate::{
    effects,
    i18n::{Language, Texts, provide_texts, use_texts},
    later,
    platform::{clock, frame::Frame, location, page, storage, tabs},
    route::{ListQuery, Route},
    state::{ListPlace, Notices, Orders},
    ui::{
        LaterPart,
        home::HomePage,
        kit::{DialogPlace, Dialogs},
        orders::{Desk, OrderDetail, OrderList},
        practice::ClockBar,
        shell::{NotFound, NoticeBar, SaveBanner, SaveFooter, TopBar},
    },
};

/// Mounts the app in the page, in the place of the steps that the page holds as text. What breaks is
/// told by `src/pwa/boot.js`, which needs no program.
pub fn start() {
    #[cfg(not(split))]
    page::log_panics();
    leptos::mount::mount_to_body(App);
    page::hide_steps();
}

/// Opens the practice book: in the storage of the browser, or in memory where there is none.
fn open_journal() -> (Journal, Loaded, bool) {
    let (kv, persistent): (Rc<dyn Kv>, bool) = match storage::open() {
        Ok(kv) => (Rc::new(kv), true),
        Err(_) => (Rc::new(MemoryKv::default()), false),
    };
    let (journal, loaded) =
        Journal::open(kv, &Namespace::default(), Book::Practice, tabs::new_tab_id());
    (journal, loaded, persistent)
}

/// How many made-up orders `?sample=` makes at most; more would only keep the reader waiting.
const LONGEST_TRIAL: u32 = 100_000;

/// A journal of its own, which nothing that is stored can reach.
fn trial_journal() -> Journal {
    let (kv, namespace) = (Rc::new(MemoryKv::default()), Namespace::new("trial"));
    Journal::open(kv, &namespace.unwrap_or_default(), Book::Practice, tabs::new_tab_id()).0
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_texts(Texts::new(Language::english()));
    let (journal, loaded, persistent) = open_journal();
    let orders = Orders::new(journal, &loaded, clock::now(), persistent);
    let notices = Notices::default();
    let dialogs = Dialogs::default();
    let frame = Frame::of_page();
    let later_part = LaterPart::default();
    later::load(later_part);
    let hash = location::hash();
    let place = ListPlace::new(ListQuery::parse(&hash));
    let desk = Desk { orders, notices, dialogs, place, later: later_part };
    let route = RwSignal::new(Route::parse(&hash));
    if let Some(count) = location::parameter("sample").and_then(|it| it.parse().ok()) {
        orders.try_many(u32::min(count, LONGEST_TRIAL), trial_journal());
    }
    effects::start(orders, notices, route, place, move || {
        let (journal, loaded, persistent) = open_journal();
        orders.reopen(journal, &loaded, clock::now(), persistent);
    });

    let page = move || {
        // A dialog belongs to the page that it was opened on.
        on_cleanup(move || {
            dialogs.dismiss();
            later_part.forget();
        });
        match route.get() {
            Route::Home => view! { <HomePage /> }.into_any(),
            Route::Orders => view! { <OrderList desk /> }.into_any(),
            Route::Order(id) => view! { <OrderDetail desk id /> }.into_any(),
            Route::Unknown => view! { <NotFound number=None /> }.into_any(),
        }
    };
    view! {
        <a class="skip-link" href="#main" on:click=effects::skip_to_main>
            {use_texts().skip_to_content()}
        </a>
        <TopBar orders route frame />
        <SaveBanner orders notices frame />
        <main id="main" tabindex="-1">
            <ClockBar desk route />
            {move || page()}
        </main>
        <SaveFooter orders frame />
        <NoticeBar notices />
        <DialogPlace dialogs />
    }
}
