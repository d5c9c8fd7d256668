//! What must hold after whatever happened: what was told to be saved is there, what was told to be gone
//! is not, and what nobody can read stays.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
};

use unbuy_core::{
    order::OrderId,
    storage::{Book, Defect, Loaded, MineBook, Note, Record},
};

use crate::{
    tab::{BOOKS, Stamp, look, prefix, stamp},
    void::{imported, is_all_void, is_deleted, is_rest, is_undone, is_whole},
    world::{Content, World},
};

/// A value, and what it holds or held.
type Held = (Rc<str>, Rc<[Stamp]>);

/// A law that was broken.
pub type Broken = String;

/// A record that a journal said it had saved.
#[derive(Debug)]
pub struct Told {
    pub book: Book,
    pub generation: u32,
    pub record: Record,
    /// The second copy had it, once.
    pub was_copied: bool,
    /// After a crash: the second copy alone has it, and nobody has compared yet.
    in_copy_alone: bool,
    /// Damage took it, and that was told.
    is_lost: bool,
}

/// What all tabs together know, and nobody else can.
#[derive(Debug, Default)]
pub struct Laws {
    pub told: Vec<Told>,
    /// Every record that anybody tried to note, in the store or not.
    tried: BTreeMap<(bool, Stamp), Record>,
    /// Those of them that make others void.
    voiding: Vec<Record>,
    /// Imports of which it was said that nothing was noted.
    pub refused: BTreeSet<Stamp>,
    /// Records of which the last key was damaged, and whether nobody could notice.
    hit: BTreeMap<(bool, Stamp), bool>,
    /// Records of which any key was damaged.
    struck: BTreeSet<(bool, Stamp)>,
    is_damaged: bool,
    /// What cannot be read: its value, and what it held when it could.
    aside: BTreeMap<Rc<str>, Held>,
    /// What keys held before they were damaged.
    held: HashMap<Rc<str>, Rc<[Stamp]>>,
    /// What single keys hold.
    contents: HashMap<Rc<str>, Held>,
    dirty: [bool; 2],
    /// The latest generation that anybody began.
    latest: [u32; 2],
    /// From which generation on records are expected: to begin one in a full store, the older ones are
    /// removed first.
    pub expected_from: [u32; 2],
}

fn is_mine(book: Book) -> bool {
    book == Book::Mine
}

pub fn of_book(content: &Content, book: Book) -> Content {
    let ours = content.iter().filter(|(key, _)| key.starts_with(prefix(book)));
    ours.map(|(key, value)| (Rc::clone(key), Rc::clone(value))).collect()
}

pub fn generation(key: &str, book: Book) -> Option<u32> {
    key.strip_prefix(prefix(book))?.split_once(':')?.0.parse().ok()
}

impl Laws {
    pub fn try_to_note(&mut self, book: Book, record: &Record) {
        if matches!(record.note, Note::Deleted { .. } | Note::Undone { .. }) {
            self.voiding.push(record.clone());
        }
        self.tried.insert((is_mine(book), stamp(record)), record.clone());
    }

    pub fn tell(&mut self, book: Book, generation: u32, record: Record) {
        self.dirty[usize::from(is_mine(book))] = true;
        self.told.push(Told {
            book,
            generation,
            record,
            was_copied: false,
            in_copy_alone: false,
            is_lost: false,
        });
    }

    /// Imports that were told to be saved.
    pub fn imports(&self) -> Vec<Stamp> {
        let import = |it: &Told| imported(&it.record).map(|(import, _)| import.clone());
        self.told.iter().filter_map(import).collect()
    }

    /// What a key holds.
    pub fn stamps(&mut self, key: &Rc<str>, value: &Rc<str>, book: Book) -> Rc<[Stamp]> {
        if let Some((known, stamps)) = self.contents.get(key)
            && known == value
        {
            return Rc::clone(stamps);
        }
        let alone = Content::from([(Rc::clone(key), Rc::clone(value))]);
        let stamps: Rc<[Stamp]> = look(alone, book).records.iter().map(stamp).collect();
        self.contents.insert(Rc::clone(key), (Rc::clone(value), Rc::clone(&stamps)));
        stamps
    }

    /// Everything that some key holds, readable or void.
    fn all_stamps(&mut self, content: &Content, book: Book) -> BTreeSet<Stamp> {
        let ours = of_book(content, book);
        ours.iter().flat_map(|(key, value)| self.stamps(key, value, book).to_vec()).collect()
    }

    /// The highest generation that holds something readable.
    pub fn current(&mut self, store: &Content, book: Book) -> u32 {
        let which = usize::from(is_mine(book));
        let (mut readable, mut highest) = (None, 1);
        for (key, value) in store {
            let Some(generation) = generation(key, book) else { continue };
            highest = highest.max(generation);
            self.latest[which] = self.latest[which].max(generation);
            if !self.stamps(key, value, book).is_empty() {
                readable = readable.max(Some(generation));
            }
        }
        readable.unwrap_or(highest)
    }

    /// The second copy was told of a key.
    pub fn copied(&mut self, key: &Rc<str>, value: &Rc<str>) {
        for book in BOOKS.into_iter().filter(|it| key.starts_with(prefix(*it))) {
            let stamps = self.stamps(key, value, book);
            for it in self.told.iter_mut().filter(|it| it.book == book && !it.was_copied) {
                it.was_copied = stamps.contains(&stamp(&it.record));
            }
        }
    }

    /// Keys are going to be damaged; `is_silent` says that nobody can notice. What lies elsewhere too
    /// is not lost, unless a tab that knows nothing of the damage may collect it: `is_seen` says that
    /// there is none.
    pub fn damage(
        &mut self,
        store: &Content,
        keys: &[&Rc<str>],
        book: Book,
        is_silent: bool,
        is_seen: bool,
    ) {
        self.is_damaged = true;
        let mut elsewhere = BTreeSet::new();
        if is_seen {
            for (key, value) in store.iter().filter(|(it, _)| !keys.contains(it)) {
                elsewhere.extend(self.stamps(key, value, book).iter().cloned());
            }
        }
        for key in keys {
            let stamps = self.stamps(key, &store[*key], book);
            for it in stamps.iter() {
                self.struck.insert((is_mine(book), it.clone()));
                if !elsewhere.contains(it) {
                    *self.hit.entry((is_mine(book), it.clone())).or_default() |= is_silent;
                }
            }
            self.aside.remove(*key);
            // What is damaged already holds nothing any more.
            if !stamps.is_empty() {
                self.held.insert(Rc::clone(key), stamps);
            }
        }
    }

    /// The reader said that this may go.
    pub fn discard(&mut self, keys: impl Iterator<Item = String>) {
        keys.for_each(|it| drop(self.aside.remove(&*it)));
        self.hit.values_mut().for_each(|it| *it = true);
    }

    pub fn was_anything_deleted(&self) -> bool {
        !self.voiding.is_empty()
    }

    pub fn was_damaged(&self) -> bool {
        self.is_damaged
    }

    /// The store went back; what neither it nor the copy has was never saved. `is_strict` says that
    /// whatever the copy once had is in one of both.
    pub fn crash(&mut self, world: &World, is_strict: bool) -> Result<(), Broken> {
        self.aside.clear();
        for book in BOOKS {
            let (local, copy) =
                (self.all_stamps(&world.store, book), self.all_stamps(&world.copy, book));
            // Somebody who saw that another started over may have told the copy before that one did.
            let latest = self.latest[usize::from(is_mine(book))];
            for mut it in std::mem::take(&mut self.told) {
                let stamp = stamp(&it.record);
                if it.book != book {
                    self.told.push(it);
                } else if local.contains(&stamp) || copy.contains(&stamp) {
                    it.in_copy_alone = !local.contains(&stamp);
                    self.told.push(it);
                } else if is_strict
                    && it.was_copied
                    && it.generation == latest
                    && latest >= self.expected_from[usize::from(is_mine(book))]
                    && !self.struck.contains(&(is_mine(book), stamp))
                    && !self.may_be_void(&it.record)
                {
                    return Err(format!("the copy had it and has it no more: {:?}", it.record));
                }
            }
        }
        Ok(())
    }

    /// A tab has compared the store with the whole second copy.
    pub fn recovered(&mut self, book: Book) {
        self.told.iter_mut().filter(|it| it.book == book).for_each(|it| it.in_copy_alone = false);
        self.dirty[usize::from(is_mine(book))] = true;
    }

    fn may_be_gone(&self, stamp: &Stamp) -> bool {
        self.tried.get(&(true, stamp.clone())).is_some_and(|it| self.may_be_void(it))
    }

    /// Whether somebody tried to take all of it away.
    fn may_be_void(&self, record: &Record) -> bool {
        is_all_void(record, &self.voiding)
    }

    pub fn check(&mut self, world: &mut World) -> Result<(), Broken> {
        if let Some(broken) = world.broken.take() {
            return Err(broken);
        }
        for book in BOOKS {
            let which = usize::from(is_mine(book));
            if std::mem::take(&mut self.dirty[which]) | std::mem::take(&mut world.touched[which]) {
                self.aside.retain(|key, _| !world.blindly.contains(key));
                self.check_book(&of_book(&world.store, book), book)?;
            }
        }
        Ok(())
    }

    fn check_book(&mut self, store: &Content, book: Book) -> Result<(), Broken> {
        let loaded = look(store.clone(), book);
        if loaded.newer_layout || loaded.incomplete.is_some() {
            return Err(format!("not read completely: {loaded:?}"));
        }
        let current = self.current(store, book);
        let is_whole =
            !self.is_damaged && current >= self.expected_from[usize::from(is_mine(book))];
        if is_whole && !loaded.unreadable.is_empty() {
            return Err(format!("nothing was damaged: {:?}", loaded.unreadable));
        }
        self.check_made(&loaded, book)?;
        self.check_told(&loaded, book, current)?;
        self.check_shown(&loaded, book, current)?;
        self.check_aside(store, &loaded, book, current)
    }

    /// Nothing is there that nobody noted, and nobody noted two things at one moment.
    fn check_made(&self, loaded: &Loaded, book: Book) -> Result<(), Broken> {
        let is_made = |it: &&Record| {
            self.tried.get(&(is_mine(book), stamp(it))).is_some_and(|made| is_rest(it, made))
        };
        match loaded.records.iter().find(|it| !is_made(it)) {
            Some(it) => Err(format!("nobody noted this: {it:?}")),
            None => Ok(()),
        }
    }

    fn is_expected(&self, it: &Told, book: Book) -> bool {
        let which = usize::from(is_mine(book));
        // Without a whole beginning of the latest, what was not removed yet comes back.
        let is_over = it.generation < self.expected_from[which]
            || self.is_damaged && it.generation < self.latest[which];
        it.book == book && !(it.is_lost || it.in_copy_alone || is_over)
    }

    /// What was told to be saved is there; what damage took is reported.
    fn check_told(&mut self, loaded: &Loaded, book: Book, current: u32) -> Result<(), Broken> {
        let found: BTreeMap<Stamp, &Record> =
            loaded.records.iter().map(|it| (stamp(it), it)).collect();
        let mut lost = Vec::new();
        for (index, it) in self.told.iter().enumerate() {
            if !self.is_expected(it, book)
                || it.generation < current
                || self.may_be_void(&it.record)
            {
                continue;
            }
            let stamp = stamp(&it.record);
            if found.get(&stamp).is_some_and(|found| is_whole(found, &it.record, &self.voiding)) {
                continue;
            }
            match self.hit.get(&(is_mine(book), stamp)) {
                Some(is_silent) if *is_silent || !loaded.unreadable.is_empty() => lost.push(index),
                Some(_) => return Err(format!("damage took it, and nobody says so: {it:?}")),
                None => {
                    return Err(format!("it was saved, and is not there: {it:?}"));
                }
            }
        }
        lost.into_iter().for_each(|it| self.told[it].is_lost = true);
        Ok(())
    }

    /// What was told to be gone is not shown.
    fn check_shown(&self, loaded: &Loaded, book: Book, current: u32) -> Result<(), Broken> {
        let is_current = |it: &&Told| self.is_expected(it, book) && it.generation == current;
        let voiding = self.told.iter().filter(is_current);
        let voiding: Vec<_> = voiding.map(|it| &it.record).collect();
        let is_backed = |order: &OrderId| {
            loaded.records.iter().filter_map(imported).any(|(import, orders)| {
                orders.iter().any(|it| it.facts.id == *order)
                    && !self.refused.contains(import)
                    && !is_undone(import, voiding.iter().copied())
                    && !is_deleted(order, import, voiding.iter().copied())
            })
        };
        let shown = MineBook::from_records(&loaded.records);
        match shown.orders().keys().find(|it| !is_backed(it)) {
            Some(it) if book == Book::Mine => Err(format!("it is gone and shown: {it:?}")),
            _ => Ok(()),
        }
    }

    /// What cannot be read stays as it is.
    fn check_aside(
        &mut self,
        store: &Content,
        loaded: &Loaded,
        book: Book,
        current: u32,
    ) -> Result<(), Broken> {
        let found: BTreeSet<Stamp> = loaded.records.iter().map(stamp).collect();
        let mut gone = Vec::new();
        for (key, (value, held)) in &self.aside {
            if !key.starts_with(prefix(book)) || store.get(key) == Some(value) {
                continue;
            }
            let may_go = generation(key, book).is_none_or(|it| it < current)
                // It lies in a segment, or did until it was taken away.
                || !held.is_empty() && held.iter().all(|it| found.contains(it) || self.may_be_gone(it));
            if !may_go {
                return Err(format!("{key} could not be read, and is not what it was"));
            }
            gone.push(Rc::clone(key));
        }
        gone.iter().for_each(|it| drop(self.aside.remove(it)));
        for it in loaded.unreadable.iter().filter(|it| it.why != Defect::Missing) {
            let key: Rc<str> = it.key.as_str().into();
            let Some(value) = store.get(&key) else { continue };
            if !self.aside.contains_key(&key) {
                let held = self.held.get(&key).map_or_else(Rc::default, Rc::clone);
                self.aside.insert(key, (Rc::clone(value), held));
            }
        }
        Ok(())
    }
}
