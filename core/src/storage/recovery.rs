//! What the second copy has that the store lacks: a store that a browser was killed over, or that was
//! cleared, is made whole from the mirror of its keys.

use std::rc::Rc;

use super::{
    deleting,
    journal::{Journal, Loaded, NotSaved},
    key::Place,
    kv::{Kv, KvError},
    reading::Content,
    record::{Defect, Note, Record},
};
use crate::order::{Clock, TabId};

/// What came of comparing the store with its mirror.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recovered {
    /// The records that were known to the mirror alone.
    pub records: Vec<Record>,
    /// The mirror knows a later generation, so the journal has to be opened again.
    pub reopen: bool,
    /// Keys that the mirror should forget: what they hold is void, or lies elsewhere.
    pub forget: Vec<String>,
    /// Why not all of it could be written to the store. It is in the mirror still.
    pub failure: Option<NotSaved>,
}

/// A good copy of a key that is damaged in the store is written under a number so much higher: the
/// damaged one stays where it is. Two tabs that do the same write the same.
const COPY: u32 = 1_000_000_000;

impl Journal {
    /// Writes to the store what only its mirror has: keys of this book and their values. Nothing is
    /// taken from the store.
    ///
    /// A journal that was barred because keys were taken away goes on if they are here, or if the store
    /// has all that the mirror has: then what went was void, or could not be read.
    pub fn recover(&mut self, mirrored: &[(String, String)]) -> Recovered {
        let mut recovered = Recovered::default();
        if !matches!(self.barred, None | Some(NotSaved::Removed)) {
            return recovered;
        }
        if let Err(error) = self.try_to_recover(mirrored, &mut recovered) {
            recovered.failure = Some(error);
        } else if self.barred == Some(NotSaved::Removed)
            && (!recovered.records.is_empty() || self.has_some_of(mirrored))
        {
            self.barred = None;
        }
        recovered
    }

    /// Whether records of this generation are in both places. A store that was cleared together with its
    /// mirror has none, and is not taken for a whole one.
    fn has_some_of(&self, mirrored: &[(String, String)]) -> bool {
        mirrored.iter().any(|(key, value)| {
            let place = self.place(key);
            place.generation() == Some(self.generation)
                && self.kv.get(key).is_ok_and(|it| it.as_ref() == Some(value))
                && !self.decode(&place, value).records.is_empty()
        })
    }

    fn try_to_recover(
        &mut self,
        mirrored: &[(String, String)],
        recovered: &mut Recovered,
    ) -> Result<(), NotSaved> {
        let mut differing = Vec::new();
        for (key, value) in mirrored {
            let place = self.place(key);
            if place == Place::Newer {
                self.barred = Some(NotSaved::NewerLayout);
                return Err(NotSaved::NewerLayout);
            }
            if let Some(generation) = place.generation()
                && self.kv.get(key)?.as_ref() != Some(value)
            {
                differing.push((generation, key, value));
            }
        }
        if differing.is_empty() {
            return Ok(());
        }
        let (mut loaded, mut found) = (Loaded::default(), Vec::new());
        self.read_all(&mut loaded, &mut found)?;
        if let Some(archive) = self.archive {
            (archive.check)(self, &mut loaded)?;
        }
        let missing = loaded.unreadable.iter().filter(|it| it.why == Defect::Missing);
        let missing: Vec<_> = missing.map(|it| it.key.clone()).collect();
        let mut news = Vec::new();
        for (generation, key, value) in differing {
            let Content { records, defect } = self.decode(&self.place(key), value);
            news.push((generation, key, value, records, defect.is_none()));
        }
        let in_mirror = |generation: u32| {
            move |it: &&(u32, &String, &String, Vec<Record>, bool)| it.0 == generation
        };
        let readable = news.iter().filter(|it| !it.3.is_empty()).map(|it| it.0);
        let current = found.iter().map(|it| it.0).chain(readable).max().unwrap_or(self.generation);
        let current = current.max(self.generation);
        let is_begun =
            found.iter().any(|(it, record)| *it == current && record.note == Note::Begun)
                || news
                    .iter()
                    .filter(in_mirror(current))
                    .any(|it| it.3.iter().any(|record| record.note == Note::Begun));
        found.retain(|(it, _)| *it == current);
        let of_mirror = news.iter().filter(in_mirror(current)).flat_map(|it| &it.3);
        let noted = found.iter().map(|(_, it)| it).chain(of_mirror).chain(&self.waiting);
        let void = deleting::void_by(noted);
        let known: Vec<(Clock, TabId)> = {
            let mut known: Vec<_> = found.into_iter().map(|(_, it)| (it.clock, it.tab)).collect();
            known.sort();
            known
        };
        // What is void was purged, and its mirror has not heard of it yet.
        let is_known = |it: &Record| {
            known.binary_search_by(|at| (at.0, &at.1).cmp(&(it.clock, &it.tab))).is_ok()
                || deleting::is_gone(it, &void)
        };
        let mut has_restored = false;
        for (generation, key, value, records, is_whole) in news {
            if generation < current {
                if is_begun {
                    recovered.forget.push(key.clone());
                }
            } else if records.iter().all(is_known) && !(is_whole && missing.contains(key)) {
                // Heads are made anew, and the rest is in the store in some other place.
                recovered.forget.push(key.clone());
            } else {
                has_restored = true;
                recovered.records.extend(records.into_iter().filter(|it| !is_known(it)));
                if let Err(error) = self.restore(key, value) {
                    recovered.failure = Some(error.into());
                }
            }
        }
        recovered.reopen = current > self.generation;
        for record in &recovered.records {
            self.clock = self.clock.max(record.clock);
            self.has_deleted |= deleting::takes_away(record);
        }
        // What came back may be void in part, or make void what is here: which goes when the note of it
        // is in the store, and not before.
        let may_purge = !recovered.reopen && recovered.failure.is_none();
        if may_purge && has_restored && !void.is_empty() {
            self.purge_of(&void, true)?;
        }
        Ok(())
    }

    /// Writes a key of the mirror; if something else stands there, in another place.
    fn restore(&mut self, key: &str, value: &str) -> Result<(), KvError> {
        if self.kv.get(key)?.is_none() {
            return self.set(key, value);
        }
        match (self.keys.place(key), self.archive) {
            (Place::Record { generation, tab, seq }, _) => match seq.checked_add(COPY) {
                Some(seq) => {
                    self.set(&self.keys.record(generation, &TabId(tab.into()), seq), value)
                }
                None => Ok(()),
            },
            (Place::Archived { generation, rest }, Some(archive))
                if generation == self.generation =>
            {
                (archive.replace)(self, rest, value)
            }
            (Place::Archived { .. } | Place::Foreign | Place::Newer | Place::Malformed, _) => {
                Ok(())
            }
        }
    }

    /// The store that is written to.
    pub fn store(&self) -> Rc<dyn Kv> {
        Rc::clone(&self.kv)
    }

    /// Writes from now on to another store that holds the same, for instance one with a mirror.
    pub fn move_to(&mut self, kv: Rc<dyn Kv>) {
        self.kv = kv;
    }

    /// The keys of this book that are in neither list: what other tabs wrote while this one was not
    /// listening. `seen` is what the last call found, and takes in what this one does.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn unseen(&self, seen: &mut Vec<String>) -> Result<Vec<(String, String)>, KvError> {
        let mut now = self.kv.keys()?;
        now.retain(|it| !matches!(self.place(it), Place::Foreign));
        now.sort();
        let mut unseen = Vec::new();
        for key in now.iter().filter(|it| seen.binary_search(it).is_err()) {
            if let Some(value) = self.kv.get(key)? {
                unseen.push((key.clone(), value));
            }
        }
        *seen = now;
        Ok(unseen)
    }
}
