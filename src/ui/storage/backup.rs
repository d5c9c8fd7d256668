//! Saving a backup of real orders, when the last one was, and everything as it is stored.

use leptos::prelude::*;

use crate::{
    i18n::use_texts,
    platform::page,
    route::{MinePage, Route},
    ui::{
        mine::backup::{backups, last_backup, save},
        orders::Desk,
    },
};

pub(super) fn backup(desk: Desk) -> AnyView {
    let t = use_texts();
    let known = RwSignal::new(backups());
    let is_empty = move || desk.orders.ids().is_empty();
    let save = move |_| {
        if save(desk) {
            known.set(backups());
        }
    };
    let download = move |_| {
        let data = desk.orders.raw_data();
        if page::download("unbuy-data.json", "application/json", &data).is_err() {
            desk.notices.tell(t.download_failed());
        }
    };
    let last = move || {
        let known = known.get();
        let text = if is_empty() {
            t.own_backup_nothing()
        } else {
            last_backup(known, desk.orders.changes_since(known.last))
        };
        text.into_any()
    };
    view! {
        <section class="card" aria-labelledby="own-backup-title">
            <h2 id="own-backup-title">{t.own_backup_title()}</h2>
            <p role="status">{move || last()}</p>
            <p class="form-buttons">
                <button type="button" class="button primary" disabled=is_empty on:click=save>
                    {t.save_backup()}
                </button>
                <a class="button" href=Route::Mine(MinePage::Import).href()>
                    {t.own_backup_open()}
                </a>
            </p>
            <p class="muted small raw">{t.raw_data_text()}</p>
            <p>
                <button type="button" class="button small" on:click=download>
                    {t.download_my_data()}
                </button>
            </p>
        </section>
    }
    .into_any()
}
