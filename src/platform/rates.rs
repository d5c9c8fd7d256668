//! A file of exchange rates, as sites publish them: `{"base": "EUR", "date": "2026-11-27", "rates":
//! {"USD": 1.16}}`. The browser reads the JSON; a number comes as the shortest text that stands for it.

use leptos::wasm_bindgen::{JsCast, JsValue};

/// What the file says, not yet judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatesFile {
    /// The currency that the rates are for one unit of.
    pub base: String,
    /// The day that they are of.
    pub date: String,
    /// What the site says of them; may be empty.
    pub note: String,
    /// Currencies and rates.
    pub rates: Vec<(String, String)>,
}

/// What the JSON says; nothing if it is none. What is missing is empty.
pub fn read(json: &str) -> Option<RatesFile> {
    let file = js_sys::JSON::parse(json).ok().filter(JsValue::is_object)?;
    let part = |name: &str| js_sys::Reflect::get(&file, &JsValue::from_str(name)).ok();
    let text = |name: &str| part(name).and_then(|it| it.as_string()).unwrap_or_default();
    let rates = part("rates").and_then(|it| it.dyn_into::<js_sys::Object>().ok());
    let pair = |it: JsValue| {
        let pair = it.unchecked_into::<js_sys::Array>();
        let number =
            |it: f64| js_sys::Number::from(it).to_string_with_radix(10).ok().map(String::from);
        // A text or a number; anything else is no rate.
        let rate = pair.get(1);
        let rate = rate.as_string().or_else(|| rate.as_f64().and_then(number));
        (pair.get(0).as_string().unwrap_or_default(), rate.unwrap_or_default())
    };
    let rates = rates.map(|it| js_sys::Object::entries(&it).iter().map(pair).collect());
    let rates = rates.unwrap_or_default();
    Some(RatesFile { base: text("base"), date: text("date"), note: text("note"), rates })
}
