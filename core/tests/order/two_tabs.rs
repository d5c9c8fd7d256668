//! Tabs decide without knowing of each other; the union of what they noted is folded by one rule.

use unbuy_core::Timestamp;
use unbuy_core::order::{Act, Entry, LOG_CAP, Order, RefundCause, Stage};

use crate::shop::*;
use crate::summary::history;

/// What both tabs hold once each has noted what the other did.
fn merged(one: &Story, other: &Story) -> Order {
    let union = |into: &Story, from: &Story| {
        let mut order = into.order.clone();
        from.order.log().iter().for_each(|it| order.note(it.clone()));
        order
    };
    let (here, there) = (union(one, other), union(other, one));
    assert_eq!(here, there);
    here
}

#[track_caller]
fn check(order: &Order, now: Timestamp, last: &[&str]) {
    let told = history(order, now);
    assert_eq!(told[told.len() - last.len()..], *last);
}

#[test]
fn second_of_two_contrary_answers_is_shown_refused_and_changes_nothing() {
    let story = Story::paid().does(day(1), asked(2));
    let one = story.in_tab("a").does(day(2), Act::CancelWithdrawn);
    let other = story.in_tab("b").does(day(2) + MS, Act::CancelApproved);
    let order = merged(&one, &other);
    assert_eq!(order.log().len(), 5);
    check(
        &order,
        day(2) + MS,
        &[
            "2026-11-04 09:00 WithdrawRequest",
            "2026-11-04 09:00 + 1 ms ApproveRequest refused: NoOpenRequest",
        ],
    );
    assert_eq!(order.at(day(3)), one.at(day(3)));
}

#[test]
fn earlier_act_wins_although_the_later_one_was_noted_first() {
    let story = Story::paid().does(day(1), asked(2));
    let one = story.in_tab("a").does(day(2), Act::CancelWithdrawn);
    let other = story.in_tab("b").does(day(2) - MS, Act::CancelApproved);
    let order = merged(&one, &other);
    check(&order, day(2), &["2026-11-04 09:00 WithdrawRequest refused: NoOpenRequest + Cancelled"]);
    assert!(order.at(day(2)).stage.is_ended());
}

#[test]
fn tabs_that_act_at_one_instant_are_told_apart_by_name() {
    let story = Story::paid().does(day(1), asked(2));
    let one = story.in_tab("a").does(day(2), rejected());
    let other = story.in_tab("b").does(day(2), Act::CancelApproved);
    check(
        &merged(&one, &other),
        day(2),
        &["2026-11-04 09:00 ApproveRequest refused: NoOpenRequest"],
    );
    let (one, other) = (
        story.in_tab("b").does(day(2), rejected()),
        story.in_tab("a").does(day(2), Act::CancelApproved),
    );
    let lost = "2026-11-04 09:00 RejectRequest refused: NoOpenRequest + Cancelled";
    check(&merged(&one, &other), day(2), &[lost]);
}

#[test]
fn payment_in_one_tab_after_calling_off_in_the_other_is_paid_back() {
    let story = Story::placed();
    let one = story.in_tab("a").does(day(1), Act::CancelledUnpaid);
    let other = story.in_tab("b").does(day(1) + MS, paid());
    let standing = merged(&one, &other).at(day(2));
    assert!(matches!(standing.stage, Stage::Cancelled(_)));
    assert_eq!(standing.refunds[0].cause, RefundCause::LatePayment);
    assert_eq!(standing.ledger.kept_by_shop(), 0);
}

#[test]
fn entry_noted_twice_counts_once() {
    let story = Story::paid();
    let again = story.clone();
    assert_eq!(merged(&story, &again), story.order);
    assert_eq!(story.order.log().len(), 2);
}

#[test]
fn act_noted_late_is_judged_by_when_it_happened() {
    let story = Story::paid().does(day(4), shipped(2));
    assert_eq!(story.verdict(day(4), &asked(2)), "AlreadyShipped");
    let story = story.does(day(3), asked(2));
    assert_eq!(story.at(day(4)).cancellations.len(), 1);
    check(&story.order, day(4), &["2026-11-05 09:00 RequestCancellation", "2026-11-06 09:00 Ship"]);
}

/// An order whose log is as long as a log may be.
fn full() -> Story {
    let mut story = Story::paid();
    for count in 1..249 {
        story = story.does(hour(1 + count / 2), asked(1));
        story = story.does(hour(1 + count / 2), Act::CancelWithdrawn);
    }
    story = story.does(day(6), asked(1)).does(day(6), Act::CancelWithdrawn);
    assert_eq!(story.order.log().len(), LOG_CAP);
    story
}

#[test]
fn full_log_takes_no_more_acts() {
    let story = full();
    assert_eq!(story.verdict(day(6), &shipped(2)), "LogFull");
    assert_eq!(story.at(day(9)).lines[0].cancelled, 2, "time goes on");
}

#[test]
fn full_log_takes_no_act_of_the_past_either() {
    let mut story = full();
    let before = story.order.clone();
    let stamp = story.stamp(day(5));
    let refusal = story.order.act(shipped(2), stamp).unwrap_err();
    assert_eq!(guards(&refusal), "LogFull");
    assert_eq!(story.order, before);
}

#[test]
fn nothing_that_another_tab_noted_is_lost_even_beyond_the_cap() {
    let mut story = full();
    let stamp = story.stamp(day(6));
    story.order.note(Entry { stamp, act: shipped(2) });
    assert_eq!(story.order.log().len(), LOG_CAP + 1);
    check(&story.order, day(6), &["2026-11-08 09:00 Ship refused: LogFull"]);
}

/// Delivered on day 3, and asked to go back on day 5.
fn return_open() -> Story {
    Story::delivered().does(day(5), return_asked(2))
}

#[test]
fn second_of_two_returns_is_shown_refused() {
    let story = Story::delivered();
    let one = story.in_tab("a").does(day(5), return_asked(2));
    let other = story.in_tab("b").does(day(5) + MS, return_asked(1));
    let order = merged(&one, &other);
    let lost = "2026-11-07 09:00 + 1 ms RequestReturn refused: ReturnOpen";
    check(&order, day(6), &["2026-11-07 09:00 RequestReturn", lost]);
    assert_eq!(order.at(day(6)), one.at(day(6)));
}

#[test]
fn return_that_one_tab_took_back_is_not_sent_by_the_other() {
    let one = return_open().in_tab("a").does(day(6), Act::ReturnWithdrawn);
    let other = return_open().in_tab("b").does(day(6) + MS, sent_back(2));
    let order = merged(&one, &other);
    check(&order, day(7), &["2026-11-08 09:00 + 1 ms ShipReturn refused: NoOpenReturn"]);
    assert_eq!(order.at(day(7)), one.at(day(7)));
}

#[test]
fn return_that_one_tab_sent_is_not_taken_back_by_the_other() {
    let one = return_open().in_tab("a").does(day(6), Act::ReturnWithdrawn);
    let other = return_open().in_tab("b").does(day(6) - MS, sent_back(2));
    let order = merged(&one, &other);
    check(&order, day(7), &["2026-11-08 09:00 WithdrawReturn refused: ReturnShipped"]);
    assert_eq!(order.at(day(7)), other.at(day(7)));
}

#[test]
fn return_that_arrived_twice_is_paid_back_once() {
    let story = return_open().does(day(6), sent_back(2));
    let one = story.in_tab("a").does(day(9), taken_back(2));
    let other = story.in_tab("b").does(day(9), taken_back(2));
    let order = merged(&one, &other);
    check(&order, day(9), &["2026-11-11 09:00 ReceiveReturn refused: ReturnReceived"]);
    assert_eq!(order.at(day(9)).ledger.coming_back, PRICE);
    assert_eq!(order.at(day(9)).refunds[0].cause, RefundCause::Returned);
}
