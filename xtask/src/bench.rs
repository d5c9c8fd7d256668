//! `cargo xtask bench`: how much work something is for the browser, in numbers to read. Nothing
//! passes or fails by them, since they differ from machine to machine.

use crate::{bundle, failure::Failure, process, setup, tools};

/// The list of orders: a key in the search, a tab, a sorting and the load, of few and of many orders.
pub fn list() -> Result<(), Failure> {
    measure("tests/bench/list.mjs")
}

/// Keeping orders: a note, the load and the room they take, with few and with many orders stored.
pub fn storage() -> Result<(), Failure> {
    measure("tests/bench/storage.mjs")
}

fn measure(script: &str) -> Result<(), Failure> {
    setup::for_tests()?;
    bundle::build()?;
    let mut command = tools::start("node")?;
    command.arg(script);
    if let Some(browser) = tools::browser() {
        command.env("CHROME", browser);
    }
    process::run(&mut command)
}
