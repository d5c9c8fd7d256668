//! A language: its texts, and how it writes numbers and dates.

use super::catalogue;
use crate::platform::intl::{Formats, PluralCategory, regional_tag};

/// A language that the app speaks. English is built in; the texts of others come in a file that the build
/// makes of `src/i18n/languages`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    tag: String,
    formats: Formats,
    is_rtl: bool,
    /// The forms that a counted message has, in their order.
    categories: Vec<PluralCategory>,
    /// The file, and where each line of it begins and ends; none for English.
    texts: String,
    lines: Vec<(u32, u32)>,
}

impl Language {
    /// English, with numbers and dates in the manner that the reader's browser prefers.
    pub fn english() -> Self {
        Self {
            tag: "en".to_owned(),
            formats: Formats::new(&regional_tag("en", "en-GB")),
            is_rtl: false,
            categories: Vec::new(),
            texts: String::new(),
            lines: Vec::new(),
        }
    }

    /// The language of a file: a line that says which it is, and one for each message of the catalogue.
    /// Nothing if the file is none, or belongs to another version.
    pub fn of_file(texts: String) -> Option<Self> {
        let mut lines = Vec::new();
        let mut at = 0;
        for line in texts.split('\n') {
            let end = at + u32::try_from(line.len()).ok()?;
            lines.push((at, end));
            at = end + 1;
        }
        if lines.len() != usize::from(catalogue::COUNT) + 1 {
            return None;
        }
        let (tag, rest) = texts.split('\n').next()?.split_once('\t')?;
        let (direction, categories) = rest.split_once('\t')?;
        Some(Self {
            tag: tag.to_owned(),
            // One that names letters or a country is not that of another one.
            formats: Formats::new(&if tag.bytes().any(|it| it == b'-') {
                tag.to_owned()
            } else {
                regional_tag(tag, tag)
            }),
            is_rtl: direction == "rtl",
            categories: categories.split(' ').map(PluralCategory::parse).collect(),
            lines,
            texts,
        })
    }

    /// Its tag, as `lang` has it.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether it runs from right to left.
    pub const fn is_rtl(&self) -> bool {
        self.is_rtl
    }

    /// How it writes numbers and dates.
    pub const fn formats(&self) -> &Formats {
        &self.formats
    }

    /// The text of a message, in the form of a category if it has several; nothing if English has to do.
    pub(super) fn template(&self, number: u16, category: Option<PluralCategory>) -> Option<&str> {
        let (start, end) = *self.lines.get(usize::from(number) + 1)?;
        let line = self.texts.get(start as usize..end as usize)?;
        let text = match category {
            None => line,
            Some(category) => {
                let index = self.categories.iter().position(|it| *it == category);
                // The last form is the one for all else.
                let form = index.and_then(|it| line.split('\t').nth(it));
                form.or_else(|| line.split('\t').next_back())?
            }
        };
        Some(text).filter(|it| !it.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(first: &str, line: &str) -> String {
        let lines = vec![line; usize::from(catalogue::COUNT)];
        [first, "\n", &lines.join("\n")].concat()
    }

    #[test]
    fn a_file_of_another_version_is_none() {
        assert_eq!(Language::of_file(String::new()), None);
        assert_eq!(Language::of_file("de\tltr\tone other\nHallo".into()), None);
        assert_eq!(Language::of_file(file("de", "Hallo")), None);
    }

    #[test]
    fn forms_go_by_the_categories_of_the_language() {
        let it = Language::of_file(file("ru\tltr\tone few many other", "a\tb\tc\td")).unwrap();
        assert_eq!((it.tag(), it.is_rtl()), ("ru", false));
        for (category, text) in [
            (PluralCategory::One, "a"),
            (PluralCategory::Few, "b"),
            (PluralCategory::Many, "c"),
            (PluralCategory::Other, "d"),
            (PluralCategory::Two, "d"),
        ] {
            assert_eq!(it.template(0, Some(category)), Some(text));
        }
        assert_eq!(it.template(catalogue::COUNT, None), None);
        assert_eq!(Language::english().template(0, None), None);
    }
}
