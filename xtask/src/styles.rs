//! Two style sheets out of many: alike texts compress better together (1.1 KB less, brotli), and a
//! browser asks once for each. What only the later part of the program shows comes with it.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    failure::Failure,
    fingerprint::{self, Named},
};

/// The style sheets that come with the later part.
const LATER: &str = "style/later";

/// Joins the style sheets that `index.html` of a built folder links, in their order, which is the
/// cascade's. Returns the one that comes later, which the page does not link.
pub fn join(dist: &Path) -> Result<Named, Failure> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(|it| Failure::file(&index, it))?;
    let stems = later_stems()?;
    let (mut css, mut later) = (String::new(), String::new());
    let joined = without_links(&html, |name| {
        let path = dist.join(name);
        // Trunk puts a hash behind the name.
        let is_later = name.rsplit_once('-').is_some_and(|(stem, _)| stems.contains(stem));
        let to = if is_later { &mut later } else { &mut css };
        *to += &fs::read_to_string(&path).map_err(|it| Failure::file(&path, it))?;
        fs::remove_file(&path).map_err(|it| Failure::file(&path, it))
    })?;
    let changed = Failure::Changed { what: "the page that Trunk writes" };
    let (before, after) = joined.filter(|_| !later.is_empty()).ok_or(changed)?;

    let named = fingerprint::write(dist, "style", "css", css.as_bytes())?;
    let html = format!("{before}<link {} rel=stylesheet>{after}", named.attributes("href"));
    fs::write(&index, html).map_err(|it| Failure::file(&index, it))?;
    fingerprint::write(dist, "later", "css", later.as_bytes())
}

/// The names of the later ones, without their extension.
fn later_stems() -> Result<BTreeSet<String>, Failure> {
    let failed = |it| Failure::file(LATER, it);
    let stem = |it: fs::DirEntry| Some(it.path().file_stem()?.to_string_lossy().into_owned());
    let files = fs::read_dir(LATER).map_err(failed)?;
    Ok(files.flatten().filter_map(stem).collect())
}

/// What stands before the first link to a style sheet, and what stands after it without the others;
/// nothing if there is no link. `take` gets the name of each file.
fn without_links(
    html: &str,
    mut take: impl FnMut(&str) -> Result<(), Failure>,
) -> Result<Option<(String, String)>, Failure> {
    let mut parts: Option<(String, String)> = None;
    let mut rest = html;
    while let Some(start) = rest.find("<link ") {
        let end = rest[start..].find('>').map_or(rest.len(), |it| start + it + 1);
        let (before, tag) = (&rest[..start], &rest[start..end]);
        rest = &rest[end..];
        let name = tag.split_once("href=./").and_then(|(_, it)| it.split_once([' ', '>']));
        match (name, &mut parts) {
            (Some((name, _)), None) if tag.contains("rel=stylesheet") => {
                take(name)?;
                let head = &html[..html.len() - rest.len() - tag.len()];
                parts = Some((head.to_owned(), String::new()));
            }
            (Some((name, _)), Some((_, after))) if tag.contains("rel=stylesheet") => {
                take(name)?;
                after.push_str(before);
            }
            (_, Some((_, after))) => {
                after.push_str(before);
                after.push_str(tag);
            }
            (_, None) => {}
        }
    }
    Ok(parts.map(|(before, after)| (before, after + rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_style_sheets_are_taken_out_and_nothing_else() {
        let html = "<a><link href=./i.svg rel=icon><link href=./a.css rel=stylesheet>x\
                    <link href=./b.css rel=stylesheet><link href=./c.js rel=preload>y";
        let mut names = Vec::new();
        let parts = without_links(html, |it| {
            names.push(it.to_owned());
            Ok(())
        });
        assert_eq!(names, ["a.css", "b.css"]);
        let (before, after) = parts.ok().flatten().unwrap();
        assert_eq!(before, "<a><link href=./i.svg rel=icon>");
        assert_eq!(after, "x<link href=./c.js rel=preload>y");
    }
}
