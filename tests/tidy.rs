//! The rules of the house that the compiler does not check: who may import whom, what a file
//! looks like, what a view must not contain.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a broken checkout should fail loudly")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What the code of one layer must not name. Imports run one way only:
/// `main -> app -> ui, effects -> state, platform, i18n -> unbuy-core`.
struct Layer {
    /// A file or folder; `src/state` stands for `src/state.rs` too.
    place: &'static str,
    banned: &'static [&'static str],
    /// Exceptions within `banned`.
    allowed: &'static [&'static str],
    why: &'static str,
}

const LAYERS: &[Layer] = &[
    Layer {
        place: "core/src",
        banned: &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "gloo_storage"],
        allowed: &[],
        why: "the core knows neither signals nor a browser",
    },
    Layer {
        place: "src/state",
        banned: &["crate::ui", "crate::platform", "crate::i18n", "crate::effects", "crate::app"],
        allowed: &[],
        why: "state is what is shown, not how it is shown, kept or worded",
    },
    Layer {
        place: "src/platform",
        banned: &["crate::ui", "crate::state", "crate::i18n", "crate::effects", "crate::app"],
        allowed: &[],
        why: "the platform is the browser and nothing of ours",
    },
    Layer {
        place: "src/i18n",
        banned: &["crate::ui", "crate::state", "crate::platform", "crate::effects", "crate::app"],
        allowed: &["crate::platform::intl"],
        why: "texts need the formats of the browser",
    },
    Layer {
        place: "src/effects",
        banned: &["crate::ui", "crate::app"],
        allowed: &[],
        why: "effects point outward, from state to platform",
    },
    Layer {
        place: "src/ui",
        banned: &["crate::app", "crate::effects"],
        allowed: &[],
        why: "components are wired by `app`, not the other way round",
    },
    Layer {
        place: "src/ui/kit",
        banned: &["unbuy_core::order", "unbuy_core::practice", "crate::state"],
        allowed: &[],
        why: "the kit knows no order",
    },
];

#[test]
fn layers_import_one_way_only() {
    let files = rust_files("core/src").chain(rust_files("src")).collect::<Vec<_>>();
    let mut faults = Vec::new();
    for Layer { place, banned, allowed, why } in LAYERS {
        let inside = files.iter().filter(|file| file.is_in(place)).collect::<Vec<_>>();
        assert!(!inside.is_empty(), "tests/tidy.rs has a rule for {place}, which does not exist");
        for (file, path) in inside.iter().flat_map(|file| file.names().map(move |it| (file, it))) {
            let hit = |list: &[&str]| list.iter().any(|prefix| is_within(&path, prefix));
            if hit(banned) && !hit(allowed) {
                faults.push(format!("{}: `{path}` ({why})", file.name));
            }
        }
    }
    report("an import points the wrong way", &faults);
}

#[test]
fn only_the_platform_names_the_browser() {
    let mut faults = Vec::new();
    for file in rust_files("src").filter(|file| !file.is_in("src/platform")) {
        let is_browser = |it: &str| it == "web_sys" || it == "js_sys" || it.starts_with("gloo");
        let named = file.names().find(|path| path.split("::").any(is_browser));
        faults.extend(named.map(|path| format!("{}: `{path}`", file.name)));
    }
    report("the browser belongs to src/platform", &faults);
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    const LONGEST: usize = 400;
    let mut faults = Vec::new();
    for file in all_rust_files() {
        if !file.text.starts_with("//! ") {
            faults.push(format!("{}: the first line must be a `//!` sentence", file.name));
        }
        let lines = file.text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines, at most {LONGEST}", file.name));
        }
    }
    report("a file is not as our files are", &faults);
}

#[test]
fn no_module_is_a_grab_bag() {
    const BANNED: &[&str] = &["utils", "helpers", "common", "types", "models", "services"];
    let mut faults = Vec::new();
    for file in all_rust_files() {
        let stem = file.name.trim_end_matches(".rs");
        if stem.split('/').any(|part| BANNED.contains(&part)) {
            faults.push(file.name);
        }
    }
    report("a module is named for what it holds", &faults);
}

#[test]
fn views_hold_no_styles_and_no_raw_html() {
    let mut faults = Vec::new();
    for file in rust_files("src") {
        for (number, line) in (1..).zip(file.text.lines()) {
            if is_comment(line) {
                continue;
            }
            // A style is a class or, where it is computed, `style:name=`. A text that becomes
            // markup is a hole.
            for banned in [" style=\"", "inner_html", "outer_html"] {
                if line.contains(banned) {
                    faults.push(format!("{}:{number}: `{}`", file.name, banned.trim()));
                }
            }
        }
    }
    report("a view contains what it must not", &faults);
}

#[test]
fn no_text_reads_otherwise_than_it_looks() {
    // Marks that change the direction of what follows can hide code from its readers.
    let turns = |it: char| matches!(it, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in
        [".cargo", ".ci", "core", "docs", "embed", "src", "style", "tests", "vendor", "xtask"]
    {
        collect(&root.join(folder), |_| true, &mut paths);
    }
    let top = fs::read_dir(root).unwrap().map(|it| it.unwrap().path());
    paths.extend(top.filter(|it| it.is_file()));
    // What is no text, such as a picture, has no direction.
    let texts = paths.iter().filter_map(|it| Some((it, fs::read_to_string(it).ok()?)));
    let faults: Vec<_> = texts
        .filter(|(_, text)| text.contains(turns))
        .map(|(path, _)| path.display().to_string())
        .collect();
    report("a text holds an invisible mark of direction", &faults);
}

#[test]
fn grouped_imports_are_taken_apart() {
    let tree = "crate::{\n    state::Orders as O,\n    ui::{self, kit::{A, B}},\n};";
    let paths = imported_paths(tree);
    assert_eq!(
        paths,
        ["crate::state::Orders", "crate::ui", "crate::ui::kit::A", "crate::ui::kit::B"]
    );
    assert!(is_within("crate::ui::kit::A", "crate::ui"));
    assert!(!is_within("crate::uikit", "crate::ui"));
}

struct Source {
    /// The path from the root of the repository, with `/`.
    name: String,
    text: String,
}

impl Source {
    fn is_in(&self, place: &str) -> bool {
        let rest = self.name.strip_prefix(place);
        rest.is_some_and(|it| it.is_empty() || it.starts_with('/') || it == ".rs")
    }

    /// Every path in the code, imported or written out. Texts in quotes may yield more, which
    /// does no harm.
    fn names(&self) -> impl Iterator<Item = String> {
        let mut paths = Vec::new();
        let mut import = String::new();
        for line in self.text.lines().filter(|line| !is_comment(line)) {
            let code = line.split(" // ").next().unwrap_or_default();
            let begins = ["use ", "pub use ", "pub(crate) use ", "pub(super) use "]
                .iter()
                .find_map(|it| code.trim_start().strip_prefix(it));
            if begins.is_some() || !import.is_empty() {
                import.push_str(begins.unwrap_or(code));
                if code.contains(';') {
                    paths.extend(imported_paths(&std::mem::take(&mut import)));
                }
            } else {
                let in_path = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
                let written = code.split(|it| !in_path(it)).map(|it| it.trim_matches(':'));
                paths.extend(written.filter(|it| !it.is_empty()).map(str::to_owned));
            }
        }
        paths.into_iter()
    }
}

/// The paths of one import: what stands between `use` and `;`, groups taken apart.
fn imported_paths(tree: &str) -> Vec<String> {
    let tree = tree.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut prefixes = vec![String::new()];
    let mut paths = Vec::new();
    let mut current = String::new();
    for it in tree.chars() {
        match it {
            '{' => {
                let prefix = format!("{}{current}", prefixes[prefixes.len() - 1]);
                prefixes.push(prefix);
                current.clear();
            }
            ',' | '}' | ';' => {
                let name = current.split(" as ").next().unwrap_or_default().trim();
                if !name.is_empty() {
                    let path = format!("{}{name}", prefixes[prefixes.len() - 1]);
                    paths.push(path.trim_end_matches("::self").to_owned());
                }
                current.clear();
                if it == '}' && prefixes.len() > 1 {
                    prefixes.pop();
                }
            }
            ' ' if current.is_empty() => {}
            other => current.push(other),
        }
    }
    paths
}

fn is_within(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn report(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

fn all_rust_files() -> impl Iterator<Item = Source> {
    ["core", "src", "tests", "xtask"].into_iter().flat_map(rust_files)
}

fn rust_files(folder: &str) -> impl Iterator<Item = Source> + use<> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join(folder), |it| it.extension().is_some_and(|it| it == "rs"), &mut paths);
    paths.sort();
    paths.into_iter().map(move |path| Source {
        name: path.strip_prefix(root).unwrap().display().to_string(),
        text: fs::read_to_string(&path).unwrap(),
    })
}

fn collect(folder: &Path, is_wanted: fn(&Path) -> bool, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            // A build folder may stand in a crate of its own.
            if !path.ends_with("target") {
                collect(&path, is_wanted, files);
            }
        } else if is_wanted(&path) {
            files.push(path);
        }
    }
}
