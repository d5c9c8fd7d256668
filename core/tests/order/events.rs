//! The table of events in our reference (mission.md, section 9), row by row: from, event, actor, guard,
//! and what follows. Its Draft state is dropped, so row 9 is "not there".

use unbuy_core::Span;
use unbuy_core::order::{
    Act, Actor, AfterSale, Approval, CancellationState, EndReason, Feedback, RefundCause,
    RefundState, Stage, Terms,
};

use crate::shop::*;

/// Placed under full terms, not paid.
fn placed() -> Story {
    Story::new(two_lamps(), full_terms()).does(START, Act::Placed)
}

/// Paid an hour later, and found good.
fn cleared() -> Story {
    placed().does(hour(1), paid()).does(hour(2), Act::PaymentCleared)
}

fn arrived() -> Story {
    cleared().does(day(1), shipped(2)).does(day(3), delivered(2))
}

/// The stage right after an act.
fn stage(story: &Story, at: unbuy_core::Timestamp) -> Stage {
    story.at(at).stage
}

#[test]
fn row_01_payment_in_time_is_checked() {
    let story = placed().does(hour(1), paid());
    assert_eq!((paid().actor(), stage(&story, hour(1))), (Actor::Buyer, Stage::PaymentReview));
    assert_eq!(placed().verdict(day(20) - MS, &paid()), "ok");
    // At the very instant it has ended, and what arrives then goes back.
    assert_eq!(stage(&placed().does(day(20), paid()), day(20)), Stage::Expired);
}

#[test]
fn row_02_unpaid_order_is_called_off_at_once() {
    let standing = placed().does(day(1), Act::CancelledUnpaid).at(day(1));
    assert_eq!(standing.stage, Stage::Cancelled(EndReason::CancelledUnpaid));
    assert_eq!((standing.end_code(), standing.refunds.len()), ("buyer_cancel_notpay_order", 0));
}

#[test]
fn row_03_unpaid_order_expires() {
    assert_eq!(stage(&placed(), day(20) - MS), Stage::AwaitingPayment);
    let standing = placed().at(day(20));
    assert_eq!((standing.stage, standing.end_code()), (Stage::Expired, "buyer_pay_timeout"));
}

#[test]
fn row_04_late_payment_goes_back_and_revives_nothing() {
    let standing = placed().does(day(21), paid()).at(day(21));
    assert_eq!(
        (standing.stage, standing.refunds[0].cause),
        (Stage::Expired, RefundCause::LatePayment)
    );
}

#[test]
fn row_05_check_passes_by_the_platform_or_by_time() {
    let story = placed().does(hour(1), paid());
    assert_eq!(stage(&story, hour(25) - MS), Stage::PaymentReview);
    assert_eq!(stage(&story, hour(25)), Stage::AwaitingShipment);
    let story = story.does(hour(3), Act::PaymentCleared);
    assert_eq!(Act::PaymentCleared.actor(), Actor::Platform);
    // The time to ship runs from there.
    assert_eq!(story.at(hour(3)).deadlines[0].due, hour(3) + Span::days(7));
}

#[test]
fn row_06_refused_payment_ends_the_order_and_goes_back() {
    let standing = placed().does(hour(1), paid()).does(hour(2), Act::PaymentRefused).at(hour(2));
    assert_eq!((standing.end_code(), standing.refunds[0].amount), ("risk_reject_closed", PRICE));
    assert_eq!(standing.refunds[0].cause, RefundCause::Review);
}

#[test]
fn row_07_buyer_cancels_while_the_payment_is_checked() {
    let story = placed().does(hour(1), paid()).does(hour(2), Act::CancelledInReview);
    assert_eq!(story.at(hour(2)).end_code(), "buyer_cancel_order_in_risk");
    assert_eq!(cleared().verdict(hour(3), &Act::CancelledInReview), "NotInReview");
}

#[test]
fn row_08_request_needs_unshipped_goods_and_a_reason_of_the_buyers() {
    let story = cleared().does(day(1), asked(1));
    let request = &story.at(day(1)).cancellations[0];
    assert_eq!((request.answer_by, &request.state), (day(3), &CancellationState::Requested));
    assert_eq!(cleared().verdict(day(1), &asked(3)), "TooMany");
    assert_eq!(cleared().verdict(day(1), &ask(units(1), "out_of_stock")), "UnknownReason");
}

#[test]
fn row_09_is_not_there_since_taking_the_request_back_does_the_work_of_an_undo_window() {
    let story = cleared().does(day(1), asked(1)).does(day(1) + MS, Act::CancelWithdrawn);
    assert!(story.at(day(1) + MS).open_request().is_none());
}

#[test]
fn row_10_request_is_taken_back_before_an_answer() {
    let story = cleared().does(day(1), asked(2)).does(day(2), Act::CancelWithdrawn);
    assert_eq!(
        story.at(day(2)).cancellations[0].state,
        CancellationState::Withdrawn { at: day(2) }
    );
    assert_eq!(story.verdict(day(2), &Act::CancelWithdrawn), "NoOpenRequest");
}

#[test]
fn row_11_seller_agrees() {
    let standing = cleared().does(day(1), asked(2)).does(day(2), Act::CancelApproved).at(day(2));
    assert_eq!(standing.end_code(), "cancel_order_close_trade");
    assert_eq!(standing.refunds[0].state, RefundState::Pending);
}

#[test]
fn row_12_silence_is_consent() {
    let standing = cleared().does(day(1), asked(2)).at(day(3));
    let by = Approval::Silence;
    assert_eq!(standing.cancellations[0].state, CancellationState::Approved { at: day(3), by });
}

#[test]
fn row_13_seller_declines_with_a_reason_and_one_can_ask_again() {
    let story = cleared().does(day(1), asked(2)).does(day(2), rejected());
    assert_eq!(stage(&story, day(2)), Stage::AwaitingShipment);
    assert_eq!(story.verdict(day(2), &asked(2)), "ok");
}

#[test]
fn row_14_shipping_overtakes_a_request_for_the_same_goods() {
    let story = cleared().does(day(1), asked(2)).does(day(2), shipped(1));
    let state = &story.at(day(2)).cancellations[0].state;
    assert_eq!(*state, CancellationState::Superseded { at: day(2) });
    let other = cleared().does(day(1), asked(1)).does(day(2), shipped(1));
    assert!(other.at(day(2)).open_request().is_some());
}

#[test]
fn row_15_seller_ships_all_or_a_part() {
    assert_eq!(stage(&cleared().does(day(1), shipped(1)), day(1)), Stage::PartiallyShipped);
    assert_eq!(stage(&cleared().does(day(1), shipped(2)), day(1)), Stage::Shipped);
}

#[test]
fn row_16_what_is_not_shipped_in_time_is_cancelled() {
    let due = hour(2) + Span::days(7);
    let standing = cleared().at(due);
    assert_eq!(
        (standing.end_code(), standing.refunds[0].cause),
        ("seller_send_goods_timeout", RefundCause::ShipTimeout)
    );
    let part = cleared().does(day(1), shipped(1)).at(due);
    assert_eq!((part.stage, part.lines[0].cancelled), (Stage::Shipped, 1));
}

#[test]
fn row_17_seller_cancels_of_its_own_accord() {
    let standing = cleared().does(day(1), sold_out(2)).at(day(1));
    assert_eq!(standing.stage, Stage::Cancelled(EndReason::SellerCancelled));
    assert_eq!(sold_out(2).actor(), Actor::Seller);
    // One that was asked to cancel answers that.
    assert_eq!(cleared().does(day(1), asked(2)).verdict(day(1), &sold_out(2)), "RequestOpen");
}

/// Agreed on day 1: Tuesday, 3 November.
fn owed() -> Story {
    cleared().does(day(1), asked(2)).does(day(1), Act::CancelApproved)
}

#[test]
fn row_18_refund_starts_and_has_business_days() {
    let refund = owed().does(day(2), initiated(1)).refund(day(2));
    assert_eq!(refund.state, RefundState::Initiated { at: day(2) });
    assert_eq!(refund.shop_due, moment("2026-11-18 00:00"));
}

#[test]
fn row_19_done_at_the_shop_is_not_money_on_the_account() {
    let standing = owed().does(day(2), initiated(1)).does(day(3), at_bank(1)).at(day(3));
    assert_eq!(standing.refunds[0].state, RefundState::AtBank { at: day(3) });
    assert_eq!((standing.ledger.coming_back, standing.ledger.back), (PRICE, 0));
}

#[test]
fn row_20_buyer_sees_the_money() {
    let started = owed().does(day(2), initiated(1));
    let seen = started.clone().does(day(3), arrived_money()).refund(day(3));
    assert_eq!(seen.state, RefundState::Settled { at: day(3), confirmed: true });
    let later = started.does(day(3), at_bank(1)).does(day(4), arrived_money());
    assert_eq!(later.at(day(4)).ledger.back, PRICE);
}

fn arrived_money() -> Act {
    crate::shop::arrived(1)
}

#[test]
fn row_21_bank_sends_it_back_and_the_shop_tries_again() {
    let story = owed().does(day(2), initiated(1)).does(day(3), failed(1));
    assert_eq!(story.refund(day(3)).state, RefundState::Failed { at: day(3) });
    let again = story.does(day(4), initiated(2)).refund(day(4));
    assert_eq!((again.attempt, again.clock_start), (2, day(4)));
}

#[test]
fn row_22_delivery_starts_the_clocks_of_what_comes_after() {
    let dues: Vec<_> = arrived().at(day(3)).deadlines.iter().map(|it| it.due).collect();
    // Return and withdraw, feedback and dispute.
    assert_eq!(dues, [day(17), day(17), day(33), day(33)]);
}

#[test]
fn row_23_withdrawal_needs_no_reason_and_no_consent() {
    assert_eq!(cleared().verdict(day(1), &withdrawn(2)), "ok");
    assert_eq!(arrived().verdict(day(17) - MS, &withdrawn(2)), "ok");
    assert_eq!(arrived().verdict(day(17), &withdrawn(2)), "WithdrawalClosed");
    assert_eq!(Story::delivered().verdict(day(4), &withdrawn(2)), "NoWithdrawal");
}

#[test]
fn row_24_return_and_dispute_within_their_windows() {
    assert_eq!(arrived().verdict(day(17) - MS, &return_asked(2)), "ok");
    assert_eq!(arrived().verdict(day(17), &return_asked(2)), "ReturnClosed");
    assert_eq!(arrived().verdict(day(33) - MS, &dispute(2)), "ok");
    assert_eq!(arrived().verdict(day(33), &dispute(2)), "DisputeClosed");
}

#[test]
fn row_25_complete_by_the_buyer_or_by_time_but_not_in_dispute() {
    assert_eq!(stage(&arrived().does(day(4), Act::ReceiptConfirmed), day(4)), Stage::Completed);
    assert_eq!(stage(&arrived(), day(18)), Stage::Completed);
    let disputed = arrived().does(day(16), dispute(1));
    assert_eq!(stage(&disputed, day(18)), Stage::Delivered);
    assert_eq!(disputed.verdict(day(17), &Act::ReceiptConfirmed), "DisputeOpen");
}

#[test]
fn row_26_feedback_after_a_cancellation_is_for_the_terms_to_say() {
    let ended = owed().at(day(1));
    assert_eq!(ended.feedback, Feedback::Open { until: day(31) });
    let silent = Terms { feedback_after_cancellation: false, ..terms() };
    let story = Story::paid_under(silent).does(day(1), asked(2)).does(day(1), Act::CancelApproved);
    assert_eq!(story.verdict(day(1), &judged(3)), "NoFeedbackAfterCancellation");
    assert_eq!(ended.after_sale, AfterSale::None);
}
