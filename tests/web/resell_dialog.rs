//! The window that makes a listing from an order.

use leptos::prelude::*;
use unbuy::ui::orders::ResellDialog;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{NOTEBOOK, SHOES, Screen, settle, show};

/// The dialog of an order as it stands now.
async fn dialog(id: &'static str) -> Screen {
    let (screen, _) = show(move |state| {
        let dialogs = state.desk.dialogs;
        dialogs.show("resell-title", move || {
            let order = state.order(id).get_untracked();
            view! { <ResellDialog order dialogs /> }.into_any()
        });
    });
    settle().await;
    screen
}

fn value(screen: &Screen, selector: &str) -> String {
    let field: web_sys::HtmlInputElement =
        wasm_bindgen::JsCast::unchecked_into(screen.element(selector));
    field.value()
}

/// What is said about profit or loss.
fn outcome(screen: &Screen) -> (String, String) {
    let (mut terms, mut values) = (screen.texts(".facts dt"), screen.texts(".facts dd"));
    (terms.remove(1), values.remove(1))
}

#[wasm_bindgen_test]
async fn it_begins_with_what_was_paid_and_no_profit() {
    let screen = dialog(SHOES).await;
    assert_eq!(value(&screen, "#resell-what"), "Trail running shoes, size 42");
    assert_eq!(value(&screen, "#resell-price"), "61.20");
    let listing = value(&screen, "#listing");
    assert!(listing.starts_with("In stock: Trail running shoes, size 42. "), "{listing}");
    assert!(listing.contains("61.20"), "{listing}");
    let (term, amount) = outcome(&screen);
    assert_eq!(term, "Your profit");
    assert!(amount.contains("0.00"), "{amount}");
}

#[wasm_bindgen_test]
async fn profit_and_loss_are_exact_in_a_currency_of_three_decimals() {
    let screen = dialog(NOTEBOOK).await;
    assert_eq!(value(&screen, "#resell-price"), "8.250");
    for (price, term, amount) in
        [("8.249", "Your loss", "0.001"), ("1,000,008.25", "Your profit", "1,000,000.000")]
    {
        screen.write("#resell-price", price).await;
        let (said, by) = outcome(&screen);
        assert_eq!(said, term);
        assert!(by.contains(amount), "{by}");
    }
}

#[wasm_bindgen_test]
async fn a_price_that_is_none_says_why_and_cannot_be_copied() {
    let screen = dialog(SHOES).await;
    let copy = || screen.find(".sheet-buttons", "Copy").has_attribute("disabled");
    assert!(!copy());
    for (price, why) in [
        ("", "Write a price."),
        ("a lot", "Write the price in digits, such as 12.40."),
        ("-5", "A price cannot be below zero."),
        ("1,234", "This could be read in two ways. Write it without a mark between thousands."),
        ("0.123", "This currency has 2 decimals."),
        ("99999999999999999999", "This is too large for a price."),
    ] {
        screen.write("#resell-price", price).await;
        assert_eq!(screen.text("#resell-price-wrong"), why);
        assert_eq!(screen.element("#resell-price").get_attribute("aria-invalid").unwrap(), "true");
        assert!(copy() && !screen.has(".facts"), "{price}");
    }
    screen.write("#resell-price", "70").await;
    assert!(screen.text("#resell-price-wrong").is_empty() && !copy());
    assert!(value(&screen, "#listing").contains("70.00"));
}
