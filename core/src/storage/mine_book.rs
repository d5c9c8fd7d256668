//! The book of real orders: what the notes of a generation come to.

use std::sync::Arc;

use litemap::LiteMap;

use super::{
    practice_book::{Change, terms_id},
    record::{MAX_VALUE, Note, Record, SeededOrder},
    stored,
};
use crate::Currency;
use crate::order::{
    Act, Clock, Entry, Facts, Order, OrderId, Report, Stamp, TabId, Terms, TermsId, time::Timestamp,
};

/// When and where something counts as noted.
type Noted<'a> = (Clock, &'a TabId);

/// The real orders. The book comes out the same in whatever order the records are taken in and
/// however often.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MineBook {
    /// Everything that was noted, by clock and tab.
    records: Vec<Record>,
    orders: LiteMap<OrderId, Order>,
}

/// An order on its way into the book: a new one, or what was learnt of one that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// Its facts.
    pub facts: Facts,
    /// The terms that it is assumed to be placed under.
    pub terms: Arc<Terms>,
    /// What is known to have happened.
    pub log: Vec<Entry>,
}

impl NewOrder {
    /// An order that was told of: how it stood at `as_of`. `noted` is [`super::Journal::next_stamp`].
    pub fn reported(
        facts: Facts,
        terms: Arc<Terms>,
        report: Report,
        as_of: Timestamp,
        noted: &(Clock, TabId),
    ) -> Self {
        let (clock, tab) = noted.clone();
        let act = Act::Reported { report: Arc::new(report) };
        Self { facts, terms, log: vec![Entry { stamp: Stamp { at: as_of, clock, tab }, act }] }
    }
}

impl MineBook {
    /// The book of these records.
    pub fn from_records(records: &[Record]) -> Self {
        let mut book = Self::default();
        for record in records {
            book.keep(record);
        }
        book.set_up();
        book
    }

    /// Takes in one more record, for instance from another tab.
    pub fn take(&mut self, record: &Record) -> Change {
        if !self.keep(record) {
            return Change::Nothing;
        }
        match &record.note {
            Note::Imported { .. } | Note::Deleted { .. } | Note::Undone { .. } => {
                self.set_up();
                Change::Orders
            }
            Note::Acted { order, .. } => {
                let is_void = self.is_void(order, noted(record));
                match self.orders.get_mut(order).filter(|_| !is_void) {
                    Some(it) => {
                        if let Some((_, entry)) = record.entry() {
                            it.note(entry);
                        }
                        Change::Order(order.clone())
                    }
                    None => Change::Nothing,
                }
            }
            Note::Begun | Note::Seeded { .. } | Note::ClockSkipped { .. } => Change::Nothing,
        }
    }

    /// The orders.
    pub fn orders(&self) -> &LiteMap<OrderId, Order> {
        &self.orders
    }

    /// How many things were noted after a moment.
    pub fn noted_since(&self, then: Timestamp) -> usize {
        let place = self.records.partition_point(|it| it.clock.0 <= then.millis());
        self.records.len() - place
    }

    /// Puts a record in its place; whether it is new.
    fn keep(&mut self, record: &Record) -> bool {
        let place = self.records.partition_point(|it| noted(it) < noted(record));
        let is_new = self.records.get(place).is_none_or(|it| noted(it) != noted(record));
        if is_new {
            self.records.insert(place, record.clone());
        }
        is_new
    }

    /// Whether what was noted of an order then was deleted since.
    fn is_void(&self, order: &OrderId, then: Noted<'_>) -> bool {
        let is_later = |it: &&Record| then < noted(it);
        let mut later = self.records.iter().rev().take_while(is_later);
        later.any(|it| matches!(&it.note, Note::Deleted { order: gone } if gone == order))
    }

    fn is_undone(&self, wanted: &(Clock, TabId)) -> bool {
        let is_it = |it: &Record| matches!(&it.note, Note::Undone { import } if import == wanted);
        self.records.iter().any(is_it)
    }

    fn set_up(&mut self) {
        // By the moment of the import, which need not be that of the record. The first of a part that
        // is there twice is enough for the rest of it.
        let mut parts: Vec<(Noted<'_>, &Record)> = Vec::new();
        for record in &self.records {
            if let Note::Imported { import, of, .. } = &record.note
                && !self.is_undone(import)
                && (1..=*of).all(|part| self.has_part(import, part))
            {
                let moment = (import.0, &import.1);
                parts.insert(parts.partition_point(|(it, _)| *it <= moment), (moment, record));
            }
        }
        let mut orders = LiteMap::new();
        for (moment, record) in parts {
            let Note::Imported { terms, orders: told, .. } = &record.note else { continue };
            let shared: Vec<Arc<Terms>> =
                terms.iter().map(|(_, it)| Arc::new(it.clone())).collect();
            for it in told {
                let place = terms.iter().position(|(id, _)| *id == it.terms);
                if let Some(terms) = place.and_then(|place| shared.get(place))
                    && !self.is_void(&it.facts.id, moment)
                {
                    add(&mut orders, it, terms);
                }
            }
        }
        for record in &self.records {
            if let Some((id, entry)) = record.entry()
                && !self.is_void(id, noted(record))
                && let Some(order) = orders.get_mut(id)
            {
                order.note(entry);
            }
        }
        self.orders = orders;
    }

    /// Whether a part of an import is there. Most imports have one part, which asks about itself.
    fn has_part(&self, of: &(Clock, TabId), wanted: u16) -> bool {
        let is_it = |it: &Record| matches!(&it.note, Note::Imported { import, part, .. } if import == of && *part == wanted);
        let from = self.records.partition_point(|it| noted(it) < (of.0, &of.1));
        self.records[from..].iter().any(is_it)
    }
}

fn noted(record: &Record) -> Noted<'_> {
    (record.clock, &record.tab)
}

/// Adds an order, or what was learnt of it.
///
/// Acts name lines by their place, so later facts take the place of earlier ones only if they have
/// as many of the same lines; then they are a correction.
fn add(orders: &mut LiteMap<OrderId, Order>, told: &SeededOrder, terms: &Arc<Terms>) {
    let known = orders.get(&told.facts.id);
    if known.is_none_or(|it| has_lines_of(it.facts(), &told.facts)) {
        let terms = known.map_or_else(|| Arc::clone(terms), |it| Arc::new(it.terms().clone()));
        let Ok(mut order) = Order::mine(told.facts.clone(), terms) else { return };
        for entry in known.map_or(&[][..], Order::log) {
            order.note(entry.clone());
        }
        orders.insert(told.facts.id.clone(), order);
    }
    if let Some(order) = orders.get_mut(&told.facts.id) {
        told.log.iter().for_each(|it| order.note(it.clone()));
    }
}

/// Whether acts on the lines of one are acts on the lines of the other, which is later.
pub(crate) fn has_lines_of(one: &Facts, other: &Facts) -> bool {
    // Of one of which no amount is known the currency may turn out.
    (one.currency == other.currency || one.currency == Currency::NONE)
        && one.lines.len() == other.lines.len()
        && one.lines.iter().zip(&other.lines).all(|(one, other)| one.quantity == other.quantity)
}

/// Orders, and every set of terms that one of them names.
pub(super) type Content = (Vec<(TermsId, Terms)>, Vec<SeededOrder>);

/// The longest list of orders that goes into one part, in bytes: room is left for the terms and the
/// frame.
const MAX_PART: usize = MAX_VALUE - MAX_VALUE / 8;

/// What to note so that these orders are in the book, all or none. `noted` is
/// [`super::Journal::next_stamp`]. Nothing if one of them is too long to be kept.
pub fn import_notes(noted: &(Clock, TabId), orders: &[NewOrder]) -> Option<Vec<Note>> {
    let mut parts: Vec<Content> = Vec::new();
    let mut room = 0;
    let mut latest: Option<(&Arc<Terms>, TermsId)> = None;
    for it in orders {
        // Nearly always the same as that of the order before.
        let id = match &latest {
            Some((terms, id)) if Arc::ptr_eq(terms, &it.terms) || **terms == it.terms => id.clone(),
            _ => terms_id(&it.terms),
        };
        latest = Some((&it.terms, id.clone()));
        let order = SeededOrder { facts: it.facts.clone(), terms: id.clone(), log: it.log.clone() };
        let mut size = stored::to_json(&order).len() + 1;
        let is_known = parts.last().is_some_and(|(terms, _)| terms.iter().any(|it| it.0 == id));
        let terms_size = stored::to_json(&*it.terms).len() + 16;
        size += if is_known { 0 } else { terms_size };
        if room < size {
            room = MAX_PART.checked_sub(size + if is_known { terms_size } else { 0 })?;
            parts.push((vec![(id, Terms::clone(&it.terms))], vec![order]));
        } else if let Some((terms, orders)) = parts.last_mut() {
            room -= size;
            if !is_known {
                terms.push((id, Terms::clone(&it.terms)));
            }
            orders.push(order);
        }
    }
    let of = u16::try_from(parts.len()).ok()?;
    let note =
        |(part, (terms, orders))| Note::Imported { import: noted.clone(), part, of, terms, orders };
    Some((1..).zip(parts).map(note).collect())
}
