//! One order: its facts, the log of what people did with it, and what follows from both.

pub mod business_days;
pub mod money;
pub mod rates;
pub mod time;

mod act;
mod after_sale;
mod after_sale_guards;
mod claim;
mod country;
mod deadlines;
mod delivery;
mod facts;
mod filter;
mod fold;
mod guards;
mod history;
mod instead;
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
mod ways;
mod windows;

#[expect(clippy::module_inception, reason = "the type that the folder is about")]
mod order;

pub use act::{Act, ActKind, Actor, Clock, Entry, LineId, LineQuantity, RefundId, Stamp, TabId};
pub use after_sale::{AfterSale, Decider};
pub use claim::{Claim, Lateness};
pub use country::Country;
pub use deadlines::{Deadline, DeadlineKind};
pub use delivery::{Address, Delivery, Parcel};
pub use facts::{Facts, FactsError, Line, OrderId, Picture, Seller};
pub use filter::{Query, Sort, SortKey, Tab, arrange, haystack};
pub use history::{Event, EventKind};
pub use ledger::{Ledger, Worth};
pub use order::{CancellationPreview, LOG_CAP, Order, ReturnPreview, WithdrawalPreview};
pub use refusal::{Guard, NextStep, Refusal};
pub use report::{Report, ReportedStage, Source};
pub use standing::{
    Approval, Cancellation, CancellationState, EndReason, Feedback, LineStanding, Refund,
    RefundCause, RefundState, Stage, Standing,
};
pub use terms::{
    DeliveryEstimate, DeliveryTerms, DisputeTerms, Fault, Reason, ReasonCode, Simulation,
    Suggestion, Terms, TermsId,
};
pub use time_steps::TimeStep;
pub use watch::{Attention, Concern};
pub use ways::{Way, WayKind};
