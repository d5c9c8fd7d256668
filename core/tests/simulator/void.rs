//! What is void, by the letter: an order for all that was noted before it was deleted, and an import
//! that was taken back.

use unbuy_core::{
    order::OrderId,
    storage::{Note, Record, SeededOrder},
};

use crate::tab::{Stamp, stamp};

/// Whether a record is what was noted, or what is left of it.
pub fn is_rest(found: &Record, made: &Record) -> bool {
    match (&found.note, &made.note) {
        (
            Note::Imported { import, part, of, orders, .. },
            Note::Imported {
                import: made_import, part: made_part, of: made_of, orders: all, ..
            },
        ) => {
            (import, part, of) == (made_import, made_part, made_of)
                && orders.iter().all(|it| all.contains(it))
        }
        (found, made) => found == made,
    }
}

/// Whether nothing of a record is missing but what somebody tried to delete.
pub fn is_whole(found: &Record, made: &Record, voiding: &[Record]) -> bool {
    let (Note::Imported { orders, .. }, Note::Imported { import, orders: all, .. }) =
        (&found.note, &made.note)
    else {
        return true;
    };
    all.iter().all(|it| orders.contains(it) || is_deleted(&it.facts.id, import, voiding.iter()))
}

pub fn is_deleted<'a>(
    order: &OrderId,
    then: &Stamp,
    mut voiding: impl Iterator<Item = &'a Record>,
) -> bool {
    voiding.any(|it| matches!(&it.note, Note::Deleted { order: gone } if gone == order && *then < stamp(it)))
}

pub fn is_undone<'a>(wanted: &Stamp, mut voiding: impl Iterator<Item = &'a Record>) -> bool {
    voiding.any(|it| matches!(&it.note, Note::Undone { import } if import == wanted))
}

/// The import that a record is a part of, and its orders.
pub fn imported(record: &Record) -> Option<(&Stamp, &[SeededOrder])> {
    let Note::Imported { import, orders, .. } = &record.note else { return None };
    Some((import, orders))
}

/// Whether nothing of a record counts.
pub fn is_all_void(record: &Record, voiding: &[Record]) -> bool {
    let is_gone = |order, then: &Stamp| is_deleted(order, then, voiding.iter());
    if let Some((import, orders)) = imported(record) {
        let are_all_gone = orders.iter().all(|it| is_gone(&it.facts.id, import));
        return are_all_gone || is_undone(import, voiding.iter());
    }
    matches!(&record.note, Note::Acted { order, .. } if is_gone(order, &stamp(record)))
}

/// A record of which something is void.
pub fn leftover<'a>(records: &'a [Record], voiding: &[Record]) -> Option<&'a Record> {
    records.iter().find(|record| {
        let is_part_gone = imported(record).is_some_and(|(import, orders)| {
            orders.iter().any(|it| is_deleted(&it.facts.id, import, voiding.iter()))
        });
        // A part of an import stays as one of several, and holds nothing.
        let is_empty = imported(record).is_some_and(|(import, orders)| {
            orders.is_empty() && !is_undone(import, voiding.iter())
        });
        is_part_gone || !is_empty && is_all_void(record, voiding)
    })
}
