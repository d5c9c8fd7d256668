//! The terms of a shop, as data: windows, reasons, and how a practice shop behaves.

use serde::{Deserialize, Serialize};

use super::{business_days::BusinessCalendar, time::Span};

/// The name of a reason to cancel or to return, such as `changed_mind`. Stored; texts hang on it, so
/// one code means one thing in both lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReasonCode(pub String);

impl ReasonCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who is at fault for a cancellation or a return, by its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the parties speak for themselves")]
pub enum Fault {
    Buyer,
    Seller,
    Platform,
    Nobody,
}

/// A reason that a buyer can give for a cancellation or a return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Its name in the log.
    pub code: ReasonCode,
    /// Whom it blames.
    pub fault: Fault,
}

/// How a practice shop behaves while time is skipped. Each span runs from the event before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Simulation {
    /// From payment (or the end of a request) to shipment.
    pub ship_after: Span,
    /// From shipment to delivery.
    pub deliver_after: Span,
    /// From sending a return back until the shop has it.
    pub return_received_after: Span,
    /// Business days from the start of a refund until the shop pays it out.
    pub refund_initiated_on_day: u16,
    /// Business days from the start of a refund until the bank has it.
    pub refund_at_bank_on_day: u16,
    /// Business days from the start of a refund until it is on the account.
    pub refund_settled_on_day: u16,
}

/// A hash of the content of some terms, which names them in the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TermsId(pub String);

/// The rules of a shop, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// From placing until an unpaid order ends by itself. A seller may set another one per order.
    pub payment_window: Span,
    /// From a request to cancel until silence counts as consent.
    pub answer_window: Span,
    /// From payment until the shop must have shipped; after that the order is cancelled.
    pub ship_window: Span,
    /// Business days from a cancellation until the money must be back.
    pub refund_business_days: u16,
    /// From delivery until a return can no longer be asked for.
    pub return_window: Span,
    /// From a request to return until the goods must be on their way back; after that it lapses.
    pub return_ship_window: Span,
    /// From delivery until the order counts as completed without a word from the buyer.
    pub confirm_window: Span,
    /// From the end or the delivery of an order until feedback closes.
    pub feedback_window: Span,
    /// Whether a cancelled order can be judged at all. Shops differ.
    pub feedback_after_cancellation: bool,
    /// The days that count as business days.
    pub calendar: BusinessCalendar,
    /// The reasons to cancel that a buyer can choose from, in the order in which they are offered.
    pub reasons: Vec<Reason>,
    /// The reasons to return, likewise.
    pub return_reasons: Vec<Reason>,
    /// How the other parties behave in practice; none for real orders.
    pub simulation: Option<Simulation>,
}

impl Terms {
    /// The numbers of the source article: 20 days to pay, 48 hours for the seller to answer (silence
    /// is consent), the money back within 10 business days, 14 days to return. What the article
    /// leaves open (time to ship, to confirm, to judge) is chosen as marketplaces usually do; the
    /// time to send a return back is that of the EU's Consumer Rights Directive, 14 days from saying
    /// so, since shops that deliver there cannot give less.
    pub fn article() -> Self {
        let reason = |code: &str, fault| Reason { code: ReasonCode(code.to_owned()), fault };
        Self {
            payment_window: Span::days(20),
            answer_window: Span::hours(48),
            ship_window: Span::days(7),
            refund_business_days: 10,
            return_window: Span::days(14),
            return_ship_window: Span::days(14),
            confirm_window: Span::days(15),
            feedback_window: Span::days(30),
            feedback_after_cancellation: true,
            calendar: BusinessCalendar::plain(),
            reasons: vec![
                reason("changed_mind", Fault::Buyer),
                reason("better_price", Fault::Buyer),
                reason("wrong_item", Fault::Buyer),
                reason("ordered_twice", Fault::Buyer),
                reason("wrong_address", Fault::Buyer),
                reason("takes_too_long", Fault::Seller),
                reason("seller_silent", Fault::Seller),
                reason("other", Fault::Nobody),
            ],
            return_reasons: vec![
                reason("does_not_fit", Fault::Nobody),
                reason("not_as_described", Fault::Seller),
                reason("damaged", Fault::Seller),
                // Not `wrong_item`, by which buyers say that they chose wrongly.
                reason("wrong_item_sent", Fault::Seller),
                reason("changed_mind", Fault::Buyer),
                reason("other", Fault::Nobody),
            ],
            simulation: Some(Simulation {
                ship_after: Span::days(4),
                deliver_after: Span::days(6),
                return_received_after: Span::days(5),
                refund_initiated_on_day: 1,
                refund_at_bank_on_day: 3,
                refund_settled_on_day: 8,
            }),
        }
    }

    /// What is assumed of the terms of a real order until the reader corrects it: the numbers of the
    /// article, and a shop that nobody plays.
    pub fn assumed() -> Self {
        Self { feedback_after_cancellation: false, simulation: None, ..Self::article() }
    }

    /// The reason to cancel of that code, if these terms know it.
    pub fn reason(&self, code: &ReasonCode) -> Option<&Reason> {
        self.reasons.iter().find(|it| it.code == *code)
    }

    /// The reason to return of that code, if these terms know it.
    pub fn return_reason(&self, code: &ReasonCode) -> Option<&Reason> {
        self.return_reasons.iter().find(|it| it.code == *code)
    }
}
