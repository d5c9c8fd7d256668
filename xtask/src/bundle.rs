//! `cargo xtask build`: the folder to publish, held against the size budget.

use std::{path::Path, process::Command};

use crate::{
    failure::Failure,
    process, sizes,
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

/// Trunk, kept from loading anything by itself: crates are fetched first, tools are ours.
pub fn trunk(task: &str) -> Result<Command, Failure> {
    process::run(tools::cargo()?.args(["fetch", "--quiet", "--locked", "--target", WASM_TARGET]))?;
    let mut command = tools::start("trunk")?;
    command.args([task, "--locked", "--offline"]);
    // Where the app does not compile, a backtrace of Trunk buries what the compiler said.
    command.env("RUST_BACKTRACE", "0");
    Ok(command)
}
