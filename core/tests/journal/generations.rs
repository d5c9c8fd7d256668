//! Starting over, whole and interrupted.

use std::rc::Rc;

use unbuy_core::storage::{Defect, Kv, KvError, Loaded, NotSaved, TakenIn};

use super::{Disk, NOW, acted, append, key, open, unreadable};

#[test]
fn starting_over_purges_what_was_and_the_other_tab_notices() {
    let disk = Rc::new(Disk::default());
    let (mut a, _) = open(&disk, "a");
    let (mut b, _) = open(&disk, "b");
    let old = append(&mut a, "x").encode().unwrap();
    append(&mut b, "y");
    disk.put(&key(7, "z", 1), "garbage of a generation that never was");
    disk.put("unbuy1:main:practice:what", "garbage of no generation");
    let (begun, saved) = a.start_over(NOW);
    assert_eq!((saved, disk.kv.keys().unwrap()), (Ok(()), vec![key(8, "a", 2)]));
    let value = disk.kv.get(&key(8, "a", 2)).unwrap();
    assert_eq!(b.take_in(&key(8, "a", 2), value.as_deref()), TakenIn::NewerGeneration);
    assert_eq!(b.take_in(&key(1, "b", 1), None), TakenIn::Nothing);
    assert_eq!(b.append(acted("late"), NOW).1, Err(NotSaved::NewerGeneration));
    let (mut b, loaded) = open(&disk, "b");
    assert_eq!(loaded.records, std::slice::from_ref(&begun));
    assert_eq!(b.take_in(&key(1, "a", 1), Some(&old)), TakenIn::Nothing);
    let later = append(&mut b, "later");
    assert_eq!(open(&disk, "c").1.records, [begun, later]);
}

#[test]
fn an_interrupted_start_over_is_finished_on_opening() {
    let disk = Rc::new(Disk::default());
    let (mut a, _) = open(&disk, "a");
    append(&mut a, "x");
    let (mut b, _) = open(&disk, "b");
    let (begun, _) = b.start_over(NOW);
    append(&mut a, "of a tab that has not heard of it");
    disk.put(&key(1, "z", 1), "garbage");
    let (_, loaded) = open(&disk, "c");
    assert_eq!(loaded, Loaded { records: vec![begun], ..Loaded::default() });
    assert_eq!(disk.kv.keys().unwrap(), [key(2, "b", 1)]);
}

#[test]
fn a_generation_of_which_nothing_is_readable_hides_nothing() {
    let disk = Rc::new(Disk::default());
    let old = append(&mut open(&disk, "a").0, "x");
    disk.put(&key(2, "b", 1), "a Begun, once");
    let before = disk.content();
    let (mut journal, loaded) = open(&disk, "c");
    assert_eq!(loaded.records, [old]);
    assert_eq!(loaded.unreadable, [unreadable(&key(2, "b", 1), Defect::Torn)]);
    assert_eq!(disk.content(), before);
    append(&mut journal, "y");
    assert_eq!(open(&disk, "d").1.records.len(), 2);
}

#[test]
fn without_a_readable_begun_the_older_generation_is_kept() {
    let disk = Rc::new(Disk::default());
    append(&mut open(&disk, "a").0, "x");
    let new = append(&mut open(&Rc::default(), "b").0, "y");
    disk.put(&key(2, "b", 2), &new.encode().unwrap());
    let before = disk.content();
    assert_eq!(open(&disk, "c").1.records, [new]);
    assert_eq!(disk.content(), before);
}

#[test]
fn starting_over_works_in_a_full_store() {
    let disk = Rc::new(Disk::default());
    let (mut journal, _) = open(&disk, "a");
    append(&mut journal, &"long ".repeat(50));
    disk.quota.set(Some(disk.used()));
    let (begun, saved) = journal.start_over(NOW);
    assert_eq!((saved, journal.unsaved()), (Ok(()), 0));
    assert_eq!(open(&disk, "b").1.records, [begun]);
}

#[test]
fn starting_over_in_a_store_that_is_denied_counts_as_soon_as_it_is_back() {
    let disk = Rc::new(Disk::default());
    let (mut journal, _) = open(&disk, "a");
    assert_eq!(journal.start_over(NOW).1, Ok(()));
    append(&mut journal, "x");
    disk.fails.set(Some(KvError::Unavailable));
    let denied = Err(NotSaved::Storage(KvError::Unavailable));
    assert_eq!(journal.append(acted("y"), NOW).1, denied);
    let (begun, saved) = journal.start_over(NOW);
    assert_eq!((saved, journal.unsaved()), (denied, 1));
    disk.fails.set(None);
    assert_eq!(journal.retry(), Ok(()));
    assert_eq!(open(&disk, "b").1, Loaded { records: vec![begun], ..Loaded::default() });
    assert_eq!(disk.kv.keys().unwrap(), [key(3, "a", 3)]);
}

#[test]
fn a_tab_that_was_left_behind_can_start_over_itself() {
    let disk = Rc::new(Disk::default());
    let (mut a, _) = open(&disk, "a");
    let (mut b, _) = open(&disk, "b");
    let value = a.start_over(NOW).0.encode();
    assert_eq!(b.take_in(&key(2, "a", 1), value.as_deref()), TakenIn::NewerGeneration);
    let (begun, saved) = b.start_over(NOW);
    let next = append(&mut b, "next");
    assert_eq!((saved, open(&disk, "c").1.records), (Ok(()), vec![begun, next]));
    assert_eq!(disk.kv.keys().unwrap(), [key(3, "b", 1), key(3, "b", 2)]);
}
