//! The tasks of this repository: `cargo xtask setup | serve | build | test | bench | fuzz | mutants`.

mod bench;
mod bundle;
mod checks;
mod embed;
mod failure;
mod fingerprint;
mod fuzz;
mod languages;
mod mutants;
mod names;
mod oembed;
mod one_file;
mod process;
mod pseudo;
mod publish;
mod serve;
mod setup;
mod sizes;
mod split;
mod styles;
mod summary;
mod tally;
mod tools;

use std::{env, path::PathBuf, process::ExitCode};

use failure::Failure;

const USAGE: &str = "\
Usage: cargo xtask <task>

  setup               install what is missing: tools, npm packages, a browser for the tests
  serve [--port N]    build, then serve on http://127.0.0.1:8080/ and rebuild after changes
  build               build dist/ for release and hold it against the size budget
  test [STAGE]...     run every check, or only some of: fmt deny clippy core mutants web build e2e
       [--long]       the journeys look at every screen in all languages and at more widths
  bench list          build, then measure the list of orders, 10,000 against 100
  bench storage       build, then measure keeping orders, 10,000 against 100
  fuzz [--long]       run the simulator of the core in 20,000 worlds, or in 200,000
  mutants             put faults into the core, each of which the simulator must find
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode, Failure> {
    // Paths in this crate are relative to the repository, wherever cargo was started.
    let root = repository();
    env::set_current_dir(&root).map_err(|source| Failure::file(root, source))?;

    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if split::stands_in() {
        split::bindgen(&words)?;
        return Ok(ExitCode::SUCCESS);
    }
    match words.as_slice() {
        ["setup"] => setup::for_tests()?,
        ["serve"] => serve::serve(serve::DEFAULT_PORT)?,
        ["serve", "--port", port] => serve::serve(
            port.parse().map_err(|_| Failure::Usage(format!("`{port}` is not a port")))?,
        )?,
        ["build"] => {
            setup::for_builds()?;
            bundle::build()?;
        }
        ["test", stages @ ..] => return checks::run(stages),
        ["bench", "list"] => bench::list()?,
        ["bench", "storage"] => bench::storage()?,
        ["fuzz"] => fuzz::run(fuzz::CASES)?,
        ["fuzz", "--long"] => fuzz::run(fuzz::LONG)?,
        ["mutants"] => mutants::run()?,
        [] | ["help" | "-h" | "--help"] => print!("{USAGE}"),
        other => {
            return Err(Failure::Usage(format!("unknown task `{}`\n\n{USAGE}", other.join(" "))));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder above this crate. Asked for at run time, since a checkout may move while
/// its build stays.
fn repository() -> PathBuf {
    let mut folder = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    folder.pop();
    folder
}
