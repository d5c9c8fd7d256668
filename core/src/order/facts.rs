//! What is known of an order from the moment it was placed, and never changes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    act::{LineId, LineQuantity},
    delivery::Address,
    money::{Currency, Money},
    time::Span,
};

/// How a number begins that was made up because nobody has told the shop's.
pub(super) const UNTOLD: char = '~';

/// The number under which a shop knows an order, as text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(pub Arc<str>);

impl OrderId {
    /// From the shop's own number.
    pub fn new(number: &str) -> Self {
        Self(number.into())
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as the shop writes it: of an order of `mine` without the source before it, and empty
    /// if nobody has told it.
    pub fn shop_number(&self) -> &str {
        let number = self.0.split_once(':').map_or(&*self.0, |(_, number)| number);
        if number.starts_with(UNTOLD) { "" } else { number }
    }

    /// Whether it is one of `mine` that the reader has written down.
    pub fn is_by_hand(&self) -> bool {
        self.0.starts_with("own:")
    }

    /// Whether it is one of `mine`: those name their source, and no practice shop numbers so.
    pub fn is_mine(&self) -> bool {
        self.0.contains(':')
    }
}

/// The shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seller {
    /// Its name, as the buyer reads it.
    pub name: String,
}

/// The drawing that stands for a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is what it shows")]
pub enum Picture {
    Lamp,
    Cable,
    Shoe,
    Kettle,
    Scarf,
    Parcel,
    Mug,
    Book,
    Bag,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub title: String,
    /// How many, at least 1.
    pub quantity: u32,
    /// The price of one, in minor units of the order's currency. In `mine` 0 stands for a price that
    /// is not known, too.
    pub unit_price: i64,
    /// Its drawing.
    pub picture: Picture,
    /// The set that it belongs to, if any: what is sold together is cancelled and returned together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<u16>,
    /// Whether there is no right to withdraw from it, as of what is made to measure.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_withdrawal: bool,
}

impl Line {
    /// A line that belongs to no set and can be withdrawn from.
    pub fn new(title: String, quantity: u32, unit_price: i64, picture: Picture) -> Self {
        Self { title, quantity, unit_price, picture, bundle: None, no_withdrawal: false }
    }
}

/// The facts of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The shop's number.
    pub id: OrderId,
    /// Who sells.
    pub seller: Seller,
    /// What was ordered.
    pub lines: Vec<Line>,
    /// The currency of every amount of the order.
    pub currency: Currency,
    /// Shipping, in minor units.
    pub shipping: i64,
    /// What was taken off the price of the goods, in minor units, as a positive number.
    pub discount: i64,
    /// The seller's own time to pay, where it differs from that of the terms.
    pub payment_window: Option<Span>,
    /// Where it goes, if that is known. Since rules 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliver_to: Option<Address>,
}

/// Why facts cannot be those of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactsError {
    /// There is no line.
    NoLines,
    /// There are more lines than an order may have.
    TooManyLines(usize),
    /// The quantity of a line is 0 or beyond reason.
    Quantity(LineId, u32),
    /// An amount is negative or beyond reason.
    Amount(i64),
    /// The discount is more than the goods cost.
    Discount(i64),
    /// Nothing could be sent to the address.
    Address,
}

/// No line may hold more units than this.
const MAX_QUANTITY: u32 = 1_000_000;
/// No single amount may be more than this, in minor units, so that sums stay exact.
pub(super) const MAX_AMOUNT: i64 = 1_000_000_000_000;
/// No order may have more lines than this.
const MAX_LINES: usize = 1_000;

impl Facts {
    /// Checks that the facts make sense.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn validate(&self) -> Result<(), FactsError> {
        if self.lines.is_empty() {
            return Err(FactsError::NoLines);
        }
        if self.lines.len() > MAX_LINES {
            return Err(FactsError::TooManyLines(self.lines.len()));
        }
        for (index, line) in (0..).zip(&self.lines) {
            if line.quantity == 0 || line.quantity > MAX_QUANTITY {
                return Err(FactsError::Quantity(LineId(index), line.quantity));
            }
            if !(0..=MAX_AMOUNT / i64::from(line.quantity)).contains(&line.unit_price) {
                return Err(FactsError::Amount(line.unit_price));
            }
        }
        for amount in [self.shipping, self.discount] {
            if !(0..=MAX_AMOUNT).contains(&amount) {
                return Err(FactsError::Amount(amount));
            }
        }
        if self.discount > self.goods_minor() {
            return Err(FactsError::Discount(self.discount));
        }
        if self.deliver_to.as_ref().is_some_and(|it| !it.is_sound()) {
            return Err(FactsError::Address);
        }
        Ok(())
    }

    /// What the goods cost before discount and shipping, in minor units.
    pub fn goods_minor(&self) -> i64 {
        self.lines.iter().map(|it| i64::from(it.quantity) * it.unit_price).sum()
    }

    /// What is to be paid, in minor units.
    pub fn total_minor(&self) -> i64 {
        self.goods_minor() - self.discount + self.shipping
    }

    /// What is to be paid.
    pub fn total(&self) -> Money {
        Money::new(self.total_minor(), self.currency)
    }

    /// An amount in the order's currency.
    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }

    /// All that was ordered, as an act on goods names it.
    pub fn all_goods(&self) -> Vec<LineQuantity> {
        (0..)
            .zip(&self.lines)
            .map(|(index, line)| LineQuantity { line: LineId(index), quantity: line.quantity })
            .collect()
    }

    /// The title of the first line, which stands for the order.
    pub fn title(&self) -> &str {
        self.lines.first().map_or("", |it| &it.title)
    }
}
