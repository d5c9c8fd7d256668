//! A language: how it writes numbers and dates, and which way it runs.

use crate::platform::intl::{Direction, Formats, english_tag};

/// A language that the app speaks. English is the one that is built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    formats: Formats,
}

impl Language {
    /// English, with numbers and dates in the manner that the reader's browser prefers.
    pub fn english() -> Self {
        Self { formats: Formats::new(&english_tag()) }
    }

    /// Its BCP 47 tag, for the `lang` of the page.
    pub fn tag(&self) -> &str {
        self.formats.tag()
    }

    /// The direction in which it is written, for the `dir` of the page.
    pub const fn direction(&self) -> Direction {
        Direction::LeftToRight
    }

    /// How it writes numbers and dates.
    pub const fn formats(&self) -> &Formats {
        &self.formats
    }
}
