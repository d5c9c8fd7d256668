//! The page around a frame, as far as it wants to know: events go out and commands come in through
//! `src/pwa/frame.js`, which speaks with it.

use leptos::{
    wasm_bindgen::JsValue,
    web_sys::{CustomEvent, CustomEventInit},
};

/// A value of an event.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// A word: one of ours, but for what the reader has agreed to hand on.
    Word(&'a str),
    /// A number.
    Number(u32),
}

/// Tells what has happened. Nothing that somebody wrote is ever among it, unless they have agreed.
pub fn tell(event: &str, values: &[(&str, Value<'_>)]) {
    let Some(window) = super::window() else { return };
    let detail = js_sys::Object::new();
    let put = |name: &str, value: JsValue| {
        // Refused by no object that was just made.
        let _ = js_sys::Reflect::set(&detail, &JsValue::from_str(name), &value);
    };
    put("type", JsValue::from_str(event));
    for (name, value) in values {
        put(
            name,
            match value {
                Value::Word(it) => JsValue::from_str(it),
                Value::Number(it) => JsValue::from_f64(f64::from(*it)),
            },
        );
    }
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("unbuy:tell", &init) {
        // Nobody may be listening.
        let _ = window.dispatch_event(&event);
    }
}

/// Calls back with each command of the host, as a name and a value.
pub fn on_command(callback: impl Fn(&str, &str) + 'static) {
    let Some(window) = super::window() else { return };
    super::listen_for_ever(&window, "unbuy:command", move |event: CustomEvent| {
        let detail = event.detail().as_string().unwrap_or_default();
        let (name, value) = detail.split_once(':').unwrap_or((&detail, ""));
        callback(name, value);
    });
}
