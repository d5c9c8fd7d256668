//! The values in terms of a site's own: what they look like, and what is said of one that looks otherwise.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, de::Error};

use crate::order::{
    Country, ReasonCode,
    time::{Date, Span},
};

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
