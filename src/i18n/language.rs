//! A language: how it writes numbers and dates.

use crate::platform::intl::{Formats, english_tag};

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

    /// Its tag, as `lang` has it.
    pub const fn tag(&self) -> &'static str {
        "en"
    }

    /// How it writes numbers and dates.
    pub const fn formats(&self) -> &Formats {
        &self.formats
    }
}
