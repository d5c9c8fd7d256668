//! What the coach needs of the page: what the reader uses, a ring around what to use next, and a page
//! that can only be looked at.

use std::rc::Rc;

use leptos::{
    ev::Event,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{
        AddEventListenerOptions, Element, HtmlSelectElement, MutationObserver,
        MutationObserverInit, Node, ScrollIntoViewOptions, ScrollLogicalPosition,
    },
};

/// Something was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The name of the control.
    pub control: String,
    /// The number of the order in whose row it is, if it is in one.
    pub order: Option<String>,
    /// What was chosen, where it is a list.
    pub choice: Option<String>,
}

/// The attribute with the mark of a control.
const NAMED: &str = "[data-control]";

/// What stands around whatever is used next.
const RING: &str = "data-coach";

/// What is chosen just now is not chosen by the reader.
const NOT_BY_READER: &str = "data-by-coach";

/// Stands at the root of a page that is only looked at.
const READONLY: &str = "data-readonly";

/// The dialog that is open, if one is.
const OPEN_DIALOG: &str = "dialog[open]";

/// Calls back whenever something with a name is used, by mouse, touch or key, before it does what it
/// does: it is judged where the reader was.
pub fn on_use(callback: impl Fn(Used) + 'static) {
    let callback = Rc::new(callback);
    let again = Rc::clone(&callback);
    before("click", move |event, target| {
        // A screen reader can press what no key and no pointer reaches.
        let is_coach = matches!(target.closest(".coach"), Ok(Some(_)));
        if !is_coach && matches!(target.closest(&format!("[{READONLY}]")), Ok(Some(_))) {
            event.prevent_default();
        }
        // A list is used when something is chosen in it.
        if target.tag_name() != "SELECT"
            && let Some(used) = used(target, None)
        {
            callback(used);
        }
    });
    before("change", move |_, target| {
        let select = target.dyn_ref::<HtmlSelectElement>();
        let select = select.filter(|it| !it.has_attribute(NOT_BY_READER));
        let select = select.map(HtmlSelectElement::value);
        if let Some(used) = select.and_then(|it| used(target, Some(it))) {
            again(used);
        }
    });
}

/// Listens for as long as the page lives, before the elements themselves do.
fn before(event: &str, callback: impl Fn(&Event, &Element) + 'static) {
    let Some(document) = super::document() else { return };
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(target) = target {
            callback(&event, &target);
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let function = closure.as_ref().unchecked_ref();
    let added = document
        .add_event_listener_with_callback_and_add_event_listener_options(event, function, &options);
    if added.is_ok() {
        // There is one such listener per page, and it ends with the page.
        closure.forget();
    }
}

fn used(target: &Element, choice: Option<String>) -> Option<Used> {
    let named = target.closest(NAMED).ok().flatten()?;
    let control = named.get_attribute("data-control")?;
    Some(Used { control, order: row_of(&named), choice })
}

/// The number of the order in whose row it is.
fn row_of(element: &Element) -> Option<String> {
    let row = element.closest("li.order").ok().flatten()?;
    let id = row.query_selector("[id^='order-']").ok().flatten()?.id();
    id.strip_prefix("order-").map(str::to_owned)
}

/// Calls back whenever the page shows something else than before.
pub fn on_change(callback: impl Fn() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    let observer = MutationObserver::new(closure.as_ref().unchecked_ref());
    let body = super::document().and_then(|it| it.body());
    if let (Ok(observer), Some(body)) = (observer, body) {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_attributes(true);
        what.set_attribute_filter(&js_sys::Array::of2(
            &JsValue::from_str("hidden"),
            &JsValue::from_str("open"),
        ));
        if observer.observe_with_options(&body, &what).is_ok() {
            closure.forget();
        }
    }
}

/// Puts the ring around the first of these controls, by their marks and names, that can be seen, in an open dialog if there is
/// one, and in no row but that of `order`; or takes it away. As long as it has the ring, an element is
/// described by that of the id `described_by`.
pub fn mark<'a>(controls: &[(&str, &'a str)], order: &str, described_by: &str) {
    let Some(document) = super::document() else { return };
    let dialog = document.query_selector(OPEN_DIALOG).ok().flatten();
    let place = dialog.or_else(|| document.body().map(Into::into));
    let find = |(mark, name): &(&str, &'a str)| {
        let all = place.as_ref()?.query_selector_all(&format!("[data-control='{mark}']")).ok()?;
        let mut all = (0..all.length()).filter_map(|it| all.item(it)?.dyn_into::<Element>().ok());
        let found = all.find(|it| {
            it.get_client_rects().length() > 0 && row_of(it).is_none_or(|it| it == order)
        });
        found.map(|it| (it, *name))
    };
    let found = controls.iter().find_map(find);
    if let Ok(Some(before)) = document.query_selector(&format!("[{RING}]")) {
        if found
            .as_ref()
            .is_some_and(|(it, _)| it.is_same_node(Some(before.unchecked_ref::<Node>())))
        {
            return;
        }
        // Neither can fail: the name is one.
        let _ = before.remove_attribute(RING);
        describe(&before, described_by, false);
    }
    if let Some((target, name)) = &found {
        let _ = target.set_attribute(RING, name);
        describe(target, described_by, true);
    }
}

/// Lets an element be described by that of an id besides all else that describes it, or no more.
fn describe(element: &Element, id: &str, is_described: bool) {
    const BY: &str = "aria-describedby";
    let by = element.get_attribute(BY).unwrap_or_default();
    let others = by.split_whitespace().filter(|it| *it != id);
    let ids: Vec<&str> = others.chain(is_described.then_some(id)).collect();
    // Neither can fail: the name is one.
    let _ = if ids.is_empty() {
        element.remove_attribute(BY)
    } else {
        element.set_attribute(BY, &ids.join(" "))
    };
}

/// Brings what has the ring into view, if it is not.
pub fn scroll_to_ring() {
    let ringed = super::document().and_then(|it| it.query_selector("[data-coach]").ok().flatten());
    if let Some(ringed) = ringed {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        ringed.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whatever can be used, but for the coach itself.
const USABLE: &str = ":is(a[href], button, input, select, textarea, summary):not(.coach *)";

/// What we have made so that it can only be looked at.
const LOOKED_AT: &str = "data-looked-at";

/// Makes all that can be used inert, or takes that back. What is to be read stays: a heading that is a
/// link would be empty if it were inert, so it is only out of reach.
pub fn only_look(is_only_looked_at: bool) {
    let Some(document) = super::document() else { return };
    let ours = format!("[{LOOKED_AT}]");
    let found = if is_only_looked_at { USABLE } else { ours.as_str() };
    let Ok(all) = document.query_selector_all(found) else { return };
    if let Some(root) = document.document_element() {
        // For style sheets. Fails for no name that is one, like those below.
        let _ = root.toggle_attribute_with_force(READONLY, is_only_looked_at);
    }
    for element in (0..all.length()).filter_map(|it| all.item(it)?.dyn_into::<Element>().ok()) {
        let is_heading = matches!(element.closest("h1, h2, h3"), Ok(Some(_)));
        let _ = element.toggle_attribute_with_force(LOOKED_AT, is_only_looked_at);
        let _ = match (is_heading, is_only_looked_at) {
            (false, _) => {
                element.toggle_attribute_with_force("inert", is_only_looked_at).map(|_| ())
            }
            (true, true) => element.set_attribute("tabindex", "-1"),
            (true, false) => element.remove_attribute("tabindex"),
        };
    }
}

/// The list of reasons in the open window.
fn reasons() -> Option<HtmlSelectElement> {
    super::document()?.get_element_by_id("reason")?.dyn_into().ok()
}

/// Whether a reason is chosen in the open window.
pub fn has_reason() -> bool {
    reasons().is_some_and(|it| !it.value().is_empty())
}

/// Chooses the first reason in the open window, or none. The window is told as if the reader had done it;
/// nobody else is, since the reader has not.
pub fn choose_reason(is_chosen: bool) {
    let Some(select) = reasons() else { return };
    if select.value().is_empty() == is_chosen
        && let Ok(event) = Event::new("change")
    {
        select.set_selected_index(i32::from(is_chosen));
        // None of these can fail: the names are names, and nobody cancels the event.
        let _ = select.set_attribute(NOT_BY_READER, "");
        let _ = select.dispatch_event(&event);
        let _ = select.remove_attribute(NOT_BY_READER);
    }
}
