//! What to paste where: the code of an embed, for each place that takes another kind.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unbuy_core::practice::{Mode, Step, Story};

/// How an embed begins and looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Which practice.
    pub story: Story,
    /// Its first step; nothing for the one it begins with anyway.
    pub start: Option<Step>,
    /// How much the coach says.
    pub mode: Mode,
    /// The tag of its language; empty for that of the page around, or of the reader.
    pub lang: String,
    /// `light`, `dark` or `contrast`; empty for what the reader prefers.
    pub theme: &'static str,
    /// The colour of the main button and of the text on it, as `#rrggbb`.
    pub accent: Option<(String, String)>,
    /// The radius of corners, as CSS has it; empty for the usual one.
    pub radius: &'static str,
    /// The terms of the shop: a preset or an address; empty for those of the article.
    pub terms: String,
}

/// A place that takes a kind of code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A frame in plain HTML.
    Frame,
    /// Our element, with the script that makes it.
    Element,
    /// A block "Custom HTML" of WordPress.
    WordPress,
    /// The source of an article of Zendesk, which keeps few styles.
    Zendesk,
    /// JSX in Markdown.
    Mdx,
    /// A link.
    Markdown,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Frame, Self::Element, Self::WordPress, Self::Zendesk, Self::Mdx, Self::Markdown];

    /// Its name in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Element => "element",
            Self::WordPress => "wordpress",
            Self::Zendesk => "zendesk",
            Self::Mdx => "mdx",
            Self::Markdown => "markdown",
        }
    }

    /// The kind of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// The words of an embed, in the language of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What the frame is called.
    pub title: String,
    /// The link beside it.
    pub link: String,
}

/// What may stand in an address as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

impl Choice {
    /// What is chosen, as names and values; what goes without saying is left out.
    fn values(&self) -> Vec<(&'static str, String)> {
        let mut values = Vec::new();
        let mut add = |name, value: &str| {
            if !value.is_empty() {
                values.push((name, value.to_owned()));
            }
        };
        if self.story != Story::default() {
            add("story", self.story.name());
        }
        add("start", self.start.map_or("", Step::name));
        if self.mode != Mode::default() {
            add("mode", self.mode.name());
        }
        add("lang", &self.lang);
        add("theme", self.theme);
        values
    }

    /// Where the element finds the practice, if it has to be told: terms are part of that address.
    pub fn source(&self, folder: &str) -> Option<String> {
        let terms = Some(self.terms.trim()).filter(|it| !it.is_empty())?;
        Some(format!("{folder}?terms={}", utf8_percent_encode(terms, PLAIN)))
    }

    /// The address of the practice in a frame, below the folder where the app is.
    pub fn address(&self, folder: &str) -> String {
        let mut address = format!("{folder}?embed=1");
        let mut values = self.values();
        if !self.terms.trim().is_empty() {
            values.push(("terms", self.terms.trim().to_owned()));
        }
        if let Some((accent, on_accent)) = &self.accent {
            values.push(("accent", accent.clone()));
            values.push(("on-accent", on_accent.clone()));
        }
        if !self.radius.is_empty() {
            values.push(("radius", self.radius.to_owned()));
        }
        for (name, value) in values {
            // Writing to a string cannot fail.
            let _ = write!(address, "&{name}={}", utf8_percent_encode(&value, PLAIN));
        }
        address
    }

    /// The address of the practice in a page of its own.
    fn page(&self, folder: &str) -> String {
        let step = self.start.map(|it| ["/", it.name()].concat()).unwrap_or_default();
        format!("{folder}#/practice/{}{step}", self.story.name())
    }

    /// The code to paste there.
    pub fn snippet(&self, kind: Kind, folder: &str, words: &Words) -> String {
        let address = self.address(folder);
        let (in_html, title) = (escaped(&address), escaped(&words.title));
        let link = escaped(&words.link);
        let page = self.page(folder);
        let paragraph = format!("<p><a href=\"{}\">{link}</a></p>", escaped(&page));
        match kind {
            Kind::Frame | Kind::WordPress => format!(
                "<iframe src=\"{in_html}\"\n  title=\"{title}\"\n  \
                 loading=\"lazy\" referrerpolicy=\"strict-origin\"\n  \
                 style=\"border:0;width:100%;min-height:640px;frame-sizing:content-height\">\
                 </iframe>\n{paragraph}"
            ),
            Kind::Zendesk => format!(
                "<iframe src=\"{in_html}\"\n  title=\"{title}\" width=\"100%\" height=\"900\" \
                 frameborder=\"0\"></iframe>\n{paragraph}"
            ),
            Kind::Element => self.element(folder, &paragraph),
            Kind::Mdx => format!(
                "<iframe\n  src={}\n  title={}\n  loading=\"lazy\"\n  style={{{{ border: 0, width: \
                 '100%', minHeight: 640, frameSizing: 'content-height' }}}}\n/>\n\n[{}]({page})",
                quoted(&address),
                quoted(&words.title),
                words.link.replace(['[', ']'], ""),
            ),
            Kind::Markdown => format!("[{}]({page})", words.link.replace(['[', ']'], "")),
        }
    }

    fn element(&self, folder: &str, paragraph: &str) -> String {
        let mut attributes = String::new();
        for (name, value) in self.values() {
            let _ = write!(attributes, " {name}=\"{}\"", escaped(&value));
        }
        if let Some(source) = self.source(folder) {
            let _ = write!(attributes, " src=\"{}\"", escaped(&source));
        }
        let mut looks = String::new();
        if let Some((accent, on_accent)) = &self.accent {
            let _ = write!(looks, "--unbuy-accent:{accent};--unbuy-on-accent:{on_accent};");
        }
        if !self.radius.is_empty() {
            let _ = write!(looks, "--unbuy-radius:{}", self.radius);
        }
        if !looks.is_empty() {
            let _ = write!(attributes, "\n  style=\"{}\"", escaped(looks.trim_end_matches(';')));
        }
        let script = escaped(&format!("{folder}embed.js"));
        format!(
            "<script async src=\"{script}\"></script>\n<unbuy-practice{attributes}>\n  \
             {paragraph}\n</unbuy-practice>"
        )
    }
}

/// A text as HTML has it, between quotes too.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text as JSX has it in an attribute.
fn quoted(text: &str) -> String {
    format!("{{'{}'}}", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// How many times brighter the brighter of two colours is, as WCAG 2 counts it, in hundredths; nothing
/// if one is not `#rrggbb`.
pub fn contrast(one: &str, other: &str) -> Option<u32> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
    // From 100 to 2,100.
    Some((ratio * 100.0) as u32)
}

fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|it| it.len() == 6 && it.is_ascii())?;
    let mut sum = 0.0;
    for (at, weight) in [(0, 0.2126), (2, 0.7152), (4, 0.0722)] {
        let part = u8::from_str_radix(&digits[at..at + 2], 16).ok()?;
        let part = f64::from(part) / 255.0;
        sum += weight
            * if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: &str = "https://help.example.com/unbuy/";

    fn words() -> Words {
        Words { title: "Practice \"here\"".into(), link: "Practise <it>".into() }
    }

    fn bright() -> Choice {
        Choice {
            story: Story::TooLate,
            start: Some(Step::Return),
            mode: Mode::Guided,
            lang: "pt-BR".into(),
            theme: "dark",
            accent: Some(("#0b57d0".into(), "#ffffff".into())),
            radius: "4px",
            terms: " \"><script> ".into(),
        }
    }

    #[test]
    fn what_goes_without_saying_is_not_said() {
        assert_eq!(Choice::default().address(FOLDER), "https://help.example.com/unbuy/?embed=1");
    }

    #[test]
    fn an_address_names_what_was_chosen_and_nothing_breaks_out_of_it() {
        assert_eq!(
            bright().address(FOLDER),
            "https://help.example.com/unbuy/?embed=1&story=too-late&start=return&mode=guided\
             &lang=pt-BR&theme=dark&terms=%22%3E%3Cscript%3E&accent=%230b57d0&on-accent=%23ffffff&radius=4px"
        );
    }

    #[test]
    fn no_snippet_lets_a_value_become_markup() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.name()), Some(kind));
            let code = bright().snippet(kind, FOLDER, &words());
            assert!(!code.contains("<script>"), "{code}");
            let is_text = matches!(kind, Kind::Markdown | Kind::Mdx);
            assert!(is_text || !code.contains("<it>"), "{code}");
            let starts = ["start=return", "start=\"return\"", "#/practice/too-late/return"];
            assert!(starts.iter().any(|it| code.contains(it)), "{code}");
        }
        let odd = Words { title: "It's".into(), link: "a".into() };
        assert!(bright().snippet(Kind::Mdx, FOLDER, &odd).contains("title={'It\\'s'}"));
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert_eq!(contrast("#000000", "#ffffff"), Some(2100));
        assert_eq!(contrast("#ffffff", "#000000"), Some(2100));
        assert_eq!(contrast("#777777", "#777777"), Some(100));
        // Often quoted as the lightest grey that may be read on white.
        assert_eq!(contrast("#767676", "#ffffff"), Some(454));
        for wrong in ["", "#fff", "red", "#gggggg", "#ééé"] {
            assert_eq!(contrast(wrong, "#ffffff"), None, "{wrong}");
        }
    }
}
