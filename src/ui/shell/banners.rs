//! What the page says about saving, and about what was just done.

use leptos::prelude::*;
use unbuy_core::storage::{KvError, NotSaved};

use crate::{
    i18n::use_texts,
    platform::page,
    state::{Notice, Notices, Orders, SaveState},
};

/// Told at the top while something is not saved, or could not be read.
#[component]
pub fn SaveBanner(
    /// The orders.
    orders: Orders,
    /// Where to say that the download failed.
    notices: Notices,
) -> impl IntoView {
    let t = use_texts();
    let download = move |_| {
        if page::download("unbuy-data.json", "application/json", &orders.raw_data()).is_err() {
            notices.tell(t.download_failed());
        }
    };
    let banner = move || {
        let state = orders.save_state();
        let problem = match (state, orders.unreadable()) {
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
        view! {
            <div class="save-banner">
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
    orders: Orders,
) -> impl IntoView {
    let t = use_texts();
    let saved = move || {
        let is_saved = orders.save_state() == SaveState::Saved;
        if is_saved { t.saved() } else { t.not_saved() }.into_any()
    };
    view! {
        <footer class="foot">
            <p>{t.private_promise()}</p>
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
