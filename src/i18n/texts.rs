//! The handle through which everything is said.

use std::cell::Cell;

use unbuy_core::Money;

use super::{
    language::Language,
    message::{Entry, Message, Value, fill},
};
use crate::platform::intl::{Formats, PluralCategory};

/// A `Copy` handle on the texts in a language. The app is shown anew in another language, so views
/// need not follow it text by text; that saves a third of their code.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    language: &'static Language,
}

/// Says what an amount is about worth in the currency of the reader's choice; nothing where that is the
/// same, or not known.
pub type About = fn(Money) -> Option<String>;

thread_local! {
    /// What says it, which is not in the first load.
    static ABOUT: Cell<Option<About>> = const { Cell::new(None) };
    /// The texts that the page is shown in.
    static CURRENT: Cell<Option<Texts>> = const { Cell::new(None) };
}

/// English, for tests and for views that nobody gave texts to.
impl Default for Texts {
    fn default() -> Self {
        Self::new(Language::english())
    }
}

impl Texts {
    /// The texts in that language. A language stays in memory: a page sees one or two of them.
    pub fn new(language: Language) -> Self {
        Self { language: Box::leak(Box::new(language)) }
    }

    /// Sentences, one after the other.
    pub fn sentences(self, all: &[String]) -> String {
        // Chinese has no blanks between them.
        all.join(if self.language.tag().starts_with("zh") { "" } else { " " })
    }

    /// The language.
    pub const fn language(self) -> &'static Language {
        self.language
    }

    /// How the language writes numbers and dates.
    pub const fn formats(self) -> &'static Formats {
        self.language.formats()
    }

    /// What an amount is about worth in the currency of the reader's choice: see [`About`].
    pub fn about(self, money: Money) -> Option<String> {
        ABOUT.get().and_then(|it| it(money))
    }

    /// What the methods of the catalogue come down to.
    pub(super) fn say(self, entry: &'static Entry, values: &[(&str, Value<'_>)]) -> String {
        let Entry { number, english } = *entry;
        let formats = self.formats();
        let counted = values.iter().find_map(|(_, it)| it.count());
        let category = match english {
            Message::Plain(_) => None,
            Message::Counted { .. } => Some(formats.plural(counted.unwrap_or_default())),
        };
        let translated = self.language.template(number, category);
        let template = translated.unwrap_or(match (english, category) {
            (Message::Counted { one, .. }, Some(PluralCategory::One)) => one,
            // English has no other forms.
            (Message::Plain(text) | Message::Counted { other: text, .. }, _) => text,
        });
        fill(template, values, self.language.is_rtl(), |it| formats.number(i64::from(it)))
    }
}

/// Gives all views that are made from now on what [`Texts::about`] says.
pub fn provide_about(about: Option<About>) {
    ABOUT.set(about);
}

/// Gives the texts to all views that are made from now on.
pub fn provide_texts(texts: Texts) {
    CURRENT.set(Some(texts));
}

/// The texts, in any view.
pub fn use_texts() -> Texts {
    CURRENT.get().unwrap_or_else(|| {
        let texts = Texts::default();
        provide_texts(texts);
        texts
    })
}
