//! Golden stores: what earlier versions have written must come to the same orders for ever.
//!
//! `golden/journal/<name>.json` holds keys and values as they lay in a store; `<name>.txt` tells what
//! both books come to. Neither is ever changed after a release; new ones are added.

use std::{collections::BTreeMap, fmt::Write as _, rc::Rc};

use unbuy_core::{
    order::Order,
    storage::{Loaded, MineBook, PracticeBook},
};

use super::*;

macro_rules! golden {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../golden/journal/", $name, ".json")),
            include_str!(concat!("../golden/journal/", $name, ".txt")),
        )
    };
}

/// The records of the first release, one key each; and the second: segments and heads, an order that
/// was deleted, an import that was taken back, and a key that is damaged.
const ALL: [(&str, &str, &str); 2] = [golden!("rules_1"), golden!("rules_2")];

fn told(text: &mut String, loaded: &Loaded, orders: impl Iterator<Item = Order>) {
    for it in &loaded.unreadable {
        writeln!(text, "  unreadable {} {:?}", it.key, it.why).unwrap();
    }
    writeln!(text, "  {} records", loaded.records.len()).unwrap();
    for order in orders {
        let facts = order.facts();
        let total: i64 = facts.lines.iter().map(|it| it.unit_price * i64::from(it.quantity)).sum();
        writeln!(text, "  {} {:.30} {total}", order.id().0, facts.title()).unwrap();
        for it in order.log() {
            let (clock, kind) = (it.stamp.clock, it.act.kind());
            let at = it.stamp.at.millis();
            writeln!(text, "    {at} {}.{} {} {kind:?}", clock.0, clock.1, it.stamp.tab.0).unwrap();
        }
    }
}

fn seen(kv: &MemoryKv) -> String {
    let (namespace, tab) = (Namespace::default(), || TabId("golden".into()));
    let mut text = "practice\n".to_owned();
    let (_, loaded) = Journal::open(Rc::new(kv.clone()), &namespace, Book::Practice, tab());
    let book = PracticeBook::from_records(&loaded.records, NOW);
    // Those that nothing was done with are samples, which other golden files hold.
    let touched =
        book.orders().values().filter(|it| it.log().iter().any(|it| *it.stamp.tab.0 == *"t"));
    told(&mut text, &loaded, touched.cloned());
    let (mut journal, loaded) =
        Journal::open_archived(Rc::new(kv.clone()), &namespace, Book::Mine, tab());
    text.push_str("mine\n");
    told(&mut text, &loaded, MineBook::from_records(&loaded.records).orders().values().cloned());
    // What has to be cleaned up and folded changes nothing.
    journal.finish_deleting(&loaded.records);
    journal.checkpoint().unwrap();
    let (_, again) =
        Journal::open_archived(Rc::new(kv.clone()), &namespace, Book::Mine, TabId("again".into()));
    let books = [&loaded, &again].map(|it| MineBook::from_records(&it.records));
    assert_eq!(books[0].orders(), books[1].orders());
    text
}

#[test]
fn golden_stores_come_to_what_they_always_came_to() {
    for (name, json, expected) in ALL {
        let store: BTreeMap<String, String> = serde_json::from_str(json).unwrap();
        let kv = MemoryKv::default();
        store.iter().for_each(|(key, value)| kv.set(key, value).unwrap());
        let seen = seen(&kv);
        assert!(seen == expected, "{name} is not what it was; what is seen now:\n{seen}");
    }
}
