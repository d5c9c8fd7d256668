//! Reading the exports of shops and what they come to, and writing calendars.
//!
//! A file is fed to a [`Reader`] in chunks, so that a page can show how far it is and stop in between.
//! What the readers of all files found is joined to an [`Import`]: orders, what was odd and where, and
//! how much was passed over. Nothing is noted in a book until somebody has looked at that.
//!
//! - Formats are recognised by the names of their columns, never by their places.
//! - What could mean two things is never guessed: the value is left unknown, and an [`Oddity`] names
//!   the row and the column. Texts are kept as they are, whatever they hold.
//! - A date without a time is noon of that day in UTC, which is the same date nearly everywhere.

mod amount;
mod calendar;
mod columns;
mod compare;
mod date;
mod import;
mod item;
mod oddity;
mod offer;
mod own_terms;
mod own_terms_apply;
mod own_terms_values;
mod reader;
mod status;
mod text;

pub use calendar::{CalendarEvent, When, calendar};
pub use columns::Format;
pub use import::{Import, ImportedOrder};
pub use oddity::{Odd, Oddity, ReadError, WrongFile};
pub use offer::{Offer, OfferedOrder};
pub use own_terms::{MAX_TERMS, OwnTerms, Preset, TermsError, own_terms};
pub use reader::{Found, Reader};

/// The longest file that is read, in bytes: 20 MiB.
pub const MAX_BYTES: u64 = 20 << 20;
/// How many rows one file may have, its header not counted.
pub const MAX_ROWS: u32 = 50_000;
/// How many characters of a cell are kept.
pub const MAX_CELL: usize = 300;
/// How many columns a file may have.
pub const MAX_COLUMNS: usize = 256;
/// How many oddities of one file are told; the rest are counted.
pub const MAX_ODDITIES: usize = 500;
