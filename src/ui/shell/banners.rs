//! What the page says about saving, and about what was just done.

use crate::{
    i18n::use_texts,
    platform::frame::Frame,
    route::{MinePage, Route},
    state::{Books, Notice, Notices, SaveState},
};
use leptos::prelude::*;

/// The way to all that there is to say about saving. Not in a frame, where that page is not shown.
pub(super) fn storage_link(frame: Frame) -> Option<AnyView> {
    let href = Route::Mine(MinePage::Storage).href();
    let link = || view! { <a href=href>{use_texts().storage()}</a> }.into_any();
    (!frame.is_framed).then(link)
}

/// Told quietly at the foot.
#[component]
pub fn SaveFooter(
    /// The orders.
    books: Books,
    /// Where the page stands.
    frame: Frame,
) -> impl IntoView {
    let t = use_texts();
    let saved = move || {
        let text = match books.in_trouble().save_state() {
            SaveState::Saved if frame.is_foreign => t.saved_for_frame(),
            SaveState::Saved => t.saved(),
            SaveState::MemoryOnly => t.until_closed(),
            SaveState::Trial | SaveState::NotSaved { .. } => t.not_saved(),
        };
        text.into_any()
    };
    let promise = (!frame.is_embed).then(|| t.private_promise());
    view! {
        <footer class="foot">
            {promise.map(|it| view! { <p>{it}</p> }.into_any())}
            <p>{move || saved()} " " {storage_link(frame)}</p>
        </footer>
    }
}

/// The message about what was just done. The live region is there from the start, so that screen
/// readers watch it.
#[component]
pub fn NoticeBar(
    /// The messages.
    notices: Notices,
) -> impl IntoView {
    let t = use_texts();
    let shown = move |Notice { number, text, answer }| {
        view! {
            <div class="notice" data-number=number.to_string()>
                <p>{text}</p>
                {answer.map(|it| it())}
                <button
                    type="button"
                    class="notice-close"
                    aria-label=t.dismiss()
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
