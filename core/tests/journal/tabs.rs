//! Several tabs over one store.

use std::rc::Rc;

use unbuy_core::{
    Timestamp,
    storage::{Defect, Kv, TakenIn},
};

use super::{Disk, acted, append, key, open, unreadable};

#[test]
fn two_tabs_lose_nothing() {
    let disk = Rc::new(Disk::default());
    let (mut a, _) = open(&disk, "a");
    let (mut b, _) = open(&disk, "b");
    let mut noted = Vec::new();
    for round in 0..100 {
        let tab = if round % 3 == 0 { &mut a } else { &mut b };
        noted.push(append(tab, &round.to_string()));
    }
    noted.sort_by(|x, y| (x.clock, &x.tab).cmp(&(y.clock, &y.tab)));
    assert_eq!(open(&disk, "c").1.records, noted);
}

#[test]
fn a_note_of_another_tab_is_taken_in_and_comes_before_what_follows() {
    let disk = Rc::new(Disk::default());
    let (mut a, _) = open(&disk, "a");
    let (mut b, _) = open(&disk, "b");
    for _ in 0..5 {
        append(&mut a, "earlier");
    }
    let last = append(&mut a, "last");
    let value = disk.kv.get(&key(1, "a", 6)).unwrap();
    assert_eq!(b.take_in(&key(1, "a", 6), value.as_deref()), TakenIn::Records(vec![last.clone()]));
    assert!(append(&mut b, "answer").clock > last.clock);
    assert_eq!(b.take_in(&key(1, "x", 6), value.as_deref()), {
        TakenIn::Unreadable(unreadable(&key(1, "x", 6), Defect::Misplaced))
    });
    assert_eq!(b.take_in(&key(1, "a", 6), None), TakenIn::Removed);
    assert_eq!(b.take_in("unbuy1:main:mine:1:j:a:6", value.as_deref()), TakenIn::Nothing);
}

#[test]
fn a_clock_that_goes_back_keeps_the_order_of_notes() {
    let disk = Rc::new(Disk::default());
    append(&mut open(&disk, "a").0, "first");
    let (second, _) = open(&disk, "b").0.append(acted("second"), Timestamp::MIN);
    assert_eq!(open(&disk, "c").1.records.last(), Some(&second));
}
