//! Many orders at once: all of them or none, and not so many that nothing else fits.

use super::{
    journal::{Journal, NotSaved},
    kv::{KvError, QUOTA, ROOM_KEY},
    record::{Note, RULES, Record},
};
use crate::order::{Clock, TabId, time::Timestamp};

/// What is left to what is done with orders after they came, in characters.
const MARGIN: usize = 64 << 10;

/// How much of the store an import may leave taken.
const LIMIT: usize = QUOTA / 4 * 3;

/// Characters of a store, keys included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What the import needs.
    pub needed: usize,
    /// What is left of the three quarters of the store that imports may fill.
    pub left: usize,
}

/// Why an import was not noted. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotImported {
    /// It does not fit.
    NoRoom(Room),
    /// One of the notes is longer than a record may be.
    TooLong,
    /// Nothing can be saved now.
    NotSaved(NotSaved),
}

impl From<KvError> for NotImported {
    fn from(error: KvError) -> Self {
        Self::NotSaved(error.into())
    }
}

impl Journal {
    /// When and where the next record counts as noted if it is appended at `wall`.
    pub fn next_stamp(&self, wall: Timestamp) -> (Clock, TabId) {
        (self.clock.tick(wall), self.tab.clone())
    }

    /// Notes all of these or none. `wall` is the wall time.
    ///
    /// # Errors
    /// Why none was noted.
    pub fn append_together(
        &mut self,
        notes: Vec<Note>,
        wall: Timestamp,
    ) -> Result<Vec<Record>, NotImported> {
        self.retry().map_err(NotImported::NotSaved)?;
        let mut clock = self.clock;
        let mut written = Vec::new();
        let mut records = Vec::new();
        for note in notes {
            clock = clock.tick(wall);
            let record = Record { rules: RULES, clock, tab: self.tab.clone(), note };
            let value = loop {
                let value = self.encode(&record, self.next_seq).ok_or(NotImported::TooLong)?;
                self.next_seq = self.next_seq.checked_add(1).ok_or(KvError::Other)?;
                if self.kv.get(&value.0)?.is_none() {
                    break value;
                }
            };
            written.push(value);
            records.push(record);
        }
        let needed = written.iter().map(|(key, value)| key.len() + value.len()).sum();
        let left = LIMIT.saturating_sub(self.used()?);
        if needed > left || !self.has_room(needed + MARGIN)? {
            return Err(NotImported::NoRoom(Room { needed, left }));
        }
        // Others may see what is taken back at once, and nothing else may count as noted then.
        self.clock = clock;
        for (key, value) in &written {
            if let Err(error) = self.set(key, value) {
                // Parts of an import count only together, so what stays behind says nothing.
                for (key, _) in &written {
                    let _ = self.kv.remove(key);
                }
                return Err(error.into());
            }
        }
        Ok(records)
    }

    /// How much of the store is taken, by whomever, in characters.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn used(&self) -> Result<usize, KvError> {
        self.size_where(|_| true)
    }

    /// How much of the store this book takes, in characters.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn used_by_book(&self) -> Result<usize, KvError> {
        self.size_where(|key| self.keys.place(key).generation().is_some())
    }

    fn size_where(&self, counts: impl Fn(&str) -> bool) -> Result<usize, KvError> {
        let mut size = 0;
        for key in self.kv.keys()? {
            if counts(&key) {
                let units = |it: &str| it.encode_utf16().count();
                size += units(&key) + self.kv.get(&key)?.map_or(0, |it| units(&it));
            }
        }
        Ok(size)
    }

    /// Whether so many characters more would fit into the store, the keys not counted. Tried and not
    /// reckoned, since nobody tells how much a store takes: what is written for it is removed at once.
    fn has_room(&self, characters: usize) -> Result<bool, KvError> {
        let tried = self.kv.set(ROOM_KEY, &"x".repeat(characters));
        let removed = self.kv.remove(ROOM_KEY);
        match tried {
            Ok(()) => removed.map(|()| true),
            Err(KvError::QuotaExceeded) => Ok(false),
            Err(error @ (KvError::Unavailable | KvError::Other)) => Err(error),
        }
    }
}
