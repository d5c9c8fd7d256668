//! What the texts of JSON are read as, with `serde_json` for the judge.

use super::*;
use proptest::prelude::*;
use serde_json::Value;

/// The same value as `serde_json` has it.
fn from_serde(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(it) => Json::Bool(it),
        Value::Number(it) => it.as_i64().map_or(Json::OtherNumber, Json::Number),
        Value::String(it) => Json::Text(it),
        Value::Array(all) => Json::List(all.into_iter().map(from_serde).collect()),
        Value::Object(all) => {
            Json::Object(all.into_iter().map(|(name, it)| (name, from_serde(it))).collect())
        }
    }
}

/// As `serde_json` reads it: fields by name, of two the later one.
fn sorted(json: Json) -> Json {
    match json {
        Json::List(all) => Json::List(all.into_iter().map(sorted).collect()),
        Json::Object(all) => {
            let by_name: std::collections::BTreeMap<_, _> =
                all.into_iter().map(|(name, it)| (name, sorted(it))).collect();
            Json::Object(by_name.into_iter().collect())
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::OtherNumber | Json::Text(_) => json,
    }
}

#[track_caller]
fn check(text: &str) {
    let expected = serde_json::from_str(text).ok().map(from_serde);
    assert_eq!(Json::parse(text).map(sorted), expected, "{text:.80}");
}

#[test]
fn reads_what_serde_json_reads() {
    let good = [
        "null",
        " true\n",
        "false",
        "0",
        "-1",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        "\"\"",
        "[1,[2],{}]",
        "{\"a\":1,\"b\":{\"a\":2}}",
        "{\"a\":1,\"a\":2}",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "1.5",
        "1e3",
        "-0.5E-3",
        "0e+1",
        r#""\"\\\/\b\f\n\r\t\u0000\u00FC\uFFFF""#,
        r#""\ud83d\uded2""#,
        "\"\u{fc}\u{1f6d2}\u{7f}\"",
        " [ 1 , 2 ] ",
        "{ \"a\" : 1 , \"b\" : 2 }",
    ];
    let bad = [
        "",
        " ",
        "nul",
        "nulll",
        "tru",
        "True",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "-01",
        "00",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{",
        "{]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "{,}",
        "\"",
        "'a'",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u+123\"",
        r#""\ud800""#,
        r#""\ud800x""#,
        r#""\ud800\n""#,
        r#""\ud800\ud800""#,
        r#""\udc00""#,
        r#""\ud800\ue000""#,
        "\"\n\"",
        "\"\u{0}\"",
        "1 2",
        "{} x",
        "[]]",
        "\u{feff}1",
        "\u{a0}1",
        "NaN",
        "Infinity",
        "/**/1",
    ];
    for text in good {
        check(text);
        assert!(Json::parse(text).is_some(), "{text}");
    }
    for text in bad {
        check(text);
        assert_eq!(Json::parse(text), None, "{text}");
    }
}

#[test]
fn differs_from_serde_json_in_numbers_that_nothing_stores() {
    assert_eq!(Json::parse("-0"), Some(Json::Number(0)));
    assert_eq!(Json::parse("1e999"), Some(Json::OtherNumber));
}

#[test]
fn depth_is_bounded() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [126, 127, 128, 100_000] {
            check(&[&open.repeat(depth), "1", &close.repeat(depth)].concat());
            check(&open.repeat(depth));
        }
    }
}

#[test]
fn of_two_fields_the_later_one_counts() {
    let json = Json::parse(r#"{"a":1,"b":2,"a":3}"#).unwrap();
    assert_eq!((json.get("a"), json.get("c")), (&Json::Number(3), &Json::Null));
    assert_eq!(Json::parse("[1]").unwrap().get("a"), &Json::Null);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        let fields = prop::collection::vec((any::<String>(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            fields.prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_value_is_read(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty {
            serde_json::to_string_pretty(&value)
        } else {
            serde_json::to_string(&value)
        };
        prop_assert_eq!(Json::parse(&text.unwrap()), Some(from_serde(value)));
    }

    #[test]
    fn a_changed_text_is_read_as_serde_json_reads_it(
        value in any_json(), place in any::<prop::sample::Index>(), with in "[\\[\\]{}:,\"\\\\u0a .1e-]{0,2}",
    ) {
        let mut text: Vec<char> = value.to_string().chars().collect();
        let place = place.index(text.len());
        text.splice(place..=place, with.chars());
        let text: String = text.into_iter().collect();
        // Where the two differ: see above.
        if !text.contains("-0") && !text.contains(['e', 'E']) {
            check(&text);
        }
    }

    #[test]
    fn any_text_is_answered(text in "[\\[\\]{}:,\"\\\\und8c0a .1-]{0,40}") {
        if !text.contains("-0") {
            check(&text);
        }
    }

    #[test]
    fn texts_are_written_in_ascii_and_come_back(text in any::<String>()) {
        let mut out = Writer::default();
        out.text(&text);
        let json = out.finish();
        prop_assert!(json.is_ascii());
        prop_assert_eq!(&serde_json::from_str::<String>(&json).unwrap(), &text);
        if text.is_ascii() {
            prop_assert_eq!(&serde_json::to_string(&text).unwrap(), &json);
        }
        prop_assert_eq!(Json::parse(&json), Some(Json::Text(text)));
    }

    #[test]
    fn numbers_are_written_as_they_are(number in any::<i64>()) {
        let mut out = Writer::default();
        out.number(number);
        prop_assert_eq!(Json::parse(&out.finish()), Some(Json::Number(number)));
    }
}
