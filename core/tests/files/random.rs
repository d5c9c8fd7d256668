//! Whatever the bytes are, they are read or refused.

use proptest::prelude::*;

use crate::*;

/// Reads, and holds what must hold of any file.
fn any_answer(bytes: &[u8], chunk: usize) {
    if let Ok(found) = read_in(bytes, chunk) {
        let import = Import::join(vec![found]);
        for it in &import.orders {
            if let Some(facts) = &it.facts {
                assert_eq!(facts.validate(), Ok(()));
                assert!(facts.lines.iter().all(|it| it.title.chars().count() <= MAX_CELL));
            }
            assert!(it.report.is_sound());
        }
        assert!(import.orders.len() <= bytes.len());
        assert!(import.odd.len() <= 2 * unbuy_core::files::MAX_ODDITIES);
    }
}

use unbuy_core::files::MAX_CELL;

const FILES: [&[u8]; 6] =
    [ALIEXPRESS, AMAZON_NEW, AMAZON_LEGACY, AMAZON_REFUNDS, AMAZON_REFUND_DETAILS, TEMU];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..3000), chunk in 1..700_usize) {
        any_answer(&bytes, chunk);
    }

    #[test]
    fn any_rows_after_a_header_are_answered(
        file in prop::sample::select(FILES.to_vec()),
        rows in "[0-9a-zE,;\"'.\\n\\r €$=+\u{202e}-]{0,400}",
        chunk in 1..200_usize,
    ) {
        let header = file.split(|it| *it == b'\n').next().unwrap();
        any_answer(&[header, b"\n", rows.as_bytes()].concat(), chunk);
    }

    #[test]
    fn spoilt_exports_are_answered(
        file in prop::sample::select(FILES.to_vec()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        chunk in 1..200_usize,
    ) {
        let mut bytes = file.to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        any_answer(&bytes, chunk);
        bytes.truncate(cut.index(bytes.len()));
        any_answer(&bytes, chunk);
    }

    #[test]
    fn chunks_do_not_matter(file in prop::sample::select(FILES.to_vec()), chunk in 1..400_usize) {
        let whole = Import::join(vec![read_in(file, usize::MAX).unwrap()]);
        prop_assert_eq!(Import::join(vec![read_in(file, chunk).unwrap()]), whole);
    }

    #[test]
    fn any_text_is_a_backup_or_none(text in any::<String>(), cut in any::<prop::sample::Index>()) {
        any_answer(format!("{{{text}").as_bytes(), 64);
        let framed = format!("{{\"unbuy_backup\":1,\"orders\":[],\"terms\":{text}}}");
        let cut = cut.index(framed.len());
        any_answer(&framed.as_bytes()[..cut], 64);
    }
}
