//! Writing a calendar file (iCalendar, RFC 5545): deadlines as events with alarms.
//!
//! Written by hand, since what there is of libraries brings a clock and random numbers, of which a
//! browser has its own; a library reads what is written here, in the tests.

use crate::order::time::{Date, Span, Timestamp};

/// A deadline in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// A name that the same deadline of the same order always has, so that a calendar that has it
    /// already takes the new date instead of a second event. Letters, digits and `-.` only.
    pub name: String,
    /// When it is.
    pub when: When,
    /// What must happen.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At an instant.
    At(Timestamp),
    /// On a day, wherever the reader is.
    Day(Date),
}

/// How long before a deadline the calendar tells of it.
const ALARMS: [Span; 2] = [Span::DAY, Span::hours(2)];

/// How long before the beginning of a day: nine in the morning of the day before, and of the day.
const DAY_ALARMS: [&str; 2] = ["-PT15H", "PT9H"];

/// How many bytes a line may have; longer ones go on in the next after a blank.
const LINE: usize = 75;

/// The events as a calendar file. `made_at` is when it is made, `name` what the calendar is called.
pub fn calendar(events: &[CalendarEvent], made_at: Timestamp, name: &str) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| write_line(&mut out, name, value);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Unbuy//Unbuy//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &escaped(name));
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &[&event.name, "@unbuy"].concat());
        line("DTSTAMP", &instant(made_at));
        match event.when {
            When::At(at) => line("DTSTART", &instant(at)),
            When::Day(date) => line("DTSTART;VALUE=DATE", &String::from(date).replace('-', "")),
        }
        line("SUMMARY", &escaped(&event.summary));
        if !event.description.is_empty() {
            line("DESCRIPTION", &escaped(&event.description));
        }
        // It takes no time out of anybody's day.
        line("TRANSP", "TRANSPARENT");
        let alarms = match event.when {
            When::At(_) => ALARMS.map(|it| format!("-PT{}H", it.whole_hours())),
            When::Day(_) => DAY_ALARMS.map(str::to_owned),
        };
        for alarm in alarms {
            line("BEGIN", "VALARM");
            line("ACTION", "DISPLAY");
            line("TRIGGER", &alarm);
            line("DESCRIPTION", &escaped(&event.summary));
            line("END", "VALARM");
        }
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    out
}

/// A line, folded between characters where it is too long.
fn write_line(out: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for char in name.chars().chain([':']).chain(value.chars()) {
        let bytes = char.len_utf8();
        if length + bytes > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(char);
        length += bytes;
    }
    out.push_str("\r\n");
}

/// What has a meaning in a text is marked as having none. No control character but a line break can
/// stand in one.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars() {
        match char {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', char]),
            _ if char.is_control() => {}
            _ => out.push(char),
        }
    }
    out
}

/// `20261124T091205Z`.
fn instant(at: Timestamp) -> String {
    let date = String::from(at.date(Span::ZERO)).replace('-', "");
    let seconds = at.millis() % Span::DAY.as_millis() / 1_000;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{date}T{hours:02}{minutes:02}{:02}Z", seconds % 60)
}
