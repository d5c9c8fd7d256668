//! What an amount is about worth in another currency, by rates that somebody has published for a day.
//!
//! Rates are for orientation alone: money is paid and paid back in the currency of the order.

use super::{
    money::{Currency, Money},
    time::Date,
};

/// A positive decimal number, exactly: `1.0823` is 10823 with 4 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Decimal {
    digits: i64,
    decimals: u32,
}

/// No rate has more digits than this, so that every conversion is exact before it is rounded.
const MOST_DIGITS: usize = 15;

/// The exchange rates of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    date: Date,
    /// How much of each currency one unit of the base costs; the base itself too.
    rates: Vec<(Currency, Decimal)>,
}

/// Why rates cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RatesError {
    /// The base is no code of a currency.
    Base(String),
    /// The day is none of the form `2026-11-27`.
    Date(String),
    /// That is no code of a currency.
    Code(String),
    /// The rate of that currency is no positive number, or has too many digits.
    Rate(Currency, String),
}

impl Rates {
    /// From texts, as a file has them. `rates` is how much of each currency one unit of `base` costs.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn new<'a>(
        base: &str,
        date: &str,
        rates: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, RatesError> {
        let base = Currency::new(base).ok_or_else(|| RatesError::Base(base.to_owned()))?;
        let date =
            Date::try_from(date.to_owned()).map_err(|_| RatesError::Date(date.to_owned()))?;
        let mut all = vec![(base, Decimal { digits: 1, decimals: 0 })];
        for (code, rate) in rates {
            let currency = Currency::new(code).ok_or_else(|| RatesError::Code(code.to_owned()))?;
            let rate =
                Decimal::parse(rate).ok_or_else(|| RatesError::Rate(currency, rate.to_owned()))?;
            if currency != base {
                all.push((currency, rate));
            }
        }
        Ok(Self { date, rates: all })
    }

    /// The day that they are of.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The currencies that there are rates of.
    pub fn currencies(&self) -> impl Iterator<Item = Currency> {
        self.rates.iter().map(|it| it.0)
    }

    /// What an amount is about worth in another currency, rounded to its minor unit, halves away from
    /// zero. Nothing if there is no rate, or if it is beyond all reason.
    pub fn convert(&self, money: Money, to: Currency) -> Option<Money> {
        let (from_rate, to_rate) = (self.rate(money.currency)?, self.rate(to)?);
        let from_scale = from_rate.decimals + u32::from(to.exponent());
        let to_scale = to_rate.decimals + u32::from(money.currency.exponent());
        let shared = from_scale.min(to_scale);
        let times = |factor: i64, scale: u32| {
            i128::from(factor).checked_mul(10_i128.checked_pow(scale - shared)?)
        };
        let above = i128::from(money.minor).checked_mul(times(to_rate.digits, from_scale)?)?;
        let below = times(from_rate.digits, to_scale)?;
        let half = if above < 0 { -(below / 2) } else { below / 2 };
        let minor = above.checked_add(half)? / below;
        Some(Money::new(i64::try_from(minor).ok()?, to))
    }

    fn rate(&self, currency: Currency) -> Option<Decimal> {
        self.rates.iter().find(|it| it.0 == currency).map(|it| it.1)
    }
}

impl Decimal {
    /// A number as JSON writes it: `1.0823`, `17000`, `4e-7`.
    fn parse(text: &str) -> Option<Self> {
        let (number, power) = match text.split_once(['e', 'E']) {
            Some((number, power)) => (number, power.parse::<i8>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let all = [whole, fraction].concat();
        let is_number = !whole.is_empty() && all.bytes().all(|it| it.is_ascii_digit());
        let significant = all.trim_start_matches('0');
        if !is_number || significant.is_empty() || significant.len() > MOST_DIGITS {
            return None;
        }
        let digits: i64 = significant.parse().ok()?;
        // In 64 bits both fit: neither is longer than a line of text.
        let decimals = i64::try_from(fraction.len()).ok()? - i64::from(power);
        if !(-9..=24).contains(&decimals) {
            return None;
        }
        match u32::try_from(decimals) {
            Ok(decimals) => Some(Self { digits, decimals }),
            Err(_) => {
                let zeros = 10_i64.checked_pow(u32::try_from(-decimals).ok()?)?;
                Some(Self { digits: digits.checked_mul(zeros)?, decimals: 0 })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(code: &str) -> Currency {
        Currency::new(code).unwrap()
    }

    fn rates() -> Rates {
        let all = [
            ("USD", "1.0823"),
            ("JPY", "168.5"),
            ("KWD", "0.3321"),
            ("IDR", "17000"),
            ("BTC", "4e-7"),
            ("EUR", "1"),
        ];
        Rates::new("EUR", "2026-11-27", all.into_iter()).unwrap()
    }

    #[track_caller]
    fn check(minor: i64, from: &str, to: &str, expected: i64) {
        let worth = rates().convert(Money::new(minor, code(from)), code(to));
        assert_eq!(worth, Some(Money::new(expected, code(to))), "{minor} {from}");
    }

    #[test]
    fn amounts_are_worth_what_the_rates_say_in_units_of_any_size() {
        check(10_000, "EUR", "USD", 10_823);
        check(10_823, "USD", "EUR", 10_000);
        // 34.90 / 1.0823 = 32.2461...
        check(3490, "USD", "EUR", 3225);
        // 8640 / 168.5 * 0.3321 = 17.0288...
        check(8640, "JPY", "KWD", 17_029);
        check(1000, "KWD", "JPY", 507);
        check(100, "EUR", "IDR", 1_700_000);
        check(100_000_000, "EUR", "BTC", 40);
        check(0, "USD", "JPY", 0);
    }

    #[test]
    fn halves_go_away_from_zero() {
        let rates = Rates::new("EUR", "2026-11-27", [("USD", "0.5")].into_iter()).unwrap();
        for (minor, expected) in [(1, 1), (3, 2), (-1, -1), (-3, -2), (2, 1)] {
            let worth = rates.convert(Money::new(minor, code("EUR")), code("USD"));
            assert_eq!(worth.map(|it| it.minor), Some(expected), "{minor}");
        }
    }

    #[test]
    fn an_amount_without_a_rate_or_beyond_reason_is_worth_nothing_that_we_know() {
        assert_eq!(rates().convert(Money::new(1, code("GBP")), code("USD")), None);
        assert_eq!(rates().convert(Money::new(1, code("USD")), code("GBP")), None);
        assert_eq!(rates().convert(Money::new(i64::MAX, code("BTC")), code("IDR")), None);
    }

    #[test]
    fn an_amount_is_worth_itself() {
        for minor in [-7, 0, 1, i64::MAX, i64::MIN + 1] {
            check(minor, "USD", "USD", minor);
        }
    }

    #[test]
    fn what_is_wrong_with_rates_is_told() {
        let of = |base: &str, date: &str, code: &str, rate: &str| {
            let pairs = [(code, rate)];
            Rates::new(base, date, pairs.into_iter().collect::<Vec<_>>().into_iter()).map(|_| ())
        };
        assert_eq!(of("euro", "2026-11-27", "USD", "1"), Err(RatesError::Base("euro".into())));
        assert_eq!(of("EUR", "27.11.", "USD", "1"), Err(RatesError::Date("27.11.".into())));
        assert_eq!(of("EUR", "2026-11-27", "usd", "1"), Err(RatesError::Code("usd".into())));
        for rate in [
            "",
            "0",
            "0.00",
            "-1",
            "1,2",
            ".5",
            "1.2.3",
            "x",
            "1e",
            "1e99",
            "NaN",
            "1234567890123456",
        ] {
            let expected = Err(RatesError::Rate(code("USD"), rate.into()));
            assert_eq!(of("EUR", "2026-11-27", "USD", rate), expected, "{rate}");
        }
    }

    proptest! {
        /// By whole numbers, as on paper: worth * rate of the one = amount * rate of the other, but for
        /// half a minor unit.
        #[test]
        fn no_conversion_is_off_by_more_than_half_a_unit(
            minor in -1_000_000_000_000_i64..1_000_000_000_000,
            one in 1..=999_999_999_i64,
            other in 1..=999_999_999_i64,
            decimals in (0_usize..=9, 0_usize..=9),
            codes in (prop::sample::select(vec!["JPY", "USD", "KWD", "CLF"]), prop::sample::select(vec!["KRW", "GBP", "BHD", "UYW"])),
        ) {
            let text = |number: i64, decimals: usize| {
                let digits = format!("{number:0>width$}", width = decimals + 1);
                let (whole, fraction) = digits.split_at(digits.len() - decimals);
                if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
            };
            let texts = (text(one, decimals.0), text(other, decimals.1));
            let pairs = [(codes.0, texts.0.as_str()), (codes.1, texts.1.as_str())];
            let rates = Rates::new("EUR", "2026-11-27", pairs.into_iter()).unwrap();
            let (from, to) = (code(codes.0), code(codes.1));
            if let Some(worth) = rates.convert(Money::new(minor, from), to) {
                let power = |it: usize| 10_i128.pow(u32::try_from(it).unwrap());
                let exponent = |it: Currency| usize::from(it.exponent());
                let left = i128::from(worth.minor) * i128::from(one) * power(decimals.1 + exponent(from));
                let right = i128::from(minor) * i128::from(other) * power(decimals.0 + exponent(to));
                let unit = i128::from(one) * power(decimals.1 + exponent(from));
                prop_assert!(2 * (left - right).abs() <= unit, "{worth:?}");
            }
        }

        #[test]
        fn a_rate_is_read_or_refused_whatever_is_written(rate in "[0-9]{0,12}([.][0-9]{0,12})?([eE][-+]?[0-9]{0,3})?") {
            let _ = Rates::new("EUR", "2026-11-27", [("USD", rate.as_str())].into_iter());
        }
    }
}
