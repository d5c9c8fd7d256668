//! Whether a step can still be done: an order may have gone another way meanwhile.

use super::Step;
use crate::order::{Act, AfterSale, Order, Stage, WayKind, time::Timestamp};

/// Whether the step can be done at that order now, or later without anybody else doing something first.
pub fn is_possible(step: Step, order: &Order, now: Timestamp) -> bool {
    let standing = order.at(now);
    let can = |act: &Act| order.can(act, now);
    match step {
        Step::Orders | Step::LookUnpaid | Step::LookLate => true,
        Step::Cancel | Step::Request | Step::Reason | Step::Send => {
            matches!(standing.stage, Stage::AwaitingShipment | Stage::PartiallyShipped)
                && can(&order.way_out(WayKind::Cancel, now))
        }
        Step::Refund => standing.open_request().is_some() || standing.ledger.coming_back > 0,
        Step::Feedback => can(&Act::FeedbackLeft { stars: 1, text: String::new() }),
        Step::LetExpire => standing.stage == Stage::AwaitingPayment,
        Step::Return => can(&order.way_out(WayKind::Return, now)),
        Step::SendBack => can(&Act::ReturnShipped { goods: order.returning(now) }),
        Step::ReturnMoney => {
            let is_back = matches!(standing.after_sale, AfterSale::ReturnReceived { .. });
            let is_sent = matches!(standing.after_sale, AfterSale::ReturnShipped { .. });
            is_sent || is_back || standing.ledger.coming_back > 0
        }
    }
}
