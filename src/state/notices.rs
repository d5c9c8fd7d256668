//! Short messages about what was just done.

use leptos::prelude::*;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells two notices with the same words apart, so that the second is announced too.
    pub number: u32,
    /// The words.
    pub text: String,
}

/// A `Copy` handle on the message shown at the moment.
#[derive(Debug, Clone, Copy)]
pub struct Notices {
    latest: RwSignal<Option<Notice>>,
}

impl Default for Notices {
    fn default() -> Self {
        Self { latest: RwSignal::new(None) }
    }
}

impl Notices {
    /// The message shown at the moment. Tracks.
    pub fn latest(self) -> Option<Notice> {
        self.latest.get()
    }

    /// Shows a message in place of the one before.
    pub fn tell(self, text: String) {
        self.latest.update(|it| {
            let number = it.as_ref().map_or(0, |it| it.number.wrapping_add(1));
            *it = Some(Notice { number, text });
        });
    }

    /// Takes the message away.
    pub fn dismiss(self) {
        self.latest.set(None);
    }
}
