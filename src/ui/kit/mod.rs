//! Parts that know no order. What never changes by itself is a function; it is made anew from the
//! values by the view that it stands in.

mod dialog;
mod facts;
mod stars;

pub use dialog::{DialogPlace, Dialogs, Question, sheet_buttons};
pub use facts::facts;
pub use stars::{StarInput, stars};
