//! All orders of the practice book, reactively: one signal per order, and one for which there are.
//!
//! An act changes the signal of its order and nothing else; the passing of time refolds only the
//! orders whose next change is due.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use leptos::prelude::*;
use unbuy_core::{
    Span, Timestamp,
    order::{Act, Order, OrderId, Refusal, Standing},
    storage::{Change, Journal, Loaded, NotSaved, Note, PracticeBook, TakenIn},
};

use super::Clock;

/// An order, and where it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderNow {
    /// Its facts and its log.
    pub order: Order,
    /// What follows from them at the present moment.
    pub standing: Standing,
}

impl OrderNow {
    fn new(order: Order, now: Timestamp) -> Self {
        let standing = order.at(now);
        Self { order, standing }
    }

    /// Whether an act would be possible now.
    ///
    /// # Errors
    /// Everything that stands against it, and what can be done instead.
    pub fn may(&self, act: &Act) -> Result<(), Refusal> {
        self.order.may(act, self.standing.now)
    }
}

/// Whether what was done will be there after a reload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in the storage of this browser.
    Saved,
    /// The browser gives this page no storage; everything goes when the page is closed.
    MemoryOnly,
    /// The storage did not take the last changes.
    NotSaved {
        /// How many changes wait.
        waiting: usize,
        /// Why.
        why: NotSaved,
    },
}

/// Why an act did not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActError {
    /// There is no such order.
    NoSuchOrder,
    /// The order refuses it.
    Refused(Refusal),
}

/// A `Copy` handle on the practice book. Reading tracks; the only way to write is a verb.
#[derive(Debug, Clone, Copy)]
pub struct Orders {
    clock: Clock,
    ids: RwSignal<Vec<OrderId>>,
    save: RwSignal<SaveState>,
    unreadable: RwSignal<usize>,
    keeper: StoredValue<Keeper, LocalStorage>,
}

/// What stands behind the signals.
#[derive(Debug)]
struct Keeper {
    journal: Journal,
    book: PracticeBook,
    cells: BTreeMap<OrderId, ArcRwSignal<OrderNow>>,
    /// When each order next looks different, soonest on top. Entries of orders that changed
    /// meanwhile are stale; they cost one needless refold each.
    due: BinaryHeap<Reverse<(Timestamp, OrderId)>>,
    persistent: bool,
    failure: Option<NotSaved>,
}

impl Orders {
    /// The book as its journal tells it. `persistent` says whether the journal outlives the page.
    pub fn new(journal: Journal, loaded: &Loaded, wall: Timestamp, persistent: bool) -> Self {
        let keeper = Keeper {
            journal,
            book: PracticeBook::from_records(&loaded.records, wall),
            cells: BTreeMap::new(),
            due: BinaryHeap::new(),
            persistent,
            failure: None,
        };
        let orders = Self {
            clock: Clock::new(wall),
            ids: RwSignal::new(Vec::new()),
            save: RwSignal::new(SaveState::Saved),
            unreadable: RwSignal::new(0),
            keeper: StoredValue::new_local(keeper),
        };
        orders.show_loaded(loaded);
        orders
    }

    /// Goes on with a journal that was opened again, for instance after another tab started over.
    pub fn reopen(self, journal: Journal, loaded: &Loaded) {
        let wall = self.clock.wall();
        self.keeper.update_value(|it| {
            it.journal = journal;
            it.book = PracticeBook::from_records(&loaded.records, wall);
        });
        self.show_loaded(loaded);
    }

    fn show_loaded(self, loaded: &Loaded) {
        let barred = match (loaded.newer_layout, loaded.incomplete) {
            (true, _) => Some(NotSaved::NewerLayout),
            (false, error) => error.map(NotSaved::Storage),
        };
        self.keeper.update_value(|it| it.failure = barred);
        self.unreadable.set(loaded.unreadable.len());
        self.show_book();
    }

    /// The clock that the book lives by.
    pub fn clock(self) -> Clock {
        self.clock
    }

    /// The orders there are, newest first. Tracks which there are, not what is in them.
    pub fn ids(self) -> Vec<OrderId> {
        self.ids.get()
    }

    /// One order. Outlives its removal: whoever holds it keeps seeing the last value. Does not track
    /// whether there is such an order; [`Orders::ids`] does.
    pub fn order(self, id: &OrderId) -> Option<ArcReadSignal<OrderNow>> {
        self.keeper.with_value(|it| it.cells.get(id).map(ArcRwSignal::read_only))
    }

    /// Whether everything is saved.
    pub fn save_state(self) -> SaveState {
        self.save.get()
    }

    /// How many stored changes could not be read; they are left where they are.
    pub fn unreadable(self) -> usize {
        self.unreadable.get()
    }

    /// The next deadline of one order, or of all. Not tracked: it is asked for when a button is
    /// pressed.
    pub fn next_deadline(self, id: Option<&OrderId>) -> Option<Timestamp> {
        let first = |cell: &ArcRwSignal<OrderNow>| {
            cell.with_untracked(|it| it.standing.deadlines.first().map(|it| it.due))
        };
        self.keeper.with_value(|it| match id {
            Some(id) => it.cells.get(id).and_then(first),
            None => it.cells.values().filter_map(first).min(),
        })
    }

    /// Does something with an order.
    ///
    /// # Errors
    /// If there is no such order, or it refuses; nothing has changed then.
    pub fn act(self, id: &OrderId, act: Act) -> Result<(), ActError> {
        let now = self.clock.now_untracked();
        self.keeper.with_value(|it| {
            let order = it.book.orders().get(id).ok_or(ActError::NoSuchOrder)?;
            order.may(&act, now).map_err(ActError::Refused)
        })?;
        self.note(Note::Acted { order: id.clone(), act, at: now });
        self.show_order(id);
        Ok(())
    }

    /// Moves the practice clock forward to an instant; one that has passed changes nothing.
    pub fn skip_to(self, moment: Timestamp) {
        let offset = moment.since(self.clock.wall());
        if offset > self.clock.skipped() {
            self.note(Note::ClockSkipped { offset });
            self.clock.set_skipped(offset);
            self.refold_due();
        }
    }

    /// Moves the practice clock forward by a span.
    pub fn skip(self, span: Span) {
        self.skip_to(self.clock.now_untracked() + span);
    }

    /// Begins again with fresh samples; what was done so far is gone from the storage too.
    pub fn start_over(self) {
        let wall = self.clock.wall();
        self.keeper.update_value(|it| {
            let (begun, written) = it.journal.start_over(wall);
            it.failure = written.err();
            it.book = PracticeBook::from_records(&[begun], wall);
        });
        self.show_book();
        self.unreadable.set(0);
    }

    /// Takes the wall clock's time, and refolds what is due.
    pub fn tick(self, wall: Timestamp) {
        self.clock.set_wall(wall);
        self.refold_due();
    }

    /// Takes in what another tab did to a key of the storage: its new value, or nothing if it was
    /// removed. Returns whether the journal must be opened again.
    #[must_use]
    pub fn take_in(self, key: &str, value: Option<&str>) -> bool {
        let taken = self.keeper.try_update_value(|it| match it.journal.take_in(key, value) {
            TakenIn::Record(record) => (it.book.take(&record), false),
            TakenIn::NewerGeneration => (Change::Nothing, true),
            TakenIn::NewerLayout => {
                it.failure = Some(NotSaved::NewerLayout);
                (Change::Nothing, false)
            }
            TakenIn::Nothing | TakenIn::Removed | TakenIn::Unreadable(_) => {
                (Change::Nothing, false)
            }
        });
        let Some((change, reopen)) = taken else { return false };
        match change {
            Change::Nothing => self.show_save_state(),
            Change::Order(id) => self.show_order(&id),
            Change::Clock => {
                self.clock.set_skipped(self.keeper.with_value(|it| it.book.clock_offset()));
                self.refold_due();
            }
            Change::Orders => self.show_book(),
        }
        reopen
    }

    /// Notes something in the journal and in the book. What the storage does not take stays in
    /// memory and is tried again with the next note.
    fn note(self, note: Note) {
        let wall = self.clock.wall();
        self.keeper.update_value(|it| {
            for note in it.book.seed_note().into_iter().chain([note]) {
                let (record, written) = it.journal.append(note, wall);
                it.book.take(&record);
                it.failure = written.err();
            }
        });
        self.show_save_state();
    }

    fn show_save_state(self) {
        let state = self.keeper.with_value(|it| match (it.persistent, it.failure) {
            (false, _) => SaveState::MemoryOnly,
            (true, None) => SaveState::Saved,
            (true, Some(why)) => SaveState::NotSaved { waiting: it.journal.unsaved(), why },
        });
        if self.save.get_untracked() != state {
            self.save.set(state);
        }
    }

    /// Shows the whole book afresh.
    fn show_book(self) {
        self.clock.set_skipped(self.keeper.with_value(|it| it.book.clock_offset()));
        let now = self.clock.now_untracked();
        let orders: Vec<_> = self.keeper.with_value(|it| {
            it.book.orders().values().map(|it| OrderNow::new(it.clone(), now)).collect()
        });
        let mut ids: Vec<_> = orders
            .iter()
            .map(|it| (Reverse(it.standing.placed_at), it.order.id().clone()))
            .collect();
        ids.sort();
        let mut kept = self
            .keeper
            .try_update_value(|it| {
                it.due.clear();
                std::mem::take(&mut it.cells)
            })
            .unwrap_or_default();
        for shown in orders {
            let id = shown.order.id().clone();
            let due = shown.standing.next_change;
            // The signal of an order that stays is kept, so that open pages go on seeing it.
            let cell = match kept.remove(&id) {
                Some(cell) => {
                    cell.set(shown);
                    cell
                }
                None => ArcRwSignal::new(shown),
            };
            self.keeper.update_value(|it| {
                it.due.extend(due.map(|due| Reverse((due, id.clone()))));
                it.cells.insert(id, cell);
            });
        }
        self.ids.set(ids.into_iter().map(|(_, id)| id).collect());
        self.show_save_state();
    }

    /// Folds one order again and shows it.
    fn show_order(self, id: &OrderId) {
        let now = self.clock.now_untracked();
        let shown = self.keeper.with_value(|it| {
            let order = it.book.orders().get(id)?.clone();
            Some((it.cells.get(id)?.clone(), OrderNow::new(order, now)))
        });
        if let Some((cell, shown)) = shown {
            let due = shown.standing.next_change;
            self.keeper.update_value(|it| it.due.extend(due.map(|due| Reverse((due, id.clone())))));
            cell.set(shown);
        }
    }

    /// Folds the orders again that time has changed.
    fn refold_due(self) {
        let now = self.clock.now_untracked();
        let next_due = |it: &mut Keeper| match it.due.peek() {
            Some(Reverse((due, _))) if *due <= now => it.due.pop().map(|it| it.0.1),
            _ => None,
        };
        let mut ids = Vec::new();
        while let Some(id) = self.keeper.try_update_value(next_due).flatten() {
            ids.push(id);
        }
        ids.sort();
        ids.dedup();
        for id in ids {
            self.show_order(&id);
        }
    }
}
