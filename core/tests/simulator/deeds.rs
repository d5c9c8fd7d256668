//! What can happen in the world of the simulator, and how it is made up.

use proptest::{prelude::*, sample::Index};
use unbuy_core::storage::{Book, GRACE};

/// So many tabs are open at any time.
pub const TABS: usize = 3;

/// So many orders can be had.
pub const ORDERS: u8 = 4;

/// One thing that happens. Where it names a tab, that tab does it.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Something is done with an order.
    Act {
        tab: usize,
        book: Book,
        order: u8,
    },
    /// Orders come in, in one or two parts; long ones do not fit into a key of the journal.
    Import {
        tab: usize,
        orders: Vec<u8>,
        is_long: bool,
        in_parts: bool,
    },
    Delete {
        tab: usize,
        order: u8,
    },
    Undo {
        tab: usize,
        which: Index,
    },
    StartOver {
        tab: usize,
        book: Book,
    },
    Checkpoint {
        tab: usize,
    },
    Tidy {
        tab: usize,
    },
    /// Collects, after waiting so many milliseconds since the last look.
    Collect {
        tab: usize,
        wait: i64,
    },
    Ballast {
        tab: usize,
    },
    /// Sees so many operations of the others.
    See {
        tab: usize,
        count: usize,
    },
    /// Looks for what it has not seen in the store.
    LookAgain {
        tab: usize,
        book: Book,
    },
    /// The second copy is told so many operations.
    TellCopy {
        tab: usize,
        count: usize,
    },
    Recover {
        tab: usize,
        book: Book,
    },
    /// After so many operations of the store the tab dies, or so many of them fail.
    Doom {
        tab: usize,
        left: usize,
        failures: Option<usize>,
    },
    /// The tab is closed, and another opened. That share of what the second copy was not told yet
    /// still gets there, in 255ths. After so many values the new one cannot read one.
    Close {
        tab: usize,
        told: u8,
        reads: Option<usize>,
    },
    /// The browser dies, and the last so many operations of the store with it.
    Crash {
        back: usize,
        told: u8,
        recovers: bool,
    },
    /// So many characters are free from now on.
    Quota {
        free: Option<usize>,
    },
    /// The wall clock goes on, or is set.
    Jump {
        by: i64,
    },
    Damage {
        book: Book,
        key: Index,
        how: Damage,
    },
    Discard {
        tab: usize,
        book: Book,
    },
    /// Everybody sees everything.
    Settle,
}

/// What can happen to a key.
#[derive(Debug, Clone)]
pub enum Damage {
    Cut(Index),
    Flip(Index),
    Empty,
    Gone,
    /// Its value and that of another key of the same kind change places.
    Swap(Index),
}

const YEAR: i64 = 365 * 86_400_000;

fn book() -> impl Strategy<Value = Book> {
    prop_oneof![1 => Just(Book::Practice), 6 => Just(Book::Mine)]
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        any::<Index>().prop_map(Damage::Flip),
        Just(Damage::Empty),
        Just(Damage::Gone),
        any::<Index>().prop_map(Damage::Swap),
    ]
}

/// Anything, the usual more often.
pub fn deed() -> impl Strategy<Value = Deed> {
    let tab = || 0..TABS;
    let orders = || prop::collection::vec(0..ORDERS, 1..3);
    let told = any::<u8>();
    let usual = prop_oneof![
        16 => (tab(), book(), 0..ORDERS)
            .prop_map(|(tab, book, order)| Deed::Act { tab, book, order }),
        8 => (tab(), orders(), any::<bool>(), any::<bool>()).prop_map(
            |(tab, orders, is_long, in_parts)| Deed::Import { tab, orders, is_long, in_parts }
        ),
        8 => tab().prop_map(|tab| Deed::Checkpoint { tab }),
        // Half of them wait long enough.
        8 => (tab(), 0..2 * GRACE.as_millis()).prop_map(|(tab, wait)| Deed::Collect { tab, wait }),
        10 => (tab(), 0..20_usize).prop_map(|(tab, count)| Deed::See { tab, count }),
        6 => (tab(), 0..12_usize).prop_map(|(tab, count)| Deed::TellCopy { tab, count }),
        4 => (tab(), 0..ORDERS).prop_map(|(tab, order)| Deed::Delete { tab, order }),
    ];
    let rare = prop_oneof![
        2 => (tab(), any::<Index>()).prop_map(|(tab, which)| Deed::Undo { tab, which }),
        2 => (tab(), book()).prop_map(|(tab, book)| Deed::StartOver { tab, book }),
        1 => tab().prop_map(|tab| Deed::Tidy { tab }),
        2 => tab().prop_map(|tab| Deed::Ballast { tab }),
        1 => (tab(), book()).prop_map(|(tab, book)| Deed::LookAgain { tab, book }),
        2 => (tab(), book()).prop_map(|(tab, book)| Deed::Recover { tab, book }),
        5 => (tab(), 0..10_usize, prop::option::weighted(0.2, 1..3_usize))
            .prop_map(|(tab, left, failures)| Deed::Doom { tab, left, failures }),
        2 => (tab(), told, prop::option::weighted(0.2, 0..6_usize))
            .prop_map(|(tab, told, reads)| Deed::Close { tab, told, reads }),
        2 => (0..30_usize, told, any::<bool>())
            .prop_map(|(back, told, recovers)| Deed::Crash { back, told, recovers }),
        2 => prop::option::weighted(0.7, prop_oneof![0..3_000_usize, 60_000..75_000_usize])
            .prop_map(|free| Deed::Quota { free }),
        1 => prop_oneof![-YEAR..0, 0..YEAR, Just(-YEAR)].prop_map(|by| Deed::Jump { by }),
        3 => (book(), any::<Index>(), damage())
            .prop_map(|(book, key, how)| Deed::Damage { book, key, how }),
        1 => (tab(), book()).prop_map(|(tab, book)| Deed::Discard { tab, book }),
        1 => Just(Deed::Settle),
    ];
    prop_oneof![3 => usual, 1 => rare]
}
