//! What the app as a whole does to the world outside, and every message that enters it. Parts move
//! the focus and show their dialogs themselves.

use std::time::Duration;

use leptos::{ev::MouseEvent, prelude::*};
use unbuy_core::order::OrderId;

use crate::{
    i18n::use_texts,
    platform::{clock, location, page, tabs, ticker},
    route::{ListQuery, Route},
    state::{ListPlace, Notices, Orders, row_id},
};

/// Starts them all. `reopen` reads the storage again after another tab has started over.
pub fn start(
    orders: Orders,
    notices: Notices,
    route: RwSignal<Route>,
    place: ListPlace,
    reopen: impl Fn() + 'static,
) {
    show_title(orders, &route.get_untracked());
    location::on_hash_change(move |hash| {
        let (last, next) = (route.get_untracked(), Route::parse(&hash));
        if next == Route::Orders {
            place.narrow(ListQuery::parse(&hash));
        }
        if next != last {
            if last == Route::Orders {
                place.leave(page::scrolled());
            }
            route.set(next.clone());
            notices.dismiss();
            show_title(orders, &next);
            match (last, next) {
                (Route::Order(id), Route::Orders) => return_to_list(place, id),
                _ => begin_page(),
            }
        }
    });
    ticker::every_second(move || orders.tick(clock::now()));
    listen_to_other_tabs(orders, reopen);
    page::on_part_missing(move || notices.tell(use_texts().part_missing()));
    let_notices_fade(notices);
}

/// A notice leaves by itself, since it may cover something; what was done stands in the page too.
fn let_notices_fade(notices: Notices) {
    Effect::new(move |_| {
        if let Some(shown) = notices.latest() {
            let fade = move || notices.fade(shown.number);
            set_timeout(fade, Duration::from_secs(8));
        }
    });
}

/// What another tab notes is taken in; if it started over, this one begins again with it.
fn listen_to_other_tabs(orders: Orders, reopen: impl Fn() + 'static) {
    tabs::on_storage(move |key, value| {
        let Some(key) = key else { return orders.storage_cleared() };
        if orders.take_in(&key, value.as_deref()) {
            reopen();
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

fn show_title(orders: Orders, route: &Route) {
    let t = use_texts();
    let title = match route {
        Route::Home => None,
        Route::Orders => Some(t.my_orders()),
        Route::Order(id) => {
            orders.order(id).map(|it| it.get_untracked().order.facts().title().to_owned())
        }
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
