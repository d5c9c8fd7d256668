//! The currency of the reader's choice: what amounts are about worth in it, by the rates of the site.

use std::cell::{Cell, RefCell};

use leptos::{prelude::*, task::spawn_local};
use unbuy_core::{Currency, Money, Rates, RatesError, Timestamp};

use super::{Setting, keep as keep_choice, quoted, setting};
use crate::{
    i18n::{DateStyle, Named, Zone, provide_about, use_texts},
    platform::{
        choices,
        files::{NotLoaded, load_text},
        frame::is_one_file,
        location, rates, storage,
    },
    ui::orders::Desk,
};

/// The file of the site, beside the page, so that whoever runs it can replace it day by day.
const FILE: &str = "rates.json";

/// The longest file that is read, in bytes.
const LONGEST: usize = 100_000;

/// Under this name the last rates are kept, for use without a network.
const KEPT: &str = "rates";

/// The setting, in the address and among the reader's choices.
const NAME: &str = "currency";

thread_local! {
    /// The rates, and the currency of the reader's choice.
    static SHOWN: RefCell<Option<(Rates, Currency)>> = const { RefCell::new(None) };
    /// Counts what was wished for: the last one holds, whichever comes first.
    static WISHES: Cell<u32> = const { Cell::new(0) };
    /// What was loaded last. Whoever asks again sees it at once, and the focus has where to go.
    static LOADED: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// Why there are no rates.
#[derive(Debug, Clone, PartialEq, Eq)]
enum NoRates {
    /// The file does not come, and there is none from before.
    Missing(NotLoaded),
    /// The file is no JSON.
    NotJson,
    /// Something in it is wrong.
    Wrong(RatesError),
}

/// Rates, and what the site says of them.
#[derive(Debug, Clone)]
struct Known {
    rates: Rates,
    note: String,
}

/// Shows amounts in the currency that the address asks for, or the reader has chosen, as soon as the
/// rates are here. What cannot be done is said, and amounts stay as they are.
pub fn keep(desk: Desk) {
    let wish = location::parameter(NAME).or_else(|| choices::chosen(NAME));
    if let Some(code) = wish.filter(|it| !it.is_empty()) {
        spawn_local(async move {
            match show(&code).await {
                // A dialog belongs to the page that it was opened on; the next page says it then.
                Ok(Shown::Anew) if !untrack(|| desk.dialogs.is_open()) => desk.later.speak_anew(),
                Ok(_) => {}
                Err(why) => desk.notices.tell_also(why),
            }
        });
    }
}

/// What came of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Amounts are to be shown anew.
    Anew,
    /// Another wish came meanwhile.
    Outdated,
}

/// Shows amounts in that currency from now on, or in their own alone if it is empty.
///
/// # Errors
/// Why that cannot be done.
async fn show(code: &str) -> Result<Shown, String> {
    let t = use_texts();
    let number = WISHES.get() + 1;
    WISHES.set(number);
    if code.is_empty() {
        SHOWN.set(None);
        provide_about(None);
        return Ok(Shown::Anew);
    }
    let unknown = || t.currency_unknown(quoted(code));
    let currency = Currency::new(&code.to_ascii_uppercase()).ok_or_else(unknown)?;
    let known = load().await;
    if WISHES.get() != number {
        return Ok(Shown::Outdated);
    }
    let Known { rates, .. } = known.map_err(|it| said(&it))?;
    if !rates.currencies().any(|it| it == currency) {
        return Err(t.currency_without_rate(t.formats().name(Named::Currency, currency.code())));
    }
    SHOWN.set(Some((rates, currency)));
    provide_about(Some(about));
    Ok(Shown::Anew)
}

/// What an amount is about worth; nothing in its own currency.
fn about(money: Money) -> Option<String> {
    let worth = SHOWN.with_borrow(|it| {
        let (rates, currency) = it.as_ref()?;
        rates.convert(money, *currency).filter(|it| it.currency != money.currency)
    })?;
    let t = use_texts();
    let formats = t.formats();
    // Dollars of two countries have one sign in most languages.
    let worth = if formats.has_same_sign(worth.currency, money.currency) {
        formats.money_by_code(worth)
    } else {
        t.money(worth)
    };
    Some(t.about_money(worth))
}

/// What "about" goes by, and that money comes back as it was paid; nothing while nothing is said so.
pub fn about_note() -> Option<String> {
    let date = SHOWN.with_borrow(|it| it.as_ref().map(|(rates, _)| day(rates)))?;
    Some(use_texts().about_note(date))
}

/// The day of the rates.
fn day(rates: &Rates) -> String {
    let midnight = Timestamp::start_of(rates.date(), unbuy_core::Span::ZERO);
    use_texts().formats().date(midnight, DateStyle::Long, Zone::Offset(unbuy_core::Span::ZERO))
}

/// The rates of the site or, without a network, those of last time.
async fn load() -> Result<Known, NoRates> {
    if let Some(known) = LOADED.with_borrow(Clone::clone) {
        return Ok(known);
    }
    // The one file has no network, and asks for nothing.
    let text = if is_one_file() {
        Err(NotLoaded::Unreachable)
    } else {
        load_text(&[&location::folder(), FILE].concat(), LONGEST).await
    };
    let known = match text {
        Ok(text) => {
            let known = read(&text)?;
            storage::remember(KEPT, &text);
            known
        }
        Err(why) => read(&storage::remembered(KEPT).ok_or(NoRates::Missing(why))?)?,
    };
    LOADED.set(Some(known.clone()));
    Ok(known)
}

fn read(text: &str) -> Result<Known, NoRates> {
    let file = rates::read(text).ok_or(NoRates::NotJson)?;
    let pairs = file.rates.iter().map(|(code, rate)| (code.as_str(), rate.as_str()));
    let rates = Rates::new(&file.base, &file.date, pairs).map_err(NoRates::Wrong)?;
    Ok(Known { rates, note: file.note })
}

/// What is wrong, where, and what holds instead.
fn said(why: &NoRates) -> String {
    let t = use_texts();
    let why = match why {
        NoRates::Missing(NotLoaded::Refused(status)) => t.terms_not_there(FILE, *status),
        NoRates::Missing(NotLoaded::Unreachable) => t.terms_unreachable(FILE),
        NoRates::Missing(NotLoaded::TooLong) => t.rates_too_long(FILE),
        NoRates::NotJson => t.rates_not_json(FILE),
        NoRates::Wrong(RatesError::Base(text)) => t.rates_wrong(FILE, "base", text),
        NoRates::Wrong(RatesError::Date(text)) => t.rates_wrong(FILE, "date", text),
        NoRates::Wrong(RatesError::Code(text)) => t.rates_wrong(FILE, "rates", text),
        NoRates::Wrong(RatesError::Rate(currency, text)) => {
            t.rates_wrong(FILE, ["rates.", currency.code()].concat(), text)
        }
    };
    t.rates_missing(why)
}

/// The list of currencies, once it is known of which there are rates. Also without them a choice can be
/// taken back.
pub(super) fn currency_setting(desk: Desk) -> AnyView {
    let t = use_texts();
    let known = RwSignal::new(LOADED.with_borrow(Clone::clone).map(Ok));
    if known.with_untracked(Option::is_none) {
        spawn_local(async move {
            // The page may be gone by now.
            let _ = known.try_set(Some(load().await));
        });
    }
    let shown = move || match known.get() {
        None => view! { <p class="muted small">{t.one_moment()}</p> }.into_any(),
        Some(known) => list(desk, &known),
    };
    view! { <div class="setting">{move || shown()}</div> }.into_any()
}

fn list(desk: Desk, known: &Result<Known, NoRates>) -> AnyView {
    let t = use_texts();
    let chosen = choices::chosen(NAME).unwrap_or_default();
    let mut codes: Vec<String> = match known {
        Ok(known) => known.rates.currencies().map(|it| it.code().to_owned()).collect(),
        Err(_) => Vec::new(),
    };
    if !chosen.is_empty() && !codes.contains(&chosen) {
        codes.push(chosen.clone());
    }
    let name = |code: String| {
        let name = t.formats().name(Named::Currency, &code);
        ([name.as_str(), " (", &code, ")"].concat(), code)
    };
    let mut names: Vec<_> = codes.into_iter().map(name).collect();
    t.formats().sort_by_name(&mut names);
    let own = (String::new(), t.settings_currency_own());
    let names = names.into_iter().map(|(name, code)| (code, name));
    let hint = match known {
        Ok(known) => {
            let note = (!known.note.is_empty()).then(|| t.settings_currency_note(&known.note));
            let hint = [t.settings_currency_hint(day(&known.rates))];
            t.sentences(&hint.into_iter().chain(note).collect::<Vec<_>>())
        }
        Err(why) => said(why),
    };
    let it = Setting {
        id: "setting-currency",
        label: t.settings_currency(),
        hint,
        options: [own].into_iter().chain(names).collect(),
        chosen,
    };
    let choose = move |code: String| {
        spawn_local(async move {
            match show(&code).await {
                Ok(Shown::Anew) => {
                    keep_choice(desk, NAME, &code);
                    desk.later.speak_anew();
                }
                Ok(Shown::Outdated) => {}
                Err(why) => desk.notices.tell(why),
            }
        });
    };
    setting(it, choose)
}
