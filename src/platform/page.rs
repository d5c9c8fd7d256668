//! The page as a whole: title, language, focus, scrolling, dialogs, downloads.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{
    html,
    prelude::{GetUntracked, NodeRef, request_animation_frame, set_timeout},
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{
        AddEventListenerOptions, Blob, BlobPropertyBag, Element, Event, FocusEvent, FocusOptions,
        HtmlAnchorElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node, Url,
    },
};

/// Why the page did not do what it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageError {
    /// There is no such element in the page.
    NoElement,
    /// The browser refused.
    Refused,
}

impl From<JsValue> for PageError {
    fn from(_: JsValue) -> Self {
        Self::Refused
    }
}

/// Whether there is a page around that has said that it listens, see `src/pwa/frame.js`.
pub fn has_host() -> bool {
    let root = super::document().and_then(|it| it.document_element());
    root.is_some_and(|it| it.has_attribute("data-host"))
}

/// Names the page, as tabs and history show it.
pub fn set_title(title: &str) {
    if let Some(document) = super::document() {
        document.set_title(title);
    }
}

/// Calls back when a later part of the program could not be fetched; `src/pwa/fetch_part.js` tells,
/// and goes on trying.
pub fn on_part_missing(callback: impl Fn() + 'static) {
    if let Some(window) = super::window() {
        super::listen_for_ever(&window, "unbuy:part-missing", move |_: Event| callback());
    }
}

/// Takes away the steps that `index.html` holds as text. They stay in the page, for the case that the
/// program breaks later.
pub fn hide_steps() {
    if let Some(steps) = super::document().and_then(|it| it.get_element_by_id("steps")) {
        // Refused by no browser; and steps that stay do no harm.
        let _ = steps.set_attribute("hidden", "");
    }
}

/// Calls back when the reader looks at the page again: after another tab, another window, or a page
/// that the browser had kept. Until then it may not have been told of what happened.
pub fn on_return(callback: impl Fn() + 'static) {
    let (Some(window), Some(document)) = (super::window(), super::document()) else { return };
    let callback = Rc::new(callback);
    for (target, event) in [
        (document.as_ref(), "visibilitychange"),
        (document.as_ref(), "resume"),
        (window.as_ref(), "focus"),
        (window.as_ref(), "pageshow"),
    ] {
        let again = Rc::clone(&callback);
        super::listen_for_ever(target, event, move |_: Event| {
            if !is_hidden() {
                again();
            }
        });
    }
}

/// Calls back when the reader leaves the page, be it for another tab or for good.
pub fn on_leave(callback: impl Fn() + 'static) {
    let (Some(window), Some(document)) = (super::window(), super::document()) else { return };
    let callback = Rc::new(callback);
    let again = Rc::clone(&callback);
    super::listen_for_ever(&document, "visibilitychange", move |_: Event| {
        if is_hidden() {
            again();
        }
    });
    super::listen_for_ever(&window, "pagehide", move |_: Event| callback());
}

/// While developing, says on the console what panicked and where. What is shipped has no texts of
/// panics: each is a trap.
#[cfg(not(split))]
pub fn log_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}

/// Whether the page moves so that a focused element comes into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scrolling {
    /// It does.
    IntoView,
    /// It stays where it is.
    Stay,
}

/// Moves the focus to the element of that id.
///
/// # Errors
/// If there is none, or the browser refuses.
pub fn focus_id(id: &str, scrolling: Scrolling) -> Result<(), PageError> {
    let element = super::document().and_then(|it| it.get_element_by_id(id));
    focus_element(element.ok_or(PageError::NoElement)?.unchecked_ref(), scrolling)
}

/// Moves the focus to an element that is shown with the next frame.
pub fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        // It may have been hidden again meanwhile.
        let _ = focus_id(id, Scrolling::Stay);
    });
}

/// The id of what has the focus, if it has one.
pub fn focused_id() -> Option<String> {
    let focused = super::document()?.active_element()?;
    Some(focused.id()).filter(|it| !it.is_empty())
}

/// Whether the element of that id has the focus.
pub fn has_focus(id: &str) -> bool {
    let focused = super::document().and_then(|it| it.active_element());
    focused.is_some_and(|it| it.id() == id)
}

/// Whether nothing in the page has the focus, as after the element that had it was removed.
pub fn has_lost_focus() -> bool {
    let focused = super::document().and_then(|it| it.active_element());
    focused.is_none_or(|it| it.tag_name() == "BODY")
}

/// Whether the focus goes from inside the element that listens to somewhere outside. A focus that
/// goes nowhere, as when the window loses it, stays.
pub fn leaves(event: &FocusEvent) -> bool {
    let place = event.current_target().and_then(|it| it.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
    place.zip(next).is_some_and(|(place, next)| !place.contains(Some(&next)))
}

/// Moves the focus to the main heading of the app, so that a screen reader begins a new page there.
///
/// # Errors
/// If there is none, or the browser refuses.
pub fn focus_heading(scrolling: Scrolling) -> Result<(), PageError> {
    let heading = super::document().and_then(|it| it.query_selector("main h1").ok().flatten());
    let heading = heading.ok_or(PageError::NoElement)?;
    // A heading takes the focus only with this; -1 keeps it out of the tab order.
    heading.set_attribute("tabindex", "-1")?;
    focus_element(heading.unchecked_ref(), scrolling)
}

fn focus_element(element: &HtmlElement, scrolling: Scrolling) -> Result<(), PageError> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(scrolling == Scrolling::Stay);
    Ok(element.focus_with_options(&options)?)
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scrolled() -> f64 {
    super::window().and_then(|it| it.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page down to there at once, in CSS pixels.
pub fn scroll_to(y: f64) {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Selects all the text of the field or element of that id; a field gets the focus.
///
/// # Errors
/// If there is none.
pub fn select_text(id: &str) -> Result<(), PageError> {
    let element = super::document().and_then(|it| it.get_element_by_id(id));
    let element = element.ok_or(PageError::NoElement)?;
    if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
    } else if let Some(selection) = super::window().and_then(|it| it.get_selection().ok()?) {
        // It may be hidden by now.
        let _ = selection.select_all_children(&element);
    }
    Ok(())
}

/// Opens the browser's window for printing.
pub fn print() {
    if let Some(window) = super::window() {
        // A frame may not be allowed to; the browser says so itself.
        let _ = window.print();
    }
}

/// Scrolls the row of that id sideways so far that its element with the focus is seen whole, or else its
/// current one. The page stays where it is, and so does the page around it: only the row itself moves.
pub fn show_current(row_id: &str) {
    let row = super::document().and_then(|it| it.get_element_by_id(row_id));
    let found = |what| row.as_ref().and_then(|it| it.query_selector(what).ok().flatten());
    let current = found(":focus").or_else(|| found("[aria-current]"));
    if let (Some(row), Some(current)) = (row, current) {
        let (place, shown) = (current.get_bounding_client_rect(), row.get_bounding_client_rect());
        let to_the_middle = place.left() + place.width() / 2.0 - shown.left() - shown.width() / 2.0;
        if place.left() < shown.left() || place.right() > shown.right() {
            row.set_scroll_left(row.scroll_left() + to_the_middle as i32);
        }
    }
}

/// Whether the page is in the background.
pub fn is_hidden() -> bool {
    super::document().is_some_and(|it| it.hidden())
}

/// Opens a dialog over the page; the browser keeps the focus inside and everything else inert. In a
/// frame whose reader has not touched it yet, it opens within the page: the focus stays where it is.
///
/// # Errors
/// If it is not mounted, or the browser refuses; it is then opened within the page, so that it can
/// be used all the same.
pub fn show_modal(node: NodeRef<html::Dialog>) -> Result<(), PageError> {
    let dialog = node.get_untracked().ok_or(PageError::NoElement)?;
    if is_untouched_frame() {
        dialog.set_open(true);
        on_first_touch(move || {
            if dialog.open() && dialog.is_connected() {
                dialog.set_open(false);
                // It was shown so far too.
                let _ = dialog.show_modal();
            }
        });
        return Ok(());
    }
    dialog.show_modal().inspect_err(|_| dialog.set_open(true))?;
    Ok(())
}

/// Calls back once, as soon as the reader presses anything.
fn on_first_touch(callback: impl FnOnce() + 'static) {
    let Some(document) = super::document() else { return };
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_once(true);
    let callback = Rc::new(Cell::new(Some(callback)));
    for event in ["pointerdown", "keydown"] {
        let callback = Rc::clone(&callback);
        let call = move || {
            if let Some(callback) = callback.take() {
                callback();
            }
        };
        let function = Closure::once_into_js(call);
        // Without it the dialog stays within the page, where it can be used as well.
        let _ = document.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            function.unchecked_ref(),
            &options,
        );
    }
}

/// Whether this is a frame in which the reader has not pressed anything yet.
fn is_untouched_frame() -> bool {
    let Some(window) = super::window() else { return false };
    let is_framed = window.top().ok().flatten().as_ref() != Some(&window);
    // Browsers that do not know would have to be asked in another way; there it is a dialog.
    let navigator = window.navigator();
    let has_activation = js_sys::Reflect::has(&navigator, &JsValue::from_str("userActivation"));
    is_framed && has_activation == Ok(true) && !navigator.user_activation().has_been_active()
}

/// Whether a dialog is open.
pub fn is_open(node: NodeRef<html::Dialog>) -> bool {
    node.get_untracked().is_some_and(|it| it.open())
}

/// Closes a dialog; the browser gives the focus back to what had it before.
///
/// # Errors
/// If it is not mounted.
pub fn close(node: NodeRef<html::Dialog>) -> Result<(), PageError> {
    node.get_untracked().ok_or(PageError::NoElement)?.close();
    Ok(())
}

/// Saves a text as a file on the reader's device.
///
/// # Errors
/// If the browser refuses, for instance in a frame that may not download.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), PageError> {
    let document = super::document().ok_or(PageError::NoElement)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers read the file only after the click has returned.
    set_timeout(move || drop(Url::revoke_object_url(&url)), Duration::from_secs(30));
    Ok(())
}

/// Whether what tells of being folded or unfolded (a `<details>`) is unfolded now.
pub fn is_unfolded(event: &Event) -> bool {
    let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    element.is_some_and(|it| it.has_attribute("open"))
}

/// Unfolds what the element of that id is folded up in.
pub fn unfold(id: &str) {
    let element = super::document().and_then(|it| it.get_element_by_id(id));
    if let Some(details) = element.and_then(|it| it.closest("details").ok().flatten()) {
        // Refused by no browser.
        let _ = details.set_attribute("open", "");
    }
}

/// Whether what is written in the field of that id is not of its type, such as an e-mail address that
/// is none.
pub fn is_mistyped(id: &str) -> bool {
    let field = super::document().and_then(|it| it.get_element_by_id(id));
    let field = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    field.is_some_and(|it| it.validity().type_mismatch())
}

/// Whether something is written in the field of that id that is not whole yet, such as half a date: its
/// value is empty then.
pub fn is_unfinished(id: &str) -> bool {
    let field = super::document().and_then(|it| it.get_element_by_id(id));
    let field = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    field.is_some_and(|it| it.validity().bad_input())
}
