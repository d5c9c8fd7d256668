//! A head: which segments there must be, and what of the journal they have taken up.

use litemap::LiteMap;

use super::super::{
    frame::{self, tag},
    json::{Json, Writer},
    record::{Defect, MAX_VALUE},
};

/// What one checkpoint has found and made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// Goes up with every checkpoint that knew of the one before.
    pub epoch: u32,
    /// Names and checksums of the segments.
    pub segments: LiteMap<String, String>,
    /// Names of segments that were gone or damaged by then. They are told until somebody has taken
    /// notice.
    pub lost: Vec<String>,
    /// The keys of the journal whose records lie in these segments.
    pub absorbed: Absorbed,
}

/// Keys of the journal by page load: numbers from one to another, both included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Absorbed(LiteMap<String, Vec<(u32, u32)>>);

impl Absorbed {
    /// Adds a key. Cheapest if those of a page load come by their numbers.
    pub fn add(&mut self, tab: &str, seq: u32) {
        if self.has(tab, seq) {
            return;
        }
        if self.0.get(tab).is_none() {
            self.0.insert(tab.to_owned(), Vec::new());
        }
        let Some(ranges) = self.0.get_mut(tab) else { return };
        match ranges.last_mut() {
            Some((_, to)) if to.checked_add(1) == Some(seq) => *to = seq,
            _ => ranges.push((seq, seq)),
        }
    }

    pub fn has(&self, tab: &str, seq: u32) -> bool {
        let ranges = self.0.get(tab);
        ranges.is_some_and(|it| it.iter().any(|(from, to)| (*from..=*to).contains(&seq)))
    }

    pub fn add_all(&mut self, other: &Self) {
        for (tab, ranges) in &other.0 {
            if self.0.get(tab).is_none() {
                self.0.insert(tab.clone(), Vec::new());
            }
            let Some(known) = self.0.get_mut(tab) else { continue };
            for range in ranges {
                if !known.contains(range) {
                    known.push(*range);
                }
            }
        }
    }
}

impl Head {
    pub fn encode(&self) -> Option<String> {
        let mut out = Writer::default();
        out.raw("{");
        out.key("epoch");
        out.number(self.epoch.into());
        out.key("segments");
        out.raw("[");
        for (name, checksum) in &self.segments {
            out.comma();
            out.raw("[");
            out.text(name);
            out.comma();
            out.text(checksum);
            out.raw("]");
        }
        out.raw("]");
        out.key("lost");
        out.raw("[");
        for name in &self.lost {
            out.comma();
            out.text(name);
        }
        out.raw("]");
        out.key("absorbed");
        out.raw("[");
        for (tab, ranges) in &self.absorbed.0 {
            for (from, to) in ranges {
                out.comma();
                out.raw("[");
                out.text(tab);
                out.comma();
                out.number((*from).into());
                out.comma();
                out.number((*to).into());
                out.raw("]");
            }
        }
        out.raw("]}");
        let value = frame::wrap(tag::HEAD, &out.finish());
        (value.len() <= MAX_VALUE).then_some(value)
    }

    pub fn decode(value: &str) -> Result<Self, Defect> {
        if value.len() > MAX_VALUE {
            return Err(Defect::TooLong);
        }
        let json = Json::parse(frame::unwrap(tag::HEAD, value)?).ok_or(Defect::Content)?;
        Self::read(&json).ok_or(Defect::Content)
    }

    fn read(json: &Json) -> Option<Self> {
        let number = |it: &Json| it.number().and_then(|it| u32::try_from(it).ok());
        let text = |it: &Json| it.text().map(str::to_owned);
        let mut head = Self { epoch: number(json.get("epoch"))?, ..Self::default() };
        for it in json.get("segments").list()? {
            let [name, checksum] = it.list()? else { return None };
            head.segments.insert(text(name)?, text(checksum)?);
        }
        for it in json.get("lost").list()? {
            head.lost.push(text(it)?);
        }
        for it in json.get("absorbed").list()? {
            let [tab, from, to] = it.list()? else { return None };
            let (from, to) = (number(from)?, number(to)?);
            let ranges = &mut head.absorbed.0;
            if ranges.get(tab.text()?).is_none() {
                ranges.insert(text(tab)?, Vec::new());
            }
            ranges.get_mut(tab.text()?)?.push((from, to));
        }
        Some(head)
    }
}
