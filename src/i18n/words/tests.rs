//! Words for whole stories, natively: dates and money in their plain forms, all else as on screen.

use std::sync::Arc;

use unbuy_core::{
    Span, Timestamp,
    order::{
        Act, Clock, DeadlineKind, Feedback, LineId, LineQuantity, Order, ReasonCode, Report,
        ReportedStage, Source, Stamp, TabId, Terms, sample,
    },
};

use super::Tone;
use crate::i18n::Texts;

/// Tue 24 November 2026, 10:00 UTC.
fn now() -> Timestamp {
    Timestamp::from_millis(1_795_514_400_000)
}

fn samples() -> Vec<Order> {
    sample::orders(now(), &Arc::new(Terms::article()), None)
}

fn order(number: &str) -> Order {
    samples().into_iter().find(|it| it.id().as_str() == number).unwrap()
}

fn act(order: &mut Order, at: Timestamp, act: Act) {
    let stamp = Stamp { at, clock: Clock(at.millis(), 0), tab: TabId("test".into()) };
    order.act(act, stamp).unwrap();
}

fn request(order: &Order) -> Act {
    Act::CancelRequested {
        goods: order.facts().all_goods(),
        reason: ReasonCode("changed_mind".to_owned()),
        note: String::new(),
    }
}

#[track_caller]
fn check_status(order: &Order, at: Timestamp, tone: Tone, text: &str) {
    let status = Texts::default().status(order, &order.at(at), at);
    assert_eq!((status.text.as_str(), status.tone), (text, tone));
}

fn story(order: &Order, at: Timestamp) -> Vec<String> {
    let standing = order.at(at);
    let t = Texts::default();
    order.history(at).iter().map(|it| t.event(it, order, &standing)).collect()
}

#[test]
fn a_cancelled_order_tells_its_whole_story() {
    let mut lamp = order("80172204");
    check_status(&lamp, now(), Tone::Wait, "Paid. The shop ships it by 2026-12-01");
    let asked = request(&lamp);
    act(&mut lamp, now(), asked);
    let text = "You asked to cancel. No answer by 2026-11-26 counts as yes";
    check_status(&lamp, now(), Tone::Wait, text);
    assert_eq!(
        story(&lamp, now()),
        [
            "Placed",
            "Paid with Visa ending 4242",
            "You asked to cancel. The shop has 48 hours to answer",
        ]
    );
    let (t, standing) = (Texts::default(), lamp.at(now() + Span::days(3)));
    let refund = standing.deadlines.iter().find(|it| matches!(it.kind, DeadlineKind::Refund(_)));
    let outlook = t.outlook(refund.unwrap().kind, &lamp, &standing);
    assert_eq!(outlook, "34.90 USD back on Visa ending 4242 at the latest");
    assert_eq!(t.deadline_date(refund.unwrap(), &lamp), "2026-12-10, 10 business days");
    let later = now() + Span::days(3);
    check_status(&lamp, later, Tone::Good, "Cancelled. Money back by 2026-12-10");
    let much_later = now() + Span::days(30);
    check_status(&lamp, much_later, Tone::Done, "Cancelled. Money is back");
    assert_eq!(
        story(&lamp, much_later)[2..],
        [
            "You asked to cancel",
            "No answer came, and that counts as yes: cancelled",
            "The shop started to pay 34.90 USD back",
            "Your bank has the 34.90 USD and books it",
            "The money is on Visa ending 4242",
        ]
    );
}

#[test]
fn an_unpaid_order_counts_down_and_ends() {
    let cable = order("80171196");
    check_status(&cable, now(), Tone::Wait, "Ends by itself 3 day unless you pay");
    let later = now() + Span::days(4);
    check_status(&cable, later, Tone::Done, "Expired unpaid. Nothing was charged");
}

#[test]
fn money_that_is_late_comes_before_everything_else() {
    let mut terms = Terms::article();
    terms.simulation = None;
    let orders = sample::orders(now(), &Arc::new(terms), None);
    let mut kettle = orders.into_iter().find(|it| it.id().as_str() == "80169042").unwrap();
    let standing = kettle.at(now());
    let due = standing.refunds[0].due;
    let day = Texts::default().shop_day(due, Span::ZERO, crate::i18n::DateStyle::Day);
    let text = format!("Money was due by {day} and is not back. Ask the shop");
    check_status(&kettle, due, Tone::Bad, &text);
    let refund = standing.refunds[0].id;
    act(&mut kettle, now(), Act::RefundInitiated { refund, attempt: 1 });
    act(&mut kettle, now() + Span::hours(1), Act::RefundFailed { refund, attempt: 1 });
    let before = kettle.at(due - Span::days(1));
    assert_eq!(Texts::default().status(&kettle, &before, before.now).tone, Tone::Bad);
}

#[test]
fn a_refusal_says_why_and_what_is_possible() {
    let scarf = order("80168855");
    let refusal = scarf.may(&request(&scarf), now()).unwrap_err();
    let t = Texts::default();
    assert_eq!(t.why_not(refusal.act), "Why not cancel it?");
    assert_eq!(
        t.refusal(&refusal, &scarf),
        [
            "It was shipped on 2026-11-22.",
            "From delivery you have 14 days to return it.",
            "If something is wrong with it, you can open a dispute.",
        ]
    );
}

#[test]
fn an_act_that_was_refused_is_told_with_the_reason() {
    let mut scarf = order("80168855");
    let goods = vec![LineQuantity { line: LineId(0), quantity: 1 }];
    let stamp = Stamp { at: now(), clock: Clock(1, 0), tab: TabId("other".into()) };
    scarf.note(unbuy_core::order::Entry { stamp, act: Act::Shipped { goods, parcel: None } });
    let told = story(&scarf, now());
    let last = told.last().unwrap();
    assert_eq!(last, "Shipped. This changed nothing. It was shipped on 2026-11-22.");
}

#[test]
fn every_reason_of_the_presets_has_words() {
    let t = Texts::default();
    let mut missing = Vec::new();
    for terms in unbuy_core::files::Preset::ALL.map(unbuy_core::files::Preset::terms) {
        let lists =
            [&terms.reasons, &terms.return_reasons, &terms.reject_reasons, &terms.dispute_reasons];
        for reason in lists.into_iter().flatten() {
            if t.reason(&reason.code, &terms) == reason.code.as_str() {
                missing.push(reason.code.clone());
            }
        }
    }
    assert_eq!(missing, []);
    let unknown = ReasonCode("moon_phase".to_owned());
    assert_eq!(t.reason(&unknown, &Terms::article()), "moon_phase");
    let own = unbuy_core::order::Reason {
        label: Some("The moon".to_owned()),
        ..unbuy_core::order::Reason::new("moon_phase", unbuy_core::order::Fault::Nobody)
    };
    let terms = Terms { reasons: vec![own], ..Terms::article() };
    assert_eq!(t.reason(&unknown, &terms), "The moon");
}

#[test]
fn whatever_happens_there_are_words_for_it() {
    let t = Texts::default();
    let is_whole = |text: &str| !text.is_empty() && !text.contains(['{', '}']);
    for order in samples() {
        for day in 0..90 {
            let at = now() + Span::days(day);
            let standing = order.at(at);
            assert!(is_whole(&t.status(&order, &standing, at).text));
            assert!(story(&order, at).iter().all(|it| is_whole(it)));
            for deadline in &standing.deadlines {
                assert!(is_whole(&t.outlook(deadline.kind, &order, &standing)));
                assert!(is_whole(&t.deadline_date(deadline, &order)));
            }
            let judged = Act::FeedbackLeft { stars: 9, text: String::new() };
            let kept = Act::ReturnWithdrawn;
            for act in [request(&order), Act::Placed, Act::CancelApproved, judged, kept] {
                let refusal = order.may(&act, at).err();
                let sentences = refusal.iter().flat_map(|it| t.refusal(it, &order));
                assert!(sentences.into_iter().all(|it| is_whole(&it)));
            }
            assert!(
                standing.lines.iter().all(|it| t.line_became(it).is_none_or(|it| is_whole(&it)))
            );
        }
        assert!(!matches!(order.at(now() + Span::days(90)).feedback, Feedback::Open { .. }));
    }
}

#[test]
fn time_is_rounded_down_to_a_fitting_unit() {
    let t = Texts::default();
    let away = |span| t.in_time(now(), now() + span);
    assert_eq!(away(Span::hours(71)), "2 day");
    assert_eq!(away(Span::hours(47)), "47 hour");
    assert_eq!(away(Span::minutes(119)), "1 hour");
    assert_eq!(away(Span::minutes(59)), "59 minute");
    assert_eq!(away(Span::millis(59_999)), "in less than a minute");
    assert_eq!(away(Span::ZERO), "less than a minute ago");
    assert_eq!(away(Span::days(-3)), "-3 day");
    assert_eq!(t.machine_time(now() + Span::minutes(5)), "2026-11-24T10:05Z");
}

/// A real order of a lamp, of which somebody told this on the day.
fn told(tell: impl FnOnce(&mut Report)) -> Order {
    let mut facts = order("80172204").facts().clone();
    facts.id = Source::Amazon.order_id("404-1");
    let mut real = Order::mine(facts, Arc::new(Terms::assumed())).unwrap();
    let mut report = Report::new(Source::Amazon);
    tell(&mut report);
    act(&mut real, now(), Act::Reported { report: report.into() });
    real
}

#[track_caller]
fn check_mine(order: &Order, at: Timestamp, tone: Tone, text: &str) {
    let status = Texts::default().mine_status(order, &order.at(at), at);
    assert_eq!((status.text.as_str(), status.tone), (text, tone));
}

#[test]
fn a_real_order_says_what_is_known_and_asks_what_is_not() {
    let day = |count| now() + Span::days(count);
    check_mine(&told(|_| {}), now(), Tone::Wait, "What became of it is not known");
    let frozen = told(|it| "Frozen".clone_into(&mut it.status));
    check_mine(&frozen, now(), Tone::Wait, "The shop’s file says “Frozen”");
    let mut paid = told(|it| {
        (it.stage, it.paid_at) = (Some(ReportedStage::AwaitingShipment), Some(now()));
        it.paid = Some(3490);
    });
    check_mine(&paid, now(), Tone::Wait, "Paid. The shop should ship it by 2026-12-01");
    check_mine(&paid, day(8), Tone::Wait, "It should have been shipped by 2026-12-01. Was it?");
    let asked = request(&paid);
    act(&mut paid, now() + Span::millis(1), asked);
    let text = "You asked to cancel. The shop should answer by 2026-11-26";
    check_mine(&paid, now() + Span::millis(1), Tone::Wait, text);
    let text = "The time to answer was over on 2026-11-26. Did the shop answer?";
    check_mine(&paid, day(3), Tone::Wait, text);
    act(&mut paid, day(3), Act::CancelApproved);
    check_mine(&paid, day(3), Tone::Good, "Cancelled. Money should be back by 2026-12-11");
    let text = "34.90 USD should have been back by 2026-12-11";
    check_mine(&paid, day(30), Tone::Bad, text);
    let cancelled = told(|it| it.stage = Some(ReportedStage::Cancelled));
    let text = "Cancelled. Had you paid, and is the money back?";
    check_mine(&cancelled, now(), Tone::Wait, text);
    let refunded = told(|it| {
        it.stage = Some(ReportedStage::Shipped);
        (it.paid, it.refunded) = (Some(3490), Some(3490));
    });
    check_mine(&refunded, now(), Tone::Done, "Money is back");
}

#[test]
fn messages_to_the_shop_have_the_dates_and_sums() {
    let t = Texts::default();
    let messages = |order: &Order, at| -> Vec<String> {
        order.claims(at).iter().map(|it| t.claim_message(it, order)).collect()
    };
    let mut paid = told(|it| {
        (it.stage, it.paid_at) = (Some(ReportedStage::AwaitingShipment), Some(now()));
        (it.placed_at, it.paid) = (Some(now()), Some(3490));
        it.method = Some("Visa - 3724".to_owned());
    });
    let hello = "Hello,\nthis is about my order 404-1 (Folding desk lamp, warm white).\n";
    let cancel = "I placed it on 2026-11-24. If it has not been shipped yet, I would like to cancel it. Please confirm that. Please pay 34.90 USD back to where I paid from.";
    assert_eq!(messages(&paid, now()), [format!("{hello}{cancel}\nThank you.")]);
    let late = &messages(&paid, now() + Span::days(8))[0];
    assert!(late.contains("I paid it on 2026-11-24. It should have been shipped by 2026-12-01."));
    let asked = request(&paid);
    act(&mut paid, now() + Span::millis(1), asked);
    assert!(
        messages(&paid, now() + Span::millis(1))[0]
            .contains("On 2026-11-24 I asked you to cancel it.")
    );
    act(&mut paid, now() + Span::millis(2), Act::CancelApproved);
    let refund = &messages(&paid, now() + Span::days(30))[0];
    assert!(refund.contains("You owe me 34.90 USD since 2026-11-24."), "{refund}");
    assert!(refund.contains("should have been back by 2026-12-08"), "{refund}");
    assert!(refund.contains("I paid with Visa - 3724."), "{refund}");
    let here = told(|it| {
        (it.stage, it.delivered_at) = (Some(ReportedStage::Delivered), Some(now()));
    });
    assert!(messages(&here, now())[0].contains("It arrived on 2026-11-24, and I would like"));
}
