//! Our own `<unbuy-practice>` in our own page: it comes with `embed.js`, as on the pages of others.

use leptos::{
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Element, HtmlScriptElement},
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

/// Goes to a step in the practice of the page, which is loaded if it is not yet, and brings it into
/// view. Returns whether there is one.
pub fn go_to(step: &str) -> bool {
    let found = super::document().and_then(|it| it.query_selector(ELEMENT).ok().flatten());
    let Some(element) = found else { return false };
    element.scroll_into_view_with_bool(true);
    // Where its script did not come it has no such functions.
    element.set_attribute("start", step).is_ok()
        && call(&element, "load").is_some()
        && call(&element, "goto").is_some()
}

fn call(element: &Element, name: &str) -> Option<JsValue> {
    let function = js_sys::Reflect::get(element, &JsValue::from_str(name)).ok()?;
    let function = function.dyn_into::<js_sys::Function>().ok()?;
    let step = element.get_attribute("start").unwrap_or_default();
    function.call1(element, &JsValue::from_str(&step)).ok()
}
