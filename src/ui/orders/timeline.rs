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
pub fn timeline(order: &OrderNow) -> AnyView {
    let items = behind(order)
        .into_iter()
        .chain(ahead(order))
        .map(|it| {
            let when = (!it.when.is_empty())
                .then(|| view! { <time datetime=it.machine_time>{it.when}</time> }.into_any());
            view! {
                <li
                    data-place=it.place.name()
                    aria-current=(it.place == Place::Now).then_some("step")
                >
                    <p class="line-text">{it.text}</p>
                    {when}
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ol class="line">{items}</ol> }.into_any()
}

fn station(text: String, at: Timestamp, when: String, place: Place) -> Station {
    Station { text, when, machine_time: use_texts().machine_time(at), place }
}

fn behind(it: &OrderNow) -> Vec<Station> {
    let t = use_texts();
    let history = &it.standing.history;
    let happened = |event: &Event| !matches!(event.kind, EventKind::Refused(..));
    let last = history.iter().rposition(happened);
    (0..)
        .zip(history)
        .map(|(index, event)| {
            let place = if !happened(event) {
                Place::Refused
            } else if Some(index) == last {
                Place::Now
            } else {
                Place::Behind
            };
            let text = t.event(event, &it.order, &it.standing);
            station(text, event.at, t.date(event.at, DateStyle::DateTime), place)
        })
        .collect()
}

fn ahead(it: &OrderNow) -> Vec<Station> {
    let t = use_texts();
    let terms = it.order.terms();
    let mut stations = Vec::new();
    if it.standing.stage == Stage::Shipped {
        // Nobody knows the day; what it opens is known.
        let text = t.outlook_delivery(terms.return_window.whole_days());
        stations.push(station(text, it.standing.now, String::new(), Place::Ahead));
    }
    for deadline in &it.standing.deadlines {
        let when = t.deadline_date(deadline, &it.order);
        let text = t.outlook(deadline.kind, &it.order, &it.standing);
        stations.push(station(text, deadline.due, when, Place::Ahead));
        if let (DeadlineKind::Answer, Some(open)) = (deadline.kind, it.standing.open_request()) {
            let preview = it.order.cancellation_preview(&open.goods, open.requested_at);
            let (offset, days) = (terms.calendar.utc_offset(), terms.refund_business_days);
            let text = t.money_back_latest(preview.amount, preview.method.as_deref());
            let money_by = it.order.refund_due(open.answer_by);
            let when = t.business_day(money_by, offset, days);
            stations.push(station(text, money_by, when, Place::Ahead));
        }
    }
    stations
}
