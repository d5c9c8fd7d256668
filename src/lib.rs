//! Unbuy, the app: cancel an online order without fear.
//!
//! `unbuy-core` decides, [`state`] remembers, [`ui`] shows, [`platform`] touches the browser,
//! [`app`] wires them. Imports run one way only:
//!
//! ```text
//! main -> app -> ui, effects -> state, platform, i18n -> unbuy-core
//! ```
//!
//! `tests/tidy.rs` and `.clippy.toml` hold this. `ARCHITECTURE.md` tells why.

pub mod app;
mod effects;
pub mod i18n;
pub mod later;
pub mod platform;
pub mod route;
pub mod state;
pub mod ui;

pub use app::start;
