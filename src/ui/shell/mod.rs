//! What surrounds every page.

mod account_menu;
mod not_found;
mod notice_bar;
mod save_banner;
mod top_bar;

pub use not_found::not_found;
pub use notice_bar::NoticeBar;
pub use save_banner::{save_banner, save_foot};
pub use top_bar::TopBar;
