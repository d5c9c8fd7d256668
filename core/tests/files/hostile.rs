//! Rows as nobody should write them: read as far as they say something, and the rest is told.

use unbuy_core::files::{MAX_CELL, MAX_ODDITIES};

use crate::*;

/// One row of an AliExpress file with this title.
fn titled(title: &str) -> Vec<u8> {
    aliexpress(&format!("2026-03-02,7,\"{title}\",1,€5,EUR,Completed\n"))
}

fn title(bytes: &[u8]) -> String {
    import(&[bytes]).orders[0].facts.clone().unwrap().lines[0].title.clone()
}

#[test]
fn h60_line_ends_in_cells_semicolons_and_trailing_commas_are_read() {
    assert_eq!(title(&titled("Mug\r\nblue")), "Mug\r\nblue");
    let trailing = aliexpress("2026-03-02,7,Mug,1,€5,EUR,Completed,,,\r\n\r\n");
    assert_eq!((title(&trailing), import(&[&trailing]).odd.len()), ("Mug".to_owned(), 0));
    let text = String::from_utf8(titled("Mug")).unwrap();
    for part in ["\t", ";"] {
        let parted = text.replace(',', part);
        assert_eq!(title(parted.as_bytes()), "Mug", "{part:?}");
        let said = format!("sep={part}\r\n{parted}");
        assert_eq!(title(said.as_bytes()), "Mug", "{part:?}");
    }
    assert_eq!(title(text.trim_end().as_bytes()), "Mug");
    assert_eq!(title(text.replace('\n', "\r").as_bytes()), "Mug");
}

#[test]
fn h60_ragged_rows_and_repeated_headers_are_told() {
    let header = String::from_utf8(aliexpress("")).unwrap();
    let rows = format!(
        "2026-03-02,1,Mug,1,€5,EUR,Completed\n{header}2026-03-02,2,Cup, blue,1,€5,EUR,Completed\n2026-03-02,3,Jug\n"
    );
    let import = import(&[&aliexpress(&rows)]);
    assert_eq!(odd(&import), ["0:4  TooManyCells", "0:5  TooFewCells", "0:5 Qty NotAQuantity"]);
    assert_eq!((import.rows, import.skipped), (3, 2));
    let numbers: Vec<_> = import.orders.iter().map(|it| it.id.shop_number()).collect();
    assert_eq!(numbers, ["1", "3"]);
}

#[test]
fn h60_a_column_that_comes_twice_is_told() {
    let bytes = b"Order Date,Order ID,Title,Qty,Price,Status,Status\n2026-03-02,7,Mug,1,\xe2\x82\xac5,Completed,Cancelled\n";
    let import = import(&[bytes]);
    assert_eq!(odd(&import), ["0:1 Status RepeatedColumn"]);
    assert_eq!(import.orders[0].report.status, "Completed");
}

#[test]
fn h61_a_row_that_comes_twice_counts_once_and_is_told() {
    let row = "2026-03-02,7,Mug,1,€5,EUR,Completed\n";
    let bytes = aliexpress(&row.repeat(2));
    let once = import(&[&bytes]);
    assert_eq!((odd(&once), once.skipped), (vec!["0:3  RepeatedRow".to_owned()], 1));
    let twice = import(&[&aliexpress(row), &aliexpress(row)]);
    let told = |it: &ImportedOrder| (it.facts.clone(), it.report.clone());
    assert_eq!(odd(&twice), ["1:2  RepeatedRow"]);
    assert_eq!(told(&twice.orders[0]), told(&once.orders[0]));
    assert_eq!(twice.orders.len(), 1);
}

#[test]
fn h63_doubtful_numbers_are_left_unknown_and_told_with_their_place() {
    let rows = [
        "2026-03-02,1,A,1,\"1,234\",EUR,Completed",
        "2026-03-02,2,B,1,\"1.234,50\",EUR,Completed",
        "2026-03-02,3,C,1,\"1,234.50\",EUR,Completed",
        "2026-03-02,4,D,1,12,,Completed",
        "2026-03-02,5,E,1,US $12,EUR,Completed",
        "2026-03-02,6,F,0,€12,EUR,Completed",
        "2026-03-02,7,G,1e9,-12,EUR,Completed",
        "03/04/2026,8,H,1,free,EUR,Completed",
        "2026-03-02 10:00:00,9,I,1,0x10,EUR,Completed",
    ];
    let import = import(&[&aliexpress(&rows.join("\n"))]);
    let prices: Vec<_> =
        import.orders.iter().map(|it| it.facts.as_ref().unwrap().lines[0].unit_price).collect();
    assert_eq!(prices, [0, 123_450, 123_450, 0, 0, 1200, 0, 0, 0]);
    assert_eq!(
        odd(&import),
        [
            "0:2 Price DoubtfulAmount",
            "0:5 Price UnknownCurrency",
            "0:6 Price OtherCurrency",
            "0:7 Qty NotAQuantity",
            "0:8 Price NotAnAmount",
            "0:8 Qty NotAQuantity",
            "0:9 Price NotAnAmount",
            "0:9 Order Date NotADate",
            "0:10 Price NotAnAmount",
            "0:10 Order Date NoZone",
        ]
    );
}

#[test]
fn h65_formulas_are_plain_text() {
    for text in [
        "=HYPERLINK(\"\"http://e\"\",\"\"x\"\")",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "＝1",
    ] {
        assert_eq!(title(&titled(text)), text.replace("\"\"", "\""));
    }
}

#[test]
fn numbers_that_a_spreadsheet_has_rounded_are_not_taken() {
    let rows = "2026-03-02,3.0691E+15,Mug,1,€5,EUR,Completed\n2026-03-02,,Cup,1,€5,EUR,Completed\n2026-03-02,\"=\"\"3069\"\"\",Jug,1,€5,EUR,Completed\n2026-03-02,'3070,Jug,1,€5,EUR,Completed\n";
    let import = import(&[&aliexpress(rows)]);
    assert_eq!(odd(&import), ["0:2 Order ID RoundedOrderNumber", "0:3 Order ID NoOrderNumber"]);
    let numbers: Vec<_> = import.orders.iter().map(|it| it.id.shop_number()).collect();
    assert_eq!((numbers, import.skipped), (vec!["3069", "3070"], 2));
}

#[test]
fn i69_markup_is_plain_text() {
    for text in ["<img src=x onerror=alert(1)>", "</script><svg onload=x>", "javascript:alert(1)"] {
        assert_eq!(title(&titled(text)), text);
    }
}

#[test]
fn i70_invisible_characters_are_kept_and_told() {
    for text in ["ab\u{202e}cd", "a\0b", "a\u{1b}[31mb", "a\u{200b}b", "a\u{2066}b"] {
        let bytes = titled(text);
        assert_eq!(title(&bytes), text);
        assert_eq!(odd(&import(&[&bytes])), ["0:2 Title InvisibleCharacters"], "{text:?}");
    }
}

#[test]
fn i71_long_texts_are_cut_and_told() {
    for text in ["x".repeat(500_000), "\u{300}".repeat(10_000), "👨‍👩‍👧".repeat(1_000)]
    {
        let bytes = titled(&text);
        assert_eq!(title(&bytes).chars().count(), MAX_CELL);
        assert!(has(&import(&[&bytes]), 2, Odd::TooLong));
    }
    // A thing without a name is called by the number of its order.
    assert_eq!(title(&titled(&" ".repeat(10_000))), "7");
}

#[test]
fn i72_numbers_that_only_look_alike_are_two_orders() {
    let rows = "2026-03-02,ORD-100,Mug,1,€5,EUR,Completed\n2026-03-02,ORD-1\u{41e}0,Mug,1,€5,EUR,Completed\n";
    assert_eq!(import(&[&aliexpress(rows)]).orders.len(), 2);
}

#[test]
fn oddities_are_counted_beyond_what_anybody_reads() {
    let row = |it: u32| format!("never,{it},Mug,1,€5,EUR,Completed\n");
    let import = import(&[&aliexpress(&(0..2000).map(row).collect::<String>())]);
    assert_eq!((import.odd.len(), import.more_odd), (MAX_ODDITIES, 2000 - 500));
    assert_eq!(import.orders.len(), 2000);
}

#[test]
fn orders_beyond_reason_are_left_out_and_told() {
    let row = |it: u32| format!("2026-03-02,7,Mug {it},1,€5,EUR,Completed\n");
    let many = import(&[&aliexpress(&(0..1001).map(row).collect::<String>())]);
    assert_eq!((many.orders.len(), has(&many, 2, Odd::UnusableOrder)), (0, true));
    let dear = import(&[&aliexpress("2026-03-02,7,Mug,1,99999999999999,EUR,Completed\n")]);
    assert_eq!((dear.orders.len(), has(&dear, 2, Odd::UnusableOrder)), (0, true));
}
