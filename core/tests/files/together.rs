//! Imports and the book: what is new, what is known, what is learnt.

use unbuy_core::{
    Span, Timestamp,
    order::{Act, Clock, OrderId, Stage, TabId, Terms},
    storage::{Backup, Difference, MineBook, RULES, Record, backup, import_notes},
};

use crate::*;

const AS_OF: Timestamp = Timestamp::from_millis(1_795_000_000_000);

fn day(count: i64) -> Timestamp {
    AS_OF + Span::days(count)
}

fn noted(count: i64) -> (Clock, TabId) {
    (Clock(day(count).millis(), 0), TabId("t".into()))
}

fn take(book: &mut MineBook, noted: (Clock, TabId), note: unbuy_core::storage::Note) {
    book.take(&Record { rules: RULES, clock: noted.0, tab: noted.1, note });
}

/// Adds all that is new in some files, made and read on that day. Gives how many orders that were.
fn add(book: &mut MineBook, files: &[&[u8]], on: i64) -> usize {
    let terms = std::sync::Arc::new(Terms::assumed());
    let new = import(files).additions(book, &terms, day(on), &noted(on), |_| true);
    for note in import_notes(&noted(on), &new).unwrap() {
        take(book, noted(on), note);
    }
    new.len()
}

fn differences(book: &MineBook, files: &[&[u8]], on: i64) -> Vec<Difference> {
    import(files).compare(book, day(on)).into_iter().map(|it| it.1).collect()
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut book = MineBook::default();
    let files: &[&[u8]] = &[ALIEXPRESS, AMAZON_NEW, AMAZON_REFUNDS, TEMU];
    assert_eq!(add(&mut book, files, 0), 15);
    let before = book.clone();
    assert_eq!(add(&mut book, files, 1), 0);
    assert_eq!(add(&mut book, files, -1), 0);
    assert_eq!(book, before);
    let known = differences(&book, files, 1);
    assert_eq!(known.iter().filter(|it| **it == Difference::AlreadyThere).count(), 15);
    assert_eq!(known.iter().filter(|it| **it == Difference::NoSuchOrder).count(), 1);
}

#[test]
fn a_newer_file_adds_a_later_report() {
    let mut book = MineBook::default();
    let file = |status: &str| aliexpress(&format!("2026-03-02,7,Mug,1,€5,EUR,{status}\n"));
    add(&mut book, &[&file("Awaiting shipment")], 0);
    assert_eq!(differences(&book, &[&file("In Transit")], 1), [Difference::Updates]);
    add(&mut book, &[&file("In Transit")], 1);
    let order = &book.orders()[&OrderId::new("aliexpress:7")];
    assert_eq!((order.log().len(), order.at(day(2)).stage), (2, Stage::Shipped));
    // An older file is found later, and tells nothing that the newer one did not.
    assert_eq!(differences(&book, &[&file("Awaiting shipment")], 0), [Difference::AlreadyThere]);
}

#[test]
fn refunds_that_come_alone_find_their_order_in_the_book() {
    let mut book = MineBook::default();
    assert_eq!(differences(&book, &[AMAZON_REFUND_DETAILS], 0), [Difference::NoSuchOrder]);
    assert_eq!(add(&mut book, &[AMAZON_REFUND_DETAILS], 0), 0);
    add(&mut book, &[AMAZON_NEW], 1);
    assert_eq!(add(&mut book, &[AMAZON_REFUND_DETAILS], 2), 1);
    let order = &book.orders()[&OrderId::new("amazon:404-0000001-0000001")];
    assert_eq!(order.at(day(3)).ledger.back, 5000);
    assert_eq!(order.at(day(3)).stage, Stage::Shipped);
}

#[test]
fn own_acts_stay_on_top_of_reports() {
    let mut book = MineBook::default();
    let file = |status: &str| aliexpress(&format!("2026-03-02,7,Mug,1,€5,EUR,{status}\n"));
    add(&mut book, &[&file("Awaiting shipment")], 0);
    let id = OrderId::new("aliexpress:7");
    let goods = book.orders()[&id].facts().all_goods();
    let note = unbuy_core::storage::Note::Acted {
        order: id.clone(),
        act: Act::Delivered { goods },
        at: day(2),
    };
    take(&mut book, noted(2), note);
    add(&mut book, &[&file("In Transit")], 1);
    assert_eq!(book.orders()[&id].at(day(3)).stage, Stage::Delivered);
}

#[test]
fn h64_a_backup_read_and_written_again_is_the_same_byte_for_byte() {
    let mut book = MineBook::default();
    add(&mut book, &[ALIEXPRESS, AMAZON_NEW, AMAZON_REFUNDS, TEMU], 0);
    let text = backup::write(&book);
    let found = read(text.as_bytes()).unwrap();
    let backup = found.backup().unwrap();
    assert!(backup.compare(&book).iter().all(|it| it.1 == Difference::AlreadyThere));
    assert!(backup.compare(&MineBook::default()).iter().all(|it| it.1 == Difference::New));
    let mut again = MineBook::default();
    for note in import_notes(&noted(5), &backup.orders).unwrap() {
        take(&mut again, noted(5), note);
    }
    assert_eq!(again.orders(), book.orders());
    assert_eq!(backup::write(&again), text);
}

#[test]
fn h66_a_backup_that_was_cut_or_changed_is_refused() {
    use unbuy_core::storage::BackupError;
    let mut book = MineBook::default();
    add(&mut book, &[TEMU], 0);
    let text = backup::write(&book);
    for end in (20..text.len() - 1).step_by(7) {
        assert_eq!(Backup::read(&text[..end]), Err(BackupError::Damaged), "{end}");
    }
    let changed = text.replace("7048", "7049");
    assert_ne!(changed, text);
    assert_eq!(Backup::read(&changed), Err(BackupError::Damaged));
    let pretty: serde_json::Value = serde_json::from_str(&text).unwrap();
    let pretty = serde_json::to_string_pretty(&pretty).unwrap();
    assert_eq!(Backup::read(&pretty), Backup::read(&text));
    assert_eq!(Backup::read("{}"), Err(BackupError::NotABackup));
}
