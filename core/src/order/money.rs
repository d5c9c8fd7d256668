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
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
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

#[cfg(test)]
mod tests {
    use super::*;

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
