//! The orders: the list, one order's page, and the dialogs that act on them.

mod actions;
mod cancel_dialog;
mod detail;
mod drawing;
mod lines;
mod list;
mod money;
mod pay_dialog;
mod rail;
mod row;
mod timeline;
mod why;

pub use actions::{OrderAction, has_judged};
pub use cancel_dialog::CancelDialog;
pub use detail::OrderDetail;
pub use drawing::Drawing;
pub use list::OrderList;
pub use pay_dialog::PayDialog;
