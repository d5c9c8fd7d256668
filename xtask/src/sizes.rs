//! What a built folder weighs, file by file, as it is and as a server would send it.

use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

use crate::failure::Failure;

/// What a first visit does not load, by the beginning of the path. All else counts, and
/// what is listed here is still shown.
const ON_DEMAND: &[&str] = &[
    // Read by the pages of others, and by those who show the practice there.
    "demo/",
    "embed.js",
    "frame-",     // what the page does in a frame of others
    "lang-",      // languages other than English
    "rates.json", // for those who compare currencies
    "later-",     // dialogs, the order page, real orders: fetched once the first page stands
    // Read by browsers once the page has loaded: to install it, and for use without a network. The
    // worker then asks for every file once more; what the browser has cached is not sent again.
    "app-",
    "manifest.webmanifest",
    "sw.js",
    "update-", // what asks for the worker
    // Never loaded: for hosts, and for the pages of those who link here.
    "_headers",
    "oembed.json",
    "share.png",
    "sw-off.js",
    "unbuy-practice.html", // everything once more, in one file
];

#[derive(Debug)]
struct File {
    path: String,
    size: Size,
}

#[derive(Clone, Copy, Debug, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The files of a folder, ordered by path.
#[derive(Debug)]
pub struct Report {
    files: Vec<File>,
}

impl Report {
    pub fn of(folder: &Path) -> Result<Self, Failure> {
        let mut files = Vec::new();
        for path in files_below(folder)? {
            let bytes = fs::read(&path).map_err(|source| Failure::file(&path, source))?;
            let size = Size::of(&bytes).map_err(|source| Failure::file(&path, source))?;
            let path = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            files.push(File { path, size });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// Bytes of a first visit after brotli.
    pub fn first_load(&self) -> usize {
        self.total().brotli
    }

    fn total(&self) -> Size {
        let first = self.files.iter().filter(|file| !file.is_on_demand());
        first.fold(Size::default(), |sum, File { size, .. }| Size {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const TOTAL: &str = "first load";
        let names = self.files.iter().map(|file| file.path.len());
        let width = names.max().unwrap_or(0).max(TOTAL.len());
        writeln!(f, "{:width$}  {:>9}  {:>9}  {:>9}", "bytes", "raw", "gzip -9", "brotli 11")?;
        let mut row = |name: &str, Size { raw, gzip, brotli }, note: &str| {
            writeln!(f, "{name:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}{note}")
        };
        for file in &self.files {
            row(&file.path, file.size, if file.is_on_demand() { "  on demand" } else { "" })?;
        }
        row(TOTAL, self.total(), "")
    }
}

impl File {
    fn is_on_demand(&self) -> bool {
        ON_DEMAND.iter().any(|start| self.path.starts_with(start))
    }
}

impl Size {
    fn of(bytes: &[u8]) -> io::Result<Self> {
        let quality = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        let mut brotli = CompressorWriter::with_params(Vec::new(), 4096, &quality);
        brotli.write_all(bytes)?;
        Ok(Self { raw: bytes.len(), gzip: gzip(bytes)?.len(), brotli: brotli.into_inner().len() })
    }
}

/// Bytes as `gzip -9` packs them.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    gzip.finish()
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |source| Failure::file(folder, source);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_load_is_everything_but_what_comes_on_demand() {
        let file = |path: &str, brotli| {
            let size = Size { brotli, ..Size::default() };
            File { path: path.into(), size }
        };
        let files = vec![file("app.js", 1), file("lang-pl.txt", 20), file("looks.css", 300)];
        let report = Report { files };
        assert_eq!(report.first_load(), 301);
        assert!(report.to_string().contains("lang-pl.txt"));
    }

    #[test]
    fn compression_is_what_a_server_would_do() {
        let Size { raw, gzip, brotli } = Size::of(&b"practice ".repeat(1000)).unwrap();
        assert_eq!(raw, 9000);
        assert!(brotli < gzip && gzip < 100, "{gzip} {brotli}");
    }
}
