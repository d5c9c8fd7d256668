//! `cargo xtask fuzz`: the simulator of the core in many more worlds than the tests try.

use crate::{failure::Failure, process, tools};

pub const CASES: u32 = 20_000;
pub const LONG: u32 = 200_000;

pub fn run(cases: u32) -> Result<(), Failure> {
    let mut command = tools::cargo()?;
    command.args(["test", "--package", "unbuy-core", "--locked", "--test", "simulator"]);
    process::run(command.env("UNBUY_CASES", cases.to_string()))
}
