//! Wires the parts; the only file that sees everything.

use std::rc::Rc;

use leptos::prelude::*;
use unbuy_core::storage::{Book, Journal, Kv, Loaded, MemoryKv, Namespace};

use crate::{
    effects,
    i18n::{Language, Texts, provide_texts, use_texts},
    platform::{clock, location, rescue, storage, tabs},
    route::Route,
    state::{Notices, Orders},
    ui::{
        home::HomePage,
        kit::{DialogPlace, Dialogs},
        orders::{Desk, OrderDetail, OrderList},
        practice::ClockBar,
        shell::{NotFound, NoticeBar, SaveBanner, SaveFooter, TopBar},
    },
};

/// Mounts the app in the page. From the first line on, whatever breaks is told in the page.
pub fn start() {
    rescue::install(Texts::rescue_words());
    leptos::mount::mount_to_body(App);
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

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_texts(Texts::new(Language::english()));
    let (journal, loaded, persistent) = open_journal();
    let orders = Orders::new(journal, &loaded, clock::now(), persistent);
    let notices = Notices::default();
    let dialogs = Dialogs::default();
    let desk = Desk { orders, notices, dialogs };
    let route = RwSignal::new(Route::parse(&location::hash()));
    effects::start(orders, notices, route, move || {
        let (journal, loaded, persistent) = open_journal();
        orders.reopen(journal, &loaded, clock::now(), persistent);
    });

    let page = move || {
        // A dialog belongs to the page that it was opened on.
        on_cleanup(move || dialogs.dismiss());
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
        <TopBar orders route />
        <SaveBanner orders notices />
        <main id="main" tabindex="-1">
            <ClockBar desk route />
            {move || page()}
        </main>
        <SaveFooter orders />
        <NoticeBar notices />
        <DialogPlace dialogs />
    }
}
