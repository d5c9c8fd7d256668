//! Money in minor units of an ISO 4217 currency. There is no floating point anywhere.

use serde::{Deserialize, Serialize};

/// A three-letter currency code. Unknown codes are kept; they count two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");
    /// Pound sterling.
    pub const GBP: Self = Self(*b"GBP");
    /// Japanese yen, which has no minor unit.
    pub const JPY: Self = Self(*b"JPY");
    /// Kuwaiti dinar, which has a thousand fils.
    pub const KWD: Self = Self(*b"KWD");

    /// None at all, by ISO 4217: that of an order of which no amount is known.
    pub const NONE: Self = Self(*b"XXX");

    /// Three capital letters, or nothing.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code as text.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals the minor unit has, by ISO 4217. The browser's own table differs from the
    /// standard for a score of currencies, so it is never asked.
    pub fn exponent(self) -> u8 {
        // One row of codes each: a match on them is twice as much code.
        let is_in = |codes: &[u8]| codes.chunks_exact(3).any(|it| it == self.0);
        if is_in(b"BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF") {
            0
        } else if is_in(b"BHDIQDJODKWDLYDOMRTND") {
            3
        } else if is_in(b"CLFUYW") {
            4
        } else {
            2
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::new(&code).ok_or_else(|| format!("\"{code}\" is not a currency code like USD"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// An amount of one currency, in its minor unit (cents for the dollar, whole yen for the yen).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units; may be negative.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// So many minor units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// A price as people type it: `12`, `12.4`, `12,40`, `1 234.50`, `1,234.50` or `1.234,50`.
    ///
    /// Thousands may be parted by points, commas, spaces or apostrophes, in threes. What could be
    /// read in two ways is never guessed at; only a point before as many decimals as the currency has
    /// is always a decimal point, so that what [`Money::decimal`] writes is read back.
    ///
    /// # Errors
    /// Why it is no price.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MoneyError::Empty);
        }
        // How long the runs of digits are, and what stands between them.
        let (mut runs, mut marks) = (vec![0_usize], Vec::new());
        let mut minor = 0_i64;
        for (at, it) in text.char_indices() {
            match it {
                '0'..='9' => {
                    let digit = i64::from(u32::from(it) - u32::from('0'));
                    minor = times_ten(minor, digit)?;
                    if let Some(run) = runs.last_mut() {
                        *run += 1;
                    }
                }
                '-' | '\u{2212}' if at == 0 => return Err(MoneyError::Negative),
                '.' | ',' | ' ' | '\'' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2019}' => {
                    marks.push(it);
                    runs.push(0);
                }
                _ => return Err(MoneyError::NotANumber),
            }
        }
        let exponent = usize::from(currency.exponent());
        let (first, last) = (runs[0], runs[runs.len() - 1]);
        let begins_thousands = (1..=3).contains(&first) && !text.starts_with('0');
        let has_decimals = match *marks.as_slice() {
            [] => false,
            [mark @ ('.' | ',')] => {
                let maybe_thousands = begins_thousands && last == 3;
                if maybe_thousands && exponent > 0 && (mark, last) != ('.', exponent) {
                    return Err(MoneyError::Doubtful);
                }
                !maybe_thousands || exponent > 0
            }
            [ref before @ .., mark @ ('.' | ',')] => !before.contains(&mark),
            _ => false,
        };
        let decimals = if has_decimals { last } else { 0 };
        let thousands = marks.len() - usize::from(has_decimals);
        let parted_alike = marks[..thousands].iter().all(|it| *it == marks[0]);
        let in_threes =
            thousands == 0 || begins_thousands && runs[1..=thousands].iter().all(|it| *it == 3);
        let has_digits = if has_decimals { last > 0 } else { first > 0 };
        if !(parted_alike && in_threes && has_digits) {
            return Err(MoneyError::NotANumber);
        }
        if decimals > exponent {
            return Err(MoneyError::TooManyDecimals { most: currency.exponent() });
        }
        for _ in decimals..exponent {
            minor = times_ten(minor, 0)?;
        }
        Ok(Self { minor, currency })
    }

    /// The exact amount as a plain decimal number such as `-12.40`, for formatters that take text.
    pub fn decimal(self) -> String {
        let exponent = usize::from(self.currency.exponent());
        let sign = if self.minor < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.minor.unsigned_abs(), width = exponent + 1);
        let (whole, fraction) = digits.split_at(digits.len() - exponent);
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        }
    }
}

/// Why a text is not a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyError {
    /// It is blank.
    Empty,
    /// It has something else in it than digits and what parts them, or is parted as no number is.
    NotANumber,
    /// It is less than nothing.
    Negative,
    /// Its only comma or point may part thousands or decimals: `1,234`.
    Doubtful,
    /// It has more decimals than the currency.
    TooManyDecimals {
        /// How many the currency has.
        most: u8,
    },
    /// It is beyond all reason.
    TooLarge,
}

fn times_ten(number: i64, digit: i64) -> Result<i64, MoneyError> {
    number.checked_mul(10).and_then(|it| it.checked_add(digit)).ok_or(MoneyError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_price(code: &str, text: &str, expected: Result<i64, MoneyError>) {
        let price = Money::parse(text, Currency::new(code).unwrap());
        assert_eq!(price.map(|it| it.minor), expected, "{text} {code}");
    }

    #[test]
    fn prices_are_read_as_people_type_them() {
        for (text, minor) in [
            ("12", 1200),
            ("12.4", 1240),
            ("12,40", 1240),
            ("0", 0),
            ("0,05", 5),
            (".99", 99),
            ("007", 700),
            ("  12.40\u{a0}", 1240),
            ("1234.5", 123_450),
            ("1 234.50", 123_450),
            ("1 234", 123_400),
            ("1,234.50", 123_450),
            ("1.234,50", 123_450),
            ("1'234.50", 123_450),
            ("1\u{2019}234", 123_400),
            ("1\u{202f}234,5", 123_450),
            ("12 345 678,90", 1_234_567_890),
            ("1.234.567", 123_456_700),
            ("1,234,567.8", 123_456_780),
            ("92233720368547758.07", i64::MAX),
        ] {
            check_price("USD", text, Ok(minor));
        }
    }

    #[test]
    fn currencies_without_cents_and_with_mils_have_their_own_decimals() {
        check_price("JPY", "1234", Ok(1234));
        for text in ["1,234", "1.234", "1 234"] {
            check_price("JPY", text, Ok(1234));
        }
        check_price("JPY", "12.5", Err(MoneyError::TooManyDecimals { most: 0 }));
        check_price("JPY", "1,234.00", Err(MoneyError::TooManyDecimals { most: 0 }));
        check_price("KWD", "12.5", Ok(12_500));
        check_price("KWD", "12.500", Ok(12_500));
        check_price("KWD", "12,500", Err(MoneyError::Doubtful));
        check_price("KWD", "0,500", Ok(500));
        check_price("KWD", "1,234.567", Ok(1_234_567));
        check_price("CLF", "1.2345", Ok(12_345));
        check_price("CLF", "1.234", Err(MoneyError::Doubtful));
    }

    #[test]
    fn what_is_no_price_is_refused_by_name() {
        let too_many = MoneyError::TooManyDecimals { most: 2 };
        for (text, why) in [
            ("", MoneyError::Empty),
            (" \u{3000}", MoneyError::Empty),
            ("-1", MoneyError::Negative),
            ("\u{2212}0", MoneyError::Negative),
            ("1,234", MoneyError::Doubtful),
            ("1.234", MoneyError::Doubtful),
            ("123,456", MoneyError::Doubtful),
            ("0.123", too_many),
            (".500", too_many),
            ("1234.567", too_many),
            ("1 234,567", too_many),
            ("1.234,567", too_many),
            ("12.3456", too_many),
            ("92233720368547758.08", MoneyError::TooLarge),
            ("92233720368547759", MoneyError::TooLarge),
            ("99999999999999999999999", MoneyError::TooLarge),
        ] {
            check_price("USD", text, Err(why));
        }
        for text in [
            "x",
            "$12",
            "12 EUR",
            "+1",
            "1-",
            "1e3",
            "12.",
            ".",
            ",",
            ". 5",
            "12.34.56",
            "1,23,456",
            "1 2",
            "12 34.50",
            "1,234 567",
            "1.234.5",
            "1,234.567.8",
            "0,123.45",
            "1..2",
            "1,,234",
            ",234.50",
            "1 234 5",
            "١٢",
            "1\n2",
            "1,234,",
            "- 1x-",
        ] {
            let refused = Money::parse(text, Currency::USD);
            let expected =
                if text.starts_with('-') { MoneyError::Negative } else { MoneyError::NotANumber };
            assert_eq!(refused, Err(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(minor in 0..=i64::MAX, small in 0..3_000_000_i64) {
            for code in ["JPY", "USD", "KWD", "CLF"] {
                for minor in [minor, small] {
                    let money = Money::new(minor, Currency::new(code).unwrap());
                    prop_assert_eq!(Money::parse(&money.decimal(), money.currency), Ok(money));
                }
            }
        }

        #[test]
        fn whatever_is_typed_is_read_exactly_or_refused(
            text in "[0-9]{0,4}([., '][0-9]{0,4}){0,3}", code in prop::sample::select(vec!["JPY", "USD", "KWD", "CLF"]),
        ) {
            let currency = Currency::new(code).unwrap();
            if let Ok(money) = Money::parse(&text, currency) {
                let digits = |text: &str| {
                    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                    digits.trim_start_matches('0').trim_end_matches('0').to_owned()
                };
                prop_assert_eq!(digits(&money.decimal()), digits(&text));
            }
        }
    }

    #[test]
    fn decimals_follow_the_currency() {
        let check = |minor, code: &str, expected: &str| {
            assert_eq!(Money::new(minor, Currency::new(code).unwrap()).decimal(), expected);
        };
        check(1240, "EUR", "12.40");
        check(5, "USD", "0.05");
        check(-5, "USD", "-0.05");
        check(1240, "JPY", "1240");
        check(0, "JPY", "0");
        check(1, "KWD", "0.001");
        check(i64::MIN, "USD", "-92233720368547758.08");
    }

    #[test]
    fn exponents_agree_with_iso_4217() {
        use iso_currency::{Currency as Iso, IntoEnumIterator};
        for iso in Iso::iter() {
            if let (Some(ours), Some(exponent)) = (Currency::new(iso.code()), iso.exponent()) {
                assert_eq!(u16::from(ours.exponent()), exponent, "{}", iso.code());
            }
        }
    }

    #[test]
    fn only_three_capitals_are_a_code() {
        assert_eq!(Currency::new("usd"), None);
        assert_eq!(Currency::new("US"), None);
        assert_eq!(Currency::new("USDT"), None);
    }
}
