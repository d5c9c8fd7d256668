//! The archive: records folded into compressed segments, so that a book of ten thousand orders fits
//! into the store of a browser and a long journal stays short.
//!
//! ```text
//! unbuy1:<namespace>:<book>:<generation>:s:<tab>:<seq>   a segment: records, compressed
//! unbuy1:<namespace>:<book>:<generation>:h:<tab>:<seq>   a head: which segments there must be
//! ```
//!
//! - **Everything is written once**, heads too, each under a key that one page load alone writes. The
//!   store is the union of all that can be read, whether or not a head names it. So no tab can undo
//!   what another has written, whatever it saw of it, and no lock is needed.
//! - **A checkpoint** writes the records that lie in no segment yet into a new one, and then a head that
//!   names all segments and tells which keys of the journal they have taken up.
//! - **Collecting** removes a key of the journal when *both* of the two newest heads say that segments
//!   have it, and all their segments are there and whole. So what was folded last is always there
//!   twice. The newest head must have stood for two minutes: by then every tab has seen it, and it is on
//!   disk. (The
//!   simulator finds nothing without this wait; it is for browsers that tell tabs in another order.)
//! - **A missing segment** is told, since a head names it. One that was rewritten without a deleted
//!   order is named by its successor and is not missed.
//! - **What is long** (an import) is written as a segment at once: one deed stays one `set`.
//!
//! Only the book of real orders has an archive. The practice book is bounded by the limit of acts of
//! an order, and the archive would make the first load 16 KB larger (brotli, measured).

mod checkpoint;
mod head;
mod segment;
mod survey;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use self::{head::Head, segment::Segment, survey::Survey};
use super::{
    journal::{Journal, Loaded, Unreadable},
    key::{Book, Keys, Namespace, Place, tab_and_seq},
    kv::{Kv, KvError},
    reading::Content,
    record::Defect,
};
use crate::order::TabId;

pub use checkpoint::{GRACE, MAX_JOURNAL_KEYS};
pub use segment::MAX_SEGMENT;

/// What a journal with an archive can do. A table, so that one without does not bring it along.
pub(super) struct Archive {
    /// Bodies longer than this many bytes are written as segments.
    pub packed_above: usize,
    /// Whether a key within a generation is one of the archive.
    pub knows: fn(&str) -> bool,
    /// What stands under such a key.
    pub decode: fn(&str, &str) -> Content,
    /// The key and value of a segment for one long body.
    pub pack: fn(&Journal, &str, u32) -> Option<(String, String)>,
    /// Looks over what was read on opening.
    pub check: fn(&Journal, &mut Loaded) -> Result<(), KvError>,
    /// Whether nothing explains that a key went.
    pub is_missed: fn(&Journal, &Place<'_>) -> bool,
    /// Folds and collects what can be, since the store is full.
    pub make_room: fn(&mut Journal),
    /// Writes a good segment in the place of the damaged one under this key, which stays.
    pub replace: fn(&mut Journal, &str, &str) -> Result<(), KvError>,
    /// Tells no more of what is missing.
    pub forget_missing: fn(&mut Journal) -> Result<(), KvError>,
}

static ARCHIVE: Archive = Archive {
    packed_above: 3 << 10,
    knows: |rest| Kind::of(rest).is_some(),
    decode,
    pack,
    check,
    is_missed,
    make_room: checkpoint::make_room,
    replace,
    forget_missing: Journal::forget_missing,
};

/// What a key of the archive holds, and its name: the page load that wrote it, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind<'a> {
    Segment(&'a str),
    Head(&'a str),
}

impl<'a> Kind<'a> {
    fn of(rest: &'a str) -> Option<Self> {
        let (kind, name) = rest.split_once(':')?;
        tab_and_seq(name)?;
        match kind {
            "s" => Some(Self::Segment(name)),
            "h" => Some(Self::Head(name)),
            _ => None,
        }
    }
}

impl Journal {
    /// Opens the journal of a book that has an archive: see [`Journal::open`].
    pub fn open_archived(
        kv: Rc<dyn Kv>,
        namespace: &Namespace,
        book: Book,
        tab: TabId,
    ) -> (Self, Loaded) {
        Self::open_with(Some(&ARCHIVE), kv, Keys::new(namespace, book), tab)
    }

    fn segment_key(&self, name: &str) -> String {
        self.keys.archived(self.generation, &["s:", name].concat())
    }

    fn head_key(&self, name: &str) -> String {
        self.keys.archived(self.generation, &["h:", name].concat())
    }

    /// A name that this page load has not given yet. One that stays unused does no harm.
    fn next_name(&mut self) -> Result<String, KvError> {
        let name = format!("{}:{}", self.tab.0, self.next_seq);
        self.next_seq = self.next_seq.checked_add(1).ok_or(KvError::Other)?;
        Ok(name)
    }

    /// Writes a segment of these bodies in the place of others, and returns its name and checksum.
    pub(super) fn write_segment(
        &mut self,
        bodies: Vec<String>,
        replaces: Vec<String>,
    ) -> Result<(String, String), KvError> {
        let name = self.next_name()?;
        let value = Segment { name: name.clone(), replaces, bodies }.encode();
        let value = value.ok_or(KvError::Other)?;
        self.set(&self.segment_key(&name), &value)?;
        Ok((name, segment::checksum(&value)))
    }
}

/// The names that a key's successor must say it stands in the place of: its own if it is a segment, and
/// those that it replaces itself. None for a key of the journal.
pub(super) fn names_in(journal: &Journal, key: &str) -> Result<Vec<String>, KvError> {
    let Place::Archived { rest, .. } = journal.place(key) else { return Ok(Vec::new()) };
    let Some(Kind::Segment(name)) = Kind::of(rest) else { return Ok(Vec::new()) };
    let value = journal.kv.get(key)?.unwrap_or_default();
    let (_, mut names) = Segment::looked_at(name, &value).unwrap_or_default();
    names.push(name.to_owned());
    Ok(names)
}

/// The bodies of the records in a segment.
pub(super) fn bodies_in(rest: &str, value: &str) -> Option<Vec<String>> {
    let Some(Kind::Segment(name)) = Kind::of(rest) else { return None };
    Segment::decode(name, value).ok().map(|it| it.bodies)
}

fn decode(rest: &str, value: &str) -> Content {
    match Kind::of(rest) {
        Some(Kind::Segment(name)) => match Segment::decode(name, value) {
            Ok(segment) => segment.content(),
            Err(why) => why.into(),
        },
        Some(Kind::Head(_)) => match Head::decode(value) {
            Ok(_) => Content::default(),
            Err(why) => why.into(),
        },
        None => Content::default(),
    }
}

fn replace(journal: &mut Journal, rest: &str, value: &str) -> Result<(), KvError> {
    let Some(Kind::Segment(name)) = Kind::of(rest) else { return Ok(()) };
    let Ok(Segment { mut replaces, bodies, .. }) = Segment::decode(name, value) else {
        return Ok(());
    };
    replaces.push(name.to_owned());
    journal.write_segment(bodies, replaces).map(drop)
}

fn pack(journal: &Journal, body: &str, seq: u32) -> Option<(String, String)> {
    let name = format!("{}:{seq}", journal.tab.0);
    let key = journal.segment_key(&name);
    let segment = Segment { name, replaces: Vec::new(), bodies: vec![body.to_owned()] };
    Some((key, segment.encode()?))
}

/// Takes out what is there twice, forgets damage of what is also in a segment, and tells what is
/// missing.
fn check(journal: &Journal, loaded: &mut Loaded) -> Result<(), KvError> {
    loaded.records.dedup_by(|a, b| (a.clock, &a.tab) == (b.clock, &b.tab));
    let survey = Survey::of(journal)?;
    let absorbed = survey.absorbed();
    loaded.unreadable.retain(|it| match journal.place(&it.key) {
        Place::Record { generation, tab, seq } => {
            generation != journal.generation || !absorbed.has(tab, seq)
        }
        Place::Foreign | Place::Newer | Place::Malformed | Place::Archived { .. } => true,
    });
    for name in survey.missing() {
        let key = journal.segment_key(&name);
        // One that is there and damaged is told already.
        if loaded.unreadable.iter().all(|it| it.key != key) {
            loaded.unreadable.push(Unreadable { key, why: Defect::Missing });
        }
    }
    Ok(())
}

/// Keys go when they were collected, or rewritten without a deleted order.
fn is_missed(journal: &Journal, place: &Place<'_>) -> bool {
    match *place {
        Place::Record { tab, seq, .. } => {
            let heads = survey::heads_of(journal).unwrap_or_default();
            !heads.iter().any(|(_, head)| head.absorbed.has(tab, seq))
        }
        Place::Archived { rest, .. } => match Kind::of(rest) {
            Some(Kind::Segment(name)) => {
                let survey = Survey::of(journal).unwrap_or_default();
                !survey.replaced.iter().any(|it| it == name)
            }
            Some(Kind::Head(_)) | None => false,
        },
        Place::Foreign | Place::Newer | Place::Malformed => false,
    }
}
