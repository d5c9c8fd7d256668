//! Parts that know no order. What never changes by itself is a function; it is made anew from the
//! values by the view that it stands in.

mod copy_buttons;
mod dialog;
mod facts;
mod field;
mod stars;

pub use copy_buttons::copy_buttons;
pub use dialog::{Dialogs, Question, dialog_place, named_sheet_buttons, sheet_buttons};
pub use facts::{fact, facts};
pub use field::{Field, field, field_error};
pub use stars::{StarInput, stars};
