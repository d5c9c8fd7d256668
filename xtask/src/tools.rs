//! The programs the tasks call: their versions, where they are kept, how they are started.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, process, split::STAND_IN};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program installed from crates.io, in exactly one version.
#[derive(Debug)]
pub struct CargoTool {
    pub krate: &'static str,
    pub program: &'static str,
    pub version: &'static str,
    pub options: &'static [&'static str],
    /// What a first build takes on two cores, so that nobody thinks it hangs.
    pub minutes: u32,
}

/// Must equal the `wasm-bindgen` of `Cargo.lock` and of `Trunk.toml`.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    krate: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.129",
    options: &[],
    minutes: 2,
};

pub const TRUNK: CargoTool = CargoTool {
    krate: "trunk",
    program: "trunk",
    version: "0.21.14",
    options: &["--no-default-features", "--features", "rustls"],
    minutes: 4,
};

/// Takes a program apart into loads, see `split.rs`.
pub const WASM_SPLIT: CargoTool = CargoTool {
    krate: "wasm_split_cli_support",
    program: "wasm-split-cli",
    version: "0.2.3",
    options: &["--features", "build-binary"],
    minutes: 1,
};

/// Holds the crates against `deny.toml`.
pub const CARGO_DENY: CargoTool = CargoTool {
    krate: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    options: &[],
    minutes: 5,
};

impl CargoTool {
    /// Where this version is kept. The folder appears in one step, by a rename, so what is
    /// in it is complete.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        Ok(cache()?.join(format!("{}-{}", self.krate, self.version)))
    }

    /// Whether the right version answers, from our folder or from the user's own `PATH`.
    pub fn is_ready(&self) -> Result<bool, Failure> {
        if self.folder()?.is_dir() {
            return Ok(true);
        }
        let answer = process::read(start(self.program)?.arg("--version"));
        Ok(answer.is_some_and(|it| it.split_whitespace().nth(1) == Some(self.version)))
    }
}

/// Tools outlive a checkout and `cargo clean`: they take minutes to build.
fn cache() -> Result<PathBuf, Failure> {
    let folder = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or_else(|| Failure::Missing {
            what: "a folder for tools".into(),
            remedy: "Set XDG_CACHE_HOME.".into(),
        })?;
    Ok(folder.join("unbuy").join("tools"))
}

/// A command that finds our tools first.
pub fn start(program: impl Into<OsString>) -> Result<Command, Failure> {
    let mut command = Command::new(program.into());
    command
        .env("PATH", path()?)
        // Trunk 0.21 takes NO_COLOR=1 for a wrong option and exits; Node's runner would put
        // colours into lines that we read.
        .env_remove("NO_COLOR")
        .env_remove("FORCE_COLOR")
        .env("CARGO_TERM_COLOR", "never")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    Ok(command)
}

/// The folder of the standard library's source.
pub fn standard_library() -> Result<PathBuf, Failure> {
    let sysroot = process::read(start("rustc")?.args(["--print", "sysroot"])).unwrap_or_default();
    Ok(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"))
}

/// The very cargo that runs this task, so that the toolchain stays the same.
pub fn cargo() -> Result<Command, Failure> {
    start(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Our tools, and before them what is in a folder.
pub fn path_with(folder: &Path) -> Result<OsString, Failure> {
    let path = path()?;
    joined(std::iter::once(folder.to_owned()).chain(env::split_paths(&path)))
}

fn path() -> Result<OsString, Failure> {
    let ours = [
        WASM_BINDGEN.folder()?.join("bin"),
        TRUNK.folder()?.join("bin"),
        WASM_SPLIT.folder()?.join("bin"),
        CARGO_DENY.folder()?.join("bin"),
        // wasm-opt; absolute, for programs that change their folder.
        Path::new("node_modules/.bin").to_path_buf(),
    ];
    let ours = ours.into_iter().map(|it| std::path::absolute(&it).unwrap_or(it));
    let theirs = env::var_os("PATH").unwrap_or_default();
    // The stand-in looks for what it stands in for.
    let theirs = env::split_paths(&theirs).filter(|it| !it.ends_with(STAND_IN));
    joined(ours.chain(theirs))
}

fn joined(folders: impl Iterator<Item = PathBuf>) -> Result<OsString, Failure> {
    env::join_paths(folders)
        .map_err(|error| Failure::Usage(format!("PATH cannot be extended: {error}")))
}

/// The browser of the tests: `CHROME`, or the first usual name on the `PATH`.
pub fn browser() -> Option<PathBuf> {
    chosen("CHROME", &["chromium", "chromium-browser", "google-chrome"])
}

/// The driver of the same browser: `CHROMEDRIVER`, or the one on the `PATH`.
pub fn driver() -> Option<PathBuf> {
    chosen("CHROMEDRIVER", &["chromedriver"])
}

/// The library by which the journeys start a browser on another day: `LIBFAKETIME`, or
/// where Linux distributions put it. `tests/e2e/support/faketime.mjs` looks likewise.
pub fn faketime() -> Option<PathBuf> {
    let chosen = env::var_os("LIBFAKETIME").map(PathBuf::from);
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|it| it.path());
    let usual = folders.chain(["/usr/lib".into(), "/usr/lib64".into()]);
    chosen
        .into_iter()
        .chain(usual.map(|folder| folder.join("faketime/libfaketimeMT.so.1")))
        .find(|it| it.is_file())
}

fn chosen(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return Some(path.into());
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|it| it.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expected: &str) {
        let text = fs::read_to_string(Path::new("..").join(file)).unwrap();
        assert!(text.contains(expected), "{file} lacks `{expected}`");
    }

    #[test]
    fn every_file_names_the_same_versions() {
        let version = WASM_BINDGEN.version;
        check("Cargo.lock", &format!("name = \"wasm-bindgen\"\nversion = \"{version}\"\n"));
        check("Trunk.toml", &format!("wasm_bindgen = \"{version}\""));
        check("Trunk.toml", &format!("trunk-version = \"^{}\"", TRUNK.version));
        check("Trunk.toml", "wasm_opt = \"version_132\"");
        check("package.json", "\"binaryen\": \"132.");
        check("Cargo.lock", "name = \"wasm_split_helpers\"\nversion = \"0.2.");
    }
}
