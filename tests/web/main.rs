//! Component tests in a real browser, over the real storage.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests drive the page, and a failed one should be loud"
)]

mod cancel_dialog;
mod coach;
mod feedback_button;
mod harness;
mod order_detail;
mod order_list;
mod persistence;
mod resell_dialog;
mod return_dialog;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
