//! Reads one file, chunk by chunk.

use std::{
    collections::HashSet,
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
};

use csv_core::ReadRecordResult;

use super::{
    MAX_BYTES, MAX_COLUMNS, MAX_ODDITIES, MAX_ROWS,
    columns::{Format, Layout},
    item::{Item, RefundItem, Row},
    oddity::{Odd, Oddity, ReadError, WrongFile},
    text::{self, Decoder, Encoding, Kind},
};
use crate::storage::{Backup, BackupError};

/// The longest row, in bytes. What is longer has lost a quotation mark.
const MAX_ROW: usize = 1 << 20;
/// The longest header, in bytes.
const MAX_HEADER: usize = 64 << 10;

/// Reads one file that comes in chunks of any length.
pub struct Reader {
    bytes: u64,
    state: State,
    found: Found,
}

/// How far a reader is.
enum State {
    /// Too little was seen to tell what the file is.
    Beginning(Vec<u8>),
    /// It may be a backup, which is read as a whole.
    Json(Vec<u8>),
    /// It is a table, and its header is not complete.
    Header { decoder: Decoder, text: Vec<u8> },
    /// The rows.
    Rows { decoder: Decoder, table: Box<Table> },
}

/// What a reader found in a file.
#[derive(Debug, Default)]
pub struct Found {
    /// What the file is.
    pub(super) format: Option<Format>,
    pub(super) items: Vec<Item>,
    pub(super) refunds: Vec<RefundItem>,
    pub(super) backup: Option<Backup>,
    pub(super) odd: Vec<Oddity>,
    pub(super) more_odd: u32,
    pub(super) skipped: u32,
    pub(super) rows: u32,
}

impl Found {
    /// What the file is.
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    /// What a backup of ours holds.
    pub fn backup(&self) -> Option<&Backup> {
        self.backup.as_ref()
    }
}

impl Reader {
    /// A reader for a file of so many bytes.
    ///
    /// # Errors
    /// If it is too long to be read.
    pub fn new(bytes: u64) -> Result<Self, ReadError> {
        if bytes > MAX_BYTES {
            return Err(ReadError::TooLarge { bytes });
        }
        Ok(Self { bytes: 0, state: State::Beginning(Vec::new()), found: Found::default() })
    }

    /// How many rows were read so far, the header not counted.
    pub fn rows(&self) -> u32 {
        self.found.rows
    }

    /// What the file is, as soon as its header is read.
    pub fn format(&self) -> Option<Format> {
        self.found.format
    }

    /// How many bytes were read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads the next chunk.
    ///
    /// # Errors
    /// Why the file cannot be read. The reader is of no more use then.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), ReadError> {
        self.bytes += chunk.len() as u64;
        if self.bytes > MAX_BYTES {
            return Err(ReadError::TooLarge { bytes: self.bytes });
        }
        match &mut self.state {
            State::Beginning(seen) => {
                seen.extend_from_slice(chunk);
                if seen.len() >= text::ENOUGH {
                    self.begin()?;
                }
                Ok(())
            }
            State::Json(seen) => {
                seen.extend_from_slice(chunk);
                Ok(())
            }
            State::Header { decoder, text } => {
                decoder.decode(chunk, text);
                self.look_for_header(false)
            }
            State::Rows { decoder, table } => {
                let mut text = Vec::new();
                decoder.decode(chunk, &mut text);
                table.read(&text, &mut self.found)
            }
        }
    }

    /// What was found, once all chunks were read.
    ///
    /// # Errors
    /// Why the file cannot be read.
    pub fn finish(mut self) -> Result<Found, ReadError> {
        if let State::Beginning(_) = self.state {
            self.begin()?;
        }
        if let State::Header { .. } = self.state {
            self.look_for_header(true)?;
        }
        match &mut self.state {
            State::Json(seen) => {
                let text = str::from_utf8(seen).ok();
                let text = text.ok_or(ReadError::WrongFile(WrongFile::Json))?;
                let backup = Backup::read(text).map_err(|why| match why {
                    BackupError::NotABackup => ReadError::WrongFile(WrongFile::Json),
                    BackupError::Newer(_) | BackupError::Damaged => ReadError::Backup(why),
                })?;
                self.found.format = Some(Format::Backup);
                self.found.backup = Some(backup);
            }
            State::Rows { table, .. } => table.finish(&mut self.found)?,
            State::Beginning(_) | State::Header { .. } => {}
        }
        Ok(self.found)
    }

    fn begin(&mut self) -> Result<(), ReadError> {
        let State::Beginning(seen) = &mut self.state else { return Ok(()) };
        let seen = std::mem::take(seen);
        self.state = match text::sniff(&seen).map_err(ReadError::WrongFile)? {
            Kind::Json => State::Json(seen),
            Kind::Table(encoding, mark) => {
                let (mut decoder, mut text) = (Decoder::new(encoding), Vec::new());
                decoder.decode(&seen[mark..], &mut text);
                State::Header { decoder, text }
            }
        };
        self.look_for_header(false)
    }

    /// Goes on to the rows as soon as the header is complete.
    fn look_for_header(&mut self, is_all: bool) -> Result<(), ReadError> {
        let State::Header { decoder, text } = &mut self.state else { return Ok(()) };
        // Spreadsheets may say in a line of its own what parts the cells.
        let start = if text.starts_with(b"sep=") { line_end(text).unwrap_or(0) } else { 0 };
        let rest = &text[start..];
        if rest.trim_ascii().is_empty() && is_all {
            return Err(ReadError::WrongFile(WrongFile::Empty));
        }
        let is_complete = line_end(rest.trim_ascii_start()).is_some();
        if !is_complete && !is_all {
            let is_too_long = rest.len() > MAX_HEADER;
            return if is_too_long { Err(ReadError::RowTooLong { row: 1 }) } else { Ok(()) };
        }
        if rest.contains(&0) && line_end(rest).is_none_or(|end| rest[..end].contains(&0)) {
            return Err(ReadError::WrongFile(WrongFile::Binary));
        }
        let line = rest.trim_ascii_start();
        let (layout, delimiter) = header(&line[..line_end(line).unwrap_or(line.len())])?;
        self.found.format = Some(layout.format);
        let mut table = Box::new(Table::new(layout, delimiter));
        let decoder = std::mem::replace(decoder, Decoder::new(Encoding::Bytes));
        table.read(rest, &mut self.found)?;
        self.state = State::Rows { decoder, table };
        Ok(())
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("bytes", &self.bytes).field("rows", &self.rows()).finish()
    }
}

/// Where the first line ends, quoted line ends not counted.
fn line_end(text: &[u8]) -> Option<usize> {
    let mut is_quoted = false;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The layout that the header tells, and what parts the cells: of comma, semicolon and tab the one with
/// which the header makes sense.
fn header(text: &[u8]) -> Result<(Layout, u8), ReadError> {
    let mut best: Option<(usize, ReadError)> = None;
    for delimiter in [b',', b';', b'\t'] {
        let mut csv = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let (mut cells, mut ends) = (vec![0; text.len() + 1], vec![0; MAX_COLUMNS]);
        let (result, used, written, count) = csv.read_record(text, &mut cells, &mut ends);
        let (written, count) = match result {
            // The whole file is a header without a line end.
            ReadRecordResult::InputEmpty => {
                let (_, _, more, last) =
                    csv.read_record(&text[used..][..0], &mut cells[written..], &mut ends[count..]);
                (written + more, count + last)
            }
            ReadRecordResult::OutputEndsFull => return Err(ReadError::TooManyColumns { row: 1 }),
            ReadRecordResult::OutputFull | ReadRecordResult::Record | ReadRecordResult::End => {
                (written, count)
            }
        };
        let starts = std::iter::once(0).chain(ends[..count].iter().copied());
        let names = starts.zip(&ends[..count]);
        let name = |(start, end): (usize, &usize)| {
            let (name, _) = text::cell(&cells[start.min(written)..(*end).min(written)]);
            name.trim().chars().take(super::MAX_CELL).collect::<String>()
        };
        let columns = names.map(name).collect();
        match Layout::of(columns) {
            Ok(layout) => return Ok((layout, delimiter)),
            // What is nearest to a known format tells most; else what has most columns.
            Err(error @ ReadError::MissingColumns { .. }) => best = Some((usize::MAX, error)),
            Err(error) => {
                if best.as_ref().is_none_or(|(columns, _)| *columns < count) {
                    best = Some((count, error));
                }
            }
        }
    }
    let nothing = ReadError::UnknownColumns { columns: Vec::new() };
    Err(best.map_or(nothing, |(_, error)| error))
}

/// The rows of a table while they are read.
struct Table {
    layout: Layout,
    csv: csv_core::Reader,
    /// The cells of the row so far, and where each ends.
    cells: Vec<u8>,
    written: usize,
    ends: Vec<usize>,
    count: usize,
    /// How many rows have ended, the header counted.
    row: u32,
    header: u64,
    seen: HashSet<u64>,
}

impl Table {
    fn new(layout: Layout, delimiter: u8) -> Self {
        Self {
            layout,
            csv: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            cells: vec![0; 4096],
            written: 0,
            ends: vec![0; MAX_COLUMNS],
            count: 0,
            row: 0,
            header: 0,
            seen: HashSet::new(),
        }
    }

    fn read(&mut self, mut text: &[u8], found: &mut Found) -> Result<(), ReadError> {
        while !text.is_empty() {
            let (result, used, written, count) = self.csv.read_record(
                text,
                &mut self.cells[self.written..],
                &mut self.ends[self.count..],
            );
            text = &text[used..];
            self.written += written;
            self.count += count;
            match result {
                ReadRecordResult::InputEmpty => return Ok(()),
                ReadRecordResult::OutputFull => {
                    let row = self.row + 1;
                    if self.cells.len() >= MAX_ROW {
                        return Err(ReadError::RowTooLong { row });
                    }
                    self.cells.resize(self.cells.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    return Err(ReadError::TooManyColumns { row: self.row + 1 });
                }
                ReadRecordResult::Record => self.end_row(found)?,
                ReadRecordResult::End => return Ok(()),
            }
        }
        Ok(())
    }

    fn finish(&mut self, found: &mut Found) -> Result<(), ReadError> {
        // A line end ends the last row, unless it lies within quotation marks.
        self.read(b"\n", found)?;
        if self.written > 0 || self.count > 0 {
            return Err(ReadError::UnclosedQuote { row: self.row + 1 });
        }
        Ok(())
    }

    fn end_row(&mut self, found: &mut Found) -> Result<(), ReadError> {
        self.row += 1;
        let (written, count) = (std::mem::take(&mut self.written), std::mem::take(&mut self.count));
        let mut hasher = DefaultHasher::new();
        (&self.cells[..written], &self.ends[..count]).hash(&mut hasher);
        let hash = hasher.finish();
        let mut odd: Vec<(Option<usize>, Odd)> = Vec::new();
        if self.row == 1 {
            self.header = hash;
            odd.extend(self.layout.repeated.iter().map(|it| (Some(*it), Odd::RepeatedColumn)));
            self.tell(found, odd);
            return Ok(());
        }
        // Files put one after the other: the header comes again.
        if hash == self.header {
            found.skipped += 1;
            return Ok(());
        }
        found.rows += 1;
        if found.rows > MAX_ROWS {
            return Err(ReadError::TooManyRows);
        }
        if !self.seen.insert(hash) {
            odd.push((None, Odd::RepeatedRow));
            found.skipped += 1;
            self.tell(found, odd);
            return Ok(());
        }
        let starts = std::iter::once(0).chain(self.ends[..count].iter().copied());
        let cells: Vec<&[u8]> =
            starts.zip(&self.ends[..count]).map(|(start, end)| &self.cells[start..*end]).collect();
        let extra = cells.get(self.layout.width..).unwrap_or_default();
        if extra.iter().any(|it| !it.trim_ascii().is_empty()) {
            odd.push((None, Odd::TooManyCells));
            found.skipped += 1;
            self.tell(found, odd);
            return Ok(());
        }
        if cells.len() < self.layout.width {
            odd.push((None, Odd::TooFewCells));
        }
        let mut row = Row { layout: &self.layout, cells, number: self.row, odd };
        let is_taken = if self.layout.format == Format::AmazonRefunds {
            row.refund().map(|it| found.refunds.push(it)).is_some()
        } else {
            row.item().map(|it| found.items.push(it)).is_some()
        };
        found.skipped += u32::from(!is_taken);
        let odd = row.odd;
        self.tell(found, odd);
        Ok(())
    }

    fn tell(&self, found: &mut Found, odd: Vec<(Option<usize>, Odd)>) {
        for (place, what) in odd {
            let column = place.and_then(|it| self.layout.names.get(it)).cloned();
            let column = column.unwrap_or_default();
            let oddity = Oddity { file: 0, row: self.row, column, what };
            // What is so of the file as a whole is told once.
            let once = matches!(what, Odd::NotUnicode | Odd::AssumedDollar);
            if found.odd.iter().any(|it| *it == oddity || once && it.what == what) {
                continue;
            }
            if found.odd.len() < MAX_ODDITIES {
                found.odd.push(oddity);
            } else {
                found.more_odd += 1;
            }
        }
    }
}
