//! The countries of the world, by the names that the browser knows for them.

use unbuy_core::order::Country;

use super::{Named, Texts};

/// The codes of ISO 3166-1.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCL\
    CMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIE\
    ILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMY\
    MZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTC\
    TDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Whether there is a country of that code.
pub fn is_country(country: Country) -> bool {
    let codes = CODES.as_bytes().chunks_exact(2);
    codes.into_iter().any(|it| it == country.code().as_bytes())
}

impl Texts {
    /// The name of a country; its code where the browser knows none.
    pub fn country(self, country: Country) -> String {
        self.formats().name(Named::Country, country.code())
    }

    /// All countries with their names, in the order of the names.
    pub fn countries(self) -> Vec<(String, Country)> {
        let codes = (0..CODES.len()).step_by(2).filter_map(|at| CODES.get(at..at + 2));
        let countries = codes.filter_map(Country::new);
        let mut named: Vec<_> = countries.map(|it| (self.country(it), it)).collect();
        self.formats().sort_by_name(&mut named);
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
        assert!(all.is_sorted_by(|(_, one), (_, other)| one < other));
        assert!(
            ["US", "DE", "CN", "ZW"].iter().all(|code| all.iter().any(|it| it.1.code() == *code))
        );
    }
}
