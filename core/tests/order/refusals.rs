//! A refusal says all that stands against an act, since when, and what can be done instead.

use unbuy_core::Span;
use unbuy_core::order::{
    Act, ActKind, Actor, Guard, LineId, LineQuantity, NextStep, RefundId, Refusal, Terms,
};

use crate::shop::*;

#[track_caller]
fn check(story: &Story, act: Act, guards: &[Guard], instead: &[NextStep]) {
    let expected = Refusal { act: act.kind(), guards: guards.to_vec(), instead: instead.to_vec() };
    assert_eq!(story.order.may(&act, day(4)), Err(expected));
}

/// Asked on day 1 and granted on day 2, a Wednesday.
fn agreed() -> Story {
    Story::paid().does(day(1), asked(2)).does(day(2), Act::CancelApproved)
}

fn await_refund() -> NextStep {
    NextStep::AwaitRefund { until: moment("2026-11-19 00:00") }
}

fn judge() -> NextStep {
    NextStep::LeaveFeedback { until: day(32) }
}

#[test]
fn shipped_order_cannot_be_cancelled_but_returned_after_delivery() {
    let story = Story::paid().does(day(3), shipped(2));
    let instead = [NextStep::ReturnAfterDelivery { window: Span::days(14) }];
    check(&story, asked(2), &[Guard::AlreadyShipped { since: day(3) }], &instead);
}

#[test]
fn delivered_order_cannot_be_cancelled_but_returned_and_judged() {
    let story = Story::paid().does(day(1), shipped(2)).does(day(3), delivered(2));
    let guards =
        [Guard::AlreadyShipped { since: day(1) }, Guard::AlreadyDelivered { since: day(3) }];
    let instead = [NextStep::Return { until: day(17) }, NextStep::LeaveFeedback { until: day(33) }];
    check(&story, asked(2), &guards, &instead);
}

#[test]
fn unpaid_order_needs_no_request_it_can_be_called_off_or_left_alone() {
    let instead = [NextStep::CancelUnpaid, NextStep::LetExpire { at: day(20) }];
    check(&Story::placed(), asked(2), &[Guard::NotPaid], &instead);
}

#[test]
fn unpaid_order_is_not_shipped_before_it_is_paid() {
    let instead = [NextStep::Pay { until: day(20) }];
    check(&Story::placed(), shipped(2), &[Guard::NotPaid], &instead);
}

#[test]
fn second_request_waits_for_the_first() {
    let story = Story::paid().does(day(3), asked(1));
    let guards = [Guard::RequestOpen { since: day(3), answer_by: day(5) }];
    let instead = [NextStep::AwaitAnswer { until: day(5) }, NextStep::WithdrawRequest];
    check(&story, asked(1), &guards, &instead);
}

#[test]
fn paid_order_cannot_be_called_off_but_its_cancellation_asked_for() {
    let guards = [Guard::AlreadyPaid { since: hour(1) }];
    check(&Story::paid(), Act::CancelledUnpaid, &guards, &[NextStep::RequestCancellation]);
}

#[test]
fn cancelled_order_is_not_shipped_its_money_is_on_the_way() {
    let instead = [await_refund(), judge()];
    check(&agreed(), shipped(2), &[Guard::Cancelled { since: day(2) }], &instead);
}

#[test]
fn nothing_happens_to_an_order_that_was_not_placed() {
    let story = Story::new(two_lamps(), terms());
    check(&story, judged(5), &[Guard::NotPlaced], &[]);
}

#[test]
fn expired_order_has_nothing_to_offer() {
    let facts = unbuy_core::order::Facts { payment_window: Some(Span::days(2)), ..two_lamps() };
    let story = Story::new(facts, terms()).does(START, Act::Placed);
    check(&story, asked(2), &[Guard::Expired { since: day(2) }], &[]);
}

#[test]
fn payment_must_be_the_amount_of_the_order() {
    let guard = Guard::AmountDiffers { expected: PRICE };
    check(&Story::placed(), pay(PRICE - 1), std::slice::from_ref(&guard), &[]);
    let instead = [NextStep::RequestCancellation];
    let twice = [Guard::AlreadyPaid { since: hour(1) }, guard];
    check(&Story::paid(), pay(PRICE + 1), &twice, &instead);
}

#[test]
fn goods_must_be_named_exist_and_be_left() {
    let story = Story::paid();
    let named = |goods: &[(u16, u32)], guards: &[Guard]| {
        let goods: Vec<_> = goods
            .iter()
            .map(|(line, quantity)| LineQuantity { line: LineId(*line), quantity: *quantity })
            .collect();
        check(&story, ask(goods.clone(), "other"), guards, &[]);
        check(
            &story,
            Act::Shipped { goods, parcel: None },
            guards,
            &[NextStep::RequestCancellation],
        );
    };
    let too_many = |available| Guard::TooMany { line: LineId(0), available };
    named(&[], &[Guard::NothingChosen]);
    named(&[(0, 0)], &[Guard::NothingChosen]);
    named(&[(1, 1)], &[Guard::UnknownLine(LineId(1))]);
    named(&[(0, 3)], &[too_many(2)]);
    named(&[(0, u32::MAX)], &[too_many(2)]);
    named(&[(0, 1), (0, 1)], &[too_many(0)]);
    named(&[(7, 1), (0, 3)], &[Guard::UnknownLine(LineId(7)), too_many(2)]);
}

#[test]
fn no_more_arrives_than_is_under_way() {
    let story = Story::paid().does(day(1), shipped(1));
    let guards = [Guard::TooMany { line: LineId(0), available: 1 }];
    check(&story, delivered(2), &guards, &[NextStep::RequestCancellation]);
}

#[test]
fn what_is_shipped_cannot_be_asked_for() {
    let story = Story::paid().does(day(1), shipped(1));
    check(&story, asked(2), &[Guard::TooMany { line: LineId(0), available: 1 }], &[]);
}

#[test]
fn reason_must_be_one_of_the_terms() {
    let guards = [Guard::UnknownReason(unbuy_core::order::ReasonCode("whim".to_owned()))];
    check(&Story::paid(), ask(units(1), "whim"), &guards, &[]);
}

#[test]
fn every_reason_of_the_terms_may_be_given() {
    for reason in terms().reasons_of(Actor::Buyer) {
        let act = |quantity| ask(units(quantity), reason.code.as_str());
        let part = if reason.whole_only { "ReasonForAll" } else { "ok" };
        assert_eq!(Story::paid().verdict(day(1), &act(2)), "ok", "{}", reason.code.as_str());
        assert_eq!(Story::paid().verdict(day(1), &act(1)), part, "{}", reason.code.as_str());
    }
}

#[test]
fn act_on_a_refund_must_name_it_and_its_attempt() {
    let instead = [await_refund(), judge()];
    let current = |current| [Guard::OtherAttempt { current }];
    check(&agreed(), initiated(2), &current(1), &instead);
    check(&agreed(), initiated(0), &current(1), &instead);
    let other = Act::RefundInitiated { refund: RefundId(1), attempt: 1 };
    check(&agreed(), other, &[Guard::NoSuchRefund], &instead);

    let started = agreed().does(day(3), initiated(1));
    check(&started, at_bank(2), &current(1), &instead);
    check(&started, initiated(1), &[Guard::RefundAlreadyInitiated { since: day(3) }], &instead);

    let sent_back = started.clone().does(day(3), failed(1));
    check(&sent_back, initiated(1), &current(2), &instead);
    check(&sent_back, arrived(1), &[Guard::RefundNotInitiated], &instead);

    let back = started.does(day(3), arrived(1));
    check(&back, failed(1), &[Guard::RefundAlreadySettled { since: day(3) }], &[judge()]);
}

#[test]
fn stars_count_from_one_to_five() {
    for stars in 1..=5 {
        assert_eq!(agreed().verdict(day(4), &judged(stars)), "ok");
    }
    for stars in [0, 6, u8::MAX] {
        check(&agreed(), judged(stars), &[Guard::StarsOutOfRange(stars)], &[await_refund()]);
    }
}

#[test]
fn every_guard_that_fails_is_named() {
    let guards = [Guard::FeedbackNotOpen, Guard::StarsOutOfRange(0)];
    check(&Story::paid(), judged(0), &guards, &[NextStep::RequestCancellation]);
}

#[test]
fn some_shops_take_no_feedback_on_a_cancelled_order() {
    let terms = Terms { feedback_after_cancellation: false, ..terms() };
    let story =
        Story::new(two_lamps(), terms).does(START, Act::Placed).does(day(1), Act::CancelledUnpaid);
    check(&story, judged(5), &[Guard::NoFeedbackAfterCancellation], &[]);
}

#[test]
fn refusal_names_the_kind_of_act() {
    let refusal = Story::paid().order.may(&Act::Placed, day(4)).unwrap_err();
    assert_eq!(refusal.act, ActKind::Place);
    assert_eq!(refusal.guards, [Guard::AlreadyPlaced { since: START }]);
}

#[test]
fn return_is_offered_as_long_as_it_is_possible() {
    let terms = Terms { return_window: Span::days(2), ..terms() };
    let story = Story::paid_under(terms).does(day(1), shipped(2));
    let guards =
        [Guard::AlreadyShipped { since: day(1) }, Guard::AlreadyDelivered { since: day(2) }];
    let over = story.clone().does(day(2), delivered(2));
    check(&over, asked(2), &guards, &[NextStep::Resell, judge()]);
    let open = over.order.may(&asked(2), day(4) - MS).unwrap_err().instead;
    assert_eq!(open, [NextStep::Return { until: day(4) }, judge()]);
}
