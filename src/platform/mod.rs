//! The browser, and nothing else: the only folder that touches `web_sys`, `js_sys` or `gloo`.
//!
//! One file per need. What can fail says how by a named cause; nothing here panics, and nothing
//! here knows an order's rules or a word of any language.
#![expect(clippy::disallowed_methods, reason = "this is the one place that talks to the browser")]

pub mod choices;
pub mod clock;
pub mod coach;
pub mod drafts;
pub mod embed;
pub mod files;
pub mod frame;
pub mod host;
pub mod intl;
pub mod language;
pub mod location;
pub mod mirror;
pub mod page;
pub mod rates;
pub mod share;
pub mod storage;
pub mod tabs;
pub mod ticker;

use leptos::{
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys,
};

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Listens for as long as the page lives.
fn listen_for_ever<E>(target: &web_sys::EventTarget, event: &str, callback: impl FnMut(E) + 'static)
where
    E: leptos::wasm_bindgen::convert::FromWasmAbi + 'static,
{
    let closure = Closure::<dyn FnMut(E)>::new(callback);
    let function = closure.as_ref().unchecked_ref();
    if target.add_event_listener_with_callback(event, function).is_ok() {
        // There is one such listener per page, and it ends with the page.
        closure.forget();
    }
}
