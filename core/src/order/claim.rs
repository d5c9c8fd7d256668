//! What can be asked of the shop now: the facts of a message to the seller, without its words.

use super::{
    act::RefundId,
    delivery::Parcel,
    money::Money,
    order::Order,
    standing::{RefundState, Stage},
    time::Timestamp,
    watch::LONG_WAY,
    ways::WayKind,
};

/// Something that the buyer can ask the shop for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// The money that is owed and not back.
    Refund {
        /// Which refund.
        refund: RefundId,
        /// How much.
        amount: Money,
        /// Since when it is owed.
        since: Timestamp,
        /// By when it should be back; the midnight that ends the last business day.
        due: Timestamp,
        /// Whether it should be back by now.
        is_late: bool,
        /// Whether the bank sent it back to the shop.
        has_failed: bool,
        /// The card or account that it goes back to, if that is known.
        method: Option<String>,
    },
    /// An answer to the request to cancel.
    Answer {
        /// When it was asked.
        asked_at: Timestamp,
        /// Until when the shop should answer.
        due: Timestamp,
        /// Whether it should have answered by now.
        is_late: bool,
    },
    /// The parcel that should have been shipped.
    Shipment {
        /// When it was paid.
        paid_at: Timestamp,
        /// Until when it should have been shipped.
        due: Timestamp,
    },
    /// The parcel that should have arrived.
    Parcel {
        /// Why it should have.
        lateness: Lateness,
        /// By whom and under which number it travels, if that was told.
        parcel: Option<Parcel>,
    },
    /// To cancel what has not been shipped.
    Cancellation {
        /// When it was placed, if that is known.
        placed_at: Option<Timestamp>,
        /// What would come back, if what was paid is known.
        amount: Option<Money>,
    },
    /// To accept that the buyer has withdrawn, by right.
    Withdrawal {
        /// Until when it can be declared, once that clock runs.
        until: Option<Timestamp>,
    },
    /// To take the goods back.
    Return {
        /// When the last part arrived, if that is known.
        delivered_at: Option<Timestamp>,
        /// Until when it can be asked for, if that is known.
        until: Option<Timestamp>,
    },
}

/// Why a parcel should have arrived by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// It was guaranteed to have arrived by then.
    GuaranteedBy(Timestamp),
    /// It was shipped then, and that is long ago.
    ShippedAt(Timestamp),
}

impl Order {
    /// What can be asked of the shop at `now`, the most pressing first. What speaks against it is for
    /// [`Order::doubts`] to say.
    pub fn claims(&self, now: Timestamp) -> Vec<Claim> {
        let standing = self.at(now);
        let now = standing.now;
        let refunds = standing.open_refunds().map(|it| Claim::Refund {
            refund: it.id,
            amount: self.facts().money(it.amount),
            since: it.opened_at,
            due: it.next_due(),
            is_late: it.is_overdue(now),
            has_failed: matches!(it.state, RefundState::Failed { .. }),
            method: standing.method.clone().filter(|it| !it.is_empty()),
        });
        let mut claims: Vec<_> = refunds.collect();
        claims.extend(standing.open_request().map(|it| Claim::Answer {
            asked_at: it.requested_at,
            due: it.answer_by,
            is_late: it.answer_by <= now,
        }));
        let waits = matches!(
            standing.stage,
            Stage::Unknown | Stage::AwaitingShipment | Stage::PartiallyShipped
        );
        if let Some(paid_at) = standing.paid_at.filter(|_| waits) {
            let due = paid_at + self.terms().ship_window;
            if due <= now {
                claims.push(Claim::Shipment { paid_at, due });
            }
        }
        if standing.stage == Stage::Shipped {
            let delivery = self.delivery(now);
            // A guarantee may take longer than a parcel should.
            let guaranteed_by = delivery.guaranteed_by.filter(|it| *it <= now);
            let shipped_at = standing.shipped_at.filter(|it| *it + LONG_WAY <= now);
            let lateness = guaranteed_by.map(Lateness::GuaranteedBy);
            if let Some(lateness) = lateness.or(shipped_at.map(Lateness::ShippedAt)) {
                let parcel = delivery.parcels.into_iter().next_back().map(|(_, it)| it);
                claims.push(Claim::Parcel { lateness, parcel });
            }
        }
        let waits = waits || standing.stage == Stage::AwaitingPayment;
        if waits && standing.open_request().is_none() {
            let amount = self.cancellation_preview(&self.unshipped(now), now).amount;
            let amount = Some(amount).filter(|it| it.minor > 0);
            claims.push(Claim::Cancellation { placed_at: standing.placed_at, amount });
        }
        let way = self.way(WayKind::Withdraw, now);
        if way.refusal.is_none() {
            claims.push(Claim::Withdrawal { until: way.until });
        }
        let arrived = matches!(standing.stage, Stage::Delivered | Stage::Completed);
        let until = standing.delivered_at.map(|it| it + self.terms().return_window);
        if arrived && !self.returnable(now).is_empty() && until.is_none_or(|it| now < it) {
            claims.push(Claim::Return { delivered_at: standing.delivered_at, until });
        }
        claims
    }
}
