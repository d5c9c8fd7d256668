//! What could not be read: told, handed out, and only then deleted if the reader says so.

use leptos::prelude::*;
use unbuy_core::storage::Unreadable;

use crate::{
    i18n::use_texts,
    platform::page,
    state::Orders,
    ui::{kit::Question, orders::Desk},
};

const TITLE_ID: &str = "set-aside-title";

pub(super) fn set_aside(desk: Desk, practice: Orders) -> AnyView {
    let t = use_texts();
    let made_up = Desk { orders: practice, ..desk };
    let parts = [
        part(made_up, t.kept_practice(), "unbuy-practice-set-aside.json"),
        part(desk, t.kept_mine(), "unbuy-orders-set-aside.json"),
    ];
    let is_nothing = move || [practice, desk.orders].iter().all(|it| it.set_aside().is_empty());
    let nothing = move || {
        let text = view! { <p class="muted">{t.set_aside_nothing()}</p> };
        is_nothing().then(|| text.into_any())
    };
    view! {
        <section class="card" aria-labelledby=TITLE_ID>
            <h2 id=TITLE_ID tabindex="-1">
                {t.set_aside_title()}
            </h2>
            {move || nothing()}
            {parts.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// What of one book could not be read, and what can be done with it.
fn part(desk: Desk, book: String, file: &'static str) -> AnyView {
    let t = use_texts();
    // What was handed out in this visit. Only that may be deleted, and not what was found since.
    let downloaded: RwSignal<Vec<Unreadable>> = RwSignal::new(Vec::new());
    let content = move || {
        let found = desk.orders.set_aside();
        if found.is_empty() {
            return ().into_any();
        }
        let rows = found.iter().map(row).collect_view();
        let is_downloaded = found == downloaded.get();
        let count = found.len();
        let download = move |_| {
            let data = desk.orders.set_aside_data();
            match page::download(file, "application/json", &data) {
                Ok(()) => {
                    downloaded.set(found.clone());
                    desk.notices.tell(t.set_aside_downloaded());
                }
                Err(_) => desk.notices.tell(t.download_failed()),
            }
        };
        let remove = if is_downloaded { t.set_aside_remove() } else { t.set_aside_remove_later() };
        view! {
            <h3>{book.clone()}</h3>
            <p>{t.set_aside_text(count)}</p>
            <ul class="set-aside">{rows}</ul>
            <p class="form-buttons">
                <button type="button" class="button" on:click=download>
                    {t.set_aside_download()}
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=!is_downloaded
                    on:click=move |_| ask_to_remove(desk)
                >
                    {remove}
                </button>
            </p>
        }
        .into_any()
    };
    view! { {move || content()} }.into_any()
}

fn row(Unreadable { key, why }: &Unreadable) -> AnyView {
    view! {
        <li>
            <code dir="ltr">{key.clone()}</code>
            <span class="muted">{use_texts().defect(*why)}</span>
        </li>
    }
    .into_any()
}

fn ask_to_remove(desk: Desk) {
    let t = use_texts();
    let question = Question {
        title: t.set_aside_remove_title(),
        text: t.set_aside_remove_text(),
        yes: t.set_aside_remove(),
        no: t.set_aside_keep(),
    };
    desk.dialogs.ask(question, move || {
        let removed = desk.orders.discard_set_aside();
        // The button that was pressed may be gone.
        desk.dialogs.close_to(TITLE_ID);
        let is_done = removed.is_ok();
        desk.notices.tell(if is_done { t.set_aside_removed() } else { t.set_aside_not_removed() });
    });
}
