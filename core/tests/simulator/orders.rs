//! Orders that come in, alone and many at once.

use std::sync::Arc;

use unbuy_core::{
    Currency, Timestamp,
    order::{Facts, Line, OrderId, Picture, Report, ReportedStage, Seller, Source, Terms},
    storage::{Book, NewOrder, NotImported, Note, RULES, Record, import_notes},
};

use crate::{acting::Run, tab::Stamp};

impl Run {
    pub fn import(&mut self, tab: usize, orders: &[u8], is_long: bool, in_parts: bool) {
        let wall = self.wall;
        self.notes += 1;
        let text = format!("secret {}{}", self.notes, "x".repeat(if is_long { 2_500 } else { 0 }));
        let journal = &mut self.tabs[tab].desk(Book::Mine).journal;
        let noted = journal.next_stamp(wall);
        let mut new: Vec<NewOrder> = Vec::new();
        for order in orders {
            if new.iter().all(|it| it.facts.id != id(*order)) {
                new.push(new_order(*order, &text, wall, &noted));
            }
        }
        let mut notes = Vec::new();
        for part in new.chunks(if in_parts { 1 } else { 9 }) {
            notes.extend(import_notes(&noted, part).unwrap());
        }
        let count = u16::try_from(notes.len()).unwrap();
        for (index, note) in (1..).zip(&mut notes) {
            if let Note::Imported { part, of, .. } = note {
                (*part, *of) = (index, count);
            }
        }
        let mut clock = noted.0;
        for note in &notes {
            let record = Record { rules: RULES, clock, tab: noted.1.clone(), note: note.clone() };
            self.laws.try_to_note(Book::Mine, &record);
            clock = clock.tick(wall);
        }
        match journal.append_together(notes, wall) {
            Ok(records) => {
                self.laws.refused.remove(&noted);
                let desk = self.tabs[tab].desk(Book::Mine);
                records.iter().for_each(|it| desk.take(it));
                desk.waiting.extend(records);
                self.all_saved(tab, Book::Mine);
            }
            Err(NotImported::NoRoom(_) | NotImported::TooLong | NotImported::NotSaved(_)) => {
                self.laws.refused.insert(noted);
                // What was written of several parts is removed, and others may have seen it.
                self.is_tampered |= count > 1;
            }
        }
    }
}

pub fn id(order: u8) -> OrderId {
    Source::ByHand.order_id(&order.to_string())
}

fn new_order(order: u8, title: &str, at: Timestamp, noted: &Stamp) -> NewOrder {
    let line = Line::new(title.to_owned(), 2, 500, Picture::Parcel);
    let facts = Facts {
        id: id(order),
        seller: Seller { name: "Shop".to_owned() },
        lines: vec![line],
        currency: Currency::EUR,
        shipping: 0,
        discount: 0,
        payment_window: None,
        deliver_to: None,
    };
    let mut report = Report::new(Source::ByHand);
    report.stage = Some(ReportedStage::AwaitingShipment);
    NewOrder::reported(facts, terms(), report, at, noted)
}

fn terms() -> Arc<Terms> {
    thread_local!(static TERMS: Arc<Terms> = Arc::new(Terms::assumed()));
    TERMS.with(Arc::clone)
}
