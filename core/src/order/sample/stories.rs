//! What the samples tell, as a table: plain numbers and texts take the least room in the download.
//!
//! Overdue money is no story here: the practice shop pays back in time whatever the buyer does, also
//! after the bank has sent the money back once.

use super::TOO_LATE;
use crate::order::{
    facts::Picture::{self, Bag, Book, Cable, Kettle, Lamp, Mug, Parcel, Scarf, Shoe},
    money::Currency,
    time::Span,
};

/// An order and what happened to it.
#[derive(Debug)]
pub(super) struct Story {
    pub id: &'static str,
    pub seller: &'static str,
    pub currency: Currency,
    /// Picture, title, quantity, and the price of one in minor units.
    pub lines: &'static [(Picture, &'static str, u32, i64)],
    /// In minor units.
    pub shipping: i64,
    /// In minor units.
    pub discount: i64,
    pub payment_window: Option<Span>,
    /// The places of the lines that are sold as a set.
    pub set: &'static [usize],
    /// The places of the lines that nobody can withdraw from, since they are made for the buyer.
    pub made_for_you: &'static [usize],
    /// Oldest first, each so many minutes before the anchor.
    pub deeds: &'static [(i64, Deed)],
}

/// An act on the whole order, in as few words as it takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Deed {
    Placed,
    /// With which of the cards.
    Paid(usize),
    /// To cancel, for that reason.
    Asked(&'static str),
    Approved,
    /// With that note.
    Rejected(&'static str),
    /// So many of the first lines.
    Shipped(usize),
    Delivered,
    /// So many stars, and what is said with them.
    Judged(u8, &'static str),
    /// To return, for that reason.
    ReturnAsked(&'static str),
    ReturnSent,
    ReturnArrived,
}
use Deed::{
    Approved, Asked, Delivered, Judged, Paid, Placed, Rejected, ReturnArrived, ReturnAsked,
    ReturnSent, Shipped,
};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
const VISA: usize = 0;
const MASTERCARD: usize = 1;

/// What most stories have in common.
const PLAIN: Story = Story {
    id: "",
    seller: "",
    currency: Currency::USD,
    lines: &[],
    shipping: 0,
    discount: 0,
    payment_window: None,
    set: &[],
    made_for_you: &[],
    deeds: &[],
};

/// All of them, newest first.
pub(super) const STORIES: [Story; 15] = [
    Story {
        id: "80172204",
        seller: "North Harbour",
        lines: &[(Lamp, "Folding desk lamp, warm white", 1, 3490)],
        deeds: &[(50, Placed), (48, Paid(VISA))],
        ..PLAIN
    },
    // The seller gives a day to pay instead of twenty.
    Story {
        id: "80172131",
        seller: "Clay & Kiln",
        currency: Currency::GBP,
        lines: &[(Mug, "Stoneware mug 0.3 l, speckled", 2, 1450)],
        shipping: 395,
        payment_window: Some(Span::DAY),
        deeds: &[(18 * HOUR, Placed)],
        ..PLAIN
    },
    // Asked to cancel; the seller has not answered.
    Story {
        id: "80171877",
        seller: "Tern Bags",
        lines: &[(Bag, "Canvas backpack 18 l, olive", 1, 5400)],
        deeds: &[(2 * DAY, Placed), (2 * DAY - 4, Paid(VISA)), (20 * HOUR, Asked("changed_mind"))],
        ..PLAIN
    },
    // The seller said no.
    Story {
        id: "80171502",
        seller: "مكتبة النخيل",
        currency: Currency::KWD,
        lines: &[(Book, "دفتر ملاحظات جلدي، حجم A5", 1, 8250)],
        made_for_you: &[0],
        deeds: &[
            (3 * DAY, Placed),
            (3 * DAY - 6, Paid(MASTERCARD)),
            (2 * DAY, Asked("takes_too_long")),
            (DAY, Rejected("It is packed already and leaves this week.")),
        ],
        ..PLAIN
    },
    // A part is on its way, the rest is not.
    Story {
        id: "80170318",
        seller: "Hearth & Table",
        currency: Currency::EUR,
        lines: &[
            (Mug, "Dinner plate 27 cm, sand", 6, 990),
            (Mug, "Soup plate 22 cm, sand", 6, 940),
            (Mug, "Cereal bowl 0.5 l, sand", 6, 790),
            (Mug, "Espresso cup with saucer", 4, 850),
            (Kettle, "Teapot 1.2 l with strainer", 1, 3650),
            (Parcel, "Cutlery, steel, 24 pieces", 1, 7900),
            (Parcel, "Bread board, oak", 1, 2480),
            (Parcel, "Water glass 0.3 l", 6, 320),
            (Parcel, "Carafe 1 l", 1, 1890),
            (Scarf, "Linen napkin, natural", 6, 610),
            (Scarf, "Tablecloth 140 × 240 cm, natural", 1, 4900),
            (Lamp, "Candle holder, brass", 2, 1750),
        ],
        shipping: 690,
        discount: 4500,
        set: &[9, 10],
        deeds: &[(4 * DAY, Placed), (4 * DAY - 11, Paid(VISA)), (DAY, Shipped(7))],
        ..PLAIN
    },
    Story {
        id: "80169042",
        seller: "Blue Pine",
        lines: &[(Kettle, "Gooseneck kettle 0.9 l", 1, 4800)],
        deeds: &[
            (5 * DAY, Placed),
            (5 * DAY - 3, Paid(VISA)),
            (4 * DAY, Asked("better_price")),
            (3 * DAY, Approved),
        ],
        ..PLAIN
    },
    Story {
        id: "80168855",
        seller: "Loom & Lane",
        currency: Currency::GBP,
        lines: &[(Scarf, "Merino scarf, moss green", 1, 2750)],
        deeds: &[(6 * DAY, Placed), (6 * DAY - 9, Paid(MASTERCARD)), (2 * DAY, Shipped(1))],
        ..PLAIN
    },
    Story {
        id: "80167731",
        seller: "Kite & Co",
        lines: &[(Shoe, "Trail running shoes, size 42", 1, 6120)],
        deeds: &[
            (13 * DAY, Placed),
            (13 * DAY - 2, Paid(VISA)),
            (11 * DAY, Shipped(1)),
            (6 * DAY, Delivered),
        ],
        ..PLAIN
    },
    Story {
        id: "80171196",
        seller: "Volt Parts",
        currency: Currency::EUR,
        lines: &[(Cable, "USB-C cable 2 m, braided, set of three", 1, 1240)],
        deeds: &[(17 * DAY - 2 * HOUR, Placed)],
        ..PLAIN
    },
    // To be sent back.
    Story {
        id: "80166420",
        seller: "North Harbour",
        currency: Currency::EUR,
        lines: &[(Lamp, "Clip lamp for shelves, black", 1, 2290)],
        shipping: 450,
        deeds: &[
            (18 * DAY, Placed),
            (18 * DAY - 5, Paid(MASTERCARD)),
            (15 * DAY, Shipped(1)),
            (10 * DAY, Delivered),
            (2 * DAY, ReturnAsked("does_not_fit")),
        ],
        ..PLAIN
    },
    // Never paid.
    Story {
        id: "80165977",
        seller: "Volt Parts",
        currency: Currency::GBP,
        lines: &[(Parcel, "Travel adapter, four plugs", 1, 1890)],
        deeds: &[(23 * DAY, Placed)],
        ..PLAIN
    },
    // Too late to return.
    Story {
        id: TOO_LATE,
        seller: "Kumo Paper",
        currency: Currency::JPY,
        lines: &[(
            Book,
            "Stationery set for travellers: refillable notebook with 240 numbered pages, brass \
             fountain pen, blotting paper, pencil case of waxed cotton, and a map of the night sky \
             printed on washi",
            1,
            8640,
        )],
        deeds: &[
            (30 * DAY, Placed),
            (30 * DAY - 7, Paid(VISA)),
            (26 * DAY, Shipped(1)),
            (21 * DAY, Delivered),
        ],
        ..PLAIN
    },
    // Cancelled, paid back and judged.
    Story {
        id: "80163350",
        seller: "Lantern Books",
        lines: &[(Book, "Atlas of small islands", 1, 3200)],
        deeds: &[
            (41 * DAY, Placed),
            (41 * DAY - 8, Paid(VISA)),
            (40 * DAY, Asked("ordered_twice")),
            (39 * DAY, Approved),
            (25 * DAY, Judged(5, "Answered within a day, and the money came back.")),
        ],
        ..PLAIN
    },
    // Paid after it had ended, and paid back.
    Story {
        id: "80161129",
        seller: "Clay & Kiln",
        currency: Currency::EUR,
        lines: &[(Mug, "Pour-over coffee set", 1, 4150)],
        deeds: &[(45 * DAY, Placed), (24 * DAY, Paid(MASTERCARD))],
        ..PLAIN
    },
    // Returned and paid back.
    Story {
        id: "80159614",
        seller: "Kite & Co",
        currency: Currency::GBP,
        lines: &[(Shoe, "Canvas slip-ons, size 39", 1, 3900)],
        deeds: &[
            (58 * DAY, Placed),
            (58 * DAY - 10, Paid(VISA)),
            (55 * DAY, Shipped(1)),
            (50 * DAY, Delivered),
            (48 * DAY, ReturnAsked("not_as_described")),
            (46 * DAY, ReturnSent),
            (42 * DAY, ReturnArrived),
        ],
        ..PLAIN
    },
];
