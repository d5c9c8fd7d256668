//! Handing a text to others: by the clipboard, or by the sharing of the device.

use leptos::{
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{Navigator, ShareData},
};

/// Puts a text on the clipboard, and calls back with whether it is there. Browsers forbid it to some
/// pages, for instance in a frame.
pub fn copy(text: &str, done: impl Fn(bool) + Clone + 'static) {
    let clipboard = navigator().and_then(|it| {
        // Undefined on pages without TLS, which the typed way does not expect.
        js_sys::Reflect::get(&it, &"clipboard".into()).ok()
    });
    let clipboard = clipboard.and_then(|it| it.dyn_into::<leptos::web_sys::Clipboard>().ok());
    let Some(clipboard) = clipboard else { return done(false) };
    let failed = done.clone();
    let on_done = Closure::once_into_js(move |_: JsValue| done(true));
    let on_failure = Closure::once_into_js(move |_: JsValue| failed(false));
    let promise: js_sys::Promise = clipboard.write_text(text).unchecked_into();
    let _ = then(&promise, &on_done, &on_failure);
}

fn then(promise: &js_sys::Promise, done: &JsValue, failed: &JsValue) -> Result<JsValue, JsValue> {
    let then = js_sys::Reflect::get(promise, &"then".into())?;
    then.unchecked_into::<js_sys::Function>().call2(promise, done, failed)
}

/// Whether the device can share texts.
pub fn is_possible() -> bool {
    navigator().is_some_and(|it| js_sys::Reflect::has(&it, &"share".into()).unwrap_or(false))
}

/// Offers a text to the other programs of the device. The reader sees what comes of it.
pub fn share(text: &str) {
    let data = ShareData::new();
    data.set_text(text);
    if let Some(navigator) = navigator() {
        // Refused where the reader changes their mind, which is no failure.
        let promise: js_sys::Promise = navigator.share_with_data(&data).unchecked_into();
        let nothing = Closure::once_into_js(|_: JsValue| ());
        let _ = then(&promise, &nothing, &nothing);
    }
}

fn navigator() -> Option<Navigator> {
    super::window().map(|it| it.navigator())
}
