//! What stands in the store and is not ours, not whole or not known.

use std::rc::Rc;

use proptest::prelude::*;
use unbuy_core::{
    Timestamp,
    order::{Act, LineId, LineQuantity, OrderId, ReasonCode, RefundId},
    storage::{Defect, Kv, Loaded, NotSaved, Note, PracticeBook, TakenIn},
};

use super::{Disk, LAMP, NOW, acted, append, key, open, unreadable};

#[test]
fn what_is_unreadable_is_reported_and_left_alone() {
    let disk = Rc::new(Disk::default());
    let (mut journal, _) = open(&disk, "a");
    let good = [append(&mut journal, "one"), append(&mut journal, "two")];
    append(&mut journal, "three");
    let damaged = disk.kv.get(&key(1, "a", 3)).unwrap().unwrap().replace("three", "thr3e");
    let bad = [
        (key(1, "a", 3), damaged, Defect::Checksum),
        (key(1, "b", 1), String::new(), Defect::Torn),
        (key(1, "c", 1), "A".repeat(4 << 20), Defect::TooLong),
        (key(1, "d", 1), "J1|1|".to_owned(), Defect::Torn),
        (key(1, "e", 1), good[0].encode().unwrap(), Defect::Misplaced),
        ("unbuy1:main:practice:what".to_owned(), "?".to_owned(), Defect::Key),
    ];
    for (key, value, _) in &bad {
        disk.put(key, value);
    }
    let (mut next, loaded) = open(&disk, "d");
    assert_eq!(loaded.records, good);
    assert_eq!(loaded.unreadable, bad.each_ref().map(|(key, _, why)| unreadable(key, *why)));
    append(&mut next, "skips the place that is taken");
    assert!(disk.kv.get(&key(1, "d", 2)).unwrap().is_some());
    for (key, value, _) in bad {
        assert_eq!(disk.kv.get(&key).unwrap(), Some(value), "{key}");
    }
}

#[test]
fn foreign_keys_are_untouched() {
    let disk = Rc::new(Disk::default());
    for key in ["length", "__proto__", "unbuy1:other:practice:1:j:a:1", "unbuy1:main:mine:1:j:a:1"]
    {
        disk.put(key, "not json");
    }
    let before = disk.content();
    let (mut journal, loaded) = open(&disk, "a");
    assert_eq!(loaded, Loaded::default());
    append(&mut journal, "x");
    assert_eq!(journal.start_over(NOW).1, Ok(()));
    disk.kv.remove(&key(2, "a", 2)).unwrap();
    assert_eq!(disk.content(), before);
}

#[test]
fn newer_versions_are_not_written_over() {
    let newer = r#"{"rules":4,"clock":[5,0],"tab":"z","note":"dreamt"}"#;
    let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(newer.as_bytes());
    let newer = format!("J1|{}|{crc:08x}|{newer}", newer.len());
    for (place, value) in [
        ("unbuy2:main:anything".to_owned(), "?"),
        ("unbuy1:main:practice:1:h:a".to_owned(), "?"),
        (key(1, "z", 1), &newer),
    ] {
        let disk = Rc::new(Disk::default());
        let (mut watching, _) = open(&disk, "a");
        let known = append(&mut watching, "x");
        disk.put(&place, value);
        assert_eq!(watching.take_in(&place, Some(value)), TakenIn::NewerLayout, "{place}");
        let before = disk.content();
        let (mut opened, loaded) = open(&disk, "b");
        assert_eq!((loaded.newer_layout, loaded.records), (true, vec![known]));
        for journal in [&mut watching, &mut opened] {
            assert_eq!(journal.append(acted("y"), NOW).1, Err(NotSaved::NewerLayout));
            assert_eq!(journal.start_over(NOW).1, Err(NotSaved::NewerLayout));
        }
        assert_eq!(disk.content(), before);
    }
}

fn any_act() -> impl Strategy<Value = Act> {
    let goods = prop::collection::vec((any::<u16>(), any::<u32>()), 0..4).prop_map(|goods| {
        let named = |(line, quantity)| LineQuantity { line: LineId(line), quantity };
        goods.into_iter().map(named).collect()
    });
    let hard = "[\"'\\\\\u{1f6d2}\u{e9}\u{4e2d}\u{0}\u{7f}\u{ffff}|]{0,9}";
    prop_oneof![
        (any::<i64>(), any::<String>()).prop_map(|(amount, method)| Act::Paid { amount, method }),
        (goods, any::<String>(), hard).prop_map(|(goods, code, note)| {
            Act::CancelRequested { goods, reason: ReasonCode(code), note }
        }),
        (any::<u16>(), any::<u16>())
            .prop_map(|(id, attempt)| Act::RefundFailed { refund: RefundId(id), attempt }),
    ]
}

proptest! {
    #[test]
    fn every_act_comes_back_from_ascii(
        act in any_act(), id in any::<String>(), at in any::<i64>(),
    ) {
        let disk = Rc::new(Disk::default());
        let at = Timestamp::from_millis(at);
        let note = Note::Acted { order: OrderId::new(&id), act, at };
        let (record, saved) = open(&disk, "a").0.append(note, at);
        prop_assert_eq!(saved, Ok(()));
        prop_assert!(disk.content().iter().all(|(key, value)| (key.clone() + value).is_ascii()));
        prop_assert_eq!(open(&disk, "b").1.records, [record]);
    }

    #[test]
    fn one_flipped_bit_is_noticed(
        act in any_act(), place in any::<prop::sample::Index>(), bit in 0..8,
    ) {
        let disk = Rc::new(Disk::default());
        let note = Note::Acted { order: OrderId::new(LAMP), act, at: NOW };
        open(&disk, "a").0.append(note, NOW).1.unwrap();
        let value = disk.kv.get(&key(1, "a", 1)).unwrap().unwrap();
        let place = place.index(value.len());
        let flipped = |index| u8::from(index == place) << bit;
        let flip = |(index, byte): (usize, u8)| char::from(byte ^ flipped(index));
        disk.put(&key(1, "a", 1), &value.bytes().enumerate().map(flip).collect::<String>());
        let (_, loaded) = open(&disk, "b");
        prop_assert_eq!(loaded.records, []);
        prop_assert_eq!(&loaded.unreadable[0].key, &key(1, "a", 1));
    }

    #[test]
    fn whatever_stands_there_the_journal_opens_and_notes(
        places in prop::collection::vec(
            ("[0-3]|", "[jhs:]{0,2}", "[a:]{0,2}", "[0-2]|", any::<String>()), 0..6,
        ),
    ) {
        let disk = Rc::new(Disk::default());
        for (generation, kind, tab, seq, value) in &places {
            disk.put(&format!("unbuy1:main:practice:{generation}:{kind}:{tab}:{seq}"), value);
        }
        let before = disk.content();
        let (mut journal, loaded) = open(&disk, "a");
        let saved = journal.append(acted("x"), NOW).1;
        prop_assert_eq!(saved.is_err(), loaded.newer_layout);
        let after = disk.content();
        prop_assert!(before.iter().all(|it| after.contains(it)));
        let book = PracticeBook::from_records(&open(&disk, "b").1.records, NOW);
        let fresh = PracticeBook::from_records(&[], NOW);
        prop_assert_eq!(book.orders().len(), fresh.orders().len());
    }
}
