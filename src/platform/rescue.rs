//! The last resort: when the program breaks, say so, and hand the data out.
//!
//! Nothing here touches a signal or a view, since those may be what broke.

use js_sys::{JSON, Object, Reflect, WebAssembly::RuntimeError};
use leptos::{
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{Document, Element, ErrorEvent, Event, PromiseRejectionEvent, console},
};

use super::{
    page::{self, PageError},
    storage::{self, Persistence},
};

/// What the banner says.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The heading.
    pub title: &'static str,
    /// What has become of the data if it is stored.
    pub kept: &'static str,
    /// What has become of the data if nothing could be stored.
    pub lost: &'static str,
    /// The button that loads the page again.
    pub reload: &'static str,
    /// The button that saves the stored data as a file.
    pub download: &'static str,
}

const BANNER_ID: &str = "unbuy-rescue";
const KEY_PREFIX: &str = "unbuy";

/// From now on, whatever breaks the program shows a banner. Call it once, before anything else.
///
/// The banner is `#unbuy-rescue.rescue` at the top of the body.
pub fn install(words: Words) {
    std::panic::set_hook(Box::new(move |info| {
        console::error_1(&JsValue::from_str(&info.to_string()));
        show(words);
    }));
    // A trap is not a panic: no memory left, or a lock that can never be had.
    if let Some(window) = super::window() {
        super::listen_for_ever(&window, "error", move |event: ErrorEvent| {
            show_for(&event.error(), words);
        });
        super::listen_for_ever(
            &window,
            "unhandledrejection",
            move |event: PromiseRejectionEvent| show_for(&event.reason(), words),
        );
    }
}

fn show_for(error: &JsValue, words: Words) {
    if error.is_instance_of::<RuntimeError>() {
        show(words);
    }
}

fn show(words: Words) {
    // Where not even this works, the console has the message and the host page the rest.
    let _ = try_to_show(words);
}

fn try_to_show(words: Words) -> Result<(), JsValue> {
    let Some((document, body)) = super::document().and_then(|it| Some((it.clone(), it.body()?)))
    else {
        return Ok(());
    };
    if document.get_element_by_id(BANNER_ID).is_some() {
        return Ok(());
    }
    let is_kept = storage::persistence() == Persistence::Persistent;
    let banner = document.create_element("div")?;
    banner.set_id(BANNER_ID);
    banner.set_class_name("rescue");
    banner.set_attribute("role", "alert")?;
    banner.append_child(&*text(&document, "strong", words.title)?)?;
    let rest = if is_kept { words.kept } else { words.lost };
    banner.append_child(&*text(&document, "p", rest)?)?;
    banner.append_child(&*button(&document, words.reload, || {
        if let Some(window) = super::window() {
            let _ = window.location().reload();
        }
    })?)?;
    if is_kept {
        banner.append_child(&*button(&document, words.download, || {
            // Nobody is left to be told.
            let _ = download_data();
        })?)?;
    }
    body.prepend_with_node_1(&banner)
}

fn text(document: &Document, tag: &str, words: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    element.set_text_content(Some(words));
    Ok(element)
}

fn button(document: &Document, words: &str, on_click: fn()) -> Result<Element, JsValue> {
    let button = text(document, "button", words)?;
    button.set_attribute("type", "button")?;
    let closure = Closure::<dyn FnMut(Event)>::new(move |_| on_click());
    button.add_event_listener_with_callback("click", closure.as_ref().unchecked_ref())?;
    // The banner stays until the page is loaded again.
    closure.forget();
    Ok(button)
}

/// Saves everything that is stored, as it is stored, as a file on the reader's device.
///
/// # Errors
/// If the storage cannot be read, or the browser does not save files here.
pub fn download_data() -> Result<(), PageError> {
    let text = stored_data().ok_or(PageError::Refused)?;
    page::download_value("unbuy-data.json", "application/json", &text)
}

/// Built from the browser's own strings: a damaged one would not survive the way through Rust.
fn stored_data() -> Option<JsValue> {
    let storage = super::window()?.local_storage().ok()??;
    let data = Object::new();
    for key in storage::keys_of(&storage).iter().filter(|it| it.starts_with(KEY_PREFIX)) {
        let key = JsValue::from_str(key);
        let value = Reflect::get(&storage, &key).ok()?;
        Reflect::set(&data, &key, &value).ok()?;
    }
    JSON::stringify(&data).ok().map(JsValue::from)
}
