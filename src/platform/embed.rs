//! Our own `<unbuy-practice>` in our own page: it comes with `embed.js`, as on the pages of others.

use leptos::{
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{AddEventListenerOptions, Element, HtmlElement, HtmlScriptElement},
};

/// The script, beside the page.
const SCRIPT: &str = "embed.js";

const ELEMENT: &str = "unbuy-practice";

/// Brings the script, once. Without it, as while developing, what stands inside the element is shown.
pub fn load_script() {
    let Some(document) = super::document() else { return };
    let selector = format!("script[src$='{SCRIPT}']");
    if document.query_selector(&selector).ok().flatten().is_some() {
        return;
    }
    let made = document.create_element("script").ok();
    let script = made.and_then(|it| it.dyn_into::<HtmlScriptElement>().ok());
    if let (Some(script), Some(head)) = (script, document.head()) {
        script.set_src(SCRIPT);
        script.set_async(true);
        // If it does not come, the link inside the element leads to the practice as well.
        let _ = head.append_child(&script);
    }
}

/// Goes to a step in the practice of the page, which is loaded if it is not yet, and gives it the focus.
/// Returns whether there is one.
pub fn go_to(step: &str) -> bool {
    let found = super::document().and_then(|it| it.query_selector(ELEMENT).ok().flatten());
    let Some(element) = found else { return false };
    let is_loaded = frame_of(&element).is_some();
    // Where its script did not come it has no such functions.
    if element.set_attribute("start", step).is_err() || call(&element, "load", step).is_none() {
        return false;
    }
    if is_loaded {
        // The step may be the one that it began with.
        let _ = call(&element, "goto", step);
        focus(&element);
    } else {
        let place = element.clone();
        let ready = Closure::once_into_js(move || focus(&place));
        let options = AddEventListenerOptions::new();
        options.set_once(true);
        // Without it the focus stays where it is.
        let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
            "unbuy:ready",
            ready.unchecked_ref(),
            &options,
        );
    }
    true
}

fn frame_of(element: &Element) -> Option<HtmlElement> {
    element.shadow_root()?.query_selector("iframe").ok()??.dyn_into().ok()
}

/// The reader has asked for it, so the page may move there.
fn focus(element: &Element) {
    if let Some(frame) = frame_of(element) {
        // Refused by no browser.
        let _ = frame.focus();
    }
}

fn call(element: &Element, name: &str, argument: &str) -> Option<JsValue> {
    let function = js_sys::Reflect::get(element, &JsValue::from_str(name)).ok()?;
    let function = function.dyn_into::<js_sys::Function>().ok()?;
    function.call1(element, &JsValue::from_str(argument)).ok()
}
