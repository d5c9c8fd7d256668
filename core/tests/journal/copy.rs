//! The second copy of the store, which hears of everything a little later.

use std::{cell::Cell, rc::Rc};

use unbuy_core::{
    Span,
    storage::{NotImported, NotSaved, TakenIn, import_notes},
};

use super::{
    mine::{add, id, new_order, numbers, open_mine, remembers, shipped},
    *,
};

#[test]
fn what_was_deleted_does_not_come_back_from_a_copy_that_has_not_heard_of_it() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1", "2"]);
    add(&mut a, &mut book, &["3"]);
    let copy = disk.content();
    for number in ["1", "3"] {
        assert_eq!(a.delete(&id(number), NOW).1, Ok(()));
    }
    for tab in ["b", "c"] {
        let (mut journal, book) = open_mine(&disk, tab);
        let recovered = journal.recover(&copy);
        assert_eq!((recovered.records, recovered.failure), (vec![], None));
        assert_eq!(recovered.forget.len(), copy.len());
        assert_eq!(numbers(&book), ["2"]);
        assert!(["1", "3"].iter().all(|it| !remembers(&disk, it)));
    }
}

#[test]
fn a_part_that_is_void_goes_again_when_the_rest_comes_back() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1", "2"]);
    let mut copy = disk.content();
    assert_eq!(a.delete(&id("1"), NOW).1, Ok(()));
    let tombstone = disk.content().into_iter().find(|(_, value)| value.contains("deleted"));
    copy.extend(tombstone);
    // The whole store went, and the copy knows of the deletion alone.
    disk.content().iter().for_each(|(key, _)| disk.kv.remove(key).unwrap());
    let (mut journal, _) = open_mine(&disk, "b");
    assert_eq!(journal.recover(&copy).failure, None);
    assert_eq!(numbers(&open_mine(&disk, "c").1), ["2"]);
    assert!(!remembers(&disk, "1") && remembers(&disk, "2"));
}

#[test]
fn a_deletion_that_comes_back_takes_away_what_it_makes_void() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    let before = disk.content();
    assert_eq!(a.delete(&id("1"), NOW).1, Ok(()));
    let copy = disk.content();
    // The browser forgot the deletion; its copy did not.
    copy.iter().for_each(|(key, _)| disk.kv.remove(key).unwrap());
    before.iter().for_each(|(key, value)| disk.put(key, value));
    let (mut journal, book) = open_mine(&disk, "b");
    assert_eq!(numbers(&book), ["1"]);
    assert_eq!(journal.recover(&copy).records.len(), 1);
    assert!(!remembers(&disk, "1"));
}

#[test]
fn nothing_is_taken_away_for_a_note_that_could_not_be_restored() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    let before = disk.content();
    assert_eq!(a.delete(&id("1"), NOW).1, Ok(()));
    let copy = disk.content();
    copy.iter().for_each(|(key, _)| disk.kv.remove(key).unwrap());
    before.iter().for_each(|(key, value)| disk.put(key, value));
    disk.quota.set(Some(disk.used()));
    let (mut journal, _) = open_mine(&disk, "b");
    assert!(journal.recover(&copy).failure.is_some());
    assert_eq!(disk.content(), before);
}

#[test]
fn a_deletion_that_waits_for_room_is_heeded() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    let copy = disk.content();
    disk.quota.set(Some(0));
    let quota = Err(NotSaved::Storage(KvError::QuotaExceeded));
    assert_eq!(a.delete(&id("1"), NOW).1, quota);
    assert_eq!(disk.content(), []);
    disk.quota.set(None);
    assert_eq!(a.recover(&copy).records, []);
    assert_eq!((a.retry(), remembers(&disk, "1")), (Ok(()), false));
}

#[test]
fn what_is_damaged_in_the_copy_too_is_not_restored() {
    let disk = Rc::new(Disk::default());
    let (mut a, _) = open_mine(&disk, "a");
    assert_eq!(a.append(shipped("1"), NOW).1, Ok(()));
    assert_eq!(a.checkpoint(), Ok(true));
    let segment = "unbuy1:main:mine:1:s:a:2";
    disk.kv.remove(segment).unwrap();
    let before = disk.content();
    let recovered = a.recover(&[(segment.to_owned(), String::new())]);
    assert_eq!((recovered.records, disk.content()), (vec![], before));
}

#[test]
fn a_key_that_went_and_is_needed_by_nobody_does_not_stop_a_tab() {
    let disk = Rc::new(Disk::default());
    let (mut a, _) = open(&disk, "a");
    append(&mut a, "kept");
    disk.put(&key(1, "z", 2), "spoilt");
    let (mut b, loaded) = open(&disk, "b");
    assert_eq!(loaded.unreadable.len(), 1);
    assert_eq!(a.discard(&loaded.unreadable), Ok(()));
    assert_eq!(b.take_in(&key(1, "z", 2), None), TakenIn::Removed);
    assert_eq!(b.append(acted("x"), NOW).1, Err(NotSaved::Removed));
    // The mirror has nothing that the store lacks.
    assert_eq!(b.recover(&disk.content()).records, []);
    assert_eq!((b.retry(), b.unsaved()), (Ok(()), 0));

    // Where both are gone nothing is as it was.
    disk.content().iter().for_each(|(key, _)| disk.kv.remove(key).unwrap());
    b.bar();
    b.recover(&[]);
    assert_eq!(b.append(acted("y"), NOW).1, Err(NotSaved::Removed));
}

#[test]
fn a_reason_that_nothing_takes_back_is_not_forgotten_over_another() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    let copy = disk.content();
    assert_eq!(a.take_in("unbuy2:main:x", Some("?")), TakenIn::NewerLayout);
    assert_eq!(a.take_in(&copy[0].0, None), TakenIn::Removed);
    a.bar();
    disk.kv.remove(&copy[0].0).unwrap();
    a.recover(&copy);
    assert_eq!(disk.content(), []);
    assert_eq!(a.append(shipped("1"), NOW).1, Err(NotSaved::NewerLayout));
}

/// A store that fails once, at the write of that number.
#[derive(Debug)]
struct Failing(Rc<Disk>, Cell<usize>);

impl Kv for Failing {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        self.1.set(self.1.get().wrapping_sub(1));
        if self.1.get() == 0 { Err(KvError::Other) } else { self.0.set(key, value) }
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.0.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.0.keys()
    }
}

#[test]
fn what_was_taken_back_shares_its_moment_with_nothing() {
    let disk = Rc::new(Disk::default());
    // The first write tries whether there is room.
    let kv = Rc::new(Failing(Rc::clone(&disk), Cell::new(3)));
    let (mut a, _) =
        Journal::open_archived(kv, &Namespace::default(), Book::Mine, TabId("a".into()));
    let noted = a.next_stamp(NOW);
    let title = "x".repeat(300_000);
    let orders: Vec<_> =
        ["1", "2", "3", "4", "5"].iter().map(|it| new_order(it, &title, &noted)).collect();
    let failed = a.append_together(import_notes(&noted, &orders).unwrap(), NOW);
    assert_eq!(failed, Err(NotImported::NotSaved(NotSaved::Storage(KvError::Other))));
    assert_eq!(disk.content(), []);
    // Another tab may have seen the first part.
    let later = a.next_stamp(NOW - Span::DAY);
    assert!(later.0 > noted.0.tick(NOW));
}
