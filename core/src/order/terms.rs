//! The terms of a shop, as data: windows, reasons, and how a practice shop behaves.

use serde::{Deserialize, Serialize};

use super::{
    act::Actor,
    business_days::BusinessCalendar,
    country::Country,
    time::{Span, Timestamp},
};

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

/// A reason for a cancellation, a refusal, a return or a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Its name in the log.
    pub code: ReasonCode,
    /// Whom it blames.
    pub fault: Fault,
    /// Who may give it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by: Actor,
    /// Whether it holds for the whole order alone, not for a part.
    #[serde(default, skip_serializing_if = "is_default")]
    pub whole_only: bool,
    /// What is better tried first, if anything.
    #[serde(default, skip_serializing_if = "is_default")]
    pub suggests: Option<Suggestion>,
    /// Its words, where the app has none for the code: terms of a site's own bring them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: Option<String>,
}

/// What is better tried before the step that a reason is given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggestion {
    /// To write to the shop: it may put it right without an end to the order.
    AskShop,
    /// To wait: what is missed may come by itself, or the order ends by itself.
    Wait,
    /// To have it delivered elsewhere: nothing need be cancelled for that. Since rules 3.
    ChangeAddress,
}

/// How a platform settles what buyer and seller cannot agree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeTerms {
    /// From delivery until a dispute can no longer be opened.
    pub window: Span,
    /// From the opening until the seller's silence decides it for the buyer.
    pub answer_window: Span,
}

/// What a shop says of the time on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryTerms {
    /// How long it takes to where; the first that names a country holds for it.
    pub estimates: Vec<DeliveryEstimate>,
    /// From payment until all of it is guaranteed to have arrived.
    pub guarantee: Span,
}

/// How long it takes to some countries, from the moment that the carrier has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryEstimate {
    /// Which; none for everywhere else.
    pub countries: Vec<Country>,
    /// It takes so long at least.
    pub earliest: Span,
    /// It takes so long at most.
    pub latest: Span,
}

impl DeliveryTerms {
    /// How long it takes to a country, if anybody says.
    pub fn estimate(&self, to: Country) -> Option<&DeliveryEstimate> {
        self.estimates.iter().find(|it| it.countries.is_empty() || it.countries.contains(&to))
    }
}

fn is_default<T: Default + PartialEq>(it: &T) -> bool {
    *it == T::default()
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
    /// Who brings what it ships; nobody is named without. Since rules 3.
    #[serde(default, skip_serializing_if = "is_default")]
    pub carrier: Option<String>,
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
    /// From payment until the platform has checked it; none where it does not.
    #[serde(default, skip_serializing_if = "is_default")]
    pub payment_review: Option<Span>,
    /// From delivery until the right of withdrawal ends; none where there is no such right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub withdrawal_window: Option<Span>,
    /// Business days from the moment that the shop is done with a refund until the bank has booked it.
    /// None where one count, `refund_business_days`, is for both.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bank_business_days: Option<u16>,
    /// How disputes go; none where nobody decides them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dispute: Option<DisputeTerms>,
    /// The reasons for which a seller declines a request to cancel.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reject_reasons: Vec<Reason>,
    /// The reasons to open a dispute.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dispute_reasons: Vec<Reason>,
    /// How long it takes to arrive; none where nobody says. Since rules 3.
    #[serde(default, skip_serializing_if = "is_default")]
    pub delivery: Option<DeliveryTerms>,
}

impl Terms {
    /// The numbers of the source article: 20 days to pay, 48 hours for the seller to answer (silence
    /// is consent), the money back within 10 business days, 14 days to return. What the article
    /// leaves open (time to ship, to confirm, to judge) is chosen as marketplaces usually do; the
    /// time to send a return back is that of the EU's Consumer Rights Directive, 14 days from saying
    /// so, since shops that deliver there cannot give less.
    pub fn article() -> Self {
        let reason = Reason::new;
        let of_seller = |code, fault| Reason { by: Actor::Seller, ..Reason::new(code, fault) };
        let suggesting =
            |code, fault, it| Reason { suggests: Some(it), ..Reason::new(code, fault) };
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
                Reason {
                    whole_only: true,
                    ..suggesting("wrong_address", Fault::Buyer, Suggestion::ChangeAddress)
                },
                suggesting("takes_too_long", Fault::Seller, Suggestion::Wait),
                reason("seller_silent", Fault::Seller),
                reason("other", Fault::Nobody),
                of_seller("out_of_stock", Fault::Seller),
                of_seller("cannot_deliver_there", Fault::Nobody),
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
                carrier: Some("Practice Post".to_owned()),
            }),
            payment_review: None,
            withdrawal_window: None,
            bank_business_days: None,
            // From delivery to completion, and as long again, as on large marketplaces.
            dispute: Some(DisputeTerms { window: Span::days(30), answer_window: Span::days(5) }),
            reject_reasons: vec![
                of_seller("packed_already", Fault::Nobody),
                of_seller("made_to_order", Fault::Nobody),
            ],
            dispute_reasons: vec![
                reason("not_arrived", Fault::Seller),
                reason("not_as_described", Fault::Seller),
                reason("damaged", Fault::Seller),
                reason("wrong_item_sent", Fault::Seller),
            ],
            delivery: Some(DeliveryTerms {
                estimates: vec![
                    DeliveryEstimate::new(NEARBY, 4, 8),
                    DeliveryEstimate::new(&[], 5, 12),
                ],
                guarantee: Span::days(45),
            }),
        }
    }

    /// What is assumed of the terms of a real order until the reader corrects it: the numbers of the
    /// article, and a shop that nobody plays.
    pub fn assumed() -> Self {
        let mut terms = Self {
            feedback_after_cancellation: false,
            simulation: None,
            delivery: None,
            // What others give for reasons is told, not chosen; each import keeps its terms.
            reject_reasons: Vec::new(),
            dispute_reasons: Vec::new(),
            ..Self::article()
        };
        // Who takes an order here cannot change where a real one goes.
        for it in &mut terms.reasons {
            if it.suggests == Some(Suggestion::ChangeAddress) {
                it.suggests = Some(Suggestion::AskShop);
            }
        }
        terms
    }

    /// The article's numbers where the law of the EU holds: besides the shop's own return there is the
    /// right to withdraw within 14 days of delivery without a reason (Directive 2011/83/EU, Art. 9; the
    /// two steps of its button: Art. 11a).
    pub fn eu() -> Self {
        Self { withdrawal_window: Some(Span::days(14)), ..Self::article() }
    }

    /// A large marketplace as it is today: payments are checked for a day, and when the shop is done
    /// with a refund the bank takes up to 15 business days more.
    pub fn marketplace() -> Self {
        Self {
            payment_review: Some(Span::hours(24)),
            refund_business_days: 5,
            bank_business_days: Some(15),
            ..Self::article()
        }
    }

    /// By when money must be back whose clock starts at `from`: the midnight that ends the last
    /// business day of shop and bank together.
    pub fn refund_due(&self, from: Timestamp) -> Timestamp {
        let bank = self.bank_business_days.unwrap_or_default();
        self.calendar.end_of_business_day(from, self.refund_business_days.saturating_add(bank))
    }

    /// The reasons that somebody of that party can give for a cancellation.
    pub fn reasons_of(&self, by: Actor) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(move |it| it.by == by)
    }

    /// The reason of that code, wherever these terms have it.
    pub fn reason(&self, code: &ReasonCode) -> Option<&Reason> {
        let lists =
            [&self.reasons, &self.return_reasons, &self.reject_reasons, &self.dispute_reasons];
        lists.into_iter().flatten().find(|it| it.code == *code)
    }
}

/// Where parcels of the presets are quicker, as with most large shops.
const NEARBY: &[&[u8; 2]] = &[b"US", b"CA", b"GB", b"IE", b"DE", b"FR", b"ES", b"IT", b"NL", b"PL"];

impl DeliveryEstimate {
    /// So many days to these countries.
    fn new(countries: &[&[u8; 2]], earliest: i64, latest: i64) -> Self {
        Self {
            countries: countries.iter().map(|it| Country(**it)).collect(),
            earliest: Span::days(earliest),
            latest: Span::days(latest),
        }
    }
}

impl Reason {
    /// A reason that buyers can give, for the whole order or a part.
    pub fn new(code: &str, fault: Fault) -> Self {
        Self {
            code: ReasonCode(code.to_owned()),
            fault,
            by: Actor::Buyer,
            whole_only: false,
            suggests: None,
            label: None,
        }
    }
}
