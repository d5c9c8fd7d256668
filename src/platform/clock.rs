//! The wall clock.

use leptos::wasm_bindgen::JsValue;
use unbuy_core::Timestamp;

/// The moment it is, by the clock of the reader's device.
pub fn now() -> Timestamp {
    // Whole milliseconds far below 2^53, so the cast is exact.
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// The day of a moment where the reader is, written `2026-11-24`.
pub fn local_day(at: Timestamp) -> String {
    // Whole milliseconds below 2^53, so the cast is exact.
    let date = js_sys::Date::new(&JsValue::from_f64(at.millis() as f64));
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The last second of a day where the reader is, so that what counts from it counts whole days; nothing
/// if the text is no day of the form `2026-11-24`.
pub fn end_of_local_day(day: &str) -> Option<Timestamp> {
    let mut parts = day.splitn(3, '-').map(|it| it.parse::<i32>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    let year = u32::try_from(year).ok()?;
    let end = js_sys::Date::new_with_year_month_day_hr_min_sec(year, month - 1, date, 23, 59, 59);
    let end = Some(end.get_time()).filter(|it| it.is_finite())?;
    let end = Timestamp::from_millis(end as i64);
    // The 31st of a short month is none.
    (local_day(end) == day).then_some(end)
}
