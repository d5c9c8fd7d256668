//! Judging a purchase.

mod form;

pub use form::FeedbackForm;
