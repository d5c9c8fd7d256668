//! The program in two loads: what the first page needs, and the rest, which comes right after it.
//!
//! `wasm-split` takes the linked program apart at the functions that `src/later.rs` marks. It has to
//! run between the compiler and `wasm-bindgen`, where Trunk has no hook, so this program stands in
//! for `wasm-bindgen` while Trunk builds, and calls the real one.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    fingerprint, process,
    tools::{self, WASM_BINDGEN},
};

/// Where the stand-in is, first on the `PATH` of Trunk.
pub const STAND_IN: &str = "target/xtask/stand-in";

/// What `wasm-split` makes: the first part, the later ones, and the script that loads those.
const PARTS: &str = "target/xtask/parts";

/// The name under which the first part imports the script.
const LOADER: &str = "__wasm_split.js";

/// For the compiler: what `wasm-split` reads.
pub const FLAGS: [&str; 2] = ["--cfg=split", "-Clink-arg=--emit-relocs"];

/// Puts this program where Trunk will take it for `wasm-bindgen`, and returns the folder.
pub fn put_stand_in() -> Result<PathBuf, Failure> {
    let folder = std::path::absolute(STAND_IN).map_err(|it| Failure::file(STAND_IN, it))?;
    fs::create_dir_all(&folder).map_err(|it| Failure::file(&folder, it))?;
    let own = env::current_exe().map_err(|it| Failure::file("xtask", it))?;
    let place = folder.join(WASM_BINDGEN.program).with_extension(env::consts::EXE_EXTENSION);
    // Removed first: a program that runs cannot be written over.
    let _ = fs::remove_file(&place);
    fs::copy(own, &place).map_err(|it| Failure::file(&place, it))?;
    Ok(folder)
}

/// Whether this process was started in place of `wasm-bindgen`.
pub fn stands_in() -> bool {
    let name = env::args_os().next().map(PathBuf::from);
    name.is_some_and(|it| it.file_stem().is_some_and(|it| it == WASM_BINDGEN.program))
}

/// What `wasm-bindgen` would do with these arguments, for the first part of the program.
pub fn bindgen(arguments: &[&str]) -> Result<(), Failure> {
    let mut real = tools::start(WASM_BINDGEN.program)?;
    let program = arguments.iter().find(|it| it.ends_with(".wasm"));
    let name = arguments.iter().find_map(|it| it.strip_prefix("--out-name="));
    let (Some(program), Some(name)) = (program, name) else {
        return process::run(real.args(arguments));
    };
    let _ = fs::remove_dir_all(PARTS);
    let mut split = tools::start("wasm-split-cli")?;
    process::run_quietly(split.args(["--target=web", "--out-name", name, program, PARTS]))?;
    real.args(arguments.iter().filter(|it| *it != program));
    // The later parts find the functions of the first one by these names.
    real.args(["--keep-lld-exports", "--no-demangle"]);
    process::run(real.arg(Path::new(PARTS).join(format!("{name}.wasm"))))
}

/// Puts the later parts next to `script`, which loads the first one, and the loader that it imports.
/// Returns the place of the loader.
pub fn add_parts(script: &Path) -> Result<PathBuf, Failure> {
    let (dist, parts) = (script.parent().unwrap_or(script), Path::new(PARTS));
    let name = script.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let loader = parts.join(LOADER);
    let mut code = fs::read_to_string(&loader).map_err(|it| Failure::file(&loader, it))?;
    // Trunk has given it another name since.
    code = code.replace("from \"./unbuy.js\"", &format!("from \"./{name}\""));
    let failed = |it| Failure::file(parts, it);
    for entry in fs::read_dir(parts).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let file = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(part) = part_name(&file) else { continue };
        let optimised = parts.join(format!("{file}.optimised"));
        process::run_quietly(&mut optimise(&path, &optimised)?)?;
        let bytes = fs::read(&optimised).map_err(|it| Failure::file(&optimised, it))?;
        let named = fingerprint::write(dist, &part, "wasm", &bytes)?;
        let (name, integrity) = (named.name, named.integrity);
        code = code.replace(
            &format!("fetch(new URL(\"./{file}\", import.meta.url))"),
            &format!("fetchPart(\"./{name}\", \"{integrity}\")"),
        );
    }
    if code.contains(" fetch(") || !code.contains(&name) {
        return Err(Failure::Changed { what: "the loader that wasm-split writes" });
    }
    // In place of the bare `fetch` of the script.
    let import = "import { fetchPart } from \"parts\";\n";
    let place = dist.join(LOADER);
    fs::write(&place, import.to_owned() + &code).map_err(|it| Failure::file(&place, it))?;
    Ok(place)
}

/// What a part is called in `dist`; nothing if the file is none. What several parts need is a part of
/// its own.
fn part_name(file: &str) -> Option<String> {
    let name = file.strip_suffix(".wasm")?;
    match (name.strip_prefix("split_"), name.strip_prefix("chunk_")) {
        (Some("later"), _) => Some("later".to_owned()),
        (Some(part), _) => Some(format!("later-{part}")),
        (None, Some(number)) => Some(format!("later-shared{number}")),
        (None, None) => None,
    }
}

fn optimise(from: &Path, to: &Path) -> Result<Command, Failure> {
    let mut command = tools::start("wasm-opt")?;
    command.arg("-Oz").arg(from).arg("-o").arg(to);
    Ok(command)
}
