//! Doing one deed after the other, and holding the world to the laws after each.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use unbuy_core::{
    Currency, Span, Timestamp,
    order::{Act, Facts, Line, OrderId, Picture, Report, ReportedStage, Seller, Source, Terms},
    storage::{Book, GRACE, NewOrder, NotImported, NotSaved, Note, RULES, Record, import_notes},
};

use crate::{
    damage,
    deeds::{Deed, TABS},
    laws::{Broken, Laws, generation, of_book},
    tab::{BOOKS, Tab},
    world::{Content, SharedWorld, World},
};

/// How far a tab may be behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Half a minute, as with browsers, and the second copy as well.
    Graced,
    /// As far as it comes.
    Wild,
}

/// A world, its tabs, and what must hold.
#[derive(Debug)]
pub struct Run {
    pub mode: Mode,
    pub world: SharedWorld,
    pub tabs: Vec<Tab>,
    pub laws: Laws,
    wall: Timestamp,
    /// How many tabs were ever opened.
    opened: usize,
    /// How many things were noted, so that no two say the same.
    notes: usize,
    /// Whether keys may go without a reason that a tab can know.
    pub is_tampered: bool,
}

/// Runs all of these; stops at the first law that is broken.
pub fn run(mode: Mode, deeds: &[Deed]) -> Result<(), Broken> {
    let mut run = Run::new(mode);
    for (index, deed) in deeds.iter().enumerate() {
        run.act(deed).map_err(|it| format!("{it}\nafter deed {index}: {deed:?}"))?;
    }
    run.finish().map_err(|it| format!("{it}\nat the end"))
}

impl Run {
    fn new(mode: Mode) -> Self {
        let foreign = ["length", "unbuy1:other:mine:1:j:a:1", "unbuy1:main"];
        let base: Content = foreign.map(|it| (it.into(), "not json".into())).into();
        let world: SharedWorld = Rc::new(RefCell::new(World::new(base)));
        let mut run = Self {
            mode,
            world,
            tabs: Vec::new(),
            laws: Laws::default(),
            wall: Timestamp::from_millis(1_795_000_000_000),
            opened: 0,
            notes: 0,
            is_tampered: false,
        };
        run.open_all();
        run
    }

    fn open_all(&mut self) {
        self.tabs.clear();
        for _ in 0..TABS {
            let tab = self.open();
            self.tabs.push(tab);
        }
    }

    fn open(&mut self) -> Tab {
        self.opened += 1;
        Tab::open(self.opened, &self.world)
    }

    fn act(&mut self, deed: &Deed) -> Result<(), Broken> {
        self.pass(7);
        self.do_it(deed)?;
        for index in 0..TABS {
            if self.tabs[index].misses && !self.is_tampered {
                return Err("a tab misses what nobody took without a reason".to_owned());
            }
            if self.tabs[index].kv.is_dead() {
                self.close(index, 128);
            }
        }
        self.laws.check(&mut self.world.borrow_mut())
    }

    /// Time passes. Whoever may not be behind sees what is old.
    fn pass(&mut self, millis: i64) {
        self.wall = self.wall + Span::millis(millis);
        self.world.borrow_mut().now += millis;
        if self.mode == Mode::Wild {
            return;
        }
        let old = self.old();
        let count = self.world.borrow().log.partition_point(|it| it.at <= old);
        for tab in &mut self.tabs {
            tab.see(count.saturating_sub(tab.kv.cursor()));
            let count = tab.kv.queue.borrow().partition_point(|it| it.0 <= old);
            for (key, value) in tab.kv.tell_copy(count) {
                value.into_iter().for_each(|it| self.laws.copied(&key, &it));
            }
        }
    }

    fn old(&self) -> i64 {
        self.world.borrow().now - GRACE.as_millis()
    }

    fn do_it(&mut self, deed: &Deed) -> Result<(), Broken> {
        let wall = self.wall;
        match *deed {
            Deed::Act { tab, book, order } => {
                self.notes += 1;
                let act = Act::FeedbackLeft { stars: 3, text: format!("note {}", self.notes) };
                let note = Note::Acted { order: id(order), act, at: wall };
                let (record, saved) = self.tabs[tab].desk(book).journal.append(note, wall);
                self.noted(tab, book, record, saved);
            }
            Deed::Import { tab, ref orders, is_long, in_parts } => {
                self.import(tab, orders, is_long, in_parts);
            }
            Deed::Delete { tab, order } => {
                let desk = self.tabs[tab].desk(Book::Mine);
                let (record, done) = desk.journal.delete(&id(order), wall);
                self.took_away(tab, record, done)?;
            }
            Deed::Undo { tab, which } => {
                let imports = self.laws.imports();
                if !imports.is_empty() {
                    let import = which.get(&imports);
                    let desk = self.tabs[tab].desk(Book::Mine);
                    let (record, done) = desk.journal.undo(import, wall);
                    self.took_away(tab, record, done)?;
                }
            }
            Deed::StartOver { tab, book } => self.start_over(tab, book)?,
            Deed::Checkpoint { tab } => {
                let _ = self.tabs[tab].desk(Book::Mine).journal.checkpoint();
            }
            Deed::Tidy { tab } => {
                let _ = self.tabs[tab].desk(Book::Mine).journal.tidy(wall);
            }
            Deed::Collect { tab, wait } => {
                let _ = self.tabs[tab].desk(Book::Mine).journal.collect(wall);
                self.pass(wait);
                let _ = self.tabs[tab].desk(Book::Mine).journal.collect(self.wall);
            }
            Deed::Ballast { tab } => {
                let _ = self.tabs[tab].desk(Book::Mine).journal.put_ballast();
            }
            Deed::See { tab, count } => self.tabs[tab].see(count),
            Deed::LookAgain { tab, book } => self.look_again(tab, book),
            Deed::TellCopy { tab, count } => self.tell_copy(tab, count),
            Deed::Recover { tab, book } => self.recover(tab, book)?,
            Deed::Doom { tab, left, failures } => {
                self.tabs[tab].kv.doom(left, failures.unwrap_or(usize::MAX));
            }
            Deed::Close { tab, told } => self.close(tab, told),
            Deed::Crash { back, told, recovers } => self.crash(back, told, recovers)?,
            Deed::Quota { free } => {
                let mut world = self.world.borrow_mut();
                let used: usize = world.store.iter().map(|(key, it)| key.len() + it.len()).sum();
                world.quota = free.map_or(usize::MAX, |it| used + it);
                // To make room, something may go before the reason is written.
                self.is_tampered |= free.is_some();
            }
            Deed::Jump { by } => {
                if by > 0 && self.mode == Mode::Graced {
                    self.pass(by);
                } else {
                    self.wall = self.wall + Span::millis(by);
                }
            }
            Deed::Damage { book, ref key, ref how } => damage::strike(self, book, *key, how),
            Deed::Discard { tab, book } => {
                let journal = &mut self.tabs[tab].desk(book).journal;
                let found = journal.set_aside().unwrap_or_default();
                let _ = journal.discard(&found);
                self.laws.discard(found.into_iter().map(|it| it.key));
                self.is_tampered = true;
            }
            Deed::Settle => self.settle()?,
        }
        Ok(())
    }

    /// A record was noted, and may be saved.
    fn noted(&mut self, tab: usize, book: Book, record: Record, saved: Result<(), NotSaved>) {
        self.laws.try_to_note(book, &record);
        let desk = self.tabs[tab].desk(book);
        desk.take(&record);
        desk.waiting.push(record);
        let is_saved = saved.is_ok() || desk.journal.unsaved() == 0;
        if is_saved {
            self.all_saved(tab, book);
        }
    }

    /// Nothing waits any more.
    fn all_saved(&mut self, tab: usize, book: Book) {
        let saved = std::mem::take(&mut self.tabs[tab].desk(book).waiting);
        let world = self.world.borrow();
        let written = world.log.iter().rev().filter(|it| it.tab == Some(self.tabs[tab].number));
        let generation = written.map(|it| generation(&it.change.0, book)).find_map(|it| it);
        for record in saved {
            self.laws.tell(book, generation.unwrap_or(1), record);
        }
    }

    fn took_away(
        &mut self,
        tab: usize,
        record: Record,
        done: Result<(), NotSaved>,
    ) -> Result<(), Broken> {
        self.noted(tab, Book::Mine, record, done.and(Err(NotSaved::TooLong)));
        if done.is_ok() { self.laws.check_clean(&self.tabs[tab], Book::Mine) } else { Ok(()) }
    }

    fn import(&mut self, tab: usize, orders: &[u8], is_long: bool, in_parts: bool) {
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
            }
        }
    }

    fn start_over(&mut self, tab: usize, book: Book) -> Result<(), Broken> {
        let desk = self.tabs[tab].desk(book);
        let (record, done) = desk.journal.start_over(self.wall);
        desk.waiting.clear();
        desk.known.clear();
        desk.shown = Default::default();
        self.noted(tab, book, record, done.and(Err(NotSaved::TooLong)));
        if done.is_err() {
            return Ok(());
        }
        let desk = self.tabs[tab].desk(book);
        desk.is_left_behind = false;
        let left = of_book(&self.tabs[tab].kv.view(), book);
        let generations: Vec<_> = left.keys().map(|it| generation(it, book)).collect();
        if generations.iter().any(|it| it.is_none() || *it != generations[0]) {
            return Err(format!("left after starting over: {:?}", left.keys()));
        }
        Ok(())
    }

    fn look_again(&mut self, tab: usize, book: Book) {
        let tab = &mut self.tabs[tab];
        let mut seen = std::mem::take(&mut tab.desk(book).seen);
        let unseen = tab.desk(book).journal.unseen(&mut seen).unwrap_or_default();
        tab.desk(book).seen = seen;
        for (key, value) in unseen {
            tab.take_in(book, &(key.as_str().into(), Some(value.as_str().into())));
        }
    }

    fn tell_copy(&mut self, tab: usize, count: usize) {
        for (key, value) in self.tabs[tab].kv.tell_copy(count) {
            value.into_iter().for_each(|it| self.laws.copied(&key, &it));
        }
    }

    fn recover(&mut self, tab: usize, book: Book) -> Result<(), Broken> {
        let entries = of_book(&self.world.borrow().copy, book);
        let copy: Vec<_> =
            entries.iter().map(|(key, it)| (key.to_string(), it.to_string())).collect();
        // What was to be deleted and waits to be noted is cleaned up when somebody opens the book again.
        let was_clean = self.tabs[tab].desk(book).waiting.is_empty()
            && self.laws.check_clean(&self.tabs[tab], book).is_ok();
        let desk = self.tabs[tab].desk(book);
        let recovered = desk.journal.recover(&copy);
        recovered.records.iter().for_each(|it| desk.take(it));
        let has_failed = recovered.failure.is_some();
        let (now, kv) = (self.world.borrow().now, Rc::clone(&self.tabs[tab].kv));
        let forgets = recovered.forget.iter().map(|it| (now, (it.as_str().into(), None)));
        kv.queue.borrow_mut().extend(forgets);
        if recovered.reopen {
            self.tabs[tab].reopen(book);
        }
        // What the store alone has, the copy gets.
        let ours = of_book(&kv.view(), book).into_iter();
        let missing = ours.filter(|(key, _)| !entries.contains_key(key));
        kv.queue.borrow_mut().extend(missing.map(|(key, it)| (now, (key, Some(it)))));
        let desk = self.tabs[tab].desk(book);
        let is_open = desk.journal.retry().is_ok();
        // What could not be restored is known here alone.
        desk.is_left_behind |= has_failed;
        if is_open {
            desk.is_left_behind = has_failed;
            self.tabs[tab].misses = false;
            self.all_saved(tab, book);
        }
        if is_open && !has_failed {
            self.laws.recovered(book);
            if was_clean {
                self.laws.check_clean(&self.tabs[tab], book)?;
            }
        }
        Ok(())
    }

    fn close(&mut self, tab: usize, told: u8) {
        let count = self.tabs[tab].kv.queue.borrow().len() * usize::from(told) / 255;
        self.tell_copy(tab, count);
        self.tabs[tab] = self.open();
    }

    fn crash(&mut self, back: usize, told: u8, recovers: bool) -> Result<(), Broken> {
        for tab in 0..TABS {
            let count = self.tabs[tab].kv.queue.borrow().len() * usize::from(told) / 255;
            self.tell_copy(tab, count);
        }
        let (mut count, is_strict) = (self.world.borrow().log.len(), self.mode == Mode::Graced);
        count = count.saturating_sub(back);
        if is_strict {
            let old = self.old();
            count = count.max(self.world.borrow().log.partition_point(|it| it.at <= old));
        }
        self.world.borrow_mut().cut(count);
        self.laws.crash(&self.world.borrow(), is_strict)?;
        self.open_all();
        if recovers {
            BOOKS.into_iter().try_for_each(|book| self.recover(0, book))?;
        }
        Ok(())
    }

    /// Everybody sees everything, and so everybody shows the same.
    fn settle(&mut self) -> Result<(), Broken> {
        for index in 0..TABS {
            self.tabs[index].see(usize::MAX);
            self.tell_copy(index, usize::MAX);
        }
        // What they did on seeing something is seen as well.
        self.tabs.iter_mut().for_each(|it| it.see(usize::MAX));
        for book in BOOKS {
            for tab in &mut self.tabs {
                let desk = tab.desk(book);
                if !desk.is_left_behind && desk.waiting.is_empty() && !self.laws.was_damaged() {
                    self.laws.check_same(tab, book)?;
                }
            }
        }
        Ok(())
    }

    /// At the end all is well: there is room, and time for everything.
    fn finish(&mut self) -> Result<(), Broken> {
        self.tabs.iter().for_each(|it| it.kv.spare());
        self.world.borrow_mut().quota = usize::MAX;
        self.settle()?;
        self.tabs[0] = self.open();
        BOOKS.into_iter().try_for_each(|book| self.recover(0, book))?;
        self.laws.check(&mut self.world.borrow_mut())?;
        BOOKS.into_iter().try_for_each(|book| self.laws.check_clean(&self.tabs[0], book))?;
        self.settle()?;
        for _ in 0..3 {
            self.act(&Deed::Act { tab: 0, book: Book::Mine, order: 0 })?;
            self.act(&Deed::Checkpoint { tab: 0 })?;
        }
        self.act(&Deed::Collect { tab: 0, wait: GRACE.as_millis() })?;
        self.check_bounded()
    }

    /// What is left of the journal is what was noted last, and what cannot be read.
    fn check_bounded(&mut self) -> Result<(), Broken> {
        let desk = self.tabs[0].desk(Book::Mine);
        let aside = desk.journal.set_aside().map_err(|it| format!("{it:?}"))?;
        let store = of_book(&self.world.borrow().store, Book::Mine);
        let latest = store.keys().filter_map(|it| generation(it, Book::Mine)).max();
        let is_counted = |key: &&Rc<str>| {
            aside.iter().all(|it| it.key != ***key) && generation(key, Book::Mine) == latest
        };
        let count = |kind| store.keys().filter(is_counted).filter(|it| it.contains(kind)).count();
        let (journal, heads) = (count(":j:"), count(":h:"));
        if journal > 1 || heads > 2 {
            return Err(format!("{journal} keys and {heads} heads are left: {:?}", store.keys()));
        }
        Ok(())
    }
}

fn id(order: u8) -> OrderId {
    Source::ByHand.order_id(&order.to_string())
}

fn new_order(order: u8, title: &str, at: Timestamp, noted: &crate::tab::Stamp) -> NewOrder {
    let line =
        Line { title: title.to_owned(), quantity: 2, unit_price: 500, picture: Picture::Parcel };
    let facts = Facts {
        id: id(order),
        seller: Seller { name: "Shop".to_owned() },
        lines: vec![line],
        currency: Currency::EUR,
        shipping: 0,
        discount: 0,
        payment_window: None,
    };
    let mut report = Report::new(Source::ByHand);
    report.stage = Some(ReportedStage::AwaitingShipment);
    NewOrder::reported(facts, terms(), report, at, noted)
}

fn terms() -> Arc<Terms> {
    thread_local!(static TERMS: Arc<Terms> = Arc::new(Terms::assumed()));
    TERMS.with(Arc::clone)
}
