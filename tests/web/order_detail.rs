//! The page of one order.

use leptos::prelude::*;
use unbuy::ui::OrderDetail;
use unbuy_core::order::OrderId;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{CABLE, LAMP, SCARF, Screen, State, settle, show, until};

fn detail(id: &'static str) -> (Screen, State) {
    show(move |state| {
        let id = OrderId::new(id);
        view! { <OrderDetail desk=state.desk id /> }
    })
}

async fn request(screen: &Screen) {
    screen.click(".ways-out", "Request cancellation").await;
    screen.choose("#reason", "changed_mind").await;
    screen.click("dialog", "Send").await;
}

#[wasm_bindgen_test]
async fn a_request_is_visible_and_can_be_taken_back() {
    let (screen, _) = detail(LAMP);
    let before = screen.texts(".line li").len();
    request(&screen).await;
    assert!(screen.text("[data-place=now] .line-text").starts_with("You asked to cancel"));
    assert!(screen.texts(".line li").len() > before);
    screen.click(".side-buttons", "Take the request back").await;
    assert_eq!(screen.texts(".ways-out .button"), ["Request cancellation"]);
}

#[wasm_bindgen_test]
async fn silence_cancels_and_the_money_arrives() {
    let (screen, state) = detail(LAMP);
    let id = OrderId::new(LAMP);
    request(&screen).await;
    state.orders.skip_to(state.orders.next_deadline(Some(&id)).unwrap());
    settle().await;
    assert!(screen.text(".page-status").starts_with("Cancelled"));
    assert_eq!(screen.texts(".side-buttons .button"), ["Leave feedback"]);
    // The shop pays out within days; then the buyer can say that the money has come.
    for _ in 0..4 {
        state.orders.skip(unbuy_core::Span::DAY);
    }
    settle().await;
    screen.click(".side-buttons", "Money arrived").await;
    assert!(screen.texts("dt").contains(&"Is back".to_owned()));
}

#[wasm_bindgen_test]
async fn what_is_shipped_says_why_it_cannot_be_cancelled() {
    let (screen, _) = detail(SCARF);
    let why = screen.texts(".ways-out p, .why").join(" ");
    assert!(why.contains("hipped"), "{why}");
    assert!(why.contains("14 days"), "{why}");
    assert!(!screen.texts(".button").contains(&"Request cancellation".to_owned()));
}

#[wasm_bindgen_test]
async fn the_seller_can_be_played() {
    let (screen, _) = detail(LAMP);
    request(&screen).await;
    screen.click(".play", "Say no").await;
    let why = screen.texts(".line-text").join(" ");
    assert!(why.contains("said no"), "{why}");
    assert_eq!(screen.texts(".ways-out .button"), ["Request cancellation"]);
}

#[wasm_bindgen_test]
async fn an_unknown_number_has_a_friendly_page() {
    let (screen, _) = detail("00000000");
    assert!(screen.text("section.empty").contains("00000000"));
    assert!(screen.find("section.empty", "My orders").has_attribute("href"));
}

#[wasm_bindgen_test]
async fn the_countdown_follows_the_clock() {
    let (screen, state) = detail(CABLE);
    let before = screen.text(".page-status");
    state.orders.skip(unbuy_core::Span::DAY);
    settle().await;
    assert_ne!(screen.text(".page-status"), before);
}

#[wasm_bindgen_test]
async fn a_clock_that_is_set_back_does_not_undo_what_was_done() {
    let (screen, state) = detail(LAMP);
    request(&screen).await;
    let now = state.orders.clock().now_untracked();
    state.orders.tick(now - unbuy_core::Span::hours(30));
    settle().await;
    screen.click(".side-buttons", "Take the request back").await;
    assert_eq!(screen.texts(".ways-out .button"), ["Request cancellation"]);
    assert!(screen.texts("[data-place=refused]").is_empty());
}

#[wasm_bindgen_test]
async fn a_dialog_that_is_opened_again_at_once_stays_open() {
    let (screen, _) = detail(LAMP);
    screen.click(".ways-out", "Request cancellation").await;
    // Both clicks come before the browser tells of the first closing.
    screen.find("dialog", "Keep order").click();
    screen.find(".ways-out", "Request cancellation").click();
    for _ in 0..5 {
        settle().await;
    }
    assert!(screen.element("dialog").has_attribute("open"));
    screen.click("dialog", "Keep order").await;
    until(|| !screen.has("dialog")).await;
}
