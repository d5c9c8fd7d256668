//! JSON as the journal stores it, read into a tree and written in ASCII.
//!
//! All that is stored is made of whole numbers, texts, lists and objects, so this does without the
//! parts of `serde_json` that a visitor for every type and numbers with fractions need.

/// A value that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// A whole number that fits.
    Number(i64),
    /// Any other number. Nothing stored is one, so only a field from the future can hold it.
    OtherNumber,
    Text(String),
    List(Vec<Json>),
    /// In the order in which it was written.
    Object(Vec<(String, Json)>),
}

/// How deep lists and objects may lie in each other, as with `serde_json`.
const MAX_DEPTH: u8 = 127;

impl Json {
    /// The one value that the text is; nothing if it is not exactly that.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(MAX_DEPTH)?;
        parser.peek().is_none().then_some(value)
    }

    /// The value of a field; null if there is none. If a field is there twice the later one counts,
    /// as in browsers.
    pub fn get(&self, name: &str) -> &Self {
        let Self::Object(fields) = self else { return &Self::Null };
        fields.iter().rev().find(|(it, _)| it == name).map_or(&Self::Null, |(_, it)| it)
    }

    pub fn number(&self) -> Option<i64> {
        if let Self::Number(it) = self { Some(*it) } else { None }
    }

    pub fn text(&self) -> Option<&str> {
        if let Self::Text(it) = self { Some(it) } else { None }
    }

    pub fn list(&self) -> Option<&[Self]> {
        if let Self::List(it) = self { Some(it) } else { None }
    }

    /// A name alone, with null, or an object with a single field.
    pub fn variant(&self) -> Option<(&str, &Self)> {
        match self {
            Self::Text(name) => Some((name, &Self::Null)),
            Self::Object(fields) => match fields.as_slice() {
                [(name, value)] => Some((name, value)),
                _ => None,
            },
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::OtherNumber | Self::List(_) => {
                None
            }
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Passes over that byte if it is the next.
    fn skip(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn skip_while(&mut self, goes: fn(u8) -> bool) {
        while self.peek().is_some_and(goes) {
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        self.skip_while(|it| matches!(it, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// A value and the space around it.
    fn value(&mut self, depth: u8) -> Option<Json> {
        self.skip_space();
        let value = match self.peek()? {
            b'{' => Json::Object(self.members(depth, b'}', Self::field)?),
            b'[' => Json::List(self.members(depth, b']', Self::value)?),
            b'"' => Json::Text(self.text()?),
            b'n' => self.word("null", Json::Null)?,
            b't' => self.word("true", Json::Bool(true))?,
            b'f' => self.word("false", Json::Bool(false))?,
            _ => self.number()?,
        };
        self.skip_space();
        Some(value)
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.text.get(self.at..)?.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    /// What stands between brackets.
    fn members<T>(
        &mut self,
        depth: u8,
        close: u8,
        member: fn(&mut Self, u8) -> Option<T>,
    ) -> Option<Vec<T>> {
        let depth = depth.checked_sub(1)?;
        self.at += 1;
        self.skip_space();
        let mut members = Vec::new();
        if self.skip(close) {
            return Some(members);
        }
        loop {
            members.push(member(self, depth)?);
            match self.next()? {
                b',' => {}
                end => return (end == close).then_some(members),
            }
        }
    }

    fn field(&mut self, depth: u8) -> Option<(String, Json)> {
        self.skip_space();
        let name = self.text()?;
        self.skip_space();
        if self.skip(b':') { Some((name, self.value(depth)?)) } else { None }
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _ = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        let number = self.text.get(start..self.at)?.parse();
        Some(number.map_or(Json::OtherNumber, Json::Number))
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        self.skip_while(|it| it.is_ascii_digit());
        (self.at > start).then_some(())
    }

    fn text(&mut self) -> Option<String> {
        if !self.skip(b'"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let start = self.at;
            self.skip_while(|it| it >= b' ' && it != b'"' && it != b'\\');
            text.push_str(self.text.get(start..self.at)?);
            match self.next()? {
                b'"' => return Some(text),
                b'\\' => text.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        match self.next()? {
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            b'n' => Some('\n'),
            b'r' => Some('\r'),
            b't' => Some('\t'),
            b'u' => self.unicode(),
            it @ (b'"' | b'\\' | b'/') => Some(char::from(it)),
            _ => None,
        }
    }

    /// A character in UTF-16. Half a pair is none.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        if !(self.skip(b'\\') && self.skip(b'u')) {
            return None;
        }
        let second = self.unit()?.checked_sub(0xdc00).filter(|it| *it < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)
    }

    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit << 4 | char::from(self.next()?).to_digit(16)?;
        }
        Some(unit)
    }
}

/// A text of JSON while it is written.
///
/// In ASCII alone: one wider character would make the whole value twice as large in some browsers,
/// and a lone half of one would not survive the way through Rust.
#[derive(Debug, Default)]
pub(super) struct Writer(String);

impl Writer {
    pub fn finish(self) -> String {
        self.0
    }

    pub fn raw(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// Goes on after what was written, in whatever it lies.
    pub fn comma(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.raw(",");
        }
    }

    pub fn key(&mut self, name: &str) {
        self.comma();
        self.text(name);
        self.raw(":");
    }

    pub fn number(&mut self, number: i64) {
        self.raw(&number.to_string());
    }

    /// Escapes what `serde_json` escapes, and whatever is not ASCII.
    pub fn text(&mut self, text: &str) {
        self.raw("\"");
        for char in text.chars() {
            match char {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                '\u{8}' => self.raw("\\b"),
                '\u{c}' => self.raw("\\f"),
                '\n' => self.raw("\\n"),
                '\r' => self.raw("\\r"),
                '\t' => self.raw("\\t"),
                ' '..='\u{7f}' => self.0.push(char),
                _ => {
                    for unit in char.encode_utf16(&mut [0; 2]) {
                        self.unit(*unit);
                    }
                }
            }
        }
        self.raw("\"");
    }

    fn unit(&mut self, unit: u16) {
        self.raw("\\u");
        for shift in [12, 8, 4, 0] {
            self.0.extend(char::from_digit(u32::from(unit >> shift & 0xf), 16));
        }
    }
}

#[cfg(test)]
mod tests {
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
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::OtherNumber | Json::Text(_) => {
                json
            }
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
}
