//! The coach: it follows the order, says what was asked for, and ends when all is done.

use leptos::prelude::*;
use unbuy::{
    platform::{clock, frame::Frame, storage},
    route::Route,
    state::{Books, Orders, Walkthrough},
    ui::practice::{Guide, Place, coach},
};
use unbuy_core::{
    order::{Act, OrderId, ReasonCode},
    practice::{Control, Mode, Step, Story, Verdict},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{LAMP, Screen, State, settle, show, until};

/// A coach beside nothing else, at the beginning of the article's practice.
fn beside_nothing() -> (Screen, State, Walkthrough, RwSignal<Route>) {
    let made = std::rc::Rc::new(std::cell::Cell::new(None));
    let (screen, state) = show({
        let made = std::rc::Rc::clone(&made);
        move |state| {
            let route = RwSignal::new(Route::Home);
            let mine = Orders::closed(storage::memory_journal(), clock::now());
            let books = Books { practice: state.orders, mine, route };
            let walk = Walkthrough::new(state.orders, route, Signal::derive(|| false));
            let show_page = |books: Books, page: &Route| books.route.set(page.clone());
            let guide = Guide::new(walk, state.desk, books, Frame::of_page(), show_page);
            made.set(Some((walk, route)));
            coach(guide, Place::Page)
        }
    });
    let (walk, route) = made.get().unwrap();
    (screen, state, walk, route)
}

fn lamp() -> OrderId {
    OrderId::new(LAMP)
}

#[wasm_bindgen_test]
async fn without_a_practice_there_is_no_coach() {
    let (screen, _state, walk, _route) = beside_nothing();
    assert!(screen.element(".coach").has_attribute("hidden"));
    walk.start(Story::Article, Step::Orders);
    settle().await;
    assert!(!screen.element(".coach").has_attribute("hidden"));
    walk.end();
    settle().await;
    assert!(screen.element(".coach").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn it_follows_the_page_and_the_order() {
    let (screen, state, walk, route) = beside_nothing();
    walk.start(Story::Article, Step::Orders);
    settle().await;
    assert_eq!(screen.text(".coach-head b"), "Step 1 of 7");
    route.set(Route::Order(lamp()));
    settle().await;
    assert_eq!(screen.text(".coach-head b"), "Step 3 of 7");
    let goods = state.order(LAMP).get_untracked().order.unshipped(clock::now());
    let reason = ReasonCode("other".into());
    state.orders.act(&lamp(), Act::CancelRequested { goods, reason, note: String::new() }).unwrap();
    settle().await;
    assert_eq!(screen.text(".coach-head b"), "Step 6 of 7");
}

#[wasm_bindgen_test]
async fn what_leads_astray_is_said_until_the_next_press() {
    let (screen, _state, walk, _route) = beside_nothing();
    walk.start(Story::Article, Step::Orders);
    let verdict = |control| walk.used(control, None).unwrap().1;
    assert_eq!(verdict(Control::SkipDay), Verdict::Wrong);
    // What the coach says comes with the next frame.
    until(|| screen.has(".coach-said")).await;
    assert!(screen.text(".coach-said").starts_with("That lets a day pass."));
    assert_eq!(walk.counts().wrong, 1);
    assert_eq!(verdict(Control::AccountMenu), Verdict::Right);
    settle().await;
    assert!(!screen.has(".coach-said"));
}

#[wasm_bindgen_test]
async fn a_step_that_needs_something_gets_it_and_says_so() {
    let (screen, state, walk, route) = beside_nothing();
    route.set(walk.start(Story::Article, Step::Feedback));
    settle().await;
    assert_eq!(screen.text(".coach-head b"), "Step 7 of 7");
    until(|| screen.has(".coach-said")).await;
    assert!(screen.text(".coach-said").contains("prepared"));
    state.orders.act(&lamp(), Act::FeedbackLeft { stars: 4, text: String::new() }).unwrap();
    settle().await;
    assert_eq!(screen.text(".coach h2"), "You can do it now");
    assert_eq!(walk.stars(), Some(4));
}

#[wasm_bindgen_test]
async fn rings_are_for_the_guided_and_for_those_who_ask() {
    let (_screen, _state, walk, _route) = beside_nothing();
    walk.start(Story::Article, Step::Orders);
    assert!(walk.ringed().is_empty());
    walk.show_where();
    assert_eq!(walk.ringed(), [Control::MyOrders, Control::AccountMenu]);
    walk.turn();
    assert!(walk.ringed().is_empty());
    walk.set_mode(Mode::Guided);
    assert_eq!(walk.ringed(), [Control::MyOrders, Control::AccountMenu]);
    walk.hide(true);
    assert!(walk.ringed().is_empty());
}
