//! Terms of a site's own: what they come to, and what is said of wrong ones.

use std::fs;

use unbuy_core::Span;
use unbuy_core::files::{MAX_TERMS, OwnTerms, Preset, own_terms};
use unbuy_core::order::{Actor, Suggestion, Terms};

#[test]
fn nothing_given_is_the_preset() {
    assert_eq!(own_terms("{}"), Ok(Terms::article()));
    assert_eq!(own_terms("\u{feff}{\"base\": \"eu\"}"), Ok(Terms::eu()));
    assert_eq!(own_terms("{\"base\": \"marketplace\"}"), Ok(Terms::marketplace()));
    for preset in Preset::ALL {
        assert_eq!(Preset::parse(preset.name()), Some(preset));
    }
}

#[test]
fn what_is_given_takes_the_place_of_the_preset() {
    let terms = own_terms(include_str!("fixtures/own_terms.json")).unwrap();
    assert_eq!(terms.payment_window, Span::days(7));
    assert_eq!(terms.payment_review, Some(Span::hours(12)));
    assert_eq!(terms.answer_window, Span::hours(36));
    assert_eq!(terms.withdrawal_window, None);
    assert_eq!(terms.dispute.map(|it| it.window), Some(Span::days(60)));
    assert_eq!((terms.refund_business_days, terms.bank_business_days), (3, Some(12)));
    assert_eq!(terms.calendar.weekend, [5, 6]);
    assert_eq!(terms.calendar.holidays.len(), 2);
    assert_eq!(terms.calendar.utc_offset_minutes, 210);
    assert_eq!(terms.reasons.len(), 3);
    assert_eq!(terms.reasons[0].label.as_deref(), Some("I moved abroad"));
    assert_eq!(terms.reasons[1].suggests, Some(Suggestion::AskShop));
    assert_eq!(terms.reasons_of(Actor::Seller).count(), 1);
    // What is not given stays.
    assert_eq!(terms.return_reasons, Terms::eu().return_reasons);
    assert_eq!(terms.simulation.as_ref().map(|it| it.ship_after), Some(Span::days(1)));
}

#[track_caller]
fn check(json: &str, path: &str, message: &str) {
    let error = own_terms(json).unwrap_err();
    assert_eq!(error.path, path, "{error}");
    assert!(error.message.contains(message), "{error}");
}

#[test]
fn a_wrong_place_is_named() {
    check(
        r#"{"payment_window": "20 days"}"#,
        "payment_window",
        "“20 days” is not a duration such as P20D",
    );
    check(r#"{"payment_window": 20}"#, "payment_window", "expected a string");
    check(r#"{"payment_window": "P99999D"}"#, "payment_window", "is not a duration");
    check(r#"{"payment_window": "P"}"#, "payment_window", "is not a duration");
    check(r#"{"pay_window": "P2D"}"#, "pay_window", "unknown field `pay_window`");
    check(r#"{"base": "amazon"}"#, "base", "unknown variant `amazon`");
    check(r#"{"refund_business_days": 4000}"#, "refund_business_days", "more than 400");
    check(r#"{"refund_business_days": -1}"#, "refund_business_days", "-1");
    check(r#"{"calendar": {"weekend": ["sunday", "funday"]}}"#, "calendar.weekend[1]", "funday");
    check(
        r#"{"calendar": {"holidays": ["2026-12-25", "2026-02-30"]}}"#,
        "calendar.holidays[1]",
        "“2026-02-30” is not a day",
    );
    check(r#"{"calendar": {"utc_offset": "CET"}}"#, "calendar.utc_offset", "such as +01:00");
    let week = r#"["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]"#;
    check(
        &format!(r#"{{"calendar": {{"weekend": {week}}}}}"#),
        "calendar.weekend",
        "at least one day",
    );
    check(r#"{"reasons": [{"code": "Changed mind"}]}"#, "reasons[0].code", "small letters");
    check(r#"{"reasons": [{"label": "x"}]}"#, "reasons[0]", "missing field `code`");
    check(r#"{"reasons": [{"code": "a"}, {"code": "a"}]}"#, "reasons[1].code", "there twice");
    check(r#"{"reasons": [{"code": "a", "by": "seller"}]}"#, "reasons", "at least one reason");
    check(r#"{"return_reasons": []}"#, "return_reasons", "at least one reason");
    check(
        r#"{"simulation": {"refund_at_bank_on_day": 9, "refund_settled_on_day": 2}}"#,
        "simulation",
        "then is settled",
    );
    let estimates = |it: &str| format!(r#"{{"delivery": {{"estimates": [{it}]}}}}"#);
    let quick = r#""earliest": "P1D", "latest": "P2D""#;
    check(
        &estimates(&format!(r#"{{"countries": ["DE", "Austria"], {quick}}}"#)),
        "delivery.estimates[0].countries[1]",
        "“Austria” is not a country code such as DE",
    );
    check(
        &estimates(&format!(r#"{{{quick}}}, {{"countries": ["DE"], {quick}}}"#)),
        "delivery.estimates[0].countries",
        "must come last",
    );
    check(
        &estimates(r#"{"earliest": "P3D", "latest": "P2D"}"#),
        "delivery.estimates[0].latest",
        "before the earliest",
    );
    check(&estimates(r#"{"earliest": "P3D"}"#), "delivery.estimates[0]", "missing field `latest`");
    check(r#"{"delivery": {"guarantee": 45}}"#, "delivery.guarantee", "expected a string");
}

#[test]
fn the_usual_practice_shop_is_in_time_under_any_terms() {
    let terms = own_terms(r#"{"refund_business_days": 2, "ship_window": "P3D"}"#).unwrap();
    let shop = terms.simulation.unwrap();
    assert!(shop.refund_settled_on_day <= 2 && shop.refund_at_bank_on_day <= 2);
    assert!(shop.ship_after < terms.ship_window);
    let quick = r#"{"delivery": {"guarantee": "P9D", "estimates": [{"earliest": "P1D", "latest": "P2D"}]}}"#;
    let terms = own_terms(quick).unwrap();
    let delivery = terms.delivery.as_ref().unwrap();
    assert_eq!(delivery.guarantee, Span::days(9));
    assert_eq!(delivery.estimates.len(), 1);
    assert_eq!(terms.simulation.unwrap().deliver_after, Span::days(2));
    let hasty = own_terms(r#"{"delivery": {"guarantee": "P7D"}}"#).unwrap().simulation.unwrap();
    assert!(
        hasty.ship_after.as_millis() + hasty.deliver_after.as_millis() < Span::days(7).as_millis()
    );
    // Whoever says so can practise with a parcel that comes too late.
    let late = own_terms(r#"{"simulation": {"deliver_after": "P60D", "carrier": "Snail & Sons"}}"#);
    let late = late.unwrap().simulation.unwrap();
    assert_eq!(late.deliver_after, Span::days(60));
    assert_eq!(late.carrier.as_deref(), Some("Snail & Sons"));
    let own = r#"{"reasons": [{"code": "moved", "label": "I moved"}]}"#;
    let terms = std::sync::Arc::new(own_terms(own).unwrap());
    let now = unbuy_core::Timestamp::from_millis(1_795_514_400_000);
    for order in unbuy_core::order::sample::orders(now, &terms, None) {
        let refused = |it: &unbuy_core::order::Event| {
            matches!(it.kind, unbuy_core::order::EventKind::Refused(..))
        };
        assert!(!order.history(now).iter().any(refused), "{}", order.id().as_str());
    }
}

#[test]
fn what_is_no_such_file_says_so() {
    check("", "", "EOF");
    check("[]", "", "does not hold an object");
    check("<html>", "", "does not hold an object");
    check("{\"base\": \"eu\"", "", "EOF while parsing an object at line 1 column 13");
    check("{} {}", "", "trailing characters");
    check(&format!("{{\"a\": \"{}\"}}", "x".repeat(MAX_TERMS)), "", "longer than 256 KiB");
}

/// Everything that a preset says can be said in a file: nothing is left that only the code can set.
#[test]
fn the_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/terms.schema.json");
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(OwnTerms)).unwrap() + "\n";
    if std::env::var_os("UNBUY_WRITE_DOCS").is_some() {
        fs::write(path, &schema).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == schema,
        "docs/terms.schema.json is not that of the types: set UNBUY_WRITE_DOCS=1 and run this again"
    );
}
