//! What the exports of each shop come to.

use unbuy_core::{
    Span,
    files::Format,
    order::{Order, Stage, Terms},
};

use crate::*;

#[test]
fn aliexpress_orders_are_read() {
    check(
        &[ALIEXPRESS],
        &[
            "aliexpress:8170001112223334 of North Harbour Store: Completed (Completed); 3x Bulb E14 at 1.10 USD, 1x Reading lamp, brass at 24.90 USD; shipping 0.00 USD, discount 0.00 USD; paid ?, refunded ?",
            "aliexpress:8170001112226666 of Wool & Co: ? (On hold somewhere); 1x Mug at 5.00 USD; shipping 0.00 USD, discount 0.00 USD; paid ?, refunded ?",
            "aliexpress:8170001112227777 of Wool & Co: Shipped (In Transit); 1x Cable at 2.04 USD; shipping 0.00 USD, discount 0.00 USD; paid ?, refunded ?",
            "aliexpress:8170001112228888 of Wool & Co: Cancelled (Cancelled); 2x Scarf \"long\" at 8.50 USD; shipping 0.00 USD, discount 0.00 USD; paid ?, refunded ?",
            "aliexpress:8170001112229999 of Teapot Yard: AwaitingShipment (Awaiting shipment); 1x Kettle 1,5 l at 1129.46 PLN; shipping 0.00 PLN, discount 0.00 PLN; paid ?, refunded ?",
        ],
        &[],
    );
}

#[test]
fn amazon_orders_of_the_newer_layout_are_read_with_their_refunds() {
    check(
        &[AMAZON_NEW, AMAZON_REFUNDS],
        &[
            "amazon:171-0000003-0000003 of Amazon.pl: Shipped (Closed); 1x Record at 34.79 PLN; shipping 0.00 PLN, discount 6.66 PLN; paid 28.13 PLN, refunded ?",
            "amazon:205-0000005-0000005 of Amazon.co.uk: Shipped (Closed), cancelled 1x1; 2x Batteries, 10 pack at 12.29 GBP, 1x Torch 3\" head at 0.00 GBP; shipping 3.00 GBP, discount 0.00 GBP; paid 27.58 GBP, refunded ?",
            "amazon:404-0000001-0000001 of Amazon.es: Shipped (Closed); 1x Fan, 45 W, white at 100.04 EUR; shipping 10.61 EUR, discount 0.00 EUR; paid 110.65 EUR, refunded 110.65 EUR",
            "amazon:404-0000006-0000006 of Amazon.es: AwaitingShipment (Authorized); 1x Bag at 49.00 EUR; shipping 0.00 EUR, discount 0.00 EUR; paid ?, refunded ?",
            "amazon:407-0000002-0000002 of Amazon.pl: Shipped (Closed); 1x Streamer at 1700.00 PLN; shipping 0.00 PLN, discount 0.00 PLN; paid 1700.00 PLN, refunded ?",
            "amazon:408-0000004-0000004 of Amazon.pl: Cancelled (Cancelled); 1x Never came at 73.79 PLN; shipping 0.00 PLN, discount 0.00 PLN; paid ?, refunded ?",
            "amazon:999-0000009-0000009 ? refunded Some(500)",
        ],
        &["1:4 Status RefundNotDone"],
    );
}

#[test]
fn amazon_orders_of_the_older_layout_are_read() {
    check(
        &[AMAZON_LEGACY],
        &[
            "amazon:113-0000001-0000001 of Amazon.com: Shipped (Closed); 1x Radio, AM/FM at 49.98 USD; shipping 14.62 USD, discount 0.00 USD; paid 64.60 USD, refunded ?",
            "amazon:113-0000002-0000002 of Amazon.com: Shipped (Closed); 1x Pen at 5.40 USD; shipping 0.00 USD, discount 0.00 USD; paid 5.40 USD, refunded ?",
        ],
        &[],
    );
    let import = import(&[AMAZON_LEGACY]);
    assert_eq!(import.orders[0].report.placed_at.unwrap().millis(), 1_425_740_724_000);
    assert_eq!(import.orders[0].report.method.as_deref(), Some("Visa - 0003"));
}

#[test]
fn amazon_refunds_of_the_newer_layout_are_read() {
    check(&[AMAZON_REFUND_DETAILS], &["amazon:404-0000001-0000001 ? refunded Some(5000)"], &[]);
}

#[test]
fn temu_orders_are_read() {
    check(
        &[TEMU],
        &[
            "temu:PO-100-1 of Temu: Shipped (); 1x 40 kart – zestaw at 70.48 PLN; shipping 0.00 PLN, discount 0.00 PLN; paid 70.48 PLN, refunded ?",
            "temu:PO-100-2 of Temu: Shipped (); 1x USB hub, 7 in 1 at 12.99 USD; shipping 2.00 USD, discount 0.00 USD; paid 14.99 USD, refunded ?",
            "temu:PO-100-3 of Temu: ? (); 1x LED strip at 9.99 EUR; shipping 1.50 EUR, discount 0.00 EUR; paid ?, refunded ?",
            "temu:PO-100-4 of Temu: Shipped (); 1x Case at 0.00 PLN; shipping 0.00 PLN, discount 0.00 PLN; paid ?, refunded ?",
        ],
        &["0:3 Price AssumedDollar", "0:5 Price DoubtfulAmount", "0:5 Order total DoubtfulAmount"],
    );
}

#[test]
fn formats_are_told_by_the_names_of_columns_wherever_they_stand() {
    let check = |bytes: &[u8], format| assert_eq!(read(bytes).unwrap().format(), Some(format));
    check(ALIEXPRESS, Format::AliexpressOrders);
    check(AMAZON_NEW, Format::AmazonOrders);
    check(AMAZON_LEGACY, Format::AmazonOrders);
    check(AMAZON_REFUNDS, Format::AmazonRefunds);
    check(AMAZON_REFUND_DETAILS, Format::AmazonRefunds);
    check(TEMU, Format::TemuOrders);
    let shuffled = "STATUS;Mood; qty ;Order  ID;Title;Price;Order Date\nCompleted;fine;2;7;Mug;€1,50;2026-03-02\n";
    crate::check(
        &[shuffled.as_bytes()],
        &[
            "aliexpress:7 of AliExpress: Completed (Completed); 2x Mug at 1.50 EUR; shipping 0.00 EUR, discount 0.00 EUR; paid ?, refunded ?",
        ],
        &[],
    );
}

#[test]
fn parts_of_an_order_at_different_stages() {
    let rows = |statuses: &[&str]| {
        let row =
            |(at, status): (usize, &&str)| format!("2026-03-02,7,Thing {at},1,€1,EUR,{status}\n");
        let rows: String = statuses.iter().enumerate().map(row).collect();
        let order = import(&[&aliexpress(&rows)]).orders[0].report.clone();
        (order.stage.map(|it| format!("{it:?}")), order.cancelled.len(), order.shipped.len())
    };
    let is = |statuses, stage: &str, cancelled, shipped| {
        assert_eq!(rows(statuses), (Some(stage.to_owned()), cancelled, shipped), "{statuses:?}");
    };
    is(&["Cancelled", "Cancelled"], "Cancelled", 0, 0);
    is(&["Cancelled", "Completed"], "Completed", 1, 0);
    is(&["In Transit", "Awaiting shipment"], "PartiallyShipped", 0, 1);
    is(&["In Transit", "Awaiting shipment", "Cancelled"], "PartiallyShipped", 1, 1);
    is(&["Completed", "In Transit"], "Shipped", 0, 0);
    assert_eq!(rows(&["Completed", "Levitating"]), (None, 0, 0));
    assert_eq!(rows(&["To pay", "Completed"]), (None, 0, 0));
}

#[test]
fn what_was_read_folds_to_orders() {
    let import = import(&[ALIEXPRESS, AMAZON_NEW, AMAZON_REFUNDS, AMAZON_LEGACY, TEMU]);
    let as_of = unbuy_core::Timestamp::from_millis(1_795_000_000_000);
    for it in import.orders {
        let Some(facts) = it.facts else { continue };
        let mut order = Order::mine(facts, Terms::assumed().into()).unwrap();
        let stamp = unbuy_core::order::Stamp {
            at: as_of,
            clock: unbuy_core::order::Clock::default(),
            tab: unbuy_core::order::TabId("t".into()),
        };
        let stage = it.report.stage;
        let act = unbuy_core::order::Act::Reported { report: it.report.into() };
        assert_eq!(order.act(act, stamp), Ok(()));
        let standing = order.at(as_of + Span::days(1));
        assert_eq!(standing.stage == Stage::Unknown, stage.is_none(), "{:?}", order.id());
        assert!(standing.placed_at.is_some());
    }
}
