//! The situations that an order can be in, each told as a short story.

use unbuy_core::order::{Act, Terms};

use crate::shop::*;
use crate::table::NOW_DAY;

/// The two lamps in a situation, told so that it still holds on day 19.
pub fn story(situation: &str) -> Story {
    let (late, later) = (|days: i64| day(NOW_DAY - days), day(NOW_DAY) - MS);
    let paid_lately = || Story::placed().does(late(6), paid());
    let asked_lately = || paid_lately().does(late(1), asked(2));
    let agreed = || Story::paid().does(day(1), asked(2)).does(day(2), Act::CancelApproved);
    let started = || agreed().does(day(3), initiated(1));
    let two_on_their_way = || Story::paid().does(day(1), shipped(2));
    let arrived_lately = || two_on_their_way().does(late(3), delivered(2));
    let early = |window| {
        let facts = unbuy_core::order::Facts { payment_window: Some(window), ..two_lamps() };
        Story::new(facts, terms()).does(START, Act::Placed)
    };
    let a_day = unbuy_core::Span::DAY;
    let full = || Story::paid_under(full_terms());
    let full_lately =
        || Story::new(two_lamps(), full_terms()).does(START, Act::Placed).does(late(7), paid());
    let full_sent = || full_lately().does(late(6), shipped(2));
    let full_arrived = || full_sent().does(late(4), delivered(2));
    let full_under =
        |terms| Story::paid_under(terms).does(day(2), shipped(2)).does(late(4), delivered(2));
    match situation {
        "not-placed" => Story::new(two_lamps(), terms()),
        "awaiting-payment" => Story::placed(),
        "awaiting-shipment" => paid_lately(),
        "request-open" => asked_lately(),
        "after-rejection" => asked_lately().does(later, rejected()),
        "after-withdrawal" => asked_lately().does(later, Act::CancelWithdrawn),
        "partially-shipped" => paid_lately().does(late(5), shipped(1)),
        "partial-request-open" => paid_lately().does(late(5), shipped(1)).does(late(1), asked(1)),
        "shipped" => two_on_their_way(),
        "overtaken-request" => asked_lately().does(later, shipped(2)),
        "delivered" => arrived_lately(),
        "completed" => Story::delivered(),
        "expired" => early(a_day),
        "expired-paid-late" => early(a_day).does(day(2), paid()),
        "cancelled-unpaid" => Story::placed().does(day(1), Act::CancelledUnpaid),
        "refund-pending" => agreed(),
        "refund-initiated" => started(),
        "refund-at-bank" => started().does(day(4), at_bank(1)),
        "refund-settled" => started().does(day(5), arrived(1)),
        "refund-failed" => started().does(day(4), failed(1)),
        "cancelled-by-silence" => Story::paid().does(day(1), asked(2)),
        "cancelled-unshipped" => Story::paid(),
        "return-open" => arrived_lately().does(late(1), return_asked(2)),
        "return-lapsed" => {
            let hasty = Terms { return_ship_window: a_day, ..terms() };
            Story::paid_under(hasty)
                .does(day(1), shipped(2))
                .does(late(3), delivered(2))
                .does(late(2), return_asked(2))
        }
        "return-under-way" => {
            arrived_lately().does(late(2), return_asked(2)).does(late(1), sent_back(2))
        }
        "return-of-a-part" => arrived_lately()
            .does(late(2), return_asked(1))
            .does(late(1), sent_back(1))
            .does(later, taken_back(1)),
        "returned" => arrived_lately()
            .does(late(2), return_asked(2))
            .does(late(1), sent_back(2))
            .does(later, taken_back(2)),
        "in-review" => {
            Story::new(two_lamps(), full_terms()).does(START, Act::Placed).does(later, paid())
        }
        "payment-refused" => full().does(hour(2), Act::PaymentRefused),
        "called-off-in-review" => full().does(hour(2), Act::CancelledInReview),
        "cleared" => full_lately(),
        "sold-out" => full_lately().does(late(3), sold_out(2)),
        "on-its-way" => full_sent(),
        "arrived" => full_arrived(),
        "confirmed" => full_arrived().does(late(1), Act::ReceiptConfirmed),
        "withdrawn-before-shipping" => full_lately().does(late(1), withdrawn(2)),
        "withdrawn-under-way" => full_sent().does(late(1), withdrawn(1)),
        "withdrawn" => full_arrived().does(late(1), withdrawn(2)),
        "withdrawn-and-sent" => {
            full_arrived().does(late(2), withdrawn(2)).does(late(1), sent_back(2))
        }
        "withdrawal-over" => full_under(Terms { withdrawal_window: Some(a_day), ..full_terms() }),
        "disputed" => full_arrived().does(late(1), dispute(2)),
        "dispute-won" => full_arrived().does(late(2), dispute(2)).does(late(1), decided(100)),
        "dispute-lost" => full_arrived().does(late(2), dispute(2)).does(late(1), decided(0)),
        "dispute-dropped" => {
            full_arrived().does(late(2), dispute(2)).does(late(1), Act::DisputeWithdrawn)
        }
        "dispute-unanswered" => full_sent().does(late(6), dispute(2)),
        "dispute-over" => {
            let window = unbuy_core::order::DisputeTerms { window: a_day, answer_window: a_day };
            full_under(Terms { dispute: Some(window), ..full_terms() })
        }
        unknown => panic!("no story for {unknown}"),
    }
}
