//! The message about what was just done.

use leptos::prelude::*;

use crate::{
    i18n::use_texts,
    state::{Notice, Notices},
    ui::orders::Desk,
};

/// The message about what was just done. The live region is there from the start, so that screen
/// readers watch it.
#[component]
pub fn NoticeBar(
    /// The messages.
    notices: Notices,
    /// Real orders, an import of which can be taken back.
    mine: Desk,
) -> impl IntoView {
    let shown = move |Notice { number, text, import }| {
        view! {
            <div class="notice" data-number=number.to_string()>
                <p>{text}</p>
                {import.and_then(|it| mine.later.mine().map(|part| (part.undo_button)(mine, it)))}
                <button
                    type="button"
                    class="notice-close"
                    aria-label=use_texts().dismiss()
                    on:click=move |_| notices.dismiss()
                >
                    <span aria-hidden="true">"×"</span>
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="notice-place" role="status">
            {move || notices.latest().map(shown).into_any()}
        </div>
    }
}
