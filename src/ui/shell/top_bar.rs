//! The practice label, the brand and the account menu.

use leptos::prelude::*;

use super::account_menu::AccountMenu;
use crate::{i18n::use_texts, route::Route};

/// The head of every page.
#[component]
pub fn TopBar(
    /// How many orders there are.
    #[prop(into)]
    order_count: Signal<usize>,
    /// The page that is shown.
    #[prop(into)]
    route: Signal<Route>,
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
                <AccountMenu order_count route />
            </div>
        </header>
    }
}
