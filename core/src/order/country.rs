//! Where a parcel goes: a country by its ISO 3166-1 code.

use serde::{Deserialize, Serialize};

/// A two-letter country code. Which codes there are nobody asks: unknown ones are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(pub(super) [u8; 2]);

impl Country {
    /// Two capital letters, or nothing.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code as text.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}

impl TryFrom<String> for Country {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::new(&code).ok_or_else(|| format!("\"{code}\" is not a country code like DE"))
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_capitals_are_a_code() {
        for code in ["", "D", "de", "DEU", "D1", "Ä"] {
            assert_eq!(Country::new(code), None, "{code}");
        }
        assert_eq!(Country::new("DE").map(String::from).as_deref(), Some("DE"));
    }
}
