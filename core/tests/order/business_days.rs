//! Business days, against a loop over single days that shares nothing with the code but the idea.

use proptest::prelude::*;
use unbuy_core::order::business_days::BusinessCalendar;
use unbuy_core::{Date, Span, Timestamp};

use crate::shop::moment;
use crate::summary::stamp;

const DAY: i64 = 86_400_000;

/// A calendar in bare numbers: days since 1 January 1970.
#[derive(Debug, Clone)]
struct Naive {
    weekend: Vec<u8>,
    holidays: Vec<i64>,
    offset_minutes: i16,
}

impl Naive {
    /// The instant at which the `count`-th business day after `from` is over.
    fn end(&self, from: i64, count: u16) -> i64 {
        let offset = i64::from(self.offset_minutes) * 60_000;
        let mut day = (from + offset).div_euclid(DAY);
        let mut worked = 0;
        while worked < count {
            day += 1;
            // 1 January 1970 was a Thursday, day 4 of its week.
            let weekday = u8::try_from((day + 3).rem_euclid(7) + 1).unwrap();
            if !self.weekend.contains(&weekday) && !self.holidays.contains(&day) {
                worked += 1;
            }
        }
        (day + 1) * DAY - offset
    }

    fn calendar(&self) -> BusinessCalendar {
        BusinessCalendar {
            weekend: self.weekend.clone(),
            holidays: self.holidays.iter().map(|it| date(*it)).collect(),
            utc_offset_minutes: self.offset_minutes,
        }
    }
}

/// The civil date of a day since 1 January 1970, counted month by month.
fn date(mut day: i64) -> Date {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970;
    while day >= 365 + i64::from(leap(year)) {
        day -= 365 + i64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    Date::new(year, month, u32::try_from(day + 1).unwrap()).unwrap()
}

/// 1 January 2026 and 1 January 2030.
const YEARS: std::ops::Range<i64> = 20_454..21_915;

fn calendars() -> impl Strategy<Value = Naive> {
    let weekend = prop_oneof![
        Just(vec![6, 7]),
        Just(vec![5, 6]),
        Just(vec![5]),
        Just(vec![7]),
        Just(vec![]),
        proptest::collection::vec(1..=7_u8, 0..6),
    ];
    // Close together, so that runs of free days come about.
    let holidays = (YEARS, proptest::collection::vec(0..60_i64, 0..40))
        .prop_map(|(first, days)| days.into_iter().map(|it| first + it).collect());
    (weekend, holidays, -720..=840_i16).prop_map(|(weekend, holidays, offset_minutes)| Naive {
        weekend,
        holidays,
        offset_minutes,
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn calendar_agrees_with_counting_day_by_day(
        naive in calendars(),
        near in 0..60_i64,
        time in 0..DAY,
        count in 0..60_u16,
    ) {
        let start = naive.holidays.first().map_or(YEARS.start, |it| it - 30) + near;
        let from = start * DAY + time;
        let end = naive.calendar().end_of_business_day(Timestamp::from_millis(from), count);
        prop_assert_eq!(end.millis(), naive.end(from, count));
    }

    #[test]
    fn more_days_never_end_earlier(naive in calendars(), day in YEARS, count in 0..60_u16) {
        let (calendar, from) = (naive.calendar(), Timestamp::from_millis(day * DAY + 1));
        let end = |count| calendar.end_of_business_day(from, count);
        prop_assert!(from < end(0));
        prop_assert!(end(count) < end(count + 1));
    }

    #[test]
    fn moment_within_a_business_day_lies_on_a_day_that_is_worked(
        naive in calendars(),
        day in YEARS,
        count in 1..30_u16,
    ) {
        let (calendar, from) = (naive.calendar(), Timestamp::from_millis(day * DAY));
        let ten = calendar.business_day_at(from, count, Span::hours(10));
        prop_assert!(calendar.is_business_day(ten.date(calendar.utc_offset())));
        let end = calendar.end_of_business_day(from, count);
        prop_assert_eq!(end.since(ten), Span::hours(14));
    }
}

/// The end of the `count`-th business day in UTC, as text.
#[track_caller]
fn check(weekend: &[u8], holidays: &[&str], from: &str, count: u16, expected: &str) {
    let holidays = holidays.iter().map(|it| Date::try_from((*it).to_owned()).unwrap()).collect();
    let calendar = BusinessCalendar { weekend: weekend.to_vec(), holidays, utc_offset_minutes: 0 };
    assert_eq!(stamp(calendar.end_of_business_day(moment(from), count)), expected);
}

#[test]
fn friday_plus_one_is_monday_or_tuesday_after_a_free_monday() {
    check(&[6, 7], &[], "2026-11-06 15:00", 1, "2026-11-10 00:00");
    check(&[6, 7], &["2026-11-09"], "2026-11-06 15:00", 1, "2026-11-11 00:00");
}

#[test]
fn count_from_a_free_day_begins_with_the_next_worked_one() {
    check(&[6, 7], &[], "2026-11-07 00:00", 1, "2026-11-10 00:00");
    check(&[6, 7], &[], "2026-11-08 23:59", 1, "2026-11-10 00:00");
    check(&[6, 7], &["2026-11-04"], "2026-11-04 12:00", 1, "2026-11-06 00:00");
}

#[test]
fn christmas_is_skipped_with_the_weekend_behind_it() {
    let holidays = ["2026-12-25", "2026-12-26", "2027-01-01"];
    check(&[6, 7], &holidays, "2026-12-24 18:00", 1, "2026-12-29 00:00");
    check(&[6, 7], &holidays, "2026-12-24 18:00", 4, "2027-01-01 00:00");
    check(&[6, 7], &holidays, "2026-12-24 18:00", 5, "2027-01-05 00:00");
    check(&[6, 7], &holidays, "2026-12-24 18:00", 10, "2027-01-12 00:00");
}

#[test]
fn no_days_end_with_the_day_itself_free_or_not() {
    check(&[6, 7], &[], "2026-11-04 00:00", 0, "2026-11-05 00:00");
    check(&[6, 7], &[], "2026-11-07 12:00", 0, "2026-11-08 00:00");
}

#[test]
fn ten_days_are_two_weeks_and_with_friday_and_saturday_free_as_well() {
    check(&[6, 7], &[], "2026-11-02 09:00", 10, "2026-11-17 00:00");
    check(&[5, 6], &[], "2026-11-02 09:00", 10, "2026-11-17 00:00");
    check(&[5], &[], "2026-11-02 09:00", 10, "2026-11-15 00:00");
}

#[test]
fn leap_day_is_a_day() {
    check(&[6, 7], &[], "2028-02-28 09:00", 1, "2028-03-01 00:00");
}

#[test]
fn calendar_without_a_working_weekday_counts_every_day() {
    check(&[1, 2, 3, 4, 5, 6, 7], &[], "2026-11-02 09:00", 10, "2026-11-13 00:00");
}

#[test]
fn holidays_without_end_do_not_hang_the_count() {
    let mut days = vec![Date::new(2026, 11, 2).unwrap()];
    for _ in 0..2000 {
        days.push(days.last().unwrap().next());
    }
    let calendar = BusinessCalendar { holidays: days, ..BusinessCalendar::plain() };
    let end = calendar.end_of_business_day(moment("2026-11-02 09:00"), 1);
    // 2,001 days off end on a Saturday, 25 April 2032.
    assert!(moment("2032-04-20 00:00") < end && end < moment("2032-05-01 00:00"));
}

#[test]
fn counts_at_the_edges_of_time_end() {
    let calendar = BusinessCalendar { utc_offset_minutes: 840, ..BusinessCalendar::plain() };
    assert_eq!(
        calendar.end_of_business_day(Timestamp::MAX, u16::MAX),
        Timestamp::MAX - Span::hours(14)
    );
    assert!(Timestamp::MIN < calendar.end_of_business_day(Timestamp::MIN, 1));
}
