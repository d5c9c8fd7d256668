//! Points in time, spans and civil dates, in the narrow form that an order needs.

use std::ops::{Add, Sub};

use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since the Unix epoch, between the years 1970 and 9999.
///
/// Arithmetic stays inside that range instead of failing, so that a fold over stored data is total
/// whatever the data says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "i64")]
pub struct Timestamp(i64);

impl Timestamp {
    /// 1 January 1970, 00:00 UTC.
    pub const MIN: Self = Self(0);
    /// The last millisecond of the year 9999 UTC.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// From milliseconds since the Unix epoch; a value out of range becomes the nearest bound.
    pub const fn from_millis(millis: i64) -> Self {
        if millis < Self::MIN.0 {
            Self::MIN
        } else if millis > Self::MAX.0 {
            Self::MAX
        } else {
            Self(millis)
        }
    }

    /// Midnight at the beginning of `date`, at a fixed offset from UTC.
    pub fn start_of(date: Date, utc_offset: Span) -> Self {
        let days = i64::from(date.0.num_days_from_ce() - EPOCH_FROM_CE);
        Self::from_millis(days * Span::DAY.0) - utc_offset
    }

    /// Milliseconds since the Unix epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The civil date at a fixed offset from UTC.
    pub fn date(self, utc_offset: Span) -> Date {
        let local = self + utc_offset;
        Date(DateTime::from_timestamp_millis(local.0).map_or(NaiveDate::MIN, |it| it.date_naive()))
    }

    /// The time that has passed since `earlier`; negative if `earlier` is later.
    pub const fn since(self, earlier: Self) -> Span {
        Span(self.0 - earlier.0)
    }
}

/// Days between 1 January of the year 1 and the Unix epoch, as `chrono` counts them.
const EPOCH_FROM_CE: i32 = 719_163;

impl Default for Timestamp {
    fn default() -> Self {
        Self::MIN
    }
}

impl From<i64> for Timestamp {
    fn from(millis: i64) -> Self {
        Self::from_millis(millis)
    }
}

impl Add<Span> for Timestamp {
    type Output = Self;

    fn add(self, span: Span) -> Self {
        Self::from_millis(self.0.saturating_add(span.0))
    }
}

impl Sub<Span> for Timestamp {
    type Output = Self;

    fn sub(self, span: Span) -> Self {
        Self::from_millis(self.0.saturating_sub(span.0))
    }
}

/// A length of time in milliseconds. A day is always 24 hours.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// 24 hours.
    pub const DAY: Self = Self(24 * 60 * 60 * 1000);

    /// So many milliseconds.
    pub const fn millis(count: i64) -> Self {
        Self(count)
    }

    /// So many minutes.
    pub const fn minutes(count: i64) -> Self {
        Self(count.saturating_mul(60_000))
    }

    /// So many hours.
    pub const fn hours(count: i64) -> Self {
        Self(count.saturating_mul(3_600_000))
    }

    /// So many days of 24 hours.
    pub const fn days(count: i64) -> Self {
        Self(count.saturating_mul(Self::DAY.0))
    }

    /// The length in milliseconds.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole days, rounded down.
    pub const fn whole_days(self) -> i64 {
        self.0.div_euclid(Self::DAY.0)
    }

    /// Whole hours, rounded down.
    pub const fn whole_hours(self) -> i64 {
        self.0.div_euclid(3_600_000)
    }
}

impl Sub for Span {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// A civil date, written `2026-12-24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(NaiveDate);

impl Date {
    /// The given day of the Gregorian calendar, or nothing if there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The next day.
    pub fn next(self) -> Self {
        Self(self.0.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX))
    }

    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    pub fn iso_weekday(self) -> u8 {
        match self.0.weekday() {
            Weekday::Mon => 1,
            Weekday::Tue => 2,
            Weekday::Wed => 3,
            Weekday::Thu => 4,
            Weekday::Fri => 5,
            Weekday::Sat => 6,
            Weekday::Sun => 7,
        }
    }
}

/// The text is not a date of the form `2026-12-24`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate(String);

impl std::fmt::Display for NotADate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{}\" is not a date of the form 2026-12-24", self.0)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
        let date = match (parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => {
                i32::try_from(year).ok().and_then(|year| Self::new(year, month, day))
            }
            _ => None,
        };
        date.ok_or(NotADate(text))
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        format!("{:04}-{:02}-{:02}", date.0.year(), date.0.month(), date.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_and_its_midnight_belong_together_at_any_offset() {
        for minutes in [-720, -300, 0, 60, 330, 840] {
            let offset = Span::minutes(minutes);
            let date = Date::new(2026, 3, 1).unwrap();
            let midnight = Timestamp::start_of(date, offset);
            assert_eq!(midnight.date(offset), date);
            assert_eq!((midnight - Span::millis(1)).date(offset).next(), date);
        }
    }

    #[test]
    fn arithmetic_stays_in_range() {
        assert_eq!(Timestamp::MAX + Span::days(i64::MAX), Timestamp::MAX);
        assert_eq!(Timestamp::MIN - Span::days(1), Timestamp::MIN);
        assert_eq!(Timestamp::from_millis(i64::MIN), Timestamp::MIN);
    }

    #[test]
    fn dates_are_read_and_written_in_one_form() {
        let date = Date::try_from("2028-02-29".to_owned()).unwrap();
        assert_eq!(String::from(date), "2028-02-29");
        for text in ["2027-02-29", "2027-2", "", "27-x-1", "2027-13-01"] {
            assert!(Date::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
