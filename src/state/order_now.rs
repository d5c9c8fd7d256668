//! An order as the screens get it: with where it stands.

use std::{ops::Deref, sync::Arc};

use unbuy_core::{
    Timestamp,
    order::{Act, Event, Order, Refusal, Standing},
};

/// An order, and where it stands now. Cheap to clone; two are equal if they are the very same.
#[derive(Debug, Clone)]
pub struct OrderNow(Arc<Told>);

/// What an [`OrderNow`] gives to read.
#[derive(Debug)]
pub struct Told {
    /// Its facts and its log.
    pub order: Order,
    /// What follows from them at the present moment.
    pub standing: Standing,
}

impl Deref for OrderNow {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.0
    }
}

/// An order is made anew whenever it changes; comparing all that it holds is not worth its code.
impl PartialEq for OrderNow {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for OrderNow {}

impl OrderNow {
    /// The order as it stands at a moment.
    pub fn new(order: Order, now: Timestamp) -> Self {
        let standing = order.at(now);
        Self(Arc::new(Told { order, standing }))
    }

    /// Whether another one holds the same, though it may have been made anew.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self == other || (self.order == other.order && self.standing == other.standing)
    }

    /// Whether an act would be possible now.
    ///
    /// # Errors
    /// Everything that stands against it, and what can be done instead.
    pub fn may(&self, act: &Act) -> Result<(), Refusal> {
        self.order.may(act, self.standing.now)
    }

    /// Whether an act would be possible now, without a word about why not.
    pub fn can(&self, act: &Act) -> bool {
        self.order.can(act, self.standing.now)
    }

    /// What happened until now, oldest first.
    pub fn history(&self) -> Vec<Event> {
        self.order.history(self.standing.now)
    }
}
