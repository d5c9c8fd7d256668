//! Comments below the help article. They stay in this browser.

use leptos::prelude::*;
use unbuy_core::Timestamp;

/// A comment. The e-mail address that is asked for is not part of it, so that it can be neither shown,
/// stored nor handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// A `Copy` handle on the comments.
#[derive(Debug, Clone, Copy)]
pub struct Comments {
    all: RwSignal<Vec<Comment>>,
}

impl Comment {
    /// As it is stored: a line for the moment, one for the name, and the text.
    pub fn to_stored(&self) -> String {
        let Self { at, name, text } = self;
        format!("{}\n{}\n{text}", at.millis(), name.replace(['\n', '\r'], " "))
    }

    /// From what was stored; nothing if that is no comment.
    pub fn from_stored(stored: &str) -> Option<Self> {
        let (at, rest) = stored.split_once('\n')?;
        let (name, text) = rest.split_once('\n')?;
        let at = Timestamp::from_millis(at.parse().ok()?);
        Some(Self { at, name: name.to_owned(), text: text.to_owned() })
    }
}

impl Comments {
    /// These, in the order of their writing.
    pub fn new(mut all: Vec<Comment>) -> Self {
        all.sort_by_key(|it| it.at);
        Self { all: RwSignal::new(all) }
    }

    /// All of them, the oldest first. Tracks.
    pub fn all(self) -> Vec<Comment> {
        self.all.get()
    }

    /// One more.
    pub fn add(self, comment: Comment) {
        self.all.update(|it| it.push(comment));
    }

    /// One less.
    pub fn delete(self, comment: &Comment) {
        self.all.update(|it| it.retain(|it| it != comment));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_read_as_it_was_stored() {
        let at = Timestamp::from_millis(1_795_514_400_000);
        let it =
            Comment { at, name: "Robin".into(), text: "Two lines,\n\nand <b>marks</b>".into() };
        assert_eq!(Comment::from_stored(&it.to_stored()), Some(it.clone()));
        let odd = Comment { name: "a\nb".into(), ..it };
        assert_eq!(Comment::from_stored(&odd.to_stored()).unwrap().name, "a b");
        for wrong in ["", "x\ny\nz", "1", "1\nname"] {
            assert_eq!(Comment::from_stored(wrong), None, "{wrong}");
        }
    }
}
