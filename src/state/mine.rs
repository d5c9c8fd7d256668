//! The book of real orders: opened when it is first looked at, added to, recorded in, deleted from.

use leptos::prelude::*;
use unbuy_core::{
    Timestamp,
    files::{Found, Offer},
    order::{Act, Attention, OrderId},
    storage::{
        self, Journal, Loaded, MineBook, NewOrder, NotImported, NotSaved, Note, Room, import_notes,
    },
};

use super::{ActError, OrderNow, Orders};

/// Why orders were not added; nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddError {
    /// They do not fit into the storage with what is there.
    NoRoom(Room),
    /// One of them is too long to be kept.
    TooLong,
    /// Nothing can be saved now.
    NotSaved(NotSaved),
}

/// Which import it was: when it began, and in which page load.
pub type Import = (unbuy_core::order::Clock, unbuy_core::order::TabId);

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// How many orders, or how many of which something was learnt.
    pub count: usize,
    /// By which name it can be taken back.
    pub import: Import,
}

/// An order that wants attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// What wants it, the most pressing first; never empty.
    pub attentions: Vec<Attention>,
    /// The order.
    pub order: OrderNow,
}

impl Orders {
    /// Folds the journal where it has grown long. To be called when nobody waits.
    pub fn tidy(self) {
        let wall = self.clock().wall();
        // What cannot be done now is done the next time.
        let _ = self.keeper().borrow_mut().journal.tidy(wall);
    }

    /// Whether the journal was read.
    pub fn is_open(self) -> bool {
        self.keeper().borrow().is_open
    }

    /// Reads the journal of real orders. `persistent` says whether it outlives the page.
    pub fn open_mine(
        self,
        mut journal: Journal,
        loaded: &Loaded,
        wall: Timestamp,
        persistent: bool,
    ) {
        journal.finish_deleting(&loaded.records);
        self.keeper().borrow_mut().book = Box::new(MineBook::default());
        self.reopen(journal, loaded, wall, persistent);
    }

    /// What was found in files, each with when it was made, compared with the orders of the book.
    pub fn offer(self, found: Vec<(Found, Timestamp)>) -> Offer {
        Offer::new(found, self.keeper().borrow().book.orders())
    }

    /// Adds what the reader wants of an offer, all of it or nothing.
    ///
    /// # Errors
    /// Why nothing was added.
    pub fn accept(
        self,
        offer: &Offer,
        wanted: impl Fn(&OrderId) -> bool,
    ) -> Result<Taken, AddError> {
        let keeper = self.keeper();
        let noted = keeper.borrow().journal.next_stamp(self.clock().wall());
        let terms = unbuy_core::order::Terms::assumed().into();
        let new = offer.additions(keeper.borrow().book.orders(), &terms, &noted, wanted);
        self.take_up(&new)
    }

    /// Adds orders, or what was learnt of them; all of it or nothing.
    ///
    /// # Errors
    /// Why nothing was added.
    pub fn take_up(self, orders: &[NewOrder]) -> Result<Taken, AddError> {
        let keeper = self.keeper();
        let wall = self.clock().wall();
        let import = keeper.borrow().journal.next_stamp(wall);
        let notes = import_notes(&import, orders).ok_or(AddError::TooLong)?;
        if let Some(why) = keeper.borrow().failure {
            return Err(AddError::NotSaved(why));
        }
        let noted = keeper.borrow_mut().journal.append_together(notes, wall);
        let records = noted.map_err(|it| match it {
            NotImported::NoRoom(room) => AddError::NoRoom(room),
            NotImported::TooLong => AddError::TooLong,
            NotImported::NotSaved(why) => AddError::NotSaved(why),
        })?;
        for record in &records {
            keeper.borrow_mut().book.take(record);
        }
        self.show_book();
        Ok(Taken { count: orders.len(), import })
    }

    /// Takes an import back: what it brought goes from the book and from the storage.
    ///
    /// # Errors
    /// If something of it may still be in the storage.
    pub fn undo_import(self, import: &Import) -> Result<(), NotSaved> {
        let keeper = self.keeper();
        let wall = self.clock().wall();
        let (record, done) = keeper.borrow_mut().journal.undo(import, wall);
        keeper.borrow_mut().book.take(&record);
        keeper.borrow_mut().failure = done.err();
        self.show_book();
        done
    }

    /// When and where the next thing would count as noted, for orders that are made by hand.
    pub fn next_stamp(self) -> (unbuy_core::order::Clock, unbuy_core::order::TabId) {
        self.keeper().borrow().journal.next_stamp(self.clock().wall())
    }

    /// Records what happened to an order at some moment, which may be long past.
    ///
    /// # Errors
    /// If there is no such order, or the act names what is not there; nothing has changed then.
    pub fn record(self, id: &OrderId, act: Act, at: Timestamp) -> Result<(), ActError> {
        let keeper = self.keeper();
        let known = keeper.borrow().book.orders().get(id).map(|it| it.may(&act, at));
        known.ok_or(ActError::NoSuchOrder)?.map_err(ActError::Refused)?;
        self.note(Note::Acted { order: id.clone(), act, at });
        self.show_order(id);
        Ok(())
    }

    /// Deletes an order, from the storage too.
    ///
    /// # Errors
    /// If something of it may still be in the storage.
    pub fn delete(self, id: &OrderId) -> Result<(), NotSaved> {
        let keeper = self.keeper();
        let wall = self.clock().wall();
        let (record, done) = keeper.borrow_mut().journal.delete(id, wall);
        keeper.borrow_mut().book.take(&record);
        keeper.borrow_mut().failure = done.err();
        self.show_book();
        done
    }

    /// How many things were noted since a moment, or ever. Tracks where orders stand.
    pub fn changes_since(self, then: Option<Timestamp>) -> usize {
        self.moves.track();
        self.keeper().borrow().book.noted_since(then.unwrap_or(Timestamp::MIN))
    }

    /// The whole book as the text of a file.
    pub fn backup(self) -> String {
        storage::backup::write(self.keeper().borrow().book.orders())
    }

    /// The orders that want attention at the moment, the most pressing first. Tracks where orders
    /// stand.
    pub fn watched(self) -> Vec<Watched> {
        self.moves.track();
        let now = self.clock().wall();
        let mut all: Vec<Watched> = Vec::new();
        for cell in self.keeper().borrow().cells.values() {
            cell.with_untracked(|it| {
                let attentions = it.order.attentions(&it.standing, now);
                if !attentions.is_empty() {
                    all.push(Watched { attentions, order: it.clone() });
                }
            });
        }
        all.sort_by_key(|it| it.attentions.first().map(Attention::urgency));
        all
    }

    /// Whether there is an order of that number.
    pub fn has(self, id: &OrderId) -> bool {
        self.keeper().borrow().book.orders().contains_key(id)
    }
}
