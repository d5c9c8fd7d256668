//! The window with "Select here" and "Send".

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use unbuy::ui::CancelDialog;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{LAMP, Screen, show};

type Sent = Rc<RefCell<Vec<(String, String)>>>;

fn dialog() -> (Screen, Sent, ReadSignal<u32>) {
    let sent = Sent::default();
    let (closed, set_closed) = ArcRwSignal::new(0).split();
    let (screen, _) = show({
        let sent = send_wrapper::SendWrapper::new(Rc::clone(&sent));
        move |state| {
            let on_send = Callback::new(move |(reason, note): (unbuy_core::order::ReasonCode, String)| {
                sent.borrow_mut().push((reason.0, note));
            });
            let on_close = Callback::new(move |()| set_closed.update(|it| *it += 1));
            let now = Signal::derive(move || state.orders.clock().now());
            view! { <CancelDialog order=state.order(LAMP) now on_send on_close /> }
        }
    });
    (screen, sent, closed.into())
}

#[wasm_bindgen_test]
async fn without_a_reason_it_says_so_at_the_field_and_sends_nothing() {
    let (screen, sent, closed) = dialog();
    crate::harness::settle().await;
    screen.click("dialog", "Send").await;
    assert!(!screen.text("#cancel-reason-missing").is_empty());
    let focused = document().active_element().unwrap().id();
    assert_eq!(focused, "cancel-reason");
    assert_eq!(screen.element("#cancel-reason").get_attribute("aria-invalid").unwrap(), "true");
    assert!(sent.borrow().is_empty());
    assert_eq!(closed.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn it_sends_reason_and_note_and_closes() {
    let (screen, sent, closed) = dialog();
    crate::harness::settle().await;
    screen.choose("#cancel-reason", "better_price").await;
    screen.write("#cancel-note", "  Saw it for less.  ").await;
    screen.click("dialog", "Send").await;
    assert_eq!(*sent.borrow(), [("better_price".to_owned(), "Saw it for less.".to_owned())]);
    assert_eq!(closed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn it_says_how_much_comes_back_and_where_to() {
    let (screen, _, _) = dialog();
    let facts = screen.texts(".facts dd");
    assert!(facts[0].contains("34.90"), "{facts:?}");
    assert_eq!(facts[1], "Visa ending 4242");
    assert_eq!(facts.len(), 3);
}

#[wasm_bindgen_test]
async fn keeping_the_order_sends_nothing() {
    let (screen, sent, closed) = dialog();
    crate::harness::settle().await;
    screen.choose("#cancel-reason", "better_price").await;
    screen.click("dialog", "Keep order").await;
    assert!(sent.borrow().is_empty());
    assert_eq!(closed.get_untracked(), 1);
}
