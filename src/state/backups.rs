//! When a backup of real orders was made, and when to remind of the next one. Kept as a short text,
//! which may be anything by the time it is read.

use unbuy_core::{Span, Timestamp};

/// After so long without a backup, or so many changes, the reader is reminded.
const MOST_DAYS: i64 = 7;
const MOST_CHANGES: usize = 50;

/// Without any backup, fewer orders than this are quickly written down again.
const FIRST_ORDERS: usize = 3;

/// What is known of backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Backups {
    /// When the last one was made.
    pub last: Option<Timestamp>,
    /// Until when the reader does not want to be reminded.
    pub silent_until: Option<Timestamp>,
}

impl Backups {
    /// From what was kept. What cannot be read says nothing.
    pub fn parse(text: &str) -> Self {
        let time = |it: Option<&str>| {
            let millis: i64 = it?.parse().ok()?;
            (millis > 0).then(|| Timestamp::from_millis(millis))
        };
        let mut parts = text.split(' ');
        Self { last: time(parts.next()), silent_until: time(parts.next()) }
    }

    /// The text to keep.
    pub fn print(self) -> String {
        let millis = |it: Option<Timestamp>| it.map_or(0, Timestamp::millis).to_string();
        [millis(self.last), millis(self.silent_until)].join(" ")
    }

    /// One was made just now.
    pub fn made(self, now: Timestamp) -> Self {
        Self { last: Some(now), silent_until: None }
    }

    /// The reader wants to be left alone for a week.
    pub fn later(self, now: Timestamp) -> Self {
        Self { silent_until: Some(now + Span::days(MOST_DAYS)), ..self }
    }

    /// Whether to remind of a backup: of so many orders, with so many changes since the last one.
    pub fn is_due(self, now: Timestamp, orders: usize, changes: usize) -> bool {
        // A clock that was set back must not make it silent for ever.
        let is_silent =
            self.silent_until.is_some_and(|it| now < it && it.since(now) <= Span::days(MOST_DAYS));
        if is_silent || changes == 0 {
            return false;
        }
        match self.last {
            None => orders >= FIRST_ORDERS,
            Some(last) => now.since(last) >= Span::days(MOST_DAYS) || changes >= MOST_CHANGES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

    fn days_ago(days: i64) -> Backups {
        Backups { last: Some(NOW - Span::days(days)), silent_until: None }
    }

    #[test]
    fn what_is_kept_is_read_again_and_garbage_says_nothing() {
        let all = Backups::default().made(NOW).later(NOW);
        assert_eq!(Backups::parse(&all.print()), all);
        assert_eq!(Backups::parse(&Backups::default().print()), Backups::default());
        for garbage in ["", " ", "x", "-5 x", "1e9", "\u{0} 0", &"9".repeat(99)] {
            assert_eq!(Backups::parse(garbage), Backups::default(), "{garbage}");
        }
    }

    #[test]
    fn it_reminds_after_a_week_or_many_changes_and_of_the_first() {
        let check = |known: Backups, orders, changes, expected| {
            assert_eq!(
                known.is_due(NOW, orders, changes),
                expected,
                "{known:?} {orders} {changes}"
            );
        };
        check(Backups::default(), 2, 9, false);
        check(Backups::default(), 3, 3, true);
        check(days_ago(6), 9, 49, false);
        check(days_ago(6), 9, 50, true);
        check(days_ago(7), 9, 1, true);
        check(days_ago(700), 9, 0, false);
        check(days_ago(700).later(NOW), 9, 99, false);
        check(days_ago(700).later(NOW - Span::days(8)), 9, 99, true);
        // Silent from a time that the clock has not reached again.
        check(days_ago(700).later(NOW + Span::days(300)), 9, 99, true);
    }
}
