//! The orders: the list, one order's page, and the dialogs that act on them.

mod actions;
mod cancel_dialog;
mod desk;
mod detail;
mod drawing;
mod lines;
mod list;
mod money;
mod pay_dialog;
mod rail;
mod row;
mod status;
mod timeline;
mod why;

pub use actions::{Deed, OrderAction};
pub use cancel_dialog::CancelDialog;
pub use desk::Desk;
pub use detail::OrderDetail;
pub use drawing::drawing;
pub use list::OrderList;
pub use pay_dialog::PayDialog;
