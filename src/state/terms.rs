//! Beginning again, and the terms that practice goes by.

use std::sync::Arc;

use leptos::prelude::*;
use unbuy_core::{
    order::{Country, Terms, sample},
    storage::PracticeBook,
};

use super::{Orders, trial::made_up};

impl Orders {
    /// The terms that practice goes by now. Tracks which orders there are.
    pub fn terms(self) -> Arc<Terms> {
        self.moves.track();
        let terms = self.keeper().borrow().book.sample_terms();
        terms.unwrap_or_else(|| Arc::new(Terms::article()))
    }

    /// Whether nothing has been done in practice yet.
    pub fn is_untouched(self) -> bool {
        self.keeper().borrow().book.seed_note().is_some()
    }

    /// Shows the samples under these terms as long as nothing was done; else they hold when practice
    /// begins again. Returns whether they hold now. Nothing is written.
    pub fn propose(self, terms: Terms) -> bool {
        let keeper = self.keeper();
        let terms = Arc::new(terms);
        let is_known = keeper.borrow().book.sample_terms().is_some_and(|it| *it == *terms);
        if is_known {
            return true;
        }
        if !self.is_untouched() {
            keeper.borrow_mut().next_terms = Some(terms);
            return false;
        }
        let wall = self.clock().wall();
        let deliver_to = keeper.borrow().book.deliver_to();
        keeper.borrow_mut().book = Box::new(PracticeBook::under(terms, deliver_to, &[], wall));
        self.show_book();
        true
    }

    /// Practice orders go to that country: at once as long as nothing was done, else when practice begins
    /// again. Returns whether they go there now. Nothing is written.
    pub fn deliver_to(self, country: Country) -> bool {
        let address = sample::address(country);
        let keeper = self.keeper();
        if keeper.borrow().book.deliver_to().as_ref() == Some(&address) {
            return true;
        }
        let is_untouched = self.is_untouched();
        keeper.borrow_mut().book.set_deliver_to(address);
        if is_untouched {
            self.show_book();
        }
        is_untouched
    }

    /// Begins practice again under these terms.
    pub fn begin_under(self, terms: Terms) {
        self.keeper().borrow_mut().next_terms = Some(Arc::new(terms));
        self.start_over();
    }

    /// Begins again: practice with fresh samples, `mine` with nothing. What was there is gone from the
    /// storage too.
    pub fn start_over(self) {
        let wall = self.clock().wall();
        let keeper = self.keeper();
        let (begun, written) = keeper.borrow_mut().journal.start_over(wall);
        keeper.borrow_mut().failure = written.err();
        let count = keeper.borrow().is_trial.then(|| keeper.borrow().cells.len());
        let next_terms = keeper.borrow_mut().next_terms.take();
        let next_terms = next_terms.or(keeper.borrow().book.sample_terms());
        let deliver_to = keeper.borrow().book.deliver_to();
        let anew = match (count.map(u32::try_from), next_terms) {
            (Some(count), _) => made_up(count.unwrap_or(u32::MAX), wall),
            (None, Some(terms)) => Box::new(PracticeBook::under(terms, deliver_to, &[begun], wall)),
            (None, None) => keeper.borrow().book.of_records(&[begun], wall),
        };
        keeper.borrow_mut().book = anew;
        // Other terms than the usual ones are written down at once, so that a reload finds them.
        let is_usual = |it: Arc<Terms>| *it == Terms::article();
        if keeper.borrow().book.sample_terms().is_some_and(|it| !is_usual(it)) {
            self.note_seed();
        }
        self.show_book();
        self.unreadable.set(0);
    }
}
