//! `cargo xtask build`: the folder to publish, held against the size budget.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    embed,
    failure::Failure,
    fingerprint::{self, Named},
    languages, names,
    oembed::Site,
    one_file, process, publish, sizes, split, styles, tools,
};

const DIST: &str = "dist";

/// What a first visit may load, everything together, after brotli. Above it the build
/// fails: on a slow phone line (about 50 KB a second) this is already close to 3 seconds.
const FIRST_LOAD_LIMIT: usize = 130 * 1024;

/// What a first visit should load. Above it the build warns.
const FIRST_LOAD_AIM: usize = 100 * 1024;

/// Builds `dist/`, prints what it weighs, and fails above the limit.
pub fn build() -> Result<(), Failure> {
    let dist = Path::new(DIST);
    // A wrong address is told before minutes have gone by.
    let site = Site::named()?;
    process::run(&mut trunk("build", Program::Small)?)?;
    let looks = styles::join(dist)?;
    let scripts = bundle_scripts(dist, &looks)?;
    publish::finish(dist, &scripts, site.as_ref())?;
    let report = sizes::Report::of(dist)?;
    println!("\n{report}");
    let bytes = report.first_load();
    if bytes > FIRST_LOAD_LIMIT {
        return Err(Failure::OverBudget {
            what: "the first load after brotli",
            bytes,
            limit: FIRST_LOAD_LIMIT,
        });
    }
    if bytes > FIRST_LOAD_AIM {
        println!("warning: the first load is over the aim of {FIRST_LOAD_AIM} bytes");
    }
    println!("Budget: {bytes} of {FIRST_LOAD_LIMIT} bytes.");
    embed::weigh(dist)
}

/// How the program is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// In one piece and within a minute, for those who work on it.
    Quick,
    /// In two loads, over a standard library without the texts of panics: 11 % smaller. It takes
    /// minutes.
    Small,
}

/// What the standard library is made without, or with. These are not stable, but the toolchain is
/// one exact version.
const SMALL_LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// A panic is then a trap, which `src/pwa/boot.js` tells like any other.
const SMALL_PANICS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// The flags of `.cargo/config.toml`, and short names for the folders of this machine: they stand in
/// panic messages, and nobody who reads one needs to know where it was built.
fn flags(program: Program) -> String {
    let home = env::home_dir().map(|it| it.join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or(home);
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    for (folder, name) in [(cargo, "crates"), (env::current_dir().ok(), "unbuy")] {
        flags.extend(folder.map(|it| format!("--remap-path-prefix={}={name}", it.display())));
    }
    if program == Program::Small {
        flags.extend(SMALL_PANICS.into_iter().chain(split::FLAGS).map(str::to_owned));
    }
    // Paths may have spaces, so cargo wants this between flags.
    flags.join("\u{1f}")
}

/// What the page loads first.
#[derive(Debug)]
pub struct Scripts {
    /// Tells when the others fail.
    pub guard: Named,
    /// What the guard adds in a frame of others.
    pub frame: Named,
    /// What it adds to a page that has loaded: what keeps it for use without a network.
    pub update: Named,
    /// Starts the program.
    pub program: Named,
    /// The first part of the program.
    pub wasm: Named,
}

/// One script out of those that Trunk, `wasm-bindgen` and `wasm-split` write, as small as can be:
/// Trunk 0.21 leaves scripts as they are. It starts the program and knows the hash of the wasm and of
/// the style sheet that comes later.
fn bundle_scripts(dist: &Path, later_looks: &Named) -> Result<Scripts, Failure> {
    let glue = only(dist, |it| it.ends_with(".js"))?;
    let wasm = only(dist, |it| it.ends_with("_bg.wasm"))?;
    names::shorten(&glue, &wasm)?;
    let_broken_rest(&glue)?;
    let wasm = fingerprint::rename(&wasm, "unbuy")?;
    let loader = split::add_parts(&glue)?;

    let program = dist.join("unbuy.js");
    let names = [
        ("WASM", format!("./{}", wasm.name)),
        ("WASM_INTEGRITY", wasm.integrity.clone()),
        ("LOOKS", format!("./{}", later_looks.name)),
        ("LOOKS_INTEGRITY", later_looks.integrity.clone()),
    ];
    let spoken = languages::as_script(&languages::publish(dist)?);
    bundle_program(&glue, "fetch_part.js", &names, &spoken, &program)?;
    // One file speaks English alone.
    let one_file = Path::new(one_file::PROGRAM);
    bundle_program(&glue, "packed_part.js", &names, &languages::as_script(&[]), one_file)?;
    for path in [glue, loader] {
        fs::remove_file(&path).map_err(|it| Failure::file(path, it))?;
    }
    Ok(Scripts {
        guard: classic(dist, "boot")?,
        frame: classic(dist, "frame")?,
        update: classic(dist, "update")?,
        program: fingerprint::rename(&program, "unbuy")?,
        wasm,
    })
}

/// The script that starts the program, with what the tools wrote and our own way to its parts.
fn bundle_program(
    glue: &Path,
    parts: &str,
    names: &[(&str, String)],
    languages: &str,
    to: &Path,
) -> Result<(), Failure> {
    let source = Path::new(publish::SOURCE);
    let mut esbuild = tools::start("esbuild")?;
    esbuild.arg(source.join("start.js")).args(["--bundle", "--minify", "--format=esm"]);
    // `wasm-bindgen` imports the loader once for each part, under one key.
    esbuild.args(["--target=es2022", "--log-level=warning"]);
    esbuild.arg("--log-override:duplicate-object-key=silent");
    esbuild.arg(format!("--alias:program=./{}", glue.display()));
    esbuild.arg(format!("--alias:parts=./{}", source.join(parts).display()));
    esbuild.args(names.iter().map(|(name, value)| format!("--define:{name}={value:?}")));
    esbuild.arg(format!("--define:LANGUAGES={languages}"));
    process::run(esbuild.arg(format!("--outfile={}", to.display())))
}

/// A classic script of ours under its final name.
fn classic(dist: &Path, stem: &str) -> Result<Named, Failure> {
    let source = Path::new(publish::SOURCE).join(stem).with_extension("js");
    let script = dist.join(stem).with_extension("js");
    publish::esbuild(&source, &script, publish::ES2018)?;
    fingerprint::rename(&script, stem)
}

/// Every call of the browser comes through one function of `wasm-bindgen`. In a program that has
/// broken it leads nowhere any more, see `src/pwa/rescue.js`.
fn let_broken_rest(glue: &Path) -> Result<(), Failure> {
    const CALL: &str = "return f(a, state.b, ...args);";
    let code = fs::read_to_string(glue).map_err(|it| Failure::file(glue, it))?;
    if code.matches(CALL).count() != 1 {
        return Err(Failure::Changed { what: "the script that wasm-bindgen writes" });
    }
    let code = code.replace(CALL, &format!("if (!unbuyStart.isBroken) {CALL}"));
    fs::write(glue, code).map_err(|it| Failure::file(glue, it))
}

/// The one file of that kind that Trunk has written.
fn only(dist: &Path, is_it: impl Fn(&str) -> bool) -> Result<PathBuf, Failure> {
    let failed = |source| Failure::file(dist, source);
    let mut files = fs::read_dir(dist).map_err(failed)?.flatten().map(|it| it.path());
    files
        .find(|it| is_it(&it.to_string_lossy()))
        .ok_or(Failure::Changed { what: "the folder that Trunk builds" })
}

/// Trunk, kept from loading anything by itself: crates are fetched first, tools are ours.
pub fn trunk(task: &str, program: Program) -> Result<Command, Failure> {
    let library = if program == Program::Small { &SMALL_LIBRARY[..] } else { &[] };
    // For every target: macros and build scripts run here, and bring crates of their own.
    let fetch = ["fetch", "--quiet", "--locked"];
    process::run(tools::cargo()?.args(fetch))?;
    if program == Program::Small {
        // The crates of the standard library stand in a lock file of its own.
        let manifest = tools::standard_library()?.join("Cargo.toml");
        let mut command = tools::cargo()?;
        command.args(fetch).arg("--manifest-path").arg(manifest).envs(library.iter().copied());
        process::run(&mut command)?;
    }
    let mut command = tools::start("trunk")?;
    command.args([task, "--release", "--locked", "--offline"]);
    command.env("CARGO_ENCODED_RUSTFLAGS", flags(program)).envs(library.iter().copied());
    if program == Program::Small {
        command.env("PATH", tools::path_with(&split::put_stand_in()?)?);
        // Flags and library would build everything anew for each other task.
        command.env("CARGO_TARGET_DIR", "target/small");
    }
    // Where the app does not compile, a backtrace of Trunk buries what the compiler said.
    command.env("RUST_BACKTRACE", "0");
    Ok(command)
}
