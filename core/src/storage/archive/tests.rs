//! The archive up close: what its keys hold, damaged and whole, and what is said of it.

use std::rc::Rc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};
use proptest::{prelude::*, sample::Index};

use super::{
    head::{Absorbed, Head},
    segment::{MAX_UNPACKED, Segment},
    survey::heads_of,
    *,
};
use crate::{
    Span,
    order::{Act, OrderId, time::Timestamp},
    storage::{
        Defect, Kv, MemoryKv, Note, Record, TakenIn,
        frame::{self, tag},
    },
};

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

fn open(kv: &MemoryKv, tab: &str) -> (Journal, Loaded) {
    let kv = Rc::new(kv.clone());
    Journal::open_archived(kv, &Namespace::default(), Book::Mine, TabId(tab.into()))
}

fn key(rest: &str) -> String {
    format!("unbuy1:main:mine:1:{rest}")
}

/// A store to which nothing is done that is done to this one.
fn apart(kv: &MemoryKv) -> MemoryKv {
    let other = MemoryKv::default();
    all(kv).iter().for_each(|(key, value)| other.set(key, value).unwrap());
    other
}

fn all(kv: &MemoryKv) -> Vec<(String, String)> {
    let keys = kv.keys().unwrap();
    keys.into_iter().map(|it| (it.clone(), kv.get(&it).unwrap().unwrap())).collect()
}

#[track_caller]
fn append(journal: &mut Journal, text: &str) {
    let act = Act::FeedbackLeft { stars: 3, text: text.to_owned() };
    let note = Note::Acted { order: OrderId::new(text), act, at: NOW };
    assert_eq!(journal.append(note, NOW).1, Ok(()));
}

/// What the acts that are found say, in their order.
fn texts(loaded: &Loaded) -> Vec<String> {
    let text = |it: &Record| it.entry().map(|(order, _)| order.0.to_string());
    loaded.records.iter().filter_map(text).collect()
}

fn reported(loaded: &Loaded) -> Vec<(String, Defect)> {
    loaded.unreadable.iter().map(|it| (it.key.clone(), it.why)).collect()
}

/// Notes that were folded together, collected, and some more: two segments, two heads, and one key.
fn folded() -> MemoryKv {
    let kv = MemoryKv::default();
    let (mut journal, _) = open(&kv, "a");
    append(&mut journal, "one");
    append(&mut journal, "two");
    assert_eq!(journal.checkpoint(), Ok(true));
    append(&mut journal, "three");
    assert_eq!(journal.checkpoint(), Ok(true));
    assert_eq!(journal.collect(NOW), Ok(0));
    assert_eq!(journal.collect(NOW + GRACE), Ok(2));
    let kinds = ["h:a:4", "h:a:7", "j:a:5", "s:a:3", "s:a:6"].map(key);
    assert_eq!(kv.keys().unwrap(), kinds);
    kv
}

const ALL: [&str; 3] = ["one", "two", "three"];

#[test]
fn swapped_segments_are_noticed() {
    let kv = folded();
    let (one, other) = (kv.get(&key("s:a:3")).unwrap(), kv.get(&key("s:a:6")).unwrap());
    kv.set(&key("s:a:3"), &other.unwrap()).unwrap();
    kv.set(&key("s:a:6"), &one.unwrap()).unwrap();
    let (mut journal, loaded) = open(&kv, "b");
    let misplaced = |it| (key(it), Defect::Misplaced);
    assert_eq!(reported(&loaded), ["s:a:3", "s:a:6"].map(misplaced));
    assert_eq!(texts(&loaded), ["three"]);
    // What is left is not collected on the word of heads that do not hold.
    journal.collect(NOW).unwrap();
    assert_eq!(journal.collect(NOW + GRACE), Ok(0));
}

/// Zeros without end, packed.
fn bomb(size: usize) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut compressor = CompressorOxide::default();
    compressor.set_format_and_level(miniz_oxide::DataFormat::Raw, 6);
    let block = vec![0; 1 << 20];
    for _ in 0..size >> 20 {
        compress_to_output(&mut compressor, &block, TDEFLFlush::None, |it| {
            packed.extend_from_slice(it);
            true
        });
    }
    compress_to_output(&mut compressor, &[], TDEFLFlush::Finish, |it| {
        packed.extend_from_slice(it);
        true
    });
    packed
}

#[test]
fn a_bomb_is_refused_without_being_unpacked() {
    let packed = URL_SAFE_NO_PAD.encode(bomb(1 << 30));
    let body = format!(r#"{{"name":"a:1","replaces":[]}}|{packed}"#);
    let value = frame::wrap(tag::SEGMENT, &body);
    assert!(value.len() <= MAX_SEGMENT, "{}", value.len());
    let started = std::time::Instant::now();
    assert_eq!(Segment::decode("a:1", &value), Err(Defect::TooLong));
    // A gibibyte takes longer.
    assert!(started.elapsed().as_millis() < 250, "{:?}", started.elapsed());
    let kv = folded();
    kv.set(&key("s:b:1"), &value.replace("a:1", "b:1")).unwrap();
    assert_eq!(texts(&open(&kv, "c").1), ALL);
}

#[test]
fn what_is_too_long_to_be_read_is_not_written() {
    let segment =
        |body: String| Segment { name: "a:1".to_owned(), replaces: vec![], bodies: vec![body] };
    assert!(segment("x".repeat(MAX_UNPACKED)).encode().is_some());
    assert_eq!(segment("x".repeat(MAX_UNPACKED + 1)).encode(), None);
    assert_eq!(Segment::decode("a:1", &"A".repeat(MAX_SEGMENT + 1)), Err(Defect::TooLong));
}

#[test]
fn a_missing_segment_is_told_until_it_is_discarded() {
    let kv = folded();
    kv.remove(&key("s:a:3")).unwrap();
    let (mut journal, loaded) = open(&kv, "b");
    assert_eq!(reported(&loaded), [(key("s:a:3"), Defect::Missing)]);
    assert_eq!(texts(&loaded), ["three"]);
    // The next heads know of it too.
    append(&mut journal, "four");
    assert_eq!(journal.checkpoint(), Ok(true));
    append(&mut journal, "five");
    assert_eq!(journal.checkpoint(), Ok(true));
    let set_aside = journal.set_aside().unwrap();
    assert_eq!(set_aside.len(), 1);
    assert_eq!(journal.discard(&set_aside), Ok(()));
    assert_eq!(journal.set_aside(), Ok(vec![]));
    let (_, loaded) = open(&kv, "c");
    assert_eq!(
        (texts(&loaded).as_slice(), reported(&loaded)),
        (&["three", "four", "five"].map(str::to_owned)[..], vec![])
    );
}

#[test]
fn a_damaged_or_missing_segment_or_head_comes_back_from_the_copy() {
    let whole = folded();
    let copy = all(&whole);
    for (key, value) in &copy {
        for damaged in [None, Some(""), Some(&value[..value.len() / 2])] {
            let kv = apart(&whole);
            match damaged {
                Some(damaged) => kv.set(key, damaged).unwrap(),
                None => kv.remove(key).unwrap(),
            }
            let (mut journal, _) = open(&kv, "b");
            let recovered = journal.recover(&copy);
            assert_eq!((recovered.failure, recovered.reopen), (None, false), "{key}");
            let (_, loaded) = open(&kv, "c");
            assert_eq!(texts(&loaded), ALL, "{key} {damaged:?}");
            let left = reported(&loaded);
            let is_kept = damaged.is_some() && kv.get(key).unwrap().as_deref() == damaged;
            assert_eq!(
                left.iter().any(|it| it.0 == *key),
                is_kept && !key.contains(":j:"),
                "{key}"
            );
            assert!(damaged.is_some() || left.is_empty(), "{left:?}");
        }
    }
}

#[test]
fn a_damaged_head_loses_nothing() {
    for name in ["h:a:4", "h:a:7"] {
        let kv = folded();
        kv.set(&key(name), "H1|").unwrap();
        let (_, loaded) = open(&kv, "b");
        assert_eq!(
            (texts(&loaded).as_slice(), reported(&loaded)),
            (&ALL.map(str::to_owned)[..], vec![(key(name), Defect::Torn)])
        );
    }
    let kv = folded();
    ["h:a:4", "h:a:7"].iter().for_each(|it| kv.set(&key(it), "?").unwrap());
    let (mut journal, loaded) = open(&kv, "b");
    assert_eq!(
        (texts(&loaded).as_slice(), loaded.unreadable.len()),
        (&ALL.map(str::to_owned)[..], 2)
    );
    journal.collect(NOW).unwrap();
    assert_eq!(journal.collect(NOW + GRACE), Ok(0));
}

#[test]
fn a_damaged_key_that_lies_in_a_segment_is_not_told() {
    let kv = folded();
    kv.set(&key("j:a:5"), "J1|").unwrap();
    let (_, loaded) = open(&kv, "b");
    assert_eq!(
        (texts(&loaded).as_slice(), reported(&loaded)),
        (&ALL.map(str::to_owned)[..], vec![])
    );
}

#[test]
fn what_was_folded_before_the_head_was_written_is_not_folded_twice() {
    let kv = MemoryKv::default();
    let (mut journal, _) = open(&kv, "a");
    append(&mut journal, "one");
    assert_eq!(journal.checkpoint(), Ok(true));
    // As if it had been interrupted between the segment and the head.
    kv.remove(&key("h:a:3")).unwrap();
    let (mut journal, loaded) = open(&kv, "b");
    assert_eq!((texts(&loaded), reported(&loaded)), (vec!["one".to_owned()], vec![]));
    assert_eq!(journal.checkpoint(), Ok(false));
    append(&mut journal, "two");
    assert_eq!(journal.checkpoint(), Ok(true));
    let value = kv.get(&key("s:b:2")).unwrap().unwrap();
    assert_eq!(Segment::decode("b:2", &value).unwrap().bodies.len(), 1);
    let heads = heads_of(&journal).unwrap();
    assert!(heads[0].1.absorbed.has("a", 1) && heads[0].1.absorbed.has("b", 1));
}

#[test]
fn a_number_is_not_used_again_after_its_key_was_collected() {
    let kv = MemoryKv::default();
    let (mut journal, _) = open(&kv, "a");
    let mut written = Vec::new();
    for round in 0..6 {
        append(&mut journal, &round.to_string());
        journal.checkpoint().unwrap();
        let wall = NOW + Span::millis(round * GRACE.as_millis());
        journal.collect(wall).unwrap();
        journal.collect(wall + GRACE).unwrap();
        for (key, value) in all(&kv) {
            if !written.contains(&(key.clone(), value.clone())) {
                assert!(written.iter().all(|(it, _)| *it != key), "{key}");
                written.push((key, value));
            }
        }
    }
    assert_eq!(written.iter().filter(|(key, _)| key.contains(":j:")).count(), 6);
    assert_eq!(texts(&open(&kv, "b").1).len(), 6);
}

#[test]
fn a_field_from_the_future_survives_folding_and_deleting_another_order() {
    let kv = MemoryKv::default();
    let (mut journal, _) = open(&kv, "a");
    append(&mut journal, "gone");
    let body = r#"{"rules":2,"clock":[5,0],"tab":"z","note":{"acted":{"order":"stays","act":"cancel_withdrawn","at":5,"why":"x"}},"mood":[1]}"#;
    let value = frame::wrap(tag::RECORD, body);
    if Record::decode(&value).is_err() {
        panic!("{:?}", Record::decode(&value));
    }
    kv.set(&key("j:z:1"), &value).unwrap();
    assert!(matches!(journal.take_in(&key("j:z:1"), Some(&value)), TakenIn::Records(_)));
    assert_eq!(journal.checkpoint(), Ok(true));
    assert_eq!(journal.delete(&OrderId::new("gone"), NOW).1, Ok(()));
    kv.remove(&key("j:z:1")).unwrap();
    let bodies: Vec<String> = all(&kv)
        .iter()
        .filter_map(|(it, value)| bodies_in(it.strip_prefix(&key("")).unwrap(), value))
        .flatten()
        .collect();
    assert_eq!(bodies, [body]);
}

fn any_segment() -> impl Strategy<Value = Segment> {
    let names = prop::collection::vec("[a-z:é\"]{1,5}:[1-9]", 0..3);
    let bodies = prop::collection::vec("[^\n]{1,60}", 0..5);
    ("[a-z|:]{0,5}:[1-9]", names, bodies).prop_map(|(name, replaces, bodies)| Segment {
        name,
        replaces,
        bodies,
    })
}

fn any_head() -> impl Strategy<Value = Head> {
    let segments = prop::collection::btree_map("[a-z]{1,3}:[1-9]", "[0-9a-f]{8}", 0..4);
    let lost = prop::collection::vec("[a-z]{1,3}:[1-9]", 0..3);
    let absorbed = prop::collection::vec(("[a-c:]{0,2}", 1..20_u32), 0..30);
    (any::<u32>(), segments, lost, absorbed).prop_map(|(epoch, segments, lost, keys)| {
        let mut absorbed = Absorbed::default();
        keys.iter().for_each(|(tab, seq)| absorbed.add(tab, *seq));
        assert!(keys.iter().all(|(tab, seq)| absorbed.has(tab, *seq)));
        Head { epoch, segments: segments.into_iter().collect(), lost, absorbed }
    })
}

/// A value of which one character is another, and which is cut.
fn spoilt(value: &str, at: Index, with: char, cut: Index) -> String {
    let mut all: Vec<char> = value.chars().collect();
    let at = at.index(all.len());
    all[at] = with;
    let cut = cut.index(2 * all.len() + 1).min(all.len());
    all[..cut].iter().collect()
}

proptest! {
    #[test]
    fn segments_and_heads_come_back(segment in any_segment(), head in any_head()) {
        let value = segment.encode().unwrap();
        prop_assert!(value.is_ascii());
        prop_assert_eq!(Segment::decode(&segment.name, &value), Ok(segment.clone()));
        let looked_at = (segment::checksum(&value), segment.replaces);
        prop_assert_eq!(Segment::looked_at(&segment.name, &value), Ok(looked_at));
        let value = head.encode().unwrap();
        prop_assert!(value.is_ascii());
        prop_assert_eq!(Head::decode(&value), Ok(head));
    }

    #[test]
    fn spoilt_segments_and_heads_are_refused(
        segment in any_segment(), head in any_head(), at in any::<Index>(), with in any::<char>(), cut in any::<Index>(),
    ) {
        let value = segment.encode().unwrap();
        let other = spoilt(&value, at, with, cut);
        prop_assert_eq!(Segment::decode(&segment.name, &other).is_ok(), other == value);
        let value = head.encode().unwrap();
        let other = spoilt(&value, at, with, cut);
        prop_assert_eq!(Head::decode(&other).is_ok(), other == value);
    }

    #[test]
    fn any_framed_text_is_answered(
        body in "(\\{\"name\":\"a:1\",\"replaces\":(\\[\\]|\\[1\\]|null)\\})?\\|?[A-Za-z0-9_=-]{0,40}", text in any::<String>(),
    ) {
        for body in [&body, &text] {
            let value = frame::wrap(tag::SEGMENT, body);
            if let Ok(segment) = Segment::decode("a:1", &value) {
                let again = segment.encode().unwrap();
                prop_assert_eq!(Segment::decode("a:1", &again), Ok(segment));
            }
            let value = frame::wrap(tag::HEAD, body);
            if let Ok(head) = Head::decode(&value) {
                prop_assert_eq!(Head::decode(&head.encode().unwrap()), Ok(head));
            }
            let _ = Record::decode(&frame::wrap(tag::RECORD, body));
        }
    }

    #[test]
    fn any_bytes_that_are_packed_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let packed = URL_SAFE_NO_PAD.encode(&bytes);
        let body = format!(r#"{{"name":"a:1","replaces":[]}}|{packed}"#);
        let _ = Segment::decode("a:1", &frame::wrap(tag::SEGMENT, &body));
    }

    #[test]
    fn any_numbers_in_a_head_are_answered(numbers in prop::collection::vec(any::<i64>(), 3)) {
        let [epoch, from, to] = numbers[..] else { panic!("three") };
        let body = format!(r#"{{"epoch":{epoch},"segments":[],"lost":[],"absorbed":[["a",{from},{to}]]}}"#);
        if let Ok(head) = Head::decode(&frame::wrap(tag::HEAD, &body)) {
            let _ = head.absorbed.has("a", 7);
        }
    }
}
