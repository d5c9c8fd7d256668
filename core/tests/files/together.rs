//! Imports and the book: what is new, what is known, what is learnt.

use unbuy_core::{
    Span, Timestamp,
    files::Offer,
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
    let new = import(files).additions(book.orders(), &terms, day(on), &noted(on), |_| true);
    for note in import_notes(&noted(on), &new).unwrap() {
        take(book, noted(on), note);
    }
    new.len()
}

fn differences(book: &MineBook, files: &[&[u8]], on: i64) -> Vec<Difference> {
    import(files).compare(book.orders(), day(on)).into_iter().map(|it| it.1).collect()
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
    let text = backup::write(book.orders());
    let found = read(text.as_bytes()).unwrap();
    let backup = found.backup().unwrap();
    assert!(backup.compare(book.orders()).iter().all(|it| it.1 == Difference::AlreadyThere));
    assert!(backup.compare(MineBook::default().orders()).iter().all(|it| it.1 == Difference::New));
    let mut again = MineBook::default();
    for note in import_notes(&noted(5), &backup.orders).unwrap() {
        take(&mut again, noted(5), note);
    }
    assert_eq!(again.orders(), book.orders());
    assert_eq!(backup::write(again.orders()), text);
}

#[test]
fn h66_a_backup_that_was_cut_or_changed_is_refused() {
    use unbuy_core::storage::BackupError;
    let mut book = MineBook::default();
    add(&mut book, &[TEMU], 0);
    let text = backup::write(book.orders());
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

fn offer(book: &MineBook, files: &[&[u8]], on: i64) -> Offer {
    let found = files.iter().map(|it| (read(it).unwrap(), day(on))).collect();
    Offer::new(found, book.orders())
}

#[test]
fn what_files_offer_is_told_order_by_order_before_anything_is_noted() {
    let mut book = MineBook::default();
    let file = |status: &str| {
        aliexpress(&format!(
            "2026-03-02,7,Mug,1,€5,EUR,{status}\n2026-03-02,8,Cup,1,€5,EUR,Completed\n"
        ))
    };
    let first = offer(&book, &[&file("Awaiting shipment"), AMAZON_REFUND_DETAILS], 0);
    let told = |it: &Offer| {
        let entry =
            |it: &unbuy_core::files::OfferedOrder| (it.id.as_str().to_owned(), it.difference);
        it.entries().iter().map(entry).collect::<Vec<_>>()
    };
    let named = |number: &str, difference| (number.to_owned(), difference);
    assert_eq!(
        told(&first),
        [
            named("aliexpress:7", Difference::New),
            named("aliexpress:8", Difference::New),
            named("amazon:404-0000001-0000001", Difference::NoSuchOrder),
        ]
    );
    let terms = std::sync::Arc::new(Terms::assumed());
    let seven = OrderId::new("aliexpress:7");
    let wanted = first.additions(book.orders(), &terms, &noted(0), |it| *it == seven);
    assert_eq!((wanted.len(), &wanted[0].facts.id), (1, &seven));
    for note in import_notes(&noted(0), &wanted).unwrap() {
        take(&mut book, noted(0), note);
    }

    // A backup and a newer file of the shop, opened together: one order, with all that both tell.
    let backup = backup::write(book.orders());
    let mut other = MineBook::default();
    let both = offer(&other, &[backup.as_bytes(), &file("In Transit")], 1);
    let new = both.additions(other.orders(), &terms, &noted(1), |_| true);
    assert_eq!(new.len(), 2);
    for note in import_notes(&noted(1), &new).unwrap() {
        take(&mut other, noted(1), note);
    }
    assert_eq!(other.orders()[&seven].log().len(), 2);
    assert_eq!(other.orders()[&seven].at(day(2)).stage, Stage::Shipped);
    let again = offer(&other, &[backup.as_bytes(), &file("In Transit")], 2);
    assert!(again.entries().iter().all(|it| it.difference == Difference::AlreadyThere));
    assert!(again.additions(other.orders(), &terms, &noted(2), |_| true).is_empty());
}

#[test]
fn of_two_exports_the_later_one_counts_and_each_for_its_own_time() {
    let rows = |first: &str, second: &str| {
        aliexpress(&format!(
            "2026-03-02,7,Mug,1,€5,EUR,{first}\n2026-03-02,7,Cup,1,€5,EUR,{second}\n2026-03-02,8,Jug,1,€5,EUR,{second}\n"
        ))
    };
    let (old, new) = (rows("Awaiting shipment", "In Transit"), rows("Completed", "In Transit"));
    let only_old = aliexpress("2026-03-02,9,Pot,1,€5,EUR,In Transit\n");
    let found = vec![
        (
            read(
                &[&old[..], &only_old[only_old.iter().position(|it| *it == b'\n').unwrap() + 1..]]
                    .concat(),
            )
            .unwrap(),
            day(-90),
        ),
        (read(&new).unwrap(), day(-10)),
    ];
    let book = MineBook::default();
    let offer = Offer::new(found, book.orders());
    let terms = std::sync::Arc::new(Terms::assumed());
    let new = offer.additions(book.orders(), &terms, &noted(0), |_| true);
    let told = |number: &str| {
        let it = new.iter().find(|it| it.facts.id.shop_number() == number).unwrap();
        (it.facts.lines.len(), it.log[0].stamp.at)
    };
    // The things of one order are one order, wherever they are told of.
    assert_eq!(told("7"), (2, day(-10)));
    assert_eq!(told("8"), (1, day(-10)));
    assert_eq!(told("9"), (1, day(-90)));
    let Act::Reported { report } =
        &new.iter().find(|it| it.facts.id.shop_number() == "7").unwrap().log[0].act
    else {
        panic!("a report is one")
    };
    assert_eq!(report.stage, Some(ReportedStage::Shipped));
}

#[test]
fn an_order_in_a_backup_and_in_a_file_is_offered_once_and_refunds_find_it_there() {
    let mut book = MineBook::default();
    add(&mut book, &[AMAZON_NEW], 0);
    let backup = backup::write(book.orders());
    let offer =
        offer(&MineBook::default(), &[backup.as_bytes(), AMAZON_NEW, AMAZON_REFUND_DETAILS], 1);
    assert_eq!(offer.entries().len(), book.orders().len());
    let terms = std::sync::Arc::new(Terms::assumed());
    let new = offer.additions(MineBook::default().orders(), &terms, &noted(1), |_| true);
    assert_eq!(new.len(), book.orders().len());
    let fan = new.iter().find(|it| it.facts.title().starts_with("Fan")).unwrap();
    assert_eq!(fan.log.len(), 2);
}
