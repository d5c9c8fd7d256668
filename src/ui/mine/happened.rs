//! What can have happened to a real order, and the act that notes it.

use unbuy_core::{
    Span, Timestamp,
    order::{
        Act, AfterSale, Entry, Guard, LineQuantity, Order, Parcel, ReasonCode, Refund,
        ReportedStage, Stage,
    },
};

use super::answers::{money_arrived, reported, staged};
use crate::{
    i18n::{Texts, use_texts},
    state::OrderNow,
};

/// Something that the reader can note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happened {
    Paid,
    Shipped,
    Delivered,
    AskedToCancel,
    Agreed,
    Declined,
    TakenBack,
    Cancelled,
    EndedUnpaid,
    MoneyBack,
    MoneyNotBack,
    AskedToReturn,
    SentBack,
    GotBack,
    Kept,
}

/// What the reader told besides, as far as it is known.
pub(super) struct Told {
    /// How much money it was, in minor units.
    pub(super) amount: Option<i64>,
    /// What was shipped.
    pub(super) parcel: Option<Parcel>,
}

impl Happened {
    /// All of them, in the order in which they are offered.
    pub(super) const ALL: [Self; 15] = [
        Self::Paid,
        Self::Shipped,
        Self::Delivered,
        Self::AskedToCancel,
        Self::Agreed,
        Self::Declined,
        Self::TakenBack,
        Self::Cancelled,
        Self::EndedUnpaid,
        Self::MoneyBack,
        Self::MoneyNotBack,
        Self::AskedToReturn,
        Self::SentBack,
        Self::GotBack,
        Self::Kept,
    ];

    /// Its name in the list.
    pub(super) fn label(self, t: Texts) -> String {
        match self {
            Self::Paid => t.happened_paid(),
            Self::Shipped => t.happened_shipped(),
            Self::Delivered => t.happened_delivered(),
            Self::AskedToCancel => t.happened_asked(),
            Self::Agreed => t.happened_agreed(),
            Self::Declined => t.happened_declined(),
            Self::TakenBack => t.happened_taken_back(),
            Self::Cancelled => t.happened_cancelled(),
            Self::EndedUnpaid => t.happened_ended(),
            Self::MoneyBack => t.happened_money(),
            Self::MoneyNotBack => t.happened_no_money(),
            Self::AskedToReturn => t.happened_return_asked(),
            Self::SentBack => t.happened_return_sent(),
            Self::GotBack => t.happened_return_got(),
            Self::Kept => t.happened_keep(),
        }
    }

    /// Whether it makes any sense: money that never came back cannot have failed to.
    pub(super) fn is_possible(self, it: &OrderNow) -> bool {
        self != Self::MoneyNotBack || it.standing.refunds.iter().any(Refund::is_settled)
    }

    /// Whether it is about a parcel.
    pub(super) const fn has_parcel(self) -> bool {
        matches!(self, Self::Shipped)
    }

    /// Whether it is about an amount of money.
    pub(super) const fn has_amount(self) -> bool {
        matches!(self, Self::Paid | Self::MoneyBack)
    }

    /// The act that is closest to it, by which it is judged whether it is likely now.
    fn act(self, order: &Order, now: Timestamp) -> Act {
        let reason = || ReasonCode("other".to_owned());
        let note = String::new;
        match self {
            Self::Paid => Act::Paid { amount: order.facts().total_minor(), method: String::new() },
            Self::Shipped => {
                Act::Shipped { goods: or_all(order.unshipped(now), order), parcel: None }
            }
            Self::Delivered => {
                let under_way = or_all(order.under_way(now), order);
                Act::Delivered { goods: under_way }
            }
            Self::AskedToCancel => {
                let goods = or_all(order.unshipped(now), order);
                Act::CancelRequested { goods, reason: reason(), note: note() }
            }
            Self::Agreed => Act::CancelApproved,
            Self::Declined => Act::CancelRejected { note: note(), reason: None },
            Self::TakenBack => Act::CancelWithdrawn,
            Self::Cancelled => staged(ReportedStage::Cancelled, now),
            Self::EndedUnpaid => Act::CancelledUnpaid,
            Self::MoneyNotBack => {
                let standing = order.at(now);
                let settled = standing.refunds.iter().rfind(|it| it.is_settled());
                let failed = |it: &Refund| Act::RefundFailed { refund: it.id, attempt: it.attempt };
                settled.map_or_else(|| reported(|_| {}), failed)
            }
            Self::MoneyBack => {
                let standing = order.at(now);
                let open = standing.open_refunds().next().map(|it| it.id);
                let arrived = open.and_then(|it| money_arrived(&standing, it));
                arrived.unwrap_or_else(|| reported(|_| {}))
            }
            Self::AskedToReturn => {
                let goods = or_all(order.returnable(now), order);
                Act::ReturnRequested { goods, reason: reason(), note: note() }
            }
            Self::SentBack => Act::ReturnShipped { goods: or_all(order.returning(now), order) },
            Self::GotBack => Act::ReturnReceived { goods: or_all(order.returning(now), order) },
            Self::Kept => Act::ReturnWithdrawn,
        }
    }

    /// What speaks against it, in words; it can be noted all the same.
    pub(super) fn doubt(self, it: &OrderNow) -> Option<String> {
        let t = use_texts();
        if self == Self::MoneyNotBack {
            return None;
        }
        if self == Self::EndedUnpaid && it.standing.ledger.paid > 0 {
            return Some(t.doubt_paid());
        }
        let now = it.standing.now;
        let mut refusal = it.order.doubts(&self.act(&it.order, now), now).err()?;
        // Where little is known, only what was never begun cannot have gone on.
        let is_unknown = it.standing.stage == Stage::Unknown;
        refusal.guards.retain(|guard| {
            let is_missing = matches!(guard, Guard::NoOpenRequest | Guard::NoOpenReturn);
            let is_detail = matches!(
                guard,
                Guard::TooMany { .. } | Guard::UnknownReason(_) | Guard::OtherAttempt { .. }
            );
            is_missing || !is_detail && !is_unknown
        });
        // What could be done instead is none of a record's business.
        refusal.instead.clear();
        let lines = t.refusal(&refusal, &it.order);
        (!refusal.guards.is_empty()).then(|| t.sentences(&lines))
    }

    /// What is noted, and of which moment, if it happened at `at`.
    ///
    /// It counts from its own day, unless somebody has told since how the order stands: that would undo
    /// it, so it then counts as told now, with the day since when it is so.
    pub(super) fn record(
        self,
        order: &Order,
        now: Timestamp,
        at: Timestamp,
        told: Told,
    ) -> (Act, Timestamp) {
        let standing = order.at(now);
        let amount = told.amount;
        let is_report = |it: &&Entry| matches!(it.act, Act::Reported { .. });
        let last_told = order.log().iter().rev().find(is_report).map(|it| it.stamp.at);
        let is_stale = last_told.is_some_and(|it| at < it);
        let when = |follows: Option<Timestamp>| {
            if is_stale { standing.now } else { after(follows, at) }
        };
        let has_arrived = matches!(standing.stage, Stage::Delivered | Stage::Completed);
        match self {
            // What was shipped and is here stays here.
            Self::Shipped => {
                // A report that tells of one parcel tells of all, and its day is that of the last one.
                let parcels = told.parcel.map_or_else(Vec::new, |last| {
                    let known = order.delivery(now).parcels.into_iter().map(|(_, it)| it);
                    known.filter(|it| *it != last).chain([last.clone()]).collect()
                });
                let act = reported(|it| {
                    it.stage = (!has_arrived).then_some(ReportedStage::Shipped);
                    it.shipped_at = Some(at);
                    it.parcels = parcels;
                });
                (act, when(None))
            }
            Self::Delivered => (staged(ReportedStage::Delivered, at), when(None)),
            Self::Cancelled | Self::Agreed => (staged(ReportedStage::Cancelled, at), when(None)),
            Self::EndedUnpaid => (staged(ReportedStage::Expired, at), when(None)),
            Self::Paid => {
                let waits = matches!(standing.stage, Stage::Unknown | Stage::AwaitingPayment);
                let act = reported(|it| {
                    (it.paid_at, it.paid) = (Some(at), amount);
                    it.stage = waits.then_some(ReportedStage::AwaitingShipment);
                });
                (act, when(None))
            }
            Self::MoneyBack => {
                let act = reported(|it| {
                    let more = amount.unwrap_or_default();
                    it.refunded = Some(standing.ledger.back.saturating_add(more));
                    it.refunded_at = Some(at);
                });
                // Of all that is back until now.
                (act, standing.now)
            }
            Self::MoneyNotBack => (self.act(order, now), standing.now),
            Self::AskedToCancel => {
                let waits = matches!(standing.stage, Stage::AwaitingShipment | Stage::Unknown);
                (self.act(order, now), if waits { at } else { when(None) })
            }
            Self::Declined | Self::TakenBack => {
                let asked = standing.open_request().map(|it| it.requested_at);
                (self.act(order, now), after(asked, at))
            }
            Self::AskedToReturn => (self.act(order, now), when(standing.delivered_at)),
            Self::SentBack | Self::GotBack | Self::Kept => {
                let began = match standing.after_sale {
                    AfterSale::ReturnRequested { since, .. }
                    | AfterSale::ReturnShipped { since }
                    | AfterSale::ReturnLapsed { since }
                    | AfterSale::WithdrawalDeclared { since } => Some(since),
                    AfterSale::None
                    | AfterSale::ReturnReceived { .. }
                    | AfterSale::Disputed { .. }
                    | AfterSale::ClosedRefund { .. }
                    | AfterSale::ClosedNoRefund { .. } => None,
                };
                (self.act(order, now), when(began))
            }
        }
    }
}

/// That moment, or the one right after what it follows.
fn after(earlier: Option<Timestamp>, at: Timestamp) -> Timestamp {
    earlier.map_or(at, |it| at.max(it + Span::millis(1)))
}

/// An act must name something; of an order of which little is known it is everything.
fn or_all(goods: Vec<LineQuantity>, order: &Order) -> Vec<LineQuantity> {
    if goods.is_empty() { order.facts().all_goods() } else { goods }
}
