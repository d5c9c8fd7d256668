//! The store underneath: text under keys, as a browser's localStorage has it.

use std::{cell::RefCell, rc::Rc};

use litemap::LiteMap;

/// Written and removed at once, to see whether something fits. No journal of any book has such a key.
pub const ROOM_KEY: &str = "unbuy:probe";

/// Where room is kept that nothing else takes: 128 KiB of nothing, which goes when the store is full,
/// so that what is done then is saved all the same.
pub const BALLAST_KEY: &str = "unbuy:ballast";

/// What browsers give an origin, in characters, keys included.
pub const QUOTA: usize = 5 << 20;

/// Text under keys. Every operation stands alone: it happens as a whole or not at all.
pub trait Kv {
    /// The value under a key, if there is one.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, KvError>;

    /// Puts a value under a key.
    ///
    /// # Errors
    /// If it could not be kept; the old value stands then.
    fn set(&self, key: &str, value: &str) -> Result<(), KvError>;

    /// Removes a key; one that is not there is no error.
    ///
    /// # Errors
    /// If the store cannot be changed.
    fn remove(&self, key: &str) -> Result<(), KvError>;

    /// Keeps elsewhere what [`Kv::set`] has just refused, if there is such a place.
    fn spare(&self, _key: &str, _value: &str) {}

    /// All keys, in any order.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, KvError>;
}

/// Why the store did not do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KvError {
    /// There is no store, or it is blocked.
    Unavailable,
    /// There is no room left.
    QuotaExceeded,
    /// Anything else.
    Other,
}

/// A store that lasts as long as the page, for frames without storage and for tests. Clones share
/// their content.
#[derive(Debug, Clone, Default)]
pub struct MemoryKv(Rc<RefCell<LiteMap<String, String>>>);

impl Kv for MemoryKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}
