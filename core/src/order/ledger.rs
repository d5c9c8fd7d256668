//! The money of an order: what was paid, what comes back, what is back.

use super::{
    act::LineQuantity,
    facts::{Facts, Line},
    standing::{LineStanding, Refund},
};

/// The money of an order, in minor units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ledger {
    /// What the order costs.
    pub total: i64,
    /// What was paid, late payments included.
    pub paid: i64,
    /// What is on its way back.
    pub coming_back: i64,
    /// What is back.
    pub back: i64,
}

impl Ledger {
    pub(super) fn new(facts: &Facts, paid: i64, refunds: &[Refund]) -> Self {
        let sum = |settled| {
            refunds.iter().filter(|it| it.is_settled() == settled).map(|it| it.amount).sum()
        };
        Self { total: facts.total_minor(), paid, coming_back: sum(false), back: sum(true) }
    }

    /// What the buyer has spent when everything on its way has arrived.
    pub const fn kept_by_shop(&self) -> i64 {
        self.paid - self.coming_back - self.back
    }
}

/// What is owed in all to the buyer of a paid order once the given units are gone, in minor units.
///
/// Cumulative: a refund is this sum minus the refunds before it, so that rounding never adds up.
///
/// In `mine` what was `paid` is the measure, since the prices may not be known: all of it for
/// everything, never more, and nothing as long as it is not known, which is 0.
pub(super) fn owed_for(facts: &Facts, lines: &[LineStanding], paid: Option<i64>) -> i64 {
    let most = paid.unwrap_or_else(|| facts.total_minor());
    if facts.lines.iter().zip(lines).all(|(line, it)| it.gone() == line.quantity) {
        return most;
    }
    if facts.goods_minor() == 0 {
        return 0;
    }
    let shares = shares(facts);
    let worth = facts.lines.iter().zip(lines).zip(shares);
    worth.map(|((line, it), share)| share.worth(line, it.gone()).sum()).sum::<i64>().min(most)
}

/// What units of a line are worth, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Worth {
    /// Their price.
    pub price: i64,
    /// Their part of the discount, as a positive number.
    pub discount: i64,
    /// Their part of the shipping.
    pub shipping: i64,
}

impl Worth {
    /// What comes back for them.
    pub const fn sum(self) -> i64 {
        self.price - self.discount + self.shipping
    }
}

/// A line's part of what is charged for the order as a whole, in minor units.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    discount: i64,
    shipping: i64,
}

impl Share {
    /// What the first so many units of the line are worth: of what does not come out even the shop has
    /// the fraction until the last unit.
    pub(super) fn worth(self, line: &Line, units: u32) -> Worth {
        let all = line.quantity.max(1);
        let kept = all.saturating_sub(units);
        Worth {
            price: i64::from(units) * line.unit_price,
            discount: self.discount - part(self.discount, kept.into(), all.into()).0,
            shipping: part(self.shipping, units.into(), all.into()).0,
        }
    }
}

/// How discount and shipping spread over the lines: by their price, and what does not come out even by
/// largest remainder, so that the parts add up.
pub(super) fn shares(facts: &Facts) -> Vec<Share> {
    let goods = facts.goods_minor().max(1);
    let price = |it: &Line| i64::from(it.quantity) * it.unit_price;
    let mut shares = vec![Share::default(); facts.lines.len()];
    let mut spread = |whole: i64, give: fn(&mut Share) -> &mut i64| {
        let mut left = whole;
        for (it, line) in shares.iter_mut().zip(&facts.lines) {
            let (part, _) = part(whole, price(line), goods);
            *give(it) = part;
            left -= part;
        }
        // There are fewer left than lines.
        let mut taken = vec![false; facts.lines.len()];
        for _ in 0..left {
            let mut best = None;
            for (at, line) in facts.lines.iter().enumerate() {
                let (_, rest) = part(whole, price(line), goods);
                // Of equals the first.
                if !taken[at] && best.is_none_or(|(most, _)| most < rest) {
                    best = Some((rest, at));
                }
            }
            let Some((_, at)) = best else { break };
            taken[at] = true;
            *give(&mut shares[at]) += 1;
        }
    };
    spread(facts.discount, |it| &mut it.discount);
    spread(facts.shipping, |it| &mut it.shipping);
    shares
}

/// The part of an amount, `of` out of a `whole` that is not less, rounded down, and what is left of it in
/// parts of the whole. Bit by bit, as on paper: the division of 128 bits that the product would need is
/// half a kilobyte of the first load.
fn part(amount: i64, of: i64, whole: i64) -> (i64, i64) {
    let (mut part, mut rest) = (0, 0);
    for bit in (0..i64::BITS).rev() {
        // Twice as much, and one `of` more where the amount has this bit: less than three wholes.
        rest = 2 * rest + if amount >> bit & 1 == 1 { of } else { 0 };
        part = 2 * part + rest / whole;
        rest %= whole;
    }
    (part, rest)
}

/// The lines as they would be with `goods` cancelled too.
pub(super) fn with_cancelled(lines: &[LineStanding], goods: &[LineQuantity]) -> Vec<LineStanding> {
    let mut lines = lines.to_vec();
    for LineQuantity { line, quantity } in goods {
        if let Some(it) = lines.get_mut(usize::from(line.0)) {
            let quantity = (*quantity).min(it.active);
            it.active -= quantity;
            it.cancelled += quantity;
        }
    }
    lines
}

/// The lines as they would be with `goods` back at the shop.
pub(super) fn with_returned(lines: &[LineStanding], goods: &[LineQuantity]) -> Vec<LineStanding> {
    let mut lines = lines.to_vec();
    for LineQuantity { line, quantity } in goods {
        if let Some(it) = lines.get_mut(usize::from(line.0)) {
            let quantity = (*quantity).min(it.delivered);
            it.shipped -= quantity;
            it.delivered -= quantity;
            it.returning = it.returning.saturating_sub(quantity);
            it.returned += quantity;
        }
    }
    lines
}
