//! Days as the reader writes them, and the moments that they stand for.

use unbuy_core::Timestamp;

use crate::{
    i18n::use_texts,
    platform::{clock, page},
};

/// The moment that the day in a field stands for: now for today, else its end where the reader is.
/// Nothing if nothing is written.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn moment_of(
    field: &str,
    text: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, String> {
    let t = use_texts();
    if page::is_unfinished(field) {
        return Err(t.day_missing());
    }
    if text.is_empty() {
        return Ok(None);
    }
    if text == clock::local_day(now) {
        return Ok(Some(now));
    }
    let end = clock::end_of_local_day(text).ok_or_else(|| t.day_missing())?;
    if end > now { Err(t.day_ahead()) } else { Ok(Some(end)) }
}
