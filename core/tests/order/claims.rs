//! What can be asked of the shop at a moment.

use unbuy_core::order::{Act, Claim, RefundId, ReportedStage};

use crate::shop::*;

fn told(stage: ReportedStage) -> Story {
    Story::mine().does(
        day(1),
        reported(|it| {
            it.stage = Some(stage);
            (it.placed_at, it.paid_at, it.paid) = (Some(START), Some(hour(1)), Some(PRICE));
            it.method = Some("Visa - 3724".to_owned());
        }),
    )
}

#[track_caller]
fn check(story: &Story, at: unbuy_core::Timestamp, expected: &[Claim]) {
    assert_eq!(story.order.claims(at), expected);
}

fn cancellation() -> Claim {
    let amount = Some(two_lamps().total());
    Claim::Cancellation { placed_at: Some(START), amount }
}

#[test]
fn what_was_not_shipped_can_be_cancelled_and_asked_after() {
    let story = told(ReportedStage::AwaitingShipment);
    check(&story, day(2), &[cancellation()]);
    let due = hour(1) + unbuy_core::Span::days(7);
    check(&story, due, &[Claim::Shipment { paid_at: hour(1), due }, cancellation()]);
}

#[test]
fn an_unanswered_request_can_be_asked_after() {
    let story = told(ReportedStage::AwaitingShipment).does(day(2), asked(2));
    let answer = |is_late| Claim::Answer { asked_at: day(2), due: day(4), is_late };
    check(&story, day(4) - MS, &[answer(false)]);
    check(&story, day(4), &[answer(true)]);
}

#[test]
fn money_that_is_owed_can_be_asked_for() {
    let story = told(ReportedStage::AwaitingShipment)
        .does(day(2), asked(2))
        .does(day(3), Act::CancelApproved);
    let due = moment("2026-11-20 00:00");
    let refund = |is_late| Claim::Refund {
        has_failed: false,
        refund: RefundId(0),
        amount: two_lamps().total(),
        since: day(3),
        due,
        is_late,
        method: Some("Visa - 3724".to_owned()),
    };
    check(&story, due - MS, &[refund(false)]);
    check(&story, due, &[refund(true)]);
    check(&story.does(day(20), arrived(1)), day(21), &[]);
}

#[test]
fn what_arrived_can_be_returned_in_time() {
    let story = told(ReportedStage::Shipped);
    check(&story, day(2), &[]);
    let story = story.does(day(3), delivered(2));
    let until = Some(day(17));
    check(&story, day(17) - MS, &[Claim::Return { delivered_at: Some(day(3)), until }]);
    check(&story, day(17), &[]);
    let unknown = told(ReportedStage::Delivered);
    check(&unknown, day(99), &[Claim::Return { delivered_at: None, until: None }]);
}

#[test]
fn nothing_is_known_of_the_amount_if_nothing_is_known_of_the_payment() {
    let story = Story::mine().does(day(1), reported(|_| {}));
    check(&story, day(1), &[Claim::Cancellation { placed_at: None, amount: None }]);
    let over = Story::mine().does(day(1), reported(|it| it.stage = Some(ReportedStage::Expired)));
    check(&over, day(2), &[]);
}
