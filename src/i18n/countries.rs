//! The countries of the world, by the names that the browser knows for them.

use unbuy_core::order::Country;

use super::Texts;

/// The codes of ISO 3166-1.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCL\
    CMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIE\
    ILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMY\
    MZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTC\
    TDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

impl Texts {
    /// The name of a country; its code where the browser knows none.
    pub fn country(self, country: Country) -> String {
        self.formats().countries(&[country.code()]).pop().unwrap_or_default()
    }

    /// All countries with their names, in the order of the names.
    pub fn countries(self) -> Vec<(Country, String)> {
        let codes: Vec<&str> = (0..CODES.len() / 2).map(|it| &CODES[2 * it..2 * it + 2]).collect();
        let countries = codes.iter().filter_map(|it| Country::new(it));
        let mut named: Vec<_> = countries.zip(self.formats().countries(&codes)).collect();
        named.sort_by(|(_, one), (_, other)| self.formats().in_order(one, other));
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_there_once() {
        let all = Texts::default().countries();
        assert_eq!(all.len(), 249);
        assert!(all.is_sorted_by(|(one, _), (other, _)| one < other));
        assert!(
            ["US", "DE", "CN", "ZW"].iter().all(|code| all.iter().any(|it| it.0.code() == *code))
        );
    }
}
