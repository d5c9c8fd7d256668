//! Clocks, zones and calendars: cases 47 to 57 of our list of faults, by table. Windows are spans of
//! 24-hour days or business days at a fixed offset, and the reader's zone is for display only, so most
//! of what goes wrong with summer time elsewhere cannot even be said here.
//!
//! Case 57 (a browser without a zone) is not applicable here, because nothing in the core asks for one:
//! dates are written by the browser in whatever zone it has, and no deadline depends on it.

use unbuy_core::order::business_days::BusinessCalendar;
use unbuy_core::order::{Act, Clock, Entry, Stamp, TabId, Terms};
use unbuy_core::{Date, Span};

use crate::shop::*;
use crate::summary::stamp;

#[test]
fn case_47_a_clock_set_back_a_year_loses_no_act() {
    let story = Story::paid().does(day(3), asked(2));
    let mut order = story.order.clone();
    // Noted a year earlier by the wall, but after the request by the clock of the journal.
    let clock = Clock(day(3).millis(), 7);
    let stamp = Stamp { at: day(3), clock, tab: TabId("a".into()) };
    order.note(Entry { stamp, act: Act::CancelWithdrawn });
    assert!(order.at(day(3)).open_request().is_none());
    assert_eq!(Clock(day(3).millis(), 7).tick(day(-362)), Clock(day(3).millis(), 8));
}

#[test]
fn case_48_a_clock_that_ran_ahead_to_2099_does_not_win_for_ever() {
    let ahead = Clock(moment("2099-01-01 00:00").millis(), 0);
    let after = ahead.tick(day(3));
    assert!(after > ahead && after.tick(day(4)) > after);
}

#[test]
fn cases_49_to_51_a_window_is_so_many_times_24_hours_whatever_local_clocks_do() {
    // In Berlin 02:30 on 29 March 2026 is in the gap (49), 02:30 on 25 October comes twice (50), and a
    // day from noon before either is 13:00 or 11:00 there (51). A due instant is none of these: it is
    // the instant of the act plus the window, and the browser writes it in the reader's zone.
    for (paid, due) in [
        ("2026-03-28 11:00", "2026-04-04 11:00"),
        ("2026-03-29 01:30", "2026-04-05 01:30"),
        ("2026-10-24 10:00", "2026-10-31 10:00"),
        ("2026-10-25 00:30", "2026-11-01 00:30"),
        ("2026-10-25 01:30", "2026-11-01 01:30"),
    ] {
        let at = moment(paid);
        let story =
            Story::new(two_lamps(), terms()).does(at, Act::Placed).does(at, crate::shop::paid());
        assert_eq!(stamp_of(&story, at), due);
    }
}

fn stamp_of(story: &Story, at: unbuy_core::Timestamp) -> String {
    stamp(story.at(at).deadlines[0].due)
}

#[test]
fn case_52_a_traveller_changes_no_deadline() {
    // Nothing that a standing follows from knows a zone of the reader.
    let berlin = BusinessCalendar { utc_offset_minutes: 60, ..BusinessCalendar::plain() };
    let terms = Terms { calendar: berlin, ..terms() };
    let story = Story::paid_under(terms).does(day(1), asked(2)).does(day(1), Act::CancelApproved);
    assert_eq!(stamp(story.refund(day(1)).due), "2026-11-17 23:00");
}

#[test]
fn case_53_business_days_by_table() {
    let date = |it: &str| Date::try_from(it.to_owned()).unwrap();
    let with = |weekend: &[u8], holidays: &[&str]| BusinessCalendar {
        weekend: weekend.to_vec(),
        holidays: holidays.iter().map(|it| date(it)).collect(),
        utc_offset_minutes: 0,
    };
    let christmas = ["2026-12-25", "2026-12-26", "2027-01-01"];
    for (calendar, from, days, last) in [
        // From a Friday over a Monday that is a holiday; from a Saturday; from Christmas Eve.
        (with(&[6, 7], &["2026-11-09"]), "2026-11-06 12:00", 5, "2026-11-16"),
        (with(&[6, 7], &[]), "2026-11-07 12:00", 5, "2026-11-13"),
        (with(&[6, 7], &christmas), "2026-12-24 12:00", 4, "2026-12-31"),
        (with(&[6, 7], &christmas), "2026-12-24 12:00", 5, "2027-01-04"),
        // No days at all is the day itself, worked or not.
        (with(&[6, 7], &[]), "2026-11-07 12:00", 0, "2026-11-07"),
        // Where Friday and Saturday are free.
        (with(&[5, 6], &[]), "2026-11-05 12:00", 1, "2026-11-08"),
        (with(&[5], &[]), "2026-11-05 12:00", 1, "2026-11-07"),
    ] {
        let day = calendar.business_day_after(moment(from), days);
        assert_eq!(String::from(day), last, "{from} + {days}");
    }
    // Fewer than none cannot be said: the count is a `u16`.
}

#[test]
fn case_54_is_not_applicable_because_no_window_counts_months_or_years() {
    // 29 February is a day like others.
    let plain = BusinessCalendar::plain();
    let day = plain.business_day_after(moment("2028-02-28 12:00"), 2);
    assert_eq!(String::from(day), "2028-03-01");
}

#[test]
fn case_55_is_not_applicable_because_terms_have_an_offset_and_no_name_of_a_zone() {
    let error = unbuy_core::files::own_terms(r#"{"calendar": {"utc_offset": "Mars/Olympus"}}"#);
    assert_eq!(error.unwrap_err().path, "calendar.utc_offset");
}

#[test]
fn case_56_after_a_long_sleep_all_that_fell_due_has_happened_in_its_order() {
    // One look, months later, and not a tick in between.
    let story = Story::paid_under(Terms::article()).does(day(1), asked(2));
    let (late, asleep) = (story.at(day(200)), story.order.history(day(200)));
    assert_eq!(late.ledger.back, PRICE);
    assert!(asleep.is_sorted_by_key(|it| it.at));
    let mut awake = Vec::new();
    for hours in 0..200 * 24 {
        awake = story.order.history(START + Span::hours(hours));
    }
    assert_eq!(awake, asleep);
}
