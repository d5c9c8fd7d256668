//! What only practice has: a clock that can be skipped, and the other parties to be played.

mod clock_bar;
mod other_parties;
mod start_over;

pub use clock_bar::clock_bar;
pub use other_parties::other_parties;
