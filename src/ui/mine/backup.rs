//! Saving a backup of the book, and the reminder of it: a browser may clear what it stores, and a file
//! is the only protection.

use leptos::prelude::*;

use crate::{
    i18n::{DateStyle, use_texts},
    platform::{clock, page, storage},
    state::Backups,
    ui::orders::Desk,
};

/// Under which name the last backup is remembered.
const NAME: &str = "backup";

/// What is known of backups of this book.
pub fn backups() -> Backups {
    storage::remembered(NAME).map(|it| Backups::parse(&it)).unwrap_or_default()
}

fn remember(backups: Backups) {
    storage::remember(NAME, &backups.print());
}

/// Saves the book as a file, and says so. Returns whether that worked.
pub fn save(desk: Desk) -> bool {
    let t = use_texts();
    let now = desk.orders.clock().now_untracked();
    let name = ["unbuy-orders-", &clock::local_day(now), ".json"].concat();
    let is_saved = page::download(&name, "application/json", &desk.orders.backup()).is_ok();
    if is_saved {
        remember(backups().made(now));
    }
    desk.notices.tell(if is_saved { t.backup_saved() } else { t.download_failed() });
    is_saved
}

/// When the last one was made, and how much has changed since.
pub fn last_backup(known: Backups, changes: usize) -> String {
    let t = use_texts();
    match known.last {
        Some(last) => {
            let day = t.date(last, DateStyle::Long);
            t.sentences(&[t.backup_last(day), t.backup_changes(changes)])
        }
        None => t.backup_never(),
    }
}

/// Reminds of a backup when one is due. `heading` gets the focus when the reminder is gone.
pub fn reminder(desk: Desk, heading: &'static str) -> AnyView {
    let t = use_texts();
    let known = RwSignal::new(backups());
    let changed = move || {
        known.set(backups());
        let _ = page::focus_id(heading, page::Scrolling::Stay);
    };
    let save = move |_| {
        if save(desk) {
            changed();
        }
    };
    let later = move |_| {
        remember(backups().later(desk.orders.clock().now_untracked()));
        changed();
    };
    let card = move || {
        let (known, now) = (known.get(), desk.orders.clock().now_untracked());
        let changes = desk.orders.changes_since(known.last);
        if !desk.orders.is_kept() || !known.is_due(now, desk.orders.ids().len(), changes) {
            return ().into_any();
        }
        let last = last_backup(known, changes);
        view! {
            <section class="card backup-reminder" aria-labelledby="backup-title">
                <h2 id="backup-title">{t.backup_title()}</h2>
                <p class="muted">{last}</p>
                <p class="answers">
                    <button type="button" class="button small" on:click=save>
                        {t.save_backup()}
                    </button>
                    <button type="button" class="button small quiet" on:click=later>
                        {t.backup_later()}
                    </button>
                </p>
            </section>
        }
        .into_any()
    };
    view! { {move || card()} }.into_any()
}
