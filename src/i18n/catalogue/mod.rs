//! All English texts, in the order in which a translator would read them.
//!
//! One line is one message, and a method of [`Texts`](super::Texts) of the same name:
//!
//! ```text
//! my_orders = "My orders";                                  t.my_orders()
//! placed_on(day: ours) = "placed {day}";                    t.placed_on(t.date(at, DateStyle::Long))
//! order_number(number: user) = "No. {number}";              t.order_number(id.as_str())
//! more_lines(n: count) = { one: "1 more", other: "{n} more" };      t.more_lines(lines.len())
//! ```
//!
//! A value is `ours` when we wrote or formatted it (a date, money, another message), `user` when
//! somebody else wrote it (a title, a name, a note): that is kept from turning the sentence around
//! when it runs from right to left. A `count` is any whole number; it is written as the language
//! writes numbers, and chooses between the forms. Places that are not the arguments do not compile.
//!
//! Words: short, plain, about the reader's money and time. Every status says what happens next.
//! No "Oops", no exclamation mark.

pub mod accessibility;
pub mod files;
pub mod help;
pub mod life_cycle;
pub mod mine;
pub mod orders;
pub mod practice;
pub mod screens;
pub mod settings;
pub mod storage;

// Where the messages of each part begin among all: translations are told apart by that number alone, and
// `xtask/src/languages.rs` counts in the same order.
pub(super) const ACCESSIBILITY: u16 = 0;
pub(super) const FILES: u16 = ACCESSIBILITY + accessibility::Key::COUNT;
pub(super) const HELP: u16 = FILES + files::Key::COUNT;
pub(super) const LIFE_CYCLE: u16 = HELP + help::Key::COUNT;
pub(super) const MINE: u16 = LIFE_CYCLE + life_cycle::Key::COUNT;
pub(super) const ORDERS: u16 = MINE + mine::Key::COUNT;
pub(super) const PRACTICE: u16 = ORDERS + orders::Key::COUNT;
pub(super) const SCREENS: u16 = PRACTICE + practice::Key::COUNT;
pub(super) const SETTINGS: u16 = SCREENS + screens::Key::COUNT;
pub(super) const STORAGE: u16 = SETTINGS + settings::Key::COUNT;

/// How many messages there are.
pub(super) const COUNT: u16 = STORAGE + storage::Key::COUNT;

#[cfg(test)]
mod tests {
    use super::{
        accessibility, files, help, life_cycle, mine, orders, practice, screens, settings, storage,
    };
    use crate::i18n::message::Message;

    fn all() -> Vec<(&'static str, Message)> {
        let orders = orders::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let screens = screens::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let mine = mine::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let files = files::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let storage = storage::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let life_cycle = life_cycle::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let practice = practice::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let help = help::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let settings = settings::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let access = accessibility::Key::ALL.iter().map(|it| (it.name(), it.english()));
        let orders = orders.chain(practice).chain(help).chain(settings).chain(access);
        orders.chain(screens).chain(mine).chain(files).chain(storage).chain(life_cycle).collect()
    }

    #[test]
    fn the_tone_is_calm() {
        for (name, message) in all() {
            let forms = match message {
                Message::Plain(text) => vec![text],
                Message::Counted { one, other } => vec![one, other],
            };
            for text in forms {
                assert!(!text.is_empty() && text.trim() == text, "{name}");
                assert!(!text.contains('!') && !text.contains("Oops"), "{name}: {text}");
                let is_plain = |it: char| (' '..'\u{590}').contains(&it) || "“”’·…".contains(it);
                assert!(text.chars().all(is_plain), "{name} has an odd character: {text}");
            }
        }
    }

    #[test]
    fn the_words_of_the_article_are_the_names_of_our_buttons() {
        let says = |name: &str| all().iter().find(|it| it.0 == name).map(|it| it.1.template());
        for (name, text) in [
            ("my_unbuy", "My Unbuy"),
            ("my_orders", "My orders"),
            ("cancel_order", "Cancel order"),
            ("request_cancellation", "Request cancellation"),
            ("select_here", "Select here"),
            ("send", "Send"),
            ("leave_feedback", "Leave feedback"),
        ] {
            assert_eq!(says(name), Some(text));
        }
    }
}
