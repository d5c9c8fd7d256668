//! Reading the exports of shops, from outside: bytes in, orders and oddities out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod calendar;
mod exports;
mod hostile;
mod own_terms;
mod random;
mod together;
mod wrong_files;

use unbuy_core::{
    Money,
    files::{Found, Import, ImportedOrder, Odd, ReadError, Reader},
    order::{Line, ReportedStage},
};

pub(crate) const ALIEXPRESS: &[u8] = include_bytes!("fixtures/aliexpress.csv");
pub(crate) const AMAZON_NEW: &[u8] = include_bytes!("fixtures/amazon-new.csv");
pub(crate) const AMAZON_LEGACY: &[u8] = include_bytes!("fixtures/amazon-legacy.csv");
pub(crate) const AMAZON_REFUNDS: &[u8] = include_bytes!("fixtures/amazon-refunds.csv");
pub(crate) const AMAZON_REFUND_DETAILS: &[u8] =
    include_bytes!("fixtures/amazon-refund-details.csv");
pub(crate) const TEMU: &[u8] = include_bytes!("fixtures/temu.csv");

/// Reads a file in chunks of that size.
pub(crate) fn read_in(bytes: &[u8], chunk: usize) -> Result<Found, ReadError> {
    let mut reader = Reader::new(bytes.len() as u64)?;
    for chunk in bytes.chunks(chunk.max(1)) {
        reader.feed(chunk)?;
    }
    reader.finish()
}

pub(crate) fn read(bytes: &[u8]) -> Result<Found, ReadError> {
    read_in(bytes, 1000)
}

#[track_caller]
pub(crate) fn import(files: &[&[u8]]) -> Import {
    Import::join(files.iter().map(|it| read(it).unwrap()).collect())
}

/// The oddities, each as `file:row column what`.
pub(crate) fn odd(import: &Import) -> Vec<String> {
    let say = |it: &unbuy_core::files::Oddity| {
        format!("{}:{} {} {:?}", it.file, it.row, it.column, it.what)
    };
    import.odd.iter().map(say).collect()
}

/// An order in one line: number, stage, status, lines, shipping, discount, paid, refunded.
pub(crate) fn say(it: &ImportedOrder) -> String {
    let stage = it.report.stage.map_or("?".to_owned(), |it: ReportedStage| format!("{it:?}"));
    let Some(facts) = &it.facts else {
        return format!("{} {stage} refunded {:?}", it.id.as_str(), it.report.refunded);
    };
    let money = |minor| {
        format!("{} {}", Money::new(minor, facts.currency).decimal(), facts.currency.code())
    };
    let line = |it: &Line| format!("{}x {} at {}", it.quantity, it.title, money(it.unit_price));
    let lines: Vec<_> = facts.lines.iter().map(line).collect();
    let maybe = |it: Option<i64>| it.map_or("?".to_owned(), money);
    let part = |name: &str, goods: &[unbuy_core::order::LineQuantity]| match goods {
        [] => String::new(),
        goods => {
            let each: Vec<_> =
                goods.iter().map(|it| format!("{}x{}", it.line.0, it.quantity)).collect();
            format!(", {name} {}", each.join(" "))
        }
    };
    format!(
        "{} of {}: {stage} ({}){}{}; {}; shipping {}, discount {}; paid {}, refunded {}",
        it.id.as_str(),
        facts.seller.name,
        it.report.status,
        part("cancelled", &it.report.cancelled),
        part("shipped", &it.report.shipped),
        lines.join(", "),
        money(facts.shipping),
        money(facts.discount),
        maybe(it.report.paid),
        maybe(it.report.refunded),
    )
}

#[track_caller]
pub(crate) fn check(files: &[&[u8]], orders: &[&str], oddities: &[&str]) {
    let import = import(files);
    let said: Vec<_> = import.orders.iter().map(say).collect();
    assert_eq!(said, orders);
    assert_eq!(odd(&import), oddities);
}

#[track_caller]
pub(crate) fn refused(bytes: &[u8]) -> ReadError {
    let error = read(bytes).expect_err("it should be refused");
    assert_eq!(read_in(bytes, 1).unwrap_err(), error, "in single bytes");
    assert_eq!(read_in(bytes, usize::MAX).unwrap_err(), error, "in one piece");
    error
}

/// The AliExpress header with these rows after it.
pub(crate) fn aliexpress(rows: &str) -> Vec<u8> {
    format!("Order Date,Order ID,Title,Qty,Price,Currency,Status\n{rows}").into_bytes()
}

pub(crate) fn has(import: &Import, row: u32, what: Odd) -> bool {
    import.odd.iter().any(|it| it.row == row && it.what == what)
}
