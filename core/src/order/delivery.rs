//! Where an order goes, when it should be there, and under which numbers its parcels travel.

use serde::{Deserialize, Serialize};

use super::{
    act::{Act, ActKind},
    country::Country,
    fold::{Fold, Happening},
    order::Order,
    refusal::Refusal,
    standing::Stage,
    terms::DeliveryEstimate,
    time::Timestamp,
    time_steps::TimeStep,
};

/// Where goods go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The country.
    pub country: Country,
    /// Name, street and town, as the buyer writes them.
    pub lines: String,
}

impl Address {
    /// How long its lines can be, in characters.
    pub const LONGEST: usize = 300;

    /// Whether a parcel could be sent there: something is written, and not beyond all reason.
    pub fn is_sound(&self) -> bool {
        !self.lines.trim().is_empty() && self.lines.chars().count() <= Self::LONGEST
    }
}

/// Who brings goods, and under which number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// The carrier; may be empty.
    pub carrier: String,
    /// The tracking number; may be empty.
    pub number: String,
}

/// What is known of the delivery of an order at a moment. It is no part of a standing, since a list of
/// orders needs none of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Where it goes, if that is known.
    pub to: Option<Address>,
    /// From when until when it should arrive, as long as something is to come.
    pub estimate: Option<(Timestamp, Timestamp)>,
    /// By when it is guaranteed to be there, as long as something is to come. May have passed.
    pub guaranteed_by: Option<Timestamp>,
    /// What is on its way or has arrived, and when it was shipped, if that is known; oldest first.
    pub parcels: Vec<(Option<Timestamp>, Parcel)>,
    /// What stands against another address; nothing if it can be changed.
    pub refusal: Option<Refusal>,
}

impl Order {
    /// What is known of its delivery at `now`. Acts that were refused changed nothing about it.
    pub fn delivery(&self, now: Timestamp) -> Delivery {
        let mut to = self.facts().deliver_to.clone();
        let mut parcels = Vec::new();
        let mut witness = |fold: &Fold<'_>, happening: Happening<'_>| match happening {
            Happening::Act(Act::AddressChanged { to: other }, guards) if guards.is_empty() => {
                to = Some(other.clone());
            }
            Happening::Act(Act::Shipped { parcel, .. }, guards) if guards.is_empty() => {
                let parcel = parcel.clone().or_else(|| fold.practice_parcel(parcels.len()));
                parcels.extend(parcel.map(|it| (Some(fold.now), it)));
            }
            Happening::Time(TimeStep::SimulatedShipment) => {
                let parcel = fold.practice_parcel(parcels.len());
                parcels.extend(parcel.map(|it| (Some(fold.now), it)));
            }
            // Of two reports the later one counts; it tells when the last part was shipped, so what was
            // told of before keeps its day.
            Happening::Act(Act::Reported { report }, guards) if guards.is_empty() => {
                if let Some((last, before)) = report.parcels.split_last() {
                    let known_at =
                        |it| parcels.iter().find(|(_, known)| known == it).and_then(|it| it.0);
                    let before = before.iter().map(|it| (known_at(it).or(report.shipped_at), it));
                    let last = (report.shipped_at.or(known_at(last)), last);
                    let told = before.chain([last]).map(|(at, it)| (at, it.clone()));
                    parcels = told.collect();
                }
            }
            Happening::Act(..) | Happening::Time(_) | Happening::Presumed(_) => {}
        };
        self.fold_before(now, Some(&mut witness));
        let fold = self.fold(now);
        let estimate = fold.estimate(to.as_ref().map(|it| it.country));
        let guaranteed_by = fold.arrive_by().filter(|_| fold.is_awaited());
        let mut guards = Vec::new();
        fold.guard_address(&mut guards);
        let refusal = fold.refusal(ActKind::ChangeAddress, guards).err();
        Delivery { to, estimate, guaranteed_by, parcels, refusal }
    }

    /// From when until when it would arrive in that country, if it went there at `now`.
    pub fn estimate_for(&self, country: Country, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
        self.fold(now).estimate(Some(country))
    }
}

impl Fold<'_> {
    /// Whether the order is paid and something of it is still to arrive.
    pub(super) fn is_awaited(&self) -> bool {
        matches!(self.stage, Stage::AwaitingShipment | Stage::PartiallyShipped | Stage::Shipped)
    }

    /// From when until when what is still to come should arrive there: the shop has until the end of its
    /// time to hand over what it holds, and the carrier has its own.
    fn estimate(&self, country: Option<Country>) -> Option<(Timestamp, Timestamp)> {
        let delivery = self.terms.delivery.as_ref().filter(|_| self.is_awaited())?;
        let DeliveryEstimate { earliest, latest, .. } = delivery.estimate(country?)?;
        let waits = self.lines.iter().any(|it| it.active > 0);
        let last = if waits { self.ship_by()? } else { self.shipped_at? };
        Some((self.shipped_at.or(self.paid_since())? + *earliest, last + *latest))
    }

    /// What the practice shop ships has a number that no real parcel can have, after so many parcels of
    /// the order before.
    fn practice_parcel(&self, before: usize) -> Option<Parcel> {
        let carrier = self.terms.simulation.as_ref()?.carrier.clone()?;
        Some(Parcel { carrier, number: practice_number(self.facts.id.as_str(), before) })
    }
}

/// A number in the form of the postal union's standard S10, with its check digit, of the country `XX`,
/// which is none. It is made of the digits of the order's number.
fn practice_number(order: &str, before: usize) -> String {
    const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];
    let mut digits = [0; 8];
    let given = order.chars().rev().filter_map(|it| it.to_digit(10));
    for (place, digit) in digits.iter_mut().rev().zip(given) {
        *place = digit;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        check => check,
    };
    let service = ('A'..='Z').cycle().nth(before + 1).unwrap_or('B');
    let digits: String = digits.iter().map(u32::to_string).collect();
    format!("U{service}{digits}{check}XX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_practice_have_the_form_and_the_check_digit_of_the_standard() {
        // The example of the standard, S10: 47312482 has the check digit 9.
        assert_eq!(practice_number("47312482", 0), "UB473124829XX");
        assert_eq!(practice_number("47312482", 1), "UC473124829XX");
        assert_eq!(practice_number("no. 7", 25), "UA000000076XX");
    }

    #[test]
    fn an_address_says_something_and_not_too_much() {
        let check = |lines: &str, expected| {
            let country = Country::new("DE").unwrap();
            assert_eq!(Address { country, lines: lines.to_owned() }.is_sound(), expected);
        };
        check("A. Buyer\n1 Street", true);
        check(" \n\u{3000}", false);
        check(&"ß".repeat(Address::LONGEST), true);
        check(&"x".repeat(Address::LONGEST + 1), false);
    }
}
