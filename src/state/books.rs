//! The two books, which never mix, and which of them is looked at.

use leptos::prelude::*;

use super::{Orders, SaveState};
use crate::route::Route;

/// A `Copy` handle on both books.
#[derive(Debug, Clone, Copy)]
pub struct Books {
    /// The orders of the practice shop.
    pub practice: Orders,
    /// Real orders; closed until somebody looks at them.
    pub mine: Orders,
    /// The page that is shown.
    pub route: RwSignal<Route>,
}

impl Books {
    /// Whether real orders are looked at. Tracks.
    pub fn is_mine(self) -> bool {
        self.route.with(Route::is_mine)
    }

    /// Whether the practice shop is on the page that is shown. Tracks.
    pub fn is_shop(self) -> bool {
        self.route.with(Route::is_shop)
    }

    /// The book of which something has to be said about saving: the one that is looked at, unless only
    /// the other one has something that is not saved. Tracks.
    pub fn in_trouble(self) -> Orders {
        let other = if self.is_mine() { self.practice } else { self.mine };
        let is_saved = self.shown().save_state() == SaveState::Saved;
        let is_other = matches!(other.save_state(), SaveState::NotSaved { .. });
        if is_saved && is_other { other } else { self.shown() }
    }

    /// The book that is looked at. Tracks.
    pub fn shown(self) -> Orders {
        if self.is_mine() { self.mine } else { self.practice }
    }
}
