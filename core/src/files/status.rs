//! What the status texts of shops mean. What stands in no table means nothing known, and is no error.

use crate::order::ReportedStage as Stage;

/// Texts as the shops write them, in small letters.
const ALIEXPRESS: [(&str, Stage); 17] = [
    ("awaiting payment", Stage::AwaitingPayment),
    ("to pay", Stage::AwaitingPayment),
    ("unpaid", Stage::AwaitingPayment),
    ("awaiting shipment", Stage::AwaitingShipment),
    ("to ship", Stage::AwaitingShipment),
    ("awaiting delivery", Stage::Shipped),
    ("in transit", Stage::Shipped),
    ("shipped", Stage::Shipped),
    ("order shipped", Stage::Shipped),
    ("delivered", Stage::Delivered),
    ("completed", Stage::Completed),
    ("finished", Stage::Completed),
    ("cancelled", Stage::Cancelled),
    ("canceled", Stage::Cancelled),
    ("order cancelled", Stage::Cancelled),
    ("order canceled", Stage::Cancelled),
    ("expired", Stage::Expired),
];

/// The status of an order and that of its shipment. Amazon closes an order when the last of it has
/// been shipped, so a closed one need not have arrived.
const AMAZON: [(&str, Stage); 9] = [
    ("cancelled", Stage::Cancelled),
    ("canceled", Stage::Cancelled),
    ("delivered", Stage::Delivered),
    ("shipped", Stage::Shipped),
    ("closed", Stage::Shipped),
    ("authorized", Stage::AwaitingShipment),
    ("new", Stage::AwaitingShipment),
    ("pending", Stage::AwaitingShipment),
    ("unshipped", Stage::AwaitingShipment),
];

fn find(table: &[(&str, Stage)], text: &str) -> Option<Stage> {
    let text = text.trim().to_ascii_lowercase();
    table.iter().find(|(it, _)| *it == text).map(|(_, stage)| *stage)
}

pub(super) fn aliexpress(text: &str) -> Option<Stage> {
    find(&ALIEXPRESS, text)
}

/// A cancelled shipment counts before the order, and any word on the shipment does.
pub(super) fn amazon(order: &str, shipment: &str) -> Option<Stage> {
    let order = find(&AMAZON, order);
    if order == Some(Stage::Cancelled) {
        return order;
    }
    if shipment.is_empty() { order } else { find(&AMAZON, shipment) }
}

/// Whether a refund has been paid out. Older files say nothing.
pub(super) fn is_paid_out(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "" | "completed" | "complete" | "success" | "refunded"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_texts_have_a_meaning_and_others_have_none() {
        assert_eq!(aliexpress(" In Transit "), Some(Stage::Shipped));
        assert_eq!(aliexpress("Cancelled"), Some(Stage::Cancelled));
        assert_eq!(aliexpress("Frozen"), None);
        assert_eq!(amazon("Closed", "Shipped"), Some(Stage::Shipped));
        assert_eq!(amazon("Closed", "Cancelled"), Some(Stage::Cancelled));
        assert_eq!(amazon("Cancelled", "Shipped"), Some(Stage::Cancelled));
        assert_eq!(amazon("Authorized", ""), Some(Stage::AwaitingShipment));
        assert_eq!(amazon("New", "Levitating"), None);
    }
}
