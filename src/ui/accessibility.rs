//! How everybody can use it, and what of that was tested.

use leptos::prelude::*;

use crate::{i18n::use_texts, platform::page};

/// The page.
pub fn accessibility_page() -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.accessibility()));
    let keys = vec![
        t.keys_skip(),
        t.keys_move(),
        t.keys_menu(),
        t.keys_window(),
        t.keys_arrows(),
        t.keys_none(),
    ];
    let tested = vec![
        t.tested_rules(),
        t.tested_reflow(),
        t.tested_keys(),
        t.tested_focus(),
        t.tested_looks(),
        t.tested_trees(),
    ];
    let untested = vec![t.untested_readers(), t.untested_people(), t.untested_browsers()];
    let limits = vec![t.limits_english(), t.limits_titles(), t.limits_code()];
    view! {
        <h1 tabindex="-1">{t.accessibility()}</h1>
        <p class="lead">{t.accessibility_lead()}</p>
        <div class="stack statement">
            {section("aim-title", t.aim_title(), Some(t.aim_text()), Vec::new())}
            {section("keys-title", t.keys_title(), None, keys)}
            {section("tested-title", t.tested_title(), Some(t.tested_intro()), tested)}
            {section("untested-title", t.untested_title(), None, untested)}
            {section("limits-title", t.limits_title(), None, limits)}
            {section("barrier-title", t.barrier_title(), Some(t.barrier_text()), Vec::new())}
        </div>
    }
    .into_any()
}

/// A heading, a sentence, and a list, as far as there are any.
fn section(id: &'static str, title: String, text: Option<String>, points: Vec<String>) -> AnyView {
    let list = (!points.is_empty()).then(|| {
        let points = points.into_iter().map(|it| view! { <li>{it}</li> }.into_any());
        view! { <ul class="plain">{points.collect_view()}</ul> }.into_any()
    });
    view! {
        <section class="card" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {text.map(|it| view! { <p>{it}</p> }.into_any())}
            {list}
        </section>
    }
    .into_any()
}
