//! What surrounds every page.

mod account_menu;
mod banners;
mod not_found;
mod save_banner;
mod top_bar;

pub use banners::{NoticeBar, SaveFooter};
pub use not_found::NotFound;
pub use save_banner::save_banner;
pub use top_bar::TopBar;
