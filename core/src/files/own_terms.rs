//! Terms of a site's own, as JSON: read with errors that name the path, and described by a JSON Schema
//! (`docs/terms.schema.json`) that is generated from these types.
//!
//! What is not given is that of the preset named in `base`.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, de::Error};

use crate::order::{
    Country, ReasonCode, Terms,
    time::{Date, Span},
};

/// The longest file of terms, in bytes.
pub const MAX_TERMS: usize = 256 << 10;

/// Why terms cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsError {
    /// The place, such as `reasons[2].code`; empty if it is the file as a whole.
    pub path: String,
    /// What is wrong there and what would be right, for whoever wrote the file, in English.
    pub message: String,
}

/// The terms that a file of a site's own describes.
///
/// # Errors
/// The first thing in it that is wrong.
pub fn own_terms(json: &str) -> Result<Terms, TermsError> {
    let whole = |message: String| TermsError { path: String::new(), message };
    if json.len() > MAX_TERMS {
        return Err(whole(format!("the file is longer than {} KiB", MAX_TERMS >> 10)));
    }
    let json = json.trim_start_matches('\u{feff}').trim();
    if !json.is_empty() && !json.starts_with('{') {
        return Err(whole("the file does not hold an object, which begins with {".to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    let own: OwnTerms = serde_path_to_error::deserialize(&mut reader).map_err(|it| {
        let path = it.path().to_string();
        let path = if path == "." || path == "?" { String::new() } else { path };
        TermsError { path, message: it.into_inner().to_string() }
    })?;
    reader.end().map_err(|it| whole(it.to_string()))?;
    own.over_its_base()
}

/// The terms of a shop, for Unbuy. What is left out is that of the preset named in `base`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct OwnTerms {
    /// Where this schema is; editors read it, Unbuy does not.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The preset that gives whatever is left out here.
    pub base: Preset,
    /// From placing until an unpaid order ends by itself.
    pub payment_window: Option<Duration>,
    /// From payment until the platform has checked it; `none` where it does not.
    pub payment_review: Option<MaybeDuration>,
    /// From a request to cancel until silence counts as consent.
    pub answer_window: Option<Duration>,
    /// From payment until the shop must have shipped; after that the order is cancelled.
    pub ship_window: Option<Duration>,
    /// Business days from a cancellation until the shop must be done with the refund.
    pub refund_business_days: Option<BusinessDays>,
    /// Business days that the bank has after that; left out where the first count is for both.
    pub bank_business_days: Option<BusinessDays>,
    /// From delivery until a return can no longer be asked for.
    pub return_window: Option<Duration>,
    /// From a request to return until the goods must be on their way back.
    pub return_ship_window: Option<Duration>,
    /// From delivery until the right of withdrawal ends; `none` where there is no such right.
    pub withdrawal_window: Option<MaybeDuration>,
    /// From delivery until the order is complete without a word from the buyer.
    pub confirm_window: Option<Duration>,
    /// From delivery until a dispute can no longer be opened; `none` where nobody decides disputes.
    pub dispute_window: Option<MaybeDuration>,
    /// From the opening of a dispute until silence decides it for the buyer.
    pub dispute_answer_window: Option<Duration>,
    /// From the end or the delivery of an order until feedback closes.
    pub feedback_window: Option<Duration>,
    /// Whether a cancelled order can be judged at all.
    pub feedback_after_cancellation: Option<bool>,
    /// Which days are business days.
    pub calendar: Option<OwnCalendar>,
    /// The reasons to cancel, of buyers and of sellers, in the order in which they are offered.
    pub reasons: Option<Vec<OwnReason>>,
    /// The reasons to return.
    pub return_reasons: Option<Vec<OwnReason>>,
    /// The reasons for which a seller declines a request to cancel.
    pub reject_reasons: Option<Vec<OwnReason>>,
    /// The reasons to open a dispute.
    pub dispute_reasons: Option<Vec<OwnReason>>,
    /// How long it takes to arrive, and by when that is guaranteed.
    pub delivery: Option<OwnDelivery>,
    /// How the other parties behave while time is skipped in practice.
    pub simulation: Option<OwnSimulation>,
}

/// The presets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The numbers of the help article.
    #[default]
    Article,
    /// The same with the right of withdrawal of the EU.
    Eu,
    /// A large marketplace: payments are checked, and the bank has a time of its own.
    Marketplace,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Article, Self::Eu, Self::Marketplace];

    /// Its name in files and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Eu => "eu",
            Self::Marketplace => "marketplace",
        }
    }

    /// The preset of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Its terms.
    pub fn terms(self) -> Terms {
        match self {
            Self::Article => Terms::article(),
            Self::Eu => Terms::eu(),
            Self::Marketplace => Terms::marketplace(),
        }
    }
}

/// A reason.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnReason {
    /// Its name in the log: small letters, digits and `_`.
    pub code: Code,
    /// Its words. A code that Unbuy knows has words in every language without it.
    pub label: Option<Label>,
    /// Whom it blames.
    #[serde(default)]
    pub fault: OwnFault,
    /// Who may give it.
    #[serde(default)]
    pub by: Party,
    /// Whether it holds for the whole order alone, not for a part.
    #[serde(default)]
    pub whole_only: bool,
    /// What is better tried first.
    pub suggests: Option<OwnSuggestion>,
}

/// Whom a reason blames.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnFault {
    Buyer,
    Seller,
    Platform,
    #[default]
    Nobody,
}

/// Who may give a reason to cancel.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    #[default]
    Buyer,
    Seller,
}

/// What is better tried first.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnSuggestion {
    /// To write to the shop.
    AskShop,
    /// To wait.
    Wait,
    /// To change the address.
    ChangeAddress,
}

/// Which days are business days.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnCalendar {
    /// The free days of every week.
    #[serde(default = "weekend")]
    pub weekend: Vec<Weekday>,
    /// Free days besides, such as `2026-12-25`.
    #[serde(default)]
    pub holidays: Vec<Holiday>,
    /// Where midnight is, such as `+01:00`. There is no summer time.
    #[serde(default = "utc")]
    pub utc_offset: UtcOffset,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    Monday = 1,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// How long it takes to arrive. What is left out is that of the preset.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnDelivery {
    /// How long it takes to where; the first that names a country holds for it.
    pub estimates: Option<Vec<OwnEstimate>>,
    /// From payment until all of it is guaranteed to have arrived.
    pub guarantee: Option<Duration>,
}

/// How long it takes to some countries, from the moment that the carrier has it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnEstimate {
    /// Which, by their codes of two letters. Left out or empty it is everywhere else, which comes last.
    #[serde(default)]
    pub countries: Vec<CountryCode>,
    /// It takes so long at least.
    pub earliest: Duration,
    /// It takes so long at most.
    pub latest: Duration,
}

/// How a practice shop behaves. What is left out is that of the preset.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnSimulation {
    /// From payment to shipment.
    pub ship_after: Option<Duration>,
    /// From shipment to delivery.
    pub deliver_after: Option<Duration>,
    /// From sending a return back until the shop has it.
    pub return_received_after: Option<Duration>,
    /// Business days until the shop starts to pay back.
    pub refund_initiated_on_day: Option<BusinessDays>,
    /// Business days until the bank has the money.
    pub refund_at_bank_on_day: Option<BusinessDays>,
    /// Business days until it is on the account.
    pub refund_settled_on_day: Option<BusinessDays>,
    /// Who brings what it ships, by a name that no real carrier has.
    pub carrier: Option<Label>,
}

fn utc() -> UtcOffset {
    UtcOffset(0)
}

fn weekend() -> Vec<Weekday> {
    vec![Weekday::Saturday, Weekday::Sunday]
}

/// Values that are a text of a certain form: what reads the text, and what its schema says.
macro_rules! texts {
    ($($(#[$doc:meta])* $type:ident($inner:ty): $read:expr, $pattern:literal, $such:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $type(pub $inner);

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                let read: fn(&str) -> Option<$inner> = $read;
                let wrong = || format!("“{}” is not {}", text.chars().take(60).collect::<String>(), $such);
                read(&text).map(Self).ok_or_else(|| D::Error::custom(wrong()))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $such })
            }
        }
    )+};
}

texts! {
    /// A span of time.
    Duration(Span): span, "^P(\\d+W|\\d+D)?(T\\d+H)?$", "a duration such as P20D, P2W, PT48H or P1DT12H";
    /// A span of time, or none.
    MaybeDuration(Option<Span>): |it| if it == "none" { Some(None) } else { span(it).map(Some) },
        "^(none|P(\\d+W|\\d+D)?(T\\d+H)?)$", "none or a duration such as P14D";
    /// The name of a reason.
    Code(ReasonCode): code, "^[a-z][a-z0-9_]{0,39}$",
        "a code of small letters, digits and _, at most 40 of them";
    /// The words of a reason, or a name.
    Label(String): |it| Some(it.trim().to_owned()).filter(|it| (1..=120).contains(&it.chars().count())),
        "^.{1,120}$", "a text of 1 to 120 characters";
    /// A country.
    CountryCode(Country): Country::new, "^[A-Z]{2}$", "a country code such as DE";
    /// A free day.
    Holiday(Date): |it| it.to_owned().try_into().ok(), "^\\d{4}-\\d{2}-\\d{2}$",
        "a day such as 2026-12-25";
    /// How far local midnight is from UTC, in minutes east.
    UtcOffset(i16): offset, "^[+-](0\\d|1[0-4]):[0-5]\\d$", "an offset such as +01:00";
}

/// A number of business days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BusinessDays(pub u16);

/// The most business days that terms can give.
const MOST_DAYS: u16 = 400;

impl<'de> Deserialize<'de> for BusinessDays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let days = u16::deserialize(deserializer)?;
        if days > MOST_DAYS {
            let wrong = format!("{days} business days are more than {MOST_DAYS}");
            return Err(D::Error::custom(wrong));
        }
        Ok(Self(days))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for BusinessDays {
    fn schema_name() -> Cow<'static, str> {
        "BusinessDays".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "minimum": 0, "maximum": MOST_DAYS })
    }
}

/// The longest window, so that nothing runs out of the years that dates can have.
const LONGEST: Span = Span::days(3_660);

/// The part of ISO 8601 that windows need: weeks or days, and hours.
fn span(text: &str) -> Option<Span> {
    let rest = text.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    let number = |text: &str| {
        let digits = (1..=5).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        digits.then(|| text.parse::<i64>().ok()).flatten()
    };
    let days = match date {
        "" => 0,
        weeks if weeks.ends_with('W') => number(weeks.strip_suffix('W')?)?.saturating_mul(7),
        days => number(days.strip_suffix('D')?)?,
    };
    let hours = match time {
        None if date.is_empty() => return None,
        None => 0,
        Some(hours) => number(hours.strip_suffix('H')?)?,
    };
    let span = Span::hours(days.saturating_mul(24).saturating_add(hours));
    (span <= LONGEST).then_some(span)
}

fn code(text: &str) -> Option<ReasonCode> {
    let is_code = (1..=40).contains(&text.len())
        && text.starts_with(|it: char| it.is_ascii_lowercase())
        && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_');
    is_code.then(|| ReasonCode(text.to_owned()))
}

fn offset(text: &str) -> Option<i16> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let two = |it: &str| (it.len() == 2).then(|| it.parse::<i16>().ok()).flatten();
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes))
        .then_some(sign * (hours * 60 + minutes))
}

impl fmt::Display for TermsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}
