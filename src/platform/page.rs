//! The page as a whole: title, language, focus, scrolling, dialogs, downloads.

use std::time::Duration;

use leptos::{
    html::{self, ElementType},
    prelude::{GetUntracked, NodeRef, set_timeout},
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Blob, BlobPropertyBag, Event, FocusOptions, HtmlAnchorElement, HtmlElement, Url},
};

use super::intl::Direction;

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

/// Tells the browser, and thereby screen readers, the language of the page.
pub fn set_language(tag: &str, direction: Direction) {
    let root = super::document().and_then(|it| it.document_element());
    if let Some(root) = root {
        let direction = match direction {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        };
        // Fails only for impossible names of attributes.
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Sets or removes a `data-*` attribute of the root element, for styles that depend on a choice of
/// the reader such as the theme.
pub fn set_root_data(name: &str, value: Option<&str>) {
    let root = super::document().and_then(|it| it.document_element());
    if let Some(root) = root {
        let name = ["data-", name].concat();
        let _ = match value {
            Some(value) => root.set_attribute(&name, value),
            None => root.remove_attribute(&name),
        };
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

/// Moves the focus to an element of a view.
///
/// # Errors
/// If it is not mounted, or the browser refuses.
pub fn focus<E>(node: NodeRef<E>, scrolling: Scrolling) -> Result<(), PageError>
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    let element = node.get_untracked().ok_or(PageError::NoElement)?;
    focus_element(element.unchecked_ref(), scrolling)
}

/// Moves the focus to the element of that id.
///
/// # Errors
/// If there is none, or the browser refuses.
pub fn focus_id(id: &str, scrolling: Scrolling) -> Result<(), PageError> {
    let element = super::document().and_then(|it| it.get_element_by_id(id));
    focus_element(element.ok_or(PageError::NoElement)?.unchecked_ref(), scrolling)
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

/// How far the page is scrolled.
pub fn scroll_position() -> ScrollPosition {
    let top = super::window().and_then(|it| it.scroll_y().ok());
    top.map_or(ScrollPosition::TOP, ScrollPosition)
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

/// Calls back with `true` when the page comes to the front and `false` when it leaves it.
pub fn on_visibility(callback: impl Fn(bool) + 'static) {
    if let Some(document) = super::document() {
        super::listen_for_ever(&document, "visibilitychange", move |_: Event| {
            callback(!is_hidden());
        });
    }
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
