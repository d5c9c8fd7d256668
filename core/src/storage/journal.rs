//! The journal: takes notes, keeps them in a store, and reads them back.

use std::{collections::VecDeque, fmt, rc::Rc};

use super::{
    archive::Archive,
    frame::{self, tag},
    json::Writer,
    key::{Book, Keys, Namespace, PRODUCT, Place},
    kv::{BALLAST_KEY, Kv, KvError},
    record::{Defect, MAX_VALUE, Note, RULES, Record},
    stored,
};
use crate::order::{Clock, TabId, time::Timestamp};

/// The journal of one book, as one page load sees and writes it.
pub struct Journal {
    pub(super) kv: Rc<dyn Kv>,
    pub(super) keys: Keys,
    pub(super) tab: TabId,
    pub(super) generation: u32,
    /// The highest generation of which a key was seen.
    pub(super) highest_generation: u32,
    /// Under which no key of this page load was ever written.
    pub(super) next_seq: u32,
    /// The latest reading of any record seen.
    pub(super) clock: Clock,
    /// Records that wait to be written, oldest first.
    pub(super) waiting: VecDeque<Record>,
    /// How many records were too long to be written at all.
    too_long: usize,
    /// What folds records into segments and reads them there; nothing where there are none.
    pub(super) archive: Option<&'static Archive>,
    /// The newest head, and since when this page load has seen it.
    pub(super) newest_head: Option<(String, Timestamp)>,
    /// Why nothing may be written or removed now.
    pub(super) barred: Option<NotSaved>,
    /// Whether an order was deleted, so that keys which go are not missed.
    pub(super) has_deleted: bool,
}

/// What was found in the store on opening.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The records of the current generation, by clock and tab.
    pub records: Vec<Record>,
    /// What could not be read. It stays where it is.
    pub unreadable: Vec<Unreadable>,
    /// A later version of the app has written here; the journal is read-only.
    pub newer_layout: bool,
    /// The store failed while it was read, so there may be more; the journal is read-only.
    pub incomplete: Option<KvError>,
}

/// A key of ours that holds no record for this version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The key.
    pub key: String,
    /// What is wrong with it.
    pub why: Defect,
}

/// Why a record is in memory alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSaved {
    /// The store did not take it, or could not be read completely on opening.
    Storage(KvError),
    /// It is longer than a record may be. It is not tried again.
    TooLong,
    /// A later version of the app has written here.
    NewerLayout,
    /// Another tab has started over; the journal has to be opened again.
    NewerGeneration,
    /// Somebody has taken records away, so what is written now would lack what it builds on.
    Removed,
}

/// What another tab's change of a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenIn {
    /// Nothing for this journal.
    Nothing,
    /// Another tab noted this.
    Records(Vec<Record>),
    /// Another tab started over. The journal writes no more; open it again.
    NewerGeneration,
    /// A later version of the app writes here now. The journal writes no more.
    NewerLayout,
    /// A record of the current generation was taken away. The journal writes no more.
    Removed,
    /// What another tab wrote cannot be read.
    Unreadable(Unreadable),
}

impl Journal {
    /// Opens the journal of a book and reads it. Whatever stands in the store, this does not fail:
    /// what cannot be read is reported and left alone.
    ///
    /// `tab` must be new for every page load.
    pub fn open(kv: Rc<dyn Kv>, namespace: &Namespace, book: Book, tab: TabId) -> (Self, Loaded) {
        Self::open_with(None, kv, Keys::new(namespace, book), tab)
    }

    pub(super) fn open_with(
        archive: Option<&'static Archive>,
        kv: Rc<dyn Kv>,
        keys: Keys,
        tab: TabId,
    ) -> (Self, Loaded) {
        let mut journal = Self {
            kv,
            keys,
            tab,
            generation: 1,
            highest_generation: 1,
            next_seq: 1,
            clock: Clock::default(),
            waiting: VecDeque::new(),
            too_long: 0,
            archive,
            newest_head: None,
            barred: None,
            has_deleted: false,
        };
        let mut loaded = Loaded::default();
        loaded.incomplete = journal.load(&mut loaded).err();
        if loaded.newer_layout {
            journal.barred = Some(NotSaved::NewerLayout);
        } else if let Some(error) = loaded.incomplete {
            journal.barred = Some(NotSaved::Storage(error));
        } else if loaded.records.iter().any(|it| it.note == Note::Begun) {
            // Somebody was interrupted while starting over. What cannot be removed now will be the
            // next time.
            let _ = journal.remove_where(is_older);
            let is_left =
                |it: &Unreadable| !is_older(&journal.keys.place(&it.key), journal.generation);
            loaded.unreadable.retain(is_left);
        }
        (journal, loaded)
    }

    /// Notes something, and writes it together with all that waits. `wall` is the wall time.
    ///
    /// The record counts even if it could not be written: it waits then, and is tried again with
    /// the next one, oldest first.
    pub fn append(&mut self, note: Note, wall: Timestamp) -> (Record, Result<(), NotSaved>) {
        (self.clock, _) = self.next_stamp(wall);
        let record = Record { rules: RULES, clock: self.clock, tab: self.tab.clone(), note };
        let saved = if self.encode(&record, 1).is_some() {
            self.waiting.push_back(record.clone());
            self.retry()
        } else {
            self.too_long += 1;
            Err(NotSaved::TooLong)
        };
        (record, saved)
    }

    /// The key and the value of a record; nothing if it is too long to be kept.
    pub(super) fn encode(&self, record: &Record, seq: u32) -> Option<(String, String)> {
        let body = stored::to_json(record);
        if let Some(archive) = self.archive
            && body.len() > archive.packed_above
        {
            return (archive.pack)(self, &body, seq);
        }
        let value = frame::wrap(tag::RECORD, &body);
        let key = self.keys.record(self.generation, &self.tab, seq);
        (value.len() <= MAX_VALUE).then_some((key, value))
    }

    /// Writes what waits.
    ///
    /// # Errors
    /// Why the oldest record that is left could not be written.
    pub fn retry(&mut self) -> Result<(), NotSaved> {
        if let Some(why) = self.barred {
            return Err(why);
        }
        // A later record may only be found with all before it: acts without the seed that they
        // build on would tell another story.
        while let Some(record) = self.waiting.front() {
            let Some((key, value)) = self.encode(record, self.next_seq) else {
                self.waiting.pop_front();
                continue;
            };
            // No key is written twice, whoever wrote it and whatever it holds or held: what is said
            // of a key, in another tab or in a head, must stay true when it has gone.
            if self.kv.get(&key)?.is_none() {
                if let Err(error) = self.set_somehow(&key, &value) {
                    self.spare();
                    return Err(error.into());
                }
                self.waiting.pop_front();
            }
            self.next_seq = self.next_seq.checked_add(1).ok_or(KvError::Other)?;
        }
        Ok(())
    }

    /// Gives all that waits to whatever keeps it elsewhere, under the keys that it will have.
    fn spare(&self) {
        for (key, value) in self.waiting_entries() {
            self.kv.spare(&key, &value);
        }
    }

    fn waiting_entries(&self) -> impl Iterator<Item = (String, String)> {
        (self.next_seq..).zip(&self.waiting).filter_map(|(seq, it)| self.encode(it, seq))
    }

    /// Writes a key; if there is no room for it, room is made.
    fn set_somehow(&mut self, key: &str, value: &str) -> Result<(), KvError> {
        match (self.set(key, value), self.archive) {
            (Err(KvError::QuotaExceeded), Some(archive)) => {
                (archive.make_room)(self);
                self.set(key, value)
            }
            (done, _) => done,
        }
    }

    /// Writes a key; if there is no room, in the place of the ballast.
    pub(super) fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        match self.kv.set(key, value) {
            Err(KvError::QuotaExceeded) => {
                self.kv.remove(BALLAST_KEY)?;
                self.kv.set(key, value)
            }
            done => done,
        }
    }

    /// Everything of ours as it lies in the store, unreadable keys included, and what still waits to
    /// get there, as one JSON object of keys and values: what a reader takes along when saving fails.
    pub fn raw_data(&self) -> String {
        let mut out = Writer::default();
        out.raw("{");
        // A store that fails while it is read gives what it can.
        for key in self.kv.keys().unwrap_or_default() {
            if key.starts_with(PRODUCT)
                && let Ok(Some(value)) = self.kv.get(&key)
            {
                out.key(&key);
                out.text(&value);
            }
        }
        for (key, value) in self.waiting_entries() {
            out.key(&key);
            out.text(&value);
        }
        out.raw("}");
        out.finish()
    }

    /// How many records are in memory alone.
    pub fn unsaved(&self) -> usize {
        self.waiting.len() + self.too_long
    }

    /// Begins a new generation, empty but for the returned [`Note::Begun`], and removes every other
    /// key of this book, unreadable ones included. `wall` is the wall time.
    ///
    /// In memory this always succeeds. The error says that the store still holds something old, and
    /// maybe not yet the new beginning, which then waits like any record.
    pub fn start_over(&mut self, wall: Timestamp) -> (Record, Result<(), NotSaved>) {
        if self.barred == Some(NotSaved::NewerGeneration) {
            self.barred = None;
        }
        self.look_for_generations();
        self.generation = self.highest_generation.saturating_add(1);
        self.highest_generation = self.generation;
        self.waiting.clear();
        self.too_long = 0;
        let (record, begun) = self.append(Note::Begun, wall);
        let done = match begun {
            Ok(()) => self.remove_where(is_void).map_err(NotSaved::from),
            // The room that is missing is taken by what has to go anyway.
            Err(NotSaved::Storage(KvError::QuotaExceeded)) => {
                let removed = self.remove_where(is_void);
                self.retry().and(removed.map_err(NotSaved::from))
            }
            Err(why) => Err(why),
        };
        (record, done)
    }

    /// Writes no more: the store was cleared. What is noted from now on waits, and stands in
    /// [`Journal::raw_data`].
    pub fn bar(&mut self) {
        // A reason that nothing can take back stays.
        self.barred = self.barred.or(Some(NotSaved::Removed));
    }

    /// Notices generations that were begun while this tab heard nothing.
    fn look_for_generations(&mut self) {
        for key in self.kv.keys().unwrap_or_default() {
            if let Some(generation) = self.keys.place(&key).generation() {
                self.highest_generation = self.highest_generation.max(generation);
            }
        }
    }

    /// Removes the keys that `goes` picks by their place and the current generation; goes on after
    /// a failure and returns the last one.
    pub(super) fn remove_where(&self, goes: fn(&Place<'_>, u32) -> bool) -> Result<(), KvError> {
        let mut removed = Ok(());
        for key in self.kv.keys()? {
            if goes(&self.keys.place(&key), self.generation) {
                removed = self.kv.remove(&key).and(removed);
            }
        }
        removed
    }
}

/// What an interrupted "Start over" left behind.
fn is_older(place: &Place<'_>, current: u32) -> bool {
    place.generation().is_some_and(|it| it < current)
}

/// What "Start over" removes.
fn is_void(place: &Place<'_>, current: u32) -> bool {
    is_older(place, current) || *place == Place::Malformed
}

impl From<KvError> for NotSaved {
    fn from(error: KvError) -> Self {
        Self::Storage(error)
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal")
            .field("tab", &self.tab)
            .field("generation", &self.generation)
            .field("unsaved", &self.unsaved())
            .field("barred", &self.barred)
            .finish_non_exhaustive()
    }
}
