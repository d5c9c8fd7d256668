//! What only practice has: a clock that can be skipped, and the other parties to be played.

mod clock_bar;
mod other_parties;
mod start_over;

pub use clock_bar::ClockBar;
pub use other_parties::other_parties;
pub use start_over::start_over;
