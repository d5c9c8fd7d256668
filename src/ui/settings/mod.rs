//! What the reader has chosen: language, currency, country, time zone, and how the page looks.

mod countries;
mod currency;

use leptos::prelude::*;

pub use countries::deliver;
pub use currency::{about_note, keep as keep_currency};

use super::orders::Desk;
use crate::{
    i18n::{DateStyle, use_texts},
    platform::{choices, clock, intl, language, page},
    route::{MinePage, Route},
    state::{Books, Notices},
};

/// A list to choose from, and what to know about it.
struct Setting {
    id: &'static str,
    label: String,
    hint: String,
    /// Values, and what they are called.
    options: Vec<(String, String)>,
    chosen: String,
}

/// The page. `on_language` shows everything in another language.
pub fn settings_page(desk: Desk, books: Books, on_language: Callback<String>) -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.settings()));
    let link = |page: MinePage, name: String, text: String| {
        view! {
            <li>
                <a href=Route::Mine(page).href()>{name}</a>
                <p class="muted small">{text}</p>
            </li>
        }
        .into_any()
    };
    view! {
        <h1 tabindex="-1">{t.settings()}</h1>
        <p class="lead">{t.settings_lead()}</p>
        <div class="settings">
            <section class="card" aria-labelledby="settings-region">
                <h2 id="settings-region">{t.settings_region()}</h2>
                {language_setting(on_language)}
                {currency::currency_setting(desk)}
                {countries::country_setting(desk, books)}
                {zone_setting(desk)}
            </section>
            <section class="card" aria-labelledby="settings-looks">
                <h2 id="settings-looks">{t.settings_looks()}</h2>
                {looks(desk)}
            </section>
            <section class="card" aria-labelledby="settings-more">
                <h2 id="settings-more">{t.settings_more()}</h2>
                <ul class="settings-links">
                    {link(MinePage::Storage, t.storage(), t.settings_storage())}
                    {link(MinePage::Terms, t.terms_of_practice(), t.settings_terms())}
                </ul>
            </section>
        </div>
    }
    .into_any()
}

/// Says of what is wished for and unknown that something else holds.
pub fn tell_of_unknown(notices: Notices) {
    let t = use_texts();
    let zone = choices::chosen("zone").filter(|_| language::zone().is_none());
    let zone = zone.map(|it| t.zone_unknown(quoted(&it)));
    let language = language::unknown().map(|it| t.language_unknown(quoted(&it)));
    let country = countries::unknown().map(|it| t.country_unknown(quoted(&it)));
    for it in [language, zone, country].into_iter().flatten() {
        notices.tell_also(it);
    }
}

/// A word of the address, where it may be the name of something. Whoever made a link must not speak to
/// its reader in our voice.
fn quoted(word: &str) -> &str {
    let is_name = |it: char| it.is_ascii_alphanumeric() || "-_/+".contains(it);
    if word.len() <= 40 && word.chars().all(is_name) { word } else { "…" }
}

fn language_setting(on_language: Callback<String>) -> AnyView {
    let t = use_texts();
    let english = ("en".to_owned(), "English".to_owned());
    let it = Setting {
        id: "setting-language",
        label: t.language_name(),
        hint: t.settings_language_hint(),
        options: [english].into_iter().chain(language::others()).collect(),
        chosen: t.language().tag().to_owned(),
    };
    setting(it, move |tag| on_language.run(tag))
}

fn zone_setting(desk: Desk) -> AnyView {
    let t = use_texts();
    let now = t.date(clock::now(), DateStyle::DateTime);
    let device = (String::new(), t.settings_device());
    // Names of places, which no browser translates.
    let known =
        intl::zones(language::zone()).into_iter().map(|it| (it.clone(), it.replace('_', " ")));
    let it = Setting {
        id: "setting-zone",
        label: t.settings_zone(),
        hint: t.settings_zone_hint(now),
        options: [device].into_iter().chain(known).collect(),
        chosen: language::zone().unwrap_or_default(),
    };
    let choose = move |zone: String| {
        keep(desk, "zone", &zone);
        language::set_zone(&zone);
        intl::begin_anew();
        desk.later.speak_anew();
    };
    setting(it, choose)
}

fn looks(desk: Desk) -> AnyView {
    let t = use_texts();
    let owned = |value: &str, name: String| (value.to_owned(), name);
    let look = |name: &'static str, it: Setting| {
        let choose = move |value: String| {
            choices::show_look(name, &value);
            keep(desk, name, &value);
        };
        setting(it, choose)
    };
    let theme = Setting {
        id: "setting-theme",
        label: t.settings_theme(),
        hint: String::new(),
        options: vec![
            owned("", t.settings_device()),
            owned("light", t.embed_theme_light()),
            owned("dark", t.embed_theme_dark()),
            owned("contrast", t.embed_theme_contrast()),
        ],
        chosen: choices::chosen("theme").unwrap_or_default(),
    };
    let motion = Setting {
        id: "setting-motion",
        label: t.settings_motion(),
        hint: String::new(),
        options: vec![owned("", t.settings_device()), owned("less", t.settings_motion_less())],
        chosen: choices::chosen("motion").unwrap_or_default(),
    };
    view! {
        {look("theme", theme)}
        {look("motion", motion)}
    }
    .into_any()
}

fn setting(it: Setting, on_choice: impl Fn(String) + 'static) -> AnyView {
    let Setting { id, label, hint, options, chosen } = it;
    let hint_id = [id, "-hint"].concat();
    let described_by = (!hint.is_empty()).then(|| hint_id.clone());
    let option = |(value, name): (String, String)| {
        let is_chosen = value == chosen;
        view! {
            <option value=value selected=is_chosen>
                {name}
            </option>
        }
        .into_any()
    };
    let hint = (!hint.is_empty()).then(|| {
        view! {
            <p id=hint_id class="muted small">
                {hint}
            </p>
        }
        .into_any()
    });
    view! {
        <label class="field-title" for=id>
            {label}
        </label>
        <select
            id=id
            aria-describedby=described_by
            on:change=move |event| on_choice(event_target_value(&event))
        >
            {options.into_iter().map(option).collect_view()}
        </select>
        {hint}
    }
    .into_any()
}

/// Keeps a choice, and says whether it will be there next time.
fn keep(desk: Desk, name: &str, value: &str) {
    desk.notices.tell(kept(name, value));
}

/// Keeps a choice. Returns the words about whether it will be there next time.
fn kept(name: &str, value: &str) -> String {
    let t = use_texts();
    if choices::choose(name, value) { t.setting_kept() } else { t.setting_not_kept() }
}
