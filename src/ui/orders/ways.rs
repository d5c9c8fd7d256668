//! The four ways out of an order: which are open, until when, and of the others why not and what
//! instead; with a small picture that says the same.

use leptos::prelude::*;
use unbuy_core::order::{Guard, NextStep, Refusal, Stage, Way, WayKind};

use super::actions::{OrderAction, action_button};
use crate::{
    i18n::{DateStyle, Texts, use_texts},
    state::OrderNow,
};

/// The points that every order passes, as columns of the picture.
const POINTS: u8 = 5;

/// The ways out. Without `on_action` they are only told of: the order is looked at on another day.
pub fn ways_out(order: &OrderNow, on_action: Option<Callback<OrderAction>>) -> AnyView {
    let t = use_texts();
    let ways = order.order.ways(order.standing.now);
    let is_over = matches!(order.standing.stage, Stage::Expired | Stage::Cancelled(_));
    let content = if is_over {
        ended(order, &ways)
    } else {
        let groups = grouped(&ways);
        let rows = groups.iter().map(|it| group(order, it, on_action)).collect_view();
        // Where a real order stands may not be known; then there is nothing to draw.
        let drawn = order.standing.stage != Stage::Unknown;
        let assumed = order.order.is_mine().then(|| t.ways_assumed());
        view! {
            {drawn.then(|| picture(order, &ways))}
            <p class="hint">{assumed}</p>
            <ul class="ways-out">{rows}</ul>
            {instead(order, &ways)}
        }
        .into_any()
    };
    view! {
        <section class="card no-print" aria-labelledby="ways-out-title">
            <h2 id="ways-out-title">{t.ways_out()}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Of an order that has ended no way is worth a word.
fn ended(order: &OrderNow, ways: &[Way; 4]) -> AnyView {
    let t = use_texts();
    let day = t.date(order.standing.since, DateStyle::Day);
    let code = match order.standing.end_code() {
        "" => String::new(),
        code => t.end_code(code),
    };
    view! {
        <p class="hint">{t.ways_ended(day)} " " {code}</p>
        {instead(order, ways)}
    }
    .into_any()
}

/// Ways that are shut for the same reasons are told of together.
fn grouped(ways: &[Way; 4]) -> Vec<Vec<&Way>> {
    let mut groups: Vec<Vec<&Way>> = Vec::new();
    for way in ways {
        let same = |it: &&mut Vec<&Way>| match (&it[0].refusal, &way.refusal) {
            (Some(one), Some(other)) => one.guards == other.guards,
            (Some(_) | None, _) => false,
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(way),
            None => groups.push(vec![way]),
        }
    }
    groups
}

fn group(order: &OrderNow, group: &[&Way], on_action: Option<Callback<OrderAction>>) -> AnyView {
    let t = use_texts();
    let names: Vec<String> = group.iter().map(|it| way_name(it.kind, t)).collect();
    let way = group[0];
    let said = match &way.refusal {
        None => {
            let open = match way.until {
                Some(until) => t.way_open_until(t.until(until, DateStyle::Day)),
                None => t.way_open(),
            };
            t.sentences(&[open, way_text(way.kind, t)])
        }
        Some(it) => {
            // Where there is no such way, nothing else matters.
            let none = it.guards.iter().find(|it| is_no_way(it)).map(std::slice::from_ref);
            let guards = none.unwrap_or(&it.guards).iter();
            t.sentences(&guards.map(|it| t.guard(it, &order.order)).collect::<Vec<_>>())
        }
    };
    let action = way.refusal.is_none().then(|| way_action(way.kind, order));
    let button = on_action.zip(action).map(|(run, action)| action_button(action, order, run));
    view! {
        <li data-open=way.refusal.is_none().then_some("")>
            <div>
                <h3>{t.list(&names)}</h3>
                <p>{said}</p>
            </div>
            {button}
        </li>
    }
    .into_any()
}

/// What else can be done by somebody for whom a way is shut, said once; ways that are open say so
/// themselves.
fn instead(order: &OrderNow, ways: &[Way; 4]) -> AnyView {
    let t = use_texts();
    let mut steps: Vec<&NextStep> = Vec::new();
    let refusals = ways.iter().filter_map(|it| it.refusal.as_ref());
    for step in refusals.flat_map(|it: &Refusal| &it.instead) {
        let is_way = matches!(
            step,
            NextStep::Pay { .. }
                | NextStep::CancelUnpaid
                | NextStep::CancelInReview { .. }
                | NextStep::RequestCancellation
                | NextStep::Withdraw { .. }
                | NextStep::Return { .. }
                | NextStep::Dispute { .. }
                | NextStep::LeaveFeedback { .. }
        );
        if !is_way && !steps.contains(&step) {
            steps.push(step);
        }
    }
    if steps.is_empty() {
        return ().into_any();
    }
    let said: Vec<String> = steps.into_iter().map(|it| t.next_step(it, &order.order)).collect();
    view! { <p class="why">{t.sentences(&said)}</p> }.into_any()
}

/// Whether the terms do not know the way at all.
const fn is_no_way(guard: &Guard) -> bool {
    matches!(guard, Guard::NoWithdrawal | Guard::NoDisputes)
}

/// How a way is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bar {
    Open,
    Ahead,
    Over,
    None,
}

impl Bar {
    fn of(way: &Way) -> Self {
        let Some(refusal) = &way.refusal else { return Self::Open };
        let is = |guard: fn(&Guard) -> bool| refusal.guards.iter().any(guard);
        if is(is_no_way) {
            Self::None
        } else if is(|it| {
            matches!(
                it,
                Guard::NotPaid | Guard::InReview { .. } | Guard::NotDelivered | Guard::NotShipped
            )
        }) {
            Self::Ahead
        } else {
            Self::Over
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Ahead => "ahead",
            Self::Over => "over",
            Self::None => "none",
        }
    }
}

/// Where the order stands, and under it each way as a bar from the point at which it opens to the one
/// at which it shuts. Decoration but for its last line: the list below says the same.
fn picture(order: &OrderNow, ways: &[Way; 4]) -> AnyView {
    let t = use_texts();
    let at: u8 = match order.standing.stage {
        Stage::Unknown | Stage::AwaitingPayment => 1,
        Stage::PaymentReview | Stage::AwaitingShipment => 2,
        Stage::PartiallyShipped | Stage::Shipped => 3,
        Stage::Delivered => 4,
        Stage::Completed | Stage::Expired | Stage::Cancelled(_) => 5,
    };
    let names =
        [t.point_placed(), t.point_paid(), t.point_shipped(), t.point_arrived(), t.point_over()];
    let here = names.get(usize::from(at) - 1).cloned().unwrap_or_default();
    let points = (1..=POINTS).zip(names).map(|(point, name)| {
        let place = if point < at {
            "behind"
        } else if point == at {
            "now"
        } else {
            "ahead"
        };
        view! {
            <li data-place=place>
                <span>{name}</span>
            </li>
        }
        .into_any()
    });
    let bars = ways.iter().map(|way| {
        let (from, to) = match way.kind {
            WayKind::Cancel => (1, 3),
            WayKind::Withdraw => (2, 5),
            WayKind::Return => (4, 6),
            WayKind::Dispute => (3, 6),
        };
        view! {
            <span data-bar=Bar::of(way).name() style:grid-column=format!("{from} / {to}")>
                {way_name(way.kind, t)}
            </span>
        }
        .into_any()
    });
    view! {
        <div class="way-picture" aria-hidden="true">
            <ol>{points.collect_view()}</ol>
            <div class="way-bars">{bars.collect_view()}</div>
        </div>
        <p class="visually-hidden">{t.stands_at(here)}</p>
    }
    .into_any()
}

fn way_name(kind: WayKind, t: Texts) -> String {
    match kind {
        WayKind::Cancel => t.way_cancel(),
        WayKind::Withdraw => t.way_withdraw(),
        WayKind::Return => t.way_return(),
        WayKind::Dispute => t.way_dispute(),
    }
}

fn way_text(kind: WayKind, t: Texts) -> String {
    match kind {
        WayKind::Cancel => t.way_cancel_text(),
        WayKind::Withdraw => t.way_withdraw_text(),
        WayKind::Return => t.way_return_text(),
        WayKind::Dispute => t.way_dispute_text(),
    }
}

/// The button that goes a way.
fn way_action(kind: WayKind, order: &OrderNow) -> OrderAction {
    match (kind, order.standing.stage) {
        (WayKind::Cancel, Stage::AwaitingPayment) => OrderAction::CancelUnpaid,
        (WayKind::Cancel, Stage::PaymentReview) => OrderAction::CancelInReview,
        (WayKind::Cancel, _) => OrderAction::RequestCancellation,
        (WayKind::Withdraw, _) => OrderAction::Withdraw,
        (WayKind::Return, _) => OrderAction::RequestReturn,
        (WayKind::Dispute, _) => OrderAction::OpenDispute,
    }
}
