//! What the reader has chosen: language, currency, country, and how the page looks and keeps things.

use leptos::prelude::*;

use super::orders::Desk;
use crate::{i18n::use_texts, platform::page, state::Books};

/// The page.
pub fn settings_page(_desk: Desk, _books: Books) -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.settings()));
    view! { <h1 tabindex="-1">{t.settings()}</h1> }.into_any()
}
