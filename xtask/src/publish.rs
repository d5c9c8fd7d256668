//! The last step of a build: the page loads its files by name and hash, under a policy; the manifest
//! and the worker know them too; and hosts are told what to send along.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    bundle::Scripts,
    embed::{self, DEMO, LOADER},
    failure::Failure,
    fingerprint,
    oembed::{ANSWER, PICTURE, Site},
    one_file::{self, ONE_FILE},
    process, pseudo, tools,
};

/// Where the guard, the worker, the manifest and the icons are.
pub const SOURCE: &str = "src/pwa";

pub const INDEX: &str = "index.html";
const MANIFEST: &str = "manifest.webmanifest";
const WORKER: &str = "sw.js";
const WORKER_OFF: &str = "sw-off.js";
const HEADERS: &str = "_headers";

/// What browsers must know that run a script of ours. Those that start the page are for old ones: what
/// these cannot run they should at least be told.
pub const ES2018: &str = "es2018";
pub const ES2020: &str = "es2020";

/// Files for the pages of others. No page of ours asks for them, so the worker does not keep them.
const FOR_OTHERS: [&str; 4] = [ANSWER, LOADER, ONE_FILE, PICTURE];

/// Exchange rates. A site puts its own in their place, so the worker must not hold them to their hash.
const RATES: &str = "rates.json";

/// Pictures of the manifest that are no vectors.
const ICONS: [&str; 3] = ["app-192", "app-512", "app-mask"];

/// What the page may do; everything else is forbidden. No inline script and no inline style.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/// Who may show the page in a frame. Browsers take this from a header only, see README.
const FRAMED_BY: &str = "frame-ancestors *";

/// What else to send with every file. Any page may read them, since a sandboxed frame is no page of
/// ours; there is nothing secret in them.
const FOR_ALL: &str = "\
X-Content-Type-Options: nosniff
Referrer-Policy: no-referrer
Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()
Cross-Origin-Opener-Policy: same-origin
Cross-Origin-Resource-Policy: cross-origin
Access-Control-Allow-Origin: *";

/// Makes a folder that Trunk built, with its scripts bundled and its styles joined, ready for a host.
pub fn finish(dist: &Path, scripts: &Scripts, site: Option<&Site>) -> Result<(), Failure> {
    let mut manifest = read(&Path::new(SOURCE).join(MANIFEST))?;
    for icon in ICONS {
        let file = format!("{icon}.png");
        let path = Path::new(SOURCE).join(&file);
        let bytes = fs::read(&path).map_err(|it| Failure::file(path, it))?;
        let named = fingerprint::write(dist, icon, "png", &bytes)?;
        manifest = manifest.replace(&file, &named.name);
    }
    let icon = names(dist)?.into_iter().find(|it| it.starts_with("icon-"));
    manifest = manifest.replace("icon.svg", &icon.ok_or(CHANGED)?);
    write(&dist.join(MANIFEST), &manifest)?;

    let html = read(&dist.join(INDEX))?;
    write(&dist.join(INDEX), &page(&html, scripts, site).ok_or(CHANGED)?)?;
    if let Some(site) = site {
        site.publish(title(&html).ok_or(CHANGED)?, dist)?;
    }
    embed::publish(dist)?;
    let mut documents = documents(dist)?;
    documents.push((ONE_FILE.to_owned(), one_file::publish(dist)?));

    let files = hashes(dist)?;
    write(&dist.join(RATES), &read(&Path::new(SOURCE).join(RATES))?)?;
    write_worker(dist, &files)?;
    write(&dist.join(HEADERS), &headers(files.keys().map(String::as_str), &documents))
}

const CHANGED: Failure = Failure::Changed { what: "the page that Trunk writes" };

/// The page under the policy, with our way to load in the place of Trunk's, which is an inline
/// script and knows no hashes.
fn page(html: &str, scripts: &Scripts, site: Option<&Site>) -> Option<String> {
    const CHARSET: &str = "<meta charset=utf-8>";
    let Scripts { guard, frame, update, program, wasm } = scripts;
    let (before, rest) = html.split_once("<script type=module>")?;
    let (_, mut rest) = rest.split_once("</script>")?;
    // What it lets the browser fetch early.
    while let Some(after) = rest.strip_prefix("<link ") {
        rest = after.split_once('>')?.1;
    }
    let loading = format!(
        "<link href=./{MANIFEST} rel=manifest>\
         <script async src=./{} data-worker=./{WORKER} data-frame=./{} data-update=./{}></script>\
         <script type=module {}></script>\
         <link as=fetch crossorigin href=./{} rel=preload type=application/wasm>",
        guard.name,
        frame.name,
        update.name,
        program.attributes("src"),
        wasm.name,
    );
    let (start, head) = before.split_once(CHARSET)?;
    let mut head = head.to_owned();
    if let Some(site) = site {
        // Most services that show links want the whole address of the picture.
        head = head.replacen(PICTURE, &site.address_of(PICTURE), 1) + &site.link(title(html)?);
    }
    let policy = format!("<meta http-equiv=Content-Security-Policy content=\"{POLICY}\">");
    Some([start, CHARSET, &policy, &head, &loading, rest].concat())
}

/// What the page is called. It stands there as text, which ours is without an entity.
fn title(html: &str) -> Option<&str> {
    html.split_once("<title>")?.1.split_once("</title>").map(|(title, _)| title)
}

/// Every file that the page may ask for, with its hash. The page itself goes by the name of the folder:
/// some hosts redirect from `index.html`.
fn hashes(dist: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let hash = |name: String| {
        let path = dist.join(&name);
        let bytes = fs::read(&path).map_err(|it| Failure::file(path, it))?;
        let name = if name == INDEX { "./".to_owned() } else { name };
        Ok((name, fingerprint::integrity(&bytes)))
    };
    // The worker keeps no language that only developers ask for.
    let pseudo = format!("lang-{}-", pseudo::TAG);
    let is_ours = |it: &String| !FOR_OTHERS.contains(&it.as_str()) && !it.starts_with(&pseudo);
    names(dist)?.into_iter().filter(is_ours).map(hash).collect()
}

/// The worker, which holds `files`, and the one that takes it away.
fn write_worker(dist: &Path, files: &BTreeMap<String, String>) -> Result<(), Failure> {
    let entries: Vec<_> = files.iter().map(|(name, hash)| format!("{name:?}:{hash:?}")).collect();
    let files = format!("const FILES={{{}}}", entries.join(","));
    let worker = dist.join(WORKER);
    esbuild(&Path::new(SOURCE).join("sw.js"), &worker, ES2018)?;
    let code = read(&worker)?;
    // Another worker is another version too, so that its files never share a cache.
    let version = fingerprint::short([files.as_str(), &code].concat().as_bytes());
    write(&worker, &format!("{files},VERSION=\"{version}\";{code}"))?;
    esbuild(&Path::new(SOURCE).join("sw_off.js"), &dist.join(WORKER_OFF), ES2018)
}

/// Bundles a classic script of ours, as small as can be for browsers that know `target`.
pub fn esbuild(source: &Path, to: &Path, target: &str) -> Result<(), Failure> {
    let mut esbuild = tools::start("esbuild")?;
    esbuild.arg(source).args(["--bundle", "--minify", "--format=iife", "--log-level=warning"]);
    esbuild.arg(format!("--target={target}"));
    process::run(esbuild.arg(format!("--outfile={}", to.display())))
}

/// Pages and workers, by their paths, with the policy that each is sent under. A policy for all paths
/// would be a second one for the one that has its own.
fn documents(dist: &Path) -> Result<Vec<(String, String)>, Failure> {
    let own = ["", INDEX, WORKER, WORKER_OFF].map(str::to_owned);
    let demo = names(&dist.join(DEMO))?.into_iter().filter(|it| it.ends_with(".html"));
    let demo = demo.map(|it| format!("{DEMO}/{it}")).chain([format!("{DEMO}/")]);
    Ok(own.into_iter().chain(demo).map(|it| (it, POLICY.to_owned())).collect())
}

/// What hosts such as Netlify and Cloudflare Pages send along, and others can be told to.
fn headers<'a>(files: impl Iterator<Item = &'a str>, documents: &[(String, String)]) -> String {
    let lines = FOR_ALL.lines().map(|it| format!("  {it}\n")).collect::<String>();
    let mut text = format!("/*\n{lines}");
    for (name, policy) in documents {
        text += &format!("/{name}\n  Content-Security-Policy: {policy}; {FRAMED_BY}\n");
    }
    for name in files
        .map(|it| it.trim_start_matches("./"))
        .chain([WORKER, WORKER_OFF, LOADER, ONE_FILE, RATES])
    {
        let cached =
            if is_named_by_hash(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        text += &format!("/{name}\n  Cache-Control: {cached}\n");
    }
    text
}

fn is_named_by_hash(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit())
}

/// The names of the files of a folder, without those of the folders in it.
pub fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let failed = |it| Failure::file(folder, it);
    let paths: Result<Vec<PathBuf>, _> =
        fs::read_dir(folder).map_err(failed)?.map(|it| it.map(|it| it.path())).collect();
    let name = |it: &PathBuf| it.file_name().map(|it| it.to_string_lossy().into_owned());
    Ok(paths.map_err(failed)?.iter().filter(|it| it.is_file()).filter_map(name).collect())
}

pub fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|it| Failure::file(path, it))
}

pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|it| Failure::file(path, it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::Named;

    fn named(name: &str) -> Named {
        Named { name: name.into(), integrity: "sha256-x".into() }
    }

    fn scripts() -> Scripts {
        Scripts {
            guard: named("b.js"),
            frame: named("f.js"),
            update: named("u.js"),
            program: named("p.js"),
            wasm: named("p.wasm"),
        }
    }

    #[test]
    fn where_the_site_is_known_the_page_tells_whole_addresses() {
        let html = "<html><meta charset=utf-8><title>a</title><meta content=share.png property=og:image>\
            <script type=module>import</script></head>rest";
        let site = Site::at("https://a.example/unbuy").unwrap();
        let with = page(html, &scripts(), Some(&site)).unwrap();
        assert!(with.contains("content=https://a.example/unbuy/share.png property"), "{with}");
        assert!(with.contains(&site.link("a")), "{with}");
        let without = page(html, &scripts(), None).unwrap();
        assert!(without.contains("content=share.png property") && !without.contains("oembed"));
    }

    #[test]
    fn the_page_holds_no_inline_script() {
        let html = "<html><meta charset=utf-8><title>a</title><script type=module>import\n\
            </script><link crossorigin href=./a.js rel=modulepreload><link as=fetch></head>rest";
        let page = page(html, &scripts(), None).unwrap();
        assert!(page.starts_with("<html><meta charset=utf-8><meta http-equiv=Content-Sec"));
        assert!(page.ends_with("type=application/wasm></head>rest"));
        assert!(!page.contains("import") && !page.contains("modulepreload"), "{page}");
        assert!(
            page.contains("<script type=module src=./p.js integrity=\"sha256-x\" crossorigin>")
        );
    }

    #[test]
    fn only_what_is_named_by_its_bytes_is_kept_for_ever() {
        let text = headers(["./", "a-0123456789abcdef.js", "later-part.wasm"].into_iter(), &[]);
        assert!(text.contains("\n/\n  Cache-Control: no-cache\n"));
        assert!(text.contains("\n/a-0123456789abcdef.js\n  Cache-Control: public, max-age="));
        assert!(text.contains("\n/later-part.wasm\n  Cache-Control: no-cache\n"));
        assert!(text.contains("\n/sw.js\n  Cache-Control: no-cache\n"));
    }
}
