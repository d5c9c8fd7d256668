//! What only practice has: a clock that can be skipped, and the other parties to be played.

mod clock_bar;
mod other_parties;

pub use clock_bar::ClockBar;
pub use other_parties::other_parties;
