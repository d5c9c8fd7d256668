//! The four ways out of an order: which are open, until when, and why not.

use unbuy_core::Span;
use unbuy_core::order::{
    Act, AfterSale, Decider, Guard, LineId, RefundCause, RefundState, Stage, Terms, WayKind,
};

use crate::shop::*;

/// How the ways stand: `ok`, `ok until <day>`, or the guards.
fn ways(story: &Story, at: unbuy_core::Timestamp) -> [String; 4] {
    story.order.ways(at).map(|it| match it.refusal {
        None => "ok".to_owned(),
        Some(refusal) => guards(&refusal),
    })
}

#[track_caller]
fn check(story: &Story, at: unbuy_core::Timestamp, expected: [&str; 4]) {
    assert_eq!(ways(story, at), expected);
    assert_eq!(story.order.ways(at).map(|it| it.kind), WayKind::ALL);
}

fn full() -> Story {
    Story::cleared()
}

fn sent() -> Story {
    full().does(day(3), shipped(2))
}

fn arrived() -> Story {
    sent().does(day(5), delivered(2))
}

#[test]
fn ways_open_and_shut_as_an_order_goes_on() {
    check(
        &Story::new(two_lamps(), full_terms()).does(START, Act::Placed),
        hour(1),
        ["ok", "NotPaid", "NotPaid", "NotPaid"],
    );
    check(&full(), hour(2), ["ok", "InReview", "NotDelivered", "NotShipped"]);
    check(&full(), day(2), ["ok", "ok", "NotDelivered", "NotShipped"]);
    check(&sent(), day(4), ["AlreadyShipped", "ok", "NotDelivered", "ok"]);
    check(&arrived(), day(6), ["AlreadyShipped + AlreadyDelivered", "ok", "ok", "ok"]);
    let late = ["AlreadyShipped + AlreadyDelivered", "WithdrawalClosed", "ReturnClosed", "ok"];
    check(&arrived(), day(20), late);
    let later =
        ["AlreadyShipped + AlreadyDelivered", "WithdrawalClosed", "ReturnClosed", "DisputeClosed"];
    check(&arrived(), day(40), later);
}

#[test]
fn an_open_way_says_until_when() {
    let until = |story: &Story, at| story.order.ways(at).map(|it| it.until);
    assert_eq!(until(&full(), hour(2))[0], Some(hour(25)));
    assert_eq!(until(&full(), day(2)), [None; 4]);
    assert_eq!(until(&arrived(), day(6)), [None, Some(day(19)), Some(day(19)), Some(day(35))]);
}

#[test]
fn withdrawing_before_shipping_ends_the_order_without_anybodys_consent() {
    let story = full().does(day(2), withdrawn(2));
    let standing = story.at(day(2));
    assert_eq!(standing.stage, Stage::Cancelled(unbuy_core::order::EndReason::Withdrawn));
    assert_eq!(
        (standing.refunds[0].amount, standing.refunds[0].cause),
        (PRICE, RefundCause::Withdrawal)
    );
}

#[test]
fn withdrawing_from_what_is_on_its_way_waits_for_the_parcel() {
    let story = sent().does(day(4), withdrawn(1));
    let standing = story.at(day(4));
    assert_eq!(standing.after_sale, AfterSale::WithdrawalDeclared { since: day(4) });
    assert_eq!((standing.lines[0].returning, standing.next_change), (1, None));
    assert_eq!(story.verdict(day(5), &sent_back(1)), "NotDelivered");
    let here = story.does(day(6), delivered(2));
    // The time to send it back runs from the parcel.
    assert_eq!(here.at(day(6)).deadlines[0].due, day(20));
    let back = here.does(day(7), sent_back(1)).does(day(9), taken_back(1));
    assert_eq!((back.refund(day(9)).amount, back.at(day(9)).lines[0].returned), (PRICE / 2, 1));
}

#[test]
fn withdrawing_from_a_part_before_and_a_part_after_shipping_does_both() {
    let story = full().does(day(3), shipped(1)).does(day(4), withdrawn(2));
    let standing = story.at(day(4));
    let line = standing.lines[0];
    assert_eq!((line.cancelled, line.returning, line.shipped), (1, 1, 1));
    assert_eq!((standing.stage, standing.refunds.len()), (Stage::Shipped, 1));
}

#[test]
fn an_open_request_is_overtaken_by_a_withdrawal() {
    let story = full().does(day(2), asked(1)).does(day(3), withdrawn(2));
    assert!(story.at(day(3)).open_request().is_none());
    let part = full().does(day(2), asked(1)).does(day(3), withdrawn(1));
    assert!(part.at(day(3)).open_request().is_some());
}

#[test]
fn some_things_cannot_be_withdrawn_from() {
    let mut facts = two_lamps();
    facts.lines[0].no_withdrawal = true;
    let story = Story::new(facts, full_terms()).does(START, Act::Placed).does(hour(1), paid());
    let refusal = story.order.may(&withdrawn(1), day(2)).unwrap_err();
    assert_eq!(refusal.guards, [Guard::ExemptFromWithdrawal(LineId(0))]);
    assert_eq!(ways(&story, day(2))[1], "ExemptFromWithdrawal");
    let here = story.does(day(3), shipped(2)).does(day(5), delivered(2));
    let kinds: Vec<_> = here.at(day(5)).deadlines.iter().map(|it| it.kind).collect();
    assert!(!kinds.contains(&unbuy_core::order::DeadlineKind::Withdraw), "{kinds:?}");
}

#[test]
fn silence_decides_a_dispute_for_the_buyer() {
    let story = arrived().does(day(6), dispute(1));
    assert_eq!(
        story.at(day(11) - MS).after_sale,
        AfterSale::Disputed { since: day(6), answer_by: day(11) }
    );
    let standing = story.at(day(11));
    assert_eq!(
        standing.after_sale,
        AfterSale::ClosedRefund { since: day(11), by: Decider::Silence }
    );
    assert_eq!(
        (standing.refunds[0].amount, standing.refunds[0].cause),
        (PRICE / 2, RefundCause::Dispute)
    );
    assert_eq!(standing.end_code(), "seller_response_issue_timeout");
    // The lamps stay with the buyer.
    assert_eq!(standing.lines[0].delivered, 2);
}

#[test]
fn a_decision_brings_what_it_says_and_no_more_than_the_goods_are_worth() {
    let story = arrived().does(day(6), dispute(1));
    assert_eq!(story.order.dispute_preview(&units(1), day(6)).minor, PRICE / 2);
    assert_eq!(story.verdict(day(7), &decided(PRICE / 2 + 1)), "AmountOutOfRange");
    assert_eq!(story.verdict(day(7), &decided(-1)), "AmountOutOfRange");
    let lost = story.clone().does(day(7), decided(0)).at(day(7));
    assert_eq!(
        (lost.after_sale, lost.refunds.len()),
        (AfterSale::ClosedNoRefund { since: day(7) }, 0)
    );
    let won = story.does(day(7), decided(1000));
    assert_eq!(won.refund(day(7)).amount, 1000);
    assert_eq!(won.at(day(7)).end_code(), "seller_accept_issue_no_goods_return");
}

#[test]
fn an_order_in_dispute_is_not_complete_and_takes_no_other_way() {
    let story = arrived().does(day(6), dispute(2));
    assert_eq!(story.at(day(10)).stage, Stage::Delivered);
    check(
        &story,
        day(7),
        ["AlreadyShipped + AlreadyDelivered", "DisputeOpen", "DisputeOpen", "DisputeOpen"],
    );
    let dropped = story.does(day(8), Act::DisputeWithdrawn);
    check(&dropped, day(9), ["AlreadyShipped + AlreadyDelivered", "ok", "ok", "ok"]);
    assert_eq!(dropped.at(day(20)).stage, Stage::Completed);
}

#[test]
fn who_says_that_all_is_well_completes_the_order_and_keeps_the_ways_out() {
    let story = arrived().does(day(6), Act::ReceiptConfirmed);
    let standing = story.at(day(6));
    assert_eq!((standing.stage, standing.end_code()), (Stage::Completed, "buyer_accept_goods"));
    assert_eq!(arrived().at(day(20)).end_code(), "buyer_accept_goods_timeout");
    check(&story, day(7), ["AlreadyShipped + AlreadyDelivered", "ok", "ok", "ok"]);
}

#[test]
fn the_bank_has_a_time_of_its_own_once_the_shop_is_done() {
    let story = full().does(day(2), asked(2)).does(day(2), Act::CancelApproved);
    // Wednesday, 4 November: ten business days for the shop, five more for the bank.
    let refund = story.refund(day(2));
    assert_eq!(
        (refund.shop_due, refund.due),
        (moment("2026-11-19 00:00"), moment("2026-11-26 00:00"))
    );
    assert!(refund.is_overdue(refund.shop_due) && !refund.is_overdue(refund.shop_due - MS));
    let at_bank = story.does(day(3), initiated(1)).does(day(4), at_bank(1)).refund(day(4));
    assert_eq!(at_bank.due, moment("2026-11-14 00:00"));
    assert_eq!(at_bank.next_due(), at_bank.due);
    assert!(at_bank.is_overdue(at_bank.due));
}

#[test]
fn a_retry_restarts_both_clocks() {
    let story = full()
        .does(day(2), asked(2))
        .does(day(2), Act::CancelApproved)
        .does(day(3), initiated(1))
        .does(day(4), at_bank(1))
        .does(day(5), failed(1))
        .does(day(6), initiated(2));
    let refund = story.refund(day(6));
    assert_eq!((refund.attempt, refund.state), (2, RefundState::Initiated { at: day(6) }));
    // Sunday, 8 November.
    assert_eq!(
        (refund.shop_due, refund.due),
        (moment("2026-11-21 00:00"), moment("2026-11-28 00:00"))
    );
}

#[test]
fn presets_are_what_they_say() {
    assert_eq!(Terms::eu().withdrawal_window, Some(Span::days(14)));
    assert_eq!(Terms::article().withdrawal_window, None);
    assert_eq!(Terms::marketplace().payment_review, Some(Span::DAY));
    assert_eq!(Terms::marketplace().bank_business_days, Some(15));
}

#[test]
fn a_withdrawal_previews_what_is_on_its_way_without_a_date_for_sending_it_back() {
    let preview = sent().order.withdrawal_preview(&units(1), day(4));
    assert_eq!((preview.amount.minor, preview.goes_back), (PRICE / 2, true));
    assert_eq!((preview.ship_by, preview.money_by), (None, None));
    let before = full().order.withdrawal_preview(&units(2), day(2));
    assert_eq!((before.amount.minor, before.is_all, before.goes_back), (PRICE, true, false));
    // Two business weeks for the shop, one for the bank.
    assert_eq!(before.money_by, Some(moment("2026-11-26 00:00")));
    let mixed = full().does(day(3), shipped(1)).order.withdrawal_preview(&units(2), day(4));
    assert_eq!((mixed.amount.minor, mixed.goes_back), (PRICE, true));
    let here = arrived().order.withdrawal_preview(&units(2), day(6));
    assert_eq!(here.ship_by, Some(day(20)));
}

#[test]
fn nothing_is_sent_back_before_all_that_was_withdrawn_from_is_here() {
    let story = full()
        .does(day(3), shipped(1))
        .does(day(4), delivered(1))
        .does(day(5), shipped(1))
        .does(day(5), withdrawn(2));
    assert_eq!(story.at(day(5)).lines[0].returning, 2);
    assert_eq!(story.verdict(day(6), &sent_back(1)), "NotDelivered");
    let here = story.does(day(7), delivered(1));
    assert_eq!(here.verdict(day(7), &sent_back(2)), "ok");
}

#[test]
fn a_dispute_that_was_decided_is_not_opened_again_by_way_of_a_return() {
    let story = arrived()
        .does(day(6), dispute(2))
        .does(day(7), decided(0))
        .does(day(8), return_asked(2))
        .does(day(9), Act::ReturnWithdrawn);
    assert_eq!(ways(&story, day(10))[3], "DisputeDecided");
}

#[test]
fn a_sellers_reason_at_the_head_of_a_list_shuts_no_way() {
    let mut terms = full_terms();
    terms.reasons.reverse();
    assert_eq!(ways(&Story::paid_under(terms), day(2))[0], "ok");
}

#[test]
fn real_orders_hear_nothing_of_reasons_that_nobody_has_given() {
    let order = unbuy_core::order::Order::mine(two_lamps(), Terms::assumed().into()).unwrap();
    for way in order.ways(day(1)) {
        let guards = way.refusal.map(|it| format!("{:?}", it.guards)).unwrap_or_default();
        assert!(!guards.contains("UnknownReason") && !guards.contains("NothingChosen"), "{guards}");
    }
}
