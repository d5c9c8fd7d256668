//! `cargo xtask build`: the folder to publish, held against the size budget.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    process, sizes, styles,
    tools::{self, WASM_TARGET},
};

const DIST: &str = "dist";

/// What a first visit may load, everything together, after brotli. Above it the build
/// fails: on a slow phone line (about 50 KB a second) this is already close to 3 seconds.
const FIRST_LOAD_LIMIT: usize = 130 * 1024;

/// What a first visit should load. Above it the build warns.
const FIRST_LOAD_AIM: usize = 100 * 1024;

/// Builds `dist/`, prints what it weighs, and fails above the limit.
pub fn build() -> Result<(), Failure> {
    process::run(trunk("build")?.arg("--release"))?;
    minify_scripts()?;
    styles::join(Path::new(DIST))?;
    let report = sizes::Report::of(Path::new(DIST))?;
    println!("\n{report}");
    let bytes = report.first_load();
    if bytes > FIRST_LOAD_LIMIT {
        return Err(Failure::OverBudget { bytes, limit: FIRST_LOAD_LIMIT });
    }
    if bytes > FIRST_LOAD_AIM {
        println!("warning: the first load is over the aim of {FIRST_LOAD_AIM} bytes");
    }
    println!("Budget: {bytes} of {FIRST_LOAD_LIMIT} bytes.");
    Ok(())
}

/// The flags of `.cargo/config.toml`, and short names for the folders of this machine: they stand in
/// panic messages, and nobody who reads one needs to know where it was built.
fn flags() -> String {
    let home = env::home_dir().map(|it| it.join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or(home);
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    for (folder, name) in [(cargo, "crates"), (env::current_dir().ok(), "unbuy")] {
        flags.extend(folder.map(|it| format!("--remap-path-prefix={}={name}", it.display())));
    }
    // Paths may have spaces, so cargo wants this between flags.
    flags.join("\u{1f}")
}

/// Trunk 0.21 leaves scripts as they are.
fn minify_scripts() -> Result<(), Failure> {
    let failed = |source| Failure::file(DIST, source);
    for entry in fs::read_dir(DIST).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|it| it == "js") {
            let mut esbuild = tools::start("esbuild")?;
            esbuild.arg(&path).args(["--minify", "--format=esm", "--log-level=warning"]);
            let outfile = format!("--outfile={}", path.display());
            process::run(esbuild.args([outfile.as_str(), "--allow-overwrite"]))?;
        }
    }
    Ok(())
}

/// Trunk, kept from loading anything by itself: crates are fetched first, tools are ours.
pub fn trunk(task: &str) -> Result<Command, Failure> {
    process::run(tools::cargo()?.args(["fetch", "--quiet", "--locked", "--target", WASM_TARGET]))?;
    let mut command = tools::start("trunk")?;
    command.args([task, "--locked", "--offline"]);
    command.env("CARGO_ENCODED_RUSTFLAGS", flags());
    // Where the app does not compile, a backtrace of Trunk buries what the compiler said.
    command.env("RUST_BACKTRACE", "0");
    Ok(command)
}
