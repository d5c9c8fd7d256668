//! Returns: who may ask until when, what must be sent until when, and what comes back for it.

use unbuy_core::order::{
    Act, ActKind, AfterSale, DeadlineKind, Facts, Guard, LineId, LineQuantity, NextStep, Order,
    RefundCause, RefundState, Refusal, Stage, Terms,
};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;
use crate::summary::history;

/// Two lamps, delivered on day 3, asked to go back on day 5.
fn open() -> Story {
    Story::delivered().does(day(5), return_asked(2))
}

/// The same, on their way since day 7.
fn under_way() -> Story {
    open().does(day(7), sent_back(2))
}

#[track_caller]
fn check(story: &Story, at: Timestamp, act: &Act, verdict: &str) {
    assert_eq!(story.verdict(at, act), verdict);
}

/// Open a millisecond before `due`; at `due` and after it the act meets the guards named.
#[track_caller]
fn check_window(story: &Story, due: Timestamp, act: &Act, too_late: &str) {
    check(story, due - MS, act, "ok");
    check(story, due, act, too_late);
    check(story, due + MS, act, too_late);
}

#[track_caller]
fn check_refusal(story: &Story, at: Timestamp, act: &Act, guards: &[Guard], instead: &[NextStep]) {
    let expected = Refusal { act: act.kind(), guards: guards.to_vec(), instead: instead.to_vec() };
    assert_eq!(story.order.may(act, at), Err(expected));
}

/// The deadlines of the buyer that a standing names.
fn deadlines(order: &Order, now: Timestamp) -> Vec<(DeadlineKind, Timestamp)> {
    let of_return = |kind| matches!(kind, DeadlineKind::Return | DeadlineKind::ShipReturn);
    let all = order.at(now).deadlines.into_iter();
    all.filter(|it| of_return(it.kind)).map(|it| (it.kind, it.due)).collect()
}

fn judge() -> NextStep {
    NextStep::LeaveFeedback { until: day(33) }
}

#[test]
fn return_can_be_asked_for_until_fourteen_days_after_delivery() {
    check(&Story::delivered(), day(3), &return_asked(2), "ok");
    check_window(&Story::delivered(), day(17), &return_asked(2), "ReturnClosed");
}

#[test]
fn refusal_of_a_late_return_says_since_when_and_that_the_thing_can_be_sold() {
    let guards = [Guard::ReturnClosed { since: day(17) }];
    let instead = [NextStep::Resell, judge()];
    check_refusal(&Story::delivered(), day(30), &return_asked(1), &guards, &instead);
}

#[test]
fn what_was_asked_for_must_be_sent_within_fourteen_days() {
    check_window(&open(), day(19), &sent_back(2), "ReturnLapsed");
    check_window(&open(), day(19), &Act::ReturnWithdrawn, "ReturnLapsed");
    let (before, after) = (open().at(day(19) - MS), open().at(day(19)));
    let asked = AfterSale::ReturnRequested { since: day(5), ship_by: day(19) };
    assert_eq!((before.after_sale, before.lines[0].returning), (asked, 2));
    let lapsed = AfterSale::ReturnLapsed { since: day(19) };
    assert_eq!((after.after_sale, after.lines[0].returning), (lapsed, 0));
}

#[test]
fn lapsed_return_can_be_asked_for_again_while_there_is_time() {
    let terms = Terms { return_ship_window: Span::days(2), ..terms() };
    let story = Story::paid_under(terms)
        .does(day(1), shipped(2))
        .does(day(3), delivered(2))
        .does(day(5), return_asked(2));
    check(&story, day(7) - MS, &return_asked(1), "ReturnOpen");
    check_window(&story, day(17), &return_asked(1), "ReturnClosed");
    let again = story.does(day(17) - MS, return_asked(1));
    check_window(&again, day(19) - MS, &sent_back(1), "ReturnLapsed");
}

#[test]
fn return_is_sent_after_the_window_to_ask_for_it_has_closed() {
    let story = Story::delivered().does(day(17) - MS, return_asked(2)).does(day(30), sent_back(2));
    assert_eq!(story.at(day(30)).after_sale, AfterSale::ReturnShipped { since: day(30) });
    assert_eq!(story.at(day(30)).lines[0].returned, 0);
}

#[test]
fn deadlines_name_what_the_buyer_has_to_do_and_nothing_that_cannot_be_done() {
    let ask = (DeadlineKind::Return, day(17));
    assert_eq!(deadlines(&Story::delivered().order, day(4)), [ask]);
    assert_eq!(deadlines(&open().order, day(5)), [(DeadlineKind::ShipReturn, day(19))]);
    assert_eq!(deadlines(&open().does(day(6), Act::ReturnWithdrawn).order, day(6)), [ask]);
    assert_eq!(deadlines(&under_way().order, day(7)), []);
    assert_eq!(deadlines(&under_way().does(day(9), taken_back(2)).order, day(9)), []);
    let part = Story::delivered().does(day(5), return_asked(1)).does(day(6), sent_back(1));
    assert_eq!(deadlines(&part.order, day(6)), []);
    assert_eq!(deadlines(&part.does(day(9), taken_back(1)).order, day(9)), [ask]);
}

#[test]
fn order_is_not_complete_while_something_of_it_goes_back() {
    // Delivered on day 3, complete on day 18.
    let sent = open().does(day(10), sent_back(2));
    assert_eq!(sent.at(day(60)).stage, Stage::Delivered);
    let back = sent.does(day(25), taken_back(2)).at(day(25));
    assert_eq!((back.stage, back.since), (Stage::Completed, day(25)));
    let story = open();
    let lapsed = story.at(day(30));
    assert_eq!((lapsed.stage, lapsed.since), (Stage::Completed, day(19)));
    let told = history(&story.order, day(30));
    assert_eq!(
        told[told.len() - 2..],
        ["2026-11-21 09:00 ReturnLapsed", "2026-11-21 09:00 Completed"]
    );
    let kept = open().does(day(6), Act::ReturnWithdrawn);
    assert_eq!(kept.at(day(30)).since, day(18));
}

#[test]
fn completed_order_can_be_returned_within_the_window() {
    let terms = Terms { confirm_window: Span::days(1), ..terms() };
    let story = Story::paid_under(terms).does(day(1), shipped(2)).does(day(3), delivered(2));
    let back = story
        .does(day(9), return_asked(2))
        .does(day(10), sent_back(2))
        .does(day(12), taken_back(2));
    let standing = back.at(day(12));
    assert_eq!((standing.stage, standing.since), (Stage::Completed, day(4)));
    assert_eq!(standing.ledger.coming_back, PRICE);
}

#[test]
fn refund_of_a_return_starts_when_the_shop_has_it() {
    assert_eq!(under_way().at(day(40)).refunds, []);
    let refund = under_way().does(day(9), taken_back(2)).refund(day(9));
    assert_eq!((refund.cause, refund.amount), (RefundCause::Returned, PRICE));
    assert_eq!((refund.state, refund.opened_at), (RefundState::Pending, day(9)));
    // Ten business days from Wednesday, 11 November.
    assert_eq!(refund.due, moment("2026-11-26 00:00"));
}

#[test]
fn return_of_everything_brings_everything_back_and_leaves_nothing_to_return() {
    let story = under_way().does(day(9), taken_back(2));
    let standing = story.at(day(9));
    let line = standing.lines[0];
    assert_eq!((line.shipped, line.delivered, line.returning, line.returned), (0, 0, 0, 2));
    assert_eq!((standing.ledger.coming_back, standing.stage), (PRICE, Stage::Delivered));
    let guards = [Guard::ReturnReceived { since: day(9) }];
    let instead = [NextStep::AwaitRefund { until: moment("2026-11-26 00:00") }, judge()];
    check_refusal(&story, day(10), &return_asked(1), &guards, &instead);
    check(&story, day(17), &return_asked(1), "ReturnReceived + ReturnClosed");
    assert_eq!(story.order.returnable(day(10)), []);
}

#[test]
fn parts_returned_one_after_another_give_back_all_the_money_to_the_cent() {
    let facts = Facts {
        lines: vec![line("Cup", 3, 333), line("Plate", 1, 1)],
        shipping: 499,
        discount: 100,
        ..two_lamps()
    };
    let total = facts.total_minor();
    let all = facts.all_goods();
    let goods = |line, quantity| vec![LineQuantity { line: LineId(line), quantity }];
    // A cup is cancelled before the rest is shipped; that is the part of a return that went before.
    let mut story = Story::new(facts, terms())
        .does(START, Act::Placed)
        .does(hour(1), pay(total))
        .does(hour(2), asked(1))
        .does(hour(3), Act::CancelApproved);
    let rest = vec![LineQuantity { quantity: 2, ..all[0] }, all[1]];
    story = story
        .does(day(1), Act::Shipped { goods: rest.clone(), parcel: None })
        .does(day(2), Act::Delivered { goods: rest });
    for (step, part) in (3..).zip([goods(1, 1), goods(0, 1), goods(0, 1)]) {
        let at = day(step);
        let promised = story.order.return_preview(&part, at);
        story = story
            .does(at, ask_return(part.clone(), "other"))
            .does(at, Act::ReturnShipped { goods: part.clone() })
            .does(at, Act::ReturnReceived { goods: part });
        let last = story.at(at).refunds.last().cloned().unwrap();
        assert_eq!((last.amount, last.cause), (promised.amount.minor, RefundCause::Returned));
    }
    let amounts: Vec<i64> = story.at(day(5)).refunds.iter().map(|it| it.amount).collect();
    assert_eq!(amounts, [465, 1, 466, total - 932]);
    assert_eq!(story.at(day(5)).ledger.coming_back, total);
}

#[test]
fn what_is_not_sent_is_kept_and_what_is_on_its_way_keeps_the_return_open() {
    let kept = open().does(day(7), sent_back(1));
    assert_eq!(kept.order.returning(day(7)), units(1));
    assert_eq!(kept.order.returnable(day(7)), units(1));
    let done = kept.does(day(9), taken_back(1));
    check(&done, day(10), &return_asked(1), "ok");
    assert_eq!(done.refund(day(9)).amount, PRICE / 2);

    let half = under_way().does(day(9), taken_back(1));
    assert_eq!(half.at(day(9)).after_sale, AfterSale::ReturnShipped { since: day(7) });
    let whole = half.does(day(11), taken_back(1));
    assert_eq!(whole.at(day(11)).after_sale, AfterSale::ReturnReceived { since: day(11) });
    assert_eq!(whole.at(day(11)).refunds.len(), 2);
}

#[test]
fn second_return_waits_for_the_first() {
    let guards = [Guard::ReturnOpen { since: day(5), ship_by: day(19) }];
    let instead = [NextStep::ShipReturn { until: day(19) }, NextStep::WithdrawReturn, judge()];
    check_refusal(&open(), day(6), &return_asked(1), &guards, &instead);
    let guards = [Guard::ReturnShipped { since: day(7) }];
    check_refusal(&under_way(), day(8), &return_asked(1), &guards, &[judge()]);
    check_refusal(&under_way(), day(8), &Act::ReturnWithdrawn, &guards, &[judge()]);
}

#[test]
fn nothing_comes_back_that_was_not_sent() {
    let guards = [Guard::ReturnNotShipped];
    let instead = [NextStep::ShipReturn { until: day(19) }, NextStep::WithdrawReturn, judge()];
    check_refusal(&open(), day(6), &taken_back(2), &guards, &instead);
    let guards = [Guard::TooMany { line: LineId(0), available: 1 }];
    let one = open().does(day(7), sent_back(1));
    check_refusal(&one, day(8), &taken_back(2), &guards, &[judge()]);
}

#[test]
fn only_what_has_arrived_can_be_returned() {
    let window = NextStep::ReturnAfterDelivery { window: Span::days(14) };
    let on_its_way = Story::paid().does(day(1), shipped(2));
    check_refusal(&on_its_way, day(2), &return_asked(1), &[Guard::NotDelivered], &[window]);
    // The time to return begins when all that will come has come.
    let half = Story::paid().does(day(1), shipped(1)).does(day(2), delivered(1));
    let instead = [NextStep::RequestCancellation];
    check_refusal(&half, day(2), &return_asked(1), &[Guard::NotDelivered], &instead);
    let rest_cancelled = half.does(day(3), asked(1)).does(day(4), Act::CancelApproved);
    let guards = [Guard::TooMany { line: LineId(0), available: 1 }];
    let instead = [
        NextStep::AwaitRefund { until: moment("2026-11-21 00:00") },
        NextStep::LeaveFeedback { until: day(34) },
    ];
    check_refusal(&rest_cancelled, day(5), &return_asked(2), &guards, &instead);
    check(&rest_cancelled, day(5), &return_asked(1), "ok");
}

#[test]
fn order_without_a_payment_is_not_returned_but_called_off() {
    let instead = [NextStep::CancelUnpaid, NextStep::LetExpire { at: day(20) }];
    check_refusal(&Story::placed(), day(4), &return_asked(1), &[Guard::NotPaid], &instead);
}

#[test]
fn goods_and_reason_of_a_return_must_be_right() {
    let named = |goods: &[(u16, u32)], reason: &str| {
        let goods = goods
            .iter()
            .map(|(line, quantity)| LineQuantity { line: LineId(*line), quantity: *quantity })
            .collect();
        Story::delivered().verdict(day(4), &ask_return(goods, reason))
    };
    assert_eq!(named(&[(0, 1)], "damaged"), "ok");
    assert_eq!(named(&[(0, 1)], "whim"), "UnknownReason");
    assert_eq!(named(&[(0, 1)], "better_price"), "UnknownReason");
    assert_eq!(named(&[], "other"), "NothingChosen");
    assert_eq!(named(&[(0, 0)], "other"), "NothingChosen");
    assert_eq!(named(&[(1, 1)], "other"), "UnknownLine");
    assert_eq!(named(&[(0, 3)], "other"), "TooMany");
    assert_eq!(named(&[(0, 1), (0, 1)], "other"), "TooMany");
    for reason in terms().return_reasons {
        assert_eq!(named(&[(0, 2)], reason.code.as_str()), "ok");
    }
}

#[test]
fn line_that_is_named_twice_with_nothing_counts_once() {
    let one = LineQuantity { line: LineId(0), quantity: 1 };
    let none = LineQuantity { quantity: 0, ..one };
    let story = Story::delivered().does(day(5), ask_return(vec![one, none], "other"));
    assert_eq!(story.order.returning(day(5)), [one]);
}

#[test]
fn return_of_what_cost_nothing_brings_nothing() {
    let facts = Facts { lines: vec![line("Sample", 2, 0)], ..two_lamps() };
    let story = Story::new(facts, terms())
        .does(START, Act::Placed)
        .does(hour(1), pay(0))
        .does(day(1), shipped(2))
        .does(day(3), delivered(2))
        .does(day(5), return_asked(2))
        .does(day(7), sent_back(2))
        .does(day(9), taken_back(2));
    assert_eq!(story.at(day(9)).refunds, []);
    assert_eq!(story.at(day(9)).after_sale, AfterSale::ReturnReceived { since: day(9) });
}

#[test]
fn feedback_does_not_depend_on_a_return() {
    let story = under_way().does(day(8), judged(2)).does(day(9), taken_back(2));
    check(&story, day(33) - MS, &judged(5), "ok");
    check(&story, day(33), &judged(5), "FeedbackClosed");
}

#[test]
fn every_act_of_a_return_has_its_party() {
    use unbuy_core::order::Actor;
    for (act, actor) in [
        (return_asked(1), Actor::Buyer),
        (Act::ReturnWithdrawn, Actor::Buyer),
        (sent_back(1), Actor::Buyer),
        (taken_back(1), Actor::Seller),
    ] {
        assert_eq!(act.actor(), actor);
    }
    assert_eq!(return_asked(1).kind(), ActKind::RequestReturn);
    assert_eq!(DeadlineKind::ShipReturn.whose(), Actor::Buyer);
}
