//! The wall clock, and the days of the reader: those of the device, or of the time zone that was chosen.

use leptos::wasm_bindgen::JsValue;
use unbuy_core::{Span, Timestamp};

use super::language;

/// The moment it is, by the clock of the reader's device.
pub fn now() -> Timestamp {
    // Whole milliseconds far below 2^53, so the cast is exact.
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// The day of a moment where the reader is, written `2026-11-24`.
pub fn local_day(at: Timestamp) -> String {
    local_time(at).chars().take(10).collect()
}

/// What a clock on the wall shows to the second: `2026-11-24 23:59:59`, as they write it in Sweden.
fn local_time(at: Timestamp) -> String {
    // Whole milliseconds below 2^53, so the cast is exact.
    let date = js_sys::Date::new(&JsValue::from_f64(at.millis() as f64));
    let options = js_sys::Object::new();
    if let Some(zone) = language::zone() {
        // Refused by no browser: the object is ours.
        let _ = js_sys::Reflect::set(&options, &"timeZone".into(), &zone.into());
    }
    String::from(date.to_locale_string("sv-SE", &options))
}

/// The last second of a day where the reader is, so that what counts from it counts whole days; nothing
/// if the text is no day of the form `2026-11-24`.
pub fn end_of_local_day(day: &str) -> Option<Timestamp> {
    let end = [day, " 23:59:59"].concat();
    let as_utc = |time: &str| {
        let millis = js_sys::Date::parse(&[&time.replace(' ', "T"), "Z"].concat());
        millis.is_finite().then_some(Timestamp::from_millis(millis as i64))
    };
    let wanted = as_utc(&end)?;
    let mut at = wanted;
    // The first try is off by the offset there and then; the second only where the clocks are changed
    // in between.
    for _ in 0..2 {
        let off: Span = as_utc(&local_time(at))?.since(wanted);
        at = at - off;
    }
    // The 31st of a short month is none.
    (local_time(at) == end).then_some(at)
}
