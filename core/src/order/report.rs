//! What a shop or the reader tells of an order that was not lived through here.

use serde::{Deserialize, Serialize};

use super::{
    act::LineQuantity,
    delivery::Parcel,
    facts::{OrderId, UNTOLD},
    time::Timestamp,
};

/// How an order stands, as somebody told it. Whatever is not known is left out, and left as it was.
///
/// The moment that it holds for is that of the act it comes in, so the fold takes reports by that
/// moment, and of two the later one counts: there is no second date that could contradict.
///
/// This is a stored form: fields that may be missing may be added, none changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who told it.
    pub source: Source,
    /// The shop's own word for how the order stands; may be empty.
    pub status: String,
    /// What that means, if anybody knows.
    pub stage: Option<ReportedStage>,
    /// Units that will not come although the rest of the order does.
    pub cancelled: Vec<LineQuantity>,
    /// Units on their way, where only a part is: with [`ReportedStage::PartiallyShipped`].
    pub shipped: Vec<LineQuantity>,
    /// When it was placed.
    pub placed_at: Option<Timestamp>,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
    /// When the last part of it was shipped.
    pub shipped_at: Option<Timestamp>,
    /// When the last part of it arrived.
    pub delivered_at: Option<Timestamp>,
    /// When it was cancelled or ran out.
    pub ended_at: Option<Timestamp>,
    /// What was paid, in minor units of the order's currency.
    pub paid: Option<i64>,
    /// The card or account that was paid from and that refunds go back to.
    pub method: Option<String>,
    /// What has been paid back in all, in minor units of the order's currency.
    pub refunded: Option<i64>,
    /// When the last of it was paid back.
    pub refunded_at: Option<Timestamp>,
    /// The address of the order on the shop's own pages, as it was told: it may be anything.
    #[serde(default)]
    pub link: Option<String>,
    /// What was shipped, by whom and under which number. Since rules 3.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parcels: Vec<Parcel>,
}

impl Report {
    /// A report that says nothing yet.
    pub fn new(source: Source) -> Self {
        Self {
            source,
            status: String::new(),
            stage: None,
            cancelled: Vec::new(),
            shipped: Vec::new(),
            placed_at: None,
            paid_at: None,
            shipped_at: None,
            delivered_at: None,
            ended_at: None,
            paid: None,
            method: None,
            refunded: None,
            refunded_at: None,
            link: None,
            parcels: Vec::new(),
        }
    }

    /// Whether the amounts are such as an order can have.
    pub fn is_sound(&self) -> bool {
        let fits =
            |it: Option<i64>| it.is_none_or(|it| (0..=super::facts::MAX_AMOUNT).contains(&it));
        fits(self.paid) && fits(self.refunded)
    }
}

/// Who told how an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the shops are named as they are")]
pub enum Source {
    /// The reader typed it in.
    ByHand,
    Aliexpress,
    Amazon,
    Temu,
}

impl Source {
    /// The name in the numbers of orders.
    const fn prefix(self) -> &'static str {
        match self {
            Self::ByHand => "own",
            Self::Aliexpress => "aliexpress",
            Self::Amazon => "amazon",
            Self::Temu => "temu",
        }
    }

    /// The number of an order of `mine`: the source and the shop's number, so that two shops may
    /// number alike.
    pub fn order_id(self, number: &str) -> OrderId {
        let number = number.trim().trim_start_matches(UNTOLD);
        OrderId([self.prefix(), ":", number].concat().into())
    }

    /// The number of an order whose number at the shop nobody has told; `unique` keeps it apart from all
    /// others.
    pub fn order_id_untold(self, unique: &str) -> OrderId {
        OrderId([self.prefix(), ":", &UNTOLD.to_string(), unique].concat().into())
    }
}

/// What a reported status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the stages of the same names are documented")]
pub enum ReportedStage {
    AwaitingPayment,
    AwaitingShipment,
    PartiallyShipped,
    Shipped,
    Delivered,
    Completed,
    Expired,
    Cancelled,
}
