//! Reading the files that were picked, piece by piece, until it is done or somebody stops it.

use unbuy_core::{
    Timestamp,
    files::{Found, MAX_BYTES, ReadError, Reader},
};

use crate::{i18n::use_texts, platform::files::PickedFile};

/// How much is read at a time, in bytes: little enough for a bar that moves, and much enough to be quick.
const PIECE: u64 = 256 << 10;

/// How far it is with which file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Progress {
    pub name: String,
    pub bytes: u64,
    pub of: u64,
    pub rows: u32,
}

/// What reading some files came to.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// What was found, file by file, with when it was made.
    pub found: Vec<(Found, Timestamp)>,
    /// What the files are, each in a line.
    pub told: Vec<String>,
    /// Which were not read and why, each in a line.
    pub failed: Vec<String>,
    /// The names of those that were read, in the order of `found`.
    pub names: Vec<String>,
}

/// Reads all of them. `go_on` is told how far it is before each piece, and says whether to go on.
/// Nothing if it does not.
pub(super) async fn read_all(
    mut files: Vec<PickedFile>,
    go_on: impl Fn(Progress) -> bool,
) -> Option<Outcome> {
    let t = use_texts();
    let mut outcome = Outcome::default();
    // What a later file says of an order counts more.
    files.sort_by_key(PickedFile::modified);
    for file in files {
        let name = file.name();
        match read(&file, &name, &go_on).await {
            Ok(None) => return None,
            Ok(Some(found)) => {
                let what = found.format().map(|it| t.format_name(it)).unwrap_or_default();
                outcome.told.push(t.file_is(&name, what));
                outcome.found.push((found, file.modified()));
                outcome.names.push(name);
            }
            Err(why) => outcome.failed.push(t.file_wrong(&name, why)),
        }
    }
    Some(outcome)
}

/// One file; nothing if it was stopped. What is wrong with it comes in words.
async fn read(
    file: &PickedFile,
    name: &str,
    go_on: &impl Fn(Progress) -> bool,
) -> Result<Option<Found>, String> {
    let t = use_texts();
    let wrong = |it: ReadError| t.read_error(&it);
    let of = file.bytes();
    let mut reader = Reader::new(of).map_err(wrong)?;
    let mut bytes = 0;
    while bytes < of {
        let progress = Progress { name: name.to_owned(), bytes, of, rows: reader.rows() };
        if !go_on(progress) {
            return Ok(None);
        }
        let piece = file.read(bytes, (bytes + PIECE).min(of)).await;
        let piece = piece.map_err(|_| t.wrong_unreadable())?;
        if piece.is_empty() {
            // It has become shorter in between.
            return Err(t.wrong_unreadable());
        }
        bytes += u64::try_from(piece.len()).unwrap_or(MAX_BYTES);
        reader.feed(&piece).map_err(wrong)?;
    }
    reader.finish().map_err(wrong).map(Some)
}
