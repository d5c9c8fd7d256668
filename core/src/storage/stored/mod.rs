//! The stored form of everything that is stored, on one page: what stands here is kept for ever, so
//! names may be added, never changed or removed.
//!
//! It is the form that the `serde` derives of these types have (a test compares them), written and
//! read by hand: with `serde_json` in their place the app is 27 KB larger over the wire (brotli).

mod values;

use super::{
    json::{Json, Writer},
    record::{Note, Record, SeededOrder},
};
use crate::order::{
    Act, Actor, Address, Country, DeliveryEstimate, DeliveryTerms, DisputeTerms, Entry, Facts,
    Fault, Line, LineId, LineQuantity, OrderId, Parcel, Picture, Reason, ReasonCode, RefundId,
    Report, ReportedStage, Seller, Simulation, Source, Stamp, Suggestion, TabId, Terms, TermsId,
    business_days::BusinessCalendar,
    money::Currency,
    time::{Span, Timestamp},
};

/// What can be written as JSON and read again.
pub(super) trait Stored {
    fn write(&self, out: &mut Writer);

    /// Whether it is left out where it came to its type later than the first release.
    fn is_absent(&self) -> bool {
        false
    }

    /// Nothing if it is no such thing.
    fn read(json: &Json) -> Option<Self>
    where
        Self: Sized;
}

/// The JSON of something, in ASCII.
pub(super) fn to_json(it: &dyn Stored) -> String {
    let mut out = Writer::default();
    it.write(&mut out);
    out.finish()
}

/// The fields of something, to be written.
type Fields<'a> = [(&'a str, &'a dyn Stored)];

fn write_object(fields: &Fields<'_>, late: &Fields<'_>, out: &mut Writer) {
    out.raw("{");
    for (name, value) in fields.iter().chain(late.iter().filter(|(_, it)| !it.is_absent())) {
        out.key(name);
        value.write(out);
    }
    out.raw("}");
}

/// A field that came later; what was stored before does without it.
fn read_late<T: Stored + Default>(json: &Json, name: &str) -> Option<T> {
    if json.has(name) { T::read(json.get(name)) } else { Some(T::default()) }
}

/// A variant without fields is its name; one with fields is an object with its name for a key.
fn write_variant(name: &str, fields: &Fields<'_>, late: &Fields<'_>, out: &mut Writer) {
    if fields.is_empty() {
        return out.text(name);
    }
    out.raw("{");
    out.key(name);
    write_object(fields, late, out);
    out.raw("}");
}

/// Structs: objects with a field per field; after the semicolon those that came later.
macro_rules! structs {
    ($($type:ident { $($field:ident),+ $(; $($late:ident),+)? })+) => {$(
        impl Stored for $type {
            fn write(&self, out: &mut Writer) {
                write_object(
                    &[$((stringify!($field), &self.$field)),+],
                    &[$($((stringify!($late), &self.$late)),+)?],
                    out,
                );
            }

            fn read(json: &Json) -> Option<Self> {
                Some(Self {
                    $($field: Stored::read(json.get(stringify!($field)))?,)+
                    $($($late: read_late(json, stringify!($late))?,)+)?
                })
            }
        }
    )+};
}

/// Enums: see [`write_variant`]; after `or` what is left out where it came later.
macro_rules! enums {
    ($($type:ident $(or $default:ident)? {
        $($name:literal: $variant:ident $({ $($field:ident),+ $(; $($late:ident),+)? })?),+ $(,)?
    })+) => {$(
        impl Stored for $type {
            fn write(&self, out: &mut Writer) {
                match self {
                    $(Self::$variant $({ $($field),+ $(, $($late),+)? })? => {
                        write_variant(
                            $name,
                            &[$($((stringify!($field), $field)),+)?],
                            &[$($($((stringify!($late), $late)),+)?)?],
                            out,
                        );
                    })+
                }
            }

            fn is_absent(&self) -> bool {
                false $(|| matches!(self, Self::$default))?
            }

            fn read(json: &Json) -> Option<Self> {
                let (name, value) = json.variant()?;
                Some(match name {
                    $($name => {
                        const FIELDS: &[&str] = &[$($(stringify!($field)),+)?];
                        if FIELDS.is_empty() != matches!(value, Json::Null) {
                            return None;
                        }
                        Self::$variant $({
                            $($field: Stored::read(value.get(stringify!($field)))?,)+
                            $($($late: read_late(value, stringify!($late))?,)+)?
                        })?
                    })+
                    _ => return None,
                })
            }
        }
    )+};
}

/// What is stored as a number: how to get it, and what to make of it.
macro_rules! numbers {
    ($($type:ident: $get:expr, $make:expr;)+) => {$(
        impl Stored for $type {
            fn write(&self, out: &mut Writer) {
                let get: fn(&Self) -> i64 = $get;
                out.number(get(self));
            }

            fn read(json: &Json) -> Option<Self> {
                let make: fn(i64) -> Option<Self> = $make;
                make(json.number()?)
            }
        }
    )+};
}

/// What is stored as a text: how to get it, and what to make of it.
macro_rules! texts {
    ($($type:ident: $get:expr, $make:expr;)+) => {$(
        impl Stored for $type {
            fn write(&self, out: &mut Writer) {
                let get: fn(&Self) -> &str = $get;
                out.text(get(self));
            }

            fn read(json: &Json) -> Option<Self> {
                let make: fn(&str) -> Option<Self> = $make;
                make(json.text()?)
            }
        }
    )+};
}

structs! {
    Record { rules, clock, tab, note }
    SeededOrder { facts, terms, log }
    Entry { stamp, act }
    Stamp { at, clock, tab }
    LineQuantity { line, quantity }
    Facts { id, seller, lines, currency, shipping, discount, payment_window; deliver_to }
    Address { country, lines }
    Parcel { carrier, number }
    Seller { name }
    Line { title, quantity, unit_price, picture; bundle, no_withdrawal }
    Terms {
        payment_window, answer_window, ship_window, refund_business_days, return_window,
        return_ship_window, confirm_window, feedback_window, feedback_after_cancellation, calendar,
        reasons, return_reasons, simulation;
        payment_review, withdrawal_window, bank_business_days, dispute, reject_reasons,
        dispute_reasons, delivery
    }
    DeliveryTerms { estimates, guarantee }
    DeliveryEstimate { countries, earliest, latest }
    DisputeTerms { window, answer_window }
    BusinessCalendar { weekend, holidays, utc_offset_minutes }
    Reason { code, fault; by, whole_only, suggests, label }
    Report {
        source, status, stage, cancelled, shipped, placed_at, paid_at, shipped_at, delivered_at,
        ended_at, paid, method, refunded, refunded_at, link; parcels
    }
    Simulation {
        ship_after, deliver_after, return_received_after, refund_initiated_on_day,
        refund_at_bank_on_day, refund_settled_on_day; carrier
    }
}

enums! {
    Note {
        "begun": Begun,
        "seeded": Seeded { anchor, terms, orders },
        "clock_skipped": ClockSkipped { offset },
        "acted": Acted { order, act, at },
        "imported": Imported { import, part, of, terms, orders },
        "deleted": Deleted { order },
        "undone": Undone { import },
    }
    Act {
        "placed": Placed,
        "paid": Paid { amount, method },
        "cancelled_unpaid": CancelledUnpaid,
        "cancel_requested": CancelRequested { goods, reason, note },
        "cancel_withdrawn": CancelWithdrawn,
        "cancel_approved": CancelApproved,
        "cancel_rejected": CancelRejected { note; reason },
        "shipped": Shipped { goods; parcel },
        "delivered": Delivered { goods },
        "refund_initiated": RefundInitiated { refund, attempt },
        "refund_at_bank": RefundAtBank { refund, attempt },
        "refund_failed": RefundFailed { refund, attempt },
        "refund_arrived": RefundArrived { refund, attempt },
        "feedback_left": FeedbackLeft { stars, text },
        "return_requested": ReturnRequested { goods, reason, note },
        "return_withdrawn": ReturnWithdrawn,
        "return_shipped": ReturnShipped { goods },
        "return_received": ReturnReceived { goods },
        "reported": Reported { report },
        "terms_assumed": TermsAssumed {
            payment_window, answer_window, ship_window, refund_business_days, return_window;
            withdrawal_window, guarantee
        },
        "payment_cleared": PaymentCleared,
        "payment_refused": PaymentRefused,
        "cancelled_in_review": CancelledInReview,
        "cancelled_by_seller": CancelledBySeller { goods, reason },
        "receipt_confirmed": ReceiptConfirmed,
        "withdrawal_declared": WithdrawalDeclared { goods, name },
        "dispute_opened": DisputeOpened { goods, reason, note },
        "dispute_withdrawn": DisputeWithdrawn,
        "dispute_decided": DisputeDecided { amount },
        "address_changed": AddressChanged { to },
    }
    Actor or Buyer {
        "buyer": Buyer,
        "seller": Seller,
        "carrier": Carrier,
        "platform": Platform,
        "bank": Bank,
        "time": Time,
    }
    Suggestion {
        "ask_shop": AskShop,
        "wait": Wait,
        "change_address": ChangeAddress,
    }
    Source {
        "by_hand": ByHand,
        "aliexpress": Aliexpress,
        "amazon": Amazon,
        "temu": Temu,
    }
    ReportedStage {
        "awaiting_payment": AwaitingPayment,
        "awaiting_shipment": AwaitingShipment,
        "partially_shipped": PartiallyShipped,
        "shipped": Shipped,
        "delivered": Delivered,
        "completed": Completed,
        "expired": Expired,
        "cancelled": Cancelled,
    }
    Picture {
        "lamp": Lamp,
        "cable": Cable,
        "shoe": Shoe,
        "kettle": Kettle,
        "scarf": Scarf,
        "parcel": Parcel,
        "mug": Mug,
        "book": Book,
        "bag": Bag,
    }
    Fault {
        "buyer": Buyer,
        "seller": Seller,
        "platform": Platform,
        "nobody": Nobody,
    }
}

numbers! {
    i64: |it| *it, Some;
    u32: |it| (*it).into(), |it| it.try_into().ok();
    u16: |it| (*it).into(), |it| it.try_into().ok();
    u8: |it| (*it).into(), |it| it.try_into().ok();
    i16: |it| (*it).into(), |it| it.try_into().ok();
    LineId: |it| it.0.into(), |it| it.try_into().ok().map(LineId);
    RefundId: |it| it.0.into(), |it| it.try_into().ok().map(RefundId);
    Span: |it| it.as_millis(), |it| Some(Span::millis(it));
    Timestamp: |it| it.millis(), |it| Some(Timestamp::from_millis(it));
}

texts! {
    String: |it| it, |it| Some(it.to_owned());
    ReasonCode: |it| &it.0, |it| Some(ReasonCode(it.to_owned()));
    TermsId: |it| &it.0, |it| Some(TermsId(it.to_owned()));
    OrderId: |it| &it.0, |it| Some(OrderId(it.into()));
    TabId: |it| &it.0, |it| Some(TabId(it.into()));
    Currency: Currency::code, Currency::new;
    Country: Country::code, Country::new;
}

#[cfg(test)]
mod tests;
