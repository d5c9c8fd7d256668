//! The countries of the world, by their names in the language of the reader.

use crate::i18n::{Named, use_texts};

/// The codes of ISO 3166-1, two letters each.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
    CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGM\
    GNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLT\
    LULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPN\
    PRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZ\
    UAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// Code and name of each, in the order in which readers of the language look for them.
pub fn countries() -> Vec<(String, String)> {
    let formats = use_texts().formats();
    let codes = (0..CODES.len()).step_by(2).filter_map(|at| CODES.get(at..at + 2));
    let mut names: Vec<_> =
        codes.map(|code| (formats.name(Named::Country, code), code.to_owned())).collect();
    formats.sort_by_name(&mut names);
    names.into_iter().map(|(name, code)| (code, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_there_once() {
        let all = countries();
        assert_eq!(all.len(), 249);
        assert!(all.is_sorted());
        let twice = all.windows(2).find(|it| it[0] == it[1]);
        assert_eq!(twice, None);
    }
}
