//! The journal: takes notes, keeps them in a store, and reads them back.

use std::{collections::VecDeque, fmt, rc::Rc};

use super::{
    deleting,
    json::Writer,
    key::{Book, Keys, Namespace, PRODUCT, Place},
    kv::{Kv, KvError},
    record::{Defect, Note, RULES, Record},
};
use crate::order::{Clock, TabId, time::Timestamp};

/// The journal of one book, as one page load sees and writes it.
pub struct Journal {
    pub(super) kv: Rc<dyn Kv>,
    pub(super) keys: Keys,
    tab: TabId,
    pub(super) generation: u32,
    /// The highest generation of which a key was seen.
    highest_generation: u32,
    next_seq: u32,
    /// The latest reading of any record seen.
    pub(super) clock: Clock,
    /// Encoded records that wait to be written, oldest first.
    pub(super) waiting: VecDeque<String>,
    /// How many records were too long to be written at all.
    too_long: usize,
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
    Record(Record),
    /// Another tab started over. The journal writes no more; open it again.
    NewerGeneration,
    /// A later version of the app writes here now. The journal writes no more.
    NewerLayout,
    /// A record of the current generation was taken away. The journal writes no more.
    Removed,
    /// What another tab wrote cannot be read.
    Unreadable(Unreadable),
}

/// Written and removed at once, to see whether something fits. No journal of any book has such a key.
const ROOM_KEY: &str = "unbuy:probe";

impl Journal {
    /// Opens the journal of a book and reads it. Whatever stands in the store, this does not fail:
    /// what cannot be read is reported and left alone.
    ///
    /// `tab` must be new for every page load.
    pub fn open(kv: Rc<dyn Kv>, namespace: &Namespace, book: Book, tab: TabId) -> (Self, Loaded) {
        let mut journal = Self {
            kv,
            keys: Keys::new(namespace, book),
            tab,
            generation: 1,
            highest_generation: 1,
            next_seq: 1,
            clock: Clock::default(),
            waiting: VecDeque::new(),
            too_long: 0,
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
        let saved = match record.encode() {
            Some(value) => {
                self.waiting.push_back(value);
                self.retry()
            }
            None => {
                self.too_long += 1;
                Err(NotSaved::TooLong)
            }
        };
        (record, saved)
    }

    /// When and where the next record counts as noted if it is appended at `wall`.
    pub fn next_stamp(&self, wall: Timestamp) -> (Clock, TabId) {
        (self.clock.tick(wall), self.tab.clone())
    }

    /// Whether so many characters more would fit into the store, the keys not counted. Tried and not
    /// reckoned, since nobody tells how much a store takes: what is written for it is removed at once.
    ///
    /// # Errors
    /// If the store fails for another reason.
    pub fn has_room(&self, characters: usize) -> Result<bool, KvError> {
        let tried = self.kv.set(ROOM_KEY, &"x".repeat(characters));
        let removed = self.kv.remove(ROOM_KEY);
        match tried {
            Ok(()) => removed.map(|()| true),
            Err(KvError::QuotaExceeded) => Ok(false),
            Err(error @ (KvError::Unavailable | KvError::Other)) => Err(error),
        }
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
        while let Some(value) = self.waiting.front() {
            let mut key = self.keys.record(self.generation, &self.tab, self.next_seq);
            // No key is written twice, whoever wrote it and whatever it holds.
            while self.kv.get(&key)?.is_some() {
                self.next_seq = self.next_seq.checked_add(1).ok_or(KvError::Other)?;
                key = self.keys.record(self.generation, &self.tab, self.next_seq);
            }
            self.kv.set(&key, value)?;
            self.waiting.pop_front();
        }
        Ok(())
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
        for (seq, value) in (self.next_seq..).zip(&self.waiting) {
            out.key(&self.keys.record(self.generation, &self.tab, seq));
            out.text(value);
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
        self.barred = Some(NotSaved::Removed);
    }

    /// Takes in what another tab did to a key: `value` is the new value, or nothing if the key was
    /// removed. Take it from the `storage` event; to read the store again may give an older value.
    pub fn take_in(&mut self, key: &str, value: Option<&str>) -> TakenIn {
        let place = self.keys.place(key);
        let unreadable = |why| TakenIn::Unreadable(Unreadable { key: key.to_owned(), why });
        let Some(value) = value else {
            // After somebody started over, the old generation goes, and is not missed.
            let is_missed = matches!(place, Place::Record { generation, .. }
                if generation == self.generation && self.barred != Some(NotSaved::NewerGeneration))
                && !self.has_deleted;
            if is_missed {
                self.bar();
                return TakenIn::Removed;
            }
            return TakenIn::Nothing;
        };
        let (generation, tab) = match place {
            Place::Foreign => return TakenIn::Nothing,
            Place::Newer => {
                self.barred = Some(NotSaved::NewerLayout);
                return TakenIn::NewerLayout;
            }
            Place::Malformed => return unreadable(Defect::Key),
            Place::Record { generation, tab } => (generation, tab),
        };
        if generation < self.generation {
            return TakenIn::Nothing;
        }
        self.highest_generation = self.highest_generation.max(generation);
        match decode_of(tab, value) {
            Err(Defect::NewerRules(_)) => {
                self.barred = Some(NotSaved::NewerLayout);
                TakenIn::NewerLayout
            }
            Err(why) => unreadable(why),
            Ok(_) if generation > self.generation => {
                self.barred = self.barred.or(Some(NotSaved::NewerGeneration));
                TakenIn::NewerGeneration
            }
            Ok(record) => {
                self.clock = self.clock.max(record.clock);
                self.has_deleted |= deleting::tombstone(&record).is_some();
                TakenIn::Record(record)
            }
        }
    }

    /// Reads everything; stops at the first failure of the store, with what was found until then.
    fn load(&mut self, loaded: &mut Loaded) -> Result<(), KvError> {
        let mut found = Vec::new();
        let read = self.read_all(loaded, &mut found);
        let readable = found.iter().map(|(generation, _)| *generation).max();
        self.generation = readable.unwrap_or(self.highest_generation);
        // The clock goes on from all that is there, also from what is void.
        self.clock = found.iter().map(|(_, it)| it.clock).max().unwrap_or_default();
        found.retain(|(generation, _)| *generation == self.generation);
        loaded.records = found.into_iter().map(|(_, record)| record).collect();
        loaded.records.sort_unstable_by(|a, b| (a.clock, &a.tab).cmp(&(b.clock, &b.tab)));
        read
    }

    fn read_all(
        &mut self,
        loaded: &mut Loaded,
        found: &mut Vec<(u32, Record)>,
    ) -> Result<(), KvError> {
        for key in self.kv.keys()? {
            let read = match self.keys.place(&key) {
                Place::Foreign => continue,
                Place::Newer => {
                    loaded.newer_layout = true;
                    continue;
                }
                Place::Malformed => Err(Defect::Key),
                Place::Record { generation, tab } => {
                    self.highest_generation = self.highest_generation.max(generation);
                    // Another tab may have removed it since the keys were listed.
                    let Some(value) = self.kv.get(&key)? else { continue };
                    decode_of(tab, &value).map(|it| (generation, it))
                }
            };
            match read {
                Ok(record) => found.push(record),
                Err(why) => {
                    loaded.newer_layout |= matches!(why, Defect::NewerRules(_));
                    loaded.unreadable.push(Unreadable { key, why });
                }
            }
        }
        Ok(())
    }

    /// Notices generations that were begun while this tab heard nothing.
    fn look_for_generations(&mut self) {
        for key in self.kv.keys().unwrap_or_default() {
            if let Place::Record { generation, .. } = self.keys.place(&key) {
                self.highest_generation = self.highest_generation.max(generation);
            }
        }
    }

    /// Removes the keys that `goes` picks by their place and the current generation; goes on after
    /// a failure and returns the last one.
    fn remove_where(&self, goes: fn(&Place<'_>, u32) -> bool) -> Result<(), KvError> {
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
    matches!(place, Place::Record { generation, .. } if *generation < current)
}

/// What "Start over" removes.
fn is_void(place: &Place<'_>, current: u32) -> bool {
    is_older(place, current) || *place == Place::Malformed
}

/// The record under a key of that page load. One that another wrote is in the wrong place.
pub(super) fn decode_of(tab: &str, value: &str) -> Result<Record, Defect> {
    let record = Record::decode(value)?;
    if *record.tab.0 == *tab { Ok(record) } else { Err(Defect::Misplaced) }
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
