//! One tab: the journals of both books over its view of the store, and what it shows of them.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use unbuy_core::{
    order::{Clock, TabId},
    storage::{Book, Journal, Kv, Loaded, MineBook, Namespace, Record, TakenIn},
};

use crate::{
    laws::{Broken, of_book},
    void::leftover,
    world::{BookKv, Change, Content, Look, SharedWorld, TabKv},
};

/// When and where something was noted.
pub type Stamp = (Clock, TabId);

pub fn stamp(record: &Record) -> Stamp {
    (record.clock, record.tab.clone())
}

pub const BOOKS: [Book; 2] = [Book::Practice, Book::Mine];

/// What all keys of a book begin with.
pub fn prefix(book: Book) -> &'static str {
    match book {
        Book::Practice => "unbuy1:main:practice:",
        Book::Mine => "unbuy1:main:mine:",
    }
}

pub fn open(kv: Rc<dyn Kv>, book: Book, tab: &str) -> (Journal, Loaded) {
    let (namespace, tab) = (Namespace::default(), TabId(tab.into()));
    match book {
        Book::Practice => Journal::open(kv, &namespace, book, tab),
        Book::Mine => Journal::open_archived(kv, &namespace, book, tab),
    }
}

/// What somebody finds who opens the book now.
pub fn look(content: Content, book: Book) -> Loaded {
    open(Rc::new(Look(RefCell::new(content))), book, "look").1
}

/// One book in one tab.
#[derive(Debug)]
pub struct Desk {
    pub journal: Journal,
    /// What the tab knows.
    pub known: BTreeMap<Stamp, Record>,
    /// What it shows of the real orders.
    pub shown: MineBook,
    /// What is noted and in the store not yet.
    pub waiting: Vec<Record>,
    /// Why it may not be what the others have: it writes no more.
    pub is_left_behind: bool,
    /// What it has seen in the store.
    pub seen: Vec<String>,
}

impl Desk {
    fn open(kv: &Rc<TabKv>, book: Book, name: &str) -> Self {
        let kv = Rc::new(BookKv::new(kv, prefix(book)));
        let (mut journal, loaded) = open(Rc::clone(&kv) as Rc<dyn Kv>, book, name);
        kv.may_write.set(loaded.incomplete.is_none());
        journal.finish_deleting(&loaded.records);
        let mut desk = Self {
            journal,
            known: BTreeMap::new(),
            shown: MineBook::from_records(&loaded.records),
            waiting: Vec::new(),
            is_left_behind: loaded.incomplete.is_some(),
            seen: Vec::new(),
        };
        desk.known.extend(loaded.records.into_iter().map(|it| (stamp(&it), it)));
        desk
    }

    pub fn take(&mut self, record: &Record) {
        self.shown.take(record);
        self.known.entry(stamp(record)).or_insert_with(|| record.clone());
    }
}

#[derive(Debug)]
pub struct Tab {
    pub number: usize,
    pub name: String,
    pub kv: Rc<TabKv>,
    pub desks: [Desk; 2],
    /// Whether it was told that somebody took something away.
    pub misses: bool,
}

impl Tab {
    /// Opens a tab on the store as it is now. After so many values one cannot be read.
    pub fn open(number: usize, world: &SharedWorld, reads: Option<usize>) -> Self {
        let (name, kv) = (format!("t{number}"), TabKv::new(number, world));
        kv.fail_reading(reads);
        let desks = BOOKS.map(|book| Desk::open(&kv, book, &name));
        kv.fail_reading(None);
        Self { number, name, kv, desks, misses: false }
    }

    pub fn desk(&mut self, book: Book) -> &mut Desk {
        &mut self.desks[usize::from(book == Book::Mine)]
    }

    /// Reads the journal again, within the same page load.
    pub fn reopen(&mut self, book: Book) {
        *self.desk(book) = Desk::open(&self.kv.clone(), book, &self.name.clone());
    }

    /// Sees so many operations of the log, one after the other.
    pub fn see(&mut self, count: usize) {
        for _ in 0..count {
            // The dead see nothing.
            if self.kv.is_dead() {
                return;
            }
            let Some(event) = self.kv.see_next() else { return };
            if let Some(event) = event {
                BOOKS.into_iter().for_each(|book| self.take_in(book, &event));
            }
        }
    }

    pub fn take_in(&mut self, book: Book, (key, value): &Change) {
        let desk = self.desk(book);
        match desk.journal.take_in(key, value.as_deref()) {
            TakenIn::Records(records) => records.iter().for_each(|it| desk.take(it)),
            TakenIn::NewerGeneration => self.reopen(book),
            TakenIn::Removed => {
                // Whoever has not read everything misses what went before.
                let is_behind = std::mem::replace(&mut desk.is_left_behind, true);
                self.misses |= !is_behind;
            }
            TakenIn::NewerLayout => desk.is_left_behind = true,
            TakenIn::Nothing | TakenIn::Unreadable(_) => {}
        }
    }

    /// Nothing void is left where a tab said that it had cleaned up.
    pub fn check_clean(&self, book: Book) -> Result<(), Broken> {
        let loaded = look(of_book(&self.kv.view(), book), book);
        match leftover(&loaded.records, &loaded.records) {
            Some(it) => Err(format!("it is void, and the store has it: {it:?}")),
            None => Ok(()),
        }
    }

    /// What a tab shows is what the store comes to.
    pub fn check_same(&self, book: Book) -> Result<(), Broken> {
        let loaded = look(of_book(&self.kv.view(), book), book);
        let desk = &self.desks[usize::from(book == Book::Mine)];
        let is_same = match book {
            Book::Practice => desk.known.values().eq(&loaded.records),
            Book::Mine => desk.shown.orders() == MineBook::from_records(&loaded.records).orders(),
        };
        if is_same {
            return Ok(());
        }
        let stored: Vec<_> = loaded.records.iter().map(stamp).collect();
        let name = &self.name;
        Err(format!("{name} knows\n{:?}\nand the store has\n{stored:?}", desk.known.keys()))
    }
}
