//! From the bytes of a file to text: what it is at all, and how its characters are written.

use super::oddity::WrongFile;

/// How the characters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, or some code page: told apart cell by cell.
    Bytes,
    /// UTF-16, by its byte order mark.
    Utf16 { little_endian: bool },
}

/// What the first bytes of a file say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Probably a table, after so many bytes of a byte order mark.
    Table(Encoding, usize),
    /// JSON, perhaps a backup.
    Json,
}

/// How many bytes tell what a file is.
pub(super) const ENOUGH: usize = 512;

/// What a file is, by its first bytes.
pub(super) fn sniff(first: &[u8]) -> Result<Kind, WrongFile> {
    const MAGIC: [(&[u8], WrongFile); 12] = [
        (b"PK\x03\x04", WrongFile::Zip),
        (b"PK\x05\x06", WrongFile::Zip),
        (b"\xd0\xcf\x11\xe0", WrongFile::OldExcel),
        (b"\x1f\x8b", WrongFile::Gzip),
        (b"%PDF", WrongFile::Pdf),
        (b"\x89PNG", WrongFile::Image),
        (b"\xff\xd8\xff", WrongFile::Image),
        (b"GIF8", WrongFile::Image),
        (b"RIFF", WrongFile::Image),
        (b"BM\x36", WrongFile::Image),
        (b"\xff\xfe\0\0", WrongFile::Utf32),
        (b"\0\0\xfe\xff", WrongFile::Utf32),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| first.starts_with(magic)) {
        return Err(*what);
    }
    if first.starts_with(b"\xff\xfe") {
        return Ok(Kind::Table(Encoding::Utf16 { little_endian: true }, 2));
    }
    if first.starts_with(b"\xfe\xff") {
        return Ok(Kind::Table(Encoding::Utf16 { little_endian: false }, 2));
    }
    let mark = if first.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let text = first[mark..].trim_ascii_start();
    match text {
        [] => Err(WrongFile::Empty),
        [b'{' | b'[', ..] => Ok(Kind::Json),
        [b'<', ..] => Err(WrongFile::Html),
        _ => {
            let line = text.split(|it| matches!(it, b'\n' | b'\r')).next().unwrap_or_default();
            match line.iter().filter(|it| **it == 0).count() {
                0 => Ok(Kind::Table(Encoding::Bytes, mark)),
                // Every other byte of Latin letters in UTF-16.
                zeros if zeros * 3 > line.len() => Err(WrongFile::Utf16WithoutMark),
                _ => Err(WrongFile::Binary),
            }
        }
    }
}

/// Turns chunks of a file into chunks of UTF-8, as far as that can be done without knowing the cells.
#[derive(Debug)]
pub(super) struct Decoder {
    encoding: Encoding,
    /// The first byte of a unit whose second one is in the next chunk.
    half: Option<u8>,
    /// The first half of a pair.
    high: Option<u16>,
}

impl Decoder {
    pub const fn new(encoding: Encoding) -> Self {
        Self { encoding, half: None, high: None }
    }

    /// Adds what the chunk says. Half a character becomes the sign for it (U+FFFD).
    pub fn decode(&mut self, chunk: &[u8], text: &mut Vec<u8>) {
        let Encoding::Utf16 { little_endian } = self.encoding else {
            return text.extend_from_slice(chunk);
        };
        for byte in chunk {
            let Some(first) = self.half.take() else {
                self.half = Some(*byte);
                continue;
            };
            let pair = [first, *byte];
            self.unit(
                if little_endian { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) },
                text,
            );
        }
    }

    fn unit(&mut self, unit: u16, text: &mut Vec<u8>) {
        let one = |units: &[u16], text: &mut Vec<u8>| {
            for char in char::decode_utf16(units.iter().copied()) {
                push(char.unwrap_or(char::REPLACEMENT_CHARACTER), text);
            }
        };
        match (self.high.take(), unit) {
            (None, 0xd800..=0xdbff) => self.high = Some(unit),
            (None, _) => one(&[unit], text),
            (Some(high), 0xdc00..=0xdfff) => one(&[high, unit], text),
            (Some(_), _) => {
                push(char::REPLACEMENT_CHARACTER, text);
                self.unit(unit, text);
            }
        }
    }
}

fn push(char: char, text: &mut Vec<u8>) {
    text.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
}

/// The text of a cell, and whether it had to be read as Windows-1252.
pub(super) fn cell(bytes: &[u8]) -> (String, bool) {
    match str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (bytes.iter().map(|it| windows_1252(*it)).collect(), true),
    }
}

/// Where Windows-1252 differs from Latin-1. The five bytes that it does not define stay controls.
const FROM_80: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => FROM_80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Whether a text has characters that are not seen or turn the direction.
pub(super) fn has_invisible(text: &str) -> bool {
    text.chars().any(|it| {
        it.is_control()
            || matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    })
}
