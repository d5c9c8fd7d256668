//! What an import would change in a book, and what to add for it.

use std::sync::Arc;

use litemap::LiteMap;

use super::import::{Import, ImportedOrder};
use crate::{
    Timestamp,
    order::{Act, Clock, Facts, Order, OrderId, Report, TabId, Terms},
    storage::{Difference, NewOrder, has_lines_of},
};

impl Import {
    /// What each order would be to the book, in the order of the import. `as_of` is when the files were
    /// made, where an order does not say so itself.
    pub fn compare(
        &self,
        book: &LiteMap<OrderId, Order>,
        as_of: Timestamp,
    ) -> Vec<(OrderId, Difference)> {
        let difference = |it: &ImportedOrder| match (book.get(&it.id), &it.facts) {
            (None, None) => Difference::NoSuchOrder,
            (None, Some(_)) => Difference::New,
            (Some(known), _) if it.tells_nothing_new(known, it.as_of.unwrap_or(as_of)) => {
                Difference::AlreadyThere
            }
            (Some(_), _) => Difference::Updates,
        };
        self.orders.iter().map(|it| (it.id.clone(), difference(it))).collect()
    }

    /// What to add to the book: new orders under the terms that are assumed, and what is new about known
    /// ones. `wanted` says which of them the reader wants.
    pub fn additions(
        &self,
        book: &LiteMap<OrderId, Order>,
        terms: &Arc<Terms>,
        as_of: Timestamp,
        noted: &(Clock, TabId),
        wanted: impl Fn(&OrderId) -> bool,
    ) -> Vec<NewOrder> {
        let differences = self.compare(book, as_of);
        let pairs = self.orders.iter().zip(&differences);
        pairs
            .filter(|(_, (id, it))| {
                matches!(it, Difference::New | Difference::Updates) && wanted(id)
            })
            .filter_map(|(it, _)| {
                let known = book.get(&it.id);
                let (facts, report) = it.as_known(known.map(Order::facts))?;
                let terms =
                    known.map_or_else(|| Arc::clone(terms), |it| Arc::new(it.terms().clone()));
                let as_of = it.as_of.unwrap_or(as_of);
                Some(NewOrder::reported(facts, terms, report, as_of, noted))
            })
            .collect()
    }
}

impl ImportedOrder {
    /// Its facts and report so that they fit the order that the book has. If that has other lines, the
    /// parts of the report that name lines do not mean what they say.
    fn as_known(&self, known: Option<&Facts>) -> Option<(Facts, Report)> {
        let mut report = self.report.clone();
        let facts = match (known, &self.facts) {
            (Some(known), Some(told)) if has_lines_of(known, told) => told.clone(),
            (Some(known), _) => {
                report.cancelled.clear();
                report.shipped.clear();
                known.clone()
            }
            (None, told) => told.clone()?,
        };
        Some((facts, report))
    }

    fn tells_nothing_new(&self, known: &Order, as_of: Timestamp) -> bool {
        let Some((facts, told)) = self.as_known(Some(known.facts())) else { return true };
        let mut last = Timestamp::MIN;
        let mut before = Report::new(told.source);
        for entry in known.log() {
            if let Act::Reported { report } = &entry.act {
                last = entry.stamp.at;
                before = joined(&before, report);
            }
        }
        // An older file only adds what the later ones left out.
        let after = if as_of < last { joined(&told, &before) } else { joined(&before, &told) };
        facts == *known.facts() && Report { source: before.source, ..after } == before
    }
}

/// Both reports in one; where they differ the later one counts.
fn joined(earlier: &Report, later: &Report) -> Report {
    let stage_of = if later.stage.is_some() { later } else { earlier };
    let parcels_of = if later.parcels.is_empty() { earlier } else { later };
    let text_of = if later.status.is_empty() { earlier } else { later };
    Report {
        source: later.source,
        status: text_of.status.clone(),
        stage: stage_of.stage,
        cancelled: stage_of.cancelled.clone(),
        shipped: stage_of.shipped.clone(),
        placed_at: later.placed_at.or(earlier.placed_at),
        paid_at: later.paid_at.or(earlier.paid_at),
        shipped_at: later.shipped_at.or(earlier.shipped_at),
        delivered_at: later.delivered_at.or(earlier.delivered_at),
        ended_at: later.ended_at.or(earlier.ended_at),
        paid: later.paid.or(earlier.paid),
        method: later.method.clone().or_else(|| earlier.method.clone()),
        refunded: later.refunded.or(earlier.refunded),
        refunded_at: later.refunded_at.or(earlier.refunded_at),
        link: later.link.clone().or_else(|| earlier.link.clone()),
        parcels: parcels_of.parcels.clone(),
    }
}
