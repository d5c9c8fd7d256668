//! A segment: records as they were written, compressed, in ASCII.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

use super::super::{
    frame::{self, tag},
    json::{Json, Writer},
    reading::Content,
    record::{Defect, Record},
};

/// The longest segment that is written or read, in characters: 2 MiB.
pub const MAX_SEGMENT: usize = 2 << 20;

/// What a segment holds at most when it is unpacked, in bytes. More is not looked at, whatever its
/// bytes say.
pub(super) const MAX_UNPACKED: usize = 2 << 20;

/// The best that deflate can do costs three times as much for 2 % less.
const LEVEL: u8 = 6;

/// Bodies of records, and which segments they stand in the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Its own name, so that a value under the key of another is noticed.
    pub name: String,
    /// The names of segments that hold nothing any more that is not void.
    pub replaces: Vec<String>,
    /// What stood in the frames of the records, letter by letter: what a later version has added to
    /// a record stays in it.
    pub bodies: Vec<String>,
}

impl Segment {
    /// The value to store; nothing if it would be longer than may be read.
    pub fn encode(&self) -> Option<String> {
        let text = self.bodies.join("\n");
        let packed = URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), LEVEL));
        let mut head = Writer::default();
        head.raw("{");
        head.key("name");
        head.text(&self.name);
        head.key("replaces");
        head.raw("[");
        for name in &self.replaces {
            head.comma();
            head.text(name);
        }
        head.raw("]}");
        let value = frame::wrap(tag::SEGMENT, &[&head.finish(), "|", &packed].concat());
        (value.len() <= MAX_SEGMENT && text.len() <= MAX_UNPACKED).then_some(value)
    }

    /// The segment of that name that a value holds.
    pub fn decode(name: &str, value: &str) -> Result<Self, Defect> {
        let (head, packed) = parts(value)?;
        let replaces = replaces(name, head)?;
        let bytes = URL_SAFE_NO_PAD.decode(packed).map_err(|_| Defect::Content)?;
        let bytes = decompress_to_vec_with_limit(&bytes, MAX_UNPACKED)
            .map_err(|it| unpacking_defect(it.status))?;
        let text = String::from_utf8(bytes).map_err(|_| Defect::Content)?;
        let bodies = text.split('\n').filter(|it| !it.is_empty()).map(str::to_owned).collect();
        Ok(Self { name: name.to_owned(), replaces, bodies })
    }

    /// What a value says of itself, without unpacking it: its checksum, and what it replaces.
    pub fn looked_at(name: &str, value: &str) -> Result<(String, Vec<String>), Defect> {
        let (head, _) = parts(value)?;
        Ok((checksum(value), replaces(name, head)?))
    }

    /// Its records. One that cannot be read does not take the others with it.
    pub fn content(&self) -> Content {
        let mut content = Content::default();
        for body in &self.bodies {
            match Record::of_body(body) {
                Ok(record) => content.records.push(record),
                // The later rules count more: they forbid to write.
                Err(why @ Defect::NewerRules(_)) => content.defect = Some(why),
                Err(why) => content.defect = content.defect.or(Some(why)),
            }
        }
        content
    }
}

/// The checksum that stands in a frame, which is right if the frame could be opened.
pub(super) fn checksum(value: &str) -> String {
    value.split('|').nth(2).unwrap_or_default().to_owned()
}

fn parts(value: &str) -> Result<(&str, &str), Defect> {
    if value.len() > MAX_SEGMENT {
        return Err(Defect::TooLong);
    }
    frame::unwrap(tag::SEGMENT, value)?.rsplit_once('|').ok_or(Defect::Content)
}

fn replaces(name: &str, head: &str) -> Result<Vec<String>, Defect> {
    let head = Json::parse(head).ok_or(Defect::Content)?;
    if head.get("name").text() != Some(name) {
        return Err(Defect::Misplaced);
    }
    let list = head.get("replaces").list().ok_or(Defect::Content)?;
    let names = list.iter().map(|it| it.text().map(str::to_owned));
    names.collect::<Option<_>>().ok_or(Defect::Content)
}

fn unpacking_defect(status: TINFLStatus) -> Defect {
    if status == TINFLStatus::HasMoreOutput { Defect::TooLong } else { Defect::Content }
}
