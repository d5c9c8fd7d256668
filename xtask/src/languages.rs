//! Translations: what `src/i18n/languages` holds for people becomes a file for the program, one line for
//! each message of the catalogue, in its order.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    failure::Failure,
    fingerprint::{self, Named},
    pseudo, publish,
};

const SOURCE: &str = "src/i18n/languages";
const CATALOGUE: &str = "src/i18n/catalogue";

/// A language in the folder to publish.
#[derive(Debug)]
pub struct Spoken {
    pub tag: String,
    /// What its speakers call it; empty for the one that no list shows.
    pub name: String,
    pub file: Named,
}

/// Writes a file for each translation, and for the language of developers.
pub fn publish(dist: &Path) -> Result<Vec<Spoken>, Failure> {
    let messages = messages()?;
    let keys: Vec<_> = messages.iter().filter_map(|it| key(it)).map(str::to_owned).collect();
    let mut names = publish::names(Path::new(SOURCE))?;
    names.sort();
    let mut all = Vec::new();
    for name in names {
        let Some(tag) = name.strip_suffix(".txt") else { continue };
        let text = publish::read(&Path::new(SOURCE).join(&name))?;
        let it = Translation::parse(&text)
            .map_err(|line| Failure::Translation { file: name.clone(), line })?;
        let stem = format!("lang-{tag}");
        let file = fingerprint::write(dist, &stem, "txt", it.compiled(tag, &keys).as_bytes())?;
        all.push(Spoken { tag: tag.to_owned(), name: it.name.to_owned(), file });
    }
    let file = format!("lang-{}", pseudo::TAG);
    let file = fingerprint::write(dist, &file, "txt", pseudo::compiled(&messages).as_bytes())?;
    all.push(Spoken { tag: pseudo::TAG.to_owned(), name: String::new(), file });
    Ok(all)
}

/// All messages, each with all its lines, in the order in which the program counts them: by the names of
/// the parts, and within each as it is written.
fn messages() -> Result<Vec<String>, Failure> {
    let mut names = publish::names(Path::new(CATALOGUE))?;
    names.retain(|it| it != "mod.rs");
    names.sort();
    let mut messages = Vec::new();
    for name in names {
        let path = Path::new(CATALOGUE).join(name);
        let text = fs::read_to_string(&path).map_err(|it| Failure::file(&path, it))?;
        messages.extend(messages_of(&text));
    }
    Ok(messages)
}

/// The messages of a part of the catalogue.
fn messages_of(text: &str) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    let mut is_whole = true;
    for line in text.lines() {
        match messages.last_mut().filter(|_| !is_whole) {
            Some(message) => message.push_str(line),
            None if key(line).is_some() => messages.push(line.to_owned()),
            None => continue,
        }
        is_whole = line.ends_with(';');
    }
    messages
}

/// The key of a line of the catalogue: `    my_orders = "My orders";` or `    more(n: count) = ...`.
fn key(line: &str) -> Option<&str> {
    let line = line.strip_prefix("    ").filter(|it| !it.starts_with(' '))?;
    let end = line.find(|it: char| !(it.is_ascii_alphanumeric() || it == '_'))?;
    let (key, rest) = line.split_at(end);
    let is_message = !key.is_empty() && key != "begin" && rest.contains(" = ");
    (is_message && rest.starts_with([' ', '('])).then_some(key)
}

/// What stands in a file of a translator: `@name`, `@direction` and `@forms`, then `key = text`, or
/// `key[form] = text` for a message that counts.
#[derive(Debug, Default)]
struct Translation<'a> {
    name: &'a str,
    direction: &'a str,
    forms: Vec<&'a str>,
    texts: BTreeMap<&'a str, &'a str>,
}

impl<'a> Translation<'a> {
    /// Reads it, or tells the number of the line that is none.
    fn parse(text: &'a str) -> Result<Self, usize> {
        let mut it = Self::default();
        for (number, line) in (1..).zip(text.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(about) = line.strip_prefix('@') {
                match about.split_once(' ').ok_or(number)? {
                    ("name", name) => it.name = name,
                    ("direction", direction) => it.direction = direction,
                    ("forms", forms) => it.forms = forms.split(' ').collect(),
                    _ => return Err(number),
                }
                continue;
            }
            let (key, text) = line.split_once(" = ").ok_or(number)?;
            if text.contains('\t') || it.texts.insert(key, text).is_some() {
                return Err(number);
            }
        }
        let is_whole = !it.name.is_empty() && !it.direction.is_empty() && !it.forms.is_empty();
        if is_whole { Ok(it) } else { Err(1) }
    }

    /// For the program. A message that is not translated is an empty line, and said in English.
    fn compiled(&self, tag: &str, keys: &[String]) -> String {
        let line = |key: &String| {
            if let Some(text) = self.texts.get(key.as_str()) {
                return (*text).to_owned();
            }
            let form = |form: &&str| self.texts.get(format!("{key}[{form}]").as_str()).copied();
            let forms: Option<Vec<&str>> = self.forms.iter().map(form).collect();
            forms.map(|it| it.join("\t")).unwrap_or_default()
        };
        let first = format!("{tag}\t{}\t{}", self.direction, self.forms.join(" "));
        let lines = keys.iter().map(line);
        std::iter::once(first).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// What the program's script knows of them, as JavaScript.
pub fn as_script(languages: &[Spoken]) -> String {
    let entry = |it: &Spoken| {
        let Spoken { tag, name, file } = it;
        // The program's script makes the name of the file of these.
        let hash = file.name.trim_end_matches(".txt").rsplit('-').next().unwrap_or_default();
        format!("{tag:?}:[{name:?},{hash:?}]")
    };
    format!("{{{}}}", languages.iter().map(entry).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_messages() {
        assert_eq!(key("    my_orders = \"My orders\";"), Some("my_orders"));
        assert_eq!(key("    more(n: count) = { one: \"1\", other: \"{n}\" };"), Some("more"));
        for line in ["    begin = HELP;", "    // a = b", "messages! {", "        x = 1", "", "}"] {
            assert_eq!(key(line), None, "{line}");
        }
    }

    #[test]
    fn a_message_may_have_several_lines() {
        let text = "messages! {\n    begin = A;\n\n    // Counted.\n    a(n: count) = {\n        \
                    one: \"1\",\n        other: \"{n}\"\n    };\n    b = \"B; c = d\";\n}";
        let counted = "    a(n: count) = {        one: \"1\",        other: \"{n}\"    };";
        assert_eq!(messages_of(text), [counted, "    b = \"B; c = d\";"]);
    }

    #[test]
    fn a_translation_becomes_a_line_for_each_message() {
        let text = "# For all.\n@name Deutsch\n@direction ltr\n@forms one other\n\nb = B = C\n\
                    c[one] = 1\nc[other] = {n}";
        let it = Translation::parse(text).unwrap();
        let keys = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(it.compiled("de", &keys), "de\tltr\tone other\n\nB = C\n1\t{n}");
    }

    #[test]
    fn a_line_that_is_none_is_told_by_its_number() {
        let head = "@name X\n@direction ltr\n@forms other\n";
        for (text, line) in [("a", 4), ("a = 1\na = 2", 5), ("@other x", 4), ("a = 1\t2", 4)] {
            assert_eq!(Translation::parse(&format!("{head}{text}")).unwrap_err(), line, "{text}");
        }
        assert_eq!(Translation::parse("a = b").unwrap_err(), 1);
    }
}
