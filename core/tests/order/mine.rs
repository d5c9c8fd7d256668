//! Real orders: time asks and does not act, guards warn and do not refuse, reports set the stage.

use proptest::prelude::*;
use unbuy_core::order::{
    Act, CancellationState, DeadlineKind, EventKind, Guard, RefundCause, RefundState,
    ReportedStage, Stage, TimeStep,
};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;
use crate::steps::{Step, act, facts, steps};
use crate::{next_change, table};

/// Paid on the first day, as an export of day 1 tells it.
fn awaiting_shipment() -> Story {
    Story::mine().does(day(1), waiting())
}

fn waiting() -> Act {
    reported(|it| {
        it.stage = Some(ReportedStage::AwaitingShipment);
        (it.placed_at, it.paid_at, it.paid) = (Some(START), Some(hour(1)), Some(PRICE));
    })
}

fn stage(stage: ReportedStage) -> Act {
    reported(|it| it.stage = Some(stage))
}

fn steps_asked_about(story: &Story, now: Timestamp) -> Vec<TimeStep> {
    story.at(now).questions.iter().map(|(_, step)| *step).collect()
}

#[test]
fn silence_is_a_question_and_the_answer_still_counts() {
    let story = awaiting_shipment().does(day(2), asked(2));
    assert_eq!(steps_asked_about(&story, day(4) - MS), []);
    let silent = story.at(day(4));
    assert_eq!(silent.stage, Stage::AwaitingShipment);
    assert_eq!(silent.questions, [(day(4), TimeStep::SilenceIsConsent)]);
    assert_eq!(
        story.order.history(day(4)).last().unwrap().kind,
        EventKind::Presumed(TimeStep::SilenceIsConsent)
    );
    assert!(silent.open_request().is_some());
    let declined = story.clone().does(day(5), rejected());
    assert_eq!(steps_asked_about(&declined, day(5)), []);
    let granted = story.does(day(5), Act::CancelApproved);
    assert_eq!(granted.refund(day(5)).cause, RefundCause::Cancellation(0));
    assert_eq!(granted.refund(day(5)).opened_at, day(5));
}

#[test]
fn every_window_that_runs_out_is_asked_about_and_changes_nothing() {
    let check = |story: Story, now, expected: TimeStep| {
        let before = story.at(now - MS);
        let after = story.at(now);
        assert_eq!(steps_asked_about(&story, now), [expected]);
        assert_eq!((before.stage, before.lines), (after.stage, after.lines), "{expected:?}");
        assert_eq!(story.at(now + Span::days(400)).stage, after.stage);
    };
    let unpaid = Story::mine().does(START, Act::Placed);
    check(unpaid, day(20), TimeStep::PaymentTimedOut);
    check(awaiting_shipment(), day(7) + Span::hours(1), TimeStep::ShipTimedOut);
    let going_back = awaiting_shipment()
        .does(day(2), shipped(2))
        .does(day(3), delivered(2))
        .does(day(4), return_asked(2));
    check(going_back, day(18), TimeStep::ReturnLapsed);
}

#[test]
fn a_window_that_was_over_before_anybody_told_is_asked_about_at_once() {
    let story = Story::mine().does(
        day(90),
        reported(|it| {
            it.stage = Some(ReportedStage::AwaitingPayment);
            it.placed_at = Some(START);
        }),
    );
    assert_eq!(story.at(day(90)).questions, [(day(20), TimeStep::PaymentTimedOut)]);
    assert_eq!(story.at(day(90)).stage, Stage::AwaitingPayment);
}

/// Every stage that can be told, and what is left of the two lamps there.
const STAGES: [(ReportedStage, &str); 8] = [
    (ReportedStage::AwaitingPayment, "2 waiting"),
    (ReportedStage::AwaitingShipment, "2 waiting"),
    (ReportedStage::PartiallyShipped, "2 waiting"),
    (ReportedStage::Shipped, "2 under way"),
    (ReportedStage::Delivered, "2 here"),
    (ReportedStage::Completed, "2 here"),
    (ReportedStage::Expired, "2 gone"),
    (ReportedStage::Cancelled, "2 gone"),
];

fn units_of(story: &Story, now: Timestamp) -> String {
    let it = story.at(now).lines[0];
    let all = [
        (it.active, "waiting"),
        (it.shipped - it.delivered, "under way"),
        (it.delivered - it.returning, "here"),
        (it.returning, "going back"),
        (it.returned, "back"),
        (it.cancelled, "gone"),
    ];
    let said: Vec<_> =
        all.iter().filter(|it| it.0 > 0).map(|(count, word)| format!("{count} {word}")).collect();
    said.join(", ")
}

#[test]
fn a_report_sets_the_stage_from_whatever_stage() {
    for (from, _) in STAGES {
        for (to, units) in STAGES {
            let story = Story::mine().does(day(1), stage(from)).does(day(2), stage(to));
            assert_eq!(units_of(&story, day(2)), units, "{from:?} to {to:?}");
            let name = format!("{:?}", story.at(day(2)).stage);
            assert!(name.starts_with(&format!("{to:?}")), "{from:?} to {to:?}: {name}");
        }
    }
}

#[test]
fn every_act_can_be_recorded_at_every_stage() {
    let acts = [
        ("ask", asked(2), "unchanged"),
        ("approve", Act::CancelApproved, "2 gone"),
        ("ship", shipped(2), "2 under way"),
        ("deliver", delivered(2), "2 here"),
        ("return", return_asked(2), "2 going back"),
        ("send back", sent_back(2), "2 going back"),
        ("got back", taken_back(2), "2 back"),
        ("one shipped", shipped(1), "one"),
    ];
    for (from, before) in STAGES {
        for (name, act, units) in &acts {
            let story = Story::mine().does(day(1), stage(from)).does(day(2), act.clone());
            match *units {
                "unchanged" => assert_eq!(units_of(&story, day(2)), before, "{from:?}, {name}"),
                "one" => assert!(story.at(day(2)).lines[0].shipped > 0, "{from:?}, {name}"),
                units => assert_eq!(units_of(&story, day(2)), units, "{from:?}, {name}"),
            }
        }
    }
}

#[test]
fn what_speaks_against_an_act_is_a_warning() {
    let story = Story::mine().does(day(1), stage(ReportedStage::Cancelled));
    let warning = story.order.doubts(&shipped(2), day(2)).unwrap_err();
    assert!(warning.guards.contains(&Guard::Cancelled { since: day(1) }));
    assert_eq!(story.order.may(&shipped(2), day(2)), Ok(()));
    let quiet = awaiting_shipment();
    assert_eq!(quiet.order.doubts(&asked(2), day(2)), Ok(()));
    let unknown = Story::mine().does(day(1), reported(|_| {}));
    assert_eq!(unknown.order.doubts(&asked(2), day(2)), Ok(()));
}

#[test]
fn what_names_nothing_there_is_still_refused() {
    let story = awaiting_shipment();
    let nowhere =
        vec![unbuy_core::order::LineQuantity { line: unbuy_core::order::LineId(9), quantity: 1 }];
    let check = |act: Act, expected: &str| assert_eq!(story.verdict(day(2), &act), expected);
    check(Act::Shipped { goods: nowhere.clone(), parcel: None }, "UnknownLine");
    check(Act::Delivered { goods: nowhere }, "UnknownLine");
    check(Act::Shipped { goods: vec![], parcel: None }, "NothingChosen");
    check(arrived(1), "NoSuchRefund");
    check(judged(6), "StarsOutOfRange");
    check(reported(|it| it.paid = Some(-1)), "UnsoundReport");
    check(reported(|it| it.refunded = Some(i64::MAX)), "UnsoundReport");
}

#[test]
fn money_of_a_cancelled_order_is_presumed_to_be_owed_and_can_be_overdue() {
    let story = awaiting_shipment().does(
        day(9),
        reported(|it| {
            (it.stage, it.ended_at) = (Some(ReportedStage::Cancelled), Some(day(2)));
        }),
    );
    let refund = story.refund(day(9));
    assert_eq!((refund.amount, refund.state), (PRICE, RefundState::Pending));
    assert_eq!((refund.opened_at, refund.due), (day(2), moment("2026-11-19 00:00")));
    let deadline = story.at(day(9)).deadlines[0];
    assert_eq!((deadline.kind, deadline.due), (DeadlineKind::Refund(refund.id), refund.due));
    assert!(refund.is_overdue(refund.due));
    let back = story.does(day(20), arrived(1));
    assert_eq!(back.at(day(20)).ledger.back, PRICE);
}

#[test]
fn without_a_known_payment_no_money_is_owed() {
    let story = Story::mine().does(day(1), stage(ReportedStage::Cancelled));
    assert_eq!(story.at(day(99)).refunds, []);
    let known_later = story.does(day(2), paid());
    assert_eq!(
        known_later.at(day(2)).stage,
        Stage::Cancelled(unbuy_core::order::EndReason::Unknown)
    );
    assert_eq!(known_later.refund(day(2)).amount, PRICE);
}

#[test]
fn refunds_that_are_told_settle_what_is_owed_and_the_rest_stays_due() {
    let refunded = |amount| {
        reported(|it| {
            (it.stage, it.refunded) = (Some(ReportedStage::Cancelled), Some(amount));
        })
    };
    let owed = awaiting_shipment().does(day(2), stage(ReportedStage::Cancelled));
    let partly = owed.clone().does(day(5), refunded(2000));
    let ledger = partly.at(day(5)).ledger;
    assert_eq!((ledger.back, ledger.coming_back), (2000, PRICE - 2000));
    assert_eq!(partly.refund(day(5)).due, owed.refund(day(2)).due);
    let again = partly.clone().does(day(6), refunded(2000));
    assert_eq!(again.at(day(6)).refunds, partly.at(day(6)).refunds);
    let all = partly.does(day(7), refunded(PRICE));
    assert_eq!(all.at(day(7)).ledger.back, PRICE);
    assert_eq!(all.at(day(7)).open_refunds().count(), 0);
    let at_once = awaiting_shipment().does(day(2), refunded(PRICE));
    assert_eq!(at_once.at(day(2)).ledger.back, PRICE);
}

#[test]
fn a_presumed_refund_goes_when_the_goods_come_after_all() {
    let story =
        awaiting_shipment().does(day(2), stage(ReportedStage::Cancelled)).does(day(3), shipped(2));
    assert_eq!((story.at(day(3)).stage, story.at(day(3)).refunds), (Stage::Shipped, vec![]));
}

#[test]
fn a_part_that_is_known_to_be_cancelled_stays_so() {
    let story = awaiting_shipment()
        .does(day(2), asked(1))
        .does(day(3), Act::CancelApproved)
        .does(day(4), stage(ReportedStage::Shipped));
    assert_eq!(units_of(&story, day(4)), "1 under way, 1 gone");
    assert_eq!(story.refund(day(4)).amount, PRICE / 2);
    let told = Story::mine().does(
        day(1),
        reported(|it| {
            (it.stage, it.cancelled) = (Some(ReportedStage::Delivered), units(1));
        }),
    );
    assert_eq!(units_of(&told, day(1)), "1 here, 1 gone");
}

#[test]
fn a_report_answers_the_open_request() {
    let told = |it| awaiting_shipment().does(day(2), asked(2)).does(day(3), stage(it));
    let state = |story: Story| story.at(day(3)).cancellations[0].state.clone();
    use ReportedStage as R;
    assert!(matches!(state(told(R::Cancelled)), CancellationState::Approved { .. }));
    assert!(matches!(state(told(R::Shipped)), CancellationState::Superseded { .. }));
    assert_eq!(state(told(R::AwaitingShipment)), CancellationState::Requested);
}

#[test]
fn of_two_reports_the_later_moment_counts_in_whatever_order_they_come() {
    let (early, late) = (stage(ReportedStage::Shipped), stage(ReportedStage::Delivered));
    let one = Story::mine().does(day(1), early.clone()).does(day(2), late.clone());
    let other = Story::mine().does(day(2), late).notes(day(1), early);
    assert_eq!(one.at(day(3)).stage, Stage::Delivered);
    assert_eq!(other.at(day(3)).stage, Stage::Delivered);
}

#[test]
fn what_a_report_leaves_out_stays_as_it_was() {
    let story = awaiting_shipment().does(day(2), stage(ReportedStage::Shipped));
    let standing = story.at(day(2));
    assert_eq!((standing.placed_at, standing.paid_at), (Some(START), Some(hour(1))));
    assert_eq!(standing.ledger.paid, PRICE);
    let nothing = story.clone().does(day(3), reported(|_| {}));
    assert_eq!(nothing.at(day(3)).stage, Stage::Shipped);
    let future = story.does(day(3), reported(|it| it.placed_at = Some(day(4))));
    assert_eq!(future.at(day(3)).placed_at, Some(START));
}

#[test]
fn corrected_terms_hold_from_the_beginning() {
    let story = awaiting_shipment().does(day(2), asked(2)).does(day(6), assumed());
    assert_eq!(story.at(day(6)).cancellations[0].answer_by, day(3));
    assert_eq!(story.order.terms().refund_business_days, 3);
    let earlier = story.clone().notes(
        day(5),
        Act::TermsAssumed {
            payment_window: Span::ZERO,
            answer_window: Span::ZERO,
            ship_window: Span::ZERO,
            refund_business_days: 0,
            return_window: Span::ZERO,
            withdrawal_window: None,
            guarantee: None,
        },
    );
    assert_eq!(earlier.order.terms(), story.order.terms());
}

#[test]
fn practice_orders_take_no_reports() {
    let story = Story::paid();
    assert_eq!(story.verdict(day(1), &waiting()), "NotMine");
    let noted = story.notes(day(1), waiting()).notes(day(2), assumed());
    assert_eq!(noted.order.terms(), &terms());
    assert_eq!(noted.at(day(3)).questions, []);
    let refused = |it: &&unbuy_core::order::Event| matches!(it.kind, EventKind::Refused(..));
    assert_eq!(noted.order.history(day(3)).iter().filter(refused).count(), 2);
}

#[test]
fn money_that_came_back_and_went_again_is_counted_once() {
    let story = awaiting_shipment()
        .notes(
            day(2),
            reported(|it| {
                it.stage = Some(unbuy_core::order::ReportedStage::Cancelled);
                it.paid = Some(PRICE);
            }),
        )
        .notes(day(3), arrived(1))
        .notes(day(4), failed(1))
        .notes(day(5), reported(|it| it.refunded = Some(1000)));
    let ledger = story.at(day(6)).ledger;
    assert!(ledger.coming_back + ledger.back <= ledger.paid, "{ledger:?}");
}

/// A platform has decided that all of what was paid comes back.
fn dispute_won() -> Story {
    awaiting_shipment()
        .does(day(2), stage(ReportedStage::Delivered))
        .notes(day(3), open_dispute(units(2), "damaged"))
        .notes(day(4), decided(PRICE))
}

fn coming_back(story: &Story) -> i64 {
    story.at(day(6)).ledger.coming_back
}

#[test]
fn what_a_dispute_brought_is_not_owed_again_for_the_goods() {
    let ended = dispute_won().does(day(5), stage(ReportedStage::Cancelled));
    assert_eq!((coming_back(&dispute_won()), coming_back(&ended)), (PRICE, PRICE));
}

#[test]
fn no_more_comes_back_than_was_paid_if_the_payment_is_corrected() {
    let corrected = |paid| coming_back(&dispute_won().notes(day(5), pay(paid)));
    assert_eq!((corrected(PRICE - 100), corrected(0)), (PRICE - 100, 0));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 5_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_recorded_the_books_stay_sound(
        facts in facts(),
        steps in prop::collection::vec((steps(), 0..20_i64), 1..30),
    ) {
        let mut story = Story::new(facts, terms());
        story.order = unbuy_core::order::Order::mine(story.order.facts().clone(), terms().into()).unwrap();
        let mut now = START;
        for (step, days) in &steps {
            let step: &Step = step;
            now = now + Span::days(*days);
            let act = act(&story.order, now, *step.kind.get(&table::kinds()), step);
            let may = story.order.may(&act, now);
            story = story.notes(now, act);
            let standing = story.at(now);
            let history = story.order.history(now);
            let refused = matches!(history.last().map(|it| &it.kind), Some(EventKind::Refused(..)));
            let asked = history.iter().any(|it| matches!(it.kind, EventKind::Presumed(_)));
            prop_assert!(may.is_err() == refused || asked);
            for (line, it) in story.order.facts().lines.iter().zip(&standing.lines) {
                prop_assert_eq!(it.active + it.cancelled + it.shipped + it.returned, line.quantity);
                prop_assert!(it.delivered <= it.shipped && it.returning <= it.shipped);
            }
            prop_assert!(standing.cancellations.iter().filter(|it| it.state == CancellationState::Requested).count() <= 1);
            prop_assert!(standing.refunds.iter().all(|it| it.amount > 0));
            let open: i64 = standing.open_refunds().filter(|it| it.state == RefundState::Pending).map(|it| it.amount).sum();
            prop_assert!(open <= standing.ledger.paid, "{:?}", standing.ledger);
            prop_assert!(standing.since <= standing.now);
            prop_assert!(history.is_sorted_by_key(|it| it.at));
            prop_assert!(standing.questions.iter().all(|(due, _)| *due <= standing.now));
            prop_assert!(!history.iter().any(|it| matches!(it.kind, EventKind::Time(_))));
            next_change::check(&story.order, now);
        }
    }
}
