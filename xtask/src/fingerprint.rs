//! Names and hashes of files by their bytes: a name that a browser may keep for ever, and a value by
//! which it notices a file that is not as it was built.

use std::{fs, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use crate::failure::Failure;

/// A file under its final name.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    pub integrity: String,
}

impl Named {
    /// The attributes of an element of HTML that loads it. `crossorigin`, since a sandboxed frame
    /// has another origin than its own files.
    pub fn attributes(&self, address: &str) -> String {
        format!("{address}=./{} integrity=\"{}\" crossorigin", self.name, self.integrity)
    }
}

/// The value of `integrity` for these bytes. There are half a dozen in the first load, and no byte of them
/// can be compressed away, so they are no longer than they need be.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// 16 hex digits that change with the bytes.
pub fn short(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|it| format!("{it:02x}")).collect()
}

/// Writes a file as `<stem>-<hash>.<extension>` to `folder`.
pub fn write(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<Named, Failure> {
    let name = format!("{stem}-{}.{extension}", short(bytes));
    let path = folder.join(&name);
    fs::write(&path, bytes).map_err(|it| Failure::file(path, it))?;
    Ok(Named { name, integrity: integrity(bytes) })
}

/// Gives a file that a tool wrote its name by its own bytes.
pub fn rename(path: &Path, stem: &str) -> Result<Named, Failure> {
    let bytes = fs::read(path).map_err(|it| Failure::file(path, it))?;
    fs::remove_file(path).map_err(|it| Failure::file(path, it))?;
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    write(path.parent().unwrap_or(path), stem, &extension, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_the_usual_ones() {
        // By `printf abc | openssl dgst -sha256 -binary | base64`, and `sha256sum`.
        let sha256 = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(integrity(b"abc"), sha256);
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
    }
}
