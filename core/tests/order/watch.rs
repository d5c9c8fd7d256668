//! What of a real order wants attention.

use unbuy_core::{
    Timestamp,
    order::{Act, Attention, Concern, DeadlineKind, RefundId, ReportedStage, TimeStep},
};

use crate::shop::*;

fn told(stage: ReportedStage, paid: Option<i64>) -> Story {
    Story::mine().does(
        day(1),
        reported(|it| {
            (it.stage, it.placed_at, it.paid) = (Some(stage), Some(START), paid);
            it.paid_at = paid.map(|_| hour(1));
            it.delivered_at = Some(hour(20));
        }),
    )
}

#[track_caller]
fn check(story: &Story, now: Timestamp, expected: &[(Concern, Option<Timestamp>)]) {
    let standing = story.at(now);
    let expected: Vec<_> =
        expected.iter().map(|(concern, at)| Attention { concern: *concern, at: *at }).collect();
    assert_eq!(story.order.attentions(&standing, now), expected);
}

#[test]
fn what_lies_ahead_comes_after_what_is_open() {
    let story = told(ReportedStage::AwaitingShipment, Some(PRICE)).does(day(6), asked(2));
    let ship = day(7) + unbuy_core::Span::hours(1);
    check(
        &story,
        day(6),
        &[
            (Concern::Ahead(DeadlineKind::Ship), Some(ship)),
            (Concern::Ahead(DeadlineKind::Answer), Some(day(8))),
        ],
    );
    check(
        &story,
        day(9),
        &[
            (Concern::Question(TimeStep::ShipTimedOut), Some(ship)),
            (Concern::Question(TimeStep::SilenceIsConsent), Some(day(8))),
        ],
    );
}

#[test]
fn feedback_is_nobodys_concern() {
    let story = told(ReportedStage::Delivered, Some(PRICE));
    let due = hour(20) + unbuy_core::Span::days(14);
    check(&story, day(2), &[(Concern::Ahead(DeadlineKind::Return), Some(due))]);
    check(&story, day(400), &[]);
}

#[test]
fn money_that_is_late_or_was_sent_back_by_the_bank_is_told_first() {
    let story = told(ReportedStage::Cancelled, Some(PRICE));
    let refund = story.refund(day(2));
    let id = RefundId(0);
    check(&story, day(2), &[(Concern::Ahead(DeadlineKind::Refund(id)), Some(refund.due))]);
    check(&story, refund.due, &[(Concern::RefundLate(id), Some(refund.due))]);
    let back = story.does(refund.due, arrived(1));
    check(&back, day(40), &[]);
}

#[test]
fn a_cancelled_order_of_which_nobody_told_the_money_is_flagged() {
    let story = told(ReportedStage::Cancelled, None);
    check(&story, day(2), &[(Concern::MoneyUnknown, None)]);
    for answer in [reported(|it| it.paid = Some(0)), reported(|it| it.refunded = Some(PRICE))] {
        check(&story.clone().does(day(3), answer), day(3), &[]);
    }
    let unpaid = Story::mine().does(START, Act::Placed).does(day(1), Act::CancelledUnpaid);
    check(&unpaid, day(2), &[]);
    check(&told(ReportedStage::Expired, None), day(2), &[]);
}

#[test]
fn a_parcel_that_is_long_on_its_way_is_asked_after_for_a_year() {
    let story = Story::mine().does(
        day(1),
        reported(|it| (it.stage, it.shipped_at) = (Some(ReportedStage::Shipped), Some(START))),
    );
    check(&story, day(30) - MS, &[]);
    check(&story, day(30), &[(Concern::Arrival, Some(START))]);
    check(&story, day(365), &[]);
    let claim = unbuy_core::order::Claim::Parcel {
        lateness: unbuy_core::order::Lateness::ShippedAt(START),
        parcel: None,
    };
    assert_eq!(story.order.claims(day(30)), [claim]);
    assert_eq!(story.order.claims(day(29)), []);
}

#[test]
fn money_of_goods_that_are_back_is_asked_after_if_nothing_is_known_of_it() {
    let story = told(ReportedStage::Delivered, None).does(day(2), taken_back(2));
    check(&story, day(2), &[(Concern::MoneyUnknown, None)]);
    let paid = story.does(day(3), reported(|it| it.paid = Some(PRICE)));
    assert!(matches!(
        paid.order.attentions(&paid.at(day(3)), day(3))[..],
        [Attention { concern: Concern::Ahead(DeadlineKind::Refund(_)), .. }]
    ));
}

#[test]
fn an_order_that_is_paid_since_nobody_knows_when_should_be_shipped_all_the_same() {
    let story = told(ReportedStage::AwaitingShipment, None);
    check(&story, day(8), &[(Concern::Question(TimeStep::ShipTimedOut), Some(day(7)))]);
}
