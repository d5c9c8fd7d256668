//! The practice in one file: the page with everything in it, to be carried to where nothing else can be
//! had. It asks for nothing when it runs, so it works from a disk, on a host that lets no page read its
//! files, and without a network. What only real orders need is left out: no embed reaches it.

use std::{fs, io, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use crate::{failure::Failure, publish, sizes};

/// Its name stays, since it is linked to and downloaded.
pub const ONE_FILE: &str = "unbuy-practice.html";

/// The program's script, with the parts of the program in the page. Made by `bundle`.
pub const PROGRAM: &str = "target/xtask/one_file.js";

/// How the parts of the program are named that only real orders need.
const MINE: &str = "later-mine-";

/// What tells program and scripts that it is as if the address had `embed=1`.
const MARK: &str = "data-embed";

/// Puts it into the folder to publish, made of what is there. Returns its policy.
pub fn publish(dist: &Path) -> Result<String, Failure> {
    let page = publish::read(&dist.join(publish::INDEX))?;
    let parts = Parts::of(dist)?;
    let (html, policy) = parts.put_into(&page).ok_or(CHANGED)?;
    publish::write(&dist.join(ONE_FILE), &html)?;
    Ok(policy)
}

const CHANGED: Failure = Failure::Changed { what: "the page that goes into one file" };

/// What is put into the page.
#[derive(Debug)]
struct Parts {
    style: String,
    /// The icon, as an address.
    icon: String,
    guard: String,
    frame: String,
    program: String,
    /// WebAssembly by its names in `dist`.
    wasm: Vec<(String, Vec<u8>)>,
}

impl Parts {
    fn of(dist: &Path) -> Result<Self, Failure> {
        let names = publish::names(dist)?;
        let text = |start: &str, end: &str| {
            let mut fitting = names.iter().filter(|it| it.starts_with(start) && it.ends_with(end));
            publish::read(&dist.join(fitting.next().ok_or(CHANGED)?))
        };
        let icon = BASE64_STANDARD.encode(text("icon-", ".svg")?);
        let is_needed = |it: &&String| it.ends_with(".wasm") && !it.starts_with(MINE);
        let mut wasm = Vec::new();
        for name in names.iter().filter(is_needed) {
            let path = dist.join(name);
            wasm.push((name.clone(), fs::read(&path).map_err(|it| Failure::file(path, it))?));
        }
        wasm.sort();
        Ok(Self {
            style: ascii(&(text("style-", ".css")? + &text("later-", ".css")?), |it| {
                format!("\\{:x} ", u32::from(it))
            }),
            icon: format!("data:image/svg+xml;base64,{icon}"),
            guard: text("boot-", ".js")?,
            frame: text("frame-", ".js")?,
            program: publish::read(Path::new(PROGRAM))?,
            wasm,
        })
    }
}

impl Parts {
    /// The page with everything in it, and its policy; nothing if the page is unlike ours, or a text
    /// would end early in HTML.
    fn put_into(&self, page: &str) -> Option<(String, String)> {
        const CHARSET: &str = "<meta charset=utf-8>";
        let page = ascii(&without_files(page), |it| format!("&#{};", u32::from(it)));
        let (start, rest) = page.split_once(CHARSET)?;
        let (head, rest) = rest.split_once("</head>")?;
        let (body, end) = rest.rsplit_once("</body>")?;
        let start = start.replacen("<html ", &format!("<html {MARK} "), 1);
        let is_whole = start.contains(MARK) && !page.contains("./") && !page.contains("<script");
        if !is_whole || self.scripts().iter().any(|it| ends_early(it, "</script")) {
            return None;
        }
        if ends_early(&self.style, "</style") {
            return None;
        }
        let policy = self.policy();
        let Self { style, icon, guard, frame, program, .. } = self;
        let html = [
            &format!("{start}{CHARSET}"),
            &format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">{head}"),
            &format!("<link href=\"{icon}\" rel=icon><style>{style}</style>"),
            &format!("<script>{guard}</script><script>{frame}</script></head>{body}"),
            // After the steps, which are read meanwhile.
            &self.wasm.iter().map(block).collect::<Result<String, _>>().ok()?,
            &format!("<script type=module>{program}</script></body>{end}"),
        ];
        Some((html.into_iter().map(String::as_str).collect(), policy))
    }

    fn scripts(&self) -> [&str; 3] {
        [&self.guard, &self.frame, &self.program]
    }

    /// What the page may do: run what is in it, and nothing that comes from elsewhere. No file is asked
    /// for, not even from its own host.
    fn policy(&self) -> String {
        let scripts = self.scripts().map(hash).join(" ");
        let style = hash(&self.style);
        format!(
            "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {style}; \
             img-src data: blob:; base-uri 'none'; form-action 'none'"
        )
    }
}

/// A script that no browser runs, with a part of the program.
fn block((name, bytes): &(String, Vec<u8>)) -> io::Result<String> {
    let packed = BASE64_STANDARD.encode(sizes::gzip(bytes)?);
    Ok(format!("<script type=application/gzip data-part=./{name}>{packed}</script>"))
}

/// A text as a policy allows it.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Whether a text in an element of HTML would be read otherwise than it was written: it would end there,
/// or be a comment, or be other characters.
fn ends_early(text: &str, end: &str) -> bool {
    let text = text.to_ascii_lowercase();
    !text.is_ascii() || text.contains(end) || text.contains("<!--") || text.contains(['\r', '\0'])
}

/// A text in characters that are the same in all encodings: a host may tell a wrong one, and then no hash
/// would hold.
fn ascii(text: &str, escape: impl Fn(char) -> String) -> String {
    let as_ascii = |it: char| if it.is_ascii() { it.to_string() } else { escape(it) };
    text.chars().map(as_ascii).collect()
}

/// The page without what names files, or tells others of them, and without its policy.
fn without_files(page: &str) -> String {
    const SCRIPT_END: &str = "</script>";
    let goes = |tag: &str| {
        let tells =
            ["http-equiv=", "property=og:", "name=twitter:"].iter().any(|it| tag.contains(it));
        tag.starts_with("<link ") || tag.starts_with("<meta ") && tells
    };
    let mut kept = String::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let end = rest[start..].find('>').map_or(rest.len(), |it| start + it + 1);
        let tag = &rest[start..end];
        kept += &rest[..start];
        rest = &rest[end..];
        if tag.starts_with("<script") {
            rest = rest.split_once(SCRIPT_END).map_or("", |(_, after)| after);
        } else if !goes(tag) {
            kept += tag;
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
        <meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><title>a</title>\
        <meta content=share.png property=og:image><meta content=\"allow-origins=*\" name=sizing>\
        <link href=./a.css rel=stylesheet><script async src=./boot.js></script></head>\
        <body><p>“steps”</p></body></html>";

    fn parts() -> Parts {
        Parts {
            style: "b{}".into(),
            icon: "data:,".into(),
            guard: "guard()".into(),
            frame: "frame()".into(),
            program: "program()".into(),
            wasm: vec![("later-1.wasm".into(), b"wasm".to_vec())],
        }
    }

    #[test]
    fn everything_is_in_the_page_and_nothing_is_asked_for() {
        let (html, policy) = parts().put_into(PAGE).unwrap();
        assert!(html.starts_with("<!doctype html><html data-embed lang=en><meta charset=utf-8>"));
        assert!(html.contains(&format!("content=\"{policy}\"><title>a</title>")), "{html}");
        assert!(html.contains("<meta content=\"allow-origins=*\" name=sizing>"), "{html}");
        assert!(
            html.contains("<style>b{}</style><script>guard()</script><script>frame()</script>")
        );
        assert!(html.contains(
            "<p>&#8220;steps&#8221;</p><script type=application/gzip data-part=./later-1.wasm>"
        ));
        assert!(html.ends_with("<script type=module>program()</script></body></html>"), "{html}");
        for gone in ["src=", "stylesheet", "share.png"] {
            assert!(!html.contains(gone), "{gone} in {html}");
        }
        // By `printf 'guard()' | openssl dgst -sha256 -binary | base64`.
        assert!(
            policy.contains("'sha256-JHLvb4xNjXS+xqzA28jkoJD7jYxmjvUnQ4n2L+5Gnmw='"),
            "{policy}"
        );
    }

    #[test]
    fn a_text_that_would_end_early_in_html_is_refused() {
        for text in ["'</Script>'", "'<!--'", "a\r\nb", "'…'"] {
            let parts = Parts { program: text.into(), ..parts() };
            assert_eq!(parts.put_into(PAGE), None, "{text}");
        }
        assert_eq!(Parts { style: "</style>".into(), ..parts() }.put_into(PAGE), None);
        assert_eq!(parts().put_into("<html><body></body>"), None);
    }
}
