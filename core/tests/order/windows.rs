//! Windows are half-open: an act has until the last millisecond, at the due instant time wins.

use unbuy_core::order::{
    Act, Approval, CancellationState, DeadlineKind, EndReason, Facts, Feedback, LineQuantity,
    RefundCause, RefundId, RefundState, Stage, Terms, business_days::BusinessCalendar,
};
use unbuy_core::{Date, Span, Timestamp};

use crate::shop::*;

#[track_caller]
fn check(story: &Story, at: Timestamp, act: Act, verdict: &str) {
    assert_eq!(story.verdict(at, &act), verdict);
}

/// The window is open a millisecond before `due`, and at `due` the act meets the guards named.
#[track_caller]
fn check_window(story: &Story, due: Timestamp, act: &Act, too_late: &str) {
    check(story, due - MS, act.clone(), "ok");
    check(story, due, act.clone(), too_late);
}

#[test]
fn order_can_be_paid_for_twenty_days() {
    let story = Story::placed();
    check_window(&story, day(20), &Act::CancelledUnpaid, "Expired");
    let (before, after) = (story.at(day(20) - MS), story.at(day(20)));
    assert_eq!((before.stage, before.since), (Stage::AwaitingPayment, START));
    assert_eq!((after.stage, after.since), (Stage::Expired, day(20)));
    let in_time = story.clone().does(day(20) - MS, paid());
    assert_eq!(in_time.at(day(20)).stage, Stage::AwaitingShipment);
}

#[test]
fn seller_may_give_another_time_to_pay() {
    for window in [Span::hours(5), Span::days(40)] {
        let facts = Facts { payment_window: Some(window), ..two_lamps() };
        let story = Story::new(facts, terms()).does(START, Act::Placed);
        check_window(&story, START + window, &Act::CancelledUnpaid, "Expired");
        let late = story.does(START + window, paid()).at(START + window);
        assert_eq!((late.stage, late.refunds[0].cause), (Stage::Expired, RefundCause::LatePayment));
        assert_eq!((late.pay_by, late.usual_pay_by), (Some(START + window), Some(day(20))));
    }
    let usual = Story::placed().at(START);
    assert_eq!((usual.pay_by, usual.usual_pay_by), (Some(day(20)), Some(day(20))));
}

#[test]
fn late_payment_opens_its_own_refund_and_does_not_revive_the_order() {
    let story = Story::placed().does(day(20), paid());
    let standing = story.at(day(20));
    assert_eq!((standing.stage, standing.since), (Stage::Expired, day(20)));
    assert_eq!((standing.paid_at, standing.ledger.paid), (None, PRICE));
    let refund = story.refund(day(20));
    assert_eq!((refund.cause, refund.amount), (RefundCause::LatePayment, PRICE));
    assert_eq!((refund.state, refund.opened_at), (RefundState::Pending, day(20)));
    // Day 20 is a Sunday; the tenth business day after it is Friday, 4 December.
    assert_eq!(refund.due, moment("2026-12-05 00:00"));
    check(&story, day(21), asked(2), "Expired");
    check(&story, day(21), shipped(2), "Expired");
}

#[test]
fn payment_after_calling_off_comes_back_too() {
    let story = Story::placed().does(day(1), Act::CancelledUnpaid).does(day(2), paid());
    assert_eq!(story.at(day(2)).stage, Stage::Cancelled(EndReason::CancelledUnpaid));
    assert_eq!(story.refund(day(2)).cause, RefundCause::LatePayment);
    assert_eq!(story.at(day(2)).ledger.kept_by_shop(), 0);
}

#[test]
fn silence_is_consent_after_exactly_48_hours() {
    let story = Story::paid().does(day(1), asked(2));
    for act in [Act::CancelWithdrawn, Act::CancelApproved, rejected()] {
        check_window(&story, day(3), &act, "NoOpenRequest + Cancelled");
    }
    check_window(&story, day(3), &shipped(2), "Cancelled");
    let standing = story.at(day(3));
    assert_eq!(standing.stage, Stage::Cancelled(EndReason::CancellationAgreed));
    let approved = CancellationState::Approved { at: day(3), by: Approval::Silence };
    assert_eq!(standing.cancellations[0].state, approved);
    assert_eq!(story.refund(day(3)).opened_at, day(3));
    assert_eq!(story.refund(day(3)).cause, RefundCause::Cancellation(0));
}

#[test]
fn refused_shipment_at_the_instant_of_consent_changes_nothing() {
    let story = Story::paid().does(day(1), asked(2));
    let raced = story.clone().notes(day(3), shipped(2));
    assert_eq!(raced.at(day(3)).lines, story.at(day(3)).lines);
    assert_eq!(raced.at(day(3)).refunds, story.at(day(3)).refunds);
}

#[test]
fn request_taken_back_in_the_last_millisecond_leaves_the_order_alive() {
    let story = Story::paid().does(day(1), asked(2)).does(day(3) - MS, Act::CancelWithdrawn);
    let standing = story.at(day(3));
    assert_eq!(standing.stage, Stage::AwaitingShipment);
    assert_eq!(standing.cancellations[0].state, CancellationState::Withdrawn { at: day(3) - MS });
    assert!(standing.refunds.is_empty());
}

#[test]
fn seller_ships_within_seven_days_of_payment() {
    let (story, due) = (Story::paid(), hour(1) + Span::days(7));
    check_window(&story, due, &shipped(2), "Cancelled");
    assert_eq!(story.at(due).stage, Stage::Cancelled(EndReason::ShipTimeout));
    assert_eq!(story.refund(due).cause, RefundCause::ShipTimeout);
    assert_eq!(story.refund(due).amount, PRICE);
}

#[test]
fn ship_timeout_grants_an_open_request() {
    let (story, due) = (Story::paid().does(day(6), asked(1)), hour(1) + Span::days(7));
    let approved = CancellationState::Approved { at: due, by: Approval::ShipTimeout };
    assert_eq!(story.at(due).cancellations[0].state, approved);
    assert_eq!(story.at(day(30)).refunds.len(), 1);
}

#[test]
fn ship_timeout_cancels_only_what_was_not_shipped() {
    let (story, due) = (Story::paid().does(day(1), shipped(1)), hour(1) + Span::days(7));
    let standing = story.at(due);
    assert_eq!((standing.stage, standing.since), (Stage::Shipped, due));
    assert_eq!((standing.lines[0].shipped, standing.lines[0].cancelled), (1, 1));
    assert_eq!(story.refund(due).amount, PRICE / 2);
}

#[test]
fn silence_comes_before_the_ship_timeout_of_the_same_instant() {
    let due = hour(1) + Span::days(7);
    let story = Story::paid().does(due - Span::hours(48), asked(2));
    assert_eq!(story.at(due).stage, Stage::Cancelled(EndReason::CancellationAgreed));
    assert_eq!(story.order.history(due).len(), 4);
}

#[test]
fn feedback_is_open_for_thirty_days_after_delivery() {
    let story = Story::paid().does(day(1), shipped(2)).does(day(3), delivered(2));
    check(&story, day(3), judged(4), "ok");
    check_window(&story, day(33), &judged(4), "FeedbackClosed");
    assert_eq!(story.at(day(33)).feedback, Feedback::Closed { since: day(33) });
}

#[test]
fn feedback_can_be_changed_until_its_window_closes() {
    let story = Story::paid()
        .does(day(1), shipped(2))
        .does(day(3), delivered(2))
        .does(day(4), judged(1))
        .does(day(5), judged(5));
    check_window(&story, day(33), &judged(2), "FeedbackClosed");
    let left =
        Feedback::Left { at: day(5), stars: 5, text: "As described.".to_owned(), until: day(33) };
    assert_eq!(story.at(day(99)).feedback, left);
}

#[test]
fn feedback_opens_when_an_order_is_cancelled_and_never_when_it_expires() {
    let story = Story::placed().does(day(1), Act::CancelledUnpaid);
    check_window(&story, day(31), &judged(3), "FeedbackClosed");
    check(&Story::placed(), day(20), judged(3), "Expired");
}

#[test]
fn return_is_possible_for_fourteen_days_and_the_order_complete_after_fifteen() {
    let story = Story::paid().does(day(1), shipped(2)).does(day(3), delivered(2));
    let returns = |at| {
        let deadlines = story.at(at).deadlines;
        deadlines.into_iter().find(|it| it.kind == DeadlineKind::Return).map(|it| it.due)
    };
    assert_eq!(returns(day(3)), Some(day(17)));
    assert_eq!(returns(day(17) - MS), Some(day(17)));
    assert_eq!(returns(day(17)), None);
    assert_eq!(story.at(day(18) - MS).stage, Stage::Delivered);
    assert_eq!((story.at(day(18)).stage, story.at(day(99)).since), (Stage::Completed, day(18)));
}

#[test]
fn completed_order_can_be_returned_as_long_as_the_terms_say() {
    let terms = Terms { confirm_window: Span::days(1), ..terms() };
    let story = Story::paid_under(terms).does(day(1), shipped(2)).does(day(3), delivered(2));
    let standing = story.at(day(9));
    assert_eq!(standing.stage, Stage::Completed);
    assert_eq!(standing.deadlines[0].kind, DeadlineKind::Return);
    assert_eq!(standing.next_change, Some(day(17)));
}

#[test]
fn last_arrival_counts_as_delivery_even_if_the_rest_is_cancelled_later() {
    let story = Story::paid()
        .does(day(1), shipped(1))
        .does(day(2), delivered(1))
        .does(day(3), asked(1))
        .does(day(4), Act::CancelApproved);
    let standing = story.at(day(4));
    assert_eq!((standing.stage, standing.since), (Stage::Delivered, day(4)));
    assert_eq!(standing.delivered_at, Some(day(2)));
    assert!(standing.deadlines.iter().any(|it| it.due == day(16)), "return");
    assert_eq!(story.at(day(17)).stage, Stage::Completed);
}

#[test]
fn refund_is_due_when_its_tenth_business_day_ends() {
    let due = |approved: &str, holidays: &[&str], weekend: &[u8], utc_offset_minutes: i16| {
        let holidays =
            holidays.iter().map(|it| Date::try_from((*it).to_owned()).unwrap()).collect();
        let calendar = BusinessCalendar { weekend: weekend.to_vec(), holidays, utc_offset_minutes };
        let story = Story::paid_under(Terms { calendar, ..terms() })
            .does(hour(2), asked(2))
            .does(moment(approved), Act::CancelApproved);
        crate::summary::stamp(story.refund(moment(approved)).due)
    };
    // From a Tuesday: ten working days are two weeks.
    assert_eq!(due("2026-11-03 09:00", &[], &[6, 7], 0), "2026-11-18 00:00");
    assert_eq!(due("2026-11-03 23:59", &[], &[6, 7], 0), "2026-11-18 00:00");
    assert_eq!(due("2026-11-04 00:00", &[], &[6, 7], 0), "2026-11-19 00:00");
    // A holiday in between moves it on, one on a Saturday or before it does not.
    let holidays = ["2026-11-11", "2026-11-14", "2026-11-03"];
    assert_eq!(due("2026-11-03 09:00", &holidays, &[6, 7], 0), "2026-11-19 00:00");
    // The last day free: over the weekend to Monday.
    assert_eq!(due("2026-11-03 09:00", &["2026-11-17"], &[6, 7], 0), "2026-11-19 00:00");
    // Friday and Saturday free, or Friday alone.
    assert_eq!(due("2026-11-03 09:00", &[], &[5, 6], 0), "2026-11-18 00:00");
    assert_eq!(due("2026-11-03 09:00", &[], &[5], 0), "2026-11-16 00:00");
    // Far east it is Wednesday already, and midnight comes earlier; far west it is the reverse.
    assert_eq!(due("2026-11-03 11:00", &[], &[6, 7], 840), "2026-11-18 10:00");
    assert_eq!(due("2026-11-03 09:30", &[], &[6, 7], 840), "2026-11-17 10:00");
    assert_eq!(due("2026-11-03 11:00", &[], &[6, 7], -720), "2026-11-17 12:00");
}

#[test]
fn refund_is_overdue_from_its_due_instant_until_the_money_is_back() {
    let story = Story::paid().does(day(1), asked(2)).does(day(2), Act::CancelApproved);
    let due = story.refund(day(2)).due;
    assert!(!story.refund(due - MS).is_overdue(due - MS));
    assert!(story.refund(due).is_overdue(due));
    let back = story.does(due, initiated(1)).does(due + Span::DAY, arrived(1));
    assert!(!back.refund(day(99)).is_overdue(day(99)));
    let settled = RefundState::Settled { at: due + Span::DAY, confirmed: true };
    assert_eq!(back.refund(day(99)).state, settled);
}

#[test]
fn first_attempt_keeps_the_clock_of_the_refund_and_a_retry_restarts_it() {
    let story = Story::paid().does(day(1), asked(2)).does(day(2), Act::CancelApproved);
    let due = moment("2026-11-19 00:00");
    let started = story.does(day(4), initiated(1));
    assert_eq!((started.refund(day(4)).clock_start, started.refund(day(4)).due), (day(2), due));
    let sent_back = started.does(day(7), failed(1));
    assert_eq!(sent_back.refund(day(7)).due, due);
    let again = sent_back.does(day(8), initiated(2)).refund(day(8));
    assert_eq!((again.attempt, again.clock_start), (2, day(8)));
    assert_eq!((again.opened_at, again.due), (day(2), moment("2026-11-25 00:00")));
}

#[test]
fn now_is_never_before_the_last_act() {
    let story = Story::paid().does(day(3), shipped(2));
    for earlier in [Timestamp::MIN, START, day(3) - MS] {
        assert_eq!(story.at(earlier), story.at(day(3)));
    }
    assert_eq!(story.at(day(3) + MS).now, day(3) + MS);
}

#[test]
fn shipping_what_was_asked_for_overtakes_the_request() {
    let story = Story::paid().does(day(1), asked(2)).does(day(2), shipped(2));
    let superseded = CancellationState::Superseded { at: day(2) };
    assert_eq!(story.at(day(2)).cancellations[0].state, superseded);
    let later = story.at(day(9));
    assert_eq!((later.stage, later.refunds.len()), (Stage::Shipped, 0));
}

#[test]
fn shipping_the_rest_leaves_the_request_open() {
    let story = Story::paid().does(day(1), asked(1)).does(day(2), shipped(1));
    assert!(story.at(day(2)).open_request().is_some());
    let later = story.at(day(3));
    assert_eq!((later.stage, later.lines[0].cancelled), (Stage::Shipped, 1));
    assert_eq!(story.refund(day(3)).amount, PRICE / 2);
}

#[test]
fn rejected_buyer_can_ask_again_with_a_fresh_48_hours() {
    let story =
        Story::paid().does(day(1), asked(2)).does(day(2), rejected()).does(day(3), asked(2));
    check_window(&story, day(5), &Act::CancelWithdrawn, "NoOpenRequest + Cancelled");
    let standing = story.at(day(5));
    let note = "Packed already.".to_owned();
    assert_eq!(
        standing.cancellations[0].state,
        CancellationState::Rejected { at: day(2), note, reason: None }
    );
    assert_eq!(story.refund(day(5)).cause, RefundCause::Cancellation(1));
}

#[test]
fn parts_cancelled_one_after_another_give_back_all_the_money_to_the_cent() {
    let facts = Facts {
        lines: vec![line("Cup", 3, 333), line("Plate", 1, 1)],
        shipping: 499,
        discount: 100,
        ..two_lamps()
    };
    let total = facts.total_minor();
    let goods =
        |line, quantity| vec![LineQuantity { line: unbuy_core::order::LineId(line), quantity }];
    let mut story = Story::new(facts, terms()).does(START, Act::Placed).does(hour(1), pay(total));
    let mut amounts = Vec::new();
    for (step, part) in (1..).zip([goods(0, 1), goods(1, 1), goods(0, 2)]) {
        story = story.does(day(step), ask(part, "other")).does(day(step), Act::CancelApproved);
        amounts = story.at(day(step)).refunds.iter().map(|it| it.amount).collect();
    }
    // 333 less a third of the discount of 100 and with a third of the shipping of 499; then the cent
    // plate, which has no part in either; then the rest.
    assert_eq!(amounts, [465, 1, total - 466]);
    assert_eq!(story.at(day(3)).refunds[2].id, RefundId(2));
    assert_eq!(story.at(day(3)).ledger.coming_back, total);
}

#[test]
fn order_that_costs_nothing_owes_nothing() {
    let facts = Facts { lines: vec![line("Sample", 1, 0)], ..two_lamps() };
    let placed = Story::new(facts, terms()).does(START, Act::Placed);
    let late = placed.clone().does(day(20), pay(0));
    assert_eq!(late.at(day(20)).refunds, []);
    let asked = placed.does(day(1), pay(0)).does(day(2), asked(1));
    assert_eq!(asked.at(day(4)).refunds, []);
    assert_eq!(asked.at(day(4)).stage, Stage::Cancelled(EndReason::CancellationAgreed));
}
