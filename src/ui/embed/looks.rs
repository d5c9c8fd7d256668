//! How an embed looks: theme, colours, corners.

use leptos::prelude::*;

use super::{
    chooser,
    snippets::{Choice, contrast},
};
use crate::i18n::use_texts;

/// What text needs to be read, in hundredths (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: u32 = 450;

/// What a main button has of itself, as the light theme has it.
const USUAL: (&str, &str) = ("#ff7a1a", "#201003");

pub(super) fn looks(choice: RwSignal<Choice>) -> AnyView {
    let t = use_texts();
    let themes = move || {
        vec![
            ("", t.embed_theme_auto()),
            ("light", t.embed_theme_light()),
            ("dark", t.embed_theme_dark()),
            ("contrast", t.embed_theme_contrast()),
        ]
    };
    let corners = move || {
        vec![
            ("", t.embed_radius_usual()),
            ("0px", t.embed_radius_square()),
            ("24px", t.embed_radius_round()),
        ]
    };
    let known = |all: [&'static str; 3], name: &str| all.into_iter().find(|it| *it == name);
    let choose_theme = move |name: String| {
        let theme = known(["light", "dark", "contrast"], &name).unwrap_or_default();
        choice.update(|it| it.theme = theme);
    };
    let choose_corners = move |name: String| {
        let radius = known(["0px", "24px", ""], &name).unwrap_or_default();
        choice.update(|it| it.radius = radius);
    };
    let own = move |is_own: bool| {
        let (accent, text) = USUAL;
        choice.update(|it| it.accent = is_own.then(|| (accent.to_owned(), text.to_owned())));
    };
    let colours = move || {
        let set_accent = move |colour| change(choice, |it| it.0 = colour);
        let set_text = move |colour| change(choice, |it| it.1 = colour);
        view! {
            <div class="maker-colours">
                {colour("embed-accent", t.embed_accent(), USUAL.0, set_accent)}
                {colour("embed-on-accent", t.embed_on_accent(), USUAL.1, set_text)}
            </div>
        }
        .into_any()
    };
    let has_own = Memo::new(move |_| choice.with(|it| it.accent.is_some()));
    view! {
        {chooser("embed-theme", t.embed_theme(), themes, choose_theme)}
        {chooser("embed-radius", t.embed_radius(), corners, choose_corners)}
        <label class="choice">
            <input type="checkbox" on:change=move |event| own(event_target_checked(&event)) />
            <span>{t.embed_own_accent()}</span>
        </label>
        {move || has_own.get().then(|| untrack(colours)).into_any()}
        <p class="small" role="status">
            {move || choice.with(judged).into_any()}
        </p>
    }
    .into_any()
}

fn change(choice: RwSignal<Choice>, change: impl FnOnce(&mut (String, String))) {
    choice.update(|it| {
        if let Some(colours) = &mut it.accent {
            change(colours);
        }
    });
}

fn colour(
    id: &'static str,
    label: String,
    usual: &'static str,
    on_choice: impl Fn(String) + 'static,
) -> AnyView {
    view! {
        <label for=id>{label}</label>
        <input
            id=id
            type="color"
            value=usual
            on:change=move |event| on_choice(event_target_value(&event))
        />
    }
    .into_any()
}

/// Whether the colours can be read.
fn judged(choice: &Choice) -> String {
    let t = use_texts();
    let Some((accent, text)) = &choice.accent else { return String::new() };
    let Some(found) = contrast(accent, text) else { return String::new() };
    let ratio = format!("{}.{}", found / 100, found % 100 / 10);
    if found < LEAST_CONTRAST { t.embed_low_contrast(ratio) } else { t.embed_contrast(ratio) }
}
