//! What can be odd about a file, and why one cannot be read at all.

use super::columns::Format;
use crate::storage::BackupError;

/// Something odd in a file that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// In which of the files, from 0.
    pub file: u16,
    /// In which row, as a spreadsheet counts them: the header is row 1, empty lines do not count.
    pub row: u32,
    /// In which column, by the name that the file gives it; empty if it is about the row.
    pub column: String,
    /// What it is.
    pub what: Odd,
}

/// What is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Odd {
    /// The row names no order; it was passed over.
    NoOrderNumber,
    /// A spreadsheet has rounded the order number (`3.07E+15`); the row was passed over.
    RoundedOrderNumber,
    /// The same row came before; it was passed over.
    RepeatedRow,
    /// The row has more cells than the header, so nobody knows which is which; it was passed over.
    TooManyCells,
    /// The row has fewer cells than the header; the missing ones are taken for empty.
    TooFewCells,
    /// Another column has the same name; the first is read.
    RepeatedColumn,
    /// It is no amount; left unknown.
    NotAnAmount,
    /// The amount can be read in two ways, or has more decimals than money; left unknown.
    DoubtfulAmount,
    /// The currency cannot be told; the amount is left unknown.
    UnknownCurrency,
    /// `$` was taken for the dollar of the United States.
    AssumedDollar,
    /// The currency is not that of the rest of the order; the amount is left unknown.
    OtherCurrency,
    /// The totals of the rows contradict each other; what was paid is left unknown.
    TotalsDisagree,
    /// It is no date; left unknown.
    NotADate,
    /// The time of day has no zone; only the day was taken.
    NoZone,
    /// It is no quantity; taken for 1.
    NotAQuantity,
    /// The text is too long; the rest was left out.
    TooLong,
    /// The text is not in Unicode; it was read as Windows-1252.
    NotUnicode,
    /// The text has invisible or direction-changing characters; it was kept.
    InvisibleCharacters,
    /// The money is not back by the file's own word; the row was passed over.
    RefundNotDone,
    /// The order has more lines than an order may have, or amounts beyond reason; left out.
    UnusableOrder,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It is longer than [`super::MAX_BYTES`].
    TooLarge {
        /// How long it is, in bytes; at least, if it was not said before.
        bytes: u64,
    },
    /// It has more rows than [`super::MAX_ROWS`].
    TooManyRows,
    /// It is something else.
    WrongFile(WrongFile),
    /// Its columns are those of no format that is read here.
    UnknownColumns {
        /// What they are called.
        columns: Vec<String>,
    },
    /// It is of that format, but columns are missing.
    MissingColumns {
        /// Of which.
        format: Format,
        /// What they are called in a whole file.
        missing: Vec<&'static str>,
    },
    /// A row has more than [`super::MAX_COLUMNS`] cells.
    TooManyColumns {
        /// Which.
        row: u32,
    },
    /// A row is too long to be one. A quotation mark is probably missing.
    RowTooLong {
        /// Which.
        row: u32,
    },
    /// A quotation mark is missing, so that all the rest would be one cell.
    UnclosedQuote {
        /// In which row.
        row: u32,
    },
    /// It is a backup of ours that cannot be read.
    Backup(BackupError),
}

/// What a file is that is no table of orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongFile {
    /// There is nothing in it.
    Empty,
    /// An Excel workbook, or another zip archive: to be saved as CSV, or unpacked.
    Zip,
    /// An old Excel workbook: to be saved as CSV.
    OldExcel,
    /// A compressed file: to be unpacked.
    Gzip,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A web page.
    Html,
    /// JSON, but no backup of ours.
    Json,
    /// Text in UTF-16 that does not say so: to be saved as UTF-8.
    Utf16WithoutMark,
    /// Text in UTF-32: to be saved as UTF-8.
    Utf32,
    /// No text at all.
    Binary,
}
