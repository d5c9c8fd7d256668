//! What lies in the store of the current generation, looked at without unpacking it.

use litemap::LiteMap;

use super::{
    super::{journal::Journal, key::Place, kv::KvError, reading::decode_of, record::Record},
    Kind,
    head::{Absorbed, Head},
    segment::Segment,
};

/// A key of the journal.
#[derive(Debug)]
pub(super) struct JournalKey {
    pub key: String,
    pub tab: String,
    pub seq: u32,
    /// Its value, which may be unreadable.
    pub value: String,
}

impl JournalKey {
    /// Its record, if it can be read.
    pub fn record(&self) -> Option<Record> {
        decode_of(&self.tab, &self.value).ok()
    }
}

/// The journal, the segments and the heads of a generation.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The journal, by page load and number.
    pub journal: Vec<JournalKey>,
    /// The whole segments: their names and checksums.
    pub segments: LiteMap<String, String>,
    /// Names of segments that others stand in the place of.
    pub replaced: Vec<String>,
    /// The readable heads and their names, newest first.
    pub heads: Vec<(String, Head)>,
}

impl Survey {
    pub fn of(journal: &Journal) -> Result<Self, KvError> {
        let mut survey = Self { heads: heads_of(journal)?, ..Self::default() };
        for key in journal.kv.keys()? {
            let place = journal.place(&key);
            if place.generation() != Some(journal.generation) {
                continue;
            }
            let Some(value) = journal.kv.get(&key)? else { continue };
            match place {
                Place::Record { tab, seq, .. } => {
                    let tab = tab.to_owned();
                    survey.journal.push(JournalKey { key, tab, seq, value });
                }
                Place::Archived { rest, .. } => {
                    if let Some(Kind::Segment(name)) = Kind::of(rest)
                        && let Ok((checksum, replaces)) = Segment::looked_at(name, &value)
                    {
                        survey.segments.insert(name.to_owned(), checksum);
                        survey.replaced.extend(replaces);
                    }
                }
                Place::Foreign | Place::Newer | Place::Malformed => {}
            }
        }
        survey.journal.sort_by(|a, b| (&a.tab, a.seq).cmp(&(&b.tab, b.seq)));
        Ok(survey)
    }

    /// Whether all that a head names is there and whole, or stands elsewhere now.
    pub fn verifies(&self, head: &Head) -> bool {
        head.segments.iter().all(|(name, checksum)| {
            self.segments.get(name) == Some(checksum) || self.replaced.contains(name)
        })
    }

    /// What any head that verifies says is in segments.
    pub fn absorbed(&self) -> Absorbed {
        let mut absorbed = Absorbed::default();
        for (_, head) in self.heads.iter().filter(|(_, it)| self.verifies(it)) {
            absorbed.add_all(&head.absorbed);
        }
        absorbed
    }

    /// Segments that a head names, and that are neither there nor replaced.
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for (_, head) in &self.heads {
            for name in head.segments.keys().chain(&head.lost) {
                let is_there = self.segments.contains_key(name) || self.replaced.contains(name);
                if !is_there && !missing.contains(name) {
                    missing.push(name.clone());
                }
            }
        }
        missing
    }

    /// The epoch that the next head has.
    pub fn next_epoch(&self) -> u32 {
        let latest = self.heads.first().map_or(0, |(_, head)| head.epoch);
        latest.saturating_add(1)
    }
}

/// The readable heads of the current generation and their names, newest first.
pub(super) fn heads_of(journal: &Journal) -> Result<Vec<(String, Head)>, KvError> {
    let mut heads = Vec::new();
    for key in journal.kv.keys()? {
        let Place::Archived { generation, rest } = journal.place(&key) else { continue };
        if generation != journal.generation {
            continue;
        }
        if let Some(Kind::Head(name)) = Kind::of(rest)
            && let Some(value) = journal.kv.get(&key)?
            && let Ok(head) = Head::decode(&value)
        {
            heads.push((name.to_owned(), head));
        }
    }
    heads.sort_by(|(a_name, a), (b_name, b)| (b.epoch, b_name).cmp(&(a.epoch, a_name)));
    Ok(heads)
}
