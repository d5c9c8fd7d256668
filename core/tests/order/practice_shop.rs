//! The practice shop tells the whole story while time is skipped, and dates it to the instant.

use unbuy_core::order::{
    Act, Approval, CancellationState, EndReason, Feedback, RefundState, Simulation, Stage, Terms,
};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;
use crate::summary::history;

fn practice() -> Story {
    Story::paid_under(Terms::article())
}

#[track_caller]
fn check(story: &Story, now: Timestamp, expected: &[&str]) {
    assert_eq!(history(&story.order, now), expected);
}

#[test]
fn untouched_paid_order_ships_arrives_and_completes() {
    let told = [
        "2026-11-02 09:00 Place",
        "2026-11-02 10:00 Pay",
        "2026-11-06 10:00 SimulatedShipment",
        "2026-11-12 10:00 SimulatedDelivery",
        "2026-11-27 10:00 Completed",
        "2026-12-12 10:00 FeedbackTimedOut",
    ];
    check(&practice(), day(400), &told);
    check(&practice(), day(12), &told[..4]);
    assert_eq!(practice().at(day(400)).stage, Stage::Completed);
    assert_eq!(practice().at(day(400)).next_change, None);
}

#[test]
fn untouched_unpaid_order_expires() {
    let story = Story::new(two_lamps(), Terms::article()).does(START, Act::Placed);
    check(&story, day(400), &["2026-11-02 09:00 Place", "2026-11-22 09:00 PaymentTimedOut"]);
}

#[test]
fn order_opened_thirty_days_after_a_request_is_cancelled_and_the_money_back() {
    let story = practice().does(day(1), asked(2));
    let told = [
        "2026-11-02 09:00 Place",
        "2026-11-02 10:00 Pay",
        "2026-11-03 09:00 RequestCancellation",
        "2026-11-05 09:00 SilenceIsConsent",
        "2026-11-06 10:00 SimulatedRefundStart(RefundId(0))",
        "2026-11-10 10:00 SimulatedRefundAtBank(RefundId(0))",
        "2026-11-17 10:00 SimulatedRefundArrival(RefundId(0))",
    ];
    check(&story, day(31), &told);
    let standing = story.at(day(31));
    assert_eq!(standing.stage, Stage::Cancelled(EndReason::CancellationAgreed));
    assert_eq!(standing.since, day(3));
    assert_eq!(standing.ledger.back, PRICE);
    assert_eq!(standing.feedback, Feedback::Open { until: day(33) });
}

#[test]
fn simulated_money_is_never_late_whenever_the_seller_agrees() {
    for hours in 0..24 * 7 {
        let at = hour(2 + hours);
        let story = Story::paid_under(Terms { ship_window: Span::days(30), ..Terms::article() })
            .does(hour(1), asked(2));
        let answered = hours < 46;
        let story = if answered { story.does(at, Act::CancelApproved) } else { story };
        let refund = story.refund(day(60));
        let RefundState::Settled { at: settled, confirmed } = refund.state else {
            panic!("{refund:?}");
        };
        assert!(refund.opened_at < settled && settled < refund.due, "{refund:?}");
        assert!(!confirmed);
    }
}

#[test]
fn late_payment_comes_back_by_itself() {
    let story =
        Story::new(two_lamps(), Terms::article()).does(START, Act::Placed).does(day(25), paid());
    let standing = story.at(day(60));
    assert_eq!((standing.stage, standing.ledger.back), (Stage::Expired, PRICE));
}

#[test]
fn failed_refund_is_tried_again_on_the_next_business_day_and_arrives() {
    let story = practice()
        .does(day(1), asked(2))
        .does(day(2), Act::CancelApproved)
        .does(day(2), initiated(1))
        .does(day(3), failed(1));
    let told = [
        "2026-11-02 09:00 Place",
        "2026-11-02 10:00 Pay",
        "2026-11-03 09:00 RequestCancellation",
        "2026-11-04 09:00 ApproveRequest",
        "2026-11-04 09:00 InitiateRefund",
        "2026-11-05 09:00 FailRefund",
        "2026-11-06 10:00 SimulatedRefundStart(RefundId(0))",
        "2026-11-11 10:00 SimulatedRefundAtBank(RefundId(0))",
        "2026-11-18 10:00 SimulatedRefundArrival(RefundId(0))",
    ];
    check(&story, day(30), &told);
    let refund = story.refund(day(30));
    assert_eq!((refund.attempt, refund.due), (2, moment("2026-11-21 00:00")));
}

#[test]
fn steps_of_one_instant_run_by_their_rank() {
    // The second refund starts at the instant at which the bank gets the first.
    let story = practice()
        .does(day(1), asked(1))
        .does(day(1), Act::CancelApproved)
        .does(day(3), asked(1))
        .does(day(3), Act::CancelApproved);
    let told = history(&story.order, day(4) + Span::hours(1));
    let last = [
        "2026-11-06 10:00 SimulatedRefundStart(RefundId(1))",
        "2026-11-06 10:00 SimulatedRefundAtBank(RefundId(0))",
    ];
    assert_eq!(told[told.len() - 2..], last);
}

#[test]
fn open_request_keeps_the_practice_shop_from_shipping() {
    // Packed by hour 97; the request of hour 90 is open then.
    let story = practice().does(hour(90), asked(1));
    assert_eq!(story.at(hour(120)).stage, Stage::AwaitingShipment);
    let later = story.at(hour(90 + 48));
    let by = Approval::Silence;
    let approved = CancellationState::Approved { at: hour(138), by };
    assert_eq!(later.cancellations[0].state, approved);
}

#[test]
fn practice_shop_ships_in_time_after_a_request_that_came_to_nothing() {
    // Paid in hour 1: untouched it ships in hour 97, and it must ship before hour 169.
    for (asked_at, ended, shipped_at) in [(2, 3, 99), (20, 67, 163), (90, 137, 168), (96, 143, 168)]
    {
        for end in [rejected(), Act::CancelWithdrawn] {
            let story = practice().does(hour(asked_at), asked(2)).does(hour(ended), end);
            let at = story.at(hour(shipped_at) - MS);
            assert_eq!(
                (at.stage, at.next_change),
                (Stage::AwaitingShipment, Some(hour(shipped_at)))
            );
            assert_eq!(story.at(hour(shipped_at)).stage, Stage::Shipped);
            assert_eq!(story.at(day(60)).stage, Stage::Completed);
        }
    }
}

#[test]
fn partly_shipped_practice_order_gets_the_rest_in_time() {
    for (part, rest) in [(2, 98), (48, 144), (90, 168), (96, 168)] {
        let story = practice().does(hour(part), shipped(1));
        assert_eq!(story.at(hour(rest) - MS).stage, Stage::PartiallyShipped);
        assert_eq!(story.at(hour(rest)).stage, Stage::Shipped);
        assert_eq!(story.at(day(60)).lines[0].delivered, 2);
    }
}

#[test]
fn practice_shop_that_is_too_slow_by_its_terms_lets_the_order_go() {
    let slow = Simulation { ship_after: Span::days(9), ..Terms::article().simulation.unwrap() };
    let story = Story::paid_under(Terms { simulation: Some(slow), ..Terms::article() });
    assert_eq!(story.at(day(60)).stage, Stage::Cancelled(EndReason::ShipTimeout));
    assert_eq!(story.at(day(60)).ledger.back, PRICE);
}

#[test]
fn looking_ahead_changes_nothing() {
    let story = practice();
    let before = (story.order.clone(), story.at(day(1)));
    assert_eq!(story.at(day(90)).stage, Stage::Completed);
    assert_eq!((story.order.clone(), story.at(day(1))), before);
}

#[test]
fn story_told_to_the_end_of_time_ends() {
    for story in [practice(), practice().does(day(1), asked(2)), Story::placed()] {
        assert_eq!(story.at(Timestamp::MAX).next_change, None);
        assert_eq!(story.at(Timestamp::MAX).open_refunds().count(), 0);
    }
}

#[test]
fn return_that_was_sent_arrives_and_the_money_comes_back() {
    let story = practice().does(day(12), return_asked(1)).does(day(14), sent_back(1));
    let told = [
        "2026-11-14 09:00 RequestReturn",
        "2026-11-16 09:00 ShipReturn",
        "2026-11-21 09:00 SimulatedReturnArrival",
        "2026-11-23 10:00 SimulatedRefundStart(RefundId(0))",
        "2026-11-25 10:00 SimulatedRefundAtBank(RefundId(0))",
        "2026-11-27 10:00 Completed",
        "2026-12-02 10:00 SimulatedRefundArrival(RefundId(0))",
    ];
    let history = history(&story.order, day(31));
    assert_eq!(history[4..], told);
    assert_eq!(story.at(day(31)).ledger.back, PRICE / 2);
}

#[test]
fn shop_that_is_played_by_hand_has_a_return_back_before_the_practice_shop_would() {
    let story = practice()
        .does(day(12), return_asked(2))
        .does(day(14), sent_back(2))
        .does(day(16), taken_back(1));
    let lines = |at| (story.at(at).lines[0].returned, story.at(at).lines[0].returning);
    assert_eq!((lines(day(18)), lines(day(19))), ((1, 1), (2, 0)));
}

#[test]
fn return_that_is_not_sent_lapses_and_the_order_completes() {
    let story = practice().does(day(12), return_asked(2));
    let standing = story.at(day(90));
    let told = history(&story.order, day(90));
    assert_eq!(told[5..7], ["2026-11-28 09:00 ReturnLapsed", "2026-11-28 09:00 Completed"]);
    assert_eq!((standing.ledger.kept_by_shop(), standing.next_change), (PRICE, None));
}
