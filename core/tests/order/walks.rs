//! Random walks: whatever is done in whatever order, these things hold after every step.

use proptest::prelude::*;
use proptest::sample::Index;
use unbuy_core::order::{
    Act, ActKind, Entry, EventKind, Facts, LineId, LineQuantity, LineStanding, NextStep, Order,
    RefundCause, RefundId, Refusal, Standing, Terms,
};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;
use crate::{next_change, table};

/// What must hold of an order at any moment.
#[track_caller]
fn check(order: &Order, standing: &Standing) {
    let facts = order.facts();
    assert_eq!(standing.lines.len(), facts.lines.len());
    for (line, it) in facts.lines.iter().zip(&standing.lines) {
        assert_eq!(it.active + it.cancelled + it.shipped + it.returned, line.quantity, "{it:?}");
        assert!(it.delivered <= it.shipped, "{it:?}");
    }

    let ledger = standing.ledger;
    assert!(0 <= ledger.coming_back && 0 <= ledger.back, "{ledger:?}");
    assert!(ledger.coming_back + ledger.back <= ledger.paid, "{ledger:?}");
    let for_goods = |it: &&unbuy_core::order::Refund| it.cause != RefundCause::LatePayment;
    let goods: i64 = standing.refunds.iter().filter(for_goods).map(|it| it.amount).sum();
    let owed = standing.paid_at.map_or(0, |_| owed(facts, &standing.lines));
    assert_eq!(goods, owed, "{:?}", standing.refunds);
    assert!(standing.refunds.iter().all(|it| it.amount > 0), "{:?}", standing.refunds);

    let open = |it: &&unbuy_core::order::Cancellation| {
        it.state == unbuy_core::order::CancellationState::Requested
    };
    assert!(standing.cancellations.iter().filter(open).count() <= 1);
    assert!(!standing.stage.is_ended() || standing.open_request().is_none());

    assert!(standing.deadlines.is_sorted());
    assert!(standing.deadlines.iter().all(|it| standing.now < it.due), "{:?}", standing.deadlines);
    assert!(standing.since <= standing.now);
    assert!(standing.history.is_sorted_by_key(|it| it.at));
    assert!(standing.history.iter().all(|it| it.at <= standing.now));
    for event in &standing.history {
        if let EventKind::Refused(_, refusal) = &event.kind {
            assert!(!refusal.guards.is_empty());
        }
    }
}

/// What is owed for goods that will not come: their price less their part of the discount, rounded
/// down over all of them together; everything when everything is gone.
fn owed(facts: &Facts, lines: &[LineStanding]) -> i64 {
    let (mut gone, mut all, mut left) = (0_i128, 0_i128, false);
    for (line, it) in facts.lines.iter().zip(lines) {
        let units = it.cancelled + it.returned;
        gone += i128::from(units) * i128::from(line.unit_price);
        all += i128::from(line.quantity) * i128::from(line.unit_price);
        left |= units < line.quantity;
    }
    let discount = i128::from(facts.discount);
    let owed = match (left, all) {
        (false, _) => all - discount + i128::from(facts.shipping),
        (true, 0) => 0,
        (true, _) => gone * (all - discount) / all,
    };
    i64::try_from(owed).unwrap()
}

/// How time passes before a step.
#[derive(Debug, Clone)]
enum Wait {
    Not,
    For(Span),
    UntilJustBeforeNextChange,
    UntilNextChange,
}

#[derive(Debug, Clone)]
struct Step {
    wait: Wait,
    /// Whether only a kind of act is taken that is possible now.
    possible: bool,
    kind: Index,
    /// Picks quantities, lines, refunds and ways to be wrong.
    picks: [u8; 4],
    wrong: bool,
    /// Whether the act is noted, possible or not, as if another tab had decided on it.
    noted: bool,
}

fn steps() -> impl Strategy<Value = Step> {
    let wait = prop_oneof![
        3 => Just(Wait::Not),
        1 => Just(Wait::For(MS)),
        3 => (0..60 * 60 * 100_000_i64).prop_map(|it| Wait::For(Span::millis(it))),
        1 => (0..4000_i64).prop_map(|it| Wait::For(Span::hours(it))),
        2 => Just(Wait::UntilJustBeforeNextChange),
        2 => Just(Wait::UntilNextChange),
    ];
    let chance = prop::bool::weighted;
    (wait, chance(0.7), any::<Index>(), any::<[u8; 4]>(), chance(0.15), chance(0.3)).prop_map(
        |(wait, possible, kind, picks, wrong, noted)| Step {
            wait,
            possible,
            kind,
            picks,
            wrong,
            noted,
        },
    )
}

fn facts() -> impl Strategy<Value = Facts> {
    let lines = prop::collection::vec((1..5_u32, 0..3000_i64), 1..4);
    (lines, 0..900_i64, 0..=100_i64, any::<bool>()).prop_map(|(lines, shipping, percent, own)| {
        let mut facts = Facts {
            lines: lines.into_iter().map(|(quantity, price)| line("It", quantity, price)).collect(),
            shipping,
            payment_window: own.then_some(Span::hours(5)),
            ..two_lamps()
        };
        facts.discount = facts.goods_minor() * percent / 100;
        facts
    })
}

fn shops() -> impl Strategy<Value = Terms> {
    (any::<bool>(), any::<bool>(), 0..200_i64, 0..12_u16).prop_map(
        |(practice, feedback, answer, refund)| Terms {
            simulation: Terms::article().simulation.filter(|_| practice),
            feedback_after_cancellation: feedback,
            answer_window: Span::hours(answer),
            refund_business_days: refund,
            ..Terms::article()
        },
    )
}

/// Some of what is available of each line; all of it where that would be nothing.
fn some(available: Vec<LineQuantity>, picks: [u8; 4]) -> Vec<LineQuantity> {
    let part = |(it, pick): (&LineQuantity, u8)| LineQuantity {
        quantity: u32::from(pick) % (it.quantity + 1),
        ..*it
    };
    let some: Vec<_> = available.iter().zip(picks).map(part).collect();
    if some.iter().all(|it| it.quantity == 0) { available } else { some }
}

/// Goods that cannot be right.
fn spoiled(mut goods: Vec<LineQuantity>, way: u8) -> Vec<LineQuantity> {
    match (way % 4, goods.first().copied()) {
        (0, Some(first)) => goods.push(LineQuantity { quantity: 1, ..first }),
        (1, Some(_)) => goods[0].quantity = 9,
        (2, _) => goods.push(LineQuantity { line: LineId(40), quantity: 1 }),
        _ => goods.clear(),
    }
    goods
}

fn act(order: &Order, now: Timestamp, kind: ActKind, step: &Step) -> Act {
    let [way, pick, ..] = step.picks;
    let wrong = step.wrong;
    let goods = |available| {
        let goods = some(available, step.picks);
        if wrong { spoiled(goods, way) } else { goods }
    };
    let refunds = order.at(now).refunds;
    let chosen = usize::from(pick) % refunds.len().max(1);
    let refund = RefundId(u16::try_from(chosen + usize::from(wrong && way % 2 == 0)).unwrap());
    let attempt = refunds.get(chosen).map_or(1, |it| it.attempt) + u16::from(wrong && way % 2 == 1);
    let failed = |it: &unbuy_core::order::Refund| {
        matches!(it.state, unbuy_core::order::RefundState::Failed { .. })
    };
    match kind {
        ActKind::Place => Act::Placed,
        ActKind::Pay => pay(order.facts().total_minor() + i64::from(wrong)),
        ActKind::CancelUnpaid => Act::CancelledUnpaid,
        ActKind::RequestCancellation => {
            ask(goods(order.unshipped(now)), if wrong && way > 200 { "whim" } else { "other" })
        }
        ActKind::WithdrawRequest => Act::CancelWithdrawn,
        ActKind::ApproveRequest => Act::CancelApproved,
        ActKind::RejectRequest => rejected(),
        ActKind::Ship => Act::Shipped { goods: goods(order.unshipped(now)) },
        ActKind::Deliver => Act::Delivered { goods: goods(order.under_way(now)) },
        ActKind::InitiateRefund => {
            let attempt = attempt + u16::from(refunds.get(chosen).is_some_and(failed));
            Act::RefundInitiated { refund, attempt }
        }
        ActKind::HandRefundToBank => Act::RefundAtBank { refund, attempt },
        ActKind::FailRefund => Act::RefundFailed { refund, attempt },
        ActKind::ConfirmRefund => Act::RefundArrived { refund, attempt },
        ActKind::LeaveFeedback => judged(if wrong { way.max(6) } else { 1 + way % 5 }),
    }
}

/// What a refusal offers to do at once must be possible.
#[track_caller]
fn check_offers(order: &Order, now: Timestamp, refusal: &Refusal) {
    assert!(!refusal.guards.is_empty());
    for step in &refusal.instead {
        let (act, until) = match step {
            NextStep::Pay { until } => (pay(order.facts().total_minor()), Some(*until)),
            NextStep::CancelUnpaid => (Act::CancelledUnpaid, None),
            NextStep::RequestCancellation => (ask(order.unshipped(now), "other"), None),
            NextStep::WithdrawRequest => (Act::CancelWithdrawn, None),
            NextStep::LeaveFeedback { until } => (judged(3), Some(*until)),
            NextStep::LetExpire { at: until }
            | NextStep::AwaitAnswer { until }
            | NextStep::Return { until } => {
                assert!(now < *until, "{step:?} is offered too late");
                continue;
            }
            // Money is waited for even when it is late.
            NextStep::ReturnAfterDelivery { .. } | NextStep::AwaitRefund { .. } => continue,
        };
        assert_eq!(order.may(&act, now), Ok(()), "{step:?} is offered");
        if let Some(until) = until {
            assert_eq!(order.may(&act, until - MS), Ok(()), "{step:?} is offered so long");
        }
    }
}

/// The standing without refused acts, and about no moment in particular.
fn effect(order: &Order, at: Timestamp) -> Standing {
    let mut standing = order.at(at);
    standing.history.retain(|it| !matches!(it.kind, EventKind::Refused(..)));
    standing
}

/// Takes a step, and holds `act`, `may` and `note` against each other.
#[track_caller]
fn take(mut story: Story, now: Timestamp, step: &Step) -> Story {
    let kinds = table::kinds();
    let possible = |kind: &ActKind| story.order.may(&act(&story.order, now, *kind, step), now);
    let open: Vec<_> = kinds.iter().copied().filter(|it| possible(it).is_ok()).collect();
    let choice = if step.possible && !open.is_empty() { &open } else { &kinds };
    let act = act(&story.order, now, *step.kind.get(choice), step);

    let before = story.clone();
    let asked_for = before.at(now).open_request().map(|it| it.goods.clone());
    let may = story.order.may(&act, now);
    let stamp = story.stamp(now);
    let did = story.order.act(act.clone(), stamp.clone());
    assert_eq!(may, did);
    let Err(refusal) = did else {
        assert_eq!(story.order.log().len(), before.order.log().len() + 1);
        let events = story.at(now).history;
        let new = events.iter().any(|it| it.kind == EventKind::Act(act.clone()) && it.at == now);
        assert!(new, "{events:?}");
        if let (Act::CancelApproved, Some(goods)) = (&act, asked_for) {
            let promised = before.order.cancellation_preview(&goods, now).amount.minor;
            let owed = |order: &Order| order.at(now).ledger.coming_back + order.at(now).ledger.back;
            assert_eq!(owed(&story.order) - owed(&before.order), promised);
        }
        let ended = before.at(now).stage.is_ended();
        assert!(!ended || story.at(now).stage == before.at(now).stage);
        return story;
    };
    assert_eq!(refusal.act, act.kind());
    check_offers(&before.order, now, &refusal);
    assert_eq!(story.order, before.order);
    if step.noted {
        story.order.note(Entry { stamp, act });
        assert_eq!(effect(&story.order, now), effect(&before.order, now));
        let later = now + Span::days(30);
        assert_eq!(effect(&story.order, later), effect(&before.order, later));
    }
    story
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_walk_keeps_the_books(
        facts in facts(),
        terms in shops(),
        steps in prop::collection::vec(steps(), 1..40),
    ) {
        let total = facts.total_minor();
        let mut story = Story::new(facts, terms).does(START, Act::Placed);
        if steps.len() % 8 != 0 {
            story = story.does(hour(1), pay(total));
        }
        let mut now = hour(1);
        for step in &steps {
            let before = story.at(now);
            now = match (&step.wait, before.next_change) {
                (Wait::For(span), _) => now + *span,
                (Wait::UntilJustBeforeNextChange, Some(change)) => (change - MS).max(now),
                (Wait::UntilNextChange, Some(change)) => change,
                (Wait::Not | Wait::UntilNextChange | Wait::UntilJustBeforeNextChange, _) => now,
            };
            let waited = story.at(now);
            check(&story.order, &waited);
            prop_assert!(waited.history.starts_with(&before.history));
            prop_assert!(!before.stage.is_ended() || waited.stage == before.stage);

            story = take(story, now, step);
            let acted = story.at(now);
            check(&story.order, &acted);
            prop_assert!(acted.history.starts_with(&waited.history));
            next_change::check(&story.order, now);
        }
        let mut told = story.at(now).history;
        for days in [1, 3, 9, 40, 400] {
            let later = story.at(now + Span::days(days));
            check(&story.order, &later);
            prop_assert!(later.history.starts_with(&told));
            told = later.history;
        }
    }

    #[test]
    fn order_of_noting_does_not_matter_and_ended_orders_stay_ended(
        facts in facts(),
        terms in shops(),
        steps in prop::collection::vec((steps(), 0..30_i64, any::<u32>()), 1..30),
    ) {
        let mut story = Story::new(facts, terms).does(START, Act::Placed);
        let mut entries = story.order.log().to_vec();
        for (step, days, shuffle) in &steps {
            let act = act(&story.order, day(*days), *step.kind.get(&table::kinds()), step);
            let stamp = story.in_tab(&format!("{}", shuffle % 3)).stamp(day(*days));
            story = story.notes(day(*days), act.clone());
            entries.push(Entry { stamp, act });
        }
        entries.sort_by(|one, other| one.stamp.cmp(&other.stamp));
        entries.dedup_by(|one, other| one.stamp == other.stamp);
        let fold = |entries: &[Entry]| {
            let mut order = Story::new(story.order.facts().clone(), story.order.terms().clone()).order;
            entries.iter().for_each(|it| order.note(it.clone()));
            order
        };
        let in_order = fold(&entries);
        let mut shuffled = entries.clone();
        shuffled.sort_by_key(|it| steps[(it.stamp.at.millis() as usize + it.act.kind() as usize) % steps.len()].2);
        prop_assert_eq!(&fold(&shuffled), &in_order);
        prop_assert_eq!(fold(&shuffled).at(day(31)), in_order.at(day(31)));

        let mut ended = None;
        for count in 1..=entries.len() {
            let order = fold(&entries[..count]);
            let standing = order.at(entries[count - 1].stamp.at);
            check(&order, &standing);
            if let Some(stage) = ended {
                prop_assert_eq!(standing.stage, stage);
            }
            ended = ended.or(standing.stage.is_ended().then_some(standing.stage));
        }
    }
}
