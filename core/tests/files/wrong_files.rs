//! Files that are not what they should be: what is said of them.

use unbuy_core::files::{Format, MAX_BYTES, MAX_ROWS, ReadError, Reader, WrongFile};
use unbuy_core::storage::BackupError;

use crate::*;

#[test]
fn h58_a_file_that_is_too_long_is_refused_before_it_is_read() {
    let bytes = 200 << 20;
    assert_eq!(Reader::new(bytes).unwrap_err(), ReadError::TooLarge { bytes });
    assert!(Reader::new(MAX_BYTES).is_ok());
    // Whatever was said before.
    let mut reader = Reader::new(1).unwrap();
    reader.feed(ALIEXPRESS).unwrap();
    let error = reader.feed(&vec![b'\n'; usize::try_from(MAX_BYTES).unwrap()]).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { .. }));
}

#[test]
fn h59_other_encodings_are_read_by_their_mark_or_refused_by_name() {
    let text = str::from_utf8(TEMU).unwrap();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let expected = import(&[TEMU]);
    for chunk in [1, 2, 3, 7, 1000] {
        for marked in [[&b"\xff\xfe"[..], &little].concat(), [&b"\xfe\xff"[..], &big].concat()] {
            let found = read_in(&marked, chunk).unwrap();
            assert_eq!(Import::join(vec![found]), expected);
        }
    }
    assert_eq!(refused(&little), ReadError::WrongFile(WrongFile::Utf16WithoutMark));
    assert_eq!(refused(&big), ReadError::WrongFile(WrongFile::Utf16WithoutMark));
    assert_eq!(refused(b"\xff\xfe\0\0O\0\0\0"), ReadError::WrongFile(WrongFile::Utf32));
    assert_eq!(refused(b"Order\0ID,Title,a,b,c,d,e\n"), ReadError::WrongFile(WrongFile::Binary));
}

#[test]
fn h59_windows_1252_is_read_and_said() {
    let mut bytes = aliexpress("2026-03-02,7,Caf");
    bytes.extend_from_slice(
        b"\xe9 \x80,1,\x80 5,EUR,Completed\n2026-03-02,8,Th\xe9,1,5,EUR,Completed\n",
    );
    check(
        &[&bytes],
        &[
            "aliexpress:7 of AliExpress: Completed (Completed); 1x Café € at 5.00 EUR; shipping 0.00 EUR, discount 0.00 EUR; paid ?, refunded ?",
            "aliexpress:8 of AliExpress: Completed (Completed); 1x Thé at 5.00 EUR; shipping 0.00 EUR, discount 0.00 EUR; paid ?, refunded ?",
        ],
        &["0:2 Price NotUnicode"],
    );
}

#[test]
fn other_kinds_of_files_are_named() {
    let is = |bytes: &[u8], what| assert_eq!(refused(bytes), ReadError::WrongFile(what));
    is(b"", WrongFile::Empty);
    is(b"\xef\xbb\xbf", WrongFile::Empty);
    is(b" \r\n\t\n", WrongFile::Empty);
    is(b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", WrongFile::Zip);
    is(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", WrongFile::OldExcel);
    is(b"\x1f\x8b\x08\0", WrongFile::Gzip);
    is(b"%PDF-1.7\n", WrongFile::Pdf);
    is(b"\x89PNG\r\n\x1a\n", WrongFile::Image);
    is(b"\xff\xd8\xff\xe0\0\x10JFIF", WrongFile::Image);
    is(b"\n<!DOCTYPE html><html>Sign in</html>", WrongFile::Html);
    is(b"<html>", WrongFile::Html);
    is(b"{\"orders\":[]}", WrongFile::Json);
    is(b"[{\"id\":1}]", WrongFile::Json);
    is(b"{\"cut", WrongFile::Json);
}

#[test]
fn h62_keys_that_mean_something_elsewhere_are_plain_data() {
    let is = |text: &str, error| assert_eq!(refused(text.as_bytes()), error, "{text}");
    is(r#"{"__proto__":{"x":1},"constructor":{}}"#, ReadError::WrongFile(WrongFile::Json));
    is(r#"{"unbuy_backup":1,"__proto__":{"x":1}}"#, ReadError::Backup(BackupError::Damaged));
    is(r#"{"unbuy_backup":2}"#, ReadError::Backup(BackupError::Newer(2)));
}

#[test]
fn unknown_columns_are_told_and_missing_ones_named() {
    let columns = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
    assert_eq!(
        refused(b"Name,Email,Total\na,b,c\n"),
        ReadError::UnknownColumns { columns: columns(&["Name", "Email", "Total"]) }
    );
    assert_eq!(
        refused(b"Numer oferty;Data zakupu\n1;2\n"),
        ReadError::UnknownColumns { columns: columns(&["Numer oferty", "Data zakupu"]) }
    );
    assert_eq!(
        refused(b"Order Date,Order ID,Title,Qty,Price\n"),
        ReadError::MissingColumns { format: Format::AliexpressOrders, missing: vec!["Status"] }
    );
    // A seller's file has an order number and a date too.
    assert!(matches!(refused(b"Order ID,Order Date,Buyer\n"), ReadError::UnknownColumns { .. }));
}

#[test]
fn h60_an_unclosed_quote_is_refused_with_its_row() {
    let bytes = aliexpress(
        "2026-03-02,1,Mug,1,€5,EUR,Completed\n2026-03-02,2,\"Cup,1,€5,EUR,Completed\n2026-03-02,3,Jug,1,€5,EUR,Completed\n",
    );
    assert_eq!(refused(&bytes), ReadError::UnclosedQuote { row: 3 });
    let endless = [aliexpress("2026-03-02,1,\"").as_slice(), &vec![b'x'; 2 << 20]].concat();
    assert_eq!(read(&endless).unwrap_err(), ReadError::RowTooLong { row: 2 });
    let header = [&b"Order"[..], &vec![b'x'; 200 << 10]].concat();
    assert!(read(&header).is_err());
}

#[test]
fn h60_a_million_columns_are_refused() {
    let wide = ",".repeat(1_000_000);
    assert_eq!(read(format!("{wide}\n").as_bytes()).unwrap_err(), ReadError::RowTooLong { row: 1 });
    assert_eq!(
        read(&aliexpress(&format!("{wide}\n"))).unwrap_err(),
        ReadError::TooManyColumns { row: 2 }
    );
    assert_eq!(
        read(format!("{}\n", ",".repeat(5000)).as_bytes()).unwrap_err(),
        ReadError::TooManyColumns { row: 1 }
    );
}

#[test]
fn too_many_rows_are_refused() {
    let row = |it: u32| format!("2026-03-02,{it},Mug,1,€5,EUR,Completed\n");
    let all: String = (0..MAX_ROWS).map(row).collect();
    assert_eq!(read(&aliexpress(&all)).unwrap().format(), Some(Format::AliexpressOrders));
    assert_eq!(read(&aliexpress(&(all + &row(MAX_ROWS)))).unwrap_err(), ReadError::TooManyRows);
}
