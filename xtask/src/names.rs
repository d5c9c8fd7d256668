//! Short names between script and program: `wasm-bindgen` ends each with 16 digits of a hash, which no
//! compression makes smaller. 3.5 KB of the first load. A crate that reads and writes WebAssembly would
//! take longer to build than all tasks together, for one section.

use std::{collections::BTreeMap, fs, path::Path};

use crate::failure::Failure;

/// What the names begin with.
const PREFIX: &str = "__wb";

/// How many digits of a hash they end with.
const DIGITS: usize = 16;

/// The place of the section of imports in the WebAssembly format.
const IMPORTS: u8 = 2;

/// Gives what `program` imports short names, in it and in the `script` that provides it.
pub fn shorten(script: &Path, program: &Path) -> Result<(), Failure> {
    let mut code = fs::read_to_string(script).map_err(|it| Failure::file(script, it))?;
    let bytes = fs::read(program).map_err(|it| Failure::file(program, it))?;
    let mut names = BTreeMap::new();
    let changed = Failure::Changed { what: "the program that wasm-bindgen writes" };
    let bytes = with_short_imports(&bytes, &mut names).ok_or(changed)?;
    // No name is the beginning of another: all end with as many digits after the same mark.
    for (name, short) in names {
        code = code.replace(&name, &short);
    }
    fs::write(script, code).map_err(|it| Failure::file(script, it))?;
    fs::write(program, bytes).map_err(|it| Failure::file(program, it))
}

fn with_short_imports(program: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let (head, mut rest) = program.split_at_checked(8)?;
    let mut written = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        rest = after;
        let size = number(&mut rest)?;
        let section = take(&mut rest, size)?;
        let section = if *kind == IMPORTS { imports(section, names)? } else { section.to_vec() };
        written.push(*kind);
        write(&section, &mut written);
    }
    Some(written)
}

/// The section of imports with short names: how many, then a module, a name and a description each.
fn imports(section: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut rest = section;
    let count = number(&mut rest)?;
    let mut written = section[..section.len() - rest.len()].to_vec();
    for _ in 0..count {
        let size = number(&mut rest)?;
        write(take(&mut rest, size)?, &mut written);
        let size = number(&mut rest)?;
        let name = std::str::from_utf8(take(&mut rest, size)?).ok()?;
        write(short(name, names).as_bytes(), &mut written);
        let description = rest;
        skip_description(&mut rest)?;
        written.extend_from_slice(&description[..description.len() - rest.len()]);
    }
    Some(written)
}

fn short(name: &str, names: &mut BTreeMap<String, String>) -> String {
    let hash = name.rsplit_once('_').map_or("", |(_, hash)| hash);
    let is_hashed = hash.len() == DIGITS && hash.bytes().all(|it| it.is_ascii_hexdigit());
    if !(name.starts_with(PREFIX) && is_hashed) {
        return name.to_owned();
    }
    let next = format!("w{:x}", names.len());
    names.entry(name.to_owned()).or_insert(next).clone()
}

/// What kind of thing is imported: a function, a table, a memory, a global or a tag.
fn skip_description(rest: &mut &[u8]) -> Option<()> {
    let kind = take(rest, 1)?[0];
    match kind {
        0 => drop(number(rest)?),
        1 | 2 => {
            take(rest, usize::from(kind == 1))?;
            let has_maximum = number(rest)? & 1 == 1;
            number(rest)?;
            if has_maximum {
                number(rest)?;
            }
        }
        3 => drop(take(rest, 2)?),
        4 => {
            take(rest, 1)?;
            number(rest)?;
        }
        _ => return None,
    }
    Some(())
}

fn take<'a>(rest: &mut &'a [u8], size: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(size)?;
    *rest = after;
    Some(taken)
}

/// A number in groups of seven bits, the lowest first.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let byte = take(rest, 1)?[0];
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Bytes after their number.
fn write(bytes: &[u8], to: &mut Vec<u8>) {
    let mut size = bytes.len();
    while size >= 0x80 {
        to.push(0x80 | u8::try_from(size & 0x7f).unwrap_or_default());
        size >>= 7;
    }
    to.push(u8::try_from(size).unwrap_or_default());
    to.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_become_short_and_nothing_else_changes() {
        let hashed = "__wbg_body_e549239eaff082e1";
        let mut section = vec![2];
        write(b"m", &mut section);
        write(hashed.as_bytes(), &mut section);
        section.extend([0, 5]);
        write(b"m", &mut section);
        write(b"__wbindgen_throw", &mut section);
        section.extend([1, 0x70, 1, 3, 9]);
        let mut program = b"\0asm\x01\0\0\0".to_vec();
        program.push(IMPORTS);
        write(&section, &mut program);
        program.extend([7, 1, 0]);

        let mut names = BTreeMap::new();
        let written = with_short_imports(&program, &mut names).unwrap();
        assert_eq!(names, BTreeMap::from([(hashed.to_owned(), "w0".to_owned())]));
        assert_eq!(written.len(), program.len() - (hashed.len() - 2));
        assert!(written.ends_with(&[1, 0x70, 1, 3, 9, 7, 1, 0]));
        assert_eq!(with_short_imports(&program[..20], &mut names), None);
    }
}
