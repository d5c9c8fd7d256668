//! The formats that are read, and the columns by which they are recognised.

use super::oddity::ReadError;
use crate::order::Source;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The orders of AliExpress as the extension "Aliexpress Shopper Inventory" exports them.
    AliexpressOrders,
    /// "Your Orders" of Amazon, in the older layout (`Retail.OrderHistory.1.csv`) or the newer one
    /// (`Order History.csv`).
    AmazonOrders,
    /// Refunds of Amazon (`Retail.OrdersReturned.Payments.1.csv`, `Refund Details.csv`).
    AmazonRefunds,
    /// The orders of Temu.
    TemuOrders,
    /// A backup of ours.
    Backup,
}

impl Format {
    /// Whose orders they are, if one shop's.
    pub const fn source(self) -> Option<Source> {
        match self {
            Self::AliexpressOrders => Some(Source::Aliexpress),
            Self::AmazonOrders | Self::AmazonRefunds => Some(Source::Amazon),
            Self::TemuOrders => Some(Source::Temu),
            Self::Backup => None,
        }
    }
}

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Date,
    Title,
    Quantity,
    Price,
    Tax,
    PriceInfo,
    Currency,
    Status,
    ShipmentStatus,
    ShipDate,
    Store,
    Shipping,
    Discount,
    Total,
    Method,
    Link,
    Carrier,
}

/// What a column says, what it is called, and whether the format is not itself without it.
type Known = (Column, &'static [&'static str], bool);

const ALIEXPRESS: &[Known] = &[
    (Column::Number, &["Order ID"], true),
    (Column::Date, &["Order Date"], true),
    (Column::Title, &["Title"], true),
    (Column::Quantity, &["Qty"], true),
    (Column::Price, &["Price"], true),
    (Column::Status, &["Status"], true),
    (Column::Store, &["Store"], false),
    (Column::PriceInfo, &["Price Info"], false),
    (Column::Currency, &["Currency"], false),
];

const AMAZON_ORDERS: &[Known] = &[
    (Column::Number, &["Order ID"], true),
    (Column::Date, &["Order Date"], true),
    (Column::Title, &["Product Name"], true),
    (Column::Quantity, &["Quantity", "Original Quantity"], true),
    (Column::Price, &["Unit Price"], true),
    (Column::Currency, &["Currency"], true),
    (Column::Total, &["Total Owed", "Total Amount"], true),
    (Column::Status, &["Order Status"], true),
    (Column::ShipmentStatus, &["Shipment Status"], false),
    (Column::ShipDate, &["Ship Date", "Shipment Date"], false),
    (Column::Tax, &["Unit Price Tax"], false),
    (Column::Shipping, &["Shipping Charge"], false),
    (Column::Discount, &["Total Discounts"], false),
    (Column::Method, &["Payment Instrument Type", "Payment Method Type"], false),
    (Column::Store, &["Website"], false),
    (Column::Carrier, &["Carrier Name & Tracking Number"], false),
];

const AMAZON_REFUNDS: &[Known] = &[
    (Column::Number, &["OrderID", "Order ID"], true),
    (Column::Total, &["AmountRefunded", "Refund Amount"], true),
    (Column::Date, &["RefundCompletionDate", "Refund Date"], true),
    (Column::Currency, &["Currency"], false),
    (Column::Status, &["Status", "Payment Status"], false),
    (Column::Method, &["DisbursementType", "Disbursement Type"], false),
];

const TEMU: &[Known] = &[
    (Column::Number, &["Order ID"], true),
    (Column::Title, &["Item description at order time"], true),
    (Column::Date, &["Order time"], true),
    (Column::Price, &["Price"], true),
    (Column::Total, &["Order total"], true),
    (Column::ShipDate, &["Shipped date"], false),
    (Column::Tax, &["Price tax"], false),
    (Column::Shipping, &["Shipping cost"], false),
    (Column::Link, &["Order detail URL"], false),
];

const FORMATS: [(Format, &[Known]); 4] = [
    (Format::AliexpressOrders, ALIEXPRESS),
    (Format::AmazonOrders, AMAZON_ORDERS),
    (Format::AmazonRefunds, AMAZON_REFUNDS),
    (Format::TemuOrders, TEMU),
];

/// Which cell of a row says what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub format: Format,
    /// How many cells a row has.
    pub width: usize,
    /// The names of the columns, as they stand in the file.
    pub names: Vec<String>,
    places: Vec<(Column, usize)>,
    /// The places of columns whose name came before.
    pub repeated: Vec<usize>,
}

impl Layout {
    /// The layout of a file with these names of columns.
    ///
    /// # Errors
    /// If they are those of no format.
    pub fn of(names: Vec<String>) -> Result<Self, ReadError> {
        let mut nearest: Option<(usize, ReadError)> = None;
        for (format, known) in FORMATS {
            let (mut places, mut repeated, mut missing) = (Vec::new(), Vec::new(), Vec::new());
            for (column, called, needed) in known {
                let is_it = |it: &String| called.iter().any(|name| is_called(it, name));
                let mut found = (0..).zip(&names).filter(|(_, it)| is_it(it)).map(|(at, _)| at);
                match found.next() {
                    Some(place) => places.push((*column, place)),
                    None if *needed => missing.extend(called.first()),
                    None => {}
                }
                repeated.extend(found);
            }
            if missing.is_empty() {
                let width = names.len();
                return Ok(Self { format, width, names, places, repeated });
            }
            // It is that format with something cut off if more is there than is missing; an order
            // number and a date alone are not enough.
            let there = places.len();
            let is_near = there > missing.len() + 1
                && there >= 4
                && nearest.as_ref().is_none_or(|(count, _)| *count < there);
            if is_near {
                nearest = Some((there, ReadError::MissingColumns { format, missing }));
            }
        }
        Err(nearest.map_or(ReadError::UnknownColumns { columns: names }, |(_, error)| error))
    }

    /// The place of a column, if there is one.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.iter().find(|(it, _)| *it == column).map(|(_, place)| *place)
    }
}

/// Whether a column has that name: capitals, spaces around and several in a row do not matter.
fn is_called(text: &str, name: &str) -> bool {
    text.split_whitespace()
        .map(str::to_ascii_lowercase)
        .eq(name.split_whitespace().map(str::to_ascii_lowercase))
}
