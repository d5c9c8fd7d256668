//! The amounts of exports, exact or not at all.

use super::oddity::Odd;
use crate::{Currency, Money, MoneyError};

/// Which marks part thousands and decimals in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// A point before the decimals, commas between thousands: `1,700` is 1700.
    Point,
    /// As in the reader's country: `1.234,50` or `1,234.50`.
    Local,
}

/// What stands beside the digits of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing.
    None,
    /// A currency and no other.
    Certain(Currency),
    /// The bare dollar sign.
    Dollar,
    /// Something that names no currency, or several.
    Unknown,
}

/// The currency sign of an amount, and its number. Nothing if there is no digit in it, or something on
/// both sides of it.
pub(super) fn split(text: &str) -> Option<(Sign, &str)> {
    let text = text.trim().trim_matches('\'').trim();
    let is_digit = |it: char| it.is_ascii_digit();
    let start = text.find(|it: char| is_digit(it) || matches!(it, '-' | '\u{2212}'))?;
    let end = text.rfind(is_digit)? + 1;
    let number = text.get(start..end)?;
    let (before, after) = (text[..start].trim(), text[end..].trim());
    let mark = match (before, after) {
        (mark, "") | ("", mark) => mark,
        _ => return None,
    };
    // A point of its own would change the amount.
    if mark.contains(['.', ',']) && !matches!(mark, "S/." | "Rs." | "Fr.") {
        return None;
    }
    Some((sign(mark), number))
}

fn sign(mark: &str) -> Sign {
    const SIGNS: [(&str, &str); 22] = [
        ("US $", "USD"),
        ("US$", "USD"),
        ("CA$", "CAD"),
        ("C$", "CAD"),
        ("AU$", "AUD"),
        ("A$", "AUD"),
        ("NZ$", "NZD"),
        ("MX$", "MXN"),
        ("HK$", "HKD"),
        ("S$", "SGD"),
        ("R$", "BRL"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("zł", "PLN"),
        ("Kč", "CZK"),
        ("Ft", "HUF"),
        ("lei", "RON"),
        ("₩", "KRW"),
        ("₽", "RUB"),
        ("₴", "UAH"),
        ("₺", "TRY"),
        ("₪", "ILS"),
    ];
    match mark {
        "" => Sign::None,
        "$" => Sign::Dollar,
        _ => {
            let named = SIGNS.iter().find(|(it, _)| *it == mark).map_or(mark, |(_, code)| code);
            Currency::new(named).map_or(Sign::Unknown, Sign::Certain)
        }
    }
}

/// The amount that a number is, in minor units.
pub(super) fn number(text: &str, currency: Currency, marks: Marks) -> Result<i64, Odd> {
    let plain;
    let text = match marks {
        Marks::Local => text,
        Marks::Point => {
            plain = without_thousands(text).ok_or(Odd::DoubtfulAmount)?;
            &plain
        }
    };
    Money::parse(text, currency).map(|it| it.minor).map_err(|why| match why {
        MoneyError::Doubtful | MoneyError::TooManyDecimals { .. } => Odd::DoubtfulAmount,
        MoneyError::Empty
        | MoneyError::NotANumber
        | MoneyError::Negative
        | MoneyError::TooLarge => Odd::NotAnAmount,
    })
}

/// A number with a decimal point, without the commas between its thousands and without zeros at its
/// end. Nothing if the commas stand elsewhere.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut plain = first.to_owned();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first.len()) {
            return None;
        }
        plain.push_str(group);
    }
    if !decimals.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        plain.push('.');
        plain.push_str(decimals);
    }
    Some(plain)
}

/// The amount that AliExpress gives in three parts, `US $120.95|120|95`: exact whatever the country.
/// Nothing if it is not that.
pub(super) fn price_info(text: &str, currency: Currency) -> Option<i64> {
    let mut parts = text.rsplit('|');
    let (decimals, whole) = (parts.next()?.trim(), parts.next()?.trim());
    parts.next()?;
    let whole: String =
        whole.chars().filter(|it| !matches!(it, '.' | ',' | ' ' | '\u{a0}')).collect();
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !is_number(&whole) || !is_number(decimals) {
        return None;
    }
    let text = [whole.as_str(), if decimals.is_empty() { "" } else { "." }, decimals].concat();
    number(&text, currency, Marks::Point).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marks: Marks, expected: Option<(Sign, Result<i64, Odd>)>) {
        let read = split(text).map(|(sign, digits)| {
            let currency = if let Sign::Certain(it) = sign { it } else { Currency::USD };
            (sign, number(digits, currency, marks))
        });
        assert_eq!(read, expected, "{text}");
    }

    fn in_currency(code: &str) -> Sign {
        Sign::Certain(Currency::new(code).unwrap())
    }

    #[test]
    fn amounts_are_read_with_their_currencies() {
        let local = |text, sign, minor| check(text, Marks::Local, Some((sign, Ok(minor))));
        local("US $120.95", in_currency("USD"), 12_095);
        local("129,46zł", in_currency("PLN"), 12_946);
        local("70,48 zł", in_currency("PLN"), 7_048);
        local("€9,99", in_currency("EUR"), 999);
        local("€0,00", in_currency("EUR"), 0);
        local("$12.99", Sign::Dollar, 1_299);
        local("1.234,50 EUR", in_currency("EUR"), 123_450);
        local("12.99", Sign::None, 1_299);
        local("12,50 kr", Sign::Unknown, 1_250);
        let point = |text, minor| check(text, Marks::Point, Some((Sign::None, Ok(minor))));
        point("1,382.11", 138_211);
        point("1,700", 170_000);
        point("1,234,567.8", 123_456_780);
        point("49.9800", 4_998);
        point("0", 0);
        point("'6.66'", 666);
    }

    #[test]
    fn h63_what_can_be_read_in_two_ways_is_not_read() {
        let odd = |text, marks, why| check(text, marks, Some((Sign::None, Err(why))));
        odd("1,234", Marks::Local, Odd::DoubtfulAmount);
        odd("1.234", Marks::Local, Odd::DoubtfulAmount);
        odd("1,70", Marks::Point, Odd::DoubtfulAmount);
        odd("12.345", Marks::Point, Odd::DoubtfulAmount);
        odd("1.234,50", Marks::Point, Odd::DoubtfulAmount);
        odd("1,2345.00", Marks::Point, Odd::DoubtfulAmount);
        odd("1e9", Marks::Local, Odd::NotAnAmount);
        odd("'-6.66'", Marks::Point, Odd::NotAnAmount);
        for text in ["", "free", "$", ".", "$12 USD", "=1+1x"] {
            assert!(split(text).is_none_or(|(sign, _)| sign == Sign::Unknown), "{text}");
        }
    }

    #[test]
    fn three_parts_say_it_exactly() {
        assert_eq!(price_info("US $120.95|120|95", Currency::USD), Some(12_095));
        assert_eq!(price_info("1.129,46zł|1.129|46", Currency::USD), Some(112_946));
        assert_eq!(price_info("¥1,234|1,234|", Currency::JPY), Some(1234));
        for text in ["", "120.95", "120|95", "a|b|c", "x||95", "x|1|2a"] {
            assert_eq!(price_info(text, Currency::USD), None, "{text}");
        }
    }
}
