//! Folding the journal into segments, and collecting what lies in them twice over.

use super::{
    super::{
        frame::{self, tag},
        journal::{Journal, NotSaved},
        key::Place,
        kv::{BALLAST_KEY, KvError, QUOTA},
    },
    head::{Absorbed, Head},
    segment::Segment,
    survey::{Survey, heads_of},
};
use crate::{
    Span,
    order::{Clock, TabId, time::Timestamp},
};

/// So many keys of the journal are folded together. Fewer make many small segments, more make the
/// opening slower.
pub const MAX_JOURNAL_KEYS: usize = 200;

/// So many characters of the journal are folded whatever the number of keys.
const MAX_JOURNAL: usize = 64 << 10;

/// How long the newest head must have stood before anything is collected: longer than a browser takes to
/// bring to disk what was written, which is a minute in Chromium.
pub const GRACE: Span = Span::millis(120_000);

/// What goes into one segment, in bytes.
const CHUNK: usize = 512 << 10;

/// The room that is kept for the case that the store is full, in characters.
const BALLAST: usize = 128 << 10;

impl Journal {
    /// Folds the journal if it has grown long, and collects what may go. To be called now and then,
    /// when nobody waits for it; `wall` is the wall time. May be interrupted after any write.
    ///
    /// # Errors
    /// If the store fails, or nothing may be written. Nothing is lost then.
    pub fn tidy(&mut self, wall: Timestamp) -> Result<(), NotSaved> {
        if let Some(why) = self.barred {
            return Err(why);
        }
        let is_ours = |key: &String| matches!(self.place(key), Place::Record { generation, .. } if generation == self.generation);
        let count = self.kv.keys()?.iter().filter(|it| is_ours(it)).count();
        if count > MAX_JOURNAL_KEYS / 2 {
            let found = Foldable::of(self)?;
            let size: usize = found.fresh.iter().map(|it| it.1.len()).sum();
            if found.fresh.len() >= MAX_JOURNAL_KEYS || size >= MAX_JOURNAL {
                self.fold(&found)?;
            }
        }
        self.collect(wall)?;
        Ok(())
    }

    /// Folds whatever lies in no segment yet. Returns whether a head was written.
    ///
    /// # Errors
    /// If the store fails, or nothing may be written. Nothing is lost then.
    pub fn checkpoint(&mut self) -> Result<bool, NotSaved> {
        if let Some(why) = self.barred {
            return Err(why);
        }
        let found = Foldable::of(self)?;
        if found.fresh.is_empty() {
            return Ok(false);
        }
        self.fold(&found)?;
        Ok(true)
    }

    fn fold(&mut self, found: &Foldable) -> Result<(), KvError> {
        let mut written = Vec::new();
        let mut chunk = Vec::new();
        let mut size = 0;
        for (_, body) in &found.fresh {
            if size + body.len() > CHUNK && !chunk.is_empty() {
                written.push(self.write_segment(std::mem::take(&mut chunk), Vec::new())?);
                size = 0;
            }
            size += body.len();
            chunk.push(body.clone());
        }
        if !chunk.is_empty() {
            written.push(self.write_segment(chunk, Vec::new())?);
        }
        let survey = &found.survey;
        let is_in_segment = |index: &usize| {
            found.taken.binary_search(index).is_ok()
                || found.fresh.binary_search_by_key(index, |(it, _)| *it).is_ok()
        };
        let mut absorbed = Absorbed::default();
        for (index, it) in survey.journal.iter().enumerate() {
            if found.known.has(&it.tab, it.seq) || is_in_segment(&index) {
                absorbed.add(&it.tab, it.seq);
            }
        }
        let mut segments = survey.segments.clone();
        segments.extend(written);
        let epoch = survey.next_epoch();
        self.write_head(&Head { epoch, segments, lost: survey.missing(), absorbed })
    }

    pub(super) fn write_head(&mut self, head: &Head) -> Result<(), KvError> {
        let name = self.next_name()?;
        let value = head.encode().ok_or(KvError::Other)?;
        self.set(&self.head_key(&name), &value)
    }

    /// Removes what both of the two newest heads say is in segments, if all of these are there and
    /// whole, and older heads. Returns how many keys went.
    ///
    /// # Errors
    /// If the store fails, or nothing may be removed.
    pub fn collect(&mut self, wall: Timestamp) -> Result<usize, NotSaved> {
        if let Some(why) = self.barred {
            return Err(why);
        }
        // The heads alone say whether there is anything to do, and mostly there is not.
        if !self.has_collectable()? {
            return Ok(0);
        }
        let survey = Survey::of(self)?;
        let [newest, before, older @ ..] = survey.heads.as_slice() else { return Ok(0) };
        if !(survey.verifies(&newest.1) && survey.verifies(&before.1)) {
            return Ok(0);
        }
        let since = match &self.newest_head {
            // A clock that was set back begins anew.
            Some((name, since)) if *name == newest.0 && *since <= wall => *since,
            _ => {
                self.newest_head = Some((newest.0.clone(), wall));
                return Ok(0);
            }
        };
        if wall.since(since) < GRACE {
            return Ok(0);
        }
        let mut gone = 0;
        for it in &survey.journal {
            let is_absorbed = |head: &Head| head.absorbed.has(&it.tab, it.seq);
            if is_absorbed(&newest.1) && is_absorbed(&before.1) {
                self.kv.remove(&it.key)?;
                gone += 1;
            }
        }
        for (name, _) in older {
            self.kv.remove(&self.head_key(name))?;
            gone += 1;
        }
        Ok(gone)
    }

    fn has_collectable(&self) -> Result<bool, KvError> {
        let heads = heads_of(self)?;
        let [newest, before, older @ ..] = heads.as_slice() else { return Ok(false) };
        let in_both = |key: &String| {
            let place = self.place(key);
            let Place::Record { generation, tab, seq } = place else { return false };
            let is_absorbed = |head: &Head| head.absorbed.has(tab, seq);
            generation == self.generation && is_absorbed(&newest.1) && is_absorbed(&before.1)
        };
        Ok(!older.is_empty() || self.kv.keys()?.iter().any(in_both))
    }

    /// Keeps room for bad times, if there is much left. What stands in its place is left alone.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn put_ballast(&self) -> Result<(), KvError> {
        if self.barred.is_none()
            && self.kv.get(BALLAST_KEY)?.is_none()
            && self.used()? < QUOTA * 6 / 10
        {
            // Without it the app works as well until the store is full.
            let _ = self.kv.set(BALLAST_KEY, &"x".repeat(BALLAST));
        }
        Ok(())
    }

    /// Forgets what is missing, so that it is told no more: two heads that do not name it.
    ///
    /// # Errors
    /// If the store fails.
    pub(super) fn forget_missing(&mut self) -> Result<(), KvError> {
        let survey = Survey::of(self)?;
        let absorbed = survey.absorbed();
        let segments = survey.segments.clone();
        let mut head = Head { epoch: survey.next_epoch(), segments, lost: Vec::new(), absorbed };
        self.write_head(&head)?;
        head.epoch = head.epoch.saturating_add(1);
        self.write_head(&head)?;
        survey.heads.iter().try_for_each(|(name, _)| self.kv.remove(&self.head_key(name)))
    }
}

/// What [`super::Archive::make_room`] does. Two heads must agree before anything is collected, so the
/// newest is written a second time.
pub(super) fn make_room(journal: &mut Journal) {
    // What could not be done now is done when there is time for it.
    let _ = try_to_make_room(journal);
}

fn try_to_make_room(journal: &mut Journal) -> Result<(), NotSaved> {
    journal.checkpoint()?;
    let survey = Survey::of(journal)?;
    if let Some((_, newest)) = survey.heads.first()
        && survey.heads.get(1).is_none_or(|(_, it)| it.absorbed != newest.absorbed)
    {
        let epoch = survey.next_epoch();
        journal.write_head(&Head { epoch, ..newest.clone() })?;
    }
    let wall = Timestamp::from_millis(journal.clock.0);
    journal.collect(wall).map(drop)
}

/// What can be folded.
struct Foldable {
    survey: Survey,
    /// What heads that verify say is in segments.
    known: Absorbed,
    /// The readable keys of the journal whose records lie in no segment, each with its body.
    fresh: Vec<(usize, String)>,
    /// Those whose records do, though no head says so: somebody was interrupted before writing it.
    taken: Vec<usize>,
}

impl Foldable {
    fn of(journal: &Journal) -> Result<Self, KvError> {
        let survey = Survey::of(journal)?;
        let known = survey.absorbed();
        let stray = stray(journal, &survey)?;
        let (mut fresh, mut taken) = (Vec::new(), Vec::new());
        for (index, it) in survey.journal.iter().enumerate() {
            if known.has(&it.tab, it.seq) {
                continue;
            }
            let Some(record) = it.record() else { continue };
            if stray.binary_search(&(record.clock, record.tab)).is_ok() {
                taken.push(index);
            } else if let Ok(body) = frame::unwrap(tag::RECORD, &it.value)
                // One of several lines is none of ours, though it can be read.
                && !body.contains('\n')
            {
                fresh.push((index, body.to_owned()));
            }
        }
        Ok(Self { survey, known, fresh, taken })
    }
}

/// The records of segments that no head names.
fn stray(journal: &Journal, survey: &Survey) -> Result<Vec<(Clock, TabId)>, KvError> {
    let mut records = Vec::new();
    for name in survey.segments.keys() {
        if survey.heads.iter().any(|(_, head)| head.segments.contains_key(name)) {
            continue;
        }
        let Some(value) = journal.kv.get(&journal.segment_key(name))? else { continue };
        let Ok(segment) = Segment::decode(name, &value) else { continue };
        records.extend(segment.content().records.into_iter().map(|it| (it.clock, it.tab)));
    }
    records.sort();
    Ok(records)
}
