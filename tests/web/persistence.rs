//! What was done is there after a reload, and in the other tab.

use leptos::prelude::*;
use unbuy::{state::SaveState, ui::OrderList};
use unbuy_core::{
    Span,
    order::{Act, OrderId, Stage},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{CABLE, State, show, show_again};

fn list(state: State) -> impl IntoView {
    view! { <OrderList desk=state.desk /> }
}

#[wasm_bindgen_test]
async fn what_was_done_is_there_after_a_reload() {
    let (first, state) = show(list);
    state.orders.act(&OrderId::new(CABLE), Act::CancelledUnpaid).unwrap();
    assert_eq!(state.orders.save_state(), SaveState::Saved);
    drop(first);
    let (screen, _) = show_again(list);
    let buttons = screen.texts(&format!("li:has(#order-{CABLE}) .button"));
    assert_eq!(buttons, ["Leave feedback"]);
}

#[wasm_bindgen_test]
async fn the_practice_clock_goes_on_where_it_was() {
    let (first, state) = show(list);
    state.orders.skip(Span::days(30));
    let moment = state.orders.clock().now_untracked();
    drop(first);
    let (_screen, state) = show_again(list);
    assert!(state.orders.clock().now_untracked() >= moment);
    let stage = state.order(CABLE).with_untracked(|it| it.standing.stage);
    assert_eq!(stage, Stage::Expired);
}

#[wasm_bindgen_test]
async fn starting_over_brings_the_samples_back() {
    let (first, state) = show(list);
    state.orders.act(&OrderId::new(CABLE), Act::CancelledUnpaid).unwrap();
    state.orders.start_over();
    let stage = state.order(CABLE).with_untracked(|it| it.standing.stage);
    assert_eq!(stage, Stage::AwaitingPayment);
    drop(first);
    let (_screen, state) = show_again(list);
    let stage = state.order(CABLE).with_untracked(|it| it.standing.stage);
    assert_eq!(stage, Stage::AwaitingPayment);
}

#[wasm_bindgen_test]
async fn an_act_of_another_tab_shows_at_once() {
    let (screen, here) = show(list);
    let (_other_screen, there) = show_again(list);
    there.orders.act(&OrderId::new(CABLE), Act::CancelledUnpaid).unwrap();
    // The event that the browser sends to other tabs carries key and new value.
    let storage = window().local_storage().unwrap().unwrap();
    for index in 0..storage.length().unwrap() {
        let key = storage.key(index).unwrap().unwrap();
        let value = storage.get_item(&key).unwrap();
        assert!(!here.orders.take_in(&key, value.as_deref()));
    }
    crate::harness::settle().await;
    let buttons = screen.texts(&format!("li:has(#order-{CABLE}) .button"));
    assert_eq!(buttons, ["Leave feedback"]);
}
