//! A question before something that cannot be taken back.

use leptos::prelude::*;

use super::{Dialog, DialogHandle};

/// Asks once. The quiet button keeps things as they are.
#[component]
pub fn Confirm(
    /// The question.
    #[prop(into)]
    title: String,
    /// What will happen.
    #[prop(into)]
    text: String,
    /// The button that does it.
    #[prop(into)]
    yes: String,
    /// The button that keeps things as they are.
    #[prop(into)]
    no: String,
    /// Runs when the reader says yes, before the dialog closes.
    on_yes: Callback<()>,
    /// Runs when the dialog has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let handle = DialogHandle::new();
    let agree = move |_| {
        on_yes.run(());
        handle.close();
    };
    view! {
        <Dialog handle labelled_by="confirm-title" on_close>
            <h2 id="confirm-title">{title}</h2>
            <p class="muted">{text}</p>
            <div class="sheet-buttons">
                <button type="button" class="button quiet" on:click=move |_| handle.close()>
                    {no}
                </button>
                <button type="button" class="button" on:click=agree>
                    {yes}
                </button>
            </div>
        </Dialog>
    }
}
