//! Files that the reader has picked or dropped: their names, and their bytes piece by piece.

use leptos::{
    wasm_bindgen::JsCast,
    web_sys::{DragEvent, Event, File, FileList, HtmlInputElement, Response},
};
use unbuy_core::Timestamp;
use wasm_bindgen_futures::JsFuture;

/// The browser could not read a file: it was moved, or is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotReadable;

/// A file of the reader.
#[derive(Debug, Clone, PartialEq)]
pub struct PickedFile(File);

impl PickedFile {
    /// Its name, without a folder. It may be any text.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its length in bytes.
    pub fn bytes(&self) -> u64 {
        // Lengths of files are whole numbers below 2^53, so the cast is exact.
        self.0.size() as u64
    }

    /// When it was last changed, by the device.
    pub fn modified(&self) -> Timestamp {
        Timestamp::from_millis(self.0.last_modified() as i64)
    }

    /// The bytes from one place to another, or to its end.
    ///
    /// # Errors
    /// If the browser cannot read it.
    pub async fn read(&self, from: u64, to: u64) -> Result<Vec<u8>, NotReadable> {
        let part = self.0.slice_with_f64_and_f64(from as f64, to as f64);
        let promise = part.map_err(|_| NotReadable)?.array_buffer();
        let buffer = JsFuture::from(promise).await.map_err(|_| NotReadable)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

/// The files that were picked in a field. The field is emptied, so that the same file can be picked
/// again.
pub fn picked(event: &Event) -> Vec<PickedFile> {
    let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let files = field.as_ref().and_then(HtmlInputElement::files).map(|it| all(&it));
    if let Some(field) = field {
        field.set_value("");
    }
    files.unwrap_or_default()
}

/// The files that were dropped. The browser does not open them then.
pub fn dropped(event: &DragEvent) -> Vec<PickedFile> {
    event.prevent_default();
    let files = event.data_transfer().and_then(|it| it.files());
    files.map(|it| all(&it)).unwrap_or_default()
}

fn all(files: &FileList) -> Vec<PickedFile> {
    (0..files.length()).filter_map(|it| files.get(it)).map(PickedFile).collect()
}

/// Why a file of the site could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotLoaded {
    /// The site answers, but not with the file: this is what it says (an HTTP status).
    Refused(u16),
    /// There is no network, or the rules of this page do not let it ask there.
    Unreachable,
    /// It is longer than it may be.
    TooLong,
}

/// The text of a file of the site, at most so many bytes long.
///
/// # Errors
/// Why there is none.
pub async fn load_text(address: &str, most: usize) -> Result<String, NotLoaded> {
    let window = super::window().ok_or(NotLoaded::Unreachable)?;
    let response = JsFuture::from(window.fetch_with_str(address)).await;
    let response = response.map_err(|_| NotLoaded::Unreachable)?;
    let response: Response = response.dyn_into().map_err(|_| NotLoaded::Unreachable)?;
    if !response.ok() {
        return Err(NotLoaded::Refused(response.status()));
    }
    let text = response.text().map_err(|_| NotLoaded::Unreachable)?;
    let text = JsFuture::from(text).await.map_err(|_| NotLoaded::Unreachable)?;
    let text = text.as_string().unwrap_or_default();
    if text.len() > most { Err(NotLoaded::TooLong) } else { Ok(text) }
}
