//! Wires the parts; the only file that sees everything.

use leptos::prelude::*;
use unbuy_core::storage::Book;

use crate::{
    effects::{self, Places},
    i18n::{Language, Texts, provide_texts, use_texts},
    later,
    platform::{clock, frame::Frame, language, location, page, storage},
    route::{ListQuery, MinePage, Route},
    state::{Books, ListPlace, Notices, Orders, ROWS, ROWS_IN_FRAME},
    ui::{
        LaterPart,
        home::HomePage,
        kit::Dialogs,
        orders::{Desk, OrderDetail, OrderList},
        shell::{NoticeBar, TopBar},
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

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let begin = language::begin();
    let spoken = match &begin {
        language::Begin::Texts(texts) => Language::of_file(texts.clone()),
        language::Begin::English | language::Begin::Missing => None,
    };
    speak(spoken.unwrap_or_else(Language::english));
    let frame = Frame::of_page();
    let (journal, loaded, persistent) = storage::open_practice(frame.is_kept);
    let practice = Orders::new(journal, &loaded, clock::now(), persistent);
    let mine = Orders::closed(storage::memory_journal(), clock::now());
    let notices = Notices::default();
    let dialogs = Dialogs::default();
    let later_part = LaterPart::default();
    later::load(later_part);
    let hash = location::hash();
    let route = RwSignal::new(effects::route_in(frame, &hash));
    let books = Books { practice, mine, route };
    let query = ListQuery::parse(&hash);
    let rows = if frame.is_embed { ROWS_IN_FRAME } else { ROWS };
    let places = Places {
        practice: ListPlace::new(false, query.clone(), rows),
        mine: ListPlace::new(true, query, ROWS),
    };
    let place = places.practice;
    let desk = Desk { orders: practice, notices, dialogs, place, later: later_part };
    let mine_desk = Desk { orders: mine, place: places.mine, ..desk };
    let reopen = move |book| match book {
        Book::Practice => effects::reopen_practice(practice),
        Book::Mine => {
            if let Some(part) = untrack(|| later_part.mine()) {
                (part.open)(mine);
            }
        }
    };
    effects::start(books, notices, places, frame, reopen);
    if begin == language::Begin::Missing {
        notices.tell(use_texts().language_missing());
    }
    // Once, and for as long as the page is there, whatever is shown anew.
    Effect::new(move |_| later_part.begin(|it| (it.begin)(desk, books, frame)));

    let page = move || {
        // A dialog belongs to the page that it was opened on.
        on_cleanup(move || {
            dialogs.dismiss();
            later_part.forget();
        });
        match route.get() {
            Route::Home => view! { <HomePage frame /> }.into_any(),
            Route::Orders => view! { <OrderList desk /> }.into_any(),
            Route::Deadlines => {
                let mine = (!frame.is_practice_only()).then_some(Route::Mine(MinePage::Deadlines));
                later_part.shown(|it| (it.deadlines)(desk, mine))
            }
            Route::Order(id) => view! { <OrderDetail desk id /> }.into_any(),
            Route::Help => later_part.shown(|it| (it.help)(frame)),
            // It leads on as soon as the coach is here.
            Route::Practice(_) => {
                view! { <p class="muted">{use_texts().one_moment()}</p> }.into_any()
            }
            Route::Settings => later_part.shown(|it| (it.settings)(desk, books)),
            Route::Accessibility => later_part.shown(|it| (it.accessibility)()),
            Route::Mine(page) => mine_page(mine_desk, practice, page),
            Route::Unknown => later_part.shown(|it| (it.not_found)(None)),
        }
    };
    let whole = move || {
        // In another language everything is made anew; what it is made of stays.
        later_part.spoken();
        let place = || use_texts().practice_place();
        view! {
            <a class="skip-link" href="#main" on:click=effects::skip_to_main>
                {use_texts().skip_to_content()}
            </a>
            <TopBar books frame />
            <div role="status" class="save-banner-place">
                {move || later_part.functions().map(|it| (it.save_banner)(books, notices, frame))}
            </div>
            <main id="main" tabindex="-1" aria-label=frame.landmark(place())>
                {move || later_part.begun().map(|it| (it.coach)())}
                <section
                    class="clock"
                    aria-label=use_texts().practice_clock()
                    hidden=move || !books.is_shop()
                >
                    {move || later_part.functions().map(|it| (it.clock_bar)(desk, books))}
                </section>
                {move || page()}
            </main>
            <footer class="foot" aria-label=frame.landmark(place())>
                {move || later_part.functions().map(|it| (it.save_foot)(desk, books, frame))}
            </footer>
            {move || later_part.functions().map(|it| (it.dialogs)(dialogs))}
        }
        .into_any()
    };
    // What is said of what was done must be in a place that was there before.
    view! {
        {move || whole()}
        <NoticeBar notices mine=mine_desk />
    }
}

/// Says everything in that language from now on.
pub fn speak(language: Language) {
    language::mark(language.tag(), language.is_rtl());
    provide_texts(Texts::new(language));
}

/// A page about real orders, all of which is in a part of its own.
fn mine_page(desk: Desk, practice: Orders, page: MinePage) -> AnyView {
    let part = desk.later;
    if part.asks_for_mine() {
        later::load_mine(part);
    }
    let shown = move || match part.mine() {
        Some(mine) => {
            // Not before somebody looks at the book: those who practise need not wait for it.
            untrack(|| (mine.begin)(desk));
            (mine.page)(desk, practice, page.clone())
        }
        None => view! { <p class="muted">{use_texts().one_moment()}</p> }.into_any(),
    };
    view! { {move || shown()} }.into_any()
}
