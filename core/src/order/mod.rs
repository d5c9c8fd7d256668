//! One order: its facts, the log of what people did with it, and what follows from both.

pub mod business_days;
pub mod money;
pub mod time;

mod act;
mod claim;
mod deadlines;
mod facts;
mod filter;
mod fold;
mod guards;
mod ledger;
mod mine;
mod refunds;
mod refusal;
mod report;
pub mod sample;
mod standing;
mod terms;
mod time_steps;
mod watch;

#[expect(clippy::module_inception, reason = "the type that the folder is about")]
mod order;

pub use act::{Act, ActKind, Actor, Clock, Entry, LineId, LineQuantity, RefundId, Stamp, TabId};
pub use claim::Claim;
pub use deadlines::{Deadline, DeadlineKind};
pub use facts::{Facts, FactsError, Line, OrderId, Picture, Seller};
pub use filter::{Query, Sort, SortKey, Tab, arrange, haystack};
pub use ledger::Ledger;
pub use order::{CancellationPreview, LOG_CAP, Order, ReturnPreview};
pub use refusal::{Guard, NextStep, Refusal};
pub use report::{Report, ReportedStage, Source};
pub use standing::{
    AfterSale, Approval, Cancellation, CancellationState, EndReason, Event, EventKind, Feedback,
    LineStanding, Refund, RefundCause, RefundState, Stage, Standing,
};
pub use terms::{Fault, Reason, ReasonCode, Simulation, Terms, TermsId};
pub use time_steps::TimeStep;
pub use watch::{Attention, Concern};
