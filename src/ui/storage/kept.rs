//! Whether things are saved, whether there is a second copy, and what the browser has promised.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::use_texts,
    platform::{
        mirror, page,
        storage::{self, Why},
    },
    state::{Orders, SaveState},
    ui::{kit::facts, orders::Desk},
};

const TITLE_ID: &str = "kept-title";

/// Whether the browser has promised not to delete by itself what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// It was asked and has not answered yet.
    Asked,
    Given,
    NotGiven,
    /// It knows no such promise.
    NotKnown,
}

impl From<Option<bool>> for Promise {
    fn from(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self::Given,
            Some(false) => Self::NotGiven,
            None => Self::NotKnown,
        }
    }
}

pub(super) fn kept(desk: Desk, practice: Orders) -> AnyView {
    let t = use_texts();
    let promise = RwSignal::new(Promise::Asked);
    let has_copy = RwSignal::new(false);
    spawn_local(async move {
        let is_copied = practice.is_kept() && mirror::shared().await.is_some();
        // The page may be gone by now.
        let _ = has_copy.try_set(is_copied);
        let answer = storage::is_persisted().await;
        let _ = promise.try_set(answer.into());
    });
    let rows = move || {
        let copy = if has_copy.get() { t.copy_kept() } else { t.copy_none() };
        let promised = match promise.get() {
            Promise::Asked => t.promise_asked(),
            Promise::Given => t.promise_given(),
            Promise::NotGiven => t.promise_not_given(),
            Promise::NotKnown => t.promise_not_known(),
        };
        facts(vec![
            (t.kept_practice(), saved(practice)),
            (t.kept_mine(), saved(desk.orders)),
            (t.kept_copy(), copy),
            (t.kept_promise(), promised),
        ])
    };
    let about_copy = move || {
        let text = view! { <p class="muted small">{t.copy_text()}</p> };
        has_copy.get().then(|| text.into_any())
    };
    let button = move || (promise.get() == Promise::NotGiven).then(|| ask_button(desk, promise));
    view! {
        <section class="card" aria-labelledby=TITLE_ID>
            <h2 id=TITLE_ID tabindex="-1">
                {t.kept_title()}
            </h2>
            <div aria-live="polite">{move || rows()}</div>
            {move || about_copy()}
            {move || button()}
        </section>
    }
    .into_any()
}

fn ask_button(desk: Desk, promise: RwSignal<Promise>) -> AnyView {
    let t = use_texts();
    let ask = move |_| {
        spawn_local(async move {
            let answer = storage::persist().await.into();
            let is_given = answer == Promise::Given;
            if promise.try_set(answer).is_none() {
                desk.notices.tell(if is_given { t.promise_thanks() } else { t.promise_refused() });
                if is_given {
                    // The button is gone.
                    let _ = page::focus_id(TITLE_ID, page::Scrolling::Stay);
                }
            }
        });
    };
    view! {
        <p class="muted small">{t.promise_ask_text()}</p>
        <p class="form-buttons">
            <button type="button" class="button" on:click=ask>
                {t.promise_ask()}
            </button>
        </p>
    }
    .into_any()
}

/// Whether the orders of a book are saved, and if not, why. Tracks.
fn saved(orders: Orders) -> String {
    let t = use_texts();
    match orders.save_state() {
        SaveState::Saved => t.kept_in_browser(),
        SaveState::Trial => t.kept_trial(),
        SaveState::MemoryOnly => t.kept_not(match storage::open() {
            Err(Why::Blocked) => t.no_storage_blocked(),
            Err(Why::Absent) => t.no_storage_absent(),
            Err(Why::Refused) => t.no_storage_refused(),
            Err(Why::LeftAlone) => t.no_storage_left_alone(),
            // It can be used by now; this page still has what it had when it was opened.
            Ok(_) => t.until_closed(),
        }),
        SaveState::NotSaved { why } => t.kept_not(t.not_saved_since(why)),
    }
}
