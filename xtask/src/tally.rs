//! How many tests passed and failed, read from what test runners print.

use std::{fmt, ops::AddAssign};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// Reads one line of output: the closing line of a test binary (native or in a
    /// browser), or one of the two closing lines of Node's runner.
    pub fn of_line(line: &str) -> Self {
        if let Some((_, rest)) = line.split_once("test result: ") {
            let count = |word| number_before(rest, word).unwrap_or(0);
            return Self { passed: count(" passed"), failed: count(" failed") };
        }
        let count = |label| line.trim().strip_prefix(label).and_then(|it| it.parse().ok());
        Self { passed: count("ℹ pass ").unwrap_or(0), failed: count("ℹ fail ").unwrap_or(0) }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn number_before(text: &str, word: &str) -> Option<usize> {
    text.split_once(word)?.0.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, passed: usize, failed: usize) {
        assert_eq!(Tally::of_line(line), Tally { passed, failed }, "{line}");
    }

    #[test]
    fn closing_lines_are_counted() {
        check("test result: ok. 41 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", 41, 0);
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored; finished in 0.02s", 3, 2);
        check("    test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out", 7, 0);
        check("ℹ pass 12", 12, 0);
        check("ℹ fail 2", 0, 2);
    }

    #[test]
    fn other_lines_count_nothing() {
        check("", 0, 0);
        check("test order::tests::three_passed ... ok", 0, 0);
        check("running 5 tests", 0, 0);
        check("ℹ tests 14", 0, 0);
        check("✔ the mail says ℹ pass 3 (4.1ms)", 0, 0);
    }
}
