//! The practice book: what the notes of a generation come to.

use std::sync::Arc;

use litemap::LiteMap;

use super::{
    frame,
    record::{Note, Record, SeededOrder},
    stored,
};
use crate::order::{
    Address, Clock, Entry, Order, OrderId, TabId, Terms, TermsId, sample,
    time::{Span, Timestamp},
};

/// The name of some terms: the CRC-32 of their JSON, in hex.
pub fn terms_id(terms: &Terms) -> TermsId {
    TermsId(frame::checksum(&stored::to_json(terms)))
}

/// When and where a record was noted; no two records share it.
type Noted = (Clock, TabId);

/// The orders of the practice shop and its clock. It comes out the same in whatever order the
/// records are taken in and however often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeBook {
    /// The note that the orders come from: the earliest of its kind, if there is one.
    seeded_by: Option<Noted>,
    /// The moment from which the orders are dated back.
    anchor: Timestamp,
    clock_offset: Span,
    /// The terms of the samples: those of the article, or of whoever chose others.
    sample_terms: Arc<Terms>,
    /// Where samples go.
    deliver_to: Option<Address>,
    terms: LiteMap<TermsId, Arc<Terms>>,
    orders: LiteMap<OrderId, Order>,
    /// Every act that was noted, for the case that the orders have to be set up again.
    acts: LiteMap<Noted, (OrderId, Entry)>,
}

/// What a record changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Nothing; the record was known already, or says nothing about this book.
    Nothing,
    /// The practice clock.
    Clock,
    /// The log of one order.
    Order(OrderId),
    /// Possibly every order, and which orders there are.
    Orders,
}

impl PracticeBook {
    /// The book of these records. As long as none of them is a [`Note::Seeded`], the orders are the
    /// samples, dated back from `anchor_if_unseeded`.
    ///
    /// If changes were noted but the seed of their generation cannot be read, the samples are dated
    /// back from the earliest change instead: the seed was noted right before it.
    pub fn from_records(records: &[Record], anchor_if_unseeded: Timestamp) -> Self {
        Self::under(Arc::new(Terms::article()), None, records, anchor_if_unseeded)
    }

    /// The same, with samples that are placed under these terms and go there as long as nothing else is
    /// noted.
    pub fn under(
        terms: Arc<Terms>,
        deliver_to: Option<Address>,
        records: &[Record],
        anchor_if_unseeded: Timestamp,
    ) -> Self {
        let mut book = Self::empty(None, anchor_if_unseeded, terms);
        book.deliver_to = deliver_to;
        book.set_up_samples();
        for record in records {
            book.take(record);
        }
        book
    }

    /// A book of these orders, to try something with and to be thrown away: there is no seed of it to
    /// note, and none that counts. Quickest if they come in the order of their numbers.
    pub fn trial(orders: Vec<Order>) -> Self {
        // Before whatever a journal can hold.
        let seeded_by = Some((Clock::default(), TabId("".into())));
        let mut book = Self::empty(seeded_by, Timestamp::MIN, Arc::new(Terms::article()));
        for order in orders {
            book.orders.insert(order.id().clone(), order);
        }
        book
    }

    fn empty(seeded_by: Option<Noted>, anchor: Timestamp, sample_terms: Arc<Terms>) -> Self {
        Self {
            seeded_by,
            anchor,
            clock_offset: Span::ZERO,
            sample_terms,
            deliver_to: None,
            terms: LiteMap::new(),
            orders: LiteMap::new(),
            acts: LiteMap::new(),
        }
    }

    /// Takes in one more record, for instance from another tab.
    pub fn take(&mut self, record: &Record) -> Change {
        let noted = (record.clock, record.tab.clone());
        match &record.note {
            Note::Begun | Note::Imported { .. } | Note::Deleted { .. } | Note::Undone { .. } => {
                Change::Nothing
            }
            Note::Seeded { anchor, terms, orders } => {
                if self.seeded_by.as_ref().is_some_and(|it| *it <= noted) {
                    return Change::Nothing;
                }
                self.seeded_by = Some(noted);
                self.anchor = *anchor;
                if let Some((_, terms)) = terms.first() {
                    self.sample_terms = Arc::new(terms.clone());
                }
                self.set_up(terms, orders);
                Change::Orders
            }
            Note::ClockSkipped { offset } => {
                let skipped = *offset > self.clock_offset;
                self.clock_offset = self.clock_offset.max(*offset);
                if self.date_back_to(record.clock) {
                    Change::Orders
                } else if skipped {
                    Change::Clock
                } else {
                    Change::Nothing
                }
            }
            Note::Acted { .. } => self.take_act(noted, record),
        }
    }

    fn take_act(&mut self, noted: Noted, record: &Record) -> Change {
        let Some((id, entry)) = record.entry() else { return Change::Nothing };
        if self.acts.contains_key(&noted) {
            return Change::Nothing;
        }
        self.acts.insert(noted, (id.clone(), entry.clone()));
        if self.date_back_to(record.clock) {
            return Change::Orders;
        }
        match self.orders.get_mut(id) {
            Some(order) => {
                order.note(entry);
                Change::Order(id.clone())
            }
            None => Change::Nothing,
        }
    }

    /// The note to make before the first change: the orders as they are without any; nothing if it
    /// was made already.
    pub fn seed_note(&self) -> Option<Note> {
        if self.seeded_by.is_some() {
            return None;
        }
        let (terms, orders) = self.samples();
        Some(Note::Seeded { anchor: self.anchor, terms, orders })
    }

    /// Whether the orders are noted in the journal, so that they stay as they are.
    pub fn is_seeded(&self) -> bool {
        self.seeded_by.is_some()
    }

    /// How far the practice clock is ahead of the wall time; never negative.
    pub fn clock_offset(&self) -> Span {
        self.clock_offset
    }

    /// The terms that samples are placed under when practice begins again.
    pub fn sample_terms(&self) -> Arc<Terms> {
        Arc::clone(&self.sample_terms)
    }

    /// Where samples go.
    pub fn deliver_to(&self) -> Option<Address> {
        self.deliver_to.clone()
    }

    /// Samples go there from now on. Those that are noted in the journal stay as they are.
    pub fn set_deliver_to(&mut self, address: Address) {
        self.deliver_to = Some(address);
        if self.seeded_by.is_none() {
            self.set_up_samples();
        }
    }

    /// The terms under which orders were placed.
    pub fn terms(&self) -> &LiteMap<TermsId, Arc<Terms>> {
        &self.terms
    }

    /// The orders.
    pub fn orders(&self) -> &LiteMap<OrderId, Order> {
        &self.orders
    }

    /// How many acts name an order that is not in the book. They are kept, in case it turns up.
    pub fn orphans(&self) -> usize {
        self.acts.values().filter(|(id, _)| !self.orders.contains_key(id)).count()
    }

    /// Without a seed, a change noted before the anchor shows that the samples are older than that.
    fn date_back_to(&mut self, clock: Clock) -> bool {
        let noted_at = Timestamp::from_millis(clock.0);
        let is_older = self.seeded_by.is_none() && noted_at < self.anchor;
        if is_older {
            self.anchor = noted_at;
            self.set_up_samples();
        }
        is_older
    }

    /// The samples as a seed holds them.
    fn samples(&self) -> (Vec<(TermsId, Terms)>, Vec<SeededOrder>) {
        let terms = &self.sample_terms;
        let id = terms_id(terms);
        let seeded = |order: Order| SeededOrder {
            facts: order.facts().clone(),
            terms: id.clone(),
            log: order.log().to_vec(),
        };
        let orders = sample::orders(self.anchor, terms, self.deliver_to.as_ref());
        (vec![(id.clone(), Terms::clone(terms))], orders.into_iter().map(seeded).collect())
    }

    fn set_up_samples(&mut self) {
        let (terms, orders) = self.samples();
        self.set_up(&terms, &orders);
    }

    /// Puts these orders in the place of those there are, and tells them every act again.
    fn set_up(&mut self, terms: &[(TermsId, Terms)], orders: &[SeededOrder]) {
        self.terms.clear();
        for (id, it) in terms {
            self.terms.insert(id.clone(), Arc::new(it.clone()));
        }
        self.orders.clear();
        for SeededOrder { facts, terms, log } in orders {
            let Some(terms) = self.terms.get(terms) else { continue };
            let Ok(mut order) = Order::new(facts.clone(), Arc::clone(terms)) else { continue };
            log.iter().for_each(|it| order.note(it.clone()));
            self.orders.insert(facts.id.clone(), order);
        }
        for (id, entry) in self.acts.values() {
            if let Some(order) = self.orders.get_mut(id) {
                order.note(entry.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(
            PracticeBook::from_records(&[skipped(0, "a", -1)], NOW).clock_offset(),
            Span::ZERO
        );
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
        let goes =
            |book: &PracticeBook| book.orders()[&OrderId::new(LAMP)].facts().deliver_to.clone();
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
}
