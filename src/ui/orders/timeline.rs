//! What happened and what comes, on the tall rail.

use leptos::prelude::*;
use unbuy_core::{
    Timestamp,
    order::{DeadlineKind, Event, EventKind, Stage},
};

use crate::{
    i18n::{DateStyle, use_texts},
    state::OrderNow,
};

/// One station of the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Station {
    text: String,
    when: String,
    machine_time: String,
    place: Place,
}

/// Where a station lies, seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Behind,
    Refused,
    Now,
    Ahead,
}

impl Place {
    const fn name(self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::Refused => "refused",
            Self::Now => "now",
            Self::Ahead => "ahead",
        }
    }
}

/// The history of an order, and the deadlines that lie ahead, in one list.
#[component]
pub fn Timeline(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
) -> impl IntoView {
    let t = use_texts();
    let station = move |text: String, at: Timestamp, when: String, place| Station {
        text,
        when,
        machine_time: t.machine_time(at),
        place,
    };
    let behind = move |it: &OrderNow, event: &Event, is_last: bool| {
        let place = match event.kind {
            EventKind::Refused(..) => Place::Refused,
            EventKind::Act(_) | EventKind::Time(_) if is_last => Place::Now,
            EventKind::Act(_) | EventKind::Time(_) => Place::Behind,
        };
        let text = t.event(event, &it.order, &it.standing);
        station(text, event.at, t.date(event.at, DateStyle::DateTime), place)
    };
    let ahead = move |it: &OrderNow| {
        let offset = it.order.terms().calendar.utc_offset();
        let mut stations = Vec::new();
        if it.standing.stage == Stage::Shipped {
            // Nobody knows the day; what it opens is known.
            let days = it.order.terms().return_window.whole_days();
            let text = t.outlook_delivery(days);
            stations.push(station(text, it.standing.now, String::new(), Place::Ahead));
        }
        for deadline in &it.standing.deadlines {
            let when = if deadline.kind.is_end_of_day() {
                t.business_day(deadline.due, offset, it.order.terms().refund_business_days)
            } else {
                t.date(deadline.due, DateStyle::DateTime)
            };
            let text = t.outlook(deadline.kind, &it.order, &it.standing);
            stations.push(station(text, deadline.due, when, Place::Ahead));
            if let (DeadlineKind::Answer, Some(open)) = (deadline.kind, it.standing.open_request())
            {
                let preview = it.order.cancellation_preview(&open.goods, open.requested_at);
                let days = it.order.terms().refund_business_days;
                let text = t.money_back_latest(preview.amount, preview.method.as_deref());
                let when = t.business_day(preview.money_by, offset, days);
                stations.push(station(text, preview.money_by, when, Place::Ahead));
            }
        }
        stations
    };
    let stations = move || {
        order.with(|it| {
            let history = &it.standing.history;
            let happened = |kind: &EventKind| !matches!(kind, EventKind::Refused(..));
            let last = history.iter().rposition(|event| happened(&event.kind));
            let mut stations: Vec<_> = (0..)
                .zip(history)
                .map(|(index, event)| behind(it, event, Some(index) == last))
                .collect();
            stations.extend(ahead(it));
            stations
        })
    };
    let items = move || {
        stations()
            .into_iter()
            .map(|it| {
                view! {
                    <li
                        data-place=it.place.name()
                        aria-current=(it.place == Place::Now).then_some("step")
                    >
                        <p class="line-text">{it.text}</p>
                        {(!it.when.is_empty())
                            .then(|| view! { <time datetime=it.machine_time>{it.when}</time> })}
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ol class="line">{items}</ol> }
}
