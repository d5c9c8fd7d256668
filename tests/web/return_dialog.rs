//! The window that asks to return what has arrived.

use leptos::prelude::*;
use unbuy::{
    state::OrderNow,
    ui::{Deed, orders::ReturnDialog},
};
use unbuy_core::{
    Span,
    order::{Act, LineQuantity},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{SHOES, Screen, State, TABLEWARE, settle, show, until};

type Requests = ArcRwSignal<Vec<(Vec<LineQuantity>, String, String)>>;

/// The dialog of an order, and the requests that came out of it: goods, reason and note.
fn dialog(id: &'static str) -> (Screen, State, Requests) {
    dialog_after(id, 0)
}

/// The dialog, opened so many days later.
fn dialog_after(id: &'static str, days: i64) -> (Screen, State, Requests) {
    let sent = Requests::default();
    let noted = sent.clone();
    let (screen, state) = show(move |state| {
        state.orders.skip(Span::days(days));
        let dialogs = state.desk.dialogs;
        dialogs.show("reason-title", move || {
            let noted = noted.clone();
            let on_send = Callback::new(move |Deed { act, .. }| {
                if let Act::ReturnRequested { goods, reason, note } = act {
                    noted.update(|it| it.push((goods, reason.0, note)));
                }
                dialogs.close();
            });
            let (order, clock) = (state.order(id), state.orders.clock());
            view! { <ReturnDialog order clock dialogs on_send /> }.into_any()
        });
    });
    (screen, state, sent)
}

#[wasm_bindgen_test]
async fn it_offers_the_reasons_to_return_and_sends_one_of_them() {
    let (screen, _, sent) = dialog(SHOES);
    settle().await;
    let reasons = screen.texts("#reason option");
    assert!(reasons.contains(&"It arrived damaged".to_owned()), "{reasons:?}");
    assert!(!reasons.contains(&"Found a better price".to_owned()), "{reasons:?}");
    screen.click("dialog", "Send").await;
    assert!(!screen.text("#reason-missing").is_empty());
    assert!(sent.get_untracked().is_empty());
    screen.choose("#reason", "damaged").await;
    assert!(screen.text("#reason-missing").is_empty());
    screen.write("#note", " The sole is torn. ").await;
    screen.click("dialog", "Send").await;
    until(|| !screen.has("dialog")).await;
    let [(goods, reason, note)] = &sent.get_untracked()[..] else { panic!("one request") };
    assert_eq!(goods.iter().map(|it| it.quantity).collect::<Vec<_>>(), [1]);
    assert_eq!((reason.as_str(), note.as_str()), ("damaged", "The sole is torn."));
}

#[wasm_bindgen_test]
async fn its_dates_follow_the_clock_while_it_is_open() {
    let (screen, state, _) = dialog(SHOES);
    settle().await;
    let before = screen.texts(".facts dd");
    assert_eq!(before.len(), 4);
    assert!(before[1].contains("61.20"), "{before:?}");
    state.orders.skip(Span::DAY);
    settle().await;
    let after = screen.texts(".facts dd");
    assert_ne!(before[0], after[0], "when to send it back");
    assert_eq!(before[1..3], after[1..3], "how much, and where to");
}

#[wasm_bindgen_test]
async fn keeping_it_sends_nothing() {
    let (screen, _, sent) = dialog(SHOES);
    settle().await;
    screen.choose("#reason", "other").await;
    screen.click("dialog", "Keep it").await;
    until(|| !screen.has("dialog")).await;
    assert!(sent.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn of_twelve_things_those_go_back_that_have_arrived() {
    let (screen, state, sent) = dialog_after(TABLEWARE, 14);
    settle().await;
    screen.choose("#reason", "does_not_fit").await;
    screen.click("dialog", "Send").await;
    until(|| !screen.has("dialog")).await;
    let goods = sent.get_untracked().remove(0).0;
    let delivered = |it: &OrderNow| it.standing.lines.iter().filter(|it| it.delivered > 0).count();
    assert_eq!(goods.len(), state.order(TABLEWARE).with_untracked(delivered));
    assert!(!goods.is_empty());
}
