//! `cargo xtask test`: every check there is, stage by stage, with a summary at the end.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    bundle,
    failure::Failure,
    mutants,
    process::{self, run_counting},
    setup,
    summary::Summary,
    tally::Tally,
    tools::{self, WASM_TARGET},
};

/// One check. It adds the tests it counted to the tally, also when it fails.
type Run = fn(&mut Tally) -> Result<(), Failure>;

#[derive(Clone, Copy, Debug)]
struct Stage {
    name: &'static str,
    needs: Needs,
    /// Whether it exists to run tests, so that running none is a failure.
    has_tests: bool,
    run: Run,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Needs {
    Compiler,
    Everything,
}

impl Stage {
    fn run(self, tally: &mut Tally) -> Result<(), Failure> {
        (self.run)(tally)?;
        if self.has_tests && *tally == Tally::default() {
            return Err(Failure::NoTests { stage: self.name });
        }
        Ok(())
    }
}

/// Cheap ones first, so that a slip shows at once.
const STAGES: &[Stage] = &[
    Stage { name: "fmt", needs: Needs::Compiler, has_tests: false, run: fmt },
    Stage { name: "deny", needs: Needs::Everything, has_tests: false, run: deny },
    Stage { name: "clippy", needs: Needs::Compiler, has_tests: false, run: clippy },
    Stage { name: "core", needs: Needs::Compiler, has_tests: true, run: core },
    Stage { name: "mutants", needs: Needs::Compiler, has_tests: false, run: |_| mutants::run() },
    Stage { name: "web", needs: Needs::Everything, has_tests: true, run: web },
    Stage { name: "build", needs: Needs::Everything, has_tests: false, run: build },
    Stage { name: E2E, needs: Needs::Everything, has_tests: true, run: |it| e2e(it, false) },
];

const E2E: &str = "e2e";
const LONG: &str = "--long";

fn fmt(tally: &mut Tally) -> Result<(), Failure> {
    run_counting(tools::cargo()?.args(["fmt", "--all", "--", "--check"]), tally)
}

/// The crates we build on: which, from where, under which licence. Known faults are left out, since
/// their list is on the network, and a build must not change its answer overnight.
fn deny(_: &mut Tally) -> Result<(), Failure> {
    // It looks at the crates of all targets, and loads nothing by itself.
    process::run(tools::cargo()?.args(["fetch", "--quiet", "--locked"]))?;
    let mut command = tools::start("cargo-deny")?;
    command.args(["--locked", "--offline", "check", "--hide-inclusion-graph"]);
    process::run(command.args(["bans", "licenses", "sources"]))
}

fn clippy(tally: &mut Tally) -> Result<(), Failure> {
    let native = ["--workspace", "--all-targets", "--locked"];
    let wasm = ["--package", "unbuy", "--all-targets", "--locked", "--target", WASM_TARGET];
    let strict = ["--", "-D", "warnings"];
    run_counting(tools::cargo()?.arg("clippy").args(native).args(strict), tally)?;
    run_counting(tools::cargo()?.arg("clippy").args(wasm).args(strict), tally)
}

/// Everything that needs no browser.
fn core(tally: &mut Tally) -> Result<(), Failure> {
    run_counting(tools::cargo()?.args(["test", "--workspace", "--locked", "--no-fail-fast"]), tally)
}

fn web(tally: &mut Tally) -> Result<(), Failure> {
    let mut command = tools::cargo()?;
    command.args(["test", "--package", "unbuy", "--locked", "--target", WASM_TARGET]);
    command.args(["--test", "web"]);
    if let Some(driver) = tools::driver() {
        command.env("CHROMEDRIVER", driver);
    }
    // Seconds for the whole binary; the default of 20 is for a handful of tests.
    run_counting(command.env("WASM_BINDGEN_TEST_TIMEOUT", "300"), tally)
}

fn build(_: &mut Tally) -> Result<(), Failure> {
    bundle::build()
}

/// Journeys through the built app; long ones see it in all languages and at more widths. Files are named
/// one by one because Node reads a folder differently from version to version.
fn e2e(tally: &mut Tally, is_long: bool) -> Result<(), Failure> {
    let mut command = tools::start("node")?;
    if is_long {
        command.env("UNBUY_LONG", "1");
    }
    command.args(["--test", "--test-reporter=spec"]).args(journeys(Path::new("tests/e2e"))?);
    if let Some(browser) = tools::browser() {
        command.env("CHROME", browser);
    }
    run_counting(&mut command, tally)
}

fn journeys(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |source| Failure::file(folder, source);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            files.extend(journeys(&path)?);
        } else if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Runs the named stages, or all, up to the first that fails. With `--long` the journeys take their time.
pub fn run(words: &[&str]) -> Result<ExitCode, Failure> {
    let (long, names): (Vec<&str>, Vec<&str>) = words.iter().partition(|it| **it == LONG);
    if let Some(unknown) = names.iter().find(|name| STAGES.iter().all(|it| it.name != **name)) {
        return Err(Failure::Usage(format!("unknown stage `{unknown}`")));
    }
    let chosen = |stage: &&Stage| names.is_empty() || names.contains(&stage.name);
    let mut stages: Vec<Stage> = STAGES.iter().filter(chosen).copied().collect();
    if let Some(journeys) = stages.iter_mut().find(|it| it.name == E2E && !long.is_empty()) {
        journeys.run = |it| e2e(it, true);
    }
    let setup: Run = match stages.iter().map(|stage| stage.needs).max() {
        Some(Needs::Everything) => |_| setup::for_tests(),
        Some(Needs::Compiler) | None => |_| setup::wasm_target(),
    };
    let setup = Stage { name: "setup", needs: Needs::Compiler, has_tests: false, run: setup };
    stages.insert(0, setup);

    let mut summary = Summary::default();
    for stage in stages {
        if summary.all_passed() {
            summary.run(stage.name, |tally| stage.run(tally));
        } else {
            summary.skip(stage.name);
        }
    }
    print!("{summary}");
    Ok(if summary.all_passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
