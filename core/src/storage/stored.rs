//! The stored form of everything that is stored, on one page: what stands here is kept for ever, so
//! names may be added, never changed or removed.
//!
//! It is the form that the `serde` derives of these types have (a test compares them), written and
//! read by hand: with `serde_json` in their place the app is 27 KB larger over the wire (brotli).

use super::{
    json::{Json, Writer},
    record::{Note, Record, SeededOrder},
};
use crate::order::{
    Act, Clock, Entry, Facts, Fault, Line, LineId, LineQuantity, OrderId, Picture, Reason,
    ReasonCode, RefundId, Seller, Simulation, Stamp, TabId, Terms, TermsId,
    business_days::BusinessCalendar,
    money::Currency,
    time::{Date, Span, Timestamp},
};

/// What can be written as JSON and read again.
pub(super) trait Stored {
    fn write(&self, out: &mut Writer);

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

fn write_object(fields: &Fields<'_>, out: &mut Writer) {
    out.raw("{");
    for (name, value) in fields {
        out.key(name);
        value.write(out);
    }
    out.raw("}");
}

/// A variant without fields is its name; one with fields is an object with its name for a key.
fn write_variant(name: &str, fields: &Fields<'_>, out: &mut Writer) {
    if fields.is_empty() {
        return out.text(name);
    }
    out.raw("{");
    out.key(name);
    write_object(fields, out);
    out.raw("}");
}

/// Structs: objects with a field per field.
macro_rules! structs {
    ($($type:ident { $($field:ident),+ })+) => {$(
        impl Stored for $type {
            fn write(&self, out: &mut Writer) {
                write_object(&[$((stringify!($field), &self.$field)),+], out);
            }

            fn read(json: &Json) -> Option<Self> {
                Some(Self { $($field: Stored::read(json.get(stringify!($field)))?),+ })
            }
        }
    )+};
}

/// Enums: see [`write_variant`].
macro_rules! enums {
    ($($type:ident { $($name:literal: $variant:ident $({ $($field:ident),+ })?),+ $(,)? })+) => {$(
        impl Stored for $type {
            fn write(&self, out: &mut Writer) {
                match self {
                    $(Self::$variant $({ $($field),+ })? => {
                        write_variant($name, &[$($((stringify!($field), $field)),+)?], out);
                    })+
                }
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
                            $($field: Stored::read(value.get(stringify!($field)))?),+
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
    Facts { id, seller, lines, currency, shipping, discount, payment_window }
    Seller { name }
    Line { title, quantity, unit_price, picture }
    Terms {
        payment_window, answer_window, ship_window, refund_business_days, return_window,
        confirm_window, feedback_window, feedback_after_cancellation, calendar, reasons, simulation
    }
    BusinessCalendar { weekend, holidays, utc_offset_minutes }
    Reason { code, fault }
    Simulation {
        ship_after, deliver_after, refund_initiated_on_day, refund_at_bank_on_day,
        refund_settled_on_day
    }
}

enums! {
    Note {
        "begun": Begun,
        "seeded": Seeded { anchor, terms, orders },
        "clock_skipped": ClockSkipped { offset },
        "acted": Acted { order, act, at },
    }
    Act {
        "placed": Placed,
        "paid": Paid { amount, method },
        "cancelled_unpaid": CancelledUnpaid,
        "cancel_requested": CancelRequested { goods, reason, note },
        "cancel_withdrawn": CancelWithdrawn,
        "cancel_approved": CancelApproved,
        "cancel_rejected": CancelRejected { note },
        "shipped": Shipped { goods },
        "delivered": Delivered { goods },
        "refund_initiated": RefundInitiated { refund, attempt },
        "refund_at_bank": RefundAtBank { refund, attempt },
        "refund_failed": RefundFailed { refund, attempt },
        "refund_arrived": RefundArrived { refund, attempt },
        "feedback_left": FeedbackLeft { stars, text },
    }
    Picture {
        "lamp": Lamp,
        "cable": Cable,
        "shoe": Shoe,
        "kettle": Kettle,
        "scarf": Scarf,
        "parcel": Parcel,
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
}

impl Stored for Date {
    fn write(&self, out: &mut Writer) {
        out.text(&String::from(*self));
    }

    fn read(json: &Json) -> Option<Self> {
        json.text()?.to_owned().try_into().ok()
    }
}

impl Stored for bool {
    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn read(json: &Json) -> Option<Self> {
        if let Json::Bool(it) = json { Some(*it) } else { None }
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, out: &mut Writer) {
        match self {
            Some(it) => it.write(out),
            None => out.raw("null"),
        }
    }

    fn read(json: &Json) -> Option<Self> {
        if let Json::Null = json { Some(None) } else { T::read(json).map(Some) }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, out: &mut Writer) {
        out.raw("[");
        for it in self {
            out.comma();
            it.write(out);
        }
        out.raw("]");
    }

    fn read(json: &Json) -> Option<Self> {
        json.list()?.iter().map(T::read).collect()
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn write(&self, out: &mut Writer) {
        write_pair(&self.0, &self.1, out);
    }

    fn read(json: &Json) -> Option<Self> {
        let [a, b] = json.list()? else { return None };
        Some((A::read(a)?, B::read(b)?))
    }
}

fn write_pair(a: &dyn Stored, b: &dyn Stored, out: &mut Writer) {
    out.raw("[");
    a.write(out);
    out.raw(",");
    b.write(out);
    out.raw("]");
}

impl Stored for Clock {
    fn write(&self, out: &mut Writer) {
        write_pair(&self.0, &self.1, out);
    }

    fn read(json: &Json) -> Option<Self> {
        Stored::read(json).map(|(wall, counter)| Self(wall, counter))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Serialize, de::DeserializeOwned};
    use serde_json::{Value, json};

    use super::*;
    use crate::storage::PracticeBook;

    const GOLDEN: [&str; 7] = [
        include_str!("../../tests/golden/agreed_and_paid_back.json"),
        include_str!("../../tests/golden/silence_then_failed_refund.json"),
        include_str!("../../tests/golden/expired_and_paid_late.json"),
        include_str!("../../tests/golden/parts_of_three_lines.json"),
        include_str!("../../tests/golden/two_tabs.json"),
        include_str!("../../tests/golden/untouched_practice_order.json"),
        include_str!("../../tests/golden/never_shipped.json"),
    ];

    /// Whether `serde` and we take a value for the same thing or for none, and write the same.
    #[track_caller]
    fn same<T>(value: &Value) -> bool
    where
        T: Stored + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        let json = Json::parse(&value.to_string()).unwrap();
        let read = T::read(&json);
        assert_eq!(read, serde_json::from_value(value.clone()).ok(), "{value}");
        if let Some(it) = &read {
            assert_eq!(to_json(it), serde_json::to_string(it).unwrap());
        }
        read.is_some()
    }

    /// The value with each value in it in turn replaced by each of these, and with each field
    /// removed, added or doubled by another name. Not by `[1, 2]`: a derived struct is read from a
    /// list of its fields too, which nothing ever wrote.
    fn spoilt(value: &Value) -> Vec<Value> {
        let mut all = vec![
            json!(null),
            json!(true),
            json!(-1),
            json!(0),
            json!(1),
            json!(70_000),
            json!(i64::MAX),
            json!(u64::MAX),
            json!(1.5),
            json!(""),
            json!("paid"),
            json!("begun"),
            json!("placed"),
            json!("buyer"),
            json!("EUR"),
            json!("eur"),
            json!("2026-12-24"),
            json!("2026-02-30"),
            json!([]),
            json!([1]),
            json!([1, 2, 3]),
            json!({}),
            json!({"placed": null}),
            json!({"placed": {}}),
            json!({"paid": null}),
            json!({"shipped": {"goods": []}, "delivered": {"goods": []}}),
        ];
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    all.extend(spoilt(item).into_iter().map(|it| {
                        let mut items = items.clone();
                        items[index] = it;
                        Value::Array(items)
                    }));
                }
                all.push([items.as_slice(), &[json!(0)]].concat().into());
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    let mut fewer = fields.clone();
                    fewer.remove(name);
                    all.push(fewer.clone().into());
                    fewer.insert(format!("{name}_"), field.clone());
                    all.push(fewer.into());
                    all.extend(spoilt(field).into_iter().map(|it| {
                        let mut fields = fields.clone();
                        fields.insert(name.clone(), it);
                        Value::Object(fields)
                    }));
                }
                let mut more = fields.clone();
                more.insert("mood".to_owned(), json!({"a": [1.5e300]}));
                all.push(more.into());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        all
    }

    #[track_caller]
    fn check<T>(value: &Value)
    where
        T: Stored + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        assert!(same::<T>(value), "{value}");
        let accepted = spoilt(value).iter().filter(|it| same::<T>(it)).count();
        assert!(accepted > 0, "{value}");
    }

    #[test]
    fn golden_orders_have_the_form_of_serde_whole_and_spoilt() {
        for golden in GOLDEN {
            let golden: Value = serde_json::from_str(golden).unwrap();
            check::<Facts>(&golden["facts"]);
            check::<Terms>(&golden["terms"]);
            golden["log"].as_array().unwrap().iter().for_each(check::<Entry>);
        }
    }

    #[test]
    fn notes_have_the_form_of_serde_whole_and_spoilt() {
        let seed = PracticeBook::from_records(&[], Timestamp::from_millis(5)).seed_note();
        let mut seed = serde_json::to_value(seed.unwrap()).unwrap();
        seed["seeded"]["orders"].as_array_mut().unwrap().truncate(1);
        seed["seeded"]["orders"][0]["log"].as_array_mut().unwrap().truncate(1);
        seed["seeded"]["terms"][0][1]["reasons"].as_array_mut().unwrap().truncate(1);
        seed["seeded"]["terms"][0][1]["calendar"]["holidays"] = json!(["2026-12-24"]);
        let act = json!({"paid": {"amount": 5, "method": "\"\\\n\u{1}\u{7f}"}});
        for note in [
            json!("begun"),
            seed,
            json!({"clock_skipped": {"offset": 86_400_000}}),
            json!({"acted": {"order": "1", "act": act, "at": 5}}),
        ] {
            let record = json!({"rules": 1, "clock": [5, 0], "tab": "t", "note": note});
            check::<Record>(&record);
        }
    }
}
