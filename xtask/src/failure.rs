//! Why a task ended early, told so that the reader knows what to do next.

use std::{fmt, io, path::PathBuf};

#[derive(Debug)]
pub enum Failure {
    /// The command line made no sense.
    Usage(String),
    /// A file or folder of ours could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// A program could not be started at all.
    Start { program: String, source: io::Error },
    /// A program ran and reported failure.
    Exit { command: String },
    /// Something has to be installed by hand.
    Missing { what: String, remedy: String },
    /// A stage that exists to run tests ran none, so its success says nothing.
    NoTests { stage: &'static str },
    /// A tool answers in a form that we do not know.
    Changed { what: &'static str },
    /// A line of a translation is none; counted from 1.
    Translation { file: String, line: usize },
    /// Something weighs more than we allow ourselves.
    OverBudget { what: &'static str, bytes: usize, limit: usize },
}

impl Failure {
    pub fn file(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File { path: path.into(), source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Start { program, source } => write!(f, "cannot start `{program}`: {source}"),
            Self::Exit { command } => write!(f, "failed: {command}"),
            Self::Missing { what, remedy } => write!(f, "missing: {what}. {remedy}"),
            Self::NoTests { stage } => write!(f, "stage `{stage}` ran no tests"),
            Self::Changed { what } => write!(f, "{what} looks unlike what this task knows"),
            Self::Translation { file, line } => {
                write!(f, "src/i18n/languages/{file}, line {line}: not `key = text`, or said twice")
            }
            Self::OverBudget { what, bytes, limit } => {
                write!(f, "{what}: {bytes} bytes, {} over the limit of {limit}", bytes - limit)
            }
        }
    }
}
