//! The page about how everybody can use it.

use crate::i18n::message::messages;

messages! {
    begin = ACCESSIBILITY;

    accessibility = "Accessibility";
}
