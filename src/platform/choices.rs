//! What the reader has chosen in the settings, kept as one short text for all copies on the origin:
//! `theme=dark&zone=Europe/Berlin`. `src/pwa/choices.js` reads it before the program is there.

use leptos::web_sys::UrlSearchParams;

use super::storage;

/// Under this name it is kept.
const KEPT: &str = "unbuy:choices";

/// The reader's choice of that name, if there is one.
pub fn chosen(name: &str) -> Option<String> {
    kept()?.get(name).filter(|it| !it.is_empty())
}

/// Keeps a choice, or takes it back. Returns whether it outlives the page.
pub fn choose(name: &str, value: &str) -> bool {
    let Some(all) = kept() else { return false };
    if value.is_empty() {
        all.delete(name);
    } else {
        all.set(name, value);
    }
    let text = all.to_string().as_string().unwrap_or_default();
    storage::keep_as(KEPT, &text)
}

fn kept() -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(&storage::kept_as(KEPT).unwrap_or_default()).ok()
}

/// The page looks so from now on: `theme` or `motion`, and nothing for what the device asks for.
pub fn show_look(name: &str, value: &str) {
    let root = super::document().and_then(|it| it.document_element());
    if let Some(root) = root {
        let name = ["data-", name].concat();
        // Neither can fail: the names are names.
        let _ = if value.is_empty() {
            root.remove_attribute(&name)
        } else {
            root.set_attribute(&name, value)
        };
    }
}
