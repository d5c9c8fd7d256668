//! The walkthrough: it follows what is done in whatever order, judges, and prepares later steps.
#![expect(clippy::unwrap_used, reason = "a failed test should be loud")]

use std::sync::Arc;

use proptest::prelude::*;
use unbuy_core::order::{Act, Clock, Entry, Order, ReasonCode, Stamp, TabId, Terms, sample};
use unbuy_core::practice::{
    Control, Mode, Place, Step, Story, Verdict, World, is_possible, judge, leads_on, prepare,
};
use unbuy_core::{Span, Timestamp};

/// Tuesday, 24 November 2026, 10:00 UTC.
const NOW: Timestamp = Timestamp::from_millis(1_795_514_400_000);

fn order(story: Story) -> Order {
    let orders = sample::orders(NOW, &Arc::new(Terms::article()), None);
    orders.into_iter().find(|it| *it.id() == story.order()).unwrap()
}

fn acted(order: &Order, at: Timestamp, act: Act) -> Order {
    let mut order = order.clone();
    let clock = Clock(at.millis(), u32::try_from(order.log().len()).unwrap());
    order.note(Entry { stamp: Stamp { at, clock, tab: TabId("t".into()) }, act });
    order
}

fn step(
    story: Story,
    order: &Order,
    at: Timestamp,
    place: Place,
    dialog: [bool; 2],
) -> Option<Step> {
    let standing = order.at(at);
    let [asks_reason, has_reason] = dialog;
    story.current(&World { place, asks_reason, has_reason, standing: &standing })
}

const NO_DIALOG: [bool; 2] = [false, false];

#[test]
fn the_article_is_followed_step_by_step() {
    let story = Story::Article;
    let lamp = order(story);
    let at = |place, dialog| step(story, &lamp, NOW, place, dialog);
    assert_eq!(at(Place::Elsewhere, NO_DIALOG), Some(Step::Orders));
    assert_eq!(at(Place::Orders, NO_DIALOG), Some(Step::Cancel));
    assert_eq!(at(Place::TheOrder, NO_DIALOG), Some(Step::Request));
    assert_eq!(at(Place::TheOrder, [true, false]), Some(Step::Reason));
    assert_eq!(at(Place::TheOrder, [true, true]), Some(Step::Send));
    let goods = lamp.unshipped(NOW);
    let asked = acted(
        &lamp,
        NOW,
        Act::CancelRequested { goods, reason: ReasonCode("other".into()), note: String::new() },
    );
    // Wherever the reader goes now: what was sent is sent.
    for place in [Place::Elsewhere, Place::Orders, Place::TheOrder] {
        assert_eq!(step(story, &asked, NOW, place, NO_DIALOG), Some(Step::Refund));
    }
    let later = NOW + Span::days(30);
    assert_eq!(step(story, &asked, later, Place::Orders, NO_DIALOG), Some(Step::Feedback));
    let judged = acted(&asked, later, Act::FeedbackLeft { stars: 5, text: String::new() });
    assert_eq!(step(story, &judged, later, Place::Orders, NO_DIALOG), None);
}

#[test]
fn a_step_back_is_a_step_back_and_nothing_is_lost() {
    let lamp = order(Story::Article);
    let at = |place, dialog| step(Story::Article, &lamp, NOW, place, dialog);
    assert_eq!(at(Place::TheOrder, [true, true]), Some(Step::Send));
    assert_eq!(at(Place::TheOrder, NO_DIALOG), Some(Step::Request));
    assert_eq!(at(Place::Elsewhere, NO_DIALOG), Some(Step::Orders));
}

#[test]
fn doing_nothing_is_the_unpaid_practice_and_cancelling_at_once_ends_it_too() {
    let story = Story::Unpaid;
    let cable = order(story);
    assert_eq!(step(story, &cable, NOW, Place::Orders, NO_DIALOG), Some(Step::LookUnpaid));
    assert_eq!(step(story, &cable, NOW, Place::TheOrder, NO_DIALOG), Some(Step::LetExpire));
    assert_eq!(step(story, &cable, NOW + Span::days(20), Place::TheOrder, NO_DIALOG), None);
    let ended = acted(&cable, NOW, Act::CancelledUnpaid);
    assert_eq!(step(story, &ended, NOW, Place::TheOrder, NO_DIALOG), None);
}

#[test]
fn too_late_leads_to_the_return_and_its_money() {
    let story = Story::TooLate;
    let shoes = order(story);
    let at = |order: &Order, days| {
        step(story, order, NOW + Span::days(days), Place::TheOrder, NO_DIALOG)
    };
    assert_eq!(at(&shoes, 0), Some(Step::Return));
    let goods = shoes.returnable(NOW);
    let reason = ReasonCode("does_not_fit".into());
    let asked = acted(
        &shoes,
        NOW,
        Act::ReturnRequested { goods: goods.clone(), reason, note: String::new() },
    );
    assert_eq!(at(&asked, 0), Some(Step::SendBack));
    let sent = acted(&asked, NOW, Act::ReturnShipped { goods });
    assert_eq!(at(&sent, 0), Some(Step::ReturnMoney));
    assert_eq!(at(&sent, 40), None);
}

#[test]
fn every_step_can_be_begun_with_and_says_what_was_prepared() {
    for story in Story::ALL {
        for (index, wanted) in story.steps().iter().enumerate() {
            let mut it = order(story);
            for act in prepare(story, *wanted, &it, NOW) {
                assert_eq!(it.may(&act, NOW), Ok(()), "{wanted:?}");
                it = acted(&it, NOW, act);
            }
            // Of what the order says the step is the next; the page and the dialog are the reader's.
            let standing = it.at(NOW);
            let world = World {
                place: Place::TheOrder,
                asks_reason: true,
                has_reason: true,
                standing: &standing,
            };
            let here = story.current(&world).and_then(|it| story.index(it)).unwrap_or(usize::MAX);
            assert!(here >= index, "{wanted:?}");
            assert!(is_possible(*wanted, &it, NOW), "{wanted:?}");
            // Prepared again nothing more has to be.
            assert_eq!(prepare(story, *wanted, &it, NOW), [], "{wanted:?}");
        }
    }
}

#[test]
fn each_step_has_a_control_that_is_right_and_one_that_is_wrong() {
    for story in Story::ALL {
        for step in story.steps() {
            let all = Control::ALL.map(|it| judge(*step, it, true));
            assert!(all.contains(&Verdict::Right), "{step:?}");
            assert!(all.contains(&Verdict::Wrong), "{step:?}");
            let elsewhere = Control::ALL.map(|it| judge(*step, it, false));
            assert!(!elsewhere.contains(&Verdict::Right), "{step:?}");
        }
    }
    for step in Story::ALL.iter().flat_map(|it| it.steps()) {
        assert!(leads_on(*step).iter().all(|it| judge(*step, *it, true) == Verdict::Right));
    }
    assert_eq!(judge(Step::Cancel, Control::CancelOrder, false), Verdict::OtherOrder);
    assert_eq!(judge(Step::Request, Control::StartOver, true), Verdict::Wrong);
}

#[test]
fn an_order_that_went_another_way_makes_steps_impossible_and_says_so() {
    let lamp = order(Story::Article);
    let goods = lamp.unshipped(NOW);
    let shipped = acted(&lamp, NOW, Act::Shipped { goods, parcel: None });
    for step in [Step::Cancel, Step::Request, Step::Reason, Step::Send, Step::Refund] {
        assert!(!is_possible(step, &shipped, NOW), "{step:?}");
    }
    let cable = order(Story::Unpaid);
    let amount = cable.facts().total_minor();
    let paid = acted(&cable, NOW, Act::Paid { amount, method: "Visa ending 4242".into() });
    assert!(!is_possible(Step::LetExpire, &paid, NOW));
    // Too late even for the return.
    let shoes = order(Story::TooLate);
    assert!(!is_possible(Step::Return, &shoes, NOW + Span::days(60)));
    assert!(!is_possible(Step::SendBack, &shoes, NOW));
}

#[test]
fn a_dialog_about_another_order_is_no_step() {
    let lamp = order(Story::Article);
    assert_eq!(step(Story::Article, &lamp, NOW, Place::Orders, [true, true]), Some(Step::Cancel));
}

#[test]
fn looking_around_is_never_wrong() {
    for step in Story::ALL.iter().flat_map(|it| it.steps()) {
        for control in [
            Control::AccountMenu,
            Control::MyOrders,
            Control::OpenOrder,
            Control::LookAhead,
            Control::PlaySeller,
        ] {
            assert_ne!(judge(*step, control, true), Verdict::Wrong, "{step:?} {control:?}");
        }
    }
    assert!(!Control::AccountMenu.is_of_order() && !Control::SkipDay.is_of_order());
    assert!(Control::CancelOrder.is_of_order() && Control::OpenOrder.is_of_order());
}

#[test]
fn feedback_before_the_money_is_back_ends_nothing() {
    let story = Story::Article;
    let mut it = order(story);
    for act in prepare(story, Step::Refund, &it, NOW) {
        it = acted(&it, NOW, act);
    }
    it = acted(&it, NOW, Act::CancelApproved);
    it = acted(&it, NOW, Act::FeedbackLeft { stars: 5, text: String::new() });
    assert_eq!(step(story, &it, NOW, Place::Orders, NO_DIALOG), Some(Step::Refund));
    assert_eq!(judge(Step::Refund, Control::LeaveFeedback, true), Verdict::Neutral);
    assert_eq!(step(story, &it, NOW + Span::days(30), Place::Orders, NO_DIALOG), None);
}

#[test]
fn names_are_read_back_and_numbers_count_from_one() {
    for story in Story::ALL {
        assert_eq!(Story::parse(story.name()), Some(story));
        for (index, step) in story.steps().iter().enumerate() {
            assert_eq!(Step::parse(story, step.name()), Some(*step));
            assert_eq!(Step::parse(story, &(index + 1).to_string()), Some(*step));
        }
        for wrong in ["0", "8", "", "nine", "-1"] {
            assert_eq!(Step::parse(story, wrong), None, "{wrong}");
        }
    }
    assert!(Mode::ALL.iter().all(|it| Mode::parse(it.name()) == Some(*it)));
    assert!(Control::ALL.iter().all(|it| Control::of_mark(it.mark()) == Some(*it)));
}

proptest! {
    /// Whatever is done in whatever order, the practice knows where the reader is, and the number of the
    /// step never falls by an act of the reader.
    #[test]
    fn no_walk_gets_lost(picks in prop::collection::vec((any::<prop::sample::Index>(), 0..12_i64), 1..25)) {
        let story = Story::Article;
        let mut it = order(story);
        let mut now = NOW;
        let place = |order: &Order, at| step(story, order, at, Place::TheOrder, NO_DIALOG)
            .and_then(|it| story.index(it)).unwrap_or(7);
        for (pick, days) in picks {
            now = now + Span::days(days);
            let goods = it.unshipped(now);
            let reason = ReasonCode("other".into());
            let acts = [
                Act::CancelRequested { goods: goods.clone(), reason, note: String::new() },
                Act::CancelApproved,
                Act::Shipped { goods, parcel: None },
                Act::FeedbackLeft { stars: 3, text: String::new() },
            ];
            let act = acts[pick.index(acts.len())].clone();
            let before = place(&it, now);
            it = acted(&it, now, act);
            let after = place(&it, now);
            // Shipping overtakes a request: then there is nothing to cancel any more.
            let is_shipped = it.at(now).lines.iter().any(|it| it.shipped > 0);
            prop_assert!(after >= before || is_shipped, "{before} {after}");
        }
    }
}
