//! Terms of a site's own, as JSON: read with errors that name the path, and described by a JSON Schema
//! (`docs/terms.schema.json`) that is generated from these types.
//!
//! What is not given is that of the preset named in `base`.

use std::fmt;

use serde::Deserialize;

use super::own_terms_values::{
    BusinessDays, Code, CountryCode, Duration, Holiday, Label, MaybeDuration, UtcOffset,
};
use crate::order::{Suggestion, Terms};

/// The longest file of terms, in bytes.
pub const MAX_TERMS: usize = 256 << 10;

/// Why terms cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsError {
    /// The place, such as `reasons[2].code`; empty if it is the file as a whole.
    pub path: String,
    /// What is wrong there and what would be right, for whoever wrote the file, in English.
    pub message: String,
}

/// The terms that a file of a site's own describes.
///
/// # Errors
/// The first thing in it that is wrong.
pub fn own_terms(json: &str) -> Result<Terms, TermsError> {
    let whole = |message: String| TermsError { path: String::new(), message };
    if json.len() > MAX_TERMS {
        return Err(whole(format!("the file is longer than {} KiB", MAX_TERMS >> 10)));
    }
    let json = json.trim_start_matches('\u{feff}').trim();
    if !json.is_empty() && !json.starts_with('{') {
        return Err(whole("the file does not hold an object, which begins with {".to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    let own: OwnTerms = serde_path_to_error::deserialize(&mut reader).map_err(|it| {
        let path = it.path().to_string();
        let path = if path == "." || path == "?" { String::new() } else { path };
        TermsError { path, message: it.into_inner().to_string() }
    })?;
    reader.end().map_err(|it| whole(it.to_string()))?;
    own.over_its_base()
}

/// The terms of a shop, for Unbuy. What is left out is that of the preset named in `base`.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct OwnTerms {
    /// Where this schema is; editors read it, Unbuy does not.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The preset that gives whatever is left out here.
    pub base: Preset,
    /// From placing until an unpaid order ends by itself.
    pub payment_window: Option<Duration>,
    /// From payment until the platform has checked it; `none` where it does not.
    pub payment_review: Option<MaybeDuration>,
    /// From a request to cancel until silence counts as consent.
    pub answer_window: Option<Duration>,
    /// From payment until the shop must have shipped; after that the order is cancelled.
    pub ship_window: Option<Duration>,
    /// Business days from a cancellation until the shop must be done with the refund.
    pub refund_business_days: Option<BusinessDays>,
    /// Business days that the bank has after that; left out where the first count is for both.
    pub bank_business_days: Option<BusinessDays>,
    /// From delivery until a return can no longer be asked for.
    pub return_window: Option<Duration>,
    /// From a request to return until the goods must be on their way back.
    pub return_ship_window: Option<Duration>,
    /// From delivery until the right of withdrawal ends; `none` where there is no such right.
    pub withdrawal_window: Option<MaybeDuration>,
    /// From delivery until the order is complete without a word from the buyer.
    pub confirm_window: Option<Duration>,
    /// From delivery until a dispute can no longer be opened; `none` where nobody decides disputes.
    pub dispute_window: Option<MaybeDuration>,
    /// From the opening of a dispute until silence decides it for the buyer.
    pub dispute_answer_window: Option<Duration>,
    /// From the end or the delivery of an order until feedback closes.
    pub feedback_window: Option<Duration>,
    /// Whether a cancelled order can be judged at all.
    pub feedback_after_cancellation: Option<bool>,
    /// Which days are business days.
    pub calendar: Option<OwnCalendar>,
    /// The reasons to cancel, of buyers and of sellers, in the order in which they are offered.
    pub reasons: Option<Vec<OwnReason>>,
    /// The reasons to return.
    pub return_reasons: Option<Vec<OwnReason>>,
    /// The reasons for which a seller declines a request to cancel.
    pub reject_reasons: Option<Vec<OwnReason>>,
    /// The reasons to open a dispute.
    pub dispute_reasons: Option<Vec<OwnReason>>,
    /// How long it takes to arrive, and by when that is guaranteed.
    pub delivery: Option<OwnDelivery>,
    /// How the other parties behave while time is skipped in practice.
    pub simulation: Option<OwnSimulation>,
}

/// The presets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The numbers of the help article.
    #[default]
    Article,
    /// The same with the right of withdrawal of the EU.
    Eu,
    /// A large marketplace: payments are checked, and the bank has a time of its own.
    Marketplace,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Article, Self::Eu, Self::Marketplace];

    /// Its name in files and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Eu => "eu",
            Self::Marketplace => "marketplace",
        }
    }

    /// The preset of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The terms of today of the preset that had these before delivery came to it, if one had.
    pub fn renewed(known: &Terms) -> Option<Terms> {
        let before = |mut it: Terms| {
            it.delivery = None;
            if let Some(shop) = &mut it.simulation {
                shop.carrier = None;
            }
            for reason in &mut it.reasons {
                if reason.suggests == Some(Suggestion::ChangeAddress) {
                    reason.suggests = Some(Suggestion::AskShop);
                }
            }
            it
        };
        Self::ALL.map(Self::terms).into_iter().find(|it| before(it.clone()) == *known)
    }

    /// Its terms.
    pub fn terms(self) -> Terms {
        match self {
            Self::Article => Terms::article(),
            Self::Eu => Terms::eu(),
            Self::Marketplace => Terms::marketplace(),
        }
    }
}

/// A reason.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnReason {
    /// Its name in the log: small letters, digits and `_`.
    pub code: Code,
    /// Its words. A code that Unbuy knows has words in every language without it.
    pub label: Option<Label>,
    /// Whom it blames.
    #[serde(default)]
    pub fault: OwnFault,
    /// Who may give it.
    #[serde(default)]
    pub by: Party,
    /// Whether it holds for the whole order alone, not for a part.
    #[serde(default)]
    pub whole_only: bool,
    /// What is better tried first.
    pub suggests: Option<OwnSuggestion>,
}

/// Whom a reason blames.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnFault {
    Buyer,
    Seller,
    Platform,
    #[default]
    Nobody,
}

/// Who may give a reason to cancel.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    #[default]
    Buyer,
    Seller,
}

/// What is better tried first.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnSuggestion {
    /// To write to the shop.
    AskShop,
    /// To wait.
    Wait,
    /// To change the address.
    ChangeAddress,
}

/// Which days are business days.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnCalendar {
    /// The free days of every week.
    #[serde(default = "weekend")]
    pub weekend: Vec<Weekday>,
    /// Free days besides, such as `2026-12-25`.
    #[serde(default)]
    pub holidays: Vec<Holiday>,
    /// Where midnight is, such as `+01:00`. There is no summer time.
    #[serde(default = "utc")]
    pub utc_offset: UtcOffset,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    Monday = 1,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// How long it takes to arrive. What is left out is that of the preset.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnDelivery {
    /// How long it takes to where; the first that names a country holds for it.
    pub estimates: Option<Vec<OwnEstimate>>,
    /// From payment until all of it is guaranteed to have arrived.
    pub guarantee: Option<Duration>,
}

/// How long it takes to some countries, from the moment that the carrier has it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnEstimate {
    /// Which, by their codes of two letters. Left out or empty it is everywhere else, which comes last.
    #[serde(default)]
    pub countries: Vec<CountryCode>,
    /// It takes so long at least.
    pub earliest: Duration,
    /// It takes so long at most.
    pub latest: Duration,
}

/// How a practice shop behaves. What is left out is that of the preset.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnSimulation {
    /// From payment to shipment.
    pub ship_after: Option<Duration>,
    /// From shipment to delivery.
    pub deliver_after: Option<Duration>,
    /// From sending a return back until the shop has it.
    pub return_received_after: Option<Duration>,
    /// Business days until the shop starts to pay back.
    pub refund_initiated_on_day: Option<BusinessDays>,
    /// Business days until the bank has the money.
    pub refund_at_bank_on_day: Option<BusinessDays>,
    /// Business days until it is on the account.
    pub refund_settled_on_day: Option<BusinessDays>,
    /// Who brings what it ships, by a name that no real carrier has.
    pub carrier: Option<Label>,
}

fn utc() -> UtcOffset {
    UtcOffset(0)
}

fn weekend() -> Vec<Weekday> {
    vec![Weekday::Saturday, Weekday::Sunday]
}

impl fmt::Display for TermsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}
