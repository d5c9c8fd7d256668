//! The book of real orders over its journal: imports, deleting, tabs.

use std::{rc::Rc, sync::Arc};

use proptest::prelude::*;
use unbuy_core::{
    Currency, Span,
    order::{Facts, Line, Picture, Report, ReportedStage, Seller, Source, Terms},
    storage::{
        Backup, Change, MineBook, NewOrder, NotImported, NotSaved, QUOTA, Room, TakenIn, backup,
        import_notes,
    },
};

use super::*;

pub fn open_mine(disk: &Rc<Disk>, tab: &str) -> (Journal, MineBook) {
    let kv = Rc::clone(disk) as Rc<dyn Kv>;
    let (mut journal, loaded) =
        Journal::open_archived(kv, &Namespace::default(), Book::Mine, TabId(tab.into()));
    journal.finish_deleting(&loaded.records);
    assert_eq!((&loaded.unreadable, loaded.incomplete), (&vec![], None));
    (journal, MineBook::from_records(&loaded.records))
}

fn facts(number: &str, title: &str) -> Facts {
    let line = Line::new(title.to_owned(), 2, 500, Picture::Parcel);
    Facts {
        id: Source::ByHand.order_id(number),
        seller: Seller { name: "Shop".to_owned() },
        lines: vec![line],
        currency: Currency::EUR,
        shipping: 0,
        discount: 0,
        payment_window: None,
        deliver_to: None,
    }
}

pub fn new_order(number: &str, title: &str, noted: &(unbuy_core::order::Clock, TabId)) -> NewOrder {
    let mut report = Report::new(Source::ByHand);
    report.stage = Some(ReportedStage::AwaitingShipment);
    report.paid = Some(1000);
    NewOrder::reported(facts(number, title), Arc::new(Terms::assumed()), report, NOW, noted)
}

/// Adds orders with these numbers, and a long title that can be looked for in the store.
pub fn add(journal: &mut Journal, book: &mut MineBook, numbers: &[&str]) {
    let noted = journal.next_stamp(NOW);
    let title = |number: &str| format!("secret {number} {}", "x".repeat(300));
    let orders: Vec<_> = numbers.iter().map(|it| new_order(it, &title(it), &noted)).collect();
    for note in import_notes(&noted, &orders).unwrap() {
        let (record, saved) = journal.append(note, NOW);
        assert_eq!(saved, Ok(()));
        book.take(&record);
    }
}

pub fn numbers(book: &MineBook) -> Vec<String> {
    book.orders().keys().map(|it| it.shop_number().to_owned()).collect()
}

pub fn id(number: &str) -> OrderId {
    Source::ByHand.order_id(number)
}

pub fn shipped(number: &str) -> Note {
    let act = Act::Shipped { goods: facts(number, "").all_goods(), parcel: None };
    Note::Acted { order: id(number), act, at: NOW }
}

/// Whether the store still says something of that order but its number, packed or not.
pub fn remembers(disk: &Rc<Disk>, number: &str) -> bool {
    let secret = format!("secret {number} ");
    let kv = Rc::clone(disk) as Rc<dyn Kv>;
    let tab = TabId("r".into());
    let (_, loaded) = Journal::open_archived(kv, &Namespace::default(), Book::Mine, tab);
    loaded.records.iter().any(|it| format!("{it:?}").contains(&secret))
}

#[test]
fn an_import_is_there_after_opening_again_and_in_another_tab() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    let (mut b, mut other) = open_mine(&disk, "b");
    add(&mut a, &mut book, &["1", "2"]);
    let (record, _) = a.append(shipped("1"), NOW);
    assert_eq!(book.take(&record), Change::Order(id("1")));
    assert_eq!(book.take(&record), Change::Nothing);
    for (key, value) in disk.content() {
        let TakenIn::Records(records) = b.take_in(&key, Some(&value)) else { panic!("{key}") };
        records.iter().for_each(|it| drop(other.take(it)));
    }
    assert_eq!(other, book);
    assert_eq!(open_mine(&disk, "c").1, book);
    assert!(disk.kv.keys().unwrap().iter().all(|it| it.starts_with("unbuy1:main:mine:1:")));
    let (_, practice) = open(&disk, "d");
    assert_eq!(practice, Loaded::default());
}

#[test]
fn an_import_of_several_parts_counts_when_all_are_there() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    let noted = a.next_stamp(NOW);
    let title = "x".repeat(300_000);
    let orders: Vec<_> =
        ["1", "2", "3", "4", "5"].iter().map(|it| new_order(it, &title, &noted)).collect();
    let notes = import_notes(&noted, &orders).unwrap();
    assert_eq!(notes.len(), 2);
    let records: Vec<_> = notes.into_iter().map(|it| a.append(it, NOW)).collect();
    assert!(records.iter().all(|(_, saved)| saved.is_ok()));
    assert_eq!((book.take(&records[1].0), book.orders().len()), (Change::Orders, 0));
    assert_eq!((book.take(&records[0].0), book.orders().len()), (Change::Orders, 5));
    let last = disk.kv.keys().unwrap().pop().unwrap();
    disk.kv.remove(&last).unwrap();
    assert_eq!(open_mine(&disk, "b").1.orders().len(), 0);
    let too_long = new_order("6", &"x".repeat(1 << 20), &noted);
    assert_eq!(import_notes(&noted, &[too_long]), None);
    assert_eq!(import_notes(&noted, &[]), Some(vec![]));
}

#[test]
fn later_facts_are_a_correction_if_the_lines_are_the_same() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    let mut correct = |title: &str, quantity| {
        let noted = a.next_stamp(NOW);
        let mut order = new_order("1", title, &noted);
        order.facts.lines[0].quantity = quantity;
        for note in import_notes(&noted, &[order]).unwrap() {
            book.take(&a.append(note, NOW).0);
        }
        book.orders()[&id("1")].facts().title().to_owned()
    };
    assert_eq!(correct("Lamp", 2), "Lamp");
    assert_eq!(correct("Three lamps", 3), "Lamp");
}

#[test]
fn deleting_an_order_takes_its_payload_away() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    let (mut b, mut other) = open_mine(&disk, "b");
    add(&mut a, &mut book, &["1", "2"]);
    add(&mut a, &mut book, &["3"]);
    for note in [shipped("1"), shipped("2"), shipped("3")] {
        book.take(&a.append(note, NOW).0);
    }
    let before = disk.content();
    for (key, value) in &before {
        if let TakenIn::Records(records) = b.take_in(key, Some(value)) {
            records.iter().for_each(|it| drop(other.take(it)));
        }
    }
    for number in ["1", "3"] {
        let (record, done) = a.delete(&id(number), NOW);
        assert_eq!((book.take(&record), done), (Change::Orders, Ok(())));
        assert!(!remembers(&disk, number));
    }
    assert_eq!(numbers(&book), ["2"]);
    assert!(remembers(&disk, "2"));
    let reopened = open_mine(&disk, "c").1;
    assert_eq!(reopened.orders(), book.orders());

    // The other tab hears of it key by key, and can go on.
    let after = disk.content();
    for (key, value) in after.iter().filter(|it| !before.contains(it)) {
        if let TakenIn::Records(records) = b.take_in(key, Some(value)) {
            records.iter().for_each(|it| drop(other.take(it)));
        }
    }
    for (key, _) in before.iter().filter(|it| !after.contains(it)) {
        assert_eq!(b.take_in(key, None), TakenIn::Nothing);
    }
    assert_eq!(other.orders(), book.orders());
    assert_eq!(b.append(shipped("2"), NOW).1, Ok(()));
}

#[test]
fn an_order_that_is_added_again_after_it_was_deleted_is_there() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    book.take(&a.append(shipped("1"), NOW).0);
    book.take(&a.delete(&id("1"), NOW).0);
    assert_eq!(numbers(&book), [""; 0]);
    // An act of a tab that has not heard of it.
    assert_eq!(book.take(&a.append(shipped("1"), NOW).0), Change::Nothing);
    add(&mut a, &mut book, &["1"]);
    assert_eq!(numbers(&book), ["1"]);
    assert_eq!(open_mine(&disk, "b").1, MineBook::from_records(&records(&disk)));
    assert_eq!(open_mine(&disk, "b").1.orders(), book.orders());
}

fn records(disk: &Rc<Disk>) -> Vec<Record> {
    let kv = Rc::clone(disk) as Rc<dyn Kv>;
    Journal::open_archived(kv, &Namespace::default(), Book::Mine, TabId("z".into())).1.records
}

#[test]
fn deleting_that_was_interrupted_anywhere_is_finished_on_opening() {
    let build = || {
        let disk = Rc::new(Disk::default());
        let (mut a, mut book) = open_mine(&disk, "a");
        add(&mut a, &mut book, &["1", "2"]);
        a.append(shipped("1"), NOW).1.unwrap();
        (disk, a)
    };
    let (whole, mut journal) = build();
    let writes = whole.writes.get();
    journal.delete(&id("1"), NOW).1.unwrap();
    let states = whole.writes.get() - writes;
    assert_eq!(states, 2);
    let end = open_mine(&whole, "z").1;
    // The tombstone alone; the tombstone and the rest, but the old keys still there.
    let (before, after) = (build().0.content(), whole.content());
    let new: Vec<_> = after.iter().filter(|it| !before.contains(it)).collect();
    for count in 1..=new.len() {
        let disk = Rc::new(Disk::default());
        before
            .iter()
            .chain(new[..count].iter().copied())
            .for_each(|(key, value)| disk.put(key, value));
        let (_, book) = open_mine(&disk, "c");
        assert_eq!(numbers(&book), ["2"]);
        assert!(!remembers(&disk, "1"));
        assert_eq!(open_mine(&disk, "d").1.orders(), end.orders());
    }
}

#[test]
fn an_order_can_be_deleted_from_a_full_store() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    add(&mut a, &mut book, &["2"]);
    disk.quota.set(Some(disk.used()));
    let quota = Err(NotSaved::Storage(KvError::QuotaExceeded));
    assert_eq!(a.append(shipped("1"), NOW).1, quota);
    assert_eq!(a.delete(&id("1"), NOW).1, Ok(()));
    assert_eq!((remembers(&disk, "1"), a.unsaved()), (false, 0));
    assert_eq!(numbers(&open_mine(&disk, "b").1), ["2"]);
}

#[test]
fn an_import_that_does_not_fit_leaves_no_trace() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    let before = disk.content();
    let noted = a.next_stamp(NOW);
    let notes = import_notes(&noted, &[new_order("2", "x", &noted)]).unwrap();
    // The store itself says no, or three quarters of it are taken.
    disk.quota.set(Some(disk.used() + 1000));
    let Err(NotImported::NoRoom(room)) = a.append_together(notes.clone(), NOW) else {
        panic!("there is no room for the margin")
    };
    assert!((500..2000).contains(&room.needed) && room.left > 3_000_000, "{room:?}");
    assert_eq!((disk.content(), a.next_stamp(NOW)), (before, noted));
    disk.quota.set(None);
    disk.put("foreign", &"x".repeat(QUOTA / 4 * 3));
    let refused = a.append_together(notes.clone(), NOW);
    assert_eq!(refused, Err(NotImported::NoRoom(Room { needed: room.needed, left: 0 })));
    disk.kv.remove("foreign").unwrap();
    let records = a.append_together(notes, NOW).unwrap();
    records.iter().for_each(|it| drop(book.take(it)));
    assert_eq!(open_mine(&disk, "b").1, book);
}

#[test]
fn an_import_can_be_taken_back() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    let noted = a.next_stamp(NOW);
    add(&mut a, &mut book, &["1", "2"]);
    book.take(&a.append(shipped("2"), NOW).0);
    assert_eq!(numbers(&book), ["1", "2"]);
    let (record, done) = a.undo(&noted, NOW);
    assert_eq!((book.take(&record), done), (Change::Orders, Ok(())));
    assert_eq!((numbers(&book), remembers(&disk, "2")), (vec!["1".to_owned()], false));
    assert_eq!(open_mine(&disk, "b").1.orders(), book.orders());
    // What was noted of it meanwhile waits for it.
    add(&mut a, &mut book, &["2"]);
    assert_eq!(book.orders()[&id("2")].log().len(), 2);
}

#[test]
fn deleting_everything_begins_a_new_generation() {
    let disk = Rc::new(Disk::default());
    let (mut a, mut book) = open_mine(&disk, "a");
    add(&mut a, &mut book, &["1"]);
    append(&mut open(&disk, "p").0, "of the other book");
    assert_eq!(a.start_over(NOW).1, Ok(()));
    assert_eq!(open_mine(&disk, "b").1.orders().len(), 0);
    assert!(!remembers(&disk, "1"));
    assert_eq!(open(&disk, "q").1.records.len(), 1);
}

#[test]
fn a_part_that_makes_no_sense_is_not_read() {
    let noted = (unbuy_core::order::Clock(NOW.millis(), 0), TabId("a".into()));
    let note = import_notes(&noted, &[new_order("1", "x", &noted)]).unwrap().remove(0);
    let check = |spoil: fn(&mut u16, &mut u16)| {
        let Note::Imported { import, mut part, mut of, terms, orders } = note.clone() else {
            panic!("an import is one")
        };
        spoil(&mut part, &mut of);
        let note = Note::Imported { import, part, of, terms, orders };
        let (clock, tab) = noted.clone();
        let record = Record { rules: unbuy_core::storage::RULES, clock, tab, note };
        Record::decode(&record.encode().unwrap()).map(|it| assert_eq!(it, record))
    };
    assert_eq!(check(|_, _| {}), Ok(()));
    assert_eq!(check(|part, _| *part = 0), Err(Defect::Content));
    assert_eq!(check(|part, of| (*part, *of) = (3, 2)), Err(Defect::Content));
    assert_eq!(check(|_, of| *of = 0), Err(Defect::Content));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_come_to_the_same_in_whatever_order_and_survive_a_backup(
        deeds in prop::collection::vec((0..5_u8, 0..4_u8, 0..2_u8), 1..25),
        shuffle in any::<u64>(),
    ) {
        let disk = Rc::new(Disk::default());
        let mut tabs = [open_mine(&disk, "a").0, open_mine(&disk, "b").0];
        let (mut all, mut wall) = (Vec::new(), NOW);
        for (deed, number, tab) in deeds {
            let journal = &mut tabs[usize::from(tab)];
            let number = number.to_string();
            wall = wall + Span::millis(i64::from(deed % 2));
            match deed {
                0 | 1 => {
                    let noted = journal.next_stamp(wall);
                    let orders = [new_order(&number, "x", &noted), new_order("9", "y", &noted)];
                    for note in import_notes(&noted, &orders).unwrap() {
                        all.push(journal.append(note, wall).0);
                    }
                }
                2 | 3 => all.push(journal.append(shipped(&number), wall).0),
                _ => all.push(journal.append(Note::Deleted { order: id(&number) }, wall).0),
            }
        }
        let book = MineBook::from_records(&all);
        all.sort_by_key(|it| it.clock.0.wrapping_mul(7919) as u64 ^ shuffle.rotate_left(it.clock.1 % 64));
        let mut other = MineBook::default();
        for it in all.iter().chain(&all) {
            other.take(it);
        }
        prop_assert_eq!(&other, &book);
        let text = backup::write(book.orders());
        let read = Backup::read(&text).unwrap();
        let noted = tabs[0].next_stamp(wall + Span::DAY);
        let restored = import_notes(&noted, &read.orders).unwrap();
        let mut again = MineBook::default();
        for note in restored {
            again.take(&tabs[0].append(note, wall + Span::DAY).0);
        }
        prop_assert_eq!(again.orders(), book.orders());
        prop_assert_eq!(backup::write(again.orders()), text);
        // Opening purges what is void, which changes nothing that is seen.
        let opened = open_mine(&disk, "z").1;
        for (key, order) in book.orders().iter() {
            prop_assert_eq!(opened.orders().get(key).map(|it| it.facts()), Some(order.facts()));
        }
    }
}
