//! Sentences for what the core knows as values: one file per subject, each a part of [`Texts`].
//!
//! [`Texts`]: super::Texts

mod calendar;
mod claims;
mod deadlines;
mod events;
mod files;
mod mine;
mod practice;
mod prices;
mod reasons;
mod record;
mod refusals;
mod status;
mod storage;
mod terms;
#[cfg(test)]
mod tests;

pub use mine::shop_name;
pub use status::{Status, Tone};
