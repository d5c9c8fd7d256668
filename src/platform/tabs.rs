//! Other tabs of this app, and the name of this one.

use leptos::{ev::StorageEvent, web_sys::Window};
use unbuy_core::order::TabId;

/// Calls back when another tab has changed the storage, with the key and its new value; both are
/// `None` when it cleared everything, the value alone when it removed the key.
///
/// The value comes with the event: a read could see an even later state, or an earlier one.
pub fn on_storage(callback: impl Fn(Option<String>, Option<String>) + 'static) {
    if let Some(window) = super::window() {
        super::listen_for_ever(&window, "storage", move |event: StorageEvent| {
            callback(event.key(), event.new_value());
        });
    }
}

const LETTERS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A new name for this page load. Never one kept in `sessionStorage`: a duplicated tab would have
/// the same one, and two writers would share their keys.
pub fn new_tab_id() -> TabId {
    let mut bytes = [0; 12];
    if super::window().as_ref().and_then(|it| fill_securely(it, &mut bytes)).is_none() {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    let name: String =
        bytes.iter().map(|it| char::from(LETTERS[usize::from(*it) % LETTERS.len()])).collect();
    TabId(name.into())
}

/// Unlike `randomUUID` this works on pages without TLS too.
fn fill_securely(window: &Window, bytes: &mut [u8]) -> Option<()> {
    window.crypto().ok()?.get_random_values_with_u8_array(bytes).ok().map(drop)
}
