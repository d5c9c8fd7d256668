//! The orders of the practice shop. Each tells a story of its own; all are dated back from an anchor
//! so that they look fresh whenever somebody starts.

use std::sync::Arc;

use super::{
    act::{Act, Clock, Entry, LineId, LineQuantity, Stamp, TabId},
    facts::{Facts, Line, OrderId, Picture, Seller},
    money::Currency,
    order::Order,
    terms::{ReasonCode, Terms},
    time::{Span, Timestamp},
};

/// The cards of the practice buyer, as people name them.
pub const CARDS: [&str; 2] = ["Visa ending 4242", "Mastercard ending 1881"];

const VISA: &str = CARDS[0];

/// The sample orders as they stand at `anchor`, newest first.
pub fn orders(anchor: Timestamp, terms: &Arc<Terms>) -> Vec<Order> {
    let story = |facts, acts: Vec<(Span, Act)>| tell(anchor, terms, facts, acts);
    [
        story(
            one_line(
                "80172204",
                "North Harbour",
                Picture::Lamp,
                "Folding desk lamp, warm white",
                3490,
                Currency::USD,
            ),
            vec![(Span::minutes(50), Act::Placed), (Span::minutes(48), paid(3490, VISA))],
        ),
        story(
            one_line(
                "80171196",
                "Volt Parts",
                Picture::Cable,
                "USB-C cable 2 m, braided, set of three",
                1240,
                Currency::EUR,
            ),
            vec![(Span::days(17) - Span::hours(2), Act::Placed)],
        ),
        story(
            one_line(
                "80169042",
                "Blue Pine",
                Picture::Kettle,
                "Gooseneck kettle 0.9 l",
                4800,
                Currency::USD,
            ),
            vec![
                (Span::days(5), Act::Placed),
                (Span::days(5) - Span::minutes(3), paid(4800, VISA)),
                (Span::days(4), cancel_requested("better_price", 1)),
                (Span::days(3), Act::CancelApproved),
            ],
        ),
        story(
            one_line(
                "80168855",
                "Loom & Lane",
                Picture::Scarf,
                "Merino scarf, moss green",
                2750,
                Currency::GBP,
            ),
            vec![
                (Span::days(6), Act::Placed),
                (Span::days(6) - Span::minutes(9), paid(2750, CARDS[1])),
                (Span::days(2), Act::Shipped { goods: units(1) }),
            ],
        ),
        story(
            one_line(
                "80167731",
                "Kite & Co",
                Picture::Shoe,
                "Trail running shoes, size 42",
                6120,
                Currency::USD,
            ),
            vec![
                (Span::days(13), Act::Placed),
                (Span::days(13) - Span::minutes(2), paid(6120, VISA)),
                (Span::days(11), Act::Shipped { goods: units(1) }),
                (Span::days(6), Act::Delivered { goods: units(1) }),
            ],
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// An order whose acts happened so long before the anchor. Facts that make no sense tell no story;
/// a test keeps the samples from that.
fn tell(
    anchor: Timestamp,
    terms: &Arc<Terms>,
    facts: Facts,
    acts: Vec<(Span, Act)>,
) -> Option<Order> {
    let mut order = Order::new(facts, Arc::clone(terms)).ok()?;
    for (count, (before, act)) in (0..).zip(acts) {
        let at = anchor - before;
        let stamp = Stamp { at, clock: Clock(at.millis(), count), tab: TabId("sample".into()) };
        order.note(Entry { stamp, act });
    }
    Some(order)
}

fn one_line(
    id: &str,
    seller: &str,
    picture: Picture,
    title: &str,
    price: i64,
    currency: Currency,
) -> Facts {
    Facts {
        id: OrderId::new(id),
        seller: Seller { name: seller.to_owned() },
        lines: vec![Line { title: title.to_owned(), quantity: 1, unit_price: price, picture }],
        currency,
        shipping: 0,
        discount: 0,
        payment_window: None,
    }
}

fn paid(amount: i64, method: &str) -> Act {
    Act::Paid { amount, method: method.to_owned() }
}

fn units(quantity: u32) -> Vec<LineQuantity> {
    vec![LineQuantity { line: LineId(0), quantity }]
}

fn cancel_requested(reason: &str, quantity: u32) -> Act {
    Act::CancelRequested {
        goods: units(quantity),
        reason: ReasonCode(reason.to_owned()),
        note: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::EventKind;

    #[test]
    fn every_sample_is_a_story_without_a_refused_act() {
        let anchor = Timestamp::from_millis(1_795_000_000_000);
        let orders = orders(anchor, &Arc::new(Terms::article()));
        assert_eq!(orders.len(), 5);
        for order in orders {
            let history = order.at(anchor).history;
            let refused = history.iter().find(|it| matches!(it.kind, EventKind::Refused(..)));
            assert_eq!(refused, None, "{}", order.id().as_str());
        }
    }
}
