//! Deleting one order: a tombstone first, then its payload goes from the store.
//!
//! From the moment [`Note::Deleted`] is written, whatever was noted of the order before is void: no
//! book shows it again, in whatever order the records come. What is left is cleaning up, which may be
//! interrupted and is done again on the next opening.
//!
//! No key is written twice, so a record that holds the order among others is written anew without it,
//! under a key of this page load, and then the old key is removed. In between the rest of the import
//! is there twice, which says the same as once: orders of an import count as noted when the import
//! began, in whatever record they lie. The tombstone stays; it holds nothing but the number.

use super::{
    journal::{Journal, NotSaved, decode_of},
    key::Place,
    kv::KvError,
    record::{Note, Record, SeededOrder},
};
use crate::order::{Clock, OrderId, TabId, time::Timestamp};

/// A deleted order, and when and where that was noted.
type Tombstone = (OrderId, (Clock, TabId));

/// What deleted orders leave of a record.
enum Rest {
    /// All of it.
    All,
    /// Nothing that is needed.
    Nothing,
    /// The record with this note in the place of its own.
    Part(Note),
}

impl Journal {
    /// Notes that an order is deleted, and removes what was noted of it. `wall` is the wall time.
    ///
    /// The record counts even if it could not be written. The error says that the store still holds
    /// something of the order.
    pub fn delete(&mut self, order: &OrderId, wall: Timestamp) -> (Record, Result<(), NotSaved>) {
        self.has_deleted = true;
        let (record, noted) = self.append(Note::Deleted { order: order.clone() }, wall);
        let done = match noted {
            Ok(()) => self.purge(),
            // The room that is missing is taken by what has to go anyway.
            Err(NotSaved::Storage(KvError::QuotaExceeded)) => {
                let tombstone = [(order.clone(), (record.clock, record.tab.clone()))];
                let removed = self.purge_of(&tombstone, false);
                self.retry().and(removed).and_then(|()| self.purge())
            }
            Err(why) => Err(why),
        };
        (record, done)
    }

    /// Takes notice of the tombstones among the records that were found on opening, and finishes what
    /// somebody who was interrupted left undone. To be called right after [`Journal::open`], for a book
    /// in which orders can be deleted.
    pub fn finish_deleting(&mut self, records: &[Record]) {
        let tombstones: Vec<_> = records.iter().filter_map(tombstone).collect();
        self.has_deleted = !tombstones.is_empty();
        let is_left = |it: &Record| !matches!(rest_of(it, &tombstones), Rest::All);
        if self.barred.is_none() && self.has_deleted && records.iter().any(is_left) {
            // What cannot be removed now will be the next time.
            let _ = self.purge_of(&tombstones, true);
        }
    }

    /// Removes what is void by any tombstone in the store.
    fn purge(&mut self) -> Result<(), NotSaved> {
        let tombstones: Vec<_> =
            self.stored()?.iter().filter_map(|(_, it)| tombstone(it)).collect();
        self.purge_of(&tombstones, true)
    }

    /// `may_write` says whether records that hold other orders too are written anew.
    fn purge_of(&mut self, tombstones: &[Tombstone], may_write: bool) -> Result<(), NotSaved> {
        for (key, record) in self.stored()? {
            match rest_of(&record, tombstones) {
                Rest::All => {}
                Rest::Nothing => self.kv.remove(&key)?,
                Rest::Part(note) if may_write => {
                    self.append(note, Timestamp::from_millis(self.clock.0)).1?;
                    self.kv.remove(&key)?;
                }
                Rest::Part(_) => {}
            }
        }
        self.waiting.retain_mut(|value| {
            let Ok(record) = Record::decode(value) else { return true };
            match rest_of(&record, tombstones) {
                Rest::All => true,
                Rest::Nothing => false,
                Rest::Part(note) => {
                    // Shorter than before, so it fits.
                    *value = Record { note, ..record }.encode().unwrap_or_default();
                    !value.is_empty()
                }
            }
        });
        Ok(())
    }

    /// The readable records of the current generation, with their keys.
    fn stored(&self) -> Result<Vec<(String, Record)>, KvError> {
        let mut all = Vec::new();
        for key in self.kv.keys()? {
            let Place::Record { generation, tab } = self.keys.place(&key) else { continue };
            if generation != self.generation {
                continue;
            }
            let Some(value) = self.kv.get(&key)? else { continue };
            if let Ok(record) = decode_of(tab, &value) {
                all.push((key, record));
            }
        }
        Ok(all)
    }
}

pub(super) fn tombstone(record: &Record) -> Option<Tombstone> {
    let Note::Deleted { order } = &record.note else { return None };
    Some((order.clone(), (record.clock, record.tab.clone())))
}

fn rest_of(record: &Record, tombstones: &[Tombstone]) -> Rest {
    let is_void = |order: &OrderId, noted: (Clock, &TabId)| {
        tombstones.iter().any(|(id, (clock, tab))| id == order && noted < (*clock, tab))
    };
    match &record.note {
        Note::Acted { order, .. } if is_void(order, (record.clock, &record.tab)) => Rest::Nothing,
        Note::Imported { import, part, of, terms, orders } => {
            let stays = |it: &&SeededOrder| !is_void(&it.facts.id, (import.0, &import.1));
            if orders.iter().all(|it| stays(&it)) {
                return Rest::All;
            }
            let left: Vec<_> = orders.iter().filter(stays).cloned().collect();
            if left.is_empty() && *of == 1 {
                Rest::Nothing
            } else {
                let (import, terms) = (import.clone(), terms.clone());
                Rest::Part(Note::Imported { import, part: *part, of: *of, terms, orders: left })
            }
        }
        Note::Acted { .. }
        | Note::Begun
        | Note::Seeded { .. }
        | Note::ClockSkipped { .. }
        | Note::Deleted { .. } => Rest::All,
    }
}
