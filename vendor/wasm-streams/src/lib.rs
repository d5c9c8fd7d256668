//! Stands in for the crate of that name, which Leptos brings in for streams from a server. There is
//! no server here, but the crate exports classes to JavaScript, and what is exported cannot be left
//! out of the built program. Here the same names make streams that are over at once.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// The browser's own stream.
pub use web_sys::ReadableStream as Raw;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// Takes the browser's own stream.
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// A stream that is over at once.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        // A browser without streams has nobody who would read this one.
        Self(Raw::new().unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into()))
    }

    /// Gives the browser's own stream back.
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// What comes out of it: nothing.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// A stream that is over.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
