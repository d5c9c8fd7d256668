//! Judging a purchase: the button, and the form that it asks for.

mod button;
mod form;

pub use button::FeedbackButton;
pub use form::FeedbackForm;
