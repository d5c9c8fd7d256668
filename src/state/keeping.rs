//! How a book is kept beyond the journal itself: its second copy, what is set aside, and the room it
//! takes. Nothing of it is needed for the first page.

use std::rc::Rc;

use leptos::prelude::*;
use unbuy_core::storage::{BALLAST_KEY, Kv, KvError, NotSaved, Unreadable};

use super::{Orders, SaveState};

/// What came back from the second copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FromCopy {
    /// How many changes.
    pub changes: usize,
    /// Another generation came back, so the journal has to be opened again.
    pub reopen: bool,
    /// Keys that the second copy should forget.
    pub forget: Vec<String>,
}

impl Orders {
    /// Whether the book lies in the storage of the browser, and can have a second copy.
    pub fn is_kept(self) -> bool {
        let keeper = self.keeper();
        let keeper = keeper.borrow();
        keeper.is_open && keeper.persistent && !keeper.is_trial
    }

    /// Writes from now on to another store that holds the same.
    pub fn move_to(self, kv: Rc<dyn Kv>) {
        self.keeper().borrow_mut().journal.move_to(kv);
    }

    /// Takes over what only the second copy has, after a crash or after somebody cleared the storage.
    pub fn recover(self, copy: &[(String, String)]) -> FromCopy {
        let keeper = self.keeper();
        let recovered = keeper.borrow_mut().journal.recover(copy);
        let changes = recovered.records.len();
        if !recovered.reopen {
            let written = keeper.borrow_mut().journal.retry();
            keeper.borrow_mut().failure = recovered.failure.or(written.err());
            self.take_records(&recovered.records);
            self.show_save_state();
        }
        FromCopy { changes, reopen: recovered.reopen, forget: recovered.forget }
    }

    /// Takes in what other tabs wrote while this one was not told of it, for instance since it was
    /// frozen. `seen` is kept from call to call. Returns whether the journal must be opened again.
    #[must_use]
    pub fn look_again(self, seen: &mut Vec<String>) -> bool {
        let unseen = self.keeper().borrow().journal.unseen(seen);
        // A storage that fails now tells so with the next change.
        let unseen = unseen.unwrap_or_default();
        unseen.iter().any(|(key, value)| self.take_in(key, Some(value)))
    }

    /// Takes all that is stored now for seen: what comes later is told of, or found by
    /// [`Orders::look_again`].
    pub fn mark_seen(self, seen: &mut Vec<String>) {
        let _ = self.keeper().borrow().journal.unseen(seen);
    }

    /// Tries once more to write what waits.
    pub fn retry(self) {
        let keeper = self.keeper();
        if matches!(self.save_state_untracked(), SaveState::NotSaved { .. }) {
            let written = keeper.borrow_mut().journal.retry();
            keeper.borrow_mut().failure = written.err();
            self.show_save_state();
        }
    }

    /// What could not be read. It stays where it lies. Tracks how much that is.
    pub fn set_aside(self) -> Vec<Unreadable> {
        self.unreadable.track();
        let keeper = self.keeper();
        let found = keeper.borrow_mut().journal.set_aside();
        // What cannot be read at all now was told of already.
        found.unwrap_or_default()
    }

    /// What was set aside, as it lies in the storage, as JSON.
    pub fn set_aside_data(self) -> String {
        let set_aside = untrack(|| self.set_aside());
        self.keeper().borrow().journal.raw_data_of(&set_aside)
    }

    /// Removes what was set aside.
    ///
    /// # Errors
    /// If some of it may still be there.
    pub fn discard_set_aside(self) -> Result<(), NotSaved> {
        let set_aside = untrack(|| self.set_aside());
        let done = self.keeper().borrow_mut().journal.discard(&set_aside);
        self.unreadable.set(untrack(|| self.set_aside()).len());
        done
    }

    /// How much of the storage the book takes, in characters.
    ///
    /// # Errors
    /// If the storage cannot be read.
    pub fn used(self) -> Result<usize, KvError> {
        self.keeper().borrow().journal.used_by_book()
    }

    /// How much of the storage is taken by whomever, in characters.
    ///
    /// # Errors
    /// If the storage cannot be read.
    pub fn used_by_all(self) -> Result<usize, KvError> {
        self.keeper().borrow().journal.used()
    }

    /// How much room is kept for the case that the storage is full, in characters.
    pub fn reserve(self) -> usize {
        let kept = self.keeper().borrow().journal.store().get(BALLAST_KEY);
        kept.ok().flatten().map_or(0, |it| BALLAST_KEY.len() + it.len())
    }

    /// Keeps room for the case that the storage is full.
    pub fn put_ballast(self) {
        // Without it the app works as well until the storage is full.
        let _ = self.keeper().borrow().journal.put_ballast();
        // The page about storage may be open already, and tells how much that is.
        self.unreadable.notify();
    }
}
