//! The four ways out of an order.

use super::{
    act::{Act, Actor},
    order::Order,
    refusal::{Guard, Refusal},
    standing::Stage,
    terms::{Reason, ReasonCode},
    time::Timestamp,
};

/// A way out of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WayKind {
    /// What has not been shipped does not come: at once while nothing is paid or the payment is being
    /// checked, else if the shop agrees.
    Cancel,
    /// The right to withdraw without a reason and without consent.
    Withdraw,
    /// What has arrived goes back under the rules of the shop.
    Return,
    /// The platform decides.
    Dispute,
}

impl WayKind {
    /// All of them, in the order in which an order passes them.
    pub const ALL: [Self; 4] = [Self::Cancel, Self::Withdraw, Self::Return, Self::Dispute];
}

/// How a way out stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub kind: WayKind,
    /// What stands against all that could be asked for; nothing if it is open.
    pub refusal: Option<Refusal>,
    /// Until when it is open, if that is known.
    pub until: Option<Timestamp>,
}

impl Order {
    /// How the four ways out stand at `now`, for all that each of them could be about. In `mine` a
    /// refusal is a doubt: nobody knows better than the shop.
    pub fn ways(&self, now: Timestamp) -> [Way; 4] {
        WayKind::ALL.map(|kind| self.way(kind, now))
    }

    /// How one of them stands.
    pub(super) fn way(&self, kind: WayKind, now: Timestamp) -> Way {
        let mut refusal = self.doubts(&self.way_out(kind, now), now).err();
        if let Some(it) = refusal.as_mut().filter(|_| self.is_mine()) {
            // Nobody has asked for anything yet, and reasons are for the shop to know.
            it.guards.retain(|it| !matches!(it, Guard::UnknownReason(_) | Guard::NothingChosen));
        }
        let refusal = refusal.filter(|it| !it.guards.is_empty());
        let fold = self.fold(now);
        let until = match kind {
            // After that the shop may ship at any moment.
            WayKind::Cancel if fold.stage == Stage::AwaitingPayment => fold.pay_by(),
            WayKind::Cancel => fold.review_by(),
            WayKind::Withdraw => fold.withdraw_by(),
            WayKind::Return => fold.return_by(),
            WayKind::Dispute => fold.dispute_by(),
        };
        Way { kind, until: until.filter(|_| refusal.is_none()), refusal }
    }

    /// The act that goes a way with all that it can be about, for the first reason there is.
    pub fn way_out(&self, kind: WayKind, now: Timestamp) -> Act {
        let note = String::new();
        match kind {
            WayKind::Cancel => {
                let stage = self.fold(now).stage;
                if stage == Stage::AwaitingPayment {
                    return Act::CancelledUnpaid;
                }
                if stage == Stage::PaymentReview {
                    return Act::CancelledInReview;
                }
                let goods = self.unshipped(now);
                Act::CancelRequested { goods, reason: first(&self.terms().reasons), note }
            }
            WayKind::Withdraw => {
                let mut goods = self.withdrawable(now);
                if goods.is_empty() {
                    // Then this tells why.
                    goods = self.facts().all_goods();
                }
                Act::WithdrawalDeclared { goods, name: note }
            }
            WayKind::Return => {
                let goods = self.returnable(now);
                Act::ReturnRequested { goods, reason: first(&self.terms().return_reasons), note }
            }
            WayKind::Dispute => {
                let goods = self.disputable(now);
                Act::DisputeOpened { goods, reason: first(&self.terms().dispute_reasons), note }
            }
        }
    }
}

fn first(reasons: &[Reason]) -> ReasonCode {
    let first = reasons.iter().find(|it| it.by == Actor::Buyer);
    first.map_or_else(|| ReasonCode(String::new()), |it| it.code.clone())
}
