//! Calendar files, read back by a library.

use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;
use unbuy_core::files::{CalendarEvent, When, calendar};
use unbuy_core::{Date, Timestamp};

fn event(summary: &str, when: When) -> CalendarEvent {
    let name = "return-80172204".to_owned();
    CalendarEvent { name, when, summary: summary.to_owned(), description: String::new() }
}

/// The values of a property in all events, as the library reads them.
fn values(text: &str, name: &str) -> Vec<String> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).expect("a calendar");
    let events = calendar.components.iter();
    events.filter_map(|it| it.find_prop(name).map(|it| it.val.as_ref().to_owned())).collect()
}

const NOON: Timestamp = Timestamp::from_millis(1_795_521_600_000);

#[test]
fn an_instant_is_in_utc_and_has_two_alarms() {
    let text = calendar(&[event("Return it", When::At(NOON))], NOON, "Unbuy");
    assert_eq!(values(&text, "DTSTART"), ["20261124T120000Z"]);
    assert_eq!(values(&text, "UID"), ["return-80172204@unbuy"]);
    assert_eq!(text.matches("BEGIN:VALARM").count(), 2);
    assert!(text.contains("TRIGGER:-PT24H\r\n") && text.contains("TRIGGER:-PT2H\r\n"));
}

#[test]
fn a_day_is_a_day_wherever_the_reader_is() {
    let day = Date::try_from("2026-12-09".to_owned()).unwrap();
    let text = calendar(&[event("Money", When::Day(day))], NOON, "Unbuy");
    assert!(text.contains("DTSTART;VALUE=DATE:20261209\r\n"));
    assert_eq!(values(&text, "DTSTART"), ["20261209"]);
}

#[test]
fn the_same_deadline_has_the_same_name_in_every_file() {
    let at = |when| calendar(&[event("Return it", When::At(when))], when, "Unbuy");
    let later = Timestamp::from_millis(NOON.millis() + 86_400_000);
    assert_eq!(values(&at(NOON), "UID"), values(&at(later), "UID"));
}

#[test]
fn an_empty_calendar_is_one() {
    let text = calendar(&[], NOON, "Unbuy");
    assert_eq!(read_calendar(&unfold(&text)).unwrap().components.len(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_and_no_line_is_too_long(summary in "\\PC{0,200}", name in "\\PC{0,40}") {
        let text = calendar(&[event(&summary, When::At(NOON)), event("x", When::At(NOON))], NOON, &name);
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let read = values(&text, "SUMMARY");
        prop_assert_eq!(read.len(), 2);
        prop_assert_eq!(&read[0], &summary);
    }
}
