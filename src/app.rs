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
        orders::{OrderDetail, OrderList},
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
    provide_texts(Texts::new(Signal::stored(Language::english())));
    let (journal, loaded, persistent) = open_journal();
    let orders = Orders::new(journal, &loaded, clock::now(), persistent);
    let notices = Notices::default();
    let hash = RwSignal::new(location::hash());
    let route = Memo::new(move |_| Route::parse(&hash.get()));
    effects::start(orders, notices, hash, route, move || {
        let (journal, loaded, _) = open_journal();
        orders.reopen(journal, &loaded);
    });

    let t = use_texts();
    let page = move || match route.get() {
        Route::Home => view! { <HomePage /> }.into_any(),
        Route::Orders => view! { <OrderList orders notices /> }.into_any(),
        Route::Order(id) => view! { <OrderDetail orders notices id /> }.into_any(),
        Route::Unknown => view! { <NotFound number=None /> }.into_any(),
    };
    let order = Signal::derive(move || match route.get() {
        Route::Order(id) => Some(id),
        Route::Home | Route::Orders | Route::Unknown => None,
    });
    let order_count = Signal::derive(move || orders.ids().len());
    let save_state = Signal::derive(move || orders.save_state());
    let unreadable = Signal::derive(move || orders.unreadable());
    let on_download = Callback::new(move |()| {
        if rescue::download_data().is_err() {
            notices.tell(t.download_failed());
        }
    });
    view! {
        <a class="skip-link" href="#main" on:click=effects::skip_to_main>
            {t.skip_to_content()}
        </a>
        <TopBar order_count route />
        <SaveBanner state=save_state unreadable on_download />
        <main id="main" tabindex="-1">
            <ClockBar orders notices order />
            {page}
        </main>
        <SaveFooter state=save_state />
        <NoticeBar notices />
    }
}
