//! Parts that know no order.

mod confirm;
mod dialog;
mod facts;
mod stars;

pub use confirm::Confirm;
pub use dialog::{Dialog, DialogHandle};
pub use facts::Facts;
pub use stars::{StarInput, Stars};
