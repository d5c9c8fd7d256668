//! Judging a purchase: the button, and the form that it opens.

mod button;
mod form;

pub use button::FeedbackButton;
