//! A long list of made-up orders, to be tried and thrown away.

use std::sync::Arc;

use unbuy_core::{
    Timestamp,
    order::{Terms, sample},
    storage::{Journal, OrderBook, PracticeBook},
};

use super::Orders;

impl Orders {
    /// Shows a book of so many made-up orders in place of the stored one, which stays as it is:
    /// `journal` must not be the one of the storage.
    pub fn try_many(self, count: u32, journal: Journal) {
        let keeper = self.keeper();
        keeper.borrow_mut().journal = journal;
        keeper.borrow_mut().persistent = false;
        keeper.borrow_mut().is_trial = true;
        keeper.borrow_mut().book = made_up(count, self.clock().wall());
        self.show_book();
    }
}

/// So many orders of all kinds.
pub(super) fn made_up(count: u32, wall: Timestamp) -> Box<dyn OrderBook> {
    Box::new(PracticeBook::trial(sample::many(count, wall, &Arc::new(Terms::article()), None)))
}
