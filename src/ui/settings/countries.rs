//! The country that orders of the practice shop are delivered to.

use leptos::prelude::*;
use unbuy_core::order::Country;

use super::{Setting, kept, setting};
use crate::{
    i18n::{is_country, use_texts},
    platform::{choices, language, location},
    state::{Books, Orders},
    ui::orders::Desk,
};

/// The setting, in the address and among the reader's choices.
const NAME: &str = "country";

/// Where nobody says anything else.
const USUAL: &str = "US";

/// Delivers to the country that the address asks for, that the reader has chosen, or that the browser is
/// set to. Returns whether orders that are there go to it.
pub fn deliver(practice: Orders) -> bool {
    let wished = wishes().find_map(|it| known(&it));
    let country = wished.or_else(|| known(&language::region()?)).or_else(|| Country::new(USUAL));
    country.is_some_and(|it| practice.deliver_to(it))
}

/// What is wished for and is no country.
pub(super) fn unknown() -> Option<String> {
    wishes().find(|it| known(it).is_none())
}

fn wishes() -> impl Iterator<Item = String> {
    [location::parameter(NAME), choices::chosen(NAME)].into_iter().flatten()
}

fn known(code: &str) -> Option<Country> {
    Country::new(&code.to_ascii_uppercase()).filter(|it| is_country(*it))
}

pub(super) fn country_setting(desk: Desk, books: Books) -> AnyView {
    let t = use_texts();
    let device = (String::new(), t.settings_device());
    let all = t.countries().into_iter().map(|(name, it)| (it.code().to_owned(), name));
    let it = Setting {
        id: "setting-country",
        label: t.settings_country(),
        hint: t.settings_country_hint(),
        options: [device].into_iter().chain(all).collect(),
        chosen: choices::chosen(NAME).unwrap_or_default(),
    };
    let choose = move |code: String| {
        let said = kept(NAME, &code);
        let goes_there = match Country::new(&code) {
            Some(country) => books.practice.deliver_to(country),
            None => deliver(books.practice),
        };
        let later = (!goes_there).then(|| t.setting_country_later());
        desk.notices.tell(t.sentences(&[said].into_iter().chain(later).collect::<Vec<_>>()));
    };
    setting(it, choose)
}
