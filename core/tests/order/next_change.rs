//! `next_change` tells the truth: nothing changes before it, something does at it.

use unbuy_core::Timestamp;
use unbuy_core::order::{Act, Order, Standing, Terms};

use crate::shop::*;

/// The standing without the moment it is about, and whether feedback can be left or changed.
fn but_for_now(order: &Order, at: Timestamp) -> (Standing, bool) {
    let judged = Act::FeedbackLeft { stars: 1, text: String::new() };
    (Standing { now: Timestamp::MIN, ..order.at(at) }, order.may(&judged, at).is_ok())
}

/// Looks at moments between `now` and the next change, and at the change itself. Gives the change.
#[track_caller]
pub fn check(order: &Order, now: Timestamp) -> Option<Timestamp> {
    let standing = order.at(now);
    let here = but_for_now(order, now);
    let Some(change) = standing.next_change else {
        assert_eq!(but_for_now(order, Timestamp::MAX), here, "changes although it says never");
        return None;
    };
    assert!(standing.now < change, "{change:?} lies ahead of {:?}", standing.now);
    let far = change.since(standing.now).as_millis();
    for part in [1, far / 97, far / 7, far / 3, far / 2, far - far / 5, far - 1] {
        if (0..far).contains(&part) {
            let between = standing.now + unbuy_core::Span::millis(part);
            assert_eq!(but_for_now(order, between), here, "before {change:?}");
        }
    }
    assert_ne!(but_for_now(order, change), here, "at {change:?}");
    Some(change)
}

/// Follows the changes to the end, and gives how many there were.
#[track_caller]
fn check_all(story: &Story) -> usize {
    std::iter::successors(check(&story.order, START), |it| check(&story.order, *it)).count()
}

#[test]
fn unpaid_order_changes_once() {
    assert_eq!(check_all(&Story::placed()), 1);
}

#[test]
fn order_that_was_not_placed_never_changes() {
    assert_eq!(check_all(&Story::new(two_lamps(), terms())), 0);
}

#[test]
fn request_leads_to_consent_then_to_an_overdue_refund_while_feedback_closes() {
    assert_eq!(check_all(&Story::paid().does(day(1), asked(2))), 3);
}

#[test]
fn return_completion_and_feedback_follow_delivery() {
    let story = Story::paid().does(day(1), shipped(2)).does(day(3), delivered(2));
    assert_eq!(check_all(&story), 3);
}

#[test]
fn practice_order_changes_with_every_step_of_its_story() {
    let story = Story::paid_under(Terms::article());
    // Shipment, delivery, end of return, completion, end of feedback; and before them the ship-by
    // date is not reached.
    assert_eq!(check_all(&story), 5);
    assert_eq!(check_all(&story.does(day(1), asked(2))), 5);
}

#[test]
fn earliest_of_several_deadlines_is_next() {
    let story = Story::paid().does(day(1), asked(1)).does(day(2), Act::CancelApproved);
    // Ship-by on day 7 comes before the refund on 19 November.
    assert_eq!(story.at(day(2)).next_change, Some(hour(1) + unbuy_core::Span::days(7)));
}

#[test]
fn left_feedback_can_be_changed_up_to_the_foretold_moment() {
    let judged = Act::FeedbackLeft { stars: 4, text: String::new() };
    let story = Story::placed().does(day(1), Act::CancelledUnpaid).does(day(2), judged);
    assert_eq!(check_all(&story), 1);
}

#[test]
fn return_changes_when_it_lapses_or_arrives() {
    let asked = Story::delivered().does(day(5), return_asked(2));
    // Lapsed and thereby complete, end of feedback.
    assert_eq!(check_all(&asked), 2);
    let sent = asked.does(day(6), sent_back(2));
    assert_eq!(sent.at(day(6)).next_change, Some(day(33)));
    // Arrival, three steps of the refund, end of feedback.
    let practice = Story::paid_under(Terms::article())
        .does(day(1), shipped(2))
        .does(day(3), delivered(2))
        .does(day(5), return_asked(2))
        .does(day(6), sent_back(2));
    assert_eq!(practice.at(day(6)).next_change, Some(day(11)));
    assert_eq!(check_all(&practice), 6);
}
