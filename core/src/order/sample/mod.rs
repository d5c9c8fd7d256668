//! The orders of the practice shop. Each tells a story of its own; all are dated back from an anchor
//! so that they look fresh whenever somebody starts.

mod stories;

use std::sync::Arc;

use super::{
    act::{Act, Actor, Clock, Entry, Stamp, TabId},
    country::Country,
    delivery::Address,
    facts::{Facts, Line, OrderId, Seller},
    order::Order,
    terms::{Reason, ReasonCode, Terms},
    time::{Span, Timestamp},
};
use stories::{Deed, STORIES, Story};

/// The cards of the practice buyer, as people name them.
pub const CARDS: [&str; 2] = ["Visa ending 4242", "Mastercard ending 1881"];

/// The number of an order that it is too late to cancel and too late to return.
pub const TOO_LATE: &str = "80164803";

/// Where the practice buyer lives, in whatever country.
const HOME: &str = "Robin Morgan\n12 Example Street\n10001 Sample Town";

/// The address of the practice buyer in a country.
pub fn address(country: Country) -> Address {
    Address { country, lines: HOME.to_owned() }
}

/// The sample orders as they stand at `anchor`, newest first, to be delivered there.
pub fn orders(anchor: Timestamp, terms: &Arc<Terms>, deliver_to: Option<&Address>) -> Vec<Order> {
    let mut orders = Vec::new();
    for story in &STORIES {
        orders.extend(tell(story, facts(story, deliver_to), anchor, terms));
    }
    orders
}

/// So many orders to try a long list with, in the order of their numbers, which rise with time: the
/// samples over and over, each told five minutes after the one before, the last of them at `anchor`.
/// Numbers, titles and prices differ; the same call makes the same orders.
pub fn many(
    count: u32,
    anchor: Timestamp,
    terms: &Arc<Terms>,
    deliver_to: Option<&Address>,
) -> Vec<Order> {
    /// With as many digits as all that follow.
    const FIRST_NUMBER: u32 = 10_000_001;
    let mut orders = Vec::new();
    for (index, story) in (0..count).zip(STORIES.iter().cycle()) {
        let mut facts = facts(story, deliver_to);
        let number = (FIRST_NUMBER + index).to_string();
        facts.id = OrderId::new(&number);
        for line in &mut facts.lines {
            line.title.push_str(", ");
            line.title.push_str(&number);
            line.unit_price += i64::from(index % 997);
        }
        let told_at = anchor - Span::minutes(5 * i64::from(count - 1 - index));
        orders.extend(tell(story, facts, told_at, terms));
    }
    orders
}

fn facts(story: &Story, deliver_to: Option<&Address>) -> Facts {
    let mut lines = Vec::new();
    for (picture, title, quantity, unit_price) in story.lines {
        let (picture, title) = (*picture, (*title).to_owned());
        let mut line = Line::new(title, *quantity, *unit_price, picture);
        line.bundle = story.set.contains(&lines.len()).then_some(1);
        line.no_withdrawal = story.made_for_you.contains(&lines.len());
        lines.push(line);
    }
    Facts {
        id: OrderId::new(story.id),
        seller: Seller { name: story.seller.to_owned() },
        lines,
        currency: story.currency,
        shipping: story.shipping,
        discount: story.discount,
        payment_window: story.payment_window,
        deliver_to: deliver_to.cloned(),
    }
}

/// More than any story has deeds: the check of a payment is noted after the payment.
const CLEARED: u32 = 100;

/// An order to whose facts happened what the story tells, so long before the anchor. Facts that make
/// no sense tell no story; a test keeps the samples from that.
fn tell(story: &Story, facts: Facts, anchor: Timestamp, terms: &Arc<Terms>) -> Option<Order> {
    let mut order = Order::new(facts.clone(), Arc::clone(terms)).ok()?;
    let tab = TabId("sample".into());
    let mut note = |at: Timestamp, count, act| {
        let stamp = Stamp { at, clock: Clock(at.millis(), count), tab: tab.clone() };
        // Under terms of a site's own not every story can be told to its end.
        if order.can(&act, at) {
            order.note(Entry { stamp, act });
        }
    };
    let mut deeds = (0..).zip(story.deeds).peekable();
    while let Some((count, (minutes_before, deed))) = deeds.next() {
        let at = anchor - Span::minutes(*minutes_before);
        note(at, count, act(*deed, &facts, terms));
        // Where payments are checked, the check of what has gone on since is over.
        let is_checked = matches!(deed, Deed::Paid(_)) && terms.payment_review.is_some();
        if is_checked && deeds.peek().is_some() {
            note(at, count + CLEARED, Act::PaymentCleared);
        }
    }
    Some(order)
}

fn act(deed: Deed, facts: &Facts, terms: &Terms) -> Act {
    let mut goods = facts.all_goods();
    let known = |code: &str, list: &[Reason]| {
        let is_it = |it: &&Reason| it.code.as_str() == code;
        let found =
            list.iter().find(is_it).or_else(|| list.iter().find(|it| it.by == Actor::Buyer));
        found.map_or_else(|| ReasonCode(code.to_owned()), |it| it.code.clone())
    };
    match deed {
        Deed::Placed => Act::Placed,
        Deed::Paid(card) => {
            Act::Paid { amount: facts.total_minor(), method: CARDS[card].to_owned() }
        }
        Deed::Asked(code) => {
            Act::CancelRequested { goods, reason: known(code, &terms.reasons), note: String::new() }
        }
        Deed::Approved => Act::CancelApproved,
        Deed::Rejected(note) => Act::CancelRejected { note: note.to_owned(), reason: None },
        Deed::Shipped(lines) => {
            goods.truncate(lines);
            Act::Shipped { goods, parcel: None }
        }
        Deed::Delivered => Act::Delivered { goods },
        Deed::Judged(stars, text) => Act::FeedbackLeft { stars, text: text.to_owned() },
        Deed::ReturnAsked(code) => Act::ReturnRequested {
            goods,
            reason: known(code, &terms.return_reasons),
            note: String::new(),
        },
        Deed::ReturnSent => Act::ReturnShipped { goods },
        Deed::ReturnArrived => Act::ReturnReceived { goods },
    }
}

#[cfg(test)]
mod tests;
