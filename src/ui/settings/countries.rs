//! The country that orders of the practice shop are delivered to.

use leptos::prelude::*;
use unbuy_core::order::Country;

use super::{Setting, keep, setting};
use crate::{
    i18n::use_texts,
    platform::{choices, intl, location},
    state::Books,
    ui::{kit::countries, orders::Desk},
};

/// The setting, in the address and among the reader's choices.
const NAME: &str = "country";

const ID: &str = "setting-country";

/// The country that the address asks for, that the reader has chosen, or that the browser is set to.
pub fn delivery_country() -> Option<Country> {
    let wishes = [location::parameter(NAME), choices::chosen(NAME), intl::region()];
    wishes.into_iter().flatten().find_map(|it| Country::new(&it.to_ascii_uppercase()))
}

pub(super) fn country_setting(desk: Desk, books: Books) -> AnyView {
    let t = use_texts();
    let none = (String::new(), t.settings_device());
    let it = Setting {
        id: ID,
        label: t.settings_country(),
        hint: t.settings_country_hint(),
        options: [none].into_iter().chain(countries()).collect(),
        chosen: choices::chosen(NAME).unwrap_or_default(),
    };
    let _ = books;
    let choose = move |code: String| {
        keep(desk, NAME, &code);
    };
    setting(it, choose)
}
