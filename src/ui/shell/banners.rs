//! What the page says about saving, and about what was just done.

use leptos::prelude::*;
use unbuy_core::storage::{KvError, NotSaved};

use crate::{
    i18n::use_texts,
    state::{Notices, SaveState},
};

/// Told at the top while something is not saved, or could not be read.
#[component]
pub fn SaveBanner(
    /// Whether everything is saved.
    #[prop(into)]
    state: Signal<SaveState>,
    /// How many stored changes could not be read.
    #[prop(into)]
    unreadable: Signal<usize>,
    /// The reader wants the stored data as a file.
    on_download: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let problem = move || match (state.get(), unreadable.get()) {
        (SaveState::MemoryOnly, _) => Some(t.memory_only()),
        (SaveState::NotSaved { why, .. }, _) => Some(match why {
            NotSaved::Storage(KvError::QuotaExceeded) => t.storage_full(),
            NotSaved::NewerLayout => t.newer_version(),
            NotSaved::Storage(KvError::Unavailable | KvError::Other)
            | NotSaved::TooLong
            | NotSaved::NewerGeneration => t.storage_failed(),
        }),
        (SaveState::Saved, 0) => None,
        (SaveState::Saved, count) => Some(t.unreadable_changes(count)),
    };
    view! {
        <div role="status" class="save-banner-place">
            {move || {
                problem()
                    .map(|text| {
                        view! {
                            <div class="save-banner">
                                <p>{text}</p>
                                // What is in memory alone cannot be read from the storage.
                                <button
                                    type="button"
                                    class="button small"
                                    hidden=state.get() == SaveState::MemoryOnly
                                    on:click=move |_| on_download.run(())
                                >
                                    {t.download_my_data()}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}

/// Told quietly at the foot.
#[component]
pub fn SaveFooter(
    /// Whether everything is saved.
    #[prop(into)]
    state: Signal<SaveState>,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <footer class="foot">
            <p>{t.private_promise()}</p>
            <p>
                {move || match state.get() {
                    SaveState::Saved => t.saved(),
                    SaveState::MemoryOnly | SaveState::NotSaved { .. } => t.not_saved(),
                }}
            </p>
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
    view! {
        <div class="notice-place" role="status">
            {move || {
                notices
                    .latest()
                    .map(|notice| {
                        view! {
                            <div class="notice" data-number=notice.number>
                                <p>{notice.text}</p>
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
                    })
            }}
        </div>
    }
}
