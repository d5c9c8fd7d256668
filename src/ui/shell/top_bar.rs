//! The practice label, the brand and the account menu.

use leptos::prelude::*;

use super::account_menu::AccountMenu;
use crate::{i18n::use_texts, route::Route, state::Orders};

/// The head of every page.
#[component]
pub fn TopBar(
    /// The orders.
    orders: Orders,
    /// The page that is shown.
    route: RwSignal<Route>,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <header>
            <p class="practice-label">{t.practice_label()}</p>
            <div class="top-bar">
                <a class="brand" href=Route::Home.href() aria-label="Unbuy">
                    "un"
                    <s>"buy"</s>
                </a>
                <AccountMenu orders route />
            </div>
        </header>
    }
}
