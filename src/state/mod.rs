//! Reactive state: `Copy` handles that own the signals. Reads are nouns, writes are verbs. No
//! browser in here; what it needs of the world comes in as values.

mod clock;
mod notices;
mod orders;

pub use clock::Clock;
pub use notices::{Notice, Notices};
pub use orders::{ActError, OrderNow, Orders, SaveState};
