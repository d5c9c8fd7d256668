//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::{i18n::use_texts, route::Route};

/// Says what is wrong and offers the way back. `number` is the one in the address, if it looked like
/// that of an order.
pub fn not_found(number: Option<String>) -> AnyView {
    let t = use_texts();
    let text = match &number {
        Some(number) => t.no_such_order(number),
        None => t.no_such_page(),
    };
    view! {
        <section class="empty">
            <h1 tabindex="-1">{t.not_found_title()}</h1>
            <p>{text}</p>
            <p>
                <a class="button" href=Route::Orders.href()>
                    {t.my_orders()}
                </a>
            </p>
        </section>
    }
    .into_any()
}
