//! The split points: what is reached only through them is not part of the first load. Each comes as a
//! file of its own, which `xtask/src/split.rs` makes: dialogs and the page of an order right after the
//! first load, real orders when somebody first looks at them.

use std::cell::Cell;

use leptos::prelude::*;

use crate::{
    app,
    effects::{
        self, housekeeping, second_copy,
        walkthrough::{self, Command},
    },
    i18n::{Language, use_texts},
    platform::{
        frame::{Frame, is_one_file},
        language, location, storage,
    },
    state::{Books, Walkthrough},
    ui::{
        Later, LaterPart, Mine, accessibility, deadlines, help, kit, mine,
        orders::{self, Desk},
        practice::{self, Guide},
        settings, shell, terms,
    },
};

/// How many made-up orders `?sample=` makes at most; more would only keep the reader waiting.
const LONGEST_TRIAL: u32 = 100_000;

/// The functions of the later part.
#[cfg_attr(split, wasm_split_helpers::wasm_split(later))]
fn functions() -> Later {
    Later {
        coach,
        help: help::help_page,
        settings,
        accessibility: accessibility::accessibility_page,
        press: orders::press,
        order_page: orders::order_page,
        clock_bar: practice::clock_bar,
        list_tools: orders::list_tools,
        list_end: orders::list_end,
        deadlines: deadlines::deadlines_page,
        not_found: shell::not_found,
        save_banner: shell::save_banner,
        save_foot,
        begin,
        dialogs: kit::dialog_place,
    }
}

/// The functions of the part about real orders.
#[cfg_attr(split, wasm_split_helpers::wasm_split(mine))]
fn mine_functions() -> Mine {
    Mine {
        begin: begin_mine,
        open: mine::open,
        undo_button: mine::undo_button,
        page: mine::mine_page,
        use_terms: terms::use_named,
    }
}

thread_local! {
    /// The way through the practice. It outlives what is shown of it.
    static GUIDE: Cell<Option<Guide>> = const { Cell::new(None) };
}

/// The coach, once there is a way that it shows.
fn coach() -> AnyView {
    GUIDE.get().map(|it| practice::coach(it, practice::Place::Page)).into_any()
}

fn begin(desk: Desk, books: Books, frame: Frame) {
    let Desk { orders: practice, notices, dialogs, later, .. } = desk;
    if let Some(count) = location::parameter("sample").and_then(|it| it.parse().ok()) {
        practice.try_many(u32::min(count, LONGEST_TRIAL), storage::memory_journal());
    }
    settings::deliver(practice);
    // The one file has neither that part nor a network.
    if let Some(name) = location::parameter("terms").filter(|_| !is_one_file()) {
        if later.asks_for_mine() {
            load_mine(later);
        }
        later.run_mine(move |it| (it.use_terms)(practice, notices, name.clone()));
    }
    second_copy::keep(practice, notices, effects::reopen_practice);
    settings::keep_currency(desk);
    settings::tell_of_unknown(notices);

    let asks_reason = Signal::derive(move || dialogs.is_shown(practice::REASON_WINDOW));
    let walk = Walkthrough::new(practice, books.route, asks_reason);
    let guide = Guide::new(walk, desk, books, frame, walkthrough::show_page);
    GUIDE.set(Some(guide));
    dialogs.show_beside(move || practice::coach(guide, practice::Place::Dialog));
    guide.follow_address();
    walkthrough::keep(walk, books, frame, move |command| match command {
        Command::GoTo(name) => guide.go_to_named(&name),
        Command::Mode(mode) => walk.set_mode(mode),
        Command::Restart => guide.restart(),
        Command::Language(tag) => speak(desk, books, tag, |_| {}),
    });
}

/// The page of what the reader has chosen.
fn settings(desk: Desk, books: Books) -> AnyView {
    settings::settings_page(desk, books, on_language(desk, books))
}

fn save_foot(desk: Desk, books: Books, frame: Frame) -> AnyView {
    shell::save_foot(books, frame, on_language(desk, books))
}

/// The reader chooses a language.
fn on_language(desk: Desk, books: Books) -> Callback<String> {
    Callback::new(move |tag: String| speak(desk, books, tag, language::keep))
}

thread_local! {
    /// Counts the languages that were asked for: the last one holds, whichever comes first.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Shows everything in another language, if that comes. `then` runs when it is shown.
fn speak(desk: Desk, books: Books, tag: String, then: fn(&str)) {
    let number = ASKED.get() + 1;
    ASKED.set(number);
    leptos::task::spawn_local(async move {
        let texts = language::texts(&tag).await;
        if ASKED.get() != number {
            return;
        }
        let spoken = match &texts {
            Some(texts) if texts.is_empty() => Some(Language::english()),
            Some(texts) => Language::of_file(texts.clone()),
            None => None,
        };
        match spoken {
            Some(spoken) => {
                app::speak(spoken);
                desk.later.speak_anew();
                then(&tag);
                effects::show_title(books.practice, &books.route.get_untracked());
            }
            None => {
                // The list shows what is shown.
                desk.later.speak_anew();
                desk.notices.tell(use_texts().language_missing());
            }
        }
    });
}

fn begin_mine(desk: Desk) {
    if !desk.orders.is_open() {
        mine::open(desk.orders);
        second_copy::keep(desk.orders, desk.notices, mine::open);
        housekeeping::keep(desk.orders);
    }
}

/// Loads the later part. Without the splitter, as in tests and while developing, it is here already.
pub fn load(part: LaterPart) {
    #[cfg(split)]
    leptos::task::spawn_local(async move { part.arrive(functions().await) });
    #[cfg(not(split))]
    part.arrive(functions());
}

/// Loads the part about real orders.
pub fn load_mine(part: LaterPart) {
    #[cfg(split)]
    leptos::task::spawn_local(async move { part.arrive_mine(mine_functions().await) });
    #[cfg(not(split))]
    part.arrive_mine(mine_functions());
}
