//! What prices are worth, and why what was typed is none.

use unbuy_core::{Money, MoneyError};

use crate::i18n::Texts;

impl Texts {
    /// What an amount is about worth in the currency of the reader's choice, as a term and its value.
    pub fn worth(self, money: Money) -> Option<(String, String)> {
        self.about(money).map(|it| (self.about_worth(), it))
    }

    /// What is wrong with a price, and how to write it.
    pub fn price_error(self, error: MoneyError) -> String {
        match error {
            MoneyError::Empty => self.price_empty(),
            MoneyError::NotANumber => self.price_not_a_number(),
            MoneyError::Negative => self.price_negative(),
            MoneyError::Doubtful => self.price_doubtful(),
            MoneyError::TooManyDecimals { most: 0 } => self.price_no_decimals(),
            MoneyError::TooManyDecimals { most } => self.price_decimals(most),
            MoneyError::TooLarge => self.price_too_large(),
        }
    }
}
