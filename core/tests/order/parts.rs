//! Parts of an order: what they are worth, sets that go as a whole, and reasons for all of it alone.

use unbuy_core::order::{Act, Facts, Guard, LineId, LineQuantity, Reason, Terms, Worth};
use unbuy_core::order::{Fault, ReasonCode, RefundCause};

use crate::shop::*;

fn goods(named: &[(u16, u32)]) -> Vec<LineQuantity> {
    let goods =
        |(line, quantity): &(u16, u32)| LineQuantity { line: LineId(*line), quantity: *quantity };
    named.iter().map(goods).collect()
}

/// Placed and paid, with these lines (quantity, price), shipping and discount.
fn basket(lines: &[(u32, i64)], shipping: i64, discount: i64) -> Story {
    let lines = lines.iter().map(|(quantity, price)| line("It", *quantity, *price)).collect();
    let facts = Facts { lines, shipping, discount, ..two_lamps() };
    let total = facts.total_minor();
    Story::new(facts, terms()).does(START, Act::Placed).does(hour(1), pay(total))
}

fn sums(story: &Story, named: &[(u16, u32)]) -> Vec<i64> {
    story.order.worth(&goods(named), day(1)).into_iter().map(Worth::sum).collect()
}

#[test]
fn what_does_not_come_out_even_goes_by_largest_remainder() {
    // 100 over prices 1 : 1 : 1 is 33.3 each; the first of equals has the cent.
    let even = basket(&[(1, 100), (1, 100), (1, 100)], 100, 0);
    assert_eq!(sums(&even, &[(0, 1), (1, 1), (2, 1)]), [134, 133, 133]);
    // 10 over 5 : 3 : 3 is 4.54, 2.72 and 2.72: the remainders 0.72 win over 0.54.
    let odd = basket(&[(1, 50), (1, 30), (1, 30)], 10, 0);
    assert_eq!(sums(&odd, &[(0, 1), (1, 1), (2, 1)]), [54, 33, 33]);
    let cheaper = basket(&[(1, 50), (1, 30), (1, 30)], 0, 10);
    assert_eq!(sums(&cheaper, &[(0, 1), (1, 1), (2, 1)]), [46, 27, 27]);
}

#[test]
fn worth_names_price_discount_and_shipping_and_adds_up_to_the_preview() {
    let story = basket(&[(3, 1000), (1, 2500)], 550, 275);
    let part = goods(&[(0, 2), (1, 1)]);
    let worth = story.order.worth(&part, day(1));
    let first = Worth { price: 2000, discount: 100, shipping: 200 };
    let second = Worth { price: 2500, discount: 125, shipping: 250 };
    assert_eq!(worth, [first, second]);
    let sum: i64 = worth.into_iter().map(Worth::sum).sum();
    assert_eq!(story.order.cancellation_preview(&part, day(1)).amount.minor, sum);
}

#[test]
fn units_cancelled_one_by_one_are_worth_what_they_are_worth_together() {
    let lines = [(7, 333), (2, 1)];
    let together = sums(&basket(&lines, 499, 100), &[(0, 7)]);
    let mut story = basket(&lines, 499, 100);
    let mut one_by_one = 0;
    for step in 1..=7 {
        one_by_one += story.order.worth(&goods(&[(0, 1)]), day(step))[0].sum();
        story = story.does(day(step), ask(goods(&[(0, 1)]), "other"));
        story = story.does(day(step), Act::CancelApproved);
    }
    assert_eq!([one_by_one], *together);
}

#[test]
fn a_set_goes_as_a_whole() {
    let mut facts = Facts {
        lines: vec![line("Cup", 2, 500), line("Saucer", 2, 300), line("Book", 1, 900)],
        ..two_lamps()
    };
    facts.lines[0].bundle = Some(4);
    facts.lines[1].bundle = Some(4);
    let total = facts.total_minor();
    let story = Story::new(facts, terms()).does(START, Act::Placed).does(hour(1), pay(total));
    let torn = |act: &Act| {
        let refusal = story.order.may(act, day(1)).unwrap_err();
        assert_eq!(refusal.guards, [Guard::SetTorn { bundle: 4 }]);
    };
    torn(&ask(goods(&[(0, 2)]), "other"));
    torn(&ask(goods(&[(0, 2), (1, 1)]), "other"));
    torn(&ask(goods(&[(1, 1), (2, 1)]), "other"));
    assert_eq!(story.verdict(day(1), &ask(goods(&[(0, 2), (1, 2)]), "other")), "ok");
    assert_eq!(story.verdict(day(1), &ask(goods(&[(2, 1)]), "other")), "ok");
    // The shop itself may run out of one of them.
    let reason = ReasonCode("out_of_stock".to_owned());
    let sold_out = Act::CancelledBySeller { goods: goods(&[(0, 1)]), reason };
    assert_eq!(story.verdict(day(1), &sold_out), "ok");
}

#[test]
fn a_reason_for_the_whole_order_is_none_for_a_part() {
    let story = Story::paid();
    assert_eq!(story.verdict(day(1), &ask(units(1), "wrong_address")), "ReasonForAll");
    assert_eq!(story.verdict(day(1), &ask(units(2), "wrong_address")), "ok");
    // What is left is the whole, once something was shipped.
    let half = story.does(day(1), shipped(1));
    assert_eq!(half.verdict(day(2), &ask(units(1), "wrong_address")), "ok");
}

#[test]
fn a_reason_is_for_those_who_may_give_it() {
    let story = Story::paid();
    assert_eq!(story.verdict(day(1), &ask(units(2), "out_of_stock")), "UnknownReason");
    let as_seller = |code: &str| {
        let reason = ReasonCode(code.to_owned());
        story.verdict(day(1), &Act::CancelledBySeller { goods: units(2), reason })
    };
    assert_eq!(
        (as_seller("out_of_stock"), as_seller("changed_mind")),
        ("ok".to_owned(), "UnknownReason".to_owned())
    );
    let asked = story.clone().does(day(1), asked(2));
    let reject = |code: &str| {
        let reason = Some(ReasonCode(code.to_owned()));
        asked.verdict(day(1), &Act::CancelRejected { note: String::new(), reason })
    };
    assert_eq!(
        (reject("packed_already"), reject("changed_mind")),
        ("ok".to_owned(), "UnknownReason".to_owned())
    );
}

#[test]
fn terms_can_bring_reasons_of_their_own() {
    let own =
        Reason { label: Some("I moved abroad".to_owned()), ..Reason::new("moved", Fault::Buyer) };
    let terms = Terms { reasons: vec![own], ..terms() };
    let story = Story::paid_under(terms);
    assert_eq!(story.verdict(day(1), &ask(units(2), "moved")), "ok");
    assert_eq!(story.verdict(day(1), &ask(units(2), "other")), "UnknownReason");
}

#[test]
fn several_refunds_run_side_by_side() {
    let story = basket(&[(3, 1000)], 0, 0)
        .does(day(1), ask(goods(&[(0, 1)]), "other"))
        .does(day(1), Act::CancelApproved)
        .does(
            day(2),
            Act::CancelledBySeller {
                goods: goods(&[(0, 1)]),
                reason: ReasonCode("out_of_stock".to_owned()),
            },
        )
        .does(day(3), Act::Shipped { goods: goods(&[(0, 1)]), parcel: None })
        .does(day(4), Act::Delivered { goods: goods(&[(0, 1)]) });
    let causes: Vec<_> = story.at(day(5)).refunds.iter().map(|it| it.cause).collect();
    assert_eq!(causes, [RefundCause::Cancellation(0), RefundCause::SellerCancelled]);
    let ledger = story.at(day(5)).ledger;
    assert_eq!((ledger.coming_back, ledger.kept_by_shop()), (2000, 1000));
}
