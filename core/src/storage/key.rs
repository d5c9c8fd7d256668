//! The keys of the journal: which are ours, and what they say.

use crate::order::TabId;

/// The name under which one copy of the app keeps its data: all copies on one origin share one
/// store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namespace(String);

impl Namespace {
    /// One to 32 ASCII letters, digits, `-` or `_`, or nothing.
    pub fn new(name: &str) -> Option<Self> {
        let fits = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
        let ok = (1..=32).contains(&name.len()) && name.bytes().all(fits);
        ok.then(|| Self(name.to_owned()))
    }
}

impl Default for Namespace {
    /// `main`.
    fn default() -> Self {
        Self("main".to_owned())
    }
}

/// A set of orders that never mixes with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    /// Sample orders, with a clock that can be moved.
    Practice,
    /// Real orders, typed in or read from files.
    Mine,
}

impl Book {
    const fn name(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Mine => "mine",
        }
    }
}

/// What a key is to a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// Not ours.
    Foreign,
    /// Written by a later version of the app.
    Newer,
    /// Ours by its beginning, but it says nothing.
    Malformed,
    /// The place of a record.
    Record { generation: u32, tab: &'a str, seq: u32 },
    /// Anything else within a generation: the archive knows what.
    Archived { generation: u32, rest: &'a str },
}

impl Place<'_> {
    /// The generation that a key belongs to.
    pub fn generation(&self) -> Option<u32> {
        match self {
            Self::Record { generation, .. } | Self::Archived { generation, .. } => {
                Some(*generation)
            }
            Self::Foreign | Self::Newer | Self::Malformed => None,
        }
    }
}

/// The keys of one book in one namespace.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    /// `<namespace>:`
    namespace: String,
    /// `unbuy1:<namespace>:<book>:`
    prefix: String,
}

/// What the keys of every layout begin with; the number of the layout follows.
pub(super) const PRODUCT: &str = "unbuy";
const LAYOUT: u32 = 1;

impl Keys {
    pub fn new(namespace: &Namespace, book: Book) -> Self {
        let namespace = format!("{}:", namespace.0);
        let prefix = format!("{PRODUCT}{LAYOUT}:{namespace}{}:", book.name());
        Self { namespace, prefix }
    }

    /// The key of a record.
    pub fn record(&self, generation: u32, tab: &TabId, seq: u32) -> String {
        format!("{}{generation}:j:{}:{seq}", self.prefix, tab.0)
    }

    /// The key of something in the archive.
    pub fn archived(&self, generation: u32, rest: &str) -> String {
        format!("{}{generation}:{rest}", self.prefix)
    }

    /// What a key is.
    pub fn place<'a>(&self, key: &'a str) -> Place<'a> {
        if let Some(rest) = key.strip_prefix(&self.prefix) {
            place_in_book(rest).unwrap_or(Place::Malformed)
        } else if self.is_of_later_layout(key) {
            Place::Newer
        } else {
            Place::Foreign
        }
    }

    fn is_of_later_layout(&self, key: &str) -> bool {
        key.strip_prefix(PRODUCT).and_then(|it| it.split_once(':')).is_some_and(|(layout, rest)| {
            number(layout).is_some_and(|it| it > LAYOUT) && rest.starts_with(&self.namespace)
        })
    }
}

fn place_in_book(rest: &str) -> Option<Place<'_>> {
    let (generation, rest) = rest.split_once(':')?;
    let generation = number(generation)?;
    let Some(rest) = rest.strip_prefix("j:") else {
        return rest.contains(':').then_some(Place::Archived { generation, rest });
    };
    let (tab, seq) = tab_and_seq(rest)?;
    Some(Place::Record { generation, tab, seq })
}

/// From the right, so that whatever a tab is called its records are found again.
pub(super) fn tab_and_seq(text: &str) -> Option<(&str, u32)> {
    let (tab, seq) = text.rsplit_once(':')?;
    Some((tab, number(seq)?))
}

/// A number from 1, written in the one way in which we write it.
fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|it| *it > 0 && !text.starts_with(['0', '+']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_told_apart() {
        let keys = Keys::new(&Namespace::default(), Book::Practice);
        let check = |key: &str, expected| assert_eq!(keys.place(key), expected, "{key}");
        check("unbuy1:main:practice:3:j:ab:7", Place::Record { generation: 3, tab: "ab", seq: 7 });
        check(
            "unbuy1:main:practice:3:j:a:b:7",
            Place::Record { generation: 3, tab: "a:b", seq: 7 },
        );
        for malformed in ["", "1", "0:j:a:1", "01:j:a:1", "1:j:a:+1", "1:j:a:", "x:j:a:1", "1:j:1"]
        {
            check(&format!("unbuy1:main:practice:{malformed}"), Place::Malformed);
        }
        for newer in ["unbuy2:main:", "unbuy17:main:mine:x"] {
            check(newer, Place::Newer);
        }
        check("unbuy1:main:practice:1:h:a:2", Place::Archived { generation: 1, rest: "h:a:2" });
        for foreign in [
            "",
            "length",
            "__proto__",
            "unbuy",
            "unbuy1:",
            "unbuy1:main",
            "unbuy2:other:practice:1:j:a:1",
            "unbuy02:main:",
            "unbuy1:main:mine:1:j:a:1",
            "unbuy1:other:practice:1:j:a:1",
            "xunbuy1:main:practice:1:j:a:1",
        ] {
            check(foreign, Place::Foreign);
        }
    }

    #[test]
    fn whatever_the_tab_is_called_its_key_is_found_again() {
        let keys = Keys::new(&Namespace::default(), Book::Practice);
        for tab in ["", ":", "a:1", "7", "ü"] {
            let key = keys.record(u32::MAX, &TabId(tab.into()), 1);
            assert_eq!(keys.place(&key), Place::Record { generation: u32::MAX, tab, seq: 1 });
        }
    }

    #[test]
    fn a_namespace_is_a_short_plain_word() {
        for name in ["main", "Shop_2-b", "x"] {
            assert!(Namespace::new(name).is_some(), "{name}");
        }
        for name in ["", "a:b", "a b", "ä", &"x".repeat(33)] {
            assert!(Namespace::new(name).is_none(), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_key_is_answered_and_has_one_spelling(
            any in any::<String>(), rest in "[0-3]{1,2}(:[jhs])?(:[a:]{0,2})?(:[0-9+]{1,11})?",
        ) {
            let keys = Keys::new(&Namespace::default(), Book::Mine);
            for key in [any, format!("unbuy1:main:mine:{rest}"), format!("unbuy{rest}:main:mine:x")] {
                match keys.place(&key) {
                    Place::Record { generation, tab, seq } => {
                        prop_assert_eq!(keys.record(generation, &TabId(tab.into()), seq), key);
                    }
                    Place::Archived { generation, rest } => {
                        prop_assert_eq!(keys.archived(generation, rest), key);
                    }
                    Place::Foreign | Place::Newer | Place::Malformed => {}
                }
            }
        }
    }
}
