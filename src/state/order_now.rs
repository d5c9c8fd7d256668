//! An order as the screens get it: with where it stands.

use unbuy_core::{
    Timestamp,
    order::{Act, Order, Refusal, Standing},
};

/// An order, and where it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderNow {
    /// Its facts and its log.
    pub order: Order,
    /// What follows from them at the present moment.
    pub standing: Standing,
}

impl OrderNow {
    /// The order as it stands at a moment.
    pub fn new(order: Order, now: Timestamp) -> Self {
        let standing = order.at(now);
        Self { order, standing }
    }

    /// Whether an act would be possible now.
    ///
    /// # Errors
    /// Everything that stands against it, and what can be done instead.
    pub fn may(&self, act: &Act) -> Result<(), Refusal> {
        self.order.may(act, self.standing.now)
    }
}
