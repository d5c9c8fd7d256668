//! The money of an order: what was paid, what comes back, what is back.

use super::{
    act::LineQuantity,
    facts::Facts,
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
/// The discount is spread over the goods by their price, the fraction stays with the shop until the
/// last unit, and shipping comes back when nothing is left to ship.
pub(super) fn owed_for(facts: &Facts, lines: &[LineStanding]) -> i64 {
    let gone = |it: &LineStanding| it.cancelled + it.returned;
    let all_gone = facts.lines.iter().zip(lines).all(|(line, it)| gone(it) == line.quantity);
    if all_gone {
        return facts.total_minor();
    }
    let goods = facts.goods_minor();
    if goods == 0 {
        return 0;
    }
    let gone_price: i64 =
        facts.lines.iter().zip(lines).map(|(line, it)| i64::from(gone(it)) * line.unit_price).sum();
    let owed = i128::from(gone_price) * i128::from(goods - facts.discount) / i128::from(goods);
    i64::try_from(owed).unwrap_or(goods - facts.discount)
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
