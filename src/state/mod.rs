//! Reactive state: `Copy` handles that own the signals. Reads are nouns, writes are verbs. No
//! browser in here; what it needs of the world comes in as values.

mod backups;
mod books;
mod clock;
mod comments;
mod keeping;
mod listing;
mod mine;
mod notices;
mod order_now;
mod orders;
mod terms;
mod trial;
mod walkthrough;

pub use backups::Backups;
pub use books::Books;
pub use clock::Clock;
pub use comments::{Comment, Comments};
pub use keeping::FromCopy;
pub use listing::{Due, ListPlace, ROWS, ROWS_IN_FRAME, Selection, row_id};
pub use mine::{AddError, Import, Taken, Watched};
pub use notices::{Notice, Notices};
pub use order_now::OrderNow;
pub use orders::{ActError, Orders, SaveState};
pub use walkthrough::{Cause, Counts, Said, Walkthrough};
