//! The walkthrough of the help article, as a judge over what the reader does in the practice shop.
//!
//! It keeps no script that must be followed. Where the reader is follows from what can be seen (the
//! page, the dialog, how the order stands), so any order of clicks is accepted, nothing is ever blocked
//! or reset, and a page that is opened again goes on where the order stands. What it adds is a judgement:
//! whether what was just used leads on, and if not, what to look for instead.

mod control;
mod possible;
mod prepare;

pub use control::{Control, Verdict, judge, leads_on};
pub use possible::is_possible;
pub use prepare::prepare;

use crate::order::{AfterSale, Feedback, OrderId, Stage, Standing};

/// A practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Story {
    /// The article's seven steps, with a paid order.
    #[default]
    Article,
    /// An order that was never paid.
    Unpaid,
    /// One that has arrived: too late to cancel.
    TooLate,
}

/// How much the coach says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The reader does it; hints come when they are asked for.
    #[default]
    Practice,
    /// Each step shows where to press.
    Guided,
    /// The steps are looked at one by one; nothing can be operated.
    Readonly,
}

/// A step of a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Open the account menu and go to "My orders".
    Orders,
    /// Press "Cancel order" in the row.
    Cancel,
    /// Press "Request cancellation" on the order's page.
    Request,
    /// Choose a reason under "Select here".
    Reason,
    /// Press "Send".
    Send,
    /// Wait until the money is back.
    Refund,
    /// Leave feedback.
    Feedback,
    /// Look at the unpaid order.
    LookUnpaid,
    /// Do nothing until it has ended.
    LetExpire,
    /// Look at the order that has arrived, and at why it cannot be cancelled.
    LookLate,
    /// Ask to return it.
    Return,
    /// Say that it was sent back.
    SendBack,
    /// Wait until its money is back.
    ReturnMoney,
}

impl Story {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Article, Self::Unpaid, Self::TooLate];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Unpaid => "unpaid",
            Self::TooLate => "too-late",
        }
    }

    /// The practice of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The sample that it is about.
    pub fn order(self) -> OrderId {
        OrderId::new(match self {
            Self::Article => "80172204",
            Self::Unpaid => "80171196",
            Self::TooLate => "80167731",
        })
    }

    /// Its steps, in order.
    pub const fn steps(self) -> &'static [Step] {
        match self {
            Self::Article => &[
                Step::Orders,
                Step::Cancel,
                Step::Request,
                Step::Reason,
                Step::Send,
                Step::Refund,
                Step::Feedback,
            ],
            Self::Unpaid => &[Step::Orders, Step::LookUnpaid, Step::LetExpire],
            Self::TooLate => {
                &[Step::Orders, Step::LookLate, Step::Return, Step::SendBack, Step::ReturnMoney]
            }
        }
    }

    /// The place of a step among its steps, counted from 0.
    pub fn index(self, step: Step) -> Option<usize> {
        self.steps().iter().position(|it| *it == step)
    }

    /// The step where the reader is: the one after the last that is done; nothing when all are.
    pub fn current(self, world: &World<'_>) -> Option<Step> {
        let done = self.steps().iter().rposition(|it| it.is_done(world));
        self.steps().get(done.map_or(0, |it| it + 1)).copied()
    }
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Practice, Self::Guided, Self::Readonly];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Guided => "guided",
            Self::Readonly => "readonly",
        }
    }

    /// The mode of that name, if there is one.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// The page that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The list of orders.
    Orders,
    /// The page of the order that the practice is about.
    TheOrder,
    /// Any other.
    Elsewhere,
}

/// What can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct World<'a> {
    /// The page.
    pub place: Place,
    /// Whether a dialog is open that asks for a reason.
    pub asks_reason: bool,
    /// Whether a reason is chosen in it.
    pub has_reason: bool,
    /// How the order of the practice stands.
    pub standing: &'a Standing,
}

impl Step {
    /// Its name in addresses and events.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Cancel => "cancel",
            Self::Request => "request",
            Self::Reason => "reason",
            Self::Send => "send",
            Self::Refund => "refund",
            Self::Feedback => "feedback",
            Self::LookUnpaid => "look-unpaid",
            Self::LetExpire => "let-expire",
            Self::LookLate => "look-late",
            Self::Return => "return",
            Self::SendBack => "send-back",
            Self::ReturnMoney => "return-money",
        }
    }

    /// The step of that name or number (from 1) in a practice, if there is one.
    pub fn parse(story: Story, name: &str) -> Option<Self> {
        let steps = story.steps();
        let number = name.parse::<usize>().ok().and_then(|it| steps.get(it.checked_sub(1)?));
        number.or_else(|| steps.iter().find(|it| it.name() == name)).copied()
    }

    /// Whether it is done by looking: nothing has happened then that could not be done again.
    pub const fn is_looking(self) -> bool {
        matches!(
            self,
            Self::Orders
                | Self::Cancel
                | Self::Request
                | Self::Reason
                | Self::LookUnpaid
                | Self::LookLate
        )
    }

    /// Whether the reader is past it.
    fn is_done(self, world: &World<'_>) -> bool {
        let World { place, asks_reason, has_reason, standing } = *world;
        let is_cancelled = matches!(standing.stage, Stage::Cancelled(_));
        let is_asked = standing.open_request().is_some() || is_cancelled;
        let is_paid_back = standing.ledger.back > 0 && standing.ledger.coming_back == 0;
        let is_returning = standing.after_sale.is_open()
            || matches!(standing.after_sale, AfterSale::ReturnReceived { .. });
        match self {
            Self::Orders => matches!(place, Place::Orders | Place::TheOrder),
            Self::Cancel | Self::LookUnpaid | Self::LookLate => place == Place::TheOrder,
            // A dialog on another page is about another order.
            Self::Request => asks_reason && place == Place::TheOrder,
            Self::Reason => asks_reason && has_reason && place == Place::TheOrder,
            Self::Send => is_asked,
            Self::Refund => is_cancelled && is_paid_back,
            Self::Feedback => {
                // It may be left before the money is back, which ends nothing.
                let is_left = matches!(standing.feedback, Feedback::Left { .. });
                is_left && is_cancelled && is_paid_back
            }
            Self::LetExpire => standing.stage == Stage::Expired || is_cancelled,
            Self::Return => is_returning,
            Self::SendBack => matches!(
                standing.after_sale,
                AfterSale::ReturnShipped { .. } | AfterSale::ReturnReceived { .. }
            ),
            Self::ReturnMoney => {
                matches!(standing.after_sale, AfterSale::ReturnReceived { .. }) && is_paid_back
            }
        }
    }
}
