//! What the page says about saving, and about what was just done.

use leptos::prelude::*;
use unbuy_core::storage::{KvError, NotSaved};

use crate::{
    i18n::use_texts,
    platform::{frame::Frame, page},
    state::{Books, Notice, Notices, SaveState},
};

/// Told at the top while something is not saved, or could not be read.
#[component]
pub fn SaveBanner(
    /// The orders.
    books: Books,
    /// Where to say that the download failed.
    notices: Notices,
    /// Where the page stands.
    frame: Frame,
) -> impl IntoView {
    let t = use_texts();
    let download = move |_| {
        if page::download(
            "unbuy-data.json",
            "application/json",
            &untrack(|| books.in_trouble()).raw_data(),
        )
        .is_err()
        {
            notices.tell(t.download_failed());
        }
    };
    let banner = move || {
        let orders = books.in_trouble();
        let state = orders.save_state();
        let problem = match (state, orders.unreadable()) {
            (SaveState::Trial, _) => {
                let text = t.trial_list(orders.ids().len());
                return view! { <p class="save-banner calm">{text}</p> }.into_any();
            }
            // In an article nothing is amiss with it: the foot says how long things stay.
            (SaveState::MemoryOnly, _) if frame.is_embed => return ().into_any(),
            (SaveState::MemoryOnly, _) => t.memory_only(),
            (SaveState::NotSaved { why, .. }, _) => match why {
                NotSaved::Storage(KvError::QuotaExceeded) => t.storage_full(),
                NotSaved::NewerLayout => t.newer_version(),
                NotSaved::Removed => t.storage_removed(),
                NotSaved::Storage(KvError::Unavailable | KvError::Other)
                | NotSaved::TooLong
                | NotSaved::NewerGeneration => t.storage_failed(),
            },
            (SaveState::Saved, 0) => return ().into_any(),
            (SaveState::Saved, count) => t.unreadable_changes(count),
        };
        // An update that another tab takes must wait for these; the newer version is what saves the
        // others.
        let newer = SaveState::NotSaved { why: NotSaved::NewerLayout };
        let is_waiting = matches!(state, SaveState::NotSaved { .. }) && state != newer;
        view! {
            <div class="save-banner" data-unsaved=is_waiting.then_some("")>
                <p>{problem}</p>
                <button type="button" class="button small" on:click=download>
                    {t.download_my_data()}
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <div role="status" class="save-banner-place">
            {move || banner()}
        </div>
    }
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
            <p>{move || saved()}</p>
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
    let shown = move |Notice { number, text }| {
        view! {
            <div class="notice" data-number=number.to_string()>
                <p>{text}</p>
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
