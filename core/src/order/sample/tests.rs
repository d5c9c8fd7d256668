//! Every sample tells the story that it is there for, whenever somebody starts.

use super::*;
use crate::order::{
    AfterSale, DeadlineKind, EndReason, EventKind, Feedback, RefundCause, Stage, Standing,
};

/// Tuesday, 24 November 2026, 10:00 UTC.
const ANCHOR: Timestamp = Timestamp::from_millis(1_795_514_400_000);

fn home() -> Address {
    address(Country::new("AT").unwrap())
}

fn samples(anchor: Timestamp) -> Vec<Order> {
    orders(anchor, &Arc::new(Terms::article()), Some(&home()))
}

#[track_caller]
fn check_unrefused(order: &Order, anchor: Timestamp) {
    let history = order.history(anchor);
    let refused = history.iter().find(|it| matches!(it.kind, EventKind::Refused(..)));
    assert_eq!(refused, None, "{}", order.id().as_str());
}

#[test]
fn every_sample_is_a_story_without_a_refused_act() {
    for terms in [Terms::article(), Terms::eu(), Terms::marketplace()] {
        let orders = orders(ANCHOR, &Arc::new(terms), Some(&home()));
        assert_eq!(orders.len(), STORIES.len());
        orders.iter().for_each(|it| check_unrefused(it, ANCHOR));
    }
}

/// Where a sample stands, on every day of the week and at any hour.
#[track_caller]
fn check(number: &str, stage: Stage, is_so: fn(&Standing) -> bool) {
    for hours in (0..24 * 9).step_by(5) {
        let anchor = ANCHOR + Span::hours(hours);
        let orders = samples(anchor);
        let order = orders.iter().find(|it| it.id().as_str() == number).unwrap();
        let standing = order.at(anchor);
        assert_eq!(standing.now, anchor);
        assert_eq!(standing.stage, stage, "{number}");
        assert!(is_so(&standing), "{number}: {standing:?}");
    }
}

fn money_is_back(standing: &Standing, cause: RefundCause) -> bool {
    let [refund] = standing.refunds.as_slice() else { return false };
    refund.cause == cause && refund.is_settled() && standing.ledger.kept_by_shop() == 0
}

#[test]
fn samples_stand_where_their_stories_say() {
    let agreed = Stage::Cancelled(EndReason::CancellationAgreed);
    check("80172204", Stage::AwaitingShipment, |it| it.cancellations.is_empty());
    check("80172131", Stage::AwaitingPayment, |it| {
        it.pay_by == Some(it.now + Span::hours(6)) && it.usual_pay_by > it.pay_by
    });
    check("80171877", Stage::AwaitingShipment, |it| {
        it.open_request().is_some_and(|open| open.answer_by == it.now + Span::hours(28))
    });
    check("80171502", Stage::AwaitingShipment, |it| {
        it.open_request().is_none() && it.cancellations.len() == 1
    });
    check("80170318", Stage::PartiallyShipped, |it| it.lines.len() == 12);
    check("80169042", agreed, |it| it.open_refunds().count() == 1);
    check("80168855", Stage::Shipped, |it| it.refunds.is_empty());
    check("80167731", Stage::Delivered, |it| it.after_sale == AfterSale::None);
    check("80171196", Stage::AwaitingPayment, |it| it.pay_by == it.usual_pay_by);
    check("80166420", Stage::Delivered, |it| {
        matches!(it.after_sale, AfterSale::ReturnRequested { ship_by, .. }
            if ship_by == it.now + Span::days(12))
    });
    check("80165977", Stage::Expired, |it| it.refunds.is_empty());
    check(TOO_LATE, Stage::Completed, |it| {
        let can_return = it.deadlines.iter().any(|it| it.kind == DeadlineKind::Return);
        !can_return && matches!(it.feedback, Feedback::Open { .. })
    });
    check("80163350", agreed, |it| {
        money_is_back(it, RefundCause::Cancellation(0))
            && matches!(it.feedback, Feedback::Left { stars: 5, .. })
    });
    check("80161129", Stage::Expired, |it| money_is_back(it, RefundCause::LatePayment));
    check("80159614", Stage::Completed, |it| {
        matches!(it.after_sale, AfterSale::ReturnReceived { .. })
            && money_is_back(it, RefundCause::Returned)
    });
}

#[test]
fn samples_come_newest_first_and_with_numbers_of_their_own() {
    let orders = samples(ANCHOR);
    assert!(orders.is_sorted_by_key(|it| std::cmp::Reverse(it.at(ANCHOR).placed_at)));
    for (index, order) in orders.iter().enumerate() {
        assert!(orders[..index].iter().all(|it| it.id() != order.id()));
    }
}

#[test]
fn money_is_never_overdue_in_the_samples() {
    for order in samples(ANCHOR) {
        for hours in 0..24 * 90 {
            let standing = order.at(ANCHOR + Span::hours(hours));
            assert!(!standing.refunds.iter().any(|it| it.is_overdue(standing.now)));
        }
    }
}

#[test]
fn samples_show_every_kind_of_amount_and_script() {
    let orders = samples(ANCHOR);
    let currencies = ["USD", "EUR", "GBP", "JPY", "KWD"];
    for code in currencies {
        assert!(orders.iter().any(|it| it.facts().currency.code() == code), "{code}");
    }
    assert!(orders.iter().any(|it| it.facts().title().chars().count() > 150));
    assert!(orders.iter().any(|it| it.facts().title().starts_with('د')));
    assert!(orders.iter().any(|it| it.facts().discount > 0 && it.facts().shipping > 0));
}

#[test]
fn many_orders_are_alike_each_time_and_different_from_each_other() {
    let terms = Arc::new(Terms::article());
    let orders = many(10_000, ANCHOR, &terms, None);
    assert_eq!(orders.len(), 10_000);
    assert_eq!(orders, many(10_000, ANCHOR, &terms, None));
    assert!(orders.is_sorted_by(|a, b| a.id() < b.id()));
    for order in &orders {
        check_unrefused(order, ANCHOR);
    }
    let totals = |it: &Order| it.facts().total_minor();
    assert_ne!(totals(&orders[0]), totals(&orders[STORIES.len()]));
    assert!(many(0, ANCHOR, &terms, None).is_empty());
}

#[test]
fn the_last_of_many_orders_stand_where_the_samples_do() {
    let terms = Arc::new(Terms::article());
    let count = u32::try_from(STORIES.len()).unwrap();
    for (few, many) in samples(ANCHOR).iter().zip(many(count, ANCHOR, &terms, None)) {
        assert_eq!(few.at(ANCHOR).stage, many.at(ANCHOR).stage, "{}", few.id().as_str());
    }
}

#[test]
fn samples_go_to_the_country_of_the_reader_and_parcels_have_numbers_of_their_own() {
    let mut numbers = Vec::new();
    for order in samples(ANCHOR) {
        let delivery = order.delivery(ANCHOR);
        assert_eq!(delivery.to, Some(home()));
        let is_shipped = order.at(ANCHOR).shipped_at.is_some();
        assert_eq!(delivery.parcels.len(), usize::from(is_shipped), "{}", order.id().as_str());
        numbers.extend(delivery.parcels.into_iter().map(|(_, it)| it.number));
    }
    let count = numbers.len();
    numbers.sort();
    numbers.dedup();
    assert_eq!((count, numbers.len()), (6, 6));
}
