//! The form: one to five stars, and words if there are any.

use leptos::prelude::*;
use unbuy_core::{
    order::{Act, Feedback},
    practice::Control,
};

use crate::{
    i18n::use_texts,
    platform::page,
    state::OrderNow,
    ui::{
        kit::{Dialogs, StarInput, named_sheet_buttons},
        orders::Deed,
    },
};

/// How long feedback can be, in characters.
const TEXT_LENGTH: &str = "2000";

/// Asks for stars and text; begins with what was said before.
#[component]
pub fn FeedbackForm(
    /// The order.
    order: OrderNow,
    /// Where it is shown.
    dialogs: Dialogs,
    /// Runs when the reader sends.
    on_send: Callback<Deed>,
) -> impl IntoView {
    let t = use_texts();
    let (before, words) = match &order.standing.feedback {
        Feedback::Left { stars, text, .. } => (*stars, text.clone()),
        Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => (0, String::new()),
    };
    let stars = RwSignal::new(before);
    let text = RwSignal::new(words.clone());
    let tried = RwSignal::new(false);
    let send = move || {
        let stars = stars.get_untracked();
        if stars == 0 {
            tried.set(true);
            let _ = page::focus_id("star-1", page::Scrolling::IntoView);
            return;
        }
        let act = Act::FeedbackLeft { stars, text: text.get_untracked().trim().to_owned() };
        on_send.run(Deed { act, said: t.feedback_thanks() });
    };
    let missing = move || {
        let is_missing = tried.get() && stars.get() == 0;
        if is_missing { t.stars_missing() } else { String::new() }.into_any()
    };
    let labels = [1u32, 2, 3, 4, 5].map(|it| t.stars_count(it));
    view! {
        <h2 id="feedback-title">{if before > 0 { t.change_feedback() } else { t.feedback_title() }}</h2>
        <p class="muted">
            <bdi>{order.order.facts().title().to_owned()}</bdi>
        </p>
        <StarInput chosen=stars legend=t.how_was_it() labels error="stars-missing" />
        <p id="stars-missing" class="field-error" role="alert">
            {move || missing()}
        </p>
        <label class="field-title" for="feedback-text">
            {t.your_words()}
            " "
            <span class="optional">{t.optional()}</span>
        </label>
        <textarea
            id="feedback-text"
            rows="3"
            maxlength=TEXT_LENGTH
            on:input=move |event| text.set(event_target_value(&event))
        >
            {words}
        </textarea>
        {named_sheet_buttons(
            dialogs,
            [Some(Control::Keep.mark()), Some(Control::Send.mark())],
            [t.not_now(), t.send_feedback()],
            "button primary",
            send,
        )}
    }
}
