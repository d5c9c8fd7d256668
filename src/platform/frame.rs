//! Where the page stands: by itself, or in a frame of another page.

use super::location;

/// Read once per page load; it does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The practice alone is asked for, without what the shop has around it: by the address
    /// (`?embed=1`), or because this is the one file that has nothing else.
    pub is_embed: bool,
    /// What is done stays for the next visit. In an article it does not, unless its author wants it
    /// (`persist=local`).
    pub is_kept: bool,
    /// There is a page around it.
    pub is_framed: bool,
    /// The page around it may be of another site. Browsers then give the frame a store of its own,
    /// or none.
    pub is_foreign: bool,
}

/// Whether this is the file that holds the practice and nothing else, see `xtask/src/one_file.rs`.
pub fn is_one_file() -> bool {
    // It holds its own parts.
    let part =
        super::document().and_then(|it| it.query_selector("script[data-part]").ok().flatten());
    part.is_some()
}

impl Frame {
    /// A name for the parts of the page that the page around has too; by itself none is needed.
    pub fn landmark(self, name: String) -> Option<String> {
        self.is_embed.then_some(name)
    }

    /// Whether the practice shop is all that is shown: no real orders, which the page around could make
    /// the reader press at, and nothing for those who write such pages.
    pub const fn is_practice_only(self) -> bool {
        self.is_framed || self.is_embed
    }

    /// That of this page.
    pub fn of_page() -> Self {
        let window = super::window();
        let is_embed = location::is_asked("embed") || is_one_file();
        let top = window.as_ref().and_then(|it| it.top().ok().flatten());
        Self {
            is_embed,
            is_kept: !is_embed || location::parameter("persist").as_deref() == Some("local"),
            is_framed: top != window,
            // The address of the outermost page can be read only from its own origin.
            is_foreign: top.is_some_and(|it| it.location().href().is_err()),
        }
    }
}
