//! What all books of orders have in common, whatever their notes come to.

use std::sync::Arc;

use litemap::LiteMap;

use super::{
    mine_book::MineBook,
    practice_book::{Change, PracticeBook},
    record::{Note, Record},
};
use crate::order::{
    Address, Order, OrderId, Terms,
    time::{Span, Timestamp},
};

/// A book of orders over the records of its journal. Not `Debug`, though all are: the texts of
/// everything that an order holds would come into the program (7 KB of the first load).
pub trait OrderBook {
    /// The book of the same kind that these records come to. `wall` is the wall time.
    fn of_records(&self, records: &[Record], wall: Timestamp) -> Box<dyn OrderBook>;

    /// Takes in one more record, for instance from another tab.
    fn take(&mut self, record: &Record) -> Change;

    /// The orders.
    fn orders(&self) -> &LiteMap<OrderId, Order>;

    /// What has to be noted before the first change, if anything.
    fn seed_note(&self) -> Option<Note>;

    /// How many things were noted after a moment, if the book counts them.
    fn noted_since(&self, _then: Timestamp) -> usize {
        0
    }

    /// The terms that samples are placed under when practice begins again; nothing of real orders.
    fn sample_terms(&self) -> Option<Arc<Terms>> {
        None
    }

    /// Where samples go; nothing of real orders.
    fn deliver_to(&self) -> Option<Address> {
        None
    }

    /// Samples go there from now on. Those that are noted already stay as they are.
    fn set_deliver_to(&mut self, _address: Address) {}

    /// How far the clock of the book is ahead of the wall time; never negative.
    fn clock_offset(&self) -> Span;
}

impl OrderBook for PracticeBook {
    fn of_records(&self, records: &[Record], wall: Timestamp) -> Box<dyn OrderBook> {
        let (terms, deliver_to) = (Self::sample_terms(self), Self::deliver_to(self));
        Box::new(Self::under(terms, deliver_to, records, wall))
    }

    fn take(&mut self, record: &Record) -> Change {
        self.take(record)
    }

    fn orders(&self) -> &LiteMap<OrderId, Order> {
        self.orders()
    }

    fn seed_note(&self) -> Option<Note> {
        self.seed_note()
    }

    fn sample_terms(&self) -> Option<Arc<Terms>> {
        Some(Self::sample_terms(self))
    }

    fn deliver_to(&self) -> Option<Address> {
        self.deliver_to()
    }

    fn set_deliver_to(&mut self, address: Address) {
        self.set_deliver_to(address);
    }

    fn clock_offset(&self) -> Span {
        self.clock_offset()
    }
}

/// Real orders live by the real clock, and begin with none.
impl OrderBook for MineBook {
    fn of_records(&self, records: &[Record], _wall: Timestamp) -> Box<dyn OrderBook> {
        Box::new(Self::from_records(records))
    }

    fn take(&mut self, record: &Record) -> Change {
        self.take(record)
    }

    fn orders(&self) -> &LiteMap<OrderId, Order> {
        self.orders()
    }

    fn seed_note(&self) -> Option<Note> {
        None
    }

    fn noted_since(&self, then: Timestamp) -> usize {
        self.noted_since(then)
    }

    fn clock_offset(&self) -> Span {
        Span::ZERO
    }
}
