//! The page as a whole: title, language, focus, scrolling, dialogs, downloads.

use std::time::Duration;

use leptos::{
    html,
    prelude::{GetUntracked, NodeRef, set_timeout},
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{
        Blob, BlobPropertyBag, FocusEvent, FocusOptions, HtmlAnchorElement, HtmlElement, Node, Url,
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

/// Names the page, as tabs and history show it.
pub fn set_title(title: &str) {
    if let Some(document) = super::document() {
        document.set_title(title);
    }
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

/// Whether the element of that id has the focus.
pub fn has_focus(id: &str) -> bool {
    let focused = super::document().and_then(|it| it.active_element());
    focused.is_some_and(|it| it.id() == id)
}

/// Whether the focus goes from inside the element that listens to somewhere outside. A focus that
/// goes nowhere, as when the window loses it, stays.
pub fn leaves(event: &FocusEvent) -> bool {
    let place = event.current_target().and_then(|it| it.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
    place.zip(next).is_some_and(|(place, next)| !place.contains(Some(&next)))
}

/// Moves the focus to the first main heading, so that a screen reader begins a new page there.
///
/// # Errors
/// If there is none, or the browser refuses.
pub fn focus_heading(scrolling: Scrolling) -> Result<(), PageError> {
    let heading = super::document().and_then(|it| it.query_selector("h1").ok().flatten());
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScrollPosition(f64);

impl ScrollPosition {
    /// The top of the page.
    pub const TOP: Self = Self(0.0);
}

/// Scrolls the page there at once.
pub fn scroll_to(position: ScrollPosition) {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, position.0);
    }
}

/// Whether the page is in the background.
pub fn is_hidden() -> bool {
    super::document().is_some_and(|it| it.hidden())
}

/// Opens a dialog over the page; the browser keeps the focus inside and everything else inert.
///
/// # Errors
/// If it is not mounted, or the browser refuses; it is then opened within the page, so that it can
/// be used all the same.
pub fn show_modal(node: NodeRef<html::Dialog>) -> Result<(), PageError> {
    let dialog = node.get_untracked().ok_or(PageError::NoElement)?;
    dialog.show_modal().inspect_err(|_| dialog.set_open(true))?;
    Ok(())
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
    download_value(name, mime, &JsValue::from_str(text))
}

/// The same for a string of the browser's own.
pub(super) fn download_value(name: &str, mime: &str, text: &JsValue) -> Result<(), PageError> {
    let document = super::document().ok_or(PageError::NoElement)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(text);
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
