//! What the coach needs of the page: what the reader uses, and a ring around what to use next.

use leptos::{
    ev::Event,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlSelectElement, Node},
};

/// Something was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The name of the control.
    pub control: String,
    /// The number of the order in whose row it is, if it is in one.
    pub order: Option<String>,
}

/// What the buttons of dialogs are called that have no name of their own.
const IN_DIALOGS: [(&str, &str); 2] = [(".sheet .primary", "send"), (".sheet .quiet", "keep")];

/// How the ids of the links of rows begin.
const ROW: &str = "order-";

/// Calls back whenever something with a name (`data-control`) is used, by mouse, touch or key.
pub fn on_use(callback: impl Fn(Used) + 'static) {
    let Some(document) = super::document() else { return };
    super::listen_for_ever(&document, "click", move |event: Event| {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(used) = used(&target) {
            callback(used);
        }
    });
}

fn used(target: &Element) -> Option<Used> {
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    let named = closest("[data-control]").and_then(|it| it.get_attribute("data-control"));
    let in_dialog = || {
        let found = IN_DIALOGS.iter().find(|(selector, _)| closest(selector).is_some());
        found.map(|(_, name)| (*name).to_owned())
    };
    let control = named.or_else(in_dialog)?;
    let link = closest("li.order").and_then(|it| it.query_selector("[id^='order-']").ok().flatten());
    let order = link.map(|it| it.id()).and_then(|it| it.strip_prefix(ROW).map(str::to_owned));
    Some(Used { control, order })
}

/// Calls back with whether a reason is chosen, whenever the choice changes.
pub fn on_reason(callback: impl Fn(bool) + 'static) {
    let Some(document) = super::document() else { return };
    super::listen_for_ever(&document, "change", move |event: Event| {
        let select = event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select.filter(|it| it.id() == "reason") {
            callback(!select.value().is_empty());
        }
    });
}

/// Puts the ring around the first element that one of these selectors finds, or takes it away. Returns
/// whether there is one. The element is described by the coach as long as it has the ring.
pub fn mark(selectors: &[String], described_by: &str) -> bool {
    let Some(document) = super::document() else { return false };
    let found = selectors.iter().find_map(|it| document.query_selector(it).ok().flatten());
    if let Ok(Some(before)) = document.query_selector("[data-coach]") {
        if found.as_ref().is_some_and(|it| it.is_same_node(Some(before.unchecked_ref::<Node>()))) {
            return true;
        }
        // Neither can fail for a name that is one.
        let _ = before.remove_attribute("data-coach");
        let _ = before.remove_attribute("aria-describedby");
    }
    if let Some(target) = &found {
        let _ = target.set_attribute("data-coach", "");
        // What describes it already says more than the coach does.
        if !target.has_attribute("aria-describedby") {
            let _ = target.set_attribute("aria-describedby", described_by);
        }
    }
    found.is_some()
}
