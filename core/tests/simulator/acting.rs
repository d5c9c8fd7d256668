//! Doing one deed after the other, and holding the world to the laws after each.

use std::{cell::RefCell, rc::Rc};

use unbuy_core::{
    Span, Timestamp,
    order::Act,
    storage::{BALLAST_KEY, Book, GRACE, KvError, NotSaved, Note, Record},
};

use crate::{
    damage,
    deeds::{Deed, TABS},
    laws::{Broken, Laws, generation, of_book},
    orders::id,
    tab::{BOOKS, Tab, look},
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
    pub wall: Timestamp,
    /// How many tabs were ever opened.
    pub opened: usize,
    /// How many things were noted, so that no two say the same.
    pub notes: usize,
    /// Whether keys may go without a reason that a tab can know.
    pub is_tampered: bool,
    pub has_crashed: bool,
    /// Whether something was deleted and there was no room to say so, so that others show it still.
    pub has_secrets: bool,
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
            has_crashed: false,
            has_secrets: false,
        };
        run.open_all().unwrap();
        run
    }

    pub fn open_all(&mut self) -> Result<(), Broken> {
        self.tabs.clear();
        for _ in 0..TABS {
            let tab = self.open(None)?;
            self.tabs.push(tab);
        }
        Ok(())
    }

    /// Opens a tab. After so many values one cannot be read.
    pub fn open(&mut self, reads: Option<usize>) -> Result<Tab, Broken> {
        self.opened += 1;
        let before = self.world.borrow().store.clone();
        let tab = Tab::open(self.opened, &self.world, reads);
        let after = &self.world.borrow().store;
        for book in BOOKS {
            let store = of_book(&before, book);
            let is_begun = |it: &Record| it.note == Note::Begun;
            let lacks = store.keys().find(|it| !after.contains_key(*it));
            // In the current generation only deleting is finished.
            let current = self.laws.current(&store, book);
            if let Some(key) = lacks
                && generation(key, book).is_some_and(|it| it < current)
                && !look(store.clone(), book).records.iter().any(is_begun)
            {
                return Err(format!("{key} went, and nobody knows that it was meant to"));
            }
        }
        Ok(tab)
    }

    pub fn act(&mut self, deed: &Deed) -> Result<(), Broken> {
        self.pass(7);
        self.do_it(deed)?;
        for index in 0..TABS {
            if self.tabs[index].misses && !self.is_tampered {
                return Err("a tab misses what nobody took without a reason".to_owned());
            }
            if self.tabs[index].kv.is_dead() {
                self.close(index, 128, None)?;
            }
        }
        self.laws.check(&mut self.world.borrow_mut())
    }

    /// Time passes. Whoever may not be behind sees what is old.
    pub fn pass(&mut self, millis: i64) {
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

    pub fn old(&self) -> i64 {
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
                if saved == Err(NotSaved::Storage(KvError::QuotaExceeded))
                    && self.tabs[tab].kv.view().contains_key(BALLAST_KEY)
                {
                    return Err("it was not saved, though there was ballast".to_owned());
                }
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
                self.collect(tab)?;
                self.pass(wait);
                self.collect(tab)?;
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
            Deed::Close { tab, told, reads } => self.close(tab, told, reads)?,
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
    pub fn all_saved(&mut self, tab: usize, book: Book) {
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
        self.has_secrets |= done == Err(NotSaved::Storage(KvError::QuotaExceeded));
        if done.is_ok() { self.tabs[tab].check_clean(Book::Mine) } else { Ok(()) }
    }

    fn start_over(&mut self, tab: usize, book: Book) -> Result<(), Broken> {
        let view = of_book(&self.tabs[tab].kv.view(), book);
        let before = view.keys().filter_map(|it| generation(it, book)).max().unwrap_or(1);
        let desk = self.tabs[tab].desk(book);
        let (record, done) = desk.journal.start_over(self.wall);
        desk.waiting.clear();
        desk.known.clear();
        desk.shown = Default::default();
        self.noted(tab, book, record, done.and(Err(NotSaved::TooLong)));
        if done.is_err() {
            if done == Err(NotSaved::Storage(KvError::QuotaExceeded)) {
                self.laws.expected_from[usize::from(book == Book::Mine)] = before + 1;
            }
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
}
