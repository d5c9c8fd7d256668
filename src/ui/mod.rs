//! Components. Pages know the state; rows, parts and dialogs get signals in and give callbacks out.

pub mod feedback;
pub mod home;
pub mod kit;
mod later;
pub mod orders;
pub mod practice;
pub mod shell;

pub use feedback::{FeedbackButton, FeedbackForm};
pub use kit::{DialogPlace, Dialogs};
pub use later::{Later, LaterPart};
pub use orders::{CancelDialog, Deed, Desk, OrderDetail, OrderList};
