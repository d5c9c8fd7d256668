//! How everybody can use it, and what of that was tested.

use leptos::prelude::*;

use crate::{i18n::use_texts, platform::page};

/// The page.
pub fn accessibility_page() -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.accessibility()));
    view! { <h1 tabindex="-1">{t.accessibility()}</h1> }.into_any()
}
