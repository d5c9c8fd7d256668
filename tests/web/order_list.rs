//! The list of orders.

use std::rc::Rc;

use leptos::prelude::*;
use unbuy::{platform::tabs, route::ListQuery, state::SaveState, ui::OrderList};
use unbuy_core::{
    Span,
    order::{Act, OrderId, Tab},
    storage::{Book, Journal, MemoryKv, Namespace},
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

/// All, unpaid, to ship, shipped, delivered, cancelled, expired.
fn counts(screen: &Screen) -> Vec<String> {
    screen.texts(".tab .count")
}

fn titles(screen: &Screen) -> Vec<String> {
    screen.texts(".order-title")
}

#[wasm_bindgen_test]
async fn tabs_count_all_orders_and_what_the_search_finds() {
    let (screen, _) = list();
    assert_eq!(counts(&screen), ["15", "2", "4", "1", "4", "2", "2"]);
    screen.write("#list-search", "LÀMP").await;
    assert_eq!(counts(&screen), ["2", "0", "1", "0", "1", "0", "0"]);
    assert_eq!(titles(&screen), ["Folding desk lamp, warm white", "Clip lamp for shelves, black"]);
    assert_eq!(screen.text(".list-found"), "2 orders found");
    screen.write("#list-search", " ").await;
    assert_eq!(titles(&screen).len(), 15);
    assert_eq!(screen.text(".list-found"), "");
}

#[wasm_bindgen_test]
async fn a_row_goes_to_another_tab_with_its_order() {
    let (screen, state) = list();
    state.desk.place.narrow(ListQuery { tab: Tab::Unpaid, ..ListQuery::default() });
    settle().await;
    assert_eq!(titles(&screen).len(), 2);
    assert_eq!(screen.texts(".tab[aria-current]").len(), 1);
    state.orders.act(&OrderId::new(CABLE), Act::CancelledUnpaid).unwrap();
    settle().await;
    assert_eq!(titles(&screen), ["Stoneware mug 0.3 l, speckled"]);
    assert_eq!(counts(&screen), ["15", "1", "4", "1", "4", "3", "2"]);
    // Time does the same.
    state.orders.skip(Span::DAY);
    settle().await;
    assert_eq!(counts(&screen)[1], "0");
    assert!(screen.text(".nothing p").contains("Nothing here"));
}

#[wasm_bindgen_test]
async fn an_empty_search_says_what_was_searched_for_and_is_cleared() {
    let (screen, state) = list();
    state.desk.place.narrow(ListQuery { tab: Tab::Shipped, ..ListQuery::default() });
    screen.write("#list-search", "<b>zebra</b>").await;
    assert!(screen.text(".nothing p").contains("<b>zebra</b>"));
    screen.click(".nothing", "Clear search").await;
    assert_eq!(titles(&screen), ["Merino scarf, moss green"]);
    assert_eq!(document().active_element().unwrap().id(), "list-search");
}

#[wasm_bindgen_test]
async fn a_long_list_grows_on_demand_and_is_short_again_when_narrowed() {
    let (screen, state) = list();
    let kv = Rc::new(MemoryKv::default());
    let (journal, _) = Journal::open(kv, &Namespace::default(), Book::Practice, tabs::new_tab_id());
    state.orders.try_many(100, journal);
    settle().await;
    assert_eq!(counts(&screen)[0], "100");
    assert_eq!(titles(&screen).len(), 20);
    screen.click(".list-end", "Show more").await;
    assert_eq!(titles(&screen).len(), 40);
    assert_eq!(screen.text(".list-end .muted"), "40 of 100");
    screen.write("#list-search", "0000007").await;
    assert_eq!(titles(&screen).len(), 1);
    screen.write("#list-search", "").await;
    assert_eq!(titles(&screen).len(), 20);
    assert_eq!(state.orders.save_state(), SaveState::Trial);
}
