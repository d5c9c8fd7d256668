//! Random walks: whatever is done in whatever order, these things hold after every step.

use proptest::prelude::*;
use unbuy_core::order::{
    Act, ActKind, Entry, Event, EventKind, Facts, LineStanding, NextStep, Order, RefundCause,
    Refusal, Standing,
};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;
use crate::steps::{Step, Wait, act, facts, shops, steps};
use crate::{next_change, table};

/// What must hold of an order at any moment.
#[track_caller]
pub fn check(order: &Order, standing: &Standing) {
    let facts = order.facts();
    assert_eq!(standing.lines.len(), facts.lines.len());
    for (line, it) in facts.lines.iter().zip(&standing.lines) {
        assert_eq!(it.active + it.cancelled + it.shipped + it.returned, line.quantity, "{it:?}");
        assert!(it.delivered <= it.shipped && it.returning <= it.shipped, "{it:?}");
        // Only a withdrawal need not wait until all has arrived.
        let waits = order.terms().withdrawal_window.is_none();
        assert!(!waits || it.returned == 0 || standing.delivered_at.is_some(), "{it:?}");
    }
    let going_back = standing.lines.iter().any(|it| it.returning > 0);
    assert_eq!(standing.after_sale.is_open(), going_back, "{:?}", standing.after_sale);

    let ledger = standing.ledger;
    assert!(0 <= ledger.coming_back && 0 <= ledger.back, "{ledger:?}");
    assert!(ledger.coming_back + ledger.back <= ledger.paid, "{ledger:?}");
    let for_goods = |it: &&unbuy_core::order::Refund| {
        !matches!(it.cause, RefundCause::LatePayment | RefundCause::Dispute)
    };
    let goods: i64 = standing.refunds.iter().filter(for_goods).map(|it| it.amount).sum();
    let fits =
        if standing.paid_at.is_some() { owed(facts, &standing.lines, goods) } else { goods == 0 };
    assert!(fits, "{:?}", standing.refunds);
    assert!(standing.refunds.iter().all(|it| it.amount > 0), "{:?}", standing.refunds);

    let open = |it: &&unbuy_core::order::Cancellation| {
        it.state == unbuy_core::order::CancellationState::Requested
    };
    assert!(standing.cancellations.iter().filter(open).count() <= 1);
    assert!(!standing.stage.is_ended() || standing.open_request().is_none());

    assert!(standing.deadlines.is_sorted());
    assert!(standing.deadlines.iter().all(|it| standing.now < it.due), "{:?}", standing.deadlines);
    assert!(standing.since <= standing.now);
    let history = order.history(standing.now);
    assert!(history.is_sorted_by_key(|it| it.at));
    assert!(history.iter().all(|it| it.at <= standing.now));
    for event in &history {
        if let EventKind::Refused(_, refusal) = &event.kind {
            assert!(!refusal.guards.is_empty());
        }
    }
}

/// What is owed for goods that will not come: their price, less their part of the discount, and their
/// part of the shipping; everything when everything is gone. Checked against exact fractions.
fn owed(facts: &Facts, lines: &[LineStanding], goods: i64) -> bool {
    let (mut exact, mut all, mut left, mut gone_lines) = (0_i128, 0_i128, false, 0_i128);
    let whole: i128 =
        facts.lines.iter().map(|it| i128::from(it.quantity) * i128::from(it.unit_price)).sum();
    for (line, it) in facts.lines.iter().zip(lines) {
        let units = it.cancelled + it.returned;
        left |= units < line.quantity;
        gone_lines += i128::from(units > 0);
        exact += i128::from(units) * i128::from(line.unit_price);
        all += i128::from(line.quantity) * i128::from(line.unit_price);
    }
    let goods = i128::from(goods);
    if !left {
        return goods == i128::from(facts.total_minor());
    }
    if whole == 0 {
        return goods == 0;
    }
    // Each line that is touched may be off by less than two units for discount and for shipping.
    let exact = exact * (all - i128::from(facts.discount) + i128::from(facts.shipping));
    (goods * all - exact).abs() < 4 * all * gone_lines.max(1)
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
            NextStep::Return { until } => {
                (ask_return(order.returnable(now), "other"), Some(*until))
            }
            NextStep::ShipReturn { until } => {
                (Act::ReturnShipped { goods: order.returning(now) }, Some(*until))
            }
            NextStep::WithdrawReturn => (Act::ReturnWithdrawn, None),
            NextStep::CancelInReview { until } => (Act::CancelledInReview, Some(*until)),
            NextStep::Withdraw { until } => {
                let goods = order.withdrawable(now);
                (Act::WithdrawalDeclared { goods, name: String::new() }, *until)
            }
            NextStep::Dispute { until } => (open_dispute(order.disputable(now), "damaged"), *until),
            NextStep::LetExpire { at: until }
            | NextStep::AwaitAnswer { until }
            | NextStep::AwaitDecision { until } => {
                assert!(now < *until, "{step:?} is offered too late");
                continue;
            }
            // Money is waited for even when it is late.
            NextStep::ReturnAfterDelivery { .. }
            | NextStep::AwaitRefund { .. }
            | NextStep::AskCarrier
            | NextStep::Resell => continue,
        };
        assert_eq!(order.may(&act, now), Ok(()), "{step:?} is offered");
        if let Some(until) = until {
            assert_eq!(order.may(&act, until - MS), Ok(()), "{step:?} is offered so long");
        }
    }
}

/// The standing, and what led to it.
fn effect(order: &Order, at: Timestamp) -> (Standing, Vec<Event>) {
    let mut history = order.history(at);
    history.retain(|it| !matches!(it.kind, EventKind::Refused(..)));
    (order.at(at), history)
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
        let events = story.order.history(now);
        let new = events.iter().any(|it| it.kind == EventKind::Act(act.clone()) && it.at == now);
        assert!(new, "{events:?}");
        let promised = match (&act, asked_for) {
            (Act::CancelApproved, Some(goods)) => {
                Some(before.order.cancellation_preview(&goods, now).amount)
            }
            (Act::ReturnReceived { goods }, _) => {
                Some(before.order.return_preview(goods, now).amount)
            }
            _ => None,
        };
        if let Some(promised) = promised {
            let owed = |order: &Order| order.at(now).ledger.coming_back + order.at(now).ledger.back;
            assert_eq!(owed(&story.order) - owed(&before.order), promised.minor);
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
            let before_that = story.order.history(now);
            now = match (&step.wait, before.next_change) {
                (Wait::For(span), _) => now + *span,
                (Wait::UntilJustBeforeNextChange, Some(change)) => (change - MS).max(now),
                (Wait::UntilNextChange, Some(change)) => change,
                (Wait::Not | Wait::UntilNextChange | Wait::UntilJustBeforeNextChange, _) => now,
            };
            let waited = story.at(now);
            check(&story.order, &waited);
            let then = story.order.history(now);
            prop_assert!(then.starts_with(&before_that), "{then:?} after {before_that:?}");
            prop_assert!(!before.stage.is_ended() || waited.stage == before.stage);

            story = take(story, now, step);
            let acted = story.at(now);
            check(&story.order, &acted);
            let told = story.order.history(now);
            prop_assert!(told.starts_with(&then), "{told:?} after {then:?}");
            next_change::check(&story.order, now);
        }
        let mut told = story.order.history(now);
        for days in [1, 3, 9, 40, 400] {
            let later = story.at(now + Span::days(days));
            check(&story.order, &later);
            let history = story.order.history(now + Span::days(days));
            prop_assert!(history.starts_with(&told));
            told = history;
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
