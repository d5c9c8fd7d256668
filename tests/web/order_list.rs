//! The list of orders.

use leptos::prelude::*;
use unbuy::ui::OrderList;
use unbuy_core::{
    Span,
    order::{Act, OrderId},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{CABLE, KETTLE, LAMP, Screen, State, settle, show, until};

fn list() -> (Screen, State) {
    show(|state| view! { <OrderList desk=state.desk /> })
}

fn row(id: &str) -> String {
    format!("li:has(#order-{id})")
}

fn buttons(screen: &Screen, id: &str) -> Vec<String> {
    screen.texts(&format!("{} .order-buttons .button", row(id)))
}

#[wasm_bindgen_test]
async fn each_row_ends_in_its_main_buttons() {
    let (screen, _) = list();
    assert_eq!(buttons(&screen, LAMP), ["Open", "Cancel order"]);
    assert_eq!(buttons(&screen, CABLE), ["Pay", "Cancel order"]);
    assert_eq!(buttons(&screen, KETTLE), ["Leave feedback"]);
}

#[wasm_bindgen_test]
async fn paying_changes_that_row_and_no_other() {
    let (screen, _) = list();
    let others = buttons(&screen, KETTLE);
    screen.click(&row(CABLE), "Pay").await;
    screen.click("dialog", "Pay").await;
    assert_eq!(buttons(&screen, CABLE), ["Open", "Cancel order"]);
    assert_eq!(buttons(&screen, KETTLE), others);
    until(|| !screen.has("dialog")).await;
}

#[wasm_bindgen_test]
async fn an_unpaid_order_is_cancelled_at_once_after_one_question() {
    let (screen, state) = list();
    screen.click(&row(CABLE), "Cancel order").await;
    screen.click("dialog", "Keep order").await;
    until(|| !screen.has("dialog")).await;
    assert_eq!(buttons(&screen, CABLE), ["Pay", "Cancel order"]);
    screen.click(&row(CABLE), "Cancel order").await;
    screen.click("dialog", "Cancel order").await;
    assert_eq!(buttons(&screen, CABLE), ["Leave feedback"]);
    let kinds = state.order(CABLE).with_untracked(|it| it.order.log().last().unwrap().act.clone());
    assert_eq!(kinds, Act::CancelledUnpaid);
}

#[wasm_bindgen_test]
async fn time_alone_ends_an_unpaid_order() {
    let (screen, state) = list();
    let due = state.orders.next_deadline(Some(&OrderId::new(CABLE))).unwrap();
    state.orders.skip_to(due - Span::millis(60_000));
    settle().await;
    assert_eq!(buttons(&screen, CABLE), ["Pay", "Cancel order"]);
    state.orders.skip_to(due);
    settle().await;
    assert_eq!(buttons(&screen, CABLE), ["Open"]);
    assert!(screen.text(&format!("{} .tag", row(CABLE))).contains("xpired"));
}
