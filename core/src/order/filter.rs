//! Which orders a list shows, and in what order: tabs, sorting, and searching.

use super::{
    facts::Facts,
    standing::{Stage, Standing},
    time::Timestamp,
};

/// A part of the list. Every order stands under [`Tab::All`] and under one other at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the stage that it is named for; `of` tells the rest")]
pub enum Tab {
    All,
    Unpaid,
    ToShip,
    Shipped,
    Delivered,
    Cancelled,
    Expired,
}

impl Tab {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Unpaid,
        Self::ToShip,
        Self::Shipped,
        Self::Delivered,
        Self::Cancelled,
        Self::Expired,
    ];

    /// The narrowest tab of an order. One that was shipped in part stands where its rest can still be
    /// cancelled; a completed or a returned one stays under delivered, where its money is looked
    /// for; one whose log does not tell stands under all alone.
    pub const fn of(standing: &Standing) -> Self {
        match standing.stage {
            Stage::Unknown => Self::All,
            Stage::AwaitingPayment => Self::Unpaid,
            Stage::PaymentReview | Stage::AwaitingShipment | Stage::PartiallyShipped => {
                Self::ToShip
            }
            Stage::Shipped => Self::Shipped,
            Stage::Delivered | Stage::Completed => Self::Delivered,
            Stage::Cancelled(_) => Self::Cancelled,
            Stage::Expired => Self::Expired,
        }
    }

    /// Whether an order stands under this tab.
    pub fn holds(self, standing: &Standing) -> bool {
        self == Self::All || self == Self::of(standing)
    }

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unpaid => "unpaid",
            Self::ToShip => "to-ship",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }

    /// The tab of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }
}

/// In what order a list is shown.
///
/// Not by price: amounts of several currencies have no order without rates of exchange, which nobody
/// here knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// What was placed last comes first.
    Newest,
    /// What was placed first comes first.
    Oldest,
    /// What has the soonest deadline comes first, what has none comes last.
    Deadline,
}

/// Where an order comes when sorted: smaller ones first. Two that are equal were placed at the same
/// moment.
pub type SortKey = (Timestamp, i64);

impl Sort {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::Deadline];

    /// The place of an order. Where the date is unknown it counts as the oldest, whichever way.
    pub fn key(self, standing: &Standing) -> SortKey {
        let placed_at = standing.placed_at.unwrap_or(Timestamp::MIN);
        let newest_first = -placed_at.millis();
        match self {
            Self::Newest => (Timestamp::MIN, newest_first),
            Self::Oldest => (placed_at, newest_first),
            Self::Deadline => {
                (standing.deadlines.first().map_or(Timestamp::MAX, |it| it.due), newest_first)
            }
        }
    }

    /// Its name in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Deadline => "deadline",
        }
    }

    /// The sorting of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == name)
    }
}

/// Puts places in the order of their keys. The number beside a key is whatever the caller knows an
/// order by, and decides between equal keys.
///
/// A heap in place: thousands of orders are too many to be inserted one by one, and the sort of the
/// standard library is several times the code to download.
pub fn arrange(places: &mut [(SortKey, u32)]) {
    let all = places.len();
    for root in (0..all / 2).rev() {
        sift_down(places, root);
    }
    for end in (1..all).rev() {
        places.swap(0, end);
        sift_down(&mut places[..end], 0);
    }
}

/// Lets what stands at `root` sink below all that is larger.
fn sift_down(places: &mut [(SortKey, u32)], mut root: usize) {
    loop {
        let mut largest = root;
        for child in [2 * root + 1, 2 * root + 2] {
            if places.get(child).is_some_and(|it| *it > places[largest]) {
                largest = child;
            }
        }
        if largest == root {
            return;
        }
        places.swap(root, largest);
        root = largest;
    }
}

/// What an order can be found by: its number, its shop and the titles of its lines. To be folded
/// like what is searched for.
pub fn haystack(facts: &Facts) -> String {
    let mut text = [facts.id.as_str(), &facts.seller.name].join("\n");
    for line in &facts.lines {
        text.push('\n');
        text.push_str(&line.title);
    }
    text
}

/// Words that somebody searches for. Upper case and accents are for the browser to fold away, which
/// knows the rules of every language; here they count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query(String);

impl Query {
    /// From what was typed, folded.
    pub fn new(folded: String) -> Self {
        Self(folded)
    }

    /// Whether it asks for nothing, and so finds everything.
    pub fn is_empty(&self) -> bool {
        self.0.split_whitespace().next().is_none()
    }

    /// Whether every word occurs somewhere in a folded haystack.
    pub fn finds(&self, haystack: &str) -> bool {
        // Byte by byte is quick enough for thousands of orders, and a tenth of the code of the search
        // of the standard library. UTF-8 does not match within a character.
        let occurs = |word: &str| {
            let word = word.as_bytes();
            // Most places are ruled out by their first byte, without a call.
            let fits = |it: &[u8]| it.first() == word.first() && it == word;
            haystack.as_bytes().windows(word.len()).any(fits)
        };
        self.0.split_whitespace().all(occurs)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::order::{Order, Terms, sample};

    const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);

    fn samples() -> Vec<(Order, Standing)> {
        let orders = sample::orders(NOW, &Arc::new(Terms::article()), None);
        orders.into_iter().map(|it| (it.clone(), it.at(NOW))).collect()
    }

    /// The numbers of the samples under a tab, sorted.
    fn shown(tab: Tab, sort: Sort) -> Vec<String> {
        let samples = samples();
        let mut places: Vec<_> = (0..)
            .zip(&samples)
            .filter(|(_, (_, standing))| tab.holds(standing))
            .map(|(place, (_, standing))| (sort.key(standing), place))
            .collect();
        arrange(&mut places);
        let number = |(_, place): &(SortKey, u32)| samples[*place as usize].0.id().0.to_string();
        places.iter().map(number).collect()
    }

    #[test]
    fn names_in_addresses_are_read_back_and_no_two_are_the_same() {
        for tab in Tab::ALL {
            assert_eq!(Tab::parse(tab.as_str()), Some(tab));
        }
        for sort in Sort::ALL {
            assert_eq!(Sort::parse(sort.as_str()), Some(sort));
        }
        for unknown in ["", "All", "toship", "price"] {
            assert_eq!((Tab::parse(unknown), Sort::parse(unknown)), (None, None));
        }
    }

    #[test]
    fn every_sample_stands_under_all_and_under_one_other_tab() {
        for (order, standing) in samples() {
            let tabs = Tab::ALL.into_iter().filter(|it| it.holds(&standing)).count();
            assert_eq!(tabs, 2, "{}", order.id().as_str());
        }
        for tab in Tab::ALL {
            assert!(!shown(tab, Sort::Newest).is_empty(), "{tab:?}");
        }
    }

    #[test]
    fn an_order_that_was_not_placed_stands_under_all_alone() {
        let (order, _) = samples().remove(0);
        let unknown = Order::new(order.facts().clone(), Arc::new(Terms::article())).unwrap();
        let holds = |tab: &Tab| tab.holds(&unknown.at(NOW));
        assert_eq!(Tab::ALL.into_iter().filter(holds).collect::<Vec<_>>(), [Tab::All]);
        assert!(Sort::Newest.key(&unknown.at(NOW)) > Sort::Newest.key(&order.at(NOW)));
    }

    #[test]
    fn lists_are_sorted_by_date_or_by_deadline() {
        let newest = shown(Tab::All, Sort::Newest);
        let as_made: Vec<String> = samples().iter().map(|it| it.0.id().0.to_string()).collect();
        assert_eq!(newest, as_made);
        let mut oldest = shown(Tab::All, Sort::Oldest);
        oldest.reverse();
        assert_eq!(oldest, newest);

        let samples = samples();
        let due = |number: &String| {
            let found = samples.iter().find(|it| it.0.id().as_str() == number.as_str());
            found.unwrap().1.deadlines.first().map_or(Timestamp::MAX, |it| it.due)
        };
        let by_deadline = shown(Tab::All, Sort::Deadline);
        assert!(by_deadline.is_sorted_by_key(due), "{by_deadline:?}");
        assert_eq!(due(by_deadline.last().unwrap()), Timestamp::MAX, "one without a deadline");
    }

    #[test]
    fn what_has_no_deadline_is_sorted_by_date() {
        let standings: Vec<_> = samples().into_iter().map(|it| it.0.at(Timestamp::MAX)).collect();
        let keys: Vec<_> = standings.iter().map(|it| Sort::Deadline.key(it)).collect();
        assert!(keys.is_sorted());
    }

    #[track_caller]
    fn check(query: &str, haystack: &str, found: bool) {
        assert_eq!(Query::new(query.to_owned()).finds(haystack), found, "{query}");
    }

    #[test]
    fn all_words_must_occur_in_whatever_order() {
        let haystack = "80172204\nnorth harbour\nfolding desk lamp, warm white";
        for query in ["", "  ", "lamp", "desk lamp", "lamp harbour", " 8017\t", "desk\u{3000}lamp"]
        {
            check(query, haystack, true);
        }
        for query in ["lamps", "lamp shoe", "harbourfolding", "Lamp", "2204 80"] {
            check(query, haystack, query == "2204 80");
        }
        check("茶", "青竹\n茶杯", true);
        check("x", "", false);
    }

    #[test]
    fn nothing_is_asked_for_by_blanks() {
        for (query, empty) in [("", true), (" \u{a0}\u{3000}", true), (" a", false)] {
            assert_eq!(Query::new(query.to_owned()).is_empty(), empty);
        }
    }

    #[test]
    fn orders_are_found_by_number_shop_and_every_title() {
        for (order, _) in samples() {
            let (facts, haystack) = (order.facts(), haystack(order.facts()));
            check(facts.id.as_str(), &haystack, true);
            check(&facts.seller.name, &haystack, true);
            facts.lines.iter().for_each(|it| check(&it.title, &haystack, true));
        }
    }

    proptest! {
        #[test]
        fn arranged_like_sorted(keys in prop::collection::vec((0..9_i64, -9..9_i64, 0..99_u32), 0..60)) {
            let mut places: Vec<_> =
                keys.iter().map(|(due, placed, it)| ((Timestamp::from_millis(*due), *placed), *it)).collect();
            let mut expected = places.clone();
            expected.sort();
            arrange(&mut places);
            prop_assert_eq!(places, expected);
        }

        #[test]
        fn words_are_found_like_the_standard_library_does(text in "[ab é]{0,12}", query in "[ab é]{0,5}") {
            let expected = query.split_whitespace().all(|it| text.contains(it));
            prop_assert_eq!(Query::new(query).finds(&text), expected);
        }
    }
}
