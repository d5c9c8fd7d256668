//! Counting business days: which days are worked, and when the n-th of them ends.

use serde::{Deserialize, Serialize};

use super::time::{Date, Span, Timestamp};

/// The days on which nobody works, and where midnight is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessCalendar {
    /// Free days of every week, 1 for Monday to 7 for Sunday. At least one day must be left.
    pub weekend: Vec<u8>,
    /// Free days besides.
    pub holidays: Vec<Date>,
    /// How far local midnight is from UTC, in minutes east. Fixed: no summer time.
    pub utc_offset_minutes: i16,
}

impl BusinessCalendar {
    /// Saturday and Sunday free, no holidays, UTC.
    pub fn plain() -> Self {
        Self { weekend: vec![6, 7], holidays: Vec::new(), utc_offset_minutes: 0 }
    }

    /// How far local midnight is from UTC.
    pub fn utc_offset(&self) -> Span {
        Span::minutes(i64::from(self.utc_offset_minutes))
    }

    /// Whether people work on that day.
    pub fn is_business_day(&self, date: Date) -> bool {
        // A calendar without any working day would never end a count, so it is taken as one
        // without free weekdays.
        let week_is_free = (1..=7).all(|day| self.weekend.contains(&day));
        (week_is_free || !self.weekend.contains(&date.iso_weekday()))
            && !self.holidays.contains(&date)
    }

    /// The `count`-th business day after the day of `from`; that day itself for a count of 0.
    pub fn business_day_after(&self, from: Timestamp, count: u16) -> Date {
        let mut date = from.date(self.utc_offset());
        let mut left = count;
        // Bounds the walk if a broken list of holidays covers everything in sight.
        let mut steps = (usize::from(count) + self.holidays.len() + 1) * 7;
        while left > 0 && steps > 0 {
            date = date.next();
            steps -= 1;
            if self.is_business_day(date) {
                left -= 1;
            }
        }
        date
    }

    /// The instant at which the `count`-th business day after `from` is over: the midnight that
    /// ends it.
    pub fn end_of_business_day(&self, from: Timestamp, count: u16) -> Timestamp {
        Timestamp::start_of(self.business_day_after(from, count).next(), self.utc_offset())
    }

    /// A moment within the `count`-th business day after `from`.
    pub fn business_day_at(&self, from: Timestamp, count: u16, time_of_day: Span) -> Timestamp {
        Timestamp::start_of(self.business_day_after(from, count), self.utc_offset()) + time_of_day
    }
}
