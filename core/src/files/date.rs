//! The dates of exports.

use crate::{Date, Span, Timestamp};

/// A date as an export has it, and whether its time of day lacked a zone and was left out.
///
/// Read are `2026-02-20`, `2023/11/14`, ISO 8601 with a time (`2020-03-07T15:05:24.5Z`, `+02:00`), and
/// `MM/dd/yyyy HH:mm:ss z` of older Amazon files, which is told from the day-first order by its zone.
/// A day without a time is noon in UTC.
pub(super) fn parse(text: &str) -> Option<(Timestamp, bool)> {
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time.trim())),
        None => (text, None),
    };
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let [a, b, c] = parts[..] else { return None };
    let is_month_first = day.contains('/') && c.len() == 4;
    let (year, month, day) = if is_month_first { (c, a, b) } else { (a, b, c) };
    if year.len() != 4 || day.contains('-') && day.contains('/') {
        return None;
    }
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    if !(1990..=2100).contains(&year) {
        return None;
    }
    let date = Date::new(i32::try_from(year).ok()?, month, day)?;
    let noon = Timestamp::start_of(date, Span::ZERO) + Span::hours(12);
    let Some(time) = time else { return (!is_month_first).then_some((noon, false)) };
    let (time, zone) = time_and_zone(time)?;
    match zone {
        Some(zone) => Some((Timestamp::start_of(date, zone) + time, false)),
        None => (!is_month_first).then_some((noon, true)),
    }
}

fn number(text: &str, most: usize) -> Option<u32> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// The time of day, and how far its zone is ahead of UTC.
fn time_and_zone(text: &str) -> Option<(Span, Option<Span>)> {
    let end = text.find(|it: char| !(it.is_ascii_digit() || matches!(it, ':' | '.')));
    let (time, zone) = text.split_at(end.unwrap_or(text.len()));
    let (time, millis) = match time.split_once('.') {
        Some((time, fraction)) => {
            let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
            (time, number(&digits, 3).filter(|_| number(fraction, 9).is_some())?)
        }
        None => (time, 0),
    };
    let mut parts = time.split(':').map(|it| number(it, 2));
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    if parts.next().is_some() || hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    let seconds = (hours * 60 + minutes) * 60 + seconds;
    let time = Span::millis(i64::from(seconds) * 1000 + i64::from(millis));
    let zone = zone.trim();
    Some((time, if zone.is_empty() { None } else { Some(offset(zone)?) }))
}

/// The zones that older Amazon files use. Names that mean two things, such as CST, are not read.
fn offset(zone: &str) -> Option<Span> {
    let hours = match zone {
        "Z" | "UTC" | "GMT" => 0,
        "PST" => -8,
        "PDT" => -7,
        "EST" => -5,
        "EDT" => -4,
        "CET" => 1,
        "CEST" => 2,
        "JST" => 9,
        _ => return numeric_offset(zone),
    };
    Some(Span::hours(hours))
}

fn numeric_offset(zone: &str) -> Option<Span> {
    let (sign, rest) = match zone.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, zone.strip_prefix(['-', '\u{2212}'])?),
    };
    let digits: String = rest.chars().filter(|it| *it != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits, 2)?, 0),
        4 => (number(&digits[..2], 2)?, number(&digits[2..], 2)?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then(|| Span::minutes(sign * i64::from(hours * 60 + minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(i64, bool)>) {
        assert_eq!(parse(text).map(|(at, odd)| (at.millis(), odd)), expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_the_ways_that_exports_write_them() {
        check("2026-02-20", Some((1_771_588_800_000, false)));
        check("2026/02/20", Some((1_771_588_800_000, false)));
        check("2023/11/4", Some((1_699_099_200_000, false)));
        check("2020-03-07T15:05:24Z", Some((1_583_593_524_000, false)));
        check("2026-01-27T18:42:45.416Z", Some((1_769_539_365_416, false)));
        check("2026-01-27T18:42:45.4167+02:00", Some((1_769_532_165_416, false)));
        check("2026-05-01 10:00:00 +0200", Some((1_777_622_400_000, false)));
        check("03/07/2020 15:05:24 UTC", Some((1_583_593_524_000, false)));
        check("03/07/2020 07:05:24 PST", Some((1_583_593_524_000, false)));
        check("2026-02-20 07:44:46", Some((1_771_588_800_000, true)));
        check("2026-02-20T07:44", Some((1_771_588_800_000, true)));
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_not_read() {
        for text in [
            "",
            "2026",
            "2026-02",
            "2026-13-01",
            "2026-02-30",
            "20-02-2026",
            "03/04/2020",
            "13/02/2020 10:00:00 UTC",
            "03/04/2020 10:00:00",
            "2026-02-20T25:00:00Z",
            "2026-02-20T10:00:00 CST",
            "2026-02-20T10",
            "26-02-20",
            "0001-01-01",
            "9999-01-01",
            "2026-02-20T10:00:00+99:00",
            "45678",
            "Feb 20, 2026",
            "2026-02/20x",
            "２０２６-02-20",
            "2026-02-20T10:00:00.Z",
            "2026-02-20T",
            "-2026-02-20",
            "2026-0a-20",
        ] {
            check(text, None);
        }
    }
}
