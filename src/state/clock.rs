//! The clock of the practice book: the wall clock, plus the time that was skipped.

use leptos::prelude::*;
use unbuy_core::{Span, Timestamp};

/// A `Copy` handle. It only moves forward, and only when told to.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    wall: RwSignal<Timestamp>,
    skipped: RwSignal<Span>,
}

impl Clock {
    /// A clock that shows `wall`, with nothing skipped.
    pub fn new(wall: Timestamp) -> Self {
        Self { wall: RwSignal::new(wall), skipped: RwSignal::new(Span::ZERO) }
    }

    /// The present moment of the practice book. Tracks every tick.
    pub fn now(self) -> Timestamp {
        self.wall.get() + self.skipped.get()
    }

    /// The present moment, for acts.
    pub fn now_untracked(self) -> Timestamp {
        self.wall.get_untracked() + self.skipped.get_untracked()
    }

    /// What the wall clock last showed.
    pub(super) fn wall(self) -> Timestamp {
        self.wall.get_untracked()
    }

    /// How much time was skipped in all.
    pub(super) fn skipped(self) -> Span {
        self.skipped.get_untracked()
    }

    /// Sets the wall clock. One that goes backwards (the reader corrected it) is believed too; what
    /// must not go back is the log of an order, and `Orders::act` sees to that.
    pub(super) fn set_wall(self, wall: Timestamp) {
        if self.wall.get_untracked() != wall {
            self.wall.set(wall);
        }
    }

    pub(super) fn set_skipped(self, skipped: Span) {
        if self.skipped.get_untracked() != skipped {
            self.skipped.set(skipped);
        }
    }
}
