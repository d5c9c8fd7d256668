//! Short messages about what was just done.

use leptos::prelude::*;

use super::Import;

/// One message.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Tells two notices with the same words apart, so that the second is announced too.
    pub number: u32,
    /// The words.
    pub text: String,
    /// The import that it is about, which can be taken back. Such a message does not fade.
    pub import: Option<Import>,
}

/// A `Copy` handle on the message shown at the moment.
#[derive(Debug, Clone, Copy)]
pub struct Notices {
    latest: RwSignal<Option<Notice>>,
    count: StoredValue<u32>,
    /// Whether the message is about a page that is to come.
    is_for_next_page: StoredValue<bool>,
}

impl Default for Notices {
    fn default() -> Self {
        Self {
            latest: RwSignal::new(None),
            count: StoredValue::new(0),
            is_for_next_page: StoredValue::new(false),
        }
    }
}

impl Notices {
    /// The message shown at the moment. Tracks.
    pub fn latest(self) -> Option<Notice> {
        self.latest.get()
    }

    /// Shows a message in place of the one before.
    pub fn tell(self, text: String) {
        self.show(text, None);
    }

    /// Shows a message besides the one that is shown, as when a page begins with several.
    pub fn tell_also(self, text: String) {
        let before = self.latest.get_untracked().filter(|it| it.import.is_none());
        self.tell(
            before.map(|it| [it.text, "\n".to_owned(), text.clone()].concat()).unwrap_or(text),
        );
    }

    fn show(self, text: String, import: Option<Import>) {
        let number = self.count.get_value().wrapping_add(1);
        self.count.set_value(number);
        self.latest.set(Some(Notice { number, text, import }));
    }

    /// Shows a message that stays when the page changes next, since it is why that changes.
    pub fn tell_on_next_page(self, text: String) {
        self.tell(text);
        self.is_for_next_page.set_value(true);
    }

    /// The same, about an import that can be taken back.
    pub fn tell_of_import(self, text: String, import: Import) {
        self.show(text, Some(import));
        self.is_for_next_page.set_value(true);
    }

    /// Another page is shown; what was said on the one before goes.
    pub fn turn_page(self) {
        if self.is_for_next_page.get_value() {
            self.is_for_next_page.set_value(false);
        } else {
            self.dismiss();
        }
    }

    /// Takes the message of that number away, if it is still shown.
    pub fn fade(self, number: u32) {
        if self.latest.get_untracked().is_some_and(|it| it.number == number) {
            self.dismiss();
        }
    }

    /// Takes the message away.
    pub fn dismiss(self) {
        self.latest.set(None);
    }
}
