//! What terms of a site's own come to.

use super::own_terms::{
    OwnCalendar, OwnDelivery, OwnFault, OwnReason, OwnSimulation, OwnSuggestion, OwnTerms, Party,
    TermsError,
};
use crate::order::{
    Actor, DeliveryEstimate, DeliveryTerms, DisputeTerms, Fault, Reason, Simulation, Suggestion,
    Terms, business_days::BusinessCalendar, time::Span,
};

/// How many reasons a list may have, and how many holidays there may be.
const MOST_REASONS: usize = 40;
const MOST_HOLIDAYS: usize = 1_000;
/// How many estimates there may be, and how many countries one may name: more than there are.
const MOST_COUNTRIES: usize = 300;

impl OwnTerms {
    /// What is given, over the preset for what is not.
    pub(super) fn over_its_base(self) -> Result<Terms, TermsError> {
        let mut terms = self.base.terms();
        set(&mut terms.payment_window, self.payment_window.map(|it| it.0));
        set(&mut terms.payment_review, self.payment_review.map(|it| it.0));
        set(&mut terms.answer_window, self.answer_window.map(|it| it.0));
        set(&mut terms.ship_window, self.ship_window.map(|it| it.0));
        set(&mut terms.refund_business_days, self.refund_business_days.map(|it| it.0));
        set(&mut terms.bank_business_days, self.bank_business_days.map(|it| Some(it.0)));
        set(&mut terms.return_window, self.return_window.map(|it| it.0));
        set(&mut terms.return_ship_window, self.return_ship_window.map(|it| it.0));
        set(&mut terms.withdrawal_window, self.withdrawal_window.map(|it| it.0));
        set(&mut terms.confirm_window, self.confirm_window.map(|it| it.0));
        set(&mut terms.feedback_window, self.feedback_window.map(|it| it.0));
        set(&mut terms.feedback_after_cancellation, self.feedback_after_cancellation);
        if let Some(window) = self.dispute_window {
            let usual = terms.dispute.or(Terms::article().dispute);
            terms.dispute = window.0.zip(usual).map(|(window, it)| DisputeTerms { window, ..it });
        }
        if let (Some(dispute), Some(window)) = (&mut terms.dispute, self.dispute_answer_window) {
            dispute.answer_window = window.0;
        }
        if let Some(calendar) = self.calendar {
            terms.calendar = business_calendar(calendar)?;
        }
        for (name, given, list) in [
            ("reasons", self.reasons, &mut terms.reasons),
            ("return_reasons", self.return_reasons, &mut terms.return_reasons),
            ("reject_reasons", self.reject_reasons, &mut terms.reject_reasons),
            ("dispute_reasons", self.dispute_reasons, &mut terms.dispute_reasons),
        ] {
            if let Some(given) = given {
                *list = reasons(name, given)?;
            }
        }
        // A seller declines as a seller, and a buyer returns as a buyer, whoever the file names.
        for it in &mut terms.reject_reasons {
            it.by = Actor::Seller;
        }
        for it in terms.return_reasons.iter_mut().chain(&mut terms.dispute_reasons) {
            it.by = Actor::Buyer;
        }
        if terms.dispute.is_some() && terms.dispute_reasons.is_empty() {
            return Err(wrong("dispute_reasons", "buyers need at least one reason for a dispute"));
        }
        if !terms.reasons.iter().any(|it| it.by == Actor::Buyer) {
            return Err(wrong("reasons", "buyers need at least one reason to cancel"));
        }
        if terms.return_reasons.is_empty() {
            return Err(wrong("return_reasons", "buyers need at least one reason to return"));
        }
        if let Some(own) = self.delivery {
            terms.delivery = Some(delivery(own, terms.delivery)?);
        }
        match self.simulation {
            Some(own) => simulate(&mut terms, own)?,
            None => keep_in_time(&mut terms),
        }
        Ok(terms)
    }
}

fn set<T>(value: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *value = given;
    }
}

fn wrong(path: &str, message: &str) -> TermsError {
    TermsError { path: path.to_owned(), message: message.to_owned() }
}

fn business_calendar(it: OwnCalendar) -> Result<BusinessCalendar, TermsError> {
    let mut weekend: Vec<u8> = it.weekend.iter().map(|it| *it as u8).collect();
    weekend.sort_unstable();
    weekend.dedup();
    if weekend.len() == 7 {
        return Err(wrong("calendar.weekend", "at least one day of the week must be worked"));
    }
    if it.holidays.len() > MOST_HOLIDAYS {
        return Err(wrong("calendar.holidays", "these are more than 1000 days"));
    }
    let holidays = it.holidays.into_iter().map(|it| it.0).collect();
    Ok(BusinessCalendar { weekend, holidays, utc_offset_minutes: it.utc_offset.0 })
}

fn reasons(name: &str, given: Vec<OwnReason>) -> Result<Vec<Reason>, TermsError> {
    if given.len() > MOST_REASONS {
        return Err(wrong(name, "these are more than 40 reasons"));
    }
    let mut reasons: Vec<Reason> = Vec::new();
    for (place, it) in given.into_iter().enumerate() {
        if reasons.iter().any(|known| known.code == it.code.0) {
            let message = format!("“{}” is there twice", it.code.0.as_str());
            return Err(wrong(&format!("{name}[{place}].code"), &message));
        }
        reasons.push(Reason {
            code: it.code.0,
            fault: match it.fault {
                OwnFault::Buyer => Fault::Buyer,
                OwnFault::Seller => Fault::Seller,
                OwnFault::Platform => Fault::Platform,
                OwnFault::Nobody => Fault::Nobody,
            },
            by: match it.by {
                Party::Buyer => Actor::Buyer,
                Party::Seller => Actor::Seller,
            },
            whole_only: it.whole_only,
            suggests: it.suggests.map(|it| match it {
                OwnSuggestion::AskShop => Suggestion::AskShop,
                OwnSuggestion::Wait => Suggestion::Wait,
                OwnSuggestion::ChangeAddress => Suggestion::ChangeAddress,
            }),
            label: it.label.map(|it| it.0),
        });
    }
    Ok(reasons)
}

fn delivery(own: OwnDelivery, usual: Option<DeliveryTerms>) -> Result<DeliveryTerms, TermsError> {
    let Some(mut delivery) = usual.or(Terms::article().delivery) else {
        return Err(wrong("delivery", "the preset has none"));
    };
    set(&mut delivery.guarantee, own.guarantee.map(|it| it.0));
    let Some(given) = own.estimates else { return Ok(delivery) };
    if given.len() > MOST_COUNTRIES {
        return Err(wrong("delivery.estimates", "these are more than 300 estimates"));
    }
    delivery.estimates.clear();
    let last = given.len().saturating_sub(1);
    for (place, it) in given.into_iter().enumerate() {
        let at = |field: &str| format!("delivery.estimates[{place}].{field}");
        if it.countries.is_empty() && place < last {
            return Err(wrong(&at("countries"), "everywhere else must come last"));
        }
        if it.countries.len() > MOST_COUNTRIES {
            return Err(wrong(&at("countries"), "these are more than 300 countries"));
        }
        if it.latest.0 < it.earliest.0 {
            return Err(wrong(&at("latest"), "it is before the earliest"));
        }
        let countries = it.countries.into_iter().map(|it| it.0).collect();
        let (earliest, latest) = (it.earliest.0, it.latest.0);
        delivery.estimates.push(DeliveryEstimate { countries, earliest, latest });
    }
    Ok(delivery)
}

/// The usual practice shop is in time under any terms: where estimates have no time in common, by the soonest.
fn keep_in_time(terms: &mut Terms) {
    let refund = terms.refund_business_days;
    let all = refund.saturating_add(terms.bank_business_days.unwrap_or_default());
    let ship_window = terms.ship_window;
    if let Some(it) = &mut terms.simulation {
        it.refund_settled_on_day = it.refund_settled_on_day.min(all);
        it.refund_at_bank_on_day =
            it.refund_at_bank_on_day.min(refund).min(it.refund_settled_on_day);
        it.refund_initiated_on_day = it.refund_initiated_on_day.min(it.refund_at_bank_on_day);
        if it.ship_after >= ship_window {
            it.ship_after = Span::millis(ship_window.as_millis() / 2);
        }
        let delivery = terms.delivery.as_ref();
        for estimate in delivery.into_iter().flat_map(|it| &it.estimates) {
            it.deliver_after = it.deliver_after.max(estimate.earliest);
        }
        for estimate in delivery.into_iter().flat_map(|it| &it.estimates) {
            it.deliver_after = it.deliver_after.min(estimate.latest);
        }
        if let Some(delivery) = delivery {
            let left = delivery.guarantee - it.ship_after - Span::hours(1);
            it.deliver_after = it.deliver_after.min(left).max(Span::ZERO);
        }
    }
}

fn simulate(terms: &mut Terms, own: OwnSimulation) -> Result<(), TermsError> {
    let Some(usual) = terms.simulation.clone().or(Terms::article().simulation) else {
        return Ok(());
    };
    let span = |given: Option<super::own_terms::Duration>, usual| given.map_or(usual, |it| it.0);
    let days =
        |given: Option<super::own_terms::BusinessDays>, usual| given.map_or(usual, |it| it.0);
    let it = Simulation {
        ship_after: span(own.ship_after, usual.ship_after),
        deliver_after: span(own.deliver_after, usual.deliver_after),
        return_received_after: span(own.return_received_after, usual.return_received_after),
        refund_initiated_on_day: days(own.refund_initiated_on_day, usual.refund_initiated_on_day),
        refund_at_bank_on_day: days(own.refund_at_bank_on_day, usual.refund_at_bank_on_day),
        refund_settled_on_day: days(own.refund_settled_on_day, usual.refund_settled_on_day),
        carrier: own.carrier.map(|it| it.0).or(usual.carrier),
    };
    let steps = [it.refund_initiated_on_day, it.refund_at_bank_on_day, it.refund_settled_on_day];
    if !steps.is_sorted() {
        return Err(wrong("simulation", "a refund starts, then is at the bank, then is settled"));
    }
    terms.simulation = Some(it);
    Ok(())
}
