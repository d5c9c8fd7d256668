//! The preview of a request says what sending it would bring.

use unbuy_core::Timestamp;
use unbuy_core::order::Facts;

use crate::shop::*;

/// Two lamps at 34.90 and 5.00 for shipping.
fn story() -> Story {
    let facts = Facts { shipping: 500, ..two_lamps() };
    Story::new(facts, terms()).does(START, unbuy_core::order::Act::Placed)
}

#[track_caller]
fn check(story: &Story, now: Timestamp, quantity: u32, amount: i64, is_all: bool) {
    let preview = story.order.cancellation_preview(&units(quantity), now);
    assert_eq!((preview.amount.minor, preview.is_all), (amount, is_all));
}

#[test]
fn cancelling_everything_brings_everything_back() {
    check(&story().does(hour(1), pay(PRICE + 500)), day(1), 2, PRICE + 500, true);
}

#[test]
fn cancelling_a_part_brings_its_price_and_the_rest_brings_the_rest() {
    let story = story().does(hour(1), pay(PRICE + 500));
    check(&story, day(1), 1, PRICE / 2 + 250, false);
    let half = story.does(day(1), asked(1)).does(day(1), unbuy_core::order::Act::CancelApproved);
    check(&half, day(2), 1, PRICE / 2 + 250, false);
}

#[test]
fn what_is_shipped_brings_nothing() {
    let story = story().does(hour(1), pay(PRICE + 500)).does(day(1), shipped(1));
    check(&story, day(2), 2, PRICE / 2 + 250, false);
    check(&story.does(day(2), shipped(1)), day(2), 2, 0, false);
}

#[test]
fn preview_names_the_card_the_answer_and_the_day_of_the_money() {
    let story = story().does(hour(1), pay(PRICE + 500));
    let preview = story.order.cancellation_preview(&units(2), day(1));
    assert_eq!(preview.method.as_deref(), Some("Visa ending 4242"));
    assert_eq!(preview.answer_by, day(3));
    // Ten business days from Thursday, 5 November, the last moment to answer.
    assert_eq!(preview.money_by, moment("2026-11-20 00:00"));
    let sent = story.does(day(1), asked(2));
    assert_eq!(sent.refund(day(3)).due, preview.money_by);
}

/// The two lamps with shipping, delivered on day 3.
fn delivered_story(terms: unbuy_core::order::Terms) -> Story {
    let facts = Facts { shipping: 500, ..two_lamps() };
    Story::new(facts, terms)
        .does(START, unbuy_core::order::Act::Placed)
        .does(hour(1), pay(PRICE + 500))
        .does(day(1), shipped(2))
        .does(day(3), delivered(2))
}

#[track_caller]
fn check_return(story: &Story, now: Timestamp, quantity: u32, amount: i64, is_all: bool) {
    let preview = story.order.return_preview(&units(quantity), now);
    assert_eq!((preview.amount.minor, preview.is_all), (amount, is_all));
}

#[test]
fn returning_a_part_brings_its_price_and_the_rest_brings_the_rest() {
    let story = delivered_story(terms());
    check_return(&story, day(4), 2, PRICE + 500, true);
    check_return(&story, day(4), 1, PRICE / 2 + 250, false);
    let half =
        story.does(day(4), return_asked(1)).does(day(5), sent_back(1)).does(day(6), taken_back(1));
    check_return(&half, day(7), 1, PRICE / 2 + 250, false);
    check_return(&half, day(7), 2, PRICE / 2 + 250, false);
}

#[test]
fn what_has_not_arrived_brings_nothing_back() {
    check_return(&Story::paid().does(day(1), shipped(2)), day(2), 2, 0, false);
}

#[test]
fn preview_of_a_return_counts_from_its_last_moment() {
    let preview = delivered_story(terms()).order.return_preview(&units(2), day(4));
    assert_eq!(preview.method.as_deref(), Some("Visa ending 4242"));
    assert_eq!(preview.ship_by, day(18));
    // Ten business days from Friday, 20 November.
    assert_eq!(preview.money_by, moment("2026-12-05 00:00"));
}

#[test]
fn preview_in_practice_is_what_happens_when_sent_at_the_last_moment() {
    let story = delivered_story(unbuy_core::order::Terms::article());
    let preview = story.order.return_preview(&units(2), day(4));
    let last = preview.ship_by - MS;
    let story = story.does(day(4), return_asked(2)).does(last, sent_back(2));
    assert_eq!(story.refund(day(90)).due, preview.money_by);
    assert_eq!(story.refund(day(90)).amount, preview.amount.minor);
}
