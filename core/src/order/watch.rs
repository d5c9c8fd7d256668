//! What of a real order wants attention, the most pressing first.

use super::{
    act::{Act, RefundId},
    after_sale::AfterSale,
    deadlines::DeadlineKind,
    order::Order,
    report::Report,
    standing::{EndReason, RefundState, Stage, Standing},
    time::{Span, Timestamp},
    time_steps::TimeStep,
};

/// Something of an order that wants attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attention {
    /// What it is.
    pub concern: Concern,
    /// Since when, or until when, if that is known.
    pub at: Option<Timestamp>,
}

/// What wants attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Money should be back and is not, or the bank sent it back to the shop.
    RefundLate(RefundId),
    /// Time should have done something, and nobody has told whether it did.
    Question(TimeStep),
    /// It is cancelled or was given back, and nobody has told whether it was paid, or whether the money
    /// is back.
    MoneyUnknown,
    /// It has been on its way for long, and nobody has told whether it arrived.
    Arrival,
    /// It was guaranteed to have arrived, and nobody has told whether it did.
    Guarantee,
    /// Something must happen by a moment that lies ahead.
    Ahead(DeadlineKind),
}

/// From when on a parcel should have arrived, and from when on nobody asks after it any more.
pub(super) const LONG_WAY: Span = Span::days(30);
const TOO_LONG_AGO: Span = Span::days(365);

impl Attention {
    /// The smaller, the more pressing: what is amiss or open by its moment, then money of which nothing
    /// is known, then what lies ahead by its moment, then parcels that take long.
    pub const fn urgency(&self) -> (u8, Option<Timestamp>) {
        let rank = match self.concern {
            Concern::RefundLate(_) | Concern::Question(_) | Concern::Guarantee => 0,
            Concern::MoneyUnknown => 1,
            Concern::Ahead(_) => 2,
            Concern::Arrival => 3,
        };
        (rank, self.at)
    }
}

impl Order {
    /// What wants attention of this order, which stands so at `now`: what is amiss or open, then what
    /// lies ahead, each by its moment. What is an offer can wait for ever.
    pub fn attentions(&self, standing: &Standing, now: Timestamp) -> Vec<Attention> {
        let mut all = Vec::new();
        let mut add = |concern, at| all.push(Attention { concern, at });
        for it in standing.open_refunds() {
            let failed = matches!(it.state, RefundState::Failed { .. });
            if it.is_overdue(now) || failed {
                add(Concern::RefundLate(it.id), Some(it.due));
            }
        }
        for (due, step) in &standing.questions {
            add(Concern::Question(*step), Some(*due));
        }
        if self.is_money_unknown(standing) {
            add(Concern::MoneyUnknown, None);
        }
        // Who has all the money back waits for nothing.
        let ledger = standing.ledger;
        let waits =
            standing.stage == Stage::Shipped && (ledger.paid == 0 || ledger.back < ledger.paid);
        let is_after = |it: Timestamp, wait| (it + wait..it + TOO_LONG_AGO).contains(&now);
        let paid_since = standing.paid_at.or(standing.placed_at);
        let guarantee = self.terms().delivery.as_ref().map(|it| it.guarantee);
        let guarantee = paid_since.zip(guarantee).map(|(since, it)| since + it);
        let guarantee = guarantee.filter(|it| is_after(*it, Span::ZERO));
        let long_since = standing.shipped_at.filter(|it| is_after(*it, LONG_WAY));
        match (guarantee, long_since) {
            _ if !waits => {}
            (Some(by), _) => add(Concern::Guarantee, Some(by)),
            (None, Some(since)) => add(Concern::Arrival, Some(since)),
            (None, None) => {}
        }
        let ahead = |kind: DeadlineKind| !kind.asks_nothing();
        for it in standing.deadlines.iter().filter(|it| ahead(it.kind) && now < it.due) {
            add(Concern::Ahead(it.kind), Some(it.due));
        }
        all.sort_by_key(Attention::urgency);
        all
    }

    /// What was told of the order, the earliest first.
    pub fn reports(&self) -> impl DoubleEndedIterator<Item = &Report> {
        self.log().iter().filter_map(|it| {
            let Act::Reported { report } = &it.act else { return None };
            Some(&**report)
        })
    }

    /// Whether the order is cancelled or was given back, and nobody has told what became of the money.
    pub fn is_money_unknown(&self, standing: &Standing) -> bool {
        let is_back = matches!(standing.after_sale, AfterSale::ReturnReceived { .. });
        let is_cancelled =
            matches!(standing.stage, Stage::Cancelled(it) if it != EndReason::CancelledUnpaid);
        let ended = is_cancelled || is_back;
        let is_money = |act: &Act| matches!(act, Act::Paid { .. } | Act::RefundArrived { .. });
        let is_told = self.reports().any(|it| it.paid.is_some() || it.refunded.is_some())
            || self.log().iter().any(|it| is_money(&it.act));
        self.is_mine() && ended && !is_told
    }
}
