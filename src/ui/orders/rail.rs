//! The rail, the sign of the house: solid behind, a ring for now, dashed ahead.

use leptos::prelude::*;
use unbuy_core::{Timestamp, order::Standing};

use crate::i18n::Tone;

/// How far along an order is: percent of the way from its placing to its next deadline, and whether
/// anything lies ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Progress {
    behind: u8,
    ahead: bool,
}

impl Progress {
    fn of(standing: &Standing, tone: Tone, now: Timestamp) -> Self {
        let next = standing.deadlines.iter().find(|it| !it.kind.asks_nothing());
        let Some((start, next)) = standing.placed_at.zip(next) else {
            // Nothing that lies ahead has a date. It looks like the end only where it is one.
            let is_over = tone == Tone::Done;
            return Self { behind: if is_over { 100 } else { 50 }, ahead: !is_over };
        };
        let whole = next.due.since(start).as_millis().max(1);
        let percent = now.since(start).as_millis().clamp(0, whole) * 100 / whole;
        // Some rail is always seen on both sides of the ring.
        Self { behind: u8::try_from(percent.clamp(8, 92)).unwrap_or(50), ahead: true }
    }
}

/// The small rail of a row. Decoration: the status beside it, whose tone it takes, says the same in
/// words.
pub fn rail(standing: &Standing, tone: Tone, now: Timestamp) -> AnyView {
    let Progress { behind, ahead } = Progress::of(standing, tone, now);
    view! {
        <div class="rail" aria-hidden="true" data-ahead=ahead.then_some("")>
            <i></i>
            <u style:flex-grow=behind.to_string()></u>
            <i class="now"></i>
            <u class="next" style:flex-grow=(100 - behind).to_string()></u>
            <i class="next"></i>
        </div>
    }
    .into_any()
}
