//! `cargo xtask mutants`: faults put into the journal one after the other, each of which the simulator of
//! the core must find. One that it does not find shows a law that is missing.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use crate::{failure::Failure, process, tools};

/// A fault.
struct Mutant {
    name: &'static str,
    /// Within `core/src/storage`.
    file: &'static str,
    /// What stands there, once.
    text: &'static str,
    /// What it becomes.
    with: &'static str,
}

impl Mutant {
    fn fits(&self, file: &str) -> bool {
        file.matches(self.text).count() == 1 && self.text != self.with
    }
}

const MUTANTS: &[Mutant] = &[
    Mutant {
        name: "collecting on the word of the newest head alone",
        file: "archive/checkpoint.rs",
        text: "if is_absorbed(&newest.1) && is_absorbed(&before.1) {",
        with: "if is_absorbed(&newest.1) {",
    },
    Mutant {
        name: "collecting though a segment is damaged or gone",
        file: "archive/checkpoint.rs",
        text: "if !(survey.verifies(&newest.1) && survey.verifies(&before.1)) {",
        with: "if false {",
    },
    Mutant {
        name: "a checksum that is not compared",
        file: "frame.rs",
        text: "|(sum, _)| sum == checksum(body)",
        with: "|(sum, _)| sum.len() == 8",
    },
    Mutant {
        name: "a number that is used again after its key was collected",
        file: "archive/checkpoint.rs",
        text: "        Ok(gone)",
        with: "        self.next_seq = 1;\n        Ok(gone)",
    },
    Mutant {
        name: "a key that tabs share",
        file: "key.rs",
        text: "format!(\"{}{generation}:j:{}:{seq}\", self.prefix, tab.0)",
        with: "format!(\"{}{generation}:j:{}:{seq}\", self.prefix, &tab.0[..1])",
    },
    Mutant {
        name: "writing though not everything was read",
        file: "journal.rs",
        text: "            journal.barred = Some(NotSaved::Storage(error));",
        with: "            let _ = error;",
    },
    Mutant {
        name: "an order that is deleted and shown",
        file: "mine_book.rs",
        text: "                    && !self.is_void(&it.facts.id, moment)\n",
        with: "",
    },
    Mutant {
        name: "an import that was taken back and is shown",
        file: "mine_book.rs",
        text: "                && !self.is_undone(import)\n",
        with: "",
    },
    Mutant {
        name: "deleting that leaves segments alone",
        file: "deleting.rs",
        text: "Place::Archived { rest, .. } => archive::bodies_in(rest, &value),",
        with: "Place::Archived { .. } => None,",
    },
    Mutant {
        name: "bringing back what is of an older generation",
        file: "recovery.rs",
        text: "            if generation < current {",
        with: "            if generation < current && generation > current {",
    },
    Mutant {
        name: "bringing back what is void",
        file: "recovery.rs",
        text: "                || deleting::is_gone(it, &void)\n",
        with: "",
    },
    Mutant {
        name: "leaving what a deletion that came back makes void",
        file: "recovery.rs",
        text: "if may_purge && has_restored && !void.is_empty() {",
        with: "if false {",
    },
    Mutant {
        name: "forgetting a copy though the store lacks its records",
        file: "recovery.rs",
        text: "} else if records.iter().all(is_known) && !(is_whole && missing.contains(key)) {",
        with: "} else if records.iter().all(is_known) || records.len() == 1 {",
    },
    Mutant {
        name: "segments that were replaced and are missed",
        file: "archive/survey.rs",
        text: "let is_there = self.segments.contains_key(name) || self.replaced.contains(name);",
        with: "let is_there = self.segments.contains_key(name);",
    },
    Mutant {
        name: "removing older generations without a beginning",
        file: "journal.rs",
        text: "} else if loaded.records.iter().any(|it| it.note == Note::Begun) {",
        with: "} else {",
    },
    Mutant {
        name: "ballast that stays in a full store",
        file: "journal.rs",
        text: "                self.kv.remove(BALLAST_KEY)?;\n",
        with: "",
    },
    Mutant {
        name: "a moment at which two things are noted",
        file: "importing.rs",
        text: "            clock = clock.tick(wall);",
        with: "            clock = self.clock.tick(wall);",
    },
    Mutant {
        name: "damage that is not told",
        file: "reading.rs",
        text: "                loaded.unreadable.push(Unreadable { key, why });",
        with: "                let _ = (key, why);",
    },
    Mutant {
        name: "damage that is cleared away",
        file: "archive/checkpoint.rs",
        text: "            let Some(record) = it.record() else { continue };",
        with: "            let Some(record) = it.record() else {\n                taken.push(index);\n                continue;\n            };",
    },
];

/// So many worlds find all of them.
const CASES: &str = "4000";

/// Where the copy of the core is changed and built.
const FOLDER: &str = "target/mutants";

/// Puts each fault in, and expects the simulator to find a law broken.
pub fn run() -> Result<(), Failure> {
    let folder = Path::new(FOLDER);
    prepare(folder)?;
    println!("without a fault");
    build(folder)?;
    if let Some(broken) = broken_law(folder)? {
        return Err(Failure::Usage(format!("the simulator fails without a fault: {broken}")));
    }
    let mut survivors = Vec::new();
    for mutant in MUTANTS {
        let begin = Instant::now();
        let file = Path::new("core/src/storage").join(mutant.file);
        let whole = read(&file)?;
        if !mutant.fits(&whole) {
            let name = mutant.name;
            return Err(Failure::Usage(format!("{name}: its text is not in the file once")));
        }
        let changed = folder.join(&file);
        write(&changed, &whole.replace(mutant.text, mutant.with))?;
        build(folder)?;
        let broken = broken_law(folder)?;
        write(&changed, &whole)?;
        let seconds = begin.elapsed().as_secs_f64();
        println!("{seconds:5.1} s  {}", mutant.name);
        println!("         {}", broken.as_deref().unwrap_or("NOT FOUND"));
        survivors.extend(broken.is_none().then_some(mutant.name));
    }
    if survivors.is_empty() {
        return Ok(());
    }
    Err(Failure::Usage(format!("the simulator does not find: {}", survivors.join("; "))))
}

/// A workspace of the core alone, built as ours.
fn prepare(folder: &Path) -> Result<(), Failure> {
    let core = folder.join("core");
    if core.exists() {
        fs::remove_dir_all(&core).map_err(|it| Failure::file(&core, it))?;
    }
    copy(Path::new("core"), &core)?;
    let manifest = read(Path::new("Cargo.toml"))?;
    let mut kept = String::new();
    let mut is_kept = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_kept = line.starts_with("[workspace") || line.starts_with("[profile.dev");
        }
        if is_kept {
            let is_members = line.starts_with("members = ");
            kept.push_str(if is_members { "members = [\"core\"]" } else { line });
            kept.push('\n');
        }
    }
    write(&folder.join("Cargo.toml"), &kept)?;
    write(&folder.join("Cargo.lock"), &read(Path::new("Cargo.lock"))?)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(|it| Failure::file(to, it))?;
    for entry in fs::read_dir(from).map_err(|it| Failure::file(from, it))? {
        let path = entry.map_err(|it| Failure::file(from, it))?.path();
        let target: PathBuf = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(|it| Failure::file(&path, it))?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|it| Failure::file(path, it))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|it| Failure::file(path, it))
}

fn simulator(folder: &Path) -> Result<Command, Failure> {
    let mut command = tools::cargo()?;
    // What the lock file names and the core does not need is left out, so it cannot be `--locked`.
    command.args([
        "test",
        "--quiet",
        "--offline",
        "--package",
        "unbuy-core",
        "--test",
        "simulator",
    ]);
    command.arg("--manifest-path").arg(folder.join("Cargo.toml"));
    // What the core builds on was built there for the tests.
    command.args(["--target-dir", "target/mutated"]);
    command.env("UNBUY_CASES", CASES).env("PROPTEST_MAX_SHRINK_ITERS", "0");
    Ok(command)
}

fn build(folder: &Path) -> Result<(), Failure> {
    process::run_quietly(simulator(folder)?.arg("--no-run"))
}

/// What the simulator says of the first law that it finds broken; nothing if all hold.
fn broken_law(folder: &Path) -> Result<Option<String>, Failure> {
    let mut command = simulator(folder)?;
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|source| Failure::Start { program: "cargo".to_owned(), source })?;
    if output.status.success() {
        return Ok(None);
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let law = text.lines().find_map(|it| it.strip_prefix("Test failed: ")).unwrap_or("a panic");
    Ok(Some(law.chars().take(90).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mutant_has_its_place() {
        for mutant in MUTANTS {
            let file = Path::new("../core/src/storage").join(mutant.file);
            let text = fs::read_to_string(file).unwrap();
            assert!(mutant.fits(&text), "{}", mutant.name);
        }
    }
}
