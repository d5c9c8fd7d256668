//! Small choices of the reader, kept through `gloo-storage`.
//!
//! That crate throws where storage is blocked, so it is asked only after the probe has passed.

use gloo_storage::{LocalStorage, Storage, errors::StorageError};
use serde::{Serialize, de::DeserializeOwned};
use unbuy_core::storage::KvError;

use super::storage::{Persistence, persistence};

/// What was chosen, if it was and can be read. What cannot be read counts as not chosen.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    match persistence() {
        Persistence::Persistent => LocalStorage::get(key).ok(),
        Persistence::MemoryOnly(_) => None,
    }
}

/// Keeps a choice.
///
/// # Errors
/// If there is no storage or it is full; the choice then lasts as long as the page.
pub fn write<T: Serialize>(key: &str, value: &T) -> Result<(), KvError> {
    match persistence() {
        Persistence::Persistent => LocalStorage::set(key, value).map_err(|error| match error {
            StorageError::JsError(it) if it.name == "QuotaExceededError" => KvError::QuotaExceeded,
            StorageError::JsError(_)
            | StorageError::SerdeError(_)
            | StorageError::KeyNotFound(_) => KvError::Other,
        }),
        Persistence::MemoryOnly(_) => Err(KvError::Unavailable),
    }
}
