//! Taking something away: one order, or a whole import. A note of it first, then the payload goes from
//! the store.
//!
//! From the moment the note is written, what it makes void is void: no book shows it again, in whatever
//! order the records come. What is left is cleaning up, which may be interrupted and is done again on
//! the next opening.
//!
//! No key is written twice, so what holds something void among other things is written anew without it
//! as a segment, and then the old key is removed. In between the rest is there twice, which says the
//! same as once: records keep when and where they were noted. The note itself stays; it holds nothing
//! but the number of the order or the moment of the import.

use super::{
    archive,
    frame::{self, tag},
    journal::{Journal, NotSaved},
    key::Place,
    kv::KvError,
    reading::decode_of,
    record::{Note, Record, SeededOrder},
    stored,
};
use crate::order::{Clock, OrderId, TabId, time::Timestamp};

/// What is void.
pub(super) enum Void {
    /// An order, for all that was noted before this.
    Order(OrderId, (Clock, TabId)),
    /// An import.
    Import((Clock, TabId)),
}

impl Void {
    /// What a record makes void.
    fn by(record: &Record) -> Option<Self> {
        match &record.note {
            Note::Deleted { order } => {
                Some(Self::Order(order.clone(), (record.clock, record.tab.clone())))
            }
            Note::Undone { import } => Some(Self::Import(import.clone())),
            Note::Begun
            | Note::Seeded { .. }
            | Note::ClockSkipped { .. }
            | Note::Acted { .. }
            | Note::Imported { .. } => None,
        }
    }
}

/// Whether a record says that something is void, so that keys will go.
pub(super) fn takes_away(record: &Record) -> bool {
    matches!(record.note, Note::Deleted { .. } | Note::Undone { .. })
}

/// What these records make void.
pub(super) fn void_by<'a>(records: impl Iterator<Item = &'a Record>) -> Vec<Void> {
    records.filter_map(Void::by).collect()
}

/// Whether nothing of a record is needed any more.
pub(super) fn is_gone(record: &Record, void: &[Void]) -> bool {
    matches!(rest_of(record, void), Rest::Nothing)
}

/// Whether something of a record is void.
fn is_touched(record: &Record, void: &[Void]) -> bool {
    !matches!(rest_of(record, void), Rest::All)
}

/// What is left of a record.
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
        self.take_away(Note::Deleted { order: order.clone() }, wall)
    }

    /// Notes that an import is taken back, and removes it: see [`Journal::delete`].
    pub fn undo(
        &mut self,
        import: &(Clock, TabId),
        wall: Timestamp,
    ) -> (Record, Result<(), NotSaved>) {
        self.take_away(Note::Undone { import: import.clone() }, wall)
    }

    fn take_away(&mut self, note: Note, wall: Timestamp) -> (Record, Result<(), NotSaved>) {
        self.has_deleted = true;
        let (record, noted) = self.append(note, wall);
        let done = match noted {
            Ok(()) => self.purge(),
            // The room that is missing is taken by what has to go anyway.
            Err(NotSaved::Storage(KvError::QuotaExceeded)) => {
                let void: Vec<_> = Void::by(&record).into_iter().collect();
                let removed = self.purge_of(&void, false);
                self.retry().and(removed).and_then(|()| self.purge())
            }
            Err(why) => Err(why),
        };
        (record, done)
    }

    /// Takes notice of what is void among the records that were found on opening, and finishes what
    /// somebody who was interrupted left undone. To be called right after opening.
    pub fn finish_deleting(&mut self, records: &[Record]) {
        let void = void_by(records.iter());
        self.has_deleted = !void.is_empty();
        if self.barred.is_none() && records.iter().any(|it| is_touched(it, &void)) {
            // What cannot be removed now will be the next time.
            let _ = self.purge_of(&void, true);
        }
    }

    /// Removes what is void by any note in the store.
    fn purge(&mut self) -> Result<(), NotSaved> {
        let mut void = Vec::new();
        for body in self.bodies()?.into_iter().flat_map(|(_, it)| it) {
            void.extend(Record::of_body(&body).ok().as_ref().and_then(Void::by));
        }
        self.purge_of(&void, true)
    }

    /// `may_write` says whether what holds other things too is written anew.
    pub(super) fn purge_of(&mut self, void: &[Void], may_write: bool) -> Result<(), NotSaved> {
        for (key, bodies) in self.bodies()? {
            let mut left = Vec::new();
            let mut is_whole = true;
            for body in bodies {
                // What cannot be read is kept as it is.
                let Ok(record) = Record::of_body(&body) else {
                    left.push(body);
                    continue;
                };
                match rest_of(&record, void) {
                    Rest::All => {
                        left.push(body);
                        continue;
                    }
                    Rest::Nothing => {}
                    Rest::Part(note) => left.push(stored::to_json(&Record { note, ..record })),
                }
                is_whole = false;
            }
            if is_whole {
                continue;
            }
            let replaces = archive::names_in(self, &key)?;
            if !left.is_empty() || !replaces.is_empty() {
                if !may_write {
                    continue;
                }
                self.write_segment(left, replaces)?;
            }
            self.kv.remove(&key)?;
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting = waiting
            .into_iter()
            .filter_map(|record| match rest_of(&record, void) {
                Rest::All => Some(record),
                Rest::Nothing => None,
                Rest::Part(note) => Some(Record { note, ..record }),
            })
            .collect();
        Ok(())
    }

    /// The bodies of the records of the current generation, with the keys that hold them.
    fn bodies(&self) -> Result<Vec<(String, Vec<String>)>, KvError> {
        let mut all = Vec::new();
        for key in self.kv.keys()? {
            let place = self.place(&key);
            if place.generation() != Some(self.generation) {
                continue;
            }
            let Some(value) = self.kv.get(&key)? else { continue };
            let bodies = match place {
                Place::Record { tab, .. } if decode_of(tab, &value).is_ok() => {
                    frame::unwrap(tag::RECORD, &value).map(|it| vec![it.to_owned()]).ok()
                }
                Place::Archived { rest, .. } => archive::bodies_in(rest, &value),
                Place::Record { .. } | Place::Foreign | Place::Newer | Place::Malformed => None,
            };
            all.extend(bodies.map(|it| (key, it)));
        }
        Ok(all)
    }
}

fn rest_of(record: &Record, void: &[Void]) -> Rest {
    let is_void = |id: &OrderId, noted: (Clock, &TabId)| {
        void.iter().any(|it| {
            matches!(it, Void::Order(order, (clock, tab)) if order == id && noted < (*clock, tab))
        })
    };
    match &record.note {
        Note::Acted { order, .. } if is_void(order, (record.clock, &record.tab)) => Rest::Nothing,
        Note::Imported { import, part, of, terms, orders } => {
            if void.iter().any(|it| matches!(it, Void::Import(undone) if undone == import)) {
                return Rest::Nothing;
            }
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
        | Note::Deleted { .. }
        | Note::Undone { .. } => Rest::All,
    }
}
