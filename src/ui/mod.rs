//! Components. Pages know the state; rows, parts and dialogs get signals in and give callbacks out.

pub mod accessibility;
pub mod deadlines;
pub mod embed;
pub mod feedback;
pub mod help;
pub mod home;
pub mod kit;
mod later;
pub mod mine;
pub mod orders;
pub mod practice;
pub mod settings;
pub mod shell;
pub mod storage;
pub mod terms;

pub use feedback::{FeedbackButton, FeedbackForm};
pub use kit::{Dialogs, dialog_place};
pub use later::{Later, LaterPart, Mine};
pub use orders::{CancelDialog, Deed, Desk, OrderDetail, OrderList};
