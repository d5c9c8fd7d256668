//! Messages with places for values, and the macro that makes a method of each.

use std::borrow::Cow;

/// A message as the catalogue has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// One form for all.
    Plain(&'static str),
    /// A form for each category of counts that English has.
    Counted {
        /// For 1.
        one: &'static str,
        /// For every other count.
        other: &'static str,
    },
}

impl Message {
    /// The text as it stands in the catalogue, in the form for many.
    pub const fn template(self) -> &'static str {
        match self {
            Self::Plain(text) | Self::Counted { other: text, .. } => text,
        }
    }

    /// Whether its places are exactly the arguments. The form for 1 may leave some out ("one day").
    pub const fn fits(self, names: &[&str]) -> bool {
        match self {
            Self::Plain(text) => fits(text, names, true),
            Self::Counted { one, other } => fits(one, names, false) && fits(other, names, true),
        }
    }
}

/// A message at its place among all, by which translations know it. One constant for both: what is handed
/// over for each message is then a pointer and no more.
#[derive(Debug)]
pub struct Entry {
    /// Its number among all.
    pub number: u16,
    /// What it says in English.
    pub english: Message,
}

/// A value to put in a message.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Text that somebody else wrote, in whatever script.
    User(&'a str),
    /// Text that we wrote or formatted, in the language of the message.
    Ours(&'a str),
    /// A count, which also chooses the form of the message.
    Count(u32),
}

impl Value<'_> {
    /// The count, if it is one.
    pub const fn count(&self) -> Option<u32> {
        match self {
            Self::Count(count) => Some(*count),
            Self::User(_) | Self::Ours(_) => None,
        }
    }
}

/// Puts values in the places of a template. `is_rtl` says whether that runs from right to left.
pub fn fill(
    template: &str,
    values: &[(&str, Value<'_>)],
    is_rtl: bool,
    number: impl Fn(u32) -> String,
) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, it)| Some((before, it.split_once('}')?)))
    {
        text.push_str(before);
        match values.iter().find(|it| it.0 == name) {
            Some((_, Value::User(value))) => text.push_str(&isolated(value, is_rtl)),
            Some((_, Value::Ours(value))) => text.push_str(value),
            Some((_, Value::Count(count))) => text.push_str(&number(*count)),
            None => {}
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Where Hebrew begins; before it no letter runs from right to left.
const FIRST_RIGHT_TO_LEFT: char = '\u{590}';

/// The text, kept from turning around what stands beside it. Left-to-right text within a
/// left-to-right message needs nothing, and gets nothing: what is copied from the page stays plain.
fn isolated(text: &str, is_rtl: bool) -> Cow<'_, str> {
    if !is_rtl && text.chars().all(|it| it < FIRST_RIGHT_TO_LEFT) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(["\u{2068}", text, "\u{2069}"].concat())
    }
}

/// Whether every place of the template has a name, and every name a place if `all` is set.
const fn fits(template: &str, names: &[&str], all: bool) -> bool {
    let text = template.as_bytes();
    let mut found = 0u32;
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'}' {
            return false;
        }
        if text[at] == b'{' {
            let start = at + 1;
            while at < text.len() && text[at] != b'}' {
                at += 1;
            }
            if at == text.len() {
                return false;
            }
            let mut index = 0;
            while index < names.len() && !is_between(text, start, at, names[index].as_bytes()) {
                index += 1;
            }
            if index == names.len() {
                return false;
            }
            found |= 1 << index;
        }
        at += 1;
    }
    !all || found.count_ones() as usize == names.len()
}

const fn is_between(text: &[u8], start: usize, end: usize, name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() && start + at < end && text[start + at] == name[at] {
        at += 1;
    }
    at == name.len() && start + at == end
}

/// Makes of every line a `Key`, its English text, and a method of [`Texts`](super::Texts). How to
/// write a line is told in [`catalogue`](super::catalogue).
macro_rules! messages {
    (begin = $begin:ident; $( $key:ident $(( $($name:ident: $kind:ident),+ ))? = $text:tt; )+) => {
        /// The names of the messages in this part of the catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(non_camel_case_types, reason = "a key is named as the method that says it")]
        pub enum Key {
            $( #[doc = messages!(@doc $text)] $key, )+
        }

        impl Key {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$key),+];

            /// How many there are.
            pub const COUNT: u16 = Self::ALL.len() as u16;

            /// Its name in the files of translators.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$key => stringify!($key)),+ }
            }

            /// What it says in English.
            pub const fn english(self) -> $crate::i18n::message::Message {
                match self { $(Self::$key => messages!(@message $text)),+ }
            }
        }

        $( const _: () = assert!(
            Key::$key.english().fits(&[$($(stringify!($name)),+)?]),
            concat!("the places of `", stringify!($key), "` are not its arguments"),
        ); )+

        impl $crate::i18n::Texts {
            $(
                #[doc = messages!(@doc $text)]
                pub fn $key(self $($(, $name: messages!(@type $kind))+)?) -> String {
                    const ENTRY: &$crate::i18n::message::Entry = &$crate::i18n::message::Entry {
                        number: $crate::i18n::catalogue::$begin + Key::$key as u16,
                        english: Key::$key.english(),
                    };
                    self.say(
                        ENTRY,
                        &[$($((stringify!($name), messages!(@value $kind $name))),+)?],
                    )
                }
            )+
        }
    };
    (@doc { one: $one:literal, other: $other:literal }) => { $other };
    (@doc $text:literal) => { $text };
    (@message { one: $one:literal, other: $other:literal }) => {
        $crate::i18n::message::Message::Counted { one: $one, other: $other }
    };
    (@message $text:literal) => { $crate::i18n::message::Message::Plain($text) };
    (@type count) => { impl TryInto<u32> };
    (@type $text:ident) => { impl AsRef<str> };
    (@value user $name:ident) => { $crate::i18n::message::Value::User($name.as_ref()) };
    (@value ours $name:ident) => { $crate::i18n::message::Value::Ours($name.as_ref()) };
    (@value count $name:ident) => {
        $crate::i18n::message::Value::Count($name.try_into().unwrap_or(u32::MAX))
    };
}
pub(super) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, values: &[(&str, Value<'_>)], expected: &str) {
        assert_eq!(fill(template, values, false, |it| it.to_string()), expected);
    }

    #[test]
    fn values_go_to_their_places() {
        check("nothing to fill", &[], "nothing to fill");
        let values = [("day", Value::Ours("24 Nov")), ("n", Value::Count(3))];
        check("{n} orders until {day}", &values, "3 orders until 24 Nov");
        check("{day}{day}", &values, "24 Nov24 Nov");
    }

    #[test]
    fn only_what_could_turn_the_sentence_around_is_isolated() {
        check("To {name}.", &[("name", Value::User("Müller & Co"))], "To Müller & Co.");
        check("To {name}.", &[("name", Value::User("שלום"))], "To \u{2068}שלום\u{2069}.");
        check("To {name}.", &[("name", Value::Ours("שלום"))], "To שלום.");
    }

    #[test]
    fn in_a_sentence_from_right_to_left_every_foreign_text_is_isolated() {
        let values = [("name", Value::User("Desk lamp"))];
        assert_eq!(
            fill("{name} x", &values, true, |_| String::new()),
            "\u{2068}Desk lamp\u{2069} x"
        );
    }

    #[test]
    fn a_value_is_never_taken_for_a_place() {
        check("{a}{b}", &[("a", Value::User("{b}")), ("b", Value::Ours("x"))], "{b}x");
    }

    #[test]
    fn templates_fit_their_arguments_or_do_not_compile() {
        assert!(fits("plain", &[], true));
        assert!(fits("{n} of {total}", &["total", "n"], true));
        assert!(fits("one day", &["n"], false));
        for (template, names) in [
            ("one day", &["n"][..]),
            ("{m} days", &["n"]),
            ("{n", &["n"]),
            ("n}", &[]),
            ("{}", &[]),
        ] {
            assert!(!fits(template, names, true), "{template}");
        }
    }
}
