//! The window with "Select here" and "Send".

use leptos::prelude::*;
use unbuy::ui::{CancelDialog, Deed};
use unbuy_core::order::Act;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{LAMP, Screen, settle, show, until};

/// The dialog of the lamp, and the requests that came out of it: reason and note.
fn dialog() -> (Screen, ArcRwSignal<Vec<(String, String)>>) {
    let sent = ArcRwSignal::new(Vec::new());
    let noted = sent.clone();
    let (screen, _) = show(move |state| {
        let dialogs = state.desk.dialogs;
        dialogs.show("reason-title", move || {
            let noted = noted.clone();
            let on_send = Callback::new(move |Deed { act, .. }| {
                if let Act::CancelRequested { reason, note, .. } = act {
                    noted.update(|it| it.push((reason.0, note)));
                }
                dialogs.close();
            });
            let (order, clock) = (state.order(LAMP), state.orders.clock());
            let on_change_address = Callback::new(|()| ());
            view! { <CancelDialog order clock dialogs on_send on_change_address /> }.into_any()
        });
    });
    (screen, sent)
}

#[wasm_bindgen_test]
async fn without_a_reason_it_says_so_at_the_field_and_sends_nothing() {
    let (screen, sent) = dialog();
    settle().await;
    screen.click("dialog", "Send").await;
    assert!(!screen.text("#reason-missing").is_empty());
    let focused = document().active_element().unwrap().id();
    assert_eq!(focused, "reason");
    assert_eq!(screen.element("#reason").get_attribute("aria-invalid").unwrap(), "true");
    assert!(sent.get_untracked().is_empty());
    assert!(screen.has("dialog"));
}

#[wasm_bindgen_test]
async fn it_sends_reason_and_note_and_closes() {
    let (screen, sent) = dialog();
    settle().await;
    screen.choose("#reason", "better_price").await;
    screen.write("#note", "  Saw it for less.  ").await;
    screen.click("dialog", "Send").await;
    assert_eq!(sent.get_untracked(), [("better_price".to_owned(), "Saw it for less.".to_owned())]);
    until(|| !screen.has("dialog")).await;
}

#[wasm_bindgen_test]
async fn it_says_how_much_comes_back_and_where_to() {
    let (screen, _) = dialog();
    settle().await;
    let facts = screen.texts(".facts dd");
    assert!(facts[0].contains("34.90"), "{facts:?}");
    assert_eq!(facts[1], "Visa ending 4242");
    assert_eq!(facts.len(), 3);
}

#[wasm_bindgen_test]
async fn keeping_the_order_sends_nothing() {
    let (screen, sent) = dialog();
    settle().await;
    screen.choose("#reason", "better_price").await;
    screen.click("dialog", "Keep order").await;
    assert!(sent.get_untracked().is_empty());
    until(|| !screen.has("dialog")).await;
}
