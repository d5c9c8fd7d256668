//! The form: one to five stars, and words if there are any.

use leptos::prelude::*;
use unbuy_core::order::Feedback;

use crate::{
    i18n::use_texts,
    state::OrderNow,
    ui::kit::{Dialog, DialogHandle, StarInput},
};

/// How long feedback can be, in characters.
const TEXT_LENGTH: &str = "2000";

/// Asks for stars and text; begins with what was said before.
#[component]
pub(super) fn FeedbackForm(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
    /// Runs with stars (1 to 5) and text.
    on_send: Callback<(u8, String)>,
    /// Runs when the dialog has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let handle = DialogHandle::new();
    let (before, words) = order.with_untracked(|it| match &it.standing.feedback {
        Feedback::Left { stars, text, .. } => (*stars, text.clone()),
        Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => (0, String::new()),
    });
    let stars = RwSignal::new(before);
    let text = RwSignal::new(words);
    let tried = RwSignal::new(false);
    let missing =
        Signal::derive(move || (tried.get() && stars.get() == 0).then_some("stars-missing"));
    let send = move |_| {
        let stars = stars.get_untracked();
        if stars == 0 {
            tried.set(true);
            return;
        }
        on_send.run((stars, text.get_untracked().trim().to_owned()));
        handle.close();
    };
    let title = order.with_untracked(|it| it.order.facts().title().to_owned());
    let labels = [1u32, 2, 3, 4, 5].map(|it| t.stars_count(it));
    view! {
        <Dialog handle labelled_by="feedback-title" on_close>
            <h2 id="feedback-title">{t.feedback_title()}</h2>
            <p class="muted">
                <bdi>{title}</bdi>
            </p>
            <StarInput chosen=stars legend=t.how_was_it() labels error=missing />
            <p id="stars-missing" class="field-error" role="alert">
                {move || missing.get().map(|_| t.stars_missing())}
            </p>
            <label class="field-title" for="feedback-text">
                {t.your_words()}
                <span class="optional">{t.optional()}</span>
            </label>
            <textarea
                id="feedback-text"
                rows="3"
                maxlength=TEXT_LENGTH
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
            <div class="sheet-buttons">
                <button type="button" class="button quiet" on:click=move |_| handle.close()>
                    {t.not_now()}
                </button>
                <button type="button" class="button primary" on:click=send>
                    {t.send_feedback()}
                </button>
            </div>
        </Dialog>
    }
}
