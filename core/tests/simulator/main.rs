//! The journal in a world where everything goes wrong: tabs that see late what others do, that die after
//! any operation, browsers that forget the last minute, a full store, damage, and clocks that are set.
//!
//! Deeds are made up at random, always the same from one run to the next, and after each the laws are
//! checked. `UNBUY_CASES` is how many worlds there are in each mode.

#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod acting;
mod damage;
mod deeds;
mod ending;
mod laws;
mod orders;
mod second_copy;
mod tab;
mod void;
mod world;

use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use acting::{Mode, run};
use deeds::deed;

/// So many worlds are tried, half of them in each mode.
const CASES: u32 = 2_000;

fn cases() -> u32 {
    let wanted = std::env::var("UNBUY_CASES").ok().and_then(|it| it.parse().ok());
    wanted.unwrap_or(CASES).div_ceil(2)
}

#[track_caller]
fn simulate(mode: Mode) {
    let config = Config { cases: cases(), failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let deeds = prop::collection::vec(deed(), 1..50);
    let tried = runner.run(&deeds, |deeds| run(mode, &deeds).map_err(TestCaseError::fail));
    if let Err(broken) = tried {
        panic!("{broken:#}");
    }
}

#[test]
fn the_laws_hold_if_tabs_see_in_time_what_others_do() {
    simulate(Mode::Graced);
}

#[test]
fn the_laws_hold_however_late_tabs_see_what_others_do() {
    simulate(Mode::Wild);
}
