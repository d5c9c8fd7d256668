//! All deadlines of a book on one rail, the soonest first, and into the reader's calendar.

use leptos::prelude::*;
use unbuy_core::{
    files::{CalendarEvent, calendar},
    order::{Actor, Deadline},
};

use crate::{
    i18n::{Texts, use_texts},
    platform::{clock, page},
    route::Route,
    state::{Due, OrderNow},
    ui::orders::{Desk, foreign},
};

const TITLE_ID: &str = "deadlines-title";

/// How many are shown at first.
const ROWS: usize = 30;

/// The type of calendar files.
const CALENDAR_TYPE: &str = "text/calendar";

/// The page. `other` is the same page of the other book, if that is shown here at all.
pub fn deadlines_page(desk: Desk, other: Option<Route>) -> AnyView {
    let t = use_texts();
    let rows = RwSignal::new(ROWS);
    // Looked up once for all that follows, and told on whenever an order has moved.
    let all = Memo::new_with_compare(move |_| desk.orders.deadlines(), |_, _| true);
    let list = move || {
        all.with(|all| {
            if all.is_empty() {
                return view! { <p class="muted">{t.no_deadlines()}</p> }.into_any();
            }
            let shown = rows.get();
            let left = all.len().saturating_sub(shown);
            let items = all.iter().take(shown).map(|it| item(desk, it)).collect_view();
            let more = move |_| {
                rows.update(|it| *it = it.saturating_mul(4));
                let _ = page::focus_id(TITLE_ID, page::Scrolling::Stay);
            };
            let more = (left > 0).then(|| {
                view! {
                    <button type="button" class="button" on:click=more>
                        {t.watch_more(left)}
                    </button>
                }
                .into_any()
            });
            view! {
                <ol class="line deadlines">{items}</ol>
                {more}
            }
            .into_any()
        })
    };
    let export = move |_| {
        let event = |it: &Due| t.calendar_event(&it.deadline, &it.order.order, &it.order.standing);
        let events = all.with_untracked(|all| all.iter().map(event).collect::<Vec<_>>());
        save(desk, &events);
    };
    let is_empty = move || all.with(Vec::is_empty);
    let other = other.map(|route| {
        let label = if route.is_mine() { t.deadlines_of_mine() } else { t.deadlines_of_practice() };
        view! {
            <a class="button quiet" href=route.href()>
                {label}
            </a>
        }
        .into_any()
    });
    view! {
        <h1 id=TITLE_ID tabindex="-1">
            {t.deadlines()}
        </h1>
        <p class="lead">{t.deadlines_lead()}</p>
        <p class="hero-buttons">
            <button type="button" class="button" disabled=is_empty on:click=export>
                {t.all_to_calendar()}
            </button>
            {other}
        </p>
        <div class="stack">
            <section class="card" aria-labelledby=TITLE_ID>
                {move || list()}
            </section>
        </div>
    }
    .into_any()
}

fn item(desk: Desk, it: &Due) -> AnyView {
    let t = use_texts();
    let Due { deadline, order } = it;
    let (clock, due) = (desk.orders.clock(), deadline.due);
    let facts = order.order.facts();
    let away = move || t.in_time(clock.now(), due).into_any();
    let what = t.deadline(deadline, &order.order, &order.standing);
    let label = t.to_calendar_of(&what, facts.title());
    let export = {
        let (deadline, order) = (*deadline, order.clone());
        move |_| {
            save(desk, &[t.calendar_event(&deadline, &order.order, &order.standing)]);
        }
    };
    let place = match deadline.kind.whose() {
        _ if deadline.kind.asks_nothing() => "offer",
        Actor::Buyer => "now",
        Actor::Seller | Actor::Carrier | Actor::Platform | Actor::Bank | Actor::Time => "ahead",
    };
    view! {
        <li data-place=place>
            <div>
                <p class="line-text">{what}</p>
                <p class="order-facts">
                    <a href=Route::of_order(facts.id.clone()).href()>
                        <bdi>{facts.title().to_owned()}</bdi>
                    </a>
                    <span>{foreign(&facts.seller.name)}</span>
                    <span>{turn(deadline, t)}</span>
                </p>
                <time datetime=t.machine_time(due)>
                    <b>{move || away()}</b>
                    " · "
                    {t.deadline_day(deadline, &order.order)}
                </time>
            </div>
            <button
                type="button"
                class="button small"
                aria-label=label
                on:click=export
            >
                {t.to_calendar()}
            </button>
        </li>
    }
    .into_any()
}

/// Whose turn it is.
fn turn(deadline: &Deadline, t: Texts) -> String {
    match deadline.kind.whose() {
        Actor::Buyer => t.turn_yours(),
        Actor::Seller => t.turn_shop(),
        Actor::Carrier | Actor::Platform => t.turn_platform(),
        Actor::Bank | Actor::Time => t.turn_refund(),
    }
}

/// The button that puts all deadlines of an order into the calendar; nothing if it has none.
pub fn calendar_button(desk: Desk, order: &OrderNow) -> Option<AnyView> {
    let t = use_texts();
    if order.standing.deadlines.is_empty() {
        return None;
    }
    let order = order.clone();
    let export = move |_| {
        let standing = &order.standing;
        let event = |it: &Deadline| t.calendar_event(it, &order.order, standing);
        save(desk, &standing.deadlines.iter().map(event).collect::<Vec<_>>());
    };
    Some(
        view! {
            <button type="button" class="button quiet" on:click=export>
                {t.dates_to_calendar()}
            </button>
        }
        .into_any(),
    )
}

/// Saves a calendar file. It is made by the real clock, also in practice.
fn save(desk: Desk, events: &[CalendarEvent]) {
    let t = use_texts();
    let now = clock::now();
    let name = ["unbuy-", &clock::local_day(now), ".ics"].concat();
    let text = calendar(events, now, &t.calendar_name());
    let saved = page::download(&name, CALENDAR_TYPE, &text);
    desk.notices.tell(match saved {
        Ok(()) => t.calendar_saved(events.len()),
        Err(_) => t.download_failed(),
    });
}
