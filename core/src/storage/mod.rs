//! What is kept: a journal of write-once records over a key-value store, and what it folds to.
//!
//! One deed of the user is one [`Note`], one note is one [`Record`], one record is one `set` of one
//! key that nobody ever writes again:
//!
//! ```text
//! unbuy1:<namespace>:<book>:<generation>:j:<tab>:<seq>   =   J1|<length>|<CRC-32>|<JSON>
//! ```
//!
//! Every key has one writer, the page load `tab`, so tabs merge by taking the union of what they
//! wrote; [`PracticeBook`] and [`MineBook`] come out the same in whatever order the records are taken
//! in.
//!
//! - **Generations.** "Start over" begins the next one with [`Note::Begun`] and then removes the
//!   older ones. The current generation is the highest that holds a readable record: one of which
//!   nothing can be read does not hide an older one. If nothing can be read anywhere it is the
//!   highest that has a key, so that what is repaired later meets what is written now. On opening,
//!   leftovers of older generations are removed only if a `Begun` of the current one can be read;
//!   without it nobody knows that they were meant to go.
//! - **Deleting one order** of `mine` notes a tombstone and then removes the records of the order, or
//!   writes them anew without it: see `deleting`.
//! - **Unreadable keys** stay where they are, byte for byte, and are reported. Only "Start over"
//!   removes them, at once or, if it was interrupted, on the next opening.
//! - **Foreign keys** (another namespace, book or program) are neither read nor touched.
//! - **Newer versions.** Every layout begins its keys with `unbuy<layout>:<namespace>:`. A key of a
//!   later layout, a kind of key unknown here, or a record under later [`RULES`] makes the journal
//!   read-only: nothing is written or removed.
//! - **Nothing is written before a complete load.** If the store fails while it is read, the
//!   journal stays read-only until it is opened again.

mod archive;
pub mod backup;
mod deleting;
mod frame;
mod importing;
mod journal;
mod json;
mod key;
mod kv;
mod migrations;
mod mine_book;
mod order_book;
mod practice_book;
mod reading;
mod record;
mod recovery;
mod set_aside;
mod stored;

pub use archive::{GRACE, MAX_JOURNAL_KEYS, MAX_SEGMENT};
pub use backup::{Backup, BackupError, Difference};
pub use importing::{NotImported, Room};
pub use journal::{Journal, Loaded, NotSaved, TakenIn, Unreadable};
pub use key::{Book, Namespace};
pub use kv::{BALLAST_KEY, Kv, KvError, MemoryKv, QUOTA};
pub(crate) use mine_book::has_lines_of;
pub use mine_book::{MineBook, NewOrder, import_notes};
pub use order_book::OrderBook;
pub use practice_book::{Change, PracticeBook, terms_id};
pub use record::{Defect, MAX_VALUE, Note, RULES, Record, SeededOrder};
pub use recovery::Recovered;
