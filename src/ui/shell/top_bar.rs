//! The practice label, the brand and the account menu.

use leptos::prelude::*;

use super::account_menu::AccountMenu;
use crate::{i18n::use_texts, platform::frame::Frame, route::Route, state::Books};

/// The head of every page.
#[component]
pub fn TopBar(
    /// The orders.
    books: Books,
    /// Where the page stands.
    frame: Frame,
) -> impl IntoView {
    let t = use_texts();
    // In an article the brand is that of the page around. The menu is part of what is practised.
    let brand = (!frame.is_embed).then(|| {
        view! {
            <a class="brand" href=Route::Home.href() aria-label="Unbuy">
                "un"
                <s>"buy"</s>
            </a>
        }
        .into_any()
    });
    view! {
        <header class=frame.is_embed.then_some("slim") aria-label=frame.landmark(t.practice_place())>
            <p class="practice-label" hidden=move || books.is_mine()>
                {t.practice_label()}
            </p>
            <div class="top-bar">{brand} <AccountMenu books frame /></div>
        </header>
    }
}
