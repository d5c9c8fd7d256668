//! What the stages of a run came to: seconds and counts, and the closing line.

use std::{
    fmt,
    time::{Duration, Instant},
};

use crate::{failure::Failure, tally::Tally};

#[derive(Debug, Default)]
pub struct Summary {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    stage: &'static str,
    outcome: Outcome,
    time: Duration,
    tally: Tally,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Ok,
    Failed,
    NotRun,
}

impl Summary {
    /// Runs a stage between a headline and a line with its seconds and counts.
    pub fn run(
        &mut self,
        stage: &'static str,
        work: impl FnOnce(&mut Tally) -> Result<(), Failure>,
    ) {
        println!("\n==== {stage}");
        let begin = Instant::now();
        let mut tally = Tally::default();
        let result = work(&mut tally);
        // A stage can fail without a failed test, by a lint or a crash. It must not look
        // clean in the closing line.
        if result.is_err() && tally.failed == 0 {
            tally.failed = 1;
        }
        if let Err(failure) = &result {
            println!("error: {failure}");
        }
        let outcome = if result.is_ok() { Outcome::Ok } else { Outcome::Failed };
        let line = Line { stage, outcome, time: begin.elapsed(), tally };
        println!("---- {stage}: {:.1} s, {tally}", line.time.as_secs_f64());
        self.lines.push(line);
    }

    pub fn skip(&mut self, stage: &'static str) {
        let (time, tally) = (Duration::ZERO, Tally::default());
        self.lines.push(Line { stage, outcome: Outcome::NotRun, time, tally });
    }

    pub fn all_passed(&self) -> bool {
        self.lines.iter().all(|line| line.outcome == Outcome::Ok)
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{:8}  {:>8}  {:>7}  {:>7}", "stage", "seconds", "passed", "failed")?;
        let mut total = Tally::default();
        for Line { stage, outcome, time, tally } in &self.lines {
            let Tally { passed, failed } = tally;
            let note = match outcome {
                Outcome::Ok => "",
                Outcome::Failed => "  FAILED",
                Outcome::NotRun => "  not run",
            };
            let seconds = time.as_secs_f64();
            writeln!(f, "{stage:8}  {seconds:>8.1}  {passed:>7}  {failed:>7}{note}")?;
            total += *tally;
        }
        writeln!(f, "\n{total}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(stages: &[Option<Tally>]) -> Summary {
        let mut summary = Summary::default();
        for stage in stages {
            match stage {
                Some(counted) => summary.run("stage", |tally| {
                    *tally = *counted;
                    if counted.failed == 0 { Ok(()) } else { Err(failure()) }
                }),
                None => summary.skip("stage"),
            }
        }
        summary
    }

    fn failure() -> Failure {
        Failure::Exit { command: "a test".into() }
    }

    #[test]
    fn closing_line_adds_up_the_stages() {
        let tally = |passed, failed| Some(Tally { passed, failed });
        let summary = summary(&[tally(0, 0), tally(41, 0), tally(7, 2), None]);
        assert!(summary.to_string().ends_with("\n\n48 passed, 2 failed\n"));
        assert!(!summary.all_passed());
    }

    #[test]
    fn stage_that_fails_without_a_test_counts_as_one() {
        let mut summary = Summary::default();
        summary.run("lint", |_| Err(failure()));
        assert!(summary.to_string().ends_with("\n\n0 passed, 1 failed\n"));
    }
}
