//! The page of what the reader has chosen.

use crate::i18n::message::messages;

messages! {
    begin = SETTINGS;

    settings = "Settings";
}
