//! What surrounds every page.

mod account_menu;
mod banners;
mod not_found;
mod top_bar;

pub use banners::{NoticeBar, SaveBanner, SaveFooter};
pub use not_found::NotFound;
pub use top_bar::TopBar;
