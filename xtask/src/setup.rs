//! Installing what is missing, one thing after another, one line each.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{self as own, Command},
    time::Instant,
};

use crate::{
    failure::Failure,
    process,
    tools::{self, CARGO_DENY, CargoTool, TRUNK, WASM_BINDGEN, WASM_SPLIT, WASM_TARGET},
};

const OLDEST_NODE: u32 = 20;

/// What the tests need of the system, by Debian's names.
const DEBIAN_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-core", "libfaketime"];

/// Everything for `build` and `serve`.
pub fn for_builds() -> Result<(), Failure> {
    wasm_target()?;
    standard_library()?;
    cargo_tool(&WASM_BINDGEN)?;
    cargo_tool(&WASM_SPLIT)?;
    cargo_tool(&TRUNK)?;
    npm_packages()
}

/// Everything: `for_builds`, what judges the crates, and a browser.
pub fn for_tests() -> Result<(), Failure> {
    for_builds()?;
    cargo_tool(&CARGO_DENY)?;
    browser()
}

pub fn wasm_target() -> Result<(), Failure> {
    // The compiler knows best, also where it did not come from rustup.
    let mut question = tools::start("rustc")?;
    question.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    if process::read(&mut question).is_some_and(|it| Path::new(it.trim()).is_dir()) {
        return ready(WASM_TARGET);
    }
    timed(WASM_TARGET, "adding", || {
        process::run_quietly(tools::start("rustup")?.args(["target", "add", WASM_TARGET]))
    })
}

/// Its source, which the release build compiles anew, see `bundle.rs`.
fn standard_library() -> Result<(), Failure> {
    const SOURCE: &str = "rust-src";
    if tools::standard_library()?.is_dir() {
        return ready(SOURCE);
    }
    timed(SOURCE, "adding", || {
        process::run_quietly(tools::start("rustup")?.args(["component", "add", SOURCE]))
    })
}

fn cargo_tool(tool: &CargoTool) -> Result<(), Failure> {
    let name = format!("{} {}", tool.krate, tool.version);
    if tool.is_ready()? {
        return ready(&name);
    }
    timed(&name, &format!("building, about {} minutes", tool.minutes), || {
        let folder = tool.folder()?;
        // Built next to its place and then moved there: an interrupted build is never
        // taken for a complete one.
        let unfinished = folder.with_added_extension(format!("unfinished-{}", own::id()));
        fs::create_dir_all(&unfinished).map_err(|it| Failure::file(&unfinished, it))?;
        if process::read(&mut ready_made(tool, &unfinished)?).is_none() {
            process::run_quietly(&mut from_source(tool, &unfinished)?)
                .or_else(|failure| remove(&unfinished).and(Err(failure)))?;
        }
        remove(&folder)?;
        fs::rename(&unfinished, &folder).map_err(|it| Failure::file(folder, it))
    })
}

/// Takes the author's build where `cargo binstall` is installed; it fails otherwise.
fn ready_made(tool: &CargoTool, root: &Path) -> Result<Command, Failure> {
    let mut command = installer(root)?;
    command
        .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
        .arg(root);
    command.arg(format!("{}@{}", tool.krate, tool.version));
    Ok(command)
}

fn from_source(tool: &CargoTool, root: &Path) -> Result<Command, Failure> {
    let mut command = installer(root)?;
    command.args(["install", "--locked", "--version", tool.version, "--root"]).arg(root);
    command.args(tool.options).arg(tool.krate);
    // The tools run for seconds; a build of half the time is worth more than speed.
    command
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
    Ok(command)
}

/// Cargo outside of this repository: what is set for our own builds is not for tools.
fn installer(root: &Path) -> Result<Command, Failure> {
    let mut command = tools::cargo()?;
    command.current_dir(root);
    for variable in
        ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR", "CARGO_BUILD_TARGET"]
    {
        command.env_remove(variable);
    }
    Ok(command)
}

fn npm_packages() -> Result<(), Failure> {
    let version = process::read(tools::start("node")?.arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|it| it.parse().ok());
    if major.is_none_or(|it: u32| it < OLDEST_NODE) {
        return Err(Failure::Missing {
            what: format!("Node.js {OLDEST_NODE} or newer"),
            remedy: "Install it from your distribution or from nodejs.org.".into(),
        });
    }
    // npm writes this file last, after everything it lists is in place.
    let installed = modified("node_modules/.package-lock.json");
    if installed.is_some() && installed >= modified("package-lock.json") {
        return ready("npm packages");
    }
    timed("npm packages", "installing", || {
        process::run_quietly(tools::start("npm")?.args([
            "ci",
            "--include=dev",
            "--no-audit",
            "--no-fund",
        ]))
    })
}

fn browser() -> Result<(), Failure> {
    let name = "chromium, chromedriver, libfaketime";
    let missing = || {
        let wanted = [
            ("a browser (Chromium, or CHROME)", tools::browser()),
            ("its driver (chromedriver, or CHROMEDRIVER)", tools::driver()),
            ("libfaketime (or LIBFAKETIME)", tools::faketime()),
        ];
        let names = wanted.into_iter().filter(|(_, path)| path.is_none()).map(|(name, _)| name);
        names.collect::<Vec<_>>().join(", ")
    };
    if missing().is_empty() {
        return ready(name);
    }
    let install = ["install", "-y", "--no-install-recommends"];
    let by_hand = |what| Failure::Missing {
        what,
        remedy: format!(
            "On Debian, as root: apt-get {} {}. Elsewhere install the same and name the \
             paths in the variables.",
            install.join(" "),
            DEBIAN_PACKAGES.join(" "),
        ),
    };
    if !is_root() || !has_apt() {
        return Err(by_hand(missing()));
    }
    timed(name, "installing from Debian", || {
        process::run_quietly(apt()?.arg("update"))?;
        process::run_quietly(apt()?.args(install).args(DEBIAN_PACKAGES))
    })?;
    if missing().is_empty() { Ok(()) } else { Err(by_hand(missing())) }
}

fn apt() -> Result<Command, Failure> {
    let mut command = tools::start("apt-get")?;
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

fn has_apt() -> bool {
    process::read(Command::new("apt-get").arg("--version")).is_some()
}

fn is_root() -> bool {
    process::read(Command::new("id").arg("-u")).is_some_and(|it| it.trim() == "0")
}

fn modified(path: &str) -> Option<std::time::SystemTime> {
    fs::metadata(path).and_then(|it| it.modified()).ok()
}

fn remove(folder: &PathBuf) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::file(folder, error)),
        _ => Ok(()),
    }
}

fn ready(name: &str) -> Result<(), Failure> {
    println!("{name}: ready");
    Ok(())
}

/// One line: what is done now, and, once it is, how long it took.
fn timed(
    name: &str,
    doing: &str,
    work: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    print!("{name}: {doing} ... ");
    // A line that shows late is no reason to stop.
    let _ = io::stdout().flush();
    let begin = Instant::now();
    work()?;
    println!("{} s", begin.elapsed().as_secs());
    Ok(())
}
