//! The formatters of the browser: one for each language and kind, made on first use.

use std::{cell::RefCell, sync::Arc};

use leptos::wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use unbuy_core::Currency;

use super::{DateStyle, Named, Unit};
use crate::platform::language;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat)]
    pub(super) type NumberFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "NumberFormat")]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;
    // Text, not a number: decimals stay exact.
    #[wasm_bindgen(method, catch, js_class = "NumberFormat")]
    pub(super) fn format(this: &NumberFormat, decimal: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    pub(super) type DateTimeFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "DateTimeFormat")]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch, js_class = "DateTimeFormat")]
    pub(super) fn format(this: &DateTimeFormat, millis: f64) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch, js_name = formatRange, js_class = "DateTimeFormat")]
    pub(super) fn format_range(
        this: &DateTimeFormat,
        from: f64,
        until: f64,
    ) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = RelativeTimeFormat)]
    pub(super) type RelativeTimeFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "RelativeTimeFormat")]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch, js_class = "RelativeTimeFormat")]
    pub(super) fn format(
        this: &RelativeTimeFormat,
        value: f64,
        unit: &str,
    ) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = PluralRules)]
    pub(super) type PluralRules;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "PluralRules")]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method, catch, js_class = "PluralRules")]
    pub(super) fn select(this: &PluralRules, count: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = DisplayNames)]
    pub(super) type DisplayNames;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "DisplayNames")]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch, js_class = "DisplayNames")]
    pub(super) fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = ListFormat)]
    pub(super) type ListFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "ListFormat")]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(method, catch, js_class = "ListFormat")]
    pub(super) fn format(this: &ListFormat, items: Vec<String>) -> Result<String, JsValue>;
}

/// What is written; and with it, which formatter of the browser does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Money(Currency),
    MoneyByCode(Currency),
    Date(DateStyle, /* in UTC */ bool),
    Relative,
    Plural,
    List,
    Span(Unit),
    Names(Named),
}

thread_local! {
    /// Making a formatter is slow and using it is quick. There are a dozen at most, so a search
    /// through the list is quicker than a hash.
    static FORMATTERS: RefCell<Vec<(Arc<str>, Kind, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The formatter of that kind for a language, made on first use; nothing where there is no browser.
pub(super) fn formatter(locale: &Arc<str>, kind: Kind, maker: Maker) -> Option<JsValue> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let is_it = |it: &&(Arc<str>, Kind, JsValue)| it.1 == kind && it.0 == *locale;
    let known = FORMATTERS.with_borrow(|all| all.iter().find(is_it).map(|(_, _, it)| it.clone()));
    known.or_else(|| {
        let options = js_sys::JSON::parse(&(maker.options)(kind)).ok()?;
        let made = (maker.make)(locale, &options).ok()?;
        FORMATTERS.with_borrow_mut(|all| all.push((locale.clone(), kind, made.clone())));
        Some(made)
    })
}

/// How formatters of some kinds are made. Whoever uses a kind names its maker, so that what only later
/// pages write is not in the first load.
pub(super) struct Maker {
    make: fn(&str, &JsValue) -> Result<JsValue, JsValue>,
    /// The options, as JSON: shorter than a call per option, in the source and in the built program.
    options: fn(Kind) -> String,
}

pub(super) const NUMBERS: Maker = Maker {
    make: |locale, options| NumberFormat::new(locale, options).map(Into::into),
    options: |kind| {
        if let Kind::Money(it) = kind { money_options(it, "narrowSymbol") } else { plain(kind) }
    },
};

pub(super) const CODES: Maker = Maker {
    make: |locale, options| NumberFormat::new(locale, options).map(Into::into),
    options: |kind| {
        if let Kind::MoneyByCode(it) = kind { money_options(it, "code") } else { plain(kind) }
    },
};

pub(super) const SPANS: Maker = Maker {
    make: |locale, options| NumberFormat::new(locale, options).map(Into::into),
    options: |kind| {
        let unit = if let Kind::Span(it) = kind { it.name() } else { Unit::Day.name() };
        [r#"{"style":"unit","unitDisplay":"long","unit":""#, unit, "\"}"].concat()
    },
};

pub(super) const DATES: Maker = Maker {
    make: |locale, options| DateTimeFormat::new(locale, options).map(Into::into),
    options: |kind| {
        if let Kind::Date(style, in_utc) = kind { date_options(style, in_utc) } else { plain(kind) }
    },
};

pub(super) const RELATIVE: Maker = Maker {
    make: |locale, options| RelativeTimeFormat::new(locale, options).map(Into::into),
    options: plain,
};

pub(super) const PLURALS: Maker = Maker {
    make: |locale, options| PluralRules::new(locale, options).map(Into::into),
    options: plain,
};

pub(super) const LISTS: Maker = Maker {
    make: |locale, options| ListFormat::new(locale, options).map(Into::into),
    options: plain,
};

pub(super) const NAMES: Maker = Maker {
    make: |locale, options| DisplayNames::new(locale, options).map(Into::into),
    options: |kind| {
        let is_country = kind == Kind::Names(Named::Country);
        if is_country { r#"{"type":"region"}"# } else { r#"{"type":"currency"}"# }.to_owned()
    },
};

/// No options.
fn plain(_: Kind) -> String {
    "{}".to_owned()
}

fn money_options(currency: Currency, display: &str) -> String {
    let digits = match currency.exponent() {
        0 => "0",
        3 => "3",
        4 => "4",
        _ => "2",
    };
    [
        r#"{"style":"currency","currencyDisplay":""#,
        display,
        r#"","currency":""#,
        currency.code(),
        r#"","minimumFractionDigits":"#,
        digits,
        r#","maximumFractionDigits":"#,
        digits,
        "}",
    ]
    .concat()
}

fn date_options(style: DateStyle, in_utc: bool) -> String {
    let style = match style {
        DateStyle::Day => r#""day":"numeric","month":"short""#,
        DateStyle::WeekdayDay => r#""weekday":"short","day":"numeric","month":"short""#,
        DateStyle::Long => r#""weekday":"short","day":"numeric","month":"long","year":"numeric""#,
        DateStyle::DateTime => {
            r#""weekday":"short","day":"numeric","month":"short","hour":"numeric","minute":"2-digit""#
        }
        DateStyle::Time => r#""hour":"numeric","minute":"2-digit""#,
    };
    let zone = if in_utc { Some("UTC".to_owned()) } else { language::zone() };
    let zone = zone.map(|it| [r#","timeZone":""#, &it, "\""].concat());
    ["{", style, &zone.unwrap_or_default(), "}"].concat()
}

/// Forgets all formatters: the reader has chosen another time zone.
pub fn begin_anew() {
    FORMATTERS.with_borrow_mut(Vec::clear);
}
