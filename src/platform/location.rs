//! The address of the page: its hash holds the route.

use leptos::web_sys::HashChangeEvent;

/// The part after `#`, as it stands in the address; empty if there is none.
pub fn hash() -> String {
    let hash = super::window().and_then(|it| it.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or(hash)
}

/// Goes to another hash; "back" returns to this one.
pub fn set_hash(hash: &str) {
    if let Some(window) = super::window() {
        // Fails only where navigation is forbidden altogether; the page stays as it is then.
        let _ = window.location().set_hash(hash);
    }
}

/// Calls back with the new hash whenever it changes, whoever changed it.
pub fn on_hash_change(callback: impl Fn(String) + 'static) {
    if let Some(window) = super::window() {
        super::listen_for_ever(&window, "hashchange", move |_: HashChangeEvent| callback(hash()));
    }
}
