//! Real orders: written down or opened from a file, and watched. Nothing here is sent anywhere.

mod add_page;
mod answers;
pub mod backup;
mod book_page;
mod correct_dialog;
mod day;
mod happened;
mod import_page;
mod import_preview;
mod money_dialog;
mod note_form;
mod order_page;
mod reading;
mod rules_form;
mod watch;

use super::{
    deadlines::deadlines_page, embed::embed_page, orders::Desk, storage::storage_page,
    terms::terms_page,
};
use crate::{
    i18n::use_texts,
    platform::{clock, storage},
    route::{MinePage, Route},
    state::Orders,
};
use leptos::prelude::*;

pub use import_preview::undo_button;

/// A page about real orders.
pub fn mine_page(desk: Desk, practice: Orders, page: MinePage) -> AnyView {
    untrack(|| match page {
        MinePage::Book => book_page::book_page(desk),
        MinePage::Order(id) => order_page::order_page(desk, id),
        MinePage::Add => add_page::add_page(desk),
        MinePage::Import => import_page::import_page(desk),
        MinePage::Storage => storage_page(desk, practice),
        MinePage::Terms => terms_page(desk, practice),
        MinePage::Embed => embed_page(),
        MinePage::Deadlines => deadlines_page(desk, Some(Route::Deadlines)),
    })
}

/// The way back to the book, narrowed as it was left.
fn back_to_book(desk: Desk) -> AnyView {
    let place = desk.place;
    view! {
        <p class="back">
            <a href=move || place.href(&place.query())>
                <span class="back-arrow" aria-hidden="true"></span>
                {use_texts().back_to_mine()}
            </a>
        </p>
    }
    .into_any()
}

/// Reads the journal, also once more after another tab has deleted everything.
pub fn open(orders: Orders) {
    let (journal, loaded, persistent) = storage::open_mine();
    orders.open_mine(journal, &loaded, clock::now(), persistent);
}
