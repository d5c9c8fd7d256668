//! JSON as the journal stores it, read into a tree and written in ASCII.
//!
//! All that is stored is made of whole numbers, texts, lists and objects, and this knows no more.
//! Reading costs 2.3 KB over the wire (brotli); with `jzon` it would be 8.6 KB, with the `Value` of
//! `serde_json` 9.4 KB, with `tinyjson` 34 KB. `serde_json` is what the tests compare it with.

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

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        matches!(self, Self::Object(fields) if fields.iter().any(|(it, _)| it == name))
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
mod tests;
