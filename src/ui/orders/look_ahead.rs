//! Looking ahead: how the order will stand on a later day if nobody does anything. It changes nothing.

use leptos::prelude::*;
use unbuy_core::{Span, Timestamp};

use super::status::status_tag;
use crate::{
    i18n::{DateStyle, use_texts},
    platform::page,
    state::{Clock, OrderNow},
};

const SLIDER_ID: &str = "look-ahead";

/// How far one can look, in days. Nothing that terms can say takes longer.
const FARTHEST: i64 = 400;

/// How many changes are followed to find the last one.
const MOST_CHANGES: usize = 40;

/// A `Copy` handle on how many days the reader looks ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct LookAhead {
    days: RwSignal<i64>,
    clock: Clock,
}

impl LookAhead {
    /// Looks at now.
    pub(super) fn new(clock: Clock) -> Self {
        Self { days: RwSignal::new(0), clock }
    }

    /// Whether the reader looks at another day than now. Tracks.
    pub(super) fn is_ahead(self) -> bool {
        self.days.get() > 0
    }

    /// The order as it will stand on that day, or as it stands now. Tracks the day.
    pub(super) fn at(self, order: OrderNow) -> OrderNow {
        match self.days.get() {
            0 => order,
            days => {
                let at = self.moment(days);
                OrderNow::new(order.order.clone(), at)
            }
        }
    }

    /// Back to now.
    pub(super) fn reset(self) {
        if self.days.get_untracked() != 0 {
            self.days.set(0);
        }
    }

    fn moment(self, days: i64) -> Timestamp {
        self.clock.now_untracked() + Span::days(days)
    }

    /// The day on which nothing changes any more, counted from now.
    fn horizon(self, order: &OrderNow) -> i64 {
        let mut last = order.standing.now;
        let mut next = order.standing.next_change;
        for _ in 0..MOST_CHANGES {
            let Some(at) = next else { break };
            last = at;
            next = order.order.at(at).next_change;
        }
        let away = last.since(self.clock.now_untracked()).as_millis();
        let days = away / Span::DAY.as_millis() + 1;
        if away > 0 { days.min(FARTHEST) } else { 0 }
    }
}

/// The slider; nothing where nothing lies ahead. It is made anew when the order changes.
pub(super) fn slider(look: LookAhead, order: &OrderNow) -> AnyView {
    let t = use_texts();
    let horizon = look.horizon(order);
    if horizon == 0 {
        return ().into_any();
    }
    let day = move || match look.days.get() {
        0 => t.now(),
        days => t.date(look.moment(days), DateStyle::Long),
    };
    let order = order.clone();
    let outcome = move || {
        if !look.is_ahead() {
            return view! { <p class="muted small">{t.look_ahead_text()}</p> }.into_any();
        }
        let then = look.at(order.clone());
        let now = then.standing.now;
        let back = move |_| {
            look.reset();
            let _ = page::focus_id(SLIDER_ID, page::Scrolling::Stay);
        };
        view! {
            <p class="ahead-outcome">{status_tag(t.status(&then.order, &then.standing, now))}</p>
            <p class="muted small">
                {t.looking_ahead()}
                " "
                <button type="button" class="link" on:click=back>
                    {t.back_to_now()}
                </button>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="look-ahead">
            <p class="look-ahead-head">
                <label for=SLIDER_ID>{t.look_ahead()}</label>
                <output for=SLIDER_ID>{move || day().into_any()}</output>
            </p>
            <input
                id=SLIDER_ID
                type="range"
                min="0"
                max=horizon.to_string()
                step="1"
                aria-valuetext=day
                prop:value=move || look.days.get().to_string()
                on:input=move |event| {
                    look.days.set(event_target_value(&event).parse().unwrap_or_default());
                }
            />
            {move || outcome()}
        </div>
    }
    .into_any()
}
