//! The main page of the practice shop.

use leptos::prelude::*;
use unbuy_core::order::Picture;

use crate::{i18n::use_texts, route::Route, ui::orders::drawing};

/// Greets, says what this place is for, and shows the way the article goes.
#[component]
pub fn HomePage() -> impl IntoView {
    let t = use_texts();
    let steps =
        [t.step_orders(), t.step_cancel(), t.step_request(), t.step_reason(), t.step_money()]
            .map(|text| view! { <li>{text}</li> }.into_any())
            .collect_view();
    let shelf = [Picture::Lamp, Picture::Kettle, Picture::Scarf, Picture::Shoe, Picture::Cable]
        .map(drawing)
        .collect_view();
    view! {
        <div class="hero">
            <h1 tabindex="-1">{t.home_title()}</h1>
            <p class="lead">{t.home_lead()}</p>
            <p class="hero-buttons">
                <a class="button primary" href=Route::Orders.href()>
                    {t.home_start()}
                </a>
            </p>
            <div class="shelf" aria-hidden="true">
                {shelf}
            </div>
        </div>
        <section class="card" aria-labelledby="steps-title">
            <h2 id="steps-title">{t.steps_title()}</h2>
            <ol class="steps">{steps}</ol>
        </section>
    }
}
