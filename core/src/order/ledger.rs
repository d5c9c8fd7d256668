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
/// last unit, and shipping comes back with it.
///
/// In `mine` what was `paid` is the measure, since the prices may not be known: all of it for
/// everything, never more, and nothing as long as it is not known, which is 0.
pub(super) fn owed_for(facts: &Facts, lines: &[LineStanding], paid: Option<i64>) -> i64 {
    let most = paid.unwrap_or_else(|| facts.total_minor());
    let gone = |it: &LineStanding| it.cancelled + it.returned;
    let all_gone = facts.lines.iter().zip(lines).all(|(line, it)| gone(it) == line.quantity);
    if all_gone {
        return most;
    }
    let goods = facts.goods_minor();
    if goods == 0 {
        return 0;
    }
    let gone_price: i64 =
        facts.lines.iter().zip(lines).map(|(line, it)| i64::from(gone(it)) * line.unit_price).sum();
    let owed = i128::from(gone_price) * i128::from(goods - facts.discount) / i128::from(goods);
    i64::try_from(owed).unwrap_or(goods - facts.discount).min(most)
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
