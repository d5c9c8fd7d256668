//! Everything the app says: the catalogue of texts, and the words for what an order is and does.
//!
//! [`Texts`] has one method per message, so a typo or a missing argument does not compile. Views ask
//! once; in another language the app is shown anew.

pub mod catalogue;
mod countries;
mod formats;
mod language;
mod message;
mod texts;
mod words;

pub use crate::platform::intl::{DateStyle, Named, Zone};
pub use countries::is_country;
pub use language::Language;
pub use message::Message;
pub use texts::{About, Texts, provide_about, provide_texts, use_texts};
pub use words::{Status, Tone, shop_name};
