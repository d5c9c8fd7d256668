//! The stored form, whole and spoilt, compared with what the `serde` derives say.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::*;
use crate::storage::PracticeBook;

const GOLDEN: [&str; 16] = [
    include_str!("../../../tests/golden/agreed_and_paid_back.json"),
    include_str!("../../../tests/golden/silence_then_failed_refund.json"),
    include_str!("../../../tests/golden/expired_and_paid_late.json"),
    include_str!("../../../tests/golden/parts_of_three_lines.json"),
    include_str!("../../../tests/golden/two_tabs.json"),
    include_str!("../../../tests/golden/untouched_practice_order.json"),
    include_str!("../../../tests/golden/never_shipped.json"),
    include_str!("../../../tests/golden/returned_and_paid_back.json"),
    include_str!("../../../tests/golden/returned_in_practice.json"),
    include_str!("../../../tests/golden/mine_reported_then_refunded.json"),
    include_str!("../../../tests/golden/withdrawn_from_a_set.json"),
    include_str!("../../../tests/golden/disputed_twice.json"),
    include_str!("../../../tests/golden/sold_out_and_rejected.json"),
    include_str!("../../../tests/golden/called_off_in_review.json"),
    include_str!("../../../tests/golden/dispute_unanswered.json"),
    include_str!("../../../tests/golden/delivered_elsewhere.json"),
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
    for it in spoilt(value) {
        same::<T>(&it);
    }
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
    let mut part = seed["seeded"].clone();
    let part = part.as_object_mut().unwrap();
    part.remove("anchor");
    part.extend([
        ("import".to_owned(), json!([[5, 0], "t"])),
        ("part".to_owned(), json!(1)),
        ("of".to_owned(), json!(2)),
    ]);
    for note in [
        json!("begun"),
        json!({"imported": part}),
        json!({"deleted": {"order": "1"}}),
        seed.clone(),
        json!({"clock_skipped": {"offset": 86_400_000}}),
        json!({"acted": {"order": "1", "act": act, "at": 5}}),
    ] {
        let record = json!({"rules": 1, "clock": [5, 0], "tab": "t", "note": note});
        check::<Record>(&record);
    }
}

#[test]
fn words_have_the_form_of_serde() {
    use {Fault as F, Picture as P};
    let things =
        [P::Lamp, P::Cable, P::Shoe, P::Kettle, P::Scarf, P::Parcel, P::Mug, P::Book, P::Bag];
    for it in things {
        check::<Picture>(&serde_json::to_value(it).unwrap());
    }
    let sources = [Source::ByHand, Source::Aliexpress, Source::Amazon, Source::Temu];
    for it in sources {
        check::<Source>(&serde_json::to_value(it).unwrap());
    }
    let stages = [
        ReportedStage::AwaitingPayment,
        ReportedStage::AwaitingShipment,
        ReportedStage::PartiallyShipped,
        ReportedStage::Shipped,
        ReportedStage::Delivered,
        ReportedStage::Completed,
        ReportedStage::Expired,
        ReportedStage::Cancelled,
    ];
    for it in stages {
        check::<ReportedStage>(&serde_json::to_value(it).unwrap());
    }
    for it in [F::Buyer, F::Seller, F::Platform, F::Nobody] {
        check::<Fault>(&serde_json::to_value(it).unwrap());
    }
}
