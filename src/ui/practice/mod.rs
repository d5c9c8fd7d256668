//! What only practice has: a clock that can be skipped, and the other parties to be played.

mod clock_bar;
mod coach;
mod guide;
mod other_parties;
mod start_over;

pub use clock_bar::clock_bar;
pub use coach::{Place, coach};
pub use guide::{Guide, REASON_WINDOW};
pub use other_parties::other_parties;
