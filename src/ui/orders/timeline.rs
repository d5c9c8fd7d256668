//! What happened and what comes, on the tall rail.

use leptos::prelude::*;
use unbuy_core::{
    Timestamp,
    order::{Act, Attention, Concern, DeadlineKind, Event, EventKind, Stage},
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
    if it.order.is_mine() {
        return told(it);
    }
    let history = it.history();
    let happened = |event: &Event| !matches!(event.kind, EventKind::Refused(..));
    let last = history.iter().rposition(happened);
    (0..)
        .zip(&history)
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

/// The history of a real order: what was told stands at the moments that it tells of, and what time
/// should have done is presumed.
fn told(it: &OrderNow) -> Vec<Station> {
    let t = use_texts();
    let mut found: Vec<(Timestamp, String, Place)> = Vec::new();
    let mut add = |at, text: String, place| {
        // Told twice, by two files, it happened once.
        if !found.iter().any(|(known, said, _)| *said == text && *known == at) {
            found.push((at, text, place));
        }
    };
    for event in &it.history() {
        match &event.kind {
            EventKind::Act(Act::Reported { report }) => {
                for (at, text) in t.told(report, event.at, &it.order) {
                    add(at, text, Place::Behind);
                }
            }
            // What is still open of it is told below, at its own moment.
            EventKind::Presumed(_) => {}
            EventKind::Refused(..) => {
                add(event.at, t.event(event, &it.order, &it.standing), Place::Refused);
            }
            EventKind::Act(_) | EventKind::Time(_) => {
                add(event.at, t.event(event, &it.order, &it.standing), Place::Behind);
            }
        }
    }
    for (due, step) in &it.standing.questions {
        add(*due, t.presumption(*step, *due).1, Place::Refused);
    }
    for refund in it.standing.open_refunds().filter(|refund| refund.is_overdue(it.standing.now)) {
        let money = t.money(it.order.facts().money(refund.amount));
        add(refund.due, t.presumed_refund(money), Place::Refused);
    }
    found.sort_by_key(|(at, _, _)| *at);
    if let Some((_, _, place)) = found.iter_mut().rfind(|(_, _, it)| *it == Place::Behind) {
        *place = Place::Now;
    }
    let when = |at| t.date(at, DateStyle::Long);
    found.into_iter().map(|(at, text, place)| station(text, at, when(at), place)).collect()
}

fn ahead(it: &OrderNow) -> Vec<Station> {
    let t = use_texts();
    if it.order.is_mine() {
        let ahead = it.standing.deadlines.iter().filter(|it| !it.kind.asks_nothing());
        let say = |deadline: &unbuy_core::order::Deadline| {
            let at = Some(deadline.due);
            let attention = Attention { concern: Concern::Ahead(deadline.kind), at };
            let text = t.concern(&attention, &it.order, &it.standing);
            // Days is what was told, so days is what can be said.
            let when = match deadline.kind.is_end_of_day() {
                true => t.deadline_date(deadline, &it.order),
                false => t.until(deadline.due, DateStyle::Long),
            };
            station(text, deadline.due, when, Place::Ahead)
        };
        return ahead.map(say).collect();
    }
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
            let bank = terms.bank_business_days.unwrap_or_default();
            let days = terms.refund_business_days.saturating_add(bank);
            let offset = terms.calendar.utc_offset();
            let text = t.money_back_latest(preview.amount, preview.method.as_deref());
            let money_by = it.order.refund_due(open.answer_by);
            let when = t.business_day(money_by, offset, days);
            stations.push(station(text, money_by, when, Place::Ahead));
        }
    }
    stations
}
