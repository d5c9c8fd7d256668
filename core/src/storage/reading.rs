//! Reading the store: everything at once on opening, and key by key what other tabs do.

use super::{
    deleting,
    journal::{Journal, Loaded, NotSaved, TakenIn, Unreadable},
    key::Place,
    kv::KvError,
    record::{Defect, Record},
};

/// What stands under one key.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Its records.
    pub records: Vec<Record>,
    /// Why not all of it could be read.
    pub defect: Option<Defect>,
}

impl From<Defect> for Content {
    fn from(why: Defect) -> Self {
        Self { records: Vec::new(), defect: Some(why) }
    }
}

impl Journal {
    /// What a key is to this journal: what only an archive could read was written by a later version
    /// where there is none.
    pub(super) fn place<'a>(&self, key: &'a str) -> Place<'a> {
        let place = self.keys.place(key);
        if let Place::Archived { rest, .. } = place
            && !self.archive.is_some_and(|it| (it.knows)(rest))
        {
            return Place::Newer;
        }
        place
    }

    /// What stands under a key of a generation.
    pub(super) fn decode(&self, place: &Place<'_>, value: &str) -> Content {
        match (place, self.archive) {
            (Place::Record { tab, .. }, _) => match decode_of(tab, value) {
                Ok(record) => Content { records: vec![record], defect: None },
                Err(why) => why.into(),
            },
            (Place::Archived { rest, .. }, Some(archive)) => (archive.decode)(rest, value),
            (Place::Foreign | Place::Newer | Place::Malformed | Place::Archived { .. }, _) => {
                Content::default()
            }
        }
    }

    /// Takes in what another tab did to a key: `value` is the new value, or nothing if the key was
    /// removed. Take it from the `storage` event; to read the store again may give an older value.
    pub fn take_in(&mut self, key: &str, value: Option<&str>) -> TakenIn {
        let place = self.place(key);
        let Some(generation) = place.generation() else {
            return match (place, value) {
                (Place::Newer, Some(_)) => {
                    self.barred = Some(NotSaved::NewerLayout);
                    TakenIn::NewerLayout
                }
                (Place::Malformed, Some(_)) => unreadable(key, Defect::Key),
                _ => TakenIn::Nothing,
            };
        };
        let Some(value) = value else {
            // After somebody started over, the old generation goes, and is not missed.
            let is_missed = generation == self.generation
                && self.barred != Some(NotSaved::NewerGeneration)
                && !self.has_deleted
                && self.archive.is_none_or(|it| (it.is_missed)(self, &place));
            if is_missed {
                self.bar();
                return TakenIn::Removed;
            }
            return TakenIn::Nothing;
        };
        if generation < self.generation {
            return TakenIn::Nothing;
        }
        self.highest_generation = self.highest_generation.max(generation);
        let Content { records, defect } = self.decode(&place, value);
        match defect {
            Some(Defect::NewerRules(_)) => {
                self.barred = Some(NotSaved::NewerLayout);
                return TakenIn::NewerLayout;
            }
            Some(why) if records.is_empty() => return unreadable(key, why),
            Some(_) | None => {}
        }
        if generation > self.generation {
            if records.is_empty() {
                return TakenIn::Nothing;
            }
            self.barred = self.barred.or(Some(NotSaved::NewerGeneration));
            return TakenIn::NewerGeneration;
        }
        for record in &records {
            self.clock = self.clock.max(record.clock);
            self.has_deleted |= deleting::takes_away(record);
        }
        if records.is_empty() { TakenIn::Nothing } else { TakenIn::Records(records) }
    }

    /// Reads everything; stops at the first failure of the store, with what was found until then.
    pub(super) fn load(&mut self, loaded: &mut Loaded) -> Result<(), KvError> {
        let mut found = Vec::new();
        let mut read = self.read_all(loaded, &mut found);
        let readable = found.iter().map(|(generation, _)| *generation).max();
        self.generation = readable.unwrap_or(self.highest_generation);
        // The clock goes on from all that is there, also from what is void.
        self.clock = found.iter().map(|(_, it)| it.clock).max().unwrap_or_default();
        found.retain(|(generation, _)| *generation == self.generation);
        loaded.records = found.into_iter().map(|(_, record)| record).collect();
        loaded.records.sort_unstable_by(|a, b| (a.clock, &a.tab).cmp(&(b.clock, &b.tab)));
        if let (Some(archive), Ok(())) = (self.archive, read) {
            read = (archive.check)(self, loaded);
        }
        read
    }

    /// The readable records of all generations, each with its own.
    pub(super) fn read_all(
        &mut self,
        loaded: &mut Loaded,
        found: &mut Vec<(u32, Record)>,
    ) -> Result<(), KvError> {
        for key in self.kv.keys()? {
            let place = self.place(&key);
            let defect = match place {
                Place::Foreign => continue,
                Place::Newer => {
                    loaded.newer_layout = true;
                    continue;
                }
                Place::Malformed => Some(Defect::Key),
                Place::Record { generation, .. } | Place::Archived { generation, .. } => {
                    self.highest_generation = self.highest_generation.max(generation);
                    // Another tab may have removed it since the keys were listed.
                    let Some(value) = self.kv.get(&key)? else { continue };
                    let Content { records, defect } = self.decode(&place, &value);
                    found.extend(records.into_iter().map(|it| (generation, it)));
                    defect
                }
            };
            if let Some(why) = defect {
                loaded.newer_layout |= matches!(why, Defect::NewerRules(_));
                loaded.unreadable.push(Unreadable { key, why });
            }
        }
        Ok(())
    }
}

fn unreadable(key: &str, why: Defect) -> TakenIn {
    TakenIn::Unreadable(Unreadable { key: key.to_owned(), why })
}

/// The record under a key of that page load. One that another wrote is in the wrong place.
pub(super) fn decode_of(tab: &str, value: &str) -> Result<Record, Defect> {
    let record = Record::decode(value)?;
    if *record.tab.0 == *tab { Ok(record) } else { Err(Defect::Misplaced) }
}
