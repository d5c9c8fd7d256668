//! "Leave feedback" and its form.

use leptos::prelude::*;
use unbuy::ui::OrderList;
use unbuy_core::order::Act;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{KETTLE, Screen, State, settle, show, until};

/// The row of the kettle, which can be judged.
const ROW: &str = "li:has(#order-80169042) .order-buttons";

fn list() -> (Screen, State) {
    show(|state| view! { <OrderList desk=state.desk /> })
}

#[wasm_bindgen_test]
async fn feedback_needs_stars_and_says_so() {
    let (screen, state) = list();
    screen.click(ROW, "Leave feedback").await;
    screen.click("dialog", "Send feedback").await;
    assert!(!screen.text("#stars-missing").is_empty());
    let last = state.order(KETTLE).with_untracked(|it| it.order.log().last().unwrap().act.clone());
    assert!(!matches!(last, Act::FeedbackLeft { .. }), "{last:?}");
}

#[wasm_bindgen_test]
async fn stars_and_words_stay_and_can_be_changed() {
    let (screen, _) = list();
    screen.click(ROW, "Leave feedback").await;
    screen.check("input[value='4']").await;
    screen.write("#feedback-text", "Fast and kind.").await;
    screen.click("dialog", "Send feedback").await;
    until(|| !screen.has("dialog")).await;
    screen.click(ROW, "Change feedback").await;
    settle().await;
    let words: web_sys::HtmlTextAreaElement =
        wasm_bindgen::JsCast::unchecked_into(screen.element("#feedback-text"));
    assert_eq!(words.value(), "Fast and kind.");
    assert_eq!(screen.texts(".star[data-on]").len(), 4);
}
