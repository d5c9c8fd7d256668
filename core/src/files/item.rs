//! One row of an export: what it says, cell by cell.

use super::{
    MAX_CELL,
    amount::{self, Marks, Sign},
    columns::{Column, Format, Layout},
    date,
    oddity::Odd,
    status, text,
};
use crate::{
    Currency, Timestamp,
    order::{Parcel, ReportedStage},
};

/// What a row says of a line of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub row: u32,
    pub number: String,
    pub title: String,
    pub quantity: u32,
    pub currency: Option<Currency>,
    /// With tax.
    pub unit_price: Option<i64>,
    pub shipping: Option<i64>,
    pub discount: Option<i64>,
    pub total: Option<i64>,
    pub status: String,
    pub stage: Option<ReportedStage>,
    pub placed_at: Option<Timestamp>,
    pub shipped_at: Option<Timestamp>,
    pub store: String,
    pub method: Option<String>,
    pub link: Option<String>,
    pub parcel: Option<Parcel>,
}

impl Item {
    /// Whether both rows are about the same thing of an order.
    pub fn is_thing_of(&self, other: &Self) -> bool {
        (&self.title, self.quantity, self.currency, self.unit_price)
            == (&other.title, other.quantity, other.currency, other.unit_price)
    }

    /// Whether both rows say the same, wherever they stand.
    pub fn tells_as(&self, other: &Self) -> bool {
        Self { row: other.row, ..self.clone() } == *other
    }
}

/// What a row says of a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RefundItem {
    pub row: u32,
    pub number: String,
    pub currency: Option<Currency>,
    pub amount: Option<i64>,
    pub at: Option<Timestamp>,
}

/// A row while it is read: cells by what they say, and what was odd about them.
pub(super) struct Row<'a> {
    pub layout: &'a Layout,
    pub cells: Vec<&'a [u8]>,
    pub number: u32,
    /// What is odd, and in which cell.
    pub odd: Vec<(Option<usize>, Odd)>,
}

impl Row<'_> {
    /// The text of a cell; what shops write for "nothing" is empty.
    fn text(&mut self, column: Column) -> String {
        let Some(place) = self.layout.place(column) else { return String::new() };
        let (mut read, is_foreign) = text::cell(self.cells.get(place).copied().unwrap_or_default());
        if is_foreign {
            self.odd.push((Some(place), Odd::NotUnicode));
        }
        let trimmed = read.trim();
        if trimmed.len() != read.len() {
            read = trimmed.to_owned();
        }
        if text::has_invisible(&read) {
            self.odd.push((Some(place), Odd::InvisibleCharacters));
        }
        if let Some((end, _)) = read.char_indices().nth(MAX_CELL) {
            self.odd.push((Some(place), Odd::TooLong));
            read.truncate(end);
        }
        if matches!(read.as_str(), "Not Available" | "Not Applicable" | "N/A") {
            read.clear();
        }
        read
    }

    fn is_odd(&mut self, column: Column, what: Odd) {
        self.odd.push((self.layout.place(column), what));
    }

    fn date(&mut self, column: Column) -> Option<Timestamp> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        match date::parse(text.trim_matches('\'')) {
            Some((at, has_no_zone)) => {
                if has_no_zone {
                    self.is_odd(column, Odd::NoZone);
                }
                Some(at)
            }
            None => {
                self.is_odd(column, Odd::NotADate);
                None
            }
        }
    }

    /// The number of the order; nothing if the row names none, or not truly.
    fn order_number(&mut self) -> Option<String> {
        // A number from a spreadsheet may be protected from it: ="3069" or '3069.
        let text = self.text(Column::Number);
        let text = text.trim_start_matches('=').trim_matches(['"', '\'']);
        if text.is_empty() {
            self.is_odd(Column::Number, Odd::NoOrderNumber);
            return None;
        }
        let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        let is_rounded = text.split_once(['E', 'e']).is_some_and(|(number, power)| {
            digits(&number.replace(['.', ','], "")) && digits(power.trim_start_matches('+'))
        });
        if is_rounded {
            self.is_odd(Column::Number, Odd::RoundedOrderNumber);
            return None;
        }
        Some(text.to_owned())
    }

    fn currency_column(&mut self) -> Option<Currency> {
        let text = self.text(Column::Currency);
        let read = Currency::new(&text.to_ascii_uppercase());
        if read.is_none() && !text.is_empty() {
            self.is_odd(Column::Currency, Odd::UnknownCurrency);
        }
        read
    }

    /// The amount in a cell, and its currency as far as the cell tells it; what it costs when the cell
    /// is empty is not known. `known` is the currency of the row so far.
    fn amount(
        &mut self,
        column: Column,
        known: &mut Option<Currency>,
        marks: Marks,
    ) -> Option<i64> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let read = self.amount_of(&text, column, known, marks);
        read.map_err(|what| self.is_odd(column, what)).ok()
    }

    fn amount_of(
        &mut self,
        text: &str,
        column: Column,
        known: &mut Option<Currency>,
        marks: Marks,
    ) -> Result<i64, Odd> {
        let (sign, number) = amount::split(text).ok_or(Odd::NotAnAmount)?;
        let currency = match (sign, *known) {
            (Sign::Certain(it), Some(known)) if it != known => return Err(Odd::OtherCurrency),
            (Sign::Dollar, Some(known))
                if !known.code().ends_with('D') && known.code() != "MXN" =>
            {
                return Err(Odd::OtherCurrency);
            }
            (Sign::Certain(it), _) => it,
            (Sign::None | Sign::Dollar | Sign::Unknown, Some(known)) => known,
            (Sign::Dollar, None) => {
                self.is_odd(column, Odd::AssumedDollar);
                Currency::USD
            }
            (Sign::None | Sign::Unknown, None) => return Err(Odd::UnknownCurrency),
        };
        // What is taken off is written as less than nothing.
        let is_discount = column == Column::Discount;
        let number =
            if is_discount { number.trim_start_matches(['-', '\u{2212}']) } else { number };
        let minor = amount::number(number, currency, marks)?;
        *known = Some(currency);
        Ok(minor)
    }

    fn quantity(&mut self) -> u32 {
        if self.layout.place(Column::Quantity).is_none() {
            return 1;
        }
        let text = self.text(Column::Quantity);
        let read = text.parse().ok().filter(|it| (1..=1_000_000).contains(it));
        read.unwrap_or_else(|| {
            self.is_odd(Column::Quantity, Odd::NotAQuantity);
            1
        })
    }

    /// What the row says of a line of an order; nothing if it is to be passed over.
    pub fn item(&mut self) -> Option<Item> {
        let number = self.order_number()?;
        let marks = match self.layout.format {
            Format::AmazonOrders | Format::AmazonRefunds => Marks::Point,
            Format::AliexpressOrders | Format::TemuOrders | Format::Backup => Marks::Local,
        };
        let mut currency = self.currency_column();
        let price = self.price(&mut currency, marks);
        let tax = self.amount(Column::Tax, &mut currency, marks);
        let order_status = self.text(Column::Status);
        let shipment_status = self.text(Column::ShipmentStatus);
        let shipped_at = self.date(Column::ShipDate);
        let stage = match self.layout.format {
            Format::AliexpressOrders => status::aliexpress(&order_status),
            Format::AmazonOrders | Format::AmazonRefunds => {
                status::amazon(&order_status, &shipment_status)
            }
            Format::TemuOrders | Format::Backup => shipped_at.map(|_| ReportedStage::Shipped),
        };
        Some(Item {
            row: self.number,
            number,
            title: self.text(Column::Title),
            quantity: self.quantity(),
            // An unreadable tax makes the price with tax unknown, a missing one does not.
            unit_price: match (price, tax) {
                (Some(price), Some(tax)) => price.checked_add(tax),
                (price, None) if self.text(Column::Tax).is_empty() => price,
                (_, _) => None,
            },
            shipping: self.amount(Column::Shipping, &mut currency, marks),
            discount: self.amount(Column::Discount, &mut currency, marks),
            total: self.amount(Column::Total, &mut currency, marks),
            currency,
            status: order_status,
            stage,
            placed_at: self.date(Column::Date),
            shipped_at,
            store: self.text(Column::Store),
            method: Some(self.text(Column::Method)).filter(|it| !it.is_empty()),
            link: Some(self.text(Column::Link)).filter(|it| !it.is_empty()),
            parcel: parcel(&self.text(Column::Carrier)),
        })
    }

    /// The price of one. AliExpress says it twice, once without the marks that are doubtful.
    fn price(&mut self, currency: &mut Option<Currency>, marks: Marks) -> Option<i64> {
        let info = self.text(Column::PriceInfo);
        let before = self.odd.len();
        let price = self.amount(Column::Price, currency, marks);
        let exact = currency.and_then(|it| amount::price_info(&info, it));
        match (price, exact) {
            (None, Some(exact))
                if !self.odd[before..].iter().any(|(_, it)| *it == Odd::OtherCurrency) =>
            {
                self.odd.truncate(before);
                Some(exact)
            }
            (Some(price), Some(exact)) if price != exact => {
                self.is_odd(Column::PriceInfo, Odd::DoubtfulAmount);
                None
            }
            (price, _) => price,
        }
    }

    /// What the row says of a refund; nothing if it is to be passed over.
    pub fn refund(&mut self) -> Option<RefundItem> {
        let number = self.order_number()?;
        let state = self.text(Column::Status);
        if !status::is_paid_out(&state) {
            self.is_odd(Column::Status, Odd::RefundNotDone);
            return None;
        }
        let mut currency = self.currency_column();
        let amount = self.amount(Column::Total, &mut currency, Marks::Point);
        let at = self.date(Column::Date);
        Some(RefundItem { row: self.number, number, currency, amount, at })
    }
}

/// The carrier and the number, as in `UPS(1Z999AA10123456784)`. What is written otherwise is a number as a
/// whole, since nobody can tell which part of it is one.
fn parcel(text: &str) -> Option<Parcel> {
    let (carrier, number) = text
        .strip_suffix(')')
        .and_then(|it| it.split_once('('))
        .filter(|(_, number)| !number.is_empty() && !number.contains(['(', ')']))
        .unwrap_or(("", text));
    let [carrier, number] = [carrier, number].map(|it| it.trim().to_owned());
    (!number.is_empty()).then_some(Parcel { carrier, number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carrier_and_number_are_told_apart_where_that_is_certain() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let read = parcel(text);
            let read = read.as_ref().map(|it| (it.carrier.as_str(), it.number.as_str()));
            assert_eq!(read, expected, "{text}");
        };
        check("", None);
        check("UPS(1Z999AA10123456784)", Some(("UPS", "1Z999AA10123456784")));
        check("Royal Mail (AB 12)", Some(("Royal Mail", "AB 12")));
        check("(TBA1)", Some(("", "TBA1")));
        for whole in
            ["1Z999AA10123456784", "UPS()", "UPS(1) DHL(2)", "UPS(1)(2)", "UPS(1", "UPS 1)"]
        {
            check(whole, Some(("", whole)));
        }
    }
}
