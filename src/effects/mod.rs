//! What the app as a whole does to the world outside, and every message that enters it. Parts move
//! the focus and show their dialogs themselves.

pub mod housekeeping;
pub mod second_copy;
pub mod walkthrough;

use std::time::Duration;

use leptos::{ev::MouseEvent, prelude::*};
use unbuy_core::{order::OrderId, storage::Book};

use crate::{
    i18n::use_texts,
    platform::{clock, frame::Frame, location, page, storage, tabs, ticker},
    route::{ListQuery, MinePage, Route},
    state::{Books, ListPlace, Notices, Orders, row_id},
};

/// The two lists as the reader has them.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// That of the practice shop.
    pub practice: ListPlace,
    /// That of real orders.
    pub mine: ListPlace,
}

impl Places {
    /// The list on that page, if there is one.
    fn of(self, route: &Route) -> Option<ListPlace> {
        match route {
            Route::Orders => Some(self.practice),
            Route::Mine(MinePage::Book) => Some(self.mine),
            Route::Home
            | Route::Order(_)
            | Route::Deadlines
            | Route::Help
            | Route::Practice(_)
            | Route::Settings
            | Route::Accessibility
            | Route::Mine(_)
            | Route::Unknown => None,
        }
    }
}

/// The page of that address. Real orders are shown in no frame: the page around it could make the
/// reader press something there. The practice alone has neither them nor what its makers need.
pub fn route_in(frame: Frame, hash: &str) -> Route {
    let route = Route::parse(hash);
    if frame.is_practice_only() && (route.is_mine() || route == Route::Settings) {
        Route::Unknown
    } else {
        route
    }
}

/// Starts them all. `reopen` reads the storage of a book again after another tab has started over.
pub fn start(
    books: Books,
    notices: Notices,
    places: Places,
    frame: Frame,
    reopen: impl Fn(Book) + 'static,
) {
    let Books { practice, mine, route } = books;
    show_title(practice, &route.get_untracked());
    location::on_hash_change(move |hash| {
        let (last, next) = (route.get_untracked(), route_in(frame, &hash));
        let list = places.of(&next);
        if let Some(list) = list {
            list.narrow(ListQuery::parse(&hash));
        }
        if next != last {
            if let Some(list) = places.of(&last) {
                list.leave(page::scrolled());
            }
            route.set(next.clone());
            notices.turn_page();
            show_title(practice, &next);
            match (last, list) {
                (Route::Order(id) | Route::Mine(MinePage::Order(id)), Some(list))
                    if id.is_mine() == next.is_mine() =>
                {
                    return_to_list(list, id);
                }
                _ => begin_page(),
            }
        }
    });
    ticker::every_second(move || {
        practice.tick(clock::now());
        mine.tick(clock::now());
    });
    listen_to_other_tabs(practice, mine, reopen);
    page::on_part_missing(move || notices.tell(use_texts().part_missing()));
    let_notices_fade(notices);
}

/// Reads the journal of the practice book once more.
pub fn reopen_practice(practice: Orders) {
    let (journal, loaded, persistent) = storage::open_practice(true);
    practice.reopen(journal, &loaded, clock::now(), persistent);
}

/// A notice leaves by itself, since it may cover something; what was done stands in the page too.
fn let_notices_fade(notices: Notices) {
    Effect::new(move |_| {
        if let Some(shown) = notices.latest().filter(|it| it.import.is_none()) {
            let fade = move || notices.fade(shown.number);
            set_timeout(fade, Duration::from_secs(8));
        }
    });
}

/// What another tab notes is taken in; if it started over, this one begins again with it.
fn listen_to_other_tabs(practice: Orders, mine: Orders, reopen: impl Fn(Book) + 'static) {
    tabs::on_storage(move |key, value| {
        for (orders, book) in [(practice, Book::Practice), (mine, Book::Mine)] {
            match &key {
                None => orders.storage_cleared(),
                Some(key) if orders.take_in(key, value.as_deref()) => reopen(book),
                Some(_) => {}
            }
        }
    });
}

/// A new page begins at its top, and the focus goes to its heading, so that screen readers and keys go
/// on from there. Not on load: a page in a frame must not take the focus from its host.
fn begin_page() {
    page::scroll_to(0.0);
    // The new page is there with the next frame. One without a heading keeps the focus.
    request_animation_frame(|| {
        let _ = page::focus_heading(page::Scrolling::Stay);
    });
}

/// Back to where the list was left, with the focus on the order that the reader comes from.
fn return_to_list(place: ListPlace, id: OrderId) {
    request_animation_frame(move || {
        page::scroll_to(place.left_at());
        if page::focus_id(&row_id(&id), page::Scrolling::IntoView).is_err() {
            begin_page();
        }
    });
}

/// Names the page, as it is shown.
pub fn show_title(orders: Orders, route: &Route) {
    let t = use_texts();
    let title = match route {
        // What comes later names its page itself, and is not in the first load for that.
        Route::Home | Route::Practice(_) | Route::Help | Route::Settings | Route::Accessibility => {
            None
        }
        Route::Orders => Some(t.my_orders()),
        Route::Deadlines => Some(t.deadlines()),
        Route::Order(id) => {
            orders.order(id).map(|it| it.get_untracked().order.facts().title().to_owned())
        }
        // What it holds comes later, and names the page then.
        Route::Mine(_) => Some(t.my_own_orders()),
        Route::Unknown => Some(t.not_found_title()),
    };
    page::set_title(&match title {
        Some(title) => t.page_title(title),
        None => t.site_title(),
    });
}

/// The skip link must not change the address, which is a page of the app.
pub fn skip_to_main(event: MouseEvent) {
    event.prevent_default();
    let _ = page::focus_id("main", page::Scrolling::IntoView);
}
