//! Files of shops in words: what they are, why one is not read, what is odd in them.

use unbuy_core::{
    files::{Format, MAX_BYTES, MAX_ROWS, Odd, ReadError, WrongFile},
    storage::{BackupError, Room},
};

use crate::i18n::Texts;

/// How many names of columns are told of a file that is not known.
const TOLD_COLUMNS: usize = 6;

impl Texts {
    /// What a file is.
    pub fn format_name(self, format: Format) -> String {
        match format {
            Format::AliexpressOrders => self.format_aliexpress(),
            Format::AmazonOrders => self.format_amazon(),
            Format::AmazonRefunds => self.format_amazon_refunds(),
            Format::TemuOrders => self.format_temu(),
            Format::Backup => self.format_backup(),
        }
    }

    /// The longest file that is read, in megabytes of 1024 times 1024 bytes.
    pub fn longest_file(self) -> String {
        self.number(usize::try_from(MAX_BYTES >> 20).unwrap_or_default())
    }

    /// That orders do not fit, and by how much.
    pub fn no_room_for(self, room: Room) -> String {
        let kilobytes = |characters: usize| self.number(characters.div_ceil(1000));
        self.no_room(kilobytes(room.needed), kilobytes(room.left))
    }

    /// How many rows of a file are read.
    pub fn most_rows(self) -> String {
        self.number(usize::try_from(MAX_ROWS).unwrap_or_default())
    }

    /// Why a file is not read, and what to do.
    pub fn read_error(self, error: &ReadError) -> String {
        let row = |row: &u32| self.number(usize::try_from(*row).unwrap_or_default());
        match error {
            ReadError::TooLarge { .. } => self.wrong_too_large(self.longest_file()),
            ReadError::TooManyRows => self.wrong_too_many_rows(self.most_rows()),
            ReadError::WrongFile(what) => self.wrong_file(*what),
            ReadError::UnknownColumns { columns } if columns.is_empty() => self.wrong_no_columns(),
            ReadError::UnknownColumns { columns } => {
                let told = columns.len().min(TOLD_COLUMNS);
                let mut text = columns[..told].join(", ");
                if told < columns.len() {
                    text.push_str(", …");
                }
                self.wrong_columns(&text)
            }
            ReadError::MissingColumns { format, missing } => {
                let missing: Vec<String> = missing.iter().map(|it| (*it).to_owned()).collect();
                self.wrong_missing(self.format_name(*format), self.list(&missing))
            }
            ReadError::TooManyColumns { row: at } => self.wrong_many_columns(row(at)),
            ReadError::RowTooLong { row: at } => self.wrong_row_too_long(row(at)),
            ReadError::UnclosedQuote { row: at } => self.wrong_quote(row(at)),
            ReadError::Backup(why) => match why {
                BackupError::Newer(_) => self.wrong_backup_newer(),
                BackupError::NotABackup => self.wrong_json(),
                BackupError::Damaged => self.wrong_backup_damaged(),
            },
        }
    }

    fn wrong_file(self, what: WrongFile) -> String {
        match what {
            WrongFile::Empty => self.wrong_empty(),
            WrongFile::Zip => self.wrong_zip(),
            WrongFile::OldExcel => self.wrong_old_excel(),
            WrongFile::Gzip => self.wrong_gzip(),
            WrongFile::Pdf => self.wrong_pdf(),
            WrongFile::Image => self.wrong_image(),
            WrongFile::Html => self.wrong_html(),
            WrongFile::Json => self.wrong_json(),
            WrongFile::Utf16WithoutMark => self.wrong_utf16(),
            WrongFile::Utf32 => self.wrong_utf32(),
            WrongFile::Binary => self.wrong_binary(),
        }
    }

    /// What is odd, and what was done about it.
    pub fn odd(self, what: Odd) -> String {
        match what {
            Odd::NoOrderNumber => self.odd_no_number(),
            Odd::RoundedOrderNumber => self.odd_rounded(),
            Odd::RepeatedRow => self.odd_repeated_row(),
            Odd::TooManyCells => self.odd_many_cells(),
            Odd::TooFewCells => self.odd_few_cells(),
            Odd::RepeatedColumn => self.odd_repeated_column(),
            Odd::NotAnAmount => self.odd_no_amount(),
            Odd::DoubtfulAmount => self.odd_doubtful(),
            Odd::UnknownCurrency => self.odd_no_currency(),
            Odd::AssumedDollar => self.odd_dollar(),
            Odd::OtherCurrency => self.odd_other_currency(),
            Odd::TotalsDisagree => self.odd_totals(),
            Odd::NotADate => self.odd_no_date(),
            Odd::NoZone => self.odd_no_zone(),
            Odd::NotAQuantity => self.odd_no_quantity(),
            Odd::TooLong => self.odd_too_long(),
            Odd::NotUnicode => self.odd_not_unicode(),
            Odd::InvisibleCharacters => self.odd_invisible(),
            Odd::RefundNotDone => self.odd_refund_not_done(),
            Odd::UnusableOrder => self.odd_unusable(),
        }
    }
}
