//! Messages to a shop: what is asked, with the dates and sums that support it.

use unbuy_core::order::{Claim, Lateness, Order};

use crate::i18n::{DateStyle, Texts};

impl Texts {
    /// What is asked for, in a few words.
    pub fn claim_name(self, claim: &Claim) -> String {
        match claim {
            Claim::Refund { .. } => self.ask_refund(),
            Claim::Answer { .. } => self.ask_answer(),
            Claim::Shipment { .. } => self.ask_shipment(),
            Claim::Parcel { .. } => self.ask_parcel(),
            Claim::Cancellation { .. } => self.ask_cancel(),
            Claim::Return { .. } => self.ask_return(),
            Claim::Withdrawal { .. } => self.ask_withdraw(),
        }
    }

    /// The message, to be copied.
    pub fn claim_message(self, claim: &Claim, order: &Order) -> String {
        let facts = order.facts();
        let title = facts.title();
        let what = match facts.id.shop_number() {
            "" => self.message_thing(title),
            number => self.message_order(number, title),
        };
        let offset = order.terms().calendar.utc_offset();
        let date = |at| self.date(at, DateStyle::Long);
        let asked = match claim {
            Claim::Refund { amount, since, due, is_late, has_failed, method, .. } => {
                let money = self.money(*amount);
                let (since, due) = (date(*since), self.last_day(*due, offset));
                let asked = if *has_failed {
                    self.message_refund_failed(money)
                } else if *is_late {
                    self.message_refund_late(money, since, due)
                } else {
                    self.message_refund(money, since, due)
                };
                match method {
                    Some(method) => self.sentences(&[asked, self.message_method(method)]),
                    None => asked,
                }
            }
            Claim::Answer { asked_at, due, is_late: true } => {
                self.message_answer_late(date(*asked_at), self.until(*due, DateStyle::Long))
            }
            Claim::Answer { asked_at, .. } => self.message_answer(date(*asked_at)),
            Claim::Shipment { paid_at, due } => {
                self.message_shipment(date(*paid_at), self.until(*due, DateStyle::Long))
            }
            Claim::Parcel { lateness, parcel } => {
                let asked = match lateness {
                    Lateness::GuaranteedBy(by) => {
                        self.message_parcel_late(self.until(*by, DateStyle::Long))
                    }
                    Lateness::ShippedAt(at) => self.message_parcel(date(*at)),
                };
                let number = parcel.as_ref().map(|it| it.number.as_str());
                let number = number.filter(|it| !it.is_empty());
                let number = number.map(|it| self.message_parcel_number(it));
                self.sentences(&[Some(asked), number].into_iter().flatten().collect::<Vec<_>>())
            }
            Claim::Cancellation { placed_at, amount } => {
                let placed = placed_at.map(|at| self.message_placed(date(at)));
                let back = amount.map(|it| self.message_back(self.money(it)));
                let parts = [placed, Some(self.message_cancel()), back];
                self.sentences(&parts.into_iter().flatten().collect::<Vec<_>>())
            }
            Claim::Withdrawal { .. } => self.message_withdraw(),
            Claim::Return { delivered_at, .. } => match delivered_at {
                Some(at) => self.message_return_since(date(*at)),
                None => self.message_return(),
            },
        };
        [self.message_hello(), what, asked, self.message_thanks()].join("\n")
    }
}
