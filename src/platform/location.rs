//! The address of the page: its hash holds the route.

use leptos::{
    wasm_bindgen::JsValue,
    web_sys::{HashChangeEvent, Url, UrlSearchParams},
};

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

/// Changes the hash in place: "back" passes over this one, and nobody is called back.
pub fn replace_hash(hash: &str) {
    let history = super::window().and_then(|it| it.history().ok());
    if let Some(history) = history {
        // Some browsers refuse when it is called too often; the address is then behind for a while.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// The address of the folder where the page is, with a slash at its end.
pub fn folder() -> String {
    let href = super::window().and_then(|it| it.location().href().ok()).unwrap_or_default();
    Url::new_with_base("./", &href).map(|it| it.href()).unwrap_or_default()
}

/// Shows another page of ours in the address in place of this one. What some site has put behind the hash
/// for a script of ours (`#?secret=...`) stays.
pub fn replace_page(href: &str) {
    let hash = hash();
    let kept = hash.strip_prefix('?').map(|it| ["?", it].concat()).unwrap_or_default();
    replace_hash(&[href, &kept].concat());
}

/// The value of a parameter, such as `5` of `?sample=5`. It stands before the hash; or behind it, since
/// some sites that show us in a frame write theirs there.
pub fn parameter(name: &str) -> Option<String> {
    let search = super::window()?.location().search().ok()?;
    let hash = hash();
    let behind = hash.split_once('?').map_or("", |(_, it)| it);
    let read = |text: &str| UrlSearchParams::new_with_str(text).ok()?.get(name);
    read(&search).or_else(|| read(behind))
}

/// Whether the address has that parameter, with the value 1.
pub fn is_asked(name: &str) -> bool {
    parameter(name).is_some_and(|it| it == "1")
}

/// Calls back with the new hash whenever it changes, whoever changed it.
pub fn on_hash_change(callback: impl Fn(String) + 'static) {
    if let Some(window) = super::window() {
        super::listen_for_ever(&window, "hashchange", move |_: HashChangeEvent| callback(hash()));
    }
}

/// A link to another site, checked: where it leads, and the name of the host to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideLink {
    /// The address, as the browser writes it.
    pub href: String,
    /// The host, as the browser writes it: what only looks like a known one does not.
    pub host: String,
}

/// The link that a text is, if it is one that may be followed: https, without a password in it.
pub fn outside_link(text: &str) -> Option<OutsideLink> {
    let url = Url::new(text.trim()).ok()?;
    let is_safe =
        url.protocol() == "https:" && url.username().is_empty() && url.password().is_empty();
    is_safe.then(|| OutsideLink { href: url.href(), host: url.host() })
}
