//! The orders: the list, one order's page, and the dialogs that act on them.

mod actions;
mod cancel_dialog;
mod desk;
mod detail;
mod drawing;
mod ledger;
mod lines;
mod list;
mod list_tools;
mod look_ahead;
mod money;
mod order_page;
mod pay_dialog;
mod press;
mod rail;
mod reason_form;
mod resell_dialog;
mod return_dialog;
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
pub use order_page::order_page;
pub use pay_dialog::PayDialog;
pub use press::press;
pub use resell_dialog::ResellDialog;
pub use return_dialog::ReturnDialog;
