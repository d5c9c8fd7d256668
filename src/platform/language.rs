//! The language of the page: which there are, which the reader has chosen, and their texts. The files come
//! through `src/pwa/languages.js`, so that the first one is on its way before the program is.

use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The texts to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    /// English, which is built in.
    English,
    /// Those of a file.
    Texts(String),
    /// Those that were wanted did not come.
    Missing,
}

/// What the page begins with.
pub fn begin() -> Begin {
    match property("texts").and_then(|it| it.as_string()) {
        Some(texts) if !texts.is_empty() => Begin::Texts(texts),
        Some(_) => Begin::English,
        None if property("isWithoutTexts").is_some_and(|it| it.is_truthy()) => Begin::Missing,
        // While developing there is no such script.
        None => Begin::English,
    }
}

/// The languages that there are besides English: tag, and name in the language itself.
pub fn others() -> Vec<(String, String)> {
    let list = property("languages").and_then(|it| it.dyn_into::<js_sys::Array>().ok());
    let pair = |it: JsValue| {
        let it = it.dyn_into::<js_sys::Array>().ok()?;
        Some((it.get(0).as_string()?, it.get(1).as_string()?))
    };
    list.map(|it| it.iter().filter_map(pair).collect()).unwrap_or_default()
}

/// The language that the address asks for, if there is none such.
pub fn unknown() -> Option<String> {
    property("unknown")?.as_string()
}

/// The country of the browser's language, if it is known.
pub fn region() -> Option<String> {
    property("region")?.as_string()
}

/// The time zone that the reader has chosen, if the browser knows it.
pub fn zone() -> Option<String> {
    property("zone")?.as_string()
}

/// The reader has chosen another time zone, or none (an empty name).
pub fn set_zone(name: &str) {
    let zone = if name.is_empty() { JsValue::UNDEFINED } else { JsValue::from_str(name) };
    if let Some(start) = start() {
        // Refused by no browser: the object is ours.
        let _ = js_sys::Reflect::set(&start, &JsValue::from_str("zone"), &zone);
    }
}

/// The texts of a language; empty for English. Nothing if there is no such language, or it does not come.
pub async fn texts(tag: &str) -> Option<String> {
    let promise = call("speak", tag)?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}

/// Keeps the reader's choice.
pub fn keep(tag: &str) {
    call("choose", tag);
}

/// Tells the browser, and whoever reads the page aloud, which language it is in.
pub fn mark(tag: &str, is_rtl: bool) {
    let root = super::document().and_then(|it| it.document_element());
    // The page comes in English, and says so.
    if let Some(root) = root.filter(|it| it.get_attribute("lang").as_deref() != Some(tag)) {
        // Neither can fail: the names are names.
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", if is_rtl { "rtl" } else { "ltr" });
    }
}

fn start() -> Option<JsValue> {
    js_sys::Reflect::get(&super::window()?.into(), &JsValue::from_str("unbuyStart")).ok()
}

fn property(name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(&start()?, &JsValue::from_str(name)).ok()?;
    Some(value).filter(|it| !it.is_undefined())
}

fn call(name: &str, argument: &str) -> Option<JsValue> {
    let function = property(name)?.dyn_into::<js_sys::Function>().ok()?;
    function.call1(&JsValue::UNDEFINED, &JsValue::from_str(argument)).ok()
}
