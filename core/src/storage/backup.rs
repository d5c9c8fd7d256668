//! A book as a file of its own: written, read back, and compared with the book that there is.
//!
//! ```json
//! {"unbuy_backup":1,"checksum":"<CRC-32>","terms":[[<id>,<terms>]],"orders":[<order>]}
//! ```
//!
//! Terms and orders have the form in which the journal stores them; the checksum is that of the list
//! of both, as we write it. The orders come by their numbers, so one book gives one file.

use std::sync::Arc;

use litemap::LiteMap;

use super::{
    frame,
    json::{Json, Writer},
    mine_book::{Content, NewOrder, has_lines_of},
    practice_book::terms_id,
    record::SeededOrder,
    stored::{self, Stored},
};
use crate::order::{Order, OrderId};

/// The field that makes a file ours; it holds the version of the form.
const MARK: &str = "unbuy_backup";
const VERSION: u16 = 1;

/// What an order that comes from outside is to the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The book does not have it.
    New,
    /// The book knows all that is told of it.
    AlreadyThere,
    /// It tells something that the book does not know.
    Updates,
    /// It tells of an order that the book does not have, and too little to add it.
    NoSuchOrder,
}

/// Why a text is not a backup that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupError {
    /// It is something else.
    NotABackup,
    /// A later version of the app wrote it.
    Newer(u16),
    /// It was cut or changed.
    Damaged,
}

/// What a backup holds, read and checked; nothing has changed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The orders.
    pub orders: Vec<NewOrder>,
}

/// The book as a text to be kept.
pub fn write(orders: &LiteMap<OrderId, Order>) -> String {
    let mut content = Content::default();
    let (terms, told) = (&mut content.0, &mut content.1);
    for order in orders.values() {
        let id = terms_id(order.terms());
        if terms.iter().all(|(known, _)| *known != id) {
            terms.push((id.clone(), order.terms().clone()));
        }
        let (facts, log) = (order.facts().clone(), order.log().to_vec());
        told.push(SeededOrder { facts, terms: id, log });
    }
    let mut out = Writer::default();
    out.raw("{");
    out.key(MARK);
    out.number(VERSION.into());
    out.key("checksum");
    out.text(&frame::checksum(&stored::to_json(&content)));
    out.key("terms");
    content.0.write(&mut out);
    out.key("orders");
    content.1.write(&mut out);
    out.raw("}\n");
    out.finish()
}

impl Backup {
    /// What the text of a backup holds.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(text: &str) -> Result<Self, BackupError> {
        let is_ours = text.contains(MARK);
        let not_read = if is_ours { BackupError::Damaged } else { BackupError::NotABackup };
        let json = Json::parse(text.trim_start_matches('\u{feff}')).ok_or(not_read)?;
        let version = json.get(MARK).number().ok_or(BackupError::NotABackup)?;
        if version > i64::from(VERSION) {
            return Err(BackupError::Newer(u16::try_from(version).unwrap_or(u16::MAX)));
        }
        Self::content(&json).ok_or(BackupError::Damaged)
    }

    fn content(json: &Json) -> Option<Self> {
        let content: Content =
            (Stored::read(json.get("terms"))?, Stored::read(json.get("orders"))?);
        if json.get("checksum").text()? != frame::checksum(&stored::to_json(&content)) {
            return None;
        }
        let (terms, told) = content;
        let shared: Vec<_> = terms.into_iter().map(|(id, it)| (id, Arc::new(it))).collect();
        let mut orders: Vec<NewOrder> = Vec::new();
        for SeededOrder { facts, terms, log } in told {
            let (_, terms) = shared.iter().find(|(id, _)| *id == terms)?;
            facts.validate().ok()?;
            // By their numbers, each once.
            if orders.last().is_some_and(|it| it.facts.id >= facts.id) {
                return None;
            }
            orders.push(NewOrder { facts, terms: Arc::clone(terms), log });
        }
        Some(Self { orders })
    }

    /// What each order would be to the book, in the order of the backup.
    pub fn compare(&self, known: &LiteMap<OrderId, Order>) -> Vec<(OrderId, Difference)> {
        let difference = |it: &NewOrder| match known.get(&it.facts.id) {
            None => Difference::New,
            Some(known) if is_known(it, known) => Difference::AlreadyThere,
            Some(_) => Difference::Updates,
        };
        self.orders.iter().map(|it| (it.facts.id.clone(), difference(it))).collect()
    }
}

fn is_known(told: &NewOrder, known: &Order) -> bool {
    let corrects = has_lines_of(known.facts(), &told.facts) && *known.facts() != told.facts;
    !corrects && told.log.iter().all(|it| known.log().contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Currency,
        order::{Facts, Line, Picture, Seller, Terms},
    };
    use proptest::{prelude::*, sample::Index};

    fn book(titles: &[String]) -> LiteMap<OrderId, Order> {
        let order = |(number, title): (usize, &String)| {
            let line = Line::new(title.clone(), 1, 500, Picture::Parcel);
            let facts = Facts {
                id: OrderId::new(&number.to_string()),
                seller: Seller { name: "Shop".to_owned() },
                lines: vec![line],
                currency: Currency::EUR,
                shipping: 0,
                discount: 0,
                payment_window: None,
                deliver_to: None,
            };
            Order::mine(facts, Arc::new(Terms::assumed())).ok()
        };
        let orders = titles.iter().enumerate().filter_map(order);
        orders.map(|it| (it.id().clone(), it)).collect()
    }

    proptest! {
        #[test]
        fn a_spoilt_backup_is_refused_or_says_the_same(
            titles in prop::collection::vec("[a-z\"\\\\é🛒]{1,9}", 0..4),
            at in any::<Index>(), with in any::<char>(), cut in any::<Index>(),
        ) {
            let text = write(&book(&titles));
            prop_assert!(text.is_ascii());
            let whole = Backup::read(&text);
            prop_assert!(whole.is_ok());
            let mut spoilt: Vec<char> = text.chars().collect();
            let at = at.index(spoilt.len());
            spoilt[at] = with;
            for length in [spoilt.len(), cut.index(spoilt.len())] {
                let read = Backup::read(&spoilt[..length].iter().collect::<String>());
                prop_assert!(read.is_err() || read == whole);
            }
        }
    }
}
