//! Which orders the list shows: narrowed by tab and search, sorted, and remembered while the reader
//! is elsewhere.

use std::rc::Rc;

use leptos::prelude::*;
use unbuy_core::order::{Deadline, OrderId, Query, Sort, SortKey, Tab, arrange, haystack};

use super::{OrderNow, Orders};
use crate::route::{ListQuery, MinePage, Route};

/// How many rows the list shows at first, and how many more each time. Few enough to be there at
/// once, whatever the number of orders.
pub const ROWS: usize = 20;

/// How many it shows at first in the middle of somebody's article.
pub const ROWS_IN_FRAME: usize = 5;

/// How many rows a search shows at first: each key may bring others, and a row takes half a millisecond.
const ROWS_FOUND: usize = 10;

fn first_rows(query: &ListQuery, most: usize) -> usize {
    if query.search.trim().is_empty() { most } else { ROWS_FOUND.min(most) }
}

/// What a list is narrowed to comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The orders that are shown, in their order.
    pub ids: Vec<OrderId>,
    /// How many there are, shown or not.
    pub total: usize,
    /// How many orders the search finds under each tab, in the order of [`Tab::ALL`].
    pub counts: [usize; Tab::ALL.len()],
}

/// The id of the link in the row of an order.
pub fn row_id(id: &OrderId) -> String {
    ["order-", id.as_str()].concat()
}

/// A `Copy` handle on the list as the reader has it: narrowed so, so many rows long, scrolled so far.
#[derive(Debug, Clone, Copy)]
pub struct ListPlace {
    is_mine: bool,
    /// How many rows it shows at first.
    first: usize,
    query: RwSignal<ListQuery>,
    rows: RwSignal<usize>,
    /// Where it was scrolled to, in CSS pixels, when the reader left it.
    left_at: StoredValue<f64>,
}

impl ListPlace {
    /// The list of practice orders, or of real ones, so narrowed, with so many rows at first.
    pub fn new(is_mine: bool, query: ListQuery, first: usize) -> Self {
        Self {
            is_mine,
            first,
            rows: RwSignal::new(first_rows(&query, first)),
            query: RwSignal::new(query),
            left_at: StoredValue::new(0.0),
        }
    }

    /// What it is narrowed to. Tracks.
    pub fn query(self) -> ListQuery {
        self.query.get()
    }

    /// The address of the list so narrowed.
    pub fn href(self, query: &ListQuery) -> String {
        let list = if self.is_mine { Route::Mine(MinePage::Book) } else { Route::Orders };
        query.href(&list)
    }

    /// How many rows are shown at most. Tracks.
    pub fn rows(self) -> usize {
        self.rows.get()
    }

    /// Where it was scrolled to, in CSS pixels, when the reader left it.
    pub fn left_at(self) -> f64 {
        self.left_at.get_value()
    }

    /// Narrows it anew, unless it is narrowed so already. It then begins at its top.
    pub fn narrow(self, query: ListQuery) {
        if self.query.with_untracked(|it| *it != query) {
            self.rows.set(first_rows(&query, self.first));
            self.left_at.set_value(0.0);
            self.query.set(query);
        }
    }

    /// Shows so many rows at least.
    pub fn show_at_least(self, rows: usize) {
        if self.rows.get_untracked() < rows {
            self.rows.set(rows);
        }
    }

    /// Shows more rows.
    pub fn show_more(self) {
        self.rows.update(|it| *it += ROWS);
    }

    /// The reader leaves it, scrolled down by so many CSS pixels.
    pub fn leave(self, scrolled: f64) {
        self.left_at.set_value(scrolled);
    }
}

/// Between the texts of two orders. It folds to itself, and no text keeps it.
const SEPARATOR: char = '\0';

/// A deadline of an order.
#[derive(Debug, Clone)]
pub struct Due {
    /// What must happen by when.
    pub deadline: Deadline,
    /// The order, as it stands now.
    pub order: OrderNow,
}

impl Orders {
    /// The first `rows` orders of a list so narrowed. Tracks which orders there are and where they
    /// stand. `fold` takes capitals and accents out of a text, as the browser knows how.
    pub fn select(self, query: &ListQuery, rows: usize, fold: fn(&str) -> String) -> Selection {
        self.moves.track();
        let mut selection = Selection::default();
        let mut places: Vec<(SortKey, u32)> = Vec::new();
        let words = Query::new(fold(&query.search));
        let folded = if words.is_empty() { Rc::default() } else { self.folded(fold) };
        let mut texts = folded.split(SEPARATOR);
        self.for_each(|number, order| {
            let standing = &order.standing;
            if !words.finds(texts.next().unwrap_or_default()) {
                return;
            }
            for (tab, count) in Tab::ALL.iter().zip(&mut selection.counts) {
                *count += usize::from(tab.holds(standing));
            }
            if query.tab.holds(standing) {
                places.push((query.sort.key(standing), number));
            }
        });
        // They come newest first.
        if query.sort != Sort::Newest {
            arrange(&mut places);
        }
        selection.total = places.len();
        selection.ids = self.numbered(places.iter().take(rows).map(|(_, number)| *number));
        selection
    }

    /// Makes the first search as quick as all others: to be called when one may come.
    pub fn prepare_search(self, fold: fn(&str) -> String) {
        self.folded(fold);
    }

    /// The deadlines of all orders, the soonest first. Tracks which orders there are and where they stand.
    pub fn deadlines(self) -> Vec<Due> {
        self.moves.track();
        let mut all = Vec::new();
        self.for_each(|_, order| {
            let due = |deadline: &Deadline| Due { deadline: *deadline, order: order.clone() };
            all.extend(order.standing.deadlines.iter().map(due));
        });
        all.sort_by_key(|it| it.deadline.due);
        all
    }

    /// Shows all orders, the newest first, with the number by which [`Orders::numbered`] knows each.
    fn for_each(self, mut look: impl FnMut(u32, &OrderNow)) {
        let keeper = self.keeper();
        let keeper = keeper.borrow();
        for number in &keeper.newest_first {
            if let Some((_, cell)) = keeper.cells.get_indexed(*number as usize) {
                cell.with_untracked(|it| look(*number, it));
            }
        }
    }

    /// The orders of these numbers.
    pub(super) fn numbered(self, numbers: impl Iterator<Item = u32>) -> Vec<OrderId> {
        let keeper = self.keeper();
        let cells = &keeper.borrow().cells;
        numbers.filter_map(|it| cells.get_indexed(it as usize)).map(|(id, _)| id.clone()).collect()
    }

    /// What every order can be found by, folded by `fold` when it is first asked for, in the order of
    /// [`Orders::for_each`], with [`SEPARATOR`] between them.
    fn folded(self, fold: fn(&str) -> String) -> Rc<str> {
        let made = self.keeper().borrow().folded.clone();
        made.unwrap_or_else(|| {
            let mut texts = String::new();
            self.for_each(|_, it| {
                texts.push_str(&haystack(it.order.facts()).replace(SEPARATOR, " "));
                texts.push(SEPARATOR);
            });
            // All at once: the way to the browser and back costs more than what it does there.
            let folded: Rc<str> = fold(&texts).into();
            self.keeper().borrow_mut().folded = Some(Rc::clone(&folded));
            folded
        })
    }
}
