//! The journal over a store that can be full, fail, be damaged and be shared by tabs.

#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod copy;
mod damage;
mod generations;
mod golden;
mod mine;
mod saving;
mod tabs;

use std::{cell::Cell, rc::Rc};

use unbuy_core::{
    Timestamp,
    order::{Act, OrderId, TabId},
    storage::{
        Book, Defect, Journal, Kv, KvError, Loaded, MemoryKv, Namespace, Note, Record, Unreadable,
    },
};

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);
const LAMP: &str = "80172204";

/// A store with a quota in characters, keys included, and a failure that can be switched on.
#[derive(Debug, Default)]
struct Disk {
    kv: MemoryKv,
    quota: Cell<Option<usize>>,
    fails: Cell<Option<KvError>>,
    writes: Cell<usize>,
}

impl Disk {
    fn check(&self) -> Result<(), KvError> {
        self.fails.get().map_or(Ok(()), Err)
    }

    fn used(&self) -> usize {
        let size = |key: &String| key.len() + self.kv.get(key).unwrap().map_or(0, |it| it.len());
        self.kv.keys().unwrap().iter().map(size).sum()
    }

    /// Everything there is, to compare before and after.
    fn content(&self) -> Vec<(String, String)> {
        let keys = self.kv.keys().unwrap();
        keys.into_iter().map(|it| (it.clone(), self.kv.get(&it).unwrap().unwrap())).collect()
    }

    fn put(&self, key: &str, value: &str) {
        self.kv.set(key, value).unwrap();
    }
}

impl Kv for Disk {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.check()?;
        self.kv.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        self.check()?;
        self.writes.set(self.writes.get() + 1);
        if self.quota.get().is_some_and(|it| self.used() + key.len() + value.len() > it) {
            return Err(KvError::QuotaExceeded);
        }
        self.kv.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.check()?;
        self.kv.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.check()?;
        self.kv.keys()
    }
}

fn open(disk: &Rc<Disk>, tab: &str) -> (Journal, Loaded) {
    let kv = Rc::clone(disk) as Rc<dyn Kv>;
    Journal::open(kv, &Namespace::default(), Book::Practice, TabId(tab.into()))
}

fn key(generation: u32, tab: &str, seq: u32) -> String {
    format!("unbuy1:main:practice:{generation}:j:{tab}:{seq}")
}

fn acted(text: &str) -> Note {
    let act = Act::FeedbackLeft { stars: 3, text: text.to_owned() };
    Note::Acted { order: OrderId::new(LAMP), act, at: NOW }
}

#[track_caller]
fn append(journal: &mut Journal, text: &str) -> Record {
    let (record, saved) = journal.append(acted(text), NOW);
    assert_eq!(saved, Ok(()));
    record
}

fn unreadable(key: &str, why: Defect) -> Unreadable {
    Unreadable { key: key.to_owned(), why }
}
