//! The wall clock.

use unbuy_core::Timestamp;

/// The moment it is, by the clock of the reader's device.
pub fn now() -> Timestamp {
    // Whole milliseconds far below 2^53, so the cast is exact.
    Timestamp::from_millis(js_sys::Date::now() as i64)
}
