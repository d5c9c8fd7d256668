//! The foot of a dialog that holds a text to be handed to others.

use leptos::prelude::*;

use super::Dialogs;
use crate::{
    i18n::use_texts,
    platform::{page, share},
};

/// Close, share where the device can, and copy; above them what came of it. `field_id` is the field that
/// holds the text, `copied` what is said when it was copied, `is_off` whether it cannot be just now.
pub fn copy_buttons(
    dialogs: Dialogs,
    field_id: &'static str,
    text: impl Fn() -> String + Copy + 'static,
    copied: impl Fn() -> String + Clone + Send + Sync + 'static,
    is_off: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    let t = use_texts();
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        let copied = copied.clone();
        let done = move |is_copied: bool| {
            if is_copied {
                return said.set(copied());
            }
            // Where the clipboard is closed to pages, the keyboard still reaches it.
            let _ = page::select_text(field_id);
            said.set(t.copy_by_hand());
        };
        share::copy(&untrack(text), done);
    };
    let share_button = share::is_possible().then(|| {
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| share::share(&untrack(text))
            >
                {t.share()}
            </button>
        }
        .into_any()
    });
    view! {
        <p class="sheet-said" role="status">
            {move || said.get().into_any()}
        </p>
        <div class="sheet-buttons">
            <button type="button" class="button quiet" on:click=move |_| dialogs.close()>
                {t.close()}
            </button>
            {share_button}
            <button type="button" class="button primary" disabled=is_off on:click=copy>
                {t.copy()}
            </button>
        </div>
    }
    .into_any()
}
