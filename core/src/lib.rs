//! The orders of Unbuy: facts plus a log of what people did; everything else is a pure function of
//! (order, now).
//!
//! Nothing here knows a browser, a clock or a signal: the time is always an argument. The app, the
//! tests and the simulators are its users.

pub mod files;
pub mod order;
pub mod practice;
pub mod storage;

pub use order::money::{Currency, Money, MoneyError};
pub use order::rates::{Rates, RatesError};
pub use order::time::{Date, Span, Timestamp};
