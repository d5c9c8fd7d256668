//! What happened to an order, as the fold comes upon it.

use super::{
    act::{Act, Actor},
    fold::{Fold, Happening},
    order::Order,
    refusal::Refusal,
    time::Timestamp,
    time_steps::TimeStep,
};

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EventKind,
}

/// What happened: a deed, or something that followed from the passing of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// Somebody did something.
    Act(Act),
    /// Time did something.
    Time(TimeStep),
    /// Time should have done something; whether it did, only the shop knows. Nothing changed. Only in
    /// `mine`.
    Presumed(TimeStep),
    /// Somebody did something that the order refused; nothing changed.
    Refused(Act, Refusal),
}

impl EventKind {
    /// Whose deed it is.
    pub const fn actor(&self) -> Actor {
        match self {
            Self::Act(act) | Self::Refused(act, _) => act.actor(),
            Self::Time(step) | Self::Presumed(step) => step.actor(),
        }
    }
}

impl Order {
    /// What happened until `now`, oldest first, refused acts included. It is no part of a standing, since
    /// a list of orders needs none of it.
    pub fn history(&self, now: Timestamp) -> Vec<Event> {
        let mut events = Vec::new();
        let mut witness = |fold: &Fold<'_>, happening: Happening<'_>| {
            let kind = match happening {
                Happening::Act(act, guards) => match fold.refusal(act.kind(), guards) {
                    Ok(()) => EventKind::Act(act.clone()),
                    Err(refusal) => EventKind::Refused(act.clone(), refusal),
                },
                Happening::Time(step) => EventKind::Time(step),
                Happening::Presumed(step) => EventKind::Presumed(step),
            };
            events.push(Event { at: fold.now, kind });
        };
        self.fold_before(now, Some(&mut witness));
        events
    }
}
