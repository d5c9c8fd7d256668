//! What the files that somebody has opened together offer to a book: told before anything is noted.

use std::{collections::BTreeMap, sync::Arc};

use litemap::LiteMap;

use super::{import::Import, oddity::Oddity, reader::Found};
use crate::{
    Timestamp,
    order::{Clock, Facts, Order, OrderId, ReportedStage, TabId, Terms},
    storage::{Backup, Difference, NewOrder},
};

/// The orders of some files, compared with those of a book. Nothing is in the book yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    import: Import,
    restored: Vec<NewOrder>,
    entries: Vec<OfferedOrder>,
}

/// One order of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedOrder {
    /// Its number in the book.
    pub id: OrderId,
    /// What was ordered; nothing if only its refunds are told of.
    pub facts: Option<Facts>,
    /// The shop's own word for how it stands; may be empty.
    pub status: String,
    /// When it was placed, if that is known.
    pub placed_at: Option<Timestamp>,
    /// It is cancelled, and nothing is told of money that was paid or came back.
    pub is_money_untold: bool,
    /// What it would be to the book.
    pub difference: Difference,
}

impl Offer {
    /// What was found in some files, each with when it was made as far as that is known, the earliest
    /// first; and what that is to a book with these orders.
    pub fn new(found: Vec<(Found, Timestamp)>, book: &LiteMap<OrderId, Order>) -> Self {
        let times: Vec<Timestamp> = found.iter().map(|(_, at)| *at).collect();
        let found: Vec<Found> = found.into_iter().map(|(it, _)| it).collect();
        let mut restored: LiteMap<OrderId, NewOrder> = LiteMap::new();
        for order in found.iter().filter_map(Found::backup).flat_map(|it| &it.orders) {
            // An order that is in two backups has lived on between them.
            match restored.get_mut(&order.facts.id) {
                Some(it) => it.log.extend(order.log.iter().cloned()),
                None => drop(restored.insert(order.facts.id.clone(), order.clone())),
            }
        }
        let restored: Vec<NewOrder> = restored.into_iter().map(|(_, it)| it).collect();
        let mut import = Import::join(found);
        for it in &mut import.orders {
            it.as_of =
                it.files.iter().filter_map(|file| times.get(usize::from(*file))).copied().max();
        }
        let mut offer = Self { import, restored, entries: Vec::new() };
        offer.entries = offer.compare(book);
        offer
    }

    /// The orders of backups, then those that only files of shops tell of, each by their numbers.
    fn compare(&self, book: &LiteMap<OrderId, Order>) -> Vec<OfferedOrder> {
        let restored = Backup { orders: self.restored.clone() }.compare(book);
        let mut entries: Vec<OfferedOrder> = self
            .restored
            .iter()
            .zip(restored)
            .map(|(it, (id, difference))| OfferedOrder {
                id,
                facts: Some(it.facts.clone()),
                status: String::new(),
                placed_at: None,
                is_money_untold: false,
                difference,
            })
            .collect();
        let known = self.with_restored(book);
        let told = self.import.compare(known.as_ref().unwrap_or(book), Timestamp::MIN);
        for (it, (id, difference)) in self.import.orders.iter().zip(told) {
            if let Some(entry) = entries.iter_mut().find(|it| it.id == id) {
                // One order, with all that both tell.
                let is_known = entry.difference == Difference::AlreadyThere;
                entry.difference = if is_known { difference } else { entry.difference };
                continue;
            }
            let facts = it.facts.clone().or_else(|| book.get(&id).map(|it| it.facts().clone()));
            entries.push(OfferedOrder {
                id,
                facts,
                status: it.report.status.clone(),
                placed_at: it.report.placed_at,
                is_money_untold: it.report.stage == Some(ReportedStage::Cancelled)
                    && it.report.paid.is_none()
                    && it.report.refunded.is_none(),
                difference,
            });
        }
        entries
    }

    /// The book as it would be with the orders of backups; nothing if there are none.
    fn with_restored(&self, book: &LiteMap<OrderId, Order>) -> Option<LiteMap<OrderId, Order>> {
        if self.restored.is_empty() {
            return None;
        }
        let mut all = book.clone();
        for it in &self.restored {
            let Ok(mut order) = Order::mine(it.facts.clone(), Arc::clone(&it.terms)) else {
                continue;
            };
            let known = all.get(&it.facts.id).map_or(&[][..], Order::log);
            known.iter().chain(&it.log).for_each(|entry| order.note(entry.clone()));
            all.insert(it.facts.id.clone(), order);
        }
        Some(all)
    }

    /// The orders, those of backups first, each by their numbers.
    pub fn entries(&self) -> &[OfferedOrder] {
        &self.entries
    }

    /// What was odd about the files; see [`super::MAX_ODDITIES`].
    pub fn odd(&self) -> &[Oddity] {
        &self.import.odd
    }

    /// How many oddities more there were.
    pub fn more_odd(&self) -> u32 {
        self.import.more_odd
    }

    /// How many rows were read, headers not counted.
    pub fn rows(&self) -> u32 {
        self.import.rows
    }

    /// How many rows were passed over; [`Offer::odd`] says why.
    pub fn skipped(&self) -> u32 {
        self.import.skipped
    }

    /// What to add to the book of that time: new orders, and what is new about known ones, as far as
    /// the reader wants them. Orders from files of shops are assumed to be under `terms`.
    pub fn additions(
        &self,
        book: &LiteMap<OrderId, Order>,
        terms: &Arc<Terms>,
        noted: &(Clock, TabId),
        wanted: impl Fn(&OrderId) -> bool,
    ) -> Vec<NewOrder> {
        let restored = Backup { orders: self.restored.clone() };
        let known = restored.compare(book);
        let is_new = |it: &Difference| matches!(it, Difference::New | Difference::Updates);
        let mut orders: BTreeMap<OrderId, NewOrder> = restored
            .orders
            .into_iter()
            .zip(known)
            .filter(|(_, (id, it))| is_new(it) && wanted(id))
            .map(|(order, (id, _))| (id, order))
            .collect();
        let with_restored = self.with_restored(book);
        let all = with_restored.as_ref().unwrap_or(book);
        for it in self.import.additions(all, terms, Timestamp::MIN, noted, &wanted) {
            // A backup knows more of an order than a shop's file; what that tells is one more report.
            match orders.get_mut(&it.facts.id) {
                Some(known) => known.log.extend(it.log),
                None => drop(orders.insert(it.facts.id.clone(), it)),
            }
        }
        orders.into_values().collect()
    }
}
