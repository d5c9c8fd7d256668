//! The window with "Select here" and "Send".

use leptos::prelude::*;
use unbuy::ui::CancelDialog;
use unbuy_core::order::ReasonCode;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{LAMP, Screen, settle, show, until};

/// What came out of the dialog.
#[derive(Clone, Default)]
struct Outcome {
    sent: ArcRwSignal<Vec<(String, String)>>,
    closed: ArcRwSignal<u32>,
}

fn dialog() -> (Screen, Outcome) {
    let outcome = Outcome::default();
    let Outcome { sent, closed } = outcome.clone();
    let (screen, _) = show(move |state| {
        let on_send = Callback::new(move |(reason, note): (ReasonCode, String)| {
            sent.update(|it| it.push((reason.0, note)));
        });
        let on_close = Callback::new(move |()| closed.update(|it| *it += 1));
        let now = Signal::derive(move || state.orders.clock().now());
        view! { <CancelDialog order=state.order(LAMP) now on_send on_close /> }
    });
    (screen, outcome)
}

#[wasm_bindgen_test]
async fn without_a_reason_it_says_so_at_the_field_and_sends_nothing() {
    let (screen, outcome) = dialog();
    settle().await;
    screen.click("dialog", "Send").await;
    assert!(!screen.text("#cancel-reason-missing").is_empty());
    let focused = document().active_element().unwrap().id();
    assert_eq!(focused, "cancel-reason");
    assert_eq!(screen.element("#cancel-reason").get_attribute("aria-invalid").unwrap(), "true");
    assert!(outcome.sent.get_untracked().is_empty());
    assert_eq!(outcome.closed.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn it_sends_reason_and_note_and_closes() {
    let (screen, outcome) = dialog();
    settle().await;
    screen.choose("#cancel-reason", "better_price").await;
    screen.write("#cancel-note", "  Saw it for less.  ").await;
    screen.click("dialog", "Send").await;
    assert_eq!(
        outcome.sent.get_untracked(),
        [("better_price".to_owned(), "Saw it for less.".to_owned())]
    );
    until(|| outcome.closed.get_untracked() == 1).await;
}

#[wasm_bindgen_test]
async fn it_says_how_much_comes_back_and_where_to() {
    let (screen, _) = dialog();
    let facts = screen.texts(".facts dd");
    assert!(facts[0].contains("34.90"), "{facts:?}");
    assert_eq!(facts[1], "Visa ending 4242");
    assert_eq!(facts.len(), 3);
}

#[wasm_bindgen_test]
async fn keeping_the_order_sends_nothing() {
    let (screen, outcome) = dialog();
    settle().await;
    screen.choose("#cancel-reason", "better_price").await;
    screen.click("dialog", "Keep order").await;
    assert!(outcome.sent.get_untracked().is_empty());
    until(|| outcome.closed.get_untracked() == 1).await;
}
