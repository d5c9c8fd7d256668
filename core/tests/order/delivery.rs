//! Where orders go, when they should be there, and who brings them.

use unbuy_core::order::{
    Act, Attention, Claim, Concern, DeadlineKind, DeliveryEstimate, DeliveryTerms, Facts, Guard,
    Lateness, NextStep, Order, Parcel, ReportedStage, Simulation, Terms,
};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;

/// Nearby in 2 to 3 days, elsewhere in 5 to 9, all of it within 20.
fn delivery() -> Option<DeliveryTerms> {
    let estimate = |countries: &[&str], earliest, latest| DeliveryEstimate {
        countries: countries.iter().map(|it| address(it, "").country).collect(),
        earliest: Span::days(earliest),
        latest: Span::days(latest),
    };
    let estimates = vec![estimate(&["DE", "AT"], 2, 3), estimate(&[], 5, 9)];
    Some(DeliveryTerms { estimates, guarantee: Span::days(20) })
}

fn placed_under(terms: Terms) -> Story {
    let facts = Facts { deliver_to: Some(address("DE", "1 Old Street")), ..two_lamps() };
    Story::new(facts, terms).does(START, Act::Placed)
}

fn placed() -> Story {
    placed_under(Terms { delivery: delivery(), dispute: Terms::article().dispute, ..terms() })
}

fn paid_up() -> Story {
    placed().does(hour(1), paid())
}

#[track_caller]
fn check(story: &Story, now: Timestamp, estimate: Option<(Timestamp, Timestamp)>) {
    assert_eq!(story.order.delivery(now).estimate, estimate);
}

fn days(count: i64) -> Timestamp {
    hour(1) + Span::days(count)
}

#[test]
fn the_estimate_follows_what_is_known() {
    check(&placed(), day(1), None);
    check(&paid_up(), day(1), Some((days(2), days(7 + 3))));
    let part = paid_up().does(day(3), shipped(1));
    check(&part, day(3), Some((day(3 + 2), days(7 + 3))));
    let all = part.does(day(4), shipped(1));
    check(&all, day(4), Some((day(4 + 2), day(4 + 3))));
    check(&all.does(day(6), delivered(2)), day(6), None);
    let called_off = paid_up().does(day(1), asked(2)).does(day(2), Act::CancelApproved);
    check(&called_off, day(2), None);
}

#[test]
fn the_first_estimate_that_names_a_country_holds_and_one_for_everywhere_else_comes_last() {
    let far = paid_up().does(day(1), Act::AddressChanged { to: address("JP", "2 New Street") });
    check(&far, day(1), Some((days(5), days(7 + 9))));
    let to = |code| paid_up().order.estimate_for(address(code, "").country, day(1));
    assert_eq!(to("AT"), Some((days(2), days(7 + 3))));
    assert_eq!(to("JP"), Some((days(5), days(7 + 9))));
    let nowhere = Story::paid_under(Terms { delivery: delivery(), ..terms() });
    check(&nowhere, day(1), None);
}

#[test]
fn the_guarantee_runs_from_payment_until_all_has_arrived() {
    let due = |story: &Story, now| {
        let standing = story.at(now);
        standing.deadlines.iter().find(|it| it.kind == DeadlineKind::Arrive).map(|it| it.due)
    };
    assert_eq!(due(&placed(), day(1)), None);
    assert_eq!(due(&paid_up(), day(1)), Some(days(20)));
    let part = paid_up().does(day(3), shipped(1)).does(day(5), delivered(1));
    assert_eq!(due(&part, day(5)), Some(days(20)));
    let all = part.clone().does(day(6), shipped(1));
    assert_eq!(due(&all, days(20) - MS), Some(days(20)));
    assert_eq!(due(&all, days(20)), None);
    assert_eq!(all.order.delivery(days(20)).guaranteed_by, Some(days(20)));
    let arrived = all.does(day(7), delivered(1));
    assert_eq!(due(&arrived, day(7)), None);
    assert_eq!(arrived.order.delivery(day(7)).guaranteed_by, None);
    // Where payments are checked, it runs from the end of the check.
    let review = Terms { payment_review: Some(Span::DAY), delivery: delivery(), ..terms() };
    let checked = placed_under(review).does(hour(1), paid());
    assert_eq!(due(&checked, hour(2)), None);
    assert_eq!(due(&checked, days(1)), Some(days(21)));
}

#[test]
fn what_is_late_can_be_disputed() {
    let late = paid_up().does(day(3), shipped(2));
    let dispute = open_dispute(units(2), "not_arrived");
    assert_eq!(late.verdict(days(20), &dispute), "ok");
}

#[test]
fn the_address_can_be_changed_until_something_is_shipped() {
    let to = |story: &Story, now| story.order.delivery(now).to;
    let moved = || moved("2 New Street");
    let new = Some(address("AT", "2 New Street"));
    for story in [placed(), paid_up(), paid_up().does(hour(2), asked(2))] {
        assert_eq!(to(&story, day(1)), Some(address("DE", "1 Old Street")));
        assert_eq!(story.order.delivery(day(1)).refusal, None);
        assert_eq!(to(&story.does(day(1), moved()), day(1)), new);
    }
    let changed = paid_up().does(day(1), moved()).does(day(2), shipped(1));
    let refusal = changed.order.delivery(day(2)).refusal.unwrap();
    assert_eq!(refusal.guards, [Guard::AlreadyShipped { since: day(2) }]);
    assert_eq!(refusal.instead.first(), Some(&NextStep::AskCarrier));
    // Another tab, which did not know.
    let refused = changed.notes(day(3), Act::AddressChanged { to: address("JP", "3 Far Street") });
    assert_eq!(to(&refused, day(3)), new);
}

#[test]
fn an_address_must_be_one() {
    let story = paid_up();
    assert_eq!(story.verdict(day(1), &moved(" ")), "UnsoundAddress");
    assert_eq!(story.verdict(day(1), &moved(&"x".repeat(301))), "UnsoundAddress");
    assert_eq!(Story::mine().verdict(day(1), &moved("")), "UnsoundAddress");
    let facts = Facts { deliver_to: Some(address("DE", "")), ..two_lamps() };
    assert!(facts.validate().is_err());
}

fn parcel(carrier: &str, number: &str) -> Parcel {
    Parcel { carrier: carrier.to_owned(), number: number.to_owned() }
}

#[test]
fn each_part_has_its_own_number() {
    let simulation =
        Simulation { ship_after: Span::days(4), ..Terms::article().simulation.unwrap() };
    let story = placed_under(Terms { simulation: Some(simulation), ..terms() })
        .does(hour(1), paid())
        .does(day(1), shipped(1));
    let numbers = |story: &Story, now| story.order.delivery(now).parcels;
    let first = (Some(day(1)), parcel("Practice Post", "UB000010011XX"));
    assert_eq!(numbers(&story, day(1)), std::slice::from_ref(&first));
    // The practice shop ships the rest by itself.
    let second = (Some(day(5)), parcel("Practice Post", "UC000010011XX"));
    assert_eq!(numbers(&story, day(6)), [first, second]);
    // What the shop tells goes first, and without a carrier in the terms nobody makes one up.
    let own = parcel("Snail & Sons", "7");
    let act = Act::Shipped { goods: units(2), parcel: Some(own.clone()) };
    assert_eq!(numbers(&paid_up().does(day(1), act), day(2)), [(Some(day(1)), own)]);
    assert_eq!(numbers(&paid_up().does(day(1), shipped(2)), day(2)), []);
}

/// A real order that was shipped on day 2, under terms that guarantee its arrival within 20 days or not.
fn real(guarantee: Option<Span>) -> Story {
    let mut assumed = assumed();
    if let Act::TermsAssumed { guarantee: it, .. } = &mut assumed {
        *it = guarantee;
    }
    let told = reported(|it| {
        (it.stage, it.placed_at) = (Some(ReportedStage::Shipped), Some(START));
        (it.paid_at, it.shipped_at, it.paid) = (Some(hour(1)), Some(day(2)), Some(PRICE));
        it.parcels = vec![parcel("DHL", "123")];
    });
    Story::mine().does(day(3), told).does(day(3), assumed)
}

#[test]
fn of_real_orders_the_guarantee_is_what_the_reader_says() {
    let concerns = |order: &Order, now| order.attentions(&order.at(now), now);
    let parcel_claim = |order: &Order, now| {
        order.claims(now).into_iter().find(|it| matches!(it, Claim::Parcel { .. }))
    };
    let unknown = real(None).order;
    assert_eq!(unknown.delivery(day(4)).guaranteed_by, None);
    assert_eq!(unknown.delivery(day(4)).parcels, [(Some(day(2)), parcel("DHL", "123"))]);
    assert_eq!(concerns(&unknown, day(31)), []);
    let known = real(Some(Span::days(20))).order;
    let ahead = known.at(day(4)).deadlines;
    assert!(ahead.iter().any(|it| it.kind == DeadlineKind::Arrive && it.due == days(20)));
    assert_eq!(concerns(&known, days(20) - MS), []);
    assert_eq!(parcel_claim(&known, days(20) - MS), None);
    let late = Attention { concern: Concern::Guarantee, at: Some(days(20)) };
    assert_eq!(concerns(&known, days(20)), [late]);
    let claim = |lateness| Some(Claim::Parcel { lateness, parcel: Some(parcel("DHL", "123")) });
    assert_eq!(parcel_claim(&known, days(20)), claim(Lateness::GuaranteedBy(days(20))));
    // Nobody waits for a guarantee that takes longer than a parcel should.
    let generous = real(Some(Span::days(45))).order;
    assert_eq!(parcel_claim(&generous, day(32) - MS), None);
    assert_eq!(parcel_claim(&generous, day(32)), claim(Lateness::ShippedAt(day(2))));
    let long = Attention { concern: Concern::Arrival, at: Some(day(2)) };
    assert_eq!(concerns(&generous, day(32)), [long]);
    assert_eq!(concerns(&generous, day(32) - MS), []);
    assert_eq!(parcel_claim(&generous, days(45)), claim(Lateness::GuaranteedBy(days(45))));
}

#[test]
fn a_later_report_tells_more_of_the_parcels_and_one_that_says_nothing_takes_nothing_away() {
    let story = real(None).does(day(4), reported(|it| it.stage = Some(ReportedStage::Shipped)));
    assert_eq!(story.order.delivery(day(5)).parcels.len(), 1);
    let story =
        story.does(day(5), reported(|it| it.parcels = vec![parcel("", "4"), parcel("", "5")]));
    let numbers: Vec<_> =
        story.order.delivery(day(6)).parcels.into_iter().map(|(_, it)| it.number).collect();
    assert_eq!(numbers, ["4", "5"]);
}

#[test]
fn the_last_parcel_of_a_report_has_its_day_and_the_others_keep_theirs() {
    let (first, second) = (parcel("DHL", "123"), parcel("Snail & Sons", ""));
    let told = reported(|it| {
        it.shipped_at = Some(day(4));
        it.parcels = vec![first.clone(), second.clone()];
    });
    let order = real(None).does(day(5), told).order;
    let expected = [(Some(day(2)), first), (Some(day(4)), second)];
    assert_eq!(order.delivery(day(5)).parcels, expected);
    // A wrong day is put right by telling of the parcel once more.
    let again = reported(|it| {
        (it.shipped_at, it.parcels) = (Some(day(3)), vec![parcel("DHL", "123")]);
    });
    let order = real(None).does(day(5), again).order;
    assert_eq!(order.delivery(day(5)).parcels, [(Some(day(3)), parcel("DHL", "123"))]);
}

#[test]
fn the_practice_shop_keeps_the_promise_of_every_preset() {
    for terms in [Terms::article(), Terms::eu(), Terms::marketplace()] {
        let delivery = terms.delivery.clone().unwrap();
        let after = terms.simulation.as_ref().unwrap().deliver_after;
        for it in &delivery.estimates {
            assert!(it.earliest <= after && after <= it.latest, "{it:?}");
        }
        assert!(delivery.estimates.last().unwrap().countries.is_empty());
        assert!(terms.ship_window < delivery.guarantee - after);
        let story = placed_under(terms).does(hour(1), paid());
        let (earliest, latest) = story.order.delivery(day(2)).estimate.unwrap();
        let arrived = story.at(day(30)).delivered_at.unwrap();
        assert!((earliest..latest).contains(&arrived));
    }
}
