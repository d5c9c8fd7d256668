//! The main page of the practice shop.

use leptos::prelude::*;
use unbuy_core::{
    order::{OrderId, Picture, Tab, sample::TOO_LATE},
    practice::Story,
};

use crate::{
    i18n::use_texts,
    platform::frame::Frame,
    route::{ListQuery, MinePage, Route},
    ui::orders::drawing,
};

/// Greets, says what this place is for, and shows the way the article goes.
#[component]
pub fn HomePage(
    /// Where the page stands.
    frame: Frame,
) -> impl IntoView {
    let t = use_texts();
    let steps =
        [t.step_orders(), t.step_cancel(), t.step_request(), t.step_reason(), t.step_money()]
            .map(|text| view! { <li>{text}</li> }.into_any())
            .collect_view();
    let shelf = [Picture::Lamp, Picture::Kettle, Picture::Scarf, Picture::Shoe, Picture::Cable]
        .map(drawing)
        .collect_view();
    let mine = (!frame.is_practice_only()).then(|| {
        let href = Route::Mine(MinePage::Book).href();
        view! {
            <a class="button" href=href>
                {t.my_own_orders()}
            </a>
        }
        .into_any()
    });
    // In an article the coach is there already.
    let practise = (!frame.is_embed).then(|| {
        let href = Route::Practice(Story::Article.name().to_owned()).href();
        view! {
            <a class="button" href=href>
                {t.practise()}
            </a>
        }
        .into_any()
    });
    let listed = |tab| ListQuery { tab, ..ListQuery::default() }.href(&Route::Orders);
    let ways = [
        (t.way_unpaid(), t.way_unpaid_text(), listed(Tab::Unpaid)),
        (t.way_late(), t.way_late_text(), listed(Tab::Delivered)),
        (t.way_last(), t.way_last_text(), Route::Order(OrderId::new(TOO_LATE)).href()),
    ];
    let ways = ways.map(|(title, text, href)| {
        view! {
            <li class="card">
                <h3>
                    <a href=href>{title}</a>
                </h3>
                <p>{text}</p>
            </li>
        }
        .into_any()
    });
    // The article around the practice says all that.
    let explained = (!frame.is_embed).then(|| {
        view! {
            <section class="card" aria-labelledby="steps-title">
                <h2 id="steps-title">{t.steps_title()}</h2>
                <ol class="steps">{steps}</ol>
            </section>
            <section class="ways" aria-labelledby="ways-title">
                <h2 id="ways-title">{t.ways_title()}</h2>
                <ul>{ways.collect_view()}</ul>
            </section>
        }
        .into_any()
    });
    view! {
        <div class="hero">
            <h1 tabindex="-1">{t.home_title()}</h1>
            <p class="lead">{t.home_lead()}</p>
            <p class="hero-buttons">
                <a class="button primary" href=Route::Orders.href()>
                    {t.home_start()}
                </a>
                {practise}
                {mine}
            </p>
            <div class="shelf" aria-hidden="true">
                {shelf}
            </div>
        </div>
        {explained}
    }
}
