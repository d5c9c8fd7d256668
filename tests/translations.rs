//! Every translation says everything, with every place and every form, and calls buttons by their names.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a broken checkout should fail loudly")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use unbuy::i18n::{
    Message,
    catalogue::{
        accessibility, files, help, life_cycle, mine, orders, practice, screens, settings, storage,
    },
};

/// The forms of counted words by the CLDR, for whole numbers of any size.
const FORMS: [(&str, &str); 7] = [
    ("ar", "zero one two few many other"),
    ("de", "one other"),
    ("es", "one many other"),
    ("fr", "one many other"),
    ("pt-BR", "one many other"),
    ("ru", "one few many other"),
    ("zh-Hans", "other"),
];

/// All messages, by key.
fn english() -> BTreeMap<&'static str, Message> {
    let mut all = BTreeMap::new();
    all.extend(accessibility::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(files::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(help::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(life_cycle::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(mine::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(orders::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(practice::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(screens::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(settings::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all.extend(storage::Key::ALL.iter().map(|it| (it.name(), it.english())));
    all
}

/// What a file says of its language, and its texts by key, a counted one by `key[form]`.
fn translation(tag: &str) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let path = format!("src/i18n/languages/{tag}.txt");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (mut about, mut texts) = (BTreeMap::new(), BTreeMap::new());
    for line in text.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        let (to, parts) = match line.strip_prefix('@') {
            Some(line) => (&mut about, line.split_once(' ')),
            None => (&mut texts, line.split_once(" = ")),
        };
        let (key, text) = parts.unwrap_or_else(|| panic!("{tag}: {line}"));
        let before = to.insert(key.to_owned(), text.to_owned());
        assert_eq!(before, None, "{tag}: {key} is there twice");
    }
    (about, texts)
}

fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|it| it.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn there_is_a_file_for_each_language_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n/languages");
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name());
    let names: BTreeSet<_> = names.map(|it| it.into_string().unwrap()).collect();
    assert_eq!(names, FORMS.map(|(tag, _)| format!("{tag}.txt")).into());
}

#[test]
fn every_message_is_there_in_all_its_forms_and_with_its_places() {
    let english = english();
    let mut faults = Vec::new();
    for (tag, forms) in FORMS {
        let (about, texts) = translation(tag);
        assert_eq!(about["forms"], forms, "{tag}");
        assert_eq!(about["direction"], if tag == "ar" { "rtl" } else { "ltr" }, "{tag}");
        let mut expected = BTreeSet::new();
        for (key, message) in &english {
            let wanted = places(message.template());
            match message {
                Message::Plain(_) => {
                    expected.insert((*key).to_owned());
                    let text = texts.get(*key).map_or("", String::as_str);
                    if text.trim().is_empty() || places(text) != wanted {
                        faults.push(format!("{tag}: {key} = {text}"));
                    }
                }
                Message::Counted { .. } => {
                    for form in forms.split(' ') {
                        let key = format!("{key}[{form}]");
                        let text = texts.get(&key).map_or("", String::as_str);
                        // Of one number alone the form may say it in words.
                        let is_one = matches!(form, "zero" | "one" | "two");
                        let places = places(text);
                        let fits = places == wanted || (is_one && places.is_subset(&wanted));
                        if text.trim().is_empty() || !fits {
                            faults.push(format!("{tag}: {key} = {text}"));
                        }
                        expected.insert(key);
                    }
                }
            }
        }
        let unknown = texts.keys().filter(|it| !expected.contains(*it));
        faults.extend(unknown.map(|it| format!("{tag}: {it} is no message")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn texts_call_buttons_by_their_names() {
    /// Those that the help article and the coach name.
    const BUTTONS: [&str; 9] = [
        "my_unbuy",
        "my_orders",
        "cancel_order",
        "request_cancellation",
        "select_here",
        "send",
        "leave_feedback",
        "skip_to_deadline",
        "request_return",
    ];
    let english = english();
    let mut faults = Vec::new();
    for (tag, _) in FORMS {
        let (_, texts) = translation(tag);
        for button in BUTTONS {
            let quoted = format!("“{}”", english[button].template());
            let name = &texts[button];
            for (key, _) in english.iter().filter(|(_, it)| it.template().contains(&quoted)) {
                let text = texts.get(*key).map_or("", String::as_str);
                if !text.contains(name.as_str()) {
                    faults.push(format!("{tag}: {key} does not name “{name}”: {text}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_translation_turns_what_stands_around_it_or_shouts() {
    for (tag, _) in FORMS {
        for (key, text) in translation(tag).1 {
            let turns = |it: char| matches!(it, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!text.contains(turns), "{tag}: {key} holds a mark of direction");
            assert!(!text.contains(['!', '\u{ff01}', '¡']), "{tag}: {key} shouts: {text}");
            assert!(text.trim() == text, "{tag}: {key} begins or ends with a blank");
        }
    }
}
