//! What the pages of others load: the element that shows the practice in an article, and pages that
//! demonstrate it. No first visit loads them, and the worker does not keep them.

use std::{fs, path::Path};

use crate::{
    failure::Failure,
    publish::{self, ES2020},
    sizes,
};

/// The script that a page of others names. Its name stays, since it stands in pages that nobody here
/// can change.
pub const LOADER: &str = "embed.js";

/// Pages that show the element, in the folder of that name.
pub const DEMO: &str = "demo";

/// Where both are written.
const SOURCE: &str = "embed";

/// What the script may weigh after gzip. Above it the build fails: an article pays for it even where
/// nobody practises.
const LIMIT: usize = 3 * 1024;

/// Puts both into the folder to publish.
pub fn publish(dist: &Path) -> Result<(), Failure> {
    publish::esbuild(&Path::new(SOURCE).join(LOADER), &dist.join(LOADER), ES2020)?;
    copy_demo(dist)
}

/// Holds the script against its limit.
pub fn weigh(dist: &Path) -> Result<(), Failure> {
    let path = dist.join(LOADER);
    let packed = fs::read(&path).and_then(|it| sizes::gzip(&it));
    let bytes = packed.map_err(|it| Failure::file(path, it))?.len();
    if bytes > LIMIT {
        return Err(Failure::OverBudget { what: "embed.js after gzip", bytes, limit: LIMIT });
    }
    println!("Budget of {LOADER}: {bytes} of {LIMIT} bytes after gzip.");
    Ok(())
}

fn copy_demo(dist: &Path) -> Result<(), Failure> {
    let (from, to) = (Path::new(SOURCE).join(DEMO), dist.join(DEMO));
    fs::create_dir_all(&to).map_err(|it| Failure::file(&to, it))?;
    for name in publish::names(&from)? {
        fs::copy(from.join(&name), to.join(&name))
            .map_err(|it| Failure::file(from.join(&name), it))?;
    }
    Ok(())
}
