//! What is kept when the store takes it, and when it does not.

use std::{collections::BTreeMap, rc::Rc};

use unbuy_core::storage::{Kv, KvError, Loaded, MAX_VALUE, NotSaved};

use super::{Disk, NOW, acted, append, key, open};

#[test]
fn what_one_tab_noted_the_next_one_finds() {
    let disk = Rc::new(Disk::default());
    let (mut journal, loaded) = open(&disk, "a");
    assert_eq!(loaded, Loaded::default());
    let noted = [append(&mut journal, "one"), append(&mut journal, "two")];
    assert_eq!(disk.kv.keys().unwrap(), [key(1, "a", 1), key(1, "a", 2)]);
    assert_eq!(disk.writes.get(), 2, "one note is one write");
    assert_eq!(open(&disk, "b").1.records, noted);
}

#[test]
fn a_full_store_keeps_notes_waiting_until_there_is_room() {
    let disk = Rc::new(Disk::default());
    let (mut journal, _) = open(&disk, "a");
    let first = append(&mut journal, "first");
    disk.quota.set(Some(disk.used()));
    let before = disk.content();
    let full = Err(NotSaved::Storage(KvError::QuotaExceeded));
    let (second, saved) = journal.append(acted("second"), NOW);
    assert_eq!((saved, journal.unsaved()), (full, 1));
    let (third, saved) = journal.append(acted("third"), NOW);
    assert_eq!((saved, journal.unsaved(), journal.retry()), (full, 2, full));
    assert_eq!(disk.content(), before);
    disk.quota.set(None);
    let fourth = append(&mut journal, "fourth");
    assert_eq!(journal.unsaved(), 0);
    assert_eq!(open(&disk, "b").1.records, [first, second, third, fourth]);
}

#[test]
fn a_store_that_is_denied_midway_loses_nothing() {
    let disk = Rc::new(Disk::default());
    let (mut journal, _) = open(&disk, "a");
    disk.fails.set(Some(KvError::Unavailable));
    let (record, saved) = journal.append(acted("x"), NOW);
    assert_eq!(saved, Err(NotSaved::Storage(KvError::Unavailable)));
    disk.fails.set(None);
    assert_eq!(journal.retry(), Ok(()));
    assert_eq!(open(&disk, "b").1.records, [record]);
}

#[test]
fn nothing_is_written_after_an_incomplete_load() {
    let disk = Rc::new(Disk::default());
    append(&mut open(&disk, "a").0, "x");
    disk.fails.set(Some(KvError::Other));
    let (mut journal, loaded) = open(&disk, "b");
    assert_eq!(loaded.incomplete, Some(KvError::Other));
    disk.fails.set(None);
    let before = disk.content();
    let barred = Err(NotSaved::Storage(KvError::Other));
    assert_eq!(journal.append(acted("y"), NOW).1, barred);
    assert_eq!(journal.start_over(NOW).1, barred);
    assert_eq!(disk.content(), before);
}

#[test]
fn a_note_that_is_too_long_does_not_hold_up_the_others() {
    let disk = Rc::new(Disk::default());
    let (mut journal, _) = open(&disk, "a");
    let (_, saved) = journal.append(acted(&"x".repeat(MAX_VALUE)), NOW);
    assert_eq!(saved, Err(NotSaved::TooLong));
    let short = append(&mut journal, "short");
    assert_eq!((journal.unsaved(), open(&disk, "b").1.records), (1, vec![short]));
}

#[test]
fn what_could_not_be_saved_is_in_the_raw_data_too() {
    let disk = Rc::new(Disk::default());
    let (mut journal, _) = open(&disk, "a");
    append(&mut journal, "saved");
    disk.put("foreign", "stays out");
    disk.put(&key(1, "b", 1), "unreadable \u{e9}");
    disk.quota.set(Some(disk.used()));
    journal.append(acted("waits"), NOW).1.unwrap_err();
    let raw: BTreeMap<String, String> = serde_json::from_str(&journal.raw_data()).unwrap();
    assert_eq!(
        raw.keys().map(String::as_str).collect::<Vec<_>>(),
        [key(1, "a", 1), key(1, "a", 2), key(1, "b", 1)]
    );
    assert!(raw[&key(1, "a", 1)].contains("saved"));
    assert!(raw[&key(1, "a", 2)].contains("waits"));
    assert_eq!(raw[&key(1, "b", 1)], "unreadable \u{e9}");
}
