//! Numbers, money and dates in the current language.

use unbuy_core::{
    Money, Span, Timestamp,
    order::{Deadline, Order},
};

use super::Texts;
use crate::platform::intl::{DateStyle, Unit, Zone};

const MINUTE: Span = Span::minutes(1);
const HOUR: Span = Span::hours(1);

impl Texts {
    /// An amount of money.
    pub fn money(self, money: Money) -> String {
        let text = self.formats().money(money);
        // Without marks the sign of "US$" jumps over the number, and a minus turns all of it around.
        match text.split_once('\u{a0}').filter(|_| self.language().is_rtl()) {
            Some((number, unit)) => [number, "\u{200f}\u{a0}", unit, "\u{200e}"].concat(),
            None => text,
        }
    }

    /// How many.
    pub fn number(self, count: usize) -> String {
        self.formats().number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A date or time of day where the reader is.
    pub fn date(self, at: Timestamp, style: DateStyle) -> String {
        self.formats().date(at, style, Zone::Reader)
    }

    /// The last day on which something is in time, where the reader is. At the very `due` it is too
    /// late, which matters when that is midnight.
    pub fn until(self, due: Timestamp, style: DateStyle) -> String {
        self.date(due - Span::millis(1), style)
    }

    /// The last day before a midnight at the shop's offset, such as the day by which money is back.
    pub fn shop_day(self, due: Timestamp, utc_offset: Span, style: DateStyle) -> String {
        self.formats().date(due - Span::millis(1), style, Zone::Offset(utc_offset))
    }

    /// The same day in full: "Thu 10 December 2026".
    pub fn last_day(self, due: Timestamp, utc_offset: Span) -> String {
        self.shop_day(due, utc_offset, DateStyle::Long)
    }

    /// The same day with how it was counted: "Thu 10 Dec, 10 business days".
    pub fn business_day(self, due: Timestamp, utc_offset: Span, days: u16) -> String {
        self.day_by_business_days(self.shop_day(due, utc_offset, DateStyle::WeekdayDay), days)
    }

    /// When a deadline is: a day of the shop for what ends with a day, else a moment of the reader.
    pub fn deadline_date(self, deadline: &Deadline, order: &Order) -> String {
        let terms = order.terms();
        if deadline.kind.is_end_of_day() {
            let offset = terms.calendar.utc_offset();
            match terms.bank_business_days {
                // Which of the two counts it is, the shop's or the bank's, stands beside it.
                Some(_) => self.shop_day(deadline.due, offset, DateStyle::WeekdayDay),
                None => self.business_day(deadline.due, offset, terms.refund_business_days),
            }
        } else {
            self.date(deadline.due, DateStyle::DateTime)
        }
    }

    /// From a day until the last day before another moment, where the reader is.
    pub fn days(self, (from, until): (Timestamp, Timestamp)) -> String {
        self.formats().days(from, until - Span::millis(1))
    }

    /// How far away a moment is: "in 3 days", "in 5 hours", "2 hours ago". Rounded down, so that
    /// nobody is promised more time than there is.
    pub fn in_time(self, now: Timestamp, at: Timestamp) -> String {
        let away = at.since(now).as_millis();
        let is_ahead = away > 0;
        let away = Span::millis(away.saturating_abs());
        let (size, unit) = if away >= Span::days(2) {
            (Span::DAY, Unit::Day)
        } else if away >= HOUR {
            (HOUR, Unit::Hour)
        } else if away >= MINUTE {
            (MINUTE, Unit::Minute)
        } else {
            return if is_ahead { self.in_a_moment() } else { self.a_moment_ago() };
        };
        let count = i32::try_from(away.as_millis() / size.as_millis()).unwrap_or(i32::MAX);
        self.formats().relative(if is_ahead { count } else { -count }, unit)
    }

    /// "a, b and c".
    pub fn list(self, items: &[String]) -> String {
        self.formats().list(items)
    }

    /// For machines: "2026-11-24T09:12Z".
    pub fn machine_time(self, at: Timestamp) -> String {
        let of_day = at.millis() % Span::DAY.as_millis();
        let two_digits = |value: i64| {
            let digits = value.to_string();
            if digits.len() < 2 { ["0", &digits].concat() } else { digits }
        };
        let hours = two_digits(of_day / HOUR.as_millis());
        let minutes = two_digits(of_day / MINUTE.as_millis() % 60);
        let date = String::from(at.date(Span::ZERO));
        [date.as_str(), "T", &hours, ":", &minutes, "Z"].concat()
    }
}
