//! The handle through which everything is said.

use leptos::prelude::*;

use super::{
    catalogue::screens,
    language::Language,
    message::{Message, Value, fill},
};
use crate::platform::{
    intl::{Formats, PluralCategory},
    rescue::Words,
};

/// A `Copy` handle on the texts in the current language. The app is shown anew in
/// another language, so views need not follow it text by text; that saves a third of their code.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    language: Signal<Language>,
}

/// English, for tests and for views that nobody gave texts to.
impl Default for Texts {
    fn default() -> Self {
        Self::new(Signal::stored(Language::english()))
    }
}

impl Texts {
    /// The texts in the language that the signal holds.
    pub fn new(language: impl Into<Signal<Language>>) -> Self {
        Self { language: language.into() }
    }

    /// What to say when the program is broken: English, since nothing more can be loaded then.
    pub fn rescue_words() -> Words {
        use screens::Key;
        Words {
            title: Key::rescue_title.english().template(),
            kept: Key::rescue_kept.english().template(),
            lost: Key::rescue_lost.english().template(),
            reload: Key::rescue_reload.english().template(),
            download: Key::download_my_data.english().template(),
        }
    }

    /// How the current language writes numbers and dates.
    pub fn formats(self) -> Formats {
        // A late answer or timer may speak when the signal is gone; it speaks English then.
        let language = self.language.try_get_untracked().unwrap_or_else(Language::english);
        language.formats().clone()
    }

    /// What the methods of the catalogue come down to.
    pub(super) fn say(self, message: Message, values: &[(&str, Value<'_>)]) -> String {
        let formats = self.formats();
        let template = match message {
            Message::Plain(text) => text,
            Message::Counted { one, other } => {
                let counted = values.iter().find_map(|(_, it)| it.count());
                match formats.plural(counted.unwrap_or_default()) {
                    PluralCategory::One => one,
                    // English has no other forms.
                    PluralCategory::Zero
                    | PluralCategory::Two
                    | PluralCategory::Few
                    | PluralCategory::Many
                    | PluralCategory::Other => other,
                }
            }
        };
        fill(template, values, |it| formats.number(i64::from(it)))
    }
}

/// Gives the texts to all views below.
pub fn provide_texts(texts: Texts) {
    provide_context(texts);
}

/// The texts, in any view.
pub fn use_texts() -> Texts {
    use_context().unwrap_or_default()
}
