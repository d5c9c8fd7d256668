//! All orders of a book, reactively: one signal per order, and one for which there are.
//!
//! An act changes the signal of its order and nothing else; the passing of time refolds only the
//! orders whose next change is due.

use std::{cell::RefCell, fmt, rc::Rc, sync::Arc};

use leptos::prelude::*;
use litemap::LiteMap;
use unbuy_core::{
    Span, Timestamp,
    order::{Act, Deadline, DeadlineKind, OrderId, Refusal, Sort, Terms, arrange},
    storage::{Change, Journal, Loaded, NotSaved, Note, OrderBook, PracticeBook, Record, TakenIn},
};

use super::{Clock, OrderNow};

/// Whether what was done will be there after a reload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in the storage of this browser.
    Saved,
    /// The browser gives this page no storage; everything goes when the page is closed.
    MemoryOnly,
    /// A long list to be tried, which nobody wants to keep.
    Trial,
    /// The storage did not take the last changes.
    NotSaved {
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

/// A `Copy` handle on a book. Reading tracks; the only way to write is a verb.
#[derive(Debug, Clone, Copy)]
pub struct Orders {
    clock: Clock,
    ids: RwSignal<Vec<OrderId>>,
    /// Counts whenever an order may stand elsewhere in a list.
    pub(super) moves: RwSignal<u32>,
    save: RwSignal<SaveState>,
    pub(super) unreadable: RwSignal<usize>,
    keeper: StoredValue<Rc<RefCell<Keeper>>, LocalStorage>,
}

/// What stands behind the signals. Never borrowed while one of them is set.
pub(super) struct Keeper {
    pub(super) journal: Journal,
    pub(super) book: Box<dyn OrderBook>,
    /// Whether its journal was read. One that is not is empty, and nothing is noted in it.
    pub(super) is_open: bool,
    pub(super) cells: LiteMap<OrderId, ArcRwSignal<OrderNow>>,
    pub(super) persistent: bool,
    pub(super) is_trial: bool,
    pub(super) failure: Option<NotSaved>,
    /// The numbers of `cells`, newest order first.
    pub(super) newest_first: Vec<u32>,
    /// What the orders can be found by, folded for searching, newest first; made when it
    /// is first searched for.
    pub(super) folded: Option<Rc<str>>,
    /// The terms that practice begins again under, if they are others than now.
    pub(super) next_terms: Option<Arc<Terms>>,
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keeper")
    }
}

impl Orders {
    /// The practice book as its journal tells it. `persistent` says whether the journal outlives the
    /// page.
    pub fn new(journal: Journal, loaded: &Loaded, wall: Timestamp, persistent: bool) -> Self {
        let orders = Self::closed(journal, wall);
        orders.show_opened(loaded, persistent);
        orders
    }

    /// A book that is not open yet: empty, with `journal` to stand for the one of the storage.
    pub fn closed(journal: Journal, wall: Timestamp) -> Self {
        let keeper = Keeper {
            journal,
            book: Box::new(PracticeBook::trial(Vec::new())),
            is_open: false,
            cells: LiteMap::new(),
            persistent: true,
            is_trial: false,
            failure: None,
            newest_first: Vec::new(),
            folded: None,
            next_terms: None,
        };
        Self {
            clock: Clock::new(wall),
            ids: RwSignal::new(Vec::new()),
            moves: RwSignal::new(0),
            save: RwSignal::new(SaveState::Saved),
            unreadable: RwSignal::new(0),
            keeper: StoredValue::new_local(Rc::new(RefCell::new(keeper))),
        }
    }

    /// Goes on with a journal that was opened again, for instance after another tab started over.
    pub fn reopen(self, mut journal: Journal, loaded: &Loaded, wall: Timestamp, persistent: bool) {
        self.clock.set_wall(wall);
        let keeper = self.keeper();
        if keeper.borrow().is_open {
            // It may have a second copy by now.
            journal.move_to(keeper.borrow().journal.store());
        }
        keeper.borrow_mut().journal = journal;
        self.show_opened(loaded, persistent);
    }

    /// Shows what was found in the journal.
    pub(super) fn show_opened(self, loaded: &Loaded, persistent: bool) {
        let barred = match (loaded.newer_layout, loaded.incomplete) {
            (true, _) => Some(NotSaved::NewerLayout),
            (false, error) => error.map(NotSaved::Storage),
        };
        let keeper = self.keeper();
        let book = keeper.borrow().book.of_records(&loaded.records, self.clock.wall());
        keeper.borrow_mut().book = book;
        keeper.borrow_mut().is_open = true;
        keeper.borrow_mut().persistent = persistent;
        keeper.borrow_mut().failure = barred;
        self.unreadable.set(loaded.unreadable.len());
        self.show_book();
    }

    /// Once for all who look behind the signals: the way there is 300 bytes long.
    #[inline(never)]
    pub(super) fn keeper(self) -> Rc<RefCell<Keeper>> {
        self.keeper.get_value()
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
        self.keeper().borrow().cells.get(id).map(ArcRwSignal::read_only)
    }

    /// Whether everything is saved.
    pub fn save_state(self) -> SaveState {
        self.save.get()
    }

    /// Whether everything is saved, without being told when that changes.
    pub(super) fn save_state_untracked(self) -> SaveState {
        self.save.get_untracked()
    }

    /// Everything that is stored, and what waits to be, as JSON.
    pub fn raw_data(self) -> String {
        self.keeper.with_value(|it| it.borrow().journal.raw_data())
    }

    /// How many stored changes could not be read; they are left where they are.
    pub fn unreadable(self) -> usize {
        self.unreadable.get()
    }

    /// The next deadline of one order, or of all. Not tracked: it is asked for when a button is
    /// pressed.
    pub fn next_deadline(self, id: Option<&OrderId>) -> Option<Timestamp> {
        let first = |cell: &ArcRwSignal<OrderNow>| {
            // Nothing comes of a guarantee by itself; a parcel mostly comes long before.
            let counts = |it: &&Deadline| it.kind != DeadlineKind::Arrive;
            cell.with_untracked(|it| it.standing.deadlines.iter().find(counts).map(|it| it.due))
        };
        let keeper = self.keeper();
        let cells = &keeper.borrow().cells;
        match id {
            Some(id) => cells.get(id).and_then(first),
            None => cells.values().filter_map(first).min(),
        }
    }

    /// Does something with an order.
    ///
    /// # Errors
    /// If there is no such order, or it refuses; nothing has changed then.
    pub fn act(self, id: &OrderId, act: Act) -> Result<(), ActError> {
        let at = match self.keeper().borrow().book.orders().get(id) {
            Some(order) => {
                // A clock that was set back must not put the act before those it follows.
                let last = order.log().last().map(|it| it.stamp.at);
                let at = self.clock.now_untracked().max(last.unwrap_or(Timestamp::MIN));
                order.may(&act, at).map_err(ActError::Refused)?;
                at
            }
            None => return Err(ActError::NoSuchOrder),
        };
        self.note(Note::Acted { order: id.clone(), act, at });
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

    /// Takes the wall clock's time, and refolds what is due.
    pub fn tick(self, wall: Timestamp) {
        self.clock.set_wall(wall);
        self.refold_due();
    }

    /// Takes in what another tab did to a key of the storage: its new value, or nothing if it was
    /// removed. Returns whether the journal must be opened again.
    #[must_use]
    pub fn take_in(self, key: &str, value: Option<&str>) -> bool {
        let keeper = self.keeper();
        let taken = keeper.borrow_mut().journal.take_in(key, value);
        match taken {
            TakenIn::Records(records) => self.take_records(&records),
            TakenIn::NewerGeneration => return true,
            TakenIn::NewerLayout => keeper.borrow_mut().failure = Some(NotSaved::NewerLayout),
            TakenIn::Removed => keeper.borrow_mut().failure = Some(NotSaved::Removed),
            TakenIn::Unreadable(_) => self.unreadable.update(|it| *it += 1),
            TakenIn::Nothing => {}
        }
        self.show_save_state();
        false
    }

    /// Takes in what was noted elsewhere, and shows what it changes.
    pub(super) fn take_records(self, records: &[Record]) {
        for record in records {
            let change = self.keeper().borrow_mut().book.take(record);
            match change {
                Change::Nothing => {}
                Change::Order(id) => self.show_order(&id),
                Change::Clock => {
                    self.show_clock();
                    self.refold_due();
                }
                Change::Orders => self.show_book(),
            }
        }
    }

    /// Somebody has cleared the whole storage.
    pub fn storage_cleared(self) {
        let keeper = self.keeper();
        if !keeper.borrow().is_open {
            return;
        }
        keeper.borrow_mut().journal.bar();
        keeper.borrow_mut().failure = Some(NotSaved::Removed);
        self.show_save_state();
    }

    /// Notes something in the journal and in the book. What the storage does not take stays in
    /// memory and is tried again with the next note.
    pub(super) fn note(self, note: Note) {
        self.note_seed();
        self.append(note);
        self.show_save_state();
    }

    /// Notes the samples as they are, unless that was done already.
    pub(super) fn note_seed(self) {
        let seed = self.keeper().borrow().book.seed_note();
        if let Some(seed) = seed {
            self.append(seed);
        }
    }

    fn append(self, note: Note) {
        let keeper = self.keeper();
        let (record, written) = keeper.borrow_mut().journal.append(note, self.clock.wall());
        keeper.borrow_mut().book.take(&record);
        keeper.borrow_mut().failure = written.err();
    }

    pub(super) fn show_save_state(self) {
        let keeper = self.keeper();
        let keeper = keeper.borrow();
        let state = match (keeper.persistent, keeper.failure) {
            _ if keeper.is_trial => SaveState::Trial,
            (false, _) => SaveState::MemoryOnly,
            (true, None) if keeper.journal.unsaved() == 0 => SaveState::Saved,
            (true, failure) => SaveState::NotSaved { why: failure.unwrap_or(NotSaved::TooLong) },
        };
        drop(keeper);
        if self.save.get_untracked() != state {
            self.save.set(state);
        }
    }

    fn show_clock(self) {
        let offset = self.keeper().borrow().book.clock_offset();
        self.clock.set_skipped(offset);
    }

    /// Shows the whole book afresh.
    pub(super) fn show_book(self) {
        self.show_clock();
        let keeper = self.keeper();
        let kept = std::mem::take(&mut keeper.borrow_mut().cells);
        keeper.borrow_mut().folded = None;
        let orders: Vec<_> = keeper.borrow().book.orders().values().cloned().collect();
        let mut newest_first = Vec::new();
        for (number, order) in (0..).zip(orders) {
            let id = order.id().clone();
            let shown = OrderNow::new(order, self.clock.now_untracked());
            newest_first.push((Sort::Newest.key(&shown.standing), number));
            // The signal of an order that stays is kept, so that open pages go on seeing it.
            let cell = match kept.get(&id) {
                Some(cell) => {
                    cell.set(shown);
                    cell.clone()
                }
                None => ArcRwSignal::new(shown),
            };
            keeper.borrow_mut().cells.insert(id, cell);
        }
        arrange(&mut newest_first);
        let newest_first: Vec<u32> = newest_first.into_iter().map(|(_, number)| number).collect();
        self.ids.set(self.numbered(newest_first.iter().copied()));
        keeper.borrow_mut().newest_first = newest_first;
        self.note_move();
        self.show_save_state();
    }

    fn note_move(self) {
        self.moves.update(|it| *it = it.wrapping_add(1));
    }

    /// Folds one order again and shows it.
    pub(super) fn show_order(self, id: &OrderId) {
        let keeper = self.keeper();
        let order = keeper.borrow().book.orders().get(id).cloned();
        let cell = keeper.borrow().cells.get(id).cloned();
        if let (Some(order), Some(cell)) = (order, cell) {
            cell.set(OrderNow::new(order, self.clock.now_untracked()));
            self.note_move();
        }
    }

    /// Folds the orders again that time has changed.
    fn refold_due(self) {
        let now = self.clock.now_untracked();
        let is_due = |cell: &ArcRwSignal<OrderNow>| {
            cell.with_untracked(|it| it.standing.next_change.is_some_and(|due| due <= now))
        };
        let keeper = self.keeper();
        let ids: Vec<OrderId> = {
            let cells = &keeper.borrow().cells;
            cells.iter().filter(|(_, it)| is_due(it)).map(|(id, _)| id.clone()).collect()
        };
        for id in &ids {
            self.show_order(id);
        }
    }
}
