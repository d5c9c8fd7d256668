//! The practice book: what the notes of a generation come to.

use std::sync::Arc;

use litemap::LiteMap;

use super::{
    frame,
    record::{Note, Record, SeededOrder},
    stored,
};
use crate::order::{
    Address, Clock, Entry, Order, OrderId, TabId, Terms, TermsId, sample,
    time::{Span, Timestamp},
};

/// The name of some terms: the CRC-32 of their JSON, in hex.
pub fn terms_id(terms: &Terms) -> TermsId {
    TermsId(frame::checksum(&stored::to_json(terms)))
}

/// When and where a record was noted; no two records share it.
type Noted = (Clock, TabId);

/// The orders of the practice shop and its clock. It comes out the same in whatever order the
/// records are taken in and however often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeBook {
    /// The note that the orders come from: the earliest of its kind, if there is one.
    seeded_by: Option<Noted>,
    /// The moment from which the orders are dated back.
    anchor: Timestamp,
    clock_offset: Span,
    /// The terms of the samples: those of the article, or of whoever chose others.
    sample_terms: Arc<Terms>,
    /// Where samples go.
    deliver_to: Option<Address>,
    terms: LiteMap<TermsId, Arc<Terms>>,
    orders: LiteMap<OrderId, Order>,
    /// Every act that was noted, for the case that the orders have to be set up again.
    acts: LiteMap<Noted, (OrderId, Entry)>,
}

/// What a record changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Nothing; the record was known already, or says nothing about this book.
    Nothing,
    /// The practice clock.
    Clock,
    /// The log of one order.
    Order(OrderId),
    /// Possibly every order, and which orders there are.
    Orders,
}

impl PracticeBook {
    /// The book of these records. As long as none of them is a [`Note::Seeded`], the orders are the
    /// samples, dated back from `anchor_if_unseeded`.
    ///
    /// If changes were noted but the seed of their generation cannot be read, the samples are dated
    /// back from the earliest change instead: the seed was noted right before it.
    pub fn from_records(records: &[Record], anchor_if_unseeded: Timestamp) -> Self {
        Self::under(Arc::new(Terms::article()), None, records, anchor_if_unseeded)
    }

    /// The same, with samples that are placed under these terms and go there as long as nothing else is
    /// noted.
    pub fn under(
        terms: Arc<Terms>,
        deliver_to: Option<Address>,
        records: &[Record],
        anchor_if_unseeded: Timestamp,
    ) -> Self {
        let mut book = Self::empty(None, anchor_if_unseeded, terms);
        book.deliver_to = deliver_to;
        book.set_up_samples();
        for record in records {
            book.take(record);
        }
        book
    }

    /// A book of these orders, to try something with and to be thrown away: there is no seed of it to
    /// note, and none that counts. Quickest if they come in the order of their numbers.
    pub fn trial(orders: Vec<Order>) -> Self {
        // Before whatever a journal can hold.
        let seeded_by = Some((Clock::default(), TabId("".into())));
        let mut book = Self::empty(seeded_by, Timestamp::MIN, Arc::new(Terms::article()));
        for order in orders {
            book.orders.insert(order.id().clone(), order);
        }
        book
    }

    fn empty(seeded_by: Option<Noted>, anchor: Timestamp, sample_terms: Arc<Terms>) -> Self {
        Self {
            seeded_by,
            anchor,
            clock_offset: Span::ZERO,
            sample_terms,
            deliver_to: None,
            terms: LiteMap::new(),
            orders: LiteMap::new(),
            acts: LiteMap::new(),
        }
    }

    /// Takes in one more record, for instance from another tab.
    pub fn take(&mut self, record: &Record) -> Change {
        let noted = (record.clock, record.tab.clone());
        match &record.note {
            Note::Begun | Note::Imported { .. } | Note::Deleted { .. } | Note::Undone { .. } => {
                Change::Nothing
            }
            Note::Seeded { anchor, terms, orders } => {
                if self.seeded_by.as_ref().is_some_and(|it| *it <= noted) {
                    return Change::Nothing;
                }
                self.seeded_by = Some(noted);
                self.anchor = *anchor;
                if let Some((_, terms)) = terms.first() {
                    self.sample_terms = Arc::new(terms.clone());
                }
                self.set_up(terms, orders);
                Change::Orders
            }
            Note::ClockSkipped { offset } => {
                let skipped = *offset > self.clock_offset;
                self.clock_offset = self.clock_offset.max(*offset);
                if self.date_back_to(record.clock) {
                    Change::Orders
                } else if skipped {
                    Change::Clock
                } else {
                    Change::Nothing
                }
            }
            Note::Acted { .. } => self.take_act(noted, record),
        }
    }

    fn take_act(&mut self, noted: Noted, record: &Record) -> Change {
        let Some((id, entry)) = record.entry() else { return Change::Nothing };
        if self.acts.contains_key(&noted) {
            return Change::Nothing;
        }
        self.acts.insert(noted, (id.clone(), entry.clone()));
        if self.date_back_to(record.clock) {
            return Change::Orders;
        }
        match self.orders.get_mut(id) {
            Some(order) => {
                order.note(entry);
                Change::Order(id.clone())
            }
            None => Change::Nothing,
        }
    }

    /// The note to make before the first change: the orders as they are without any; nothing if it
    /// was made already.
    pub fn seed_note(&self) -> Option<Note> {
        if self.seeded_by.is_some() {
            return None;
        }
        let (terms, orders) = self.samples();
        Some(Note::Seeded { anchor: self.anchor, terms, orders })
    }

    /// Whether the orders are noted in the journal, so that they stay as they are.
    pub fn is_seeded(&self) -> bool {
        self.seeded_by.is_some()
    }

    /// How far the practice clock is ahead of the wall time; never negative.
    pub fn clock_offset(&self) -> Span {
        self.clock_offset
    }

    /// The terms that samples are placed under when practice begins again.
    pub fn sample_terms(&self) -> Arc<Terms> {
        Arc::clone(&self.sample_terms)
    }

    /// Where samples go.
    pub fn deliver_to(&self) -> Option<Address> {
        self.deliver_to.clone()
    }

    /// Samples go there from now on. Those that are noted in the journal stay as they are.
    pub fn set_deliver_to(&mut self, address: Address) {
        self.deliver_to = Some(address);
        if self.seeded_by.is_none() {
            self.set_up_samples();
        }
    }

    /// The terms under which orders were placed.
    pub fn terms(&self) -> &LiteMap<TermsId, Arc<Terms>> {
        &self.terms
    }

    /// The orders.
    pub fn orders(&self) -> &LiteMap<OrderId, Order> {
        &self.orders
    }

    /// How many acts name an order that is not in the book. They are kept, in case it turns up.
    pub fn orphans(&self) -> usize {
        self.acts.values().filter(|(id, _)| !self.orders.contains_key(id)).count()
    }

    /// Without a seed, a change noted before the anchor shows that the samples are older than that.
    fn date_back_to(&mut self, clock: Clock) -> bool {
        let noted_at = Timestamp::from_millis(clock.0);
        let is_older = self.seeded_by.is_none() && noted_at < self.anchor;
        if is_older {
            self.anchor = noted_at;
            self.set_up_samples();
        }
        is_older
    }

    /// The samples as a seed holds them.
    fn samples(&self) -> (Vec<(TermsId, Terms)>, Vec<SeededOrder>) {
        let terms = &self.sample_terms;
        let id = terms_id(terms);
        let seeded = |order: Order| SeededOrder {
            facts: order.facts().clone(),
            terms: id.clone(),
            log: order.log().to_vec(),
        };
        let orders = sample::orders(self.anchor, terms, self.deliver_to.as_ref());
        (vec![(id.clone(), Terms::clone(terms))], orders.into_iter().map(seeded).collect())
    }

    fn set_up_samples(&mut self) {
        let (terms, orders) = self.samples();
        self.set_up(&terms, &orders);
    }

    /// Puts these orders in the place of those there are, and tells them every act again.
    fn set_up(&mut self, terms: &[(TermsId, Terms)], orders: &[SeededOrder]) {
        self.terms.clear();
        for (id, it) in terms {
            self.terms.insert(id.clone(), Arc::new(it.clone()));
        }
        self.orders.clear();
        for SeededOrder { facts, terms, log } in orders {
            let Some(terms) = self.terms.get(terms) else { continue };
            let Ok(mut order) = Order::new(facts.clone(), Arc::clone(terms)) else { continue };
            log.iter().for_each(|it| order.note(it.clone()));
            self.orders.insert(facts.id.clone(), order);
        }
        for (id, entry) in self.acts.values() {
            if let Some(order) = self.orders.get_mut(id) {
                order.note(entry.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests;
