//! The rules of an order, from outside: everything goes through `Order` and `Standing`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod business_days;
mod claims;
mod delivery;
mod events;
mod exploration;
mod golden;
mod mine;
mod next_change;
mod parts;
mod practice_shop;
mod preview;
mod refusals;
mod returns;
mod shop;
mod situations;
mod steps;
mod summary;
mod table;
mod two_tabs;
mod walks;
mod watch;
mod ways;
mod windows;
mod zones;
