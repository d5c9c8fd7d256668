//! One record of the journal, in the form in which it is stored for ever.

use serde::{Deserialize, Serialize};

use super::{
    frame::{self, BrokenFrame, tag},
    json::Json,
    migrations::{self, MIGRATIONS},
    stored::{self, Stored},
};
use crate::order::{
    Act, Clock, Entry, Facts, OrderId, Stamp, TabId, Terms, TermsId,
    time::{Span, Timestamp},
};

/// The version of the rules and of the notes that this code knows. It goes up whenever a note, an
/// act or a guard comes that older code would not understand.
pub const RULES: u16 = 3;

/// The longest value that is written or read, in bytes: 1 MiB.
pub const MAX_VALUE: usize = 1 << 20;

/// No honest clock counts further within one reading.
const MAX_COUNTER: u32 = u32::MAX / 2;

/// What one record says.
///
/// This is a stored form: variants and fields may be added, never changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// A new generation begins; everything older is void.
    Begun,
    /// The orders that the book begins with, in full, so that no later version of the app tells
    /// another story.
    Seeded {
        /// The moment from which they are dated back.
        anchor: Timestamp,
        /// Every set of terms that an order names.
        terms: Vec<(TermsId, Terms)>,
        /// The orders.
        orders: Vec<SeededOrder>,
    },
    /// The practice clock was moved. It shows the wall time plus the largest offset noted, so that
    /// two tabs do not add up.
    ClockSkipped {
        /// How far it is ahead of the wall time.
        offset: Span,
    },
    /// Somebody did something with an order.
    Acted {
        /// With which.
        order: OrderId,
        /// What.
        act: Act,
        /// When, by the clock of the book.
        at: Timestamp,
    },
    /// Orders that were typed in, read from a file or brought back from a backup: new ones, and what
    /// was learnt of known ones. What is too much for one record comes in parts, which count when all
    /// of them are there, and not before. Only in `mine`.
    Imported {
        /// What this is a part of: when it began, and in which page load. Orders and entries of it
        /// count as noted then, in whatever record they lie later.
        import: (Clock, TabId),
        /// Which part, from 1.
        part: u16,
        /// How many parts there are.
        of: u16,
        /// Every set of terms that an order of this part names.
        terms: Vec<(TermsId, Terms)>,
        /// The orders.
        orders: Vec<SeededOrder>,
    },
    /// The reader deleted an order. What was noted of it before is void; what is noted later counts.
    /// Only in `mine`.
    Deleted {
        /// Which.
        order: OrderId,
    },
    /// The reader took an import back. It is void as a whole; what was noted since of orders that it
    /// brought waits for them to come again. Only in `mine`. Since rules 2.
    Undone {
        /// Which import.
        import: (Clock, TabId),
    },
}

/// An order that a book begins with, or that comes into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeededOrder {
    /// Its facts.
    pub facts: Facts,
    /// The terms it was placed under, among those of the note.
    pub terms: TermsId,
    /// What had happened before.
    pub log: Vec<Entry>,
}

/// A note, and when and where it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The [`RULES`] under which it was made.
    pub rules: u16,
    /// When it was noted.
    pub clock: Clock,
    /// The page load that noted it.
    pub tab: TabId,
    /// What it says.
    pub note: Note,
}

/// Why a stored value is not taken for a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    /// The key begins like one of ours but names no place of a record.
    Key,
    /// The value is longer than [`MAX_VALUE`].
    TooLong,
    /// The value does not begin like a record, or was cut or lengthened.
    Torn,
    /// The checksum does not match.
    Checksum,
    /// The content is not that of a record, or makes no sense.
    Content,
    /// It stands under the key of another page load.
    Misplaced,
    /// It was written under rules that this version does not know.
    NewerRules(u16),
    /// A head of the archive names it, and it is gone.
    Missing,
}

impl From<BrokenFrame> for Defect {
    fn from(broken: BrokenFrame) -> Self {
        match broken {
            BrokenFrame::Torn => Self::Torn,
            BrokenFrame::Checksum => Self::Checksum,
        }
    }
}

impl Record {
    /// The value to store, in ASCII; nothing if it would be longer than [`MAX_VALUE`].
    pub fn encode(&self) -> Option<String> {
        let value = frame::wrap(tag::RECORD, &stored::to_json(self));
        (value.len() <= MAX_VALUE).then_some(value)
    }

    /// The record that a stored value holds.
    ///
    /// # Errors
    /// Why it holds none.
    pub fn decode(value: &str) -> Result<Self, Defect> {
        if value.len() > MAX_VALUE {
            return Err(Defect::TooLong);
        }
        Self::of_body(frame::unwrap(tag::RECORD, value)?)
    }

    /// The record that the text within a frame holds.
    ///
    /// # Errors
    /// Why it holds none.
    pub(super) fn of_body(body: &str) -> Result<Self, Defect> {
        let json = Json::parse(body).ok_or(Defect::Content)?;
        // Later rules are recognised even where this version cannot read the rest.
        let rules = u16::read(json.get("rules")).ok_or(Defect::Content)?;
        if rules > RULES {
            return Err(Defect::NewerRules(rules));
        }
        let json = migrations::migrated(json, rules, &MIGRATIONS).ok_or(Defect::Content)?;
        Self::read(&json).filter(Self::makes_sense).ok_or(Defect::Content)
    }

    /// What the note adds to the log of which order, if it tells of an act.
    pub fn entry(&self) -> Option<(&OrderId, Entry)> {
        let Note::Acted { order, act, at } = &self.note else { return None };
        let stamp = Stamp { at: *at, clock: self.clock, tab: self.tab.clone() };
        Some((order, Entry { stamp, act: act.clone() }))
    }

    fn makes_sense(&self) -> bool {
        // A clock at its end could not go on: what is noted after it would seem noted already.
        let Clock(wall, counter) = self.clock;
        if Timestamp::from_millis(wall).millis() != wall || counter > MAX_COUNTER {
            return false;
        }
        if let Note::Imported { part, of, .. } = &self.note
            && !(1..=*of).contains(part)
        {
            return false;
        }
        let (Note::Seeded { terms, orders, .. } | Note::Imported { terms, orders, .. }) =
            &self.note
        else {
            return true;
        };
        (0..).zip(orders).all(|(index, it)| {
            it.facts.validate().is_ok()
                && orders.iter().take(index).all(|earlier| earlier.facts.id != it.facts.id)
                && terms.iter().any(|(id, _)| *id == it.terms)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(clock: Clock, note: Note) -> Record {
        Record { rules: RULES, clock, tab: TabId("t".into()), note }
    }

    fn framed(json: &str) -> Result<Record, Defect> {
        Record::decode(&frame::wrap(tag::RECORD, json))
    }

    #[test]
    fn the_stored_form_stays_what_it_is() {
        let check = |note, expected: &str| {
            let value = record(Clock(1_795_000_000_000, 2), note).encode().unwrap();
            let json =
                format!(r#"{{"rules":3,"clock":[1795000000000,2],"tab":"t","note":{expected}}}"#);
            assert_eq!(frame::unwrap(tag::RECORD, &value), Ok(json.as_str()));
        };
        check(Note::Begun, r#""begun""#);
        check(
            Note::ClockSkipped { offset: Span::days(1) },
            r#"{"clock_skipped":{"offset":86400000}}"#,
        );
        check(
            Note::Acted {
                order: OrderId::new("8017"),
                act: Act::CancelRejected { note: "Grüße 🛒 \"x\"".to_owned(), reason: None },
                at: Timestamp::from_millis(5),
            },
            r#"{"acted":{"order":"8017","act":{"cancel_rejected":{"note":"Gr\u00fc\u00dfe \ud83d\uded2 \"x\""}},"at":5}}"#,
        );
        check(
            Note::Seeded { anchor: Timestamp::MIN, terms: vec![], orders: vec![] },
            r#"{"seeded":{"anchor":0,"terms":[],"orders":[]}}"#,
        );
    }

    #[test]
    fn fields_from_the_future_are_passed_over_and_rules_from_the_future_are_told() {
        let json = r#"{"rules":3,"clock":[5,0],"tab":"t","note":"begun","mood":{"a":[1]}}"#;
        assert_eq!(framed(json), Ok(record(Clock(5, 0), Note::Begun)));
        let json = r#"{"rules":4,"clock":"noon","note":{"dreamt":{}}}"#;
        assert_eq!(framed(json), Err(Defect::NewerRules(4)));
    }

    #[test]
    fn content_that_makes_no_sense_is_refused() {
        let acted = |act: &str| {
            format!(
                r#"{{"rules":1,"clock":[5,0],"tab":"t","note":{{"acted":{{"order":"1","act":{act},"at":5}}}}}}"#
            )
        };
        let shipped = |quantity: &str| {
            acted(&format!(r#"{{"shipped":{{"goods":[{{"line":0,"quantity":{quantity}}}]}}}}"#))
        };
        assert!(framed(&shipped("1")).is_ok());
        for quantity in ["1e308", "\"NaN\"", "-1", "9223372036854775808", "1.5", "null"] {
            assert_eq!(framed(&shipped(quantity)), Err(Defect::Content), "{quantity}");
        }
        for json in [
            "",
            "null",
            "[]",
            "{}",
            r#"{"rules":1}"#,
            r#"{"rules":0,"clock":[5,0],"tab":"t","note":"begun"}"#,
            r#"{"rules":-1,"clock":[5,0],"tab":"t","note":"begun"}"#,
            r#"{"rules":1,"clock":[5,0],"tab":"t","note":"begun"} "x""#,
            r#"{"rules":1,"clock":[-1,0],"tab":"t","note":"begun"}"#,
            r#"{"rules":1,"clock":[9223372036854775807,0],"tab":"t","note":"begun"}"#,
            r#"{"rules":1,"clock":[5,4294967295],"tab":"t","note":"begun"}"#,
            &acted(r#""dreamt""#),
            &acted(r#"{"cancel_rejected":{"note":"\ud800"}}"#),
            &"[".repeat(10_000),
            &format!("{}1{}", r#"{"rules":"#.repeat(10_000), "}".repeat(10_000)),
        ] {
            assert_eq!(framed(json), Err(Defect::Content), "{json:.80}");
        }
    }

    #[test]
    fn too_long_is_neither_written_nor_read() {
        let act = Act::CancelRejected { note: "x".repeat(MAX_VALUE), reason: None };
        let note = Note::Acted { order: OrderId::new("1"), act, at: Timestamp::MIN };
        assert_eq!(record(Clock(1, 0), note).encode(), None);
        assert_eq!(Record::decode(&"A".repeat(4 << 20)), Err(Defect::TooLong));
        assert_eq!(Record::decode(""), Err(Defect::Torn));
    }
}
