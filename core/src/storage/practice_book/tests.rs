//! What the notes of a generation come to, in whatever order and however often they come.

use super::*;
use crate::order::Act;
use crate::storage::{Defect, RULES};
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);
const LAMP: &str = "80172204";

fn record(millis_after: i64, tab: &str, note: Note) -> Record {
    let clock = Clock(NOW.millis() + millis_after, 0);
    Record { rules: RULES, clock, tab: TabId(tab.into()), note }
}

fn acted(millis_after: i64, order: &str) -> Record {
    let at = NOW + Span::millis(millis_after);
    let act = Act::FeedbackLeft { stars: 1, text: String::new() };
    record(millis_after, "a", Note::Acted { order: OrderId::new(order), act, at })
}

fn skipped(millis_after: i64, tab: &str, days: i64) -> Record {
    record(millis_after, tab, Note::ClockSkipped { offset: Span::days(days) })
}

fn seeded(millis_after: i64, tab: &str, anchor: Timestamp) -> Record {
    record(millis_after, tab, PracticeBook::from_records(&[], anchor).seed_note().unwrap())
}

fn log_len(book: &PracticeBook, id: &str) -> usize {
    book.orders()[&OrderId::new(id)].log().len()
}

#[test]
fn a_seed_keeps_the_orders_as_they_were() {
    let fresh = PracticeBook::from_records(&[], NOW);
    let samples = sample::orders(NOW, &Arc::new(Terms::article()), None);
    assert_eq!((fresh.orders().len(), fresh.is_seeded()), (samples.len(), false));
    let seed = seeded(0, "a", NOW);
    let stored = Record::decode(&seed.encode().unwrap()).unwrap();
    assert_eq!(stored, seed);
    let later = PracticeBook::from_records(&[stored], NOW + Span::days(300));
    assert_eq!((later.orders(), later.terms()), (fresh.orders(), fresh.terms()));
    assert_eq!((later.is_seeded(), later.seed_note()), (true, None));
}

#[test]
fn a_seed_that_makes_no_sense_is_not_read() {
    let check = |spoil: fn(&mut Vec<(TermsId, Terms)>, &mut Vec<SeededOrder>)| {
        let (mut terms, mut orders) = PracticeBook::from_records(&[], NOW).samples();
        spoil(&mut terms, &mut orders);
        let seed = record(0, "a", Note::Seeded { anchor: NOW, terms, orders });
        Record::decode(&seed.encode().unwrap()).map(|_| ())
    };
    assert_eq!(check(|_, _| {}), Ok(()));
    assert_eq!(check(|_, orders| orders[1].facts.lines.clear()), Err(Defect::Content));
    assert_eq!(check(|_, orders| orders[1] = orders[0].clone()), Err(Defect::Content));
    assert_eq!(check(|terms, _| terms.clear()), Err(Defect::Content));
}

#[test]
fn of_two_seeds_the_earlier_one_counts_whenever_it_comes() {
    let (early, late) = (seeded(5, "b", NOW), seeded(5, "c", NOW + Span::days(1)));
    let act = acted(6, LAMP);
    let mut book = PracticeBook::from_records(&[late, act.clone()], NOW);
    assert_eq!(book.take(&early), Change::Orders);
    assert_eq!(book, PracticeBook::from_records(&[early, act], NOW));
}

#[test]
fn the_same_act_twice_counts_once() {
    let mut book = PracticeBook::from_records(&[seeded(0, "a", NOW)], NOW);
    let before = log_len(&book, LAMP);
    assert_eq!(book.take(&acted(1, LAMP)), Change::Order(OrderId::new(LAMP)));
    assert_eq!(book.take(&acted(1, LAMP)), Change::Nothing);
    assert_eq!(log_len(&book, LAMP), before + 1);
}

#[test]
fn the_clock_shows_the_largest_offset_and_never_goes_back() {
    let mut book = PracticeBook::from_records(&[], NOW);
    assert_eq!(book.take(&skipped(1, "a", 3)), Change::Clock);
    assert_eq!(book.take(&skipped(2, "b", 2)), Change::Nothing);
    assert_eq!(book.take(&skipped(3, "b", -9)), Change::Nothing);
    assert_eq!(book.clock_offset(), Span::days(3));
    assert_eq!(PracticeBook::from_records(&[skipped(0, "a", -1)], NOW).clock_offset(), Span::ZERO);
}

#[test]
fn an_act_on_an_unknown_order_is_kept_aside() {
    let mut book = PracticeBook::from_records(&[], NOW);
    let known = book.orders().len();
    assert_eq!(book.take(&acted(1, "unknown")), Change::Nothing);
    assert_eq!((book.orphans(), book.orders().len()), (1, known));
    let Note::Seeded { anchor, terms, mut orders } = book.seed_note().unwrap() else {
        panic!("a seed note is a seed")
    };
    orders[0].facts.id = OrderId::new("unknown");
    book.take(&record(0, "a", Note::Seeded { anchor, terms, orders }));
    assert_eq!((book.orphans(), log_len(&book, "unknown")), (0, 3));
}

#[test]
fn if_the_seed_is_lost_the_samples_are_as_old_as_the_first_change() {
    let whole = [seeded(0, "a", NOW), acted(0, LAMP), acted(9, LAMP)];
    let salvaged = PracticeBook::from_records(&whole[1..], NOW + Span::days(40));
    let expected = PracticeBook::from_records(&whole, NOW + Span::days(40));
    assert_eq!((salvaged.orders(), salvaged.is_seeded()), (expected.orders(), false));
    let healed = record(99, "b", salvaged.seed_note().unwrap());
    let healed = PracticeBook::from_records(&[&whole[1..], &[healed]].concat(), Timestamp::MAX);
    assert_eq!((healed.orders(), healed.is_seeded()), (expected.orders(), true));
}

#[test]
fn after_starting_over_the_samples_are_fresh_until_the_first_change() {
    let later = NOW + Span::days(30);
    let book = PracticeBook::from_records(&[record(0, "a", Note::Begun)], later);
    assert_eq!(book, PracticeBook::from_records(&[], later));
}

#[test]
fn samples_go_elsewhere_as_long_as_they_are_not_noted() {
    let to = |code| sample::address(crate::order::Country::new(code).unwrap());
    let goes = |book: &PracticeBook| book.orders()[&OrderId::new(LAMP)].facts().deliver_to.clone();
    let mut book = PracticeBook::from_records(&[acted(1, LAMP)], NOW);
    assert_eq!(goes(&book), None);
    book.set_deliver_to(to("AT"));
    assert_eq!((goes(&book), log_len(&book, LAMP)), (Some(to("AT")), 3));
    book.take(&record(2, "a", book.seed_note().unwrap()));
    book.set_deliver_to(to("JP"));
    assert_eq!((goes(&book), book.deliver_to()), (Some(to("AT")), Some(to("JP"))));
}

#[test]
fn a_trial_has_its_own_orders_and_never_a_seed() {
    let orders = sample::many(40, NOW, &Arc::new(Terms::article()), None);
    let mut book = PracticeBook::trial(orders.clone());
    assert_eq!((book.orders().len(), book.seed_note()), (40, None));
    assert!(orders.iter().all(|it| book.orders().get(it.id()) == Some(it)));
    let (first, before) = (orders[0].id().clone(), orders[0].log().len());
    assert_eq!(book.take(&acted(0, first.as_str())), Change::Order(first.clone()));
    assert_eq!(log_len(&book, first.as_str()), before + 1);
    assert_eq!(book.take(&seeded(0, "a", NOW)), Change::Nothing);
    assert_eq!(book.take(&skipped(1, "a", 2)), Change::Clock);
    assert_eq!((book.orders().len(), book.clock_offset()), (40, Span::days(2)));
}

proptest! {
    #[test]
    fn the_order_in_which_records_come_does_not_matter(
        mut records in Just(vec![
            seeded(3, "a", NOW), seeded(7, "b", NOW + Span::days(2)), acted(4, LAMP),
            acted(5, "80171196"), acted(8, "unknown"), skipped(6, "b", 4), skipped(9, "a", 3),
            acted(4, LAMP), record(1, "a", Note::Begun),
        ]).prop_shuffle(),
        without in 0_usize..9,
    ) {
        records.truncate(without);
        let shuffled = PracticeBook::from_records(&records, NOW + Span::days(1));
        records.sort_by(|a, b| (a.clock, &a.tab).cmp(&(b.clock, &b.tab)));
        prop_assert_eq!(shuffled, PracticeBook::from_records(&records, NOW + Span::days(1)));
    }
}
