//! The address of the site, where it is known, and what follows from it: editors of others learn how
//! to show a link to the practice (oEmbed), and the picture of a link has its whole address.

use std::{env, fs, path::Path};

use crate::failure::Failure;

/// The variable with the address at which the page will be, such as `https://example.com/unbuy/`.
const VARIABLE: &str = "UNBUY_SITE";

/// The file that tells editors how to show the page.
pub const ANSWER: &str = "oembed.json";

/// The picture that others show who link here. No page of ours asks for it.
pub const PICTURE: &str = "share.png";

const PICTURE_SIZE: [u32; 2] = [1200, 630];

/// The room of the frame, in px, for editors that ask for no other.
const FRAME_SIZE: [u32; 2] = [800, 640];

/// What screen readers call the frame.
const FRAME_TITLE: &str = "Practice: cancel an order (nothing is really cancelled)";

/// A whole address that ends in `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// The site that the variable names; none if it names none.
    pub fn named() -> Result<Option<Self>, Failure> {
        match env::var(VARIABLE) {
            Ok(address) if !address.is_empty() => Self::at(&address).map(Some),
            Ok(_) | Err(env::VarError::NotPresent) => Ok(None),
            Err(env::VarError::NotUnicode(address)) => Err(wrong(&address.to_string_lossy())),
        }
    }

    pub fn at(address: &str) -> Result<Self, Failure> {
        let host = ["https://", "http://"].iter().find_map(|it| address.strip_prefix(it));
        let has_host = host.is_some_and(|it| !it.is_empty() && !it.starts_with('/'));
        let is_plain =
            address.bytes().all(|it| it.is_ascii_graphic() && !b"\"'<>\\?#".contains(&it));
        if !has_host || !is_plain {
            return Err(wrong(address));
        }
        Ok(Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The whole address of a file of ours.
    pub fn address_of(&self, name: &str) -> String {
        format!("{}{name}", self.0)
    }

    /// The element by which editors find the answer.
    pub fn link(&self, title: &str) -> String {
        let (address, title) = (escaped(&self.address_of(ANSWER)), escaped(title));
        format!(
            "<link rel=alternate type=application/json+oembed href=\"{address}\" title=\"{title}\">"
        )
    }

    /// Writes the answer to the folder to publish.
    pub fn publish(&self, title: &str, dist: &Path) -> Result<(), Failure> {
        let path = dist.join(ANSWER);
        fs::write(&path, self.answer(title)).map_err(|it| Failure::file(path, it))
    }

    fn answer(&self, title: &str) -> String {
        let [width, height] = FRAME_SIZE;
        let texts = [
            ("version", "1.0"),
            ("type", "rich"),
            ("provider_name", "Unbuy"),
            ("provider_url", &self.0),
            ("title", title),
            ("html", &self.frame()),
            ("thumbnail_url", &self.address_of(PICTURE)),
        ];
        let numbers = [
            ("width", width),
            ("height", height),
            ("thumbnail_width", PICTURE_SIZE[0]),
            ("thumbnail_height", PICTURE_SIZE[1]),
        ];
        let texts = texts.iter().map(|(name, it)| format!("  \"{name}\": {}", quoted(it)));
        let numbers = numbers.iter().map(|(name, it)| format!("  \"{name}\": {it}"));
        let lines: Vec<_> = texts.chain(numbers).collect();
        format!("{{\n{}\n}}\n", lines.join(",\n"))
    }

    /// The bare frame: editors take everything else away.
    fn frame(&self) -> String {
        let source = escaped(&self.address_of("?embed=1"));
        let ([width, height], title) = (FRAME_SIZE, escaped(FRAME_TITLE));
        format!(
            "<iframe src=\"{source}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" \
             frameborder=\"0\"></iframe>"
        )
    }
}

fn wrong(address: &str) -> Failure {
    Failure::Usage(format!(
        "{VARIABLE} is `{address}`; it must be the whole address of the folder, such as \
         https://example.com/unbuy/, without `?`, `#`, quotes and spaces"
    ))
}

/// A text as a value in quotes in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text in JSON. Ours hold no other characters that it would have to escape.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        match (Site::at(address), expected) {
            (Ok(Site(found)), expected) => assert_eq!(Some(found.as_str()), expected, "{address}"),
            (Err(failure), None) => {
                let text = failure.to_string();
                assert!(text.contains("UNBUY_SITE") && text.contains(address), "{text}");
            }
            (Err(failure), Some(_)) => panic!("{address}: {failure}"),
        }
    }

    #[test]
    fn an_address_is_whole_and_ends_in_a_slash() {
        check("https://example.com/unbuy/", Some("https://example.com/unbuy/"));
        check("https://example.com/unbuy", Some("https://example.com/unbuy/"));
        check("http://localhost:8080", Some("http://localhost:8080/"));
        for wrong in ["example.com/unbuy/", "//example.com/", "https://", "https:///unbuy/"] {
            check(wrong, None);
        }
        for wrong in ["https://a.example/?x=1", "https://a.example/#x", "https://a.example/\"><b>"]
        {
            check(wrong, None);
        }
        check("https://a.example/ b", None);
        check("ftp://a.example/", None);
    }

    #[test]
    fn the_link_is_safe_html() {
        let site = Site::at("https://a.example/?").or(Site::at("https://a.example/x&y")).unwrap();
        let link = site.link("\"Quoted\" & <b>");
        assert!(link.contains("href=\"https://a.example/x&amp;y/oembed.json\""), "{link}");
        assert!(link.contains("title=\"&quot;Quoted&quot; &amp; &lt;b&gt;\""), "{link}");
    }

    #[test]
    fn the_answer_is_a_rich_one_with_a_bare_frame() {
        let answer = Site::at("https://a.example/unbuy").unwrap().answer("Say \"no\"");
        for line in [
            r#""version": "1.0","#,
            r#""type": "rich","#,
            r#""provider_url": "https://a.example/unbuy/","#,
            r#""title": "Say \"no\"","#,
            r#""html": "<iframe src=\"https://a.example/unbuy/?embed=1\" title=\"Practice: "#,
            r#""thumbnail_url": "https://a.example/unbuy/share.png","#,
            r#""width": 800,"#,
            r#""height": 640,"#,
        ] {
            assert!(answer.contains(line), "{line} in {answer}");
        }
        assert!(answer.ends_with("\"thumbnail_height\": 630\n}\n"), "{answer}");
    }
}
