//! Numbers, money, dates, plurals and order of words, as the browser knows them for a language.
//!
//! Every call is declared to catch what the browser throws. Where it throws, or where there is no
//! browser (native tests), the answer is a plain form: `34.90 USD`, `2026-11-24`.

mod formatters;

use std::sync::Arc;

use leptos::wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use unbuy_core::{Currency, Money, Span, Timestamp};

pub use formatters::begin_anew;
use formatters::{
    CODES, DATES, DateTimeFormat, DisplayNames, Kind, LISTS, ListFormat, Maker, NAMES, NUMBERS,
    NumberFormat, PLURALS, PluralRules, RELATIVE, RelativeTimeFormat, SPANS, formatter,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = String)]
    type Text;
    #[wasm_bindgen(method, catch, js_class = "String")]
    fn normalize(this: &Text, form: &str) -> Result<Text, JsValue>;
    #[wasm_bindgen(method, catch, js_name = replace, js_class = "String")]
    fn without(this: &Text, what: &js_sys::RegExp, with: &str) -> Result<Text, JsValue>;
    #[wasm_bindgen(method, catch, js_name = localeCompare, js_class = "String")]
    fn compare(this: &Text, other: &str, locale: &str) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch, js_name = toLocaleLowerCase, js_class = "String")]
    fn to_lower_case(this: &Text, locale: &str) -> Result<String, JsValue>;

}

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// "24 Nov".
    Day,
    /// "Tue 24 Nov".
    WeekdayDay,
    /// "Tue 24 November 2026".
    Long,
    /// "Tue 24 Nov, 09:12".
    DateTime,
    /// "09:12".
    Time,
}

/// What the browser knows the names of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what it says")]
pub enum Named {
    Country,
    Currency,
}

/// Where the clock hangs that a date is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Where the reader is, or has chosen.
    Reader,
    /// At a fixed offset from UTC, for days that a shop counts.
    Offset(Span),
}

/// A unit of time between now and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what it says")]
pub enum Unit {
    Minute,
    Hour,
    Day,
}

impl Unit {
    const fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }
}

/// The form of a word that a count asks for, by the rules of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the categories of the CLDR")]
pub enum PluralCategory {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl PluralCategory {
    /// The category of that name; the one for all else if there is none.
    pub fn parse(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

/// How a language writes numbers, money, dates and lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formats {
    locale: Arc<str>,
}

impl Formats {
    /// Those of the language with that BCP 47 tag.
    pub fn new(tag: &str) -> Self {
        Self { locale: tag.into() }
    }

    /// The tag of the language.
    pub fn tag(&self) -> &str {
        &self.locale
    }

    /// A whole number.
    pub fn number(&self, value: i64) -> String {
        let text = value.to_string();
        let written = self.with(Kind::Number, NUMBERS, |it: &NumberFormat| it.format(&text));
        written.unwrap_or(text)
    }

    /// An amount, with as many decimals as ISO 4217 gives the currency: the browser's own table
    /// differs.
    pub fn money(&self, money: Money) -> String {
        let text = money.decimal();
        let kind = Kind::Money(money.currency);
        let written = self.with(kind, NUMBERS, |it: &NumberFormat| it.format(&text));
        written.unwrap_or_else(|| [text.as_str(), money.currency.code()].join(" "))
    }

    /// An amount with the code of its currency: "USD 34.90".
    pub fn money_by_code(&self, money: Money) -> String {
        let text = money.decimal();
        let kind = Kind::MoneyByCode(money.currency);
        let written = self.with(kind, CODES, |it: &NumberFormat| it.format(&text));
        written.unwrap_or_else(|| self.money(money))
    }

    /// Whether amounts of two currencies are written with the same sign.
    pub fn has_same_sign(&self, one: Currency, other: Currency) -> bool {
        let sign = |it: Currency| {
            let written = self.money(Money::new(0, it));
            written.replace(|it: char| it.is_ascii_digit() || ".,".contains(it), "")
        };
        sign(one) == sign(other)
    }

    /// A date or a time of day.
    pub fn date(&self, at: Timestamp, style: DateStyle, zone: Zone) -> String {
        let (shifted, in_utc) = match zone {
            Zone::Reader => (at, false),
            Zone::Offset(offset) => (at + offset, true),
        };
        let written = self.with(Kind::Date(style, in_utc), DATES, |it: &DateTimeFormat| {
            // Timestamps stay below 2^53, so the cast is exact.
            it.format(shifted.millis() as f64)
        });
        written.unwrap_or_else(|| shifted.date(Span::ZERO).into())
    }

    /// From a day until another, where the reader is, as short as can be: "3 – 10 Dec".
    pub fn days(&self, from: Timestamp, until: Timestamp) -> String {
        let written = self.with(Kind::Date(DateStyle::Day, false), DATES, |it: &DateTimeFormat| {
            it.format_range(from.millis() as f64, until.millis() as f64)
        });
        let day = |at: Timestamp| String::from(at.date(Span::ZERO));
        written.unwrap_or_else(|| [day(from), day(until)].join(" – "))
    }

    /// So many units from now, or ago if negative: "in 3 days". Counted, never "tomorrow": 30 hours
    /// from now is not always tomorrow.
    pub fn relative(&self, value: i32, unit: Unit) -> String {
        let unit = unit.name();
        let value_as_number = f64::from(value);
        let written = self.with(Kind::Relative, RELATIVE, |it: &RelativeTimeFormat| {
            it.format(value_as_number, unit)
        });
        written.unwrap_or_else(|| [value.to_string().as_str(), unit].join(" "))
    }

    /// So long: "20 days".
    pub fn span(&self, count: i64, unit: Unit) -> String {
        let text = count.to_string();
        let written = self.with(Kind::Span(unit), SPANS, |it: &NumberFormat| it.format(&text));
        written.unwrap_or_else(|| [&text, " ", unit.name()].concat())
    }

    /// The name of a country or a currency; its code if the browser knows none.
    pub fn name(&self, of: Named, code: &str) -> String {
        let name = self.with(Kind::Names(of), NAMES, |it: &DisplayNames| it.of(code)).flatten();
        name.unwrap_or_else(|| code.to_owned())
    }

    /// Puts what has names in the order in which readers of the language look for them.
    pub fn sort_by_name<T>(&self, all: &mut [(String, T)]) {
        let compared = |one: &str, other: &str| {
            let one: Text = JsValue::from_str(one).unchecked_into();
            one.compare(other, &self.locale).ok()?.partial_cmp(&0.0)
        };
        all.sort_by(|(one, _), (other, _)| {
            let compared = if cfg!(target_arch = "wasm32") { compared(one, other) } else { None };
            compared.unwrap_or_else(|| one.cmp(other))
        });
    }

    /// The form of a word that goes with a count.
    pub fn plural(&self, count: u32) -> PluralCategory {
        let name = self.with(Kind::Plural, PLURALS, |it: &PluralRules| it.select(f64::from(count)));
        match name.as_deref() {
            Some(name) => PluralCategory::parse(name),
            None if count == 1 => PluralCategory::One,
            None => PluralCategory::Other,
        }
    }

    /// "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        let written = self.with(Kind::List, LISTS, |it: &ListFormat| it.format(items.to_vec()));
        written.unwrap_or_else(|| items.join(", "))
    }

    /// A text without capitals and accents, for searching: "Café" and "cafe" become the same.
    pub fn folded(&self, text: &str) -> String {
        let folded = || {
            let text: Text = JsValue::from_str(text).unchecked_into();
            // Accents stand behind their letters then, each a character of its own.
            let accents = js_sys::RegExp::new(r"\p{M}+", "gu");
            text.normalize("NFKD")
                .ok()?
                .without(&accents, "")
                .ok()?
                .to_lower_case(&self.locale)
                .ok()
        };
        let folded = if cfg!(target_arch = "wasm32") { folded() } else { None };
        folded.unwrap_or_else(|| text.to_ascii_lowercase())
    }

    /// Uses the formatter of that kind, made on first use. `F` must be the type of the kind.
    fn with<F: JsCast, R>(
        &self,
        kind: Kind,
        maker: Maker,
        use_it: impl FnOnce(&F) -> Result<R, JsValue>,
    ) -> Option<R> {
        let formatter = formatter(&self.locale, kind, maker)?;
        use_it(formatter.unchecked_ref()).ok()
    }
}

/// The time zones that the browser knows by name, such as `Europe/Berlin`, as far as it tells, and the
/// one that is chosen.
pub fn zones(chosen: Option<String>) -> Vec<String> {
    let known = || {
        let intl = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
        let name = JsValue::from_str("supportedValuesOf");
        let function: js_sys::Function =
            js_sys::Reflect::get(&intl, &name).ok()?.dyn_into().ok()?;
        let list = function.call1(&intl, &JsValue::from_str("timeZone")).ok()?;
        Some(js_sys::Array::from(&list).iter().filter_map(|it| it.as_string()).collect())
    };
    let mut zones: Vec<String> = known().unwrap_or_default();
    // That of no place, and one that goes by another name here.
    for it in [Some("UTC".to_owned()), chosen].into_iter().flatten() {
        if !zones.contains(&it) {
            zones.push(it);
        }
    }
    zones
}

/// The tag of the kind of a language that the reader has chosen in the browser, such as `de-AT` of `de`;
/// or `usual`.
pub fn regional_tag(language: &str, usual: &str) -> String {
    let start = [language.split('-').next().unwrap_or(language), "-"].concat();
    let preferred = || {
        let languages = crate::platform::window()?.navigator().languages();
        languages.iter().filter_map(|it| it.as_string()).find(|it| it.starts_with(&start))
    };
    let tag = if cfg!(target_arch = "wasm32") { preferred() } else { None };
    tag.unwrap_or_else(|| usual.to_owned())
}
