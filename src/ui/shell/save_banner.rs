//! What is said about saving: at the top when something is not saved or could not be read, and quietly
//! at the foot. It comes with the later part, into places that are there from the start.

use leptos::prelude::*;
use unbuy_core::storage::NotSaved;

use crate::{
    i18n::use_texts,
    platform::{frame::Frame, language, page},
    route::{MinePage, Route},
    state::{Books, Notices, SaveState},
};

/// Told at the top while something is not saved, or could not be read.
pub fn save_banner(books: Books, notices: Notices, frame: Frame) -> AnyView {
    let t = use_texts();
    let download = move |_| {
        if page::download(
            "unbuy-data.json",
            "application/json",
            &untrack(|| books.in_trouble()).raw_data(),
        )
        .is_err()
        {
            notices.tell(t.download_failed());
        }
    };
    let banner = move || {
        let orders = books.in_trouble();
        let state = orders.save_state();
        let problem = match (state, orders.unreadable()) {
            (SaveState::Trial, _) => {
                let text = t.trial_list(orders.ids().len());
                return view! { <p class="save-banner calm">{text}</p> }.into_any();
            }
            // In an article nothing is amiss with it: the foot says how long things stay.
            (SaveState::MemoryOnly, _) if frame.is_embed => return ().into_any(),
            (SaveState::MemoryOnly, _) => t.memory_only(),
            (SaveState::NotSaved { why, .. }, _) => t.not_saved_since(why),
            (SaveState::Saved, 0) => return ().into_any(),
            (SaveState::Saved, count) => t.unreadable_changes(count),
        };
        // An update that another tab takes must wait for these; the newer version is what saves the
        // others.
        let newer = SaveState::NotSaved { why: NotSaved::NewerLayout };
        let is_waiting = matches!(state, SaveState::NotSaved { .. }) && state != newer;
        view! {
            <div class="save-banner" data-unsaved=is_waiting.then_some("")>
                <p>{problem} " " {storage_link(frame)}</p>
                <button type="button" class="button small" on:click=download>
                    {t.download_my_data()}
                </button>
            </div>
        }
        .into_any()
    };
    view! { {move || banner()} }.into_any()
}

/// Told quietly at the foot.
pub fn save_foot(books: Books, frame: Frame, on_language: Callback<String>) -> AnyView {
    let t = use_texts();
    let saved = move || {
        let text = match books.in_trouble().save_state() {
            SaveState::Saved if frame.is_foreign => t.saved_for_frame(),
            SaveState::Saved => t.saved(),
            SaveState::MemoryOnly => t.until_closed(),
            SaveState::Trial | SaveState::NotSaved { .. } => t.not_saved(),
        };
        text.into_any()
    };
    let promise = (!frame.is_embed).then(|| t.private_promise());
    view! {
        {promise.map(|it| view! { <p>{it}</p> }.into_any())}
        <p>
            <span>{move || saved()}</span>
            " "
            {storage_link(frame)}
        </p>
        {page_links(frame)}
        {move || {
            let is_settings = books.route.with(|it| *it == Route::Settings);
            (!frame.is_embed && !is_settings).then(|| language_list(on_language))
        }}
    }
    .into_any()
}

/// The languages, each by its own name. In an article the page around it chooses.
fn language_list(on_language: Callback<String>) -> AnyView {
    let t = use_texts();
    let spoken = t.language().tag();
    let others = language::others();
    let option = |tag: String, name: String| {
        let is_spoken = tag == spoken;
        let lang = tag.clone();
        view! {
            <option value=tag lang=lang selected=is_spoken>
                {name}
            </option>
        }
        .into_any()
    };
    let english = option("en".to_owned(), "English".to_owned());
    let others: Vec<AnyView> = others.into_iter().map(|(tag, name)| option(tag, name)).collect();
    if others.is_empty() {
        return ().into_any();
    }
    view! {
        <p class="languages">
            <label for="language">{t.language_name()}</label>
            " "
            <select
                id="language"
                on:change=move |event| on_language.run(event_target_value(&event))
            >
                {english}
                {others}
            </select>
        </p>
    }
    .into_any()
}

/// The ways to other pages. What is for readers of the whole page alone is not shown in a frame.
fn page_links(frame: Frame) -> AnyView {
    let t = use_texts();
    let link = |to: Route, name: String| {
        view! {
            <li>
                <a href=to.href()>{name}</a>
            </li>
        }
        .into_any()
    };
    let others = (!frame.is_practice_only()).then(|| {
        view! {
            {link(Route::Settings, t.settings())}
            {link(Route::Mine(MinePage::Terms), t.terms_of_practice())}
            {link(Route::Mine(MinePage::Embed), t.embed_link())}
        }
        .into_any()
    });
    view! {
        <ul class="foot-links">
            {link(Route::Help, t.help_link())}
            {others}
            {link(Route::Accessibility, t.accessibility())}
        </ul>
    }
    .into_any()
}

/// The way to all that there is to say about saving. Not in a frame, where that page is not shown.
fn storage_link(frame: Frame) -> Option<AnyView> {
    let href = Route::Mine(MinePage::Storage).href();
    let link = || view! { <a href=href>{use_texts().storage()}</a> }.into_any();
    (!frame.is_practice_only()).then(link)
}
