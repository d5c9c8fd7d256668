//! Opening the files of shops: choosing them, reading them, and what is in them.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    back_to_book,
    import_preview::{Preview, preview},
    reading::{Progress, read_all},
};
use crate::{
    i18n::use_texts,
    platform::{
        files::{PickedFile, dropped, picked},
        page,
    },
    ui::orders::Desk,
};

const CHOICE_ID: &str = "import-files";
pub(super) const PREVIEW_ID: &str = "preview-title";

/// A `Copy` handle on how far it is.
#[derive(Debug, Clone, Copy)]
struct Import {
    /// How far reading is, while it goes on.
    progress: RwSignal<Option<Progress>>,
    /// What was found, once it is read.
    preview: RwSignal<Option<Arc<Preview>>>,
    /// Which files could not be read, and why.
    failed: RwSignal<Vec<String>>,
    /// Which reading it is; another number stops the one before.
    run: StoredValue<u32>,
}

/// The page.
pub(super) fn import_page(desk: Desk) -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.import_title()));
    let import = Import {
        progress: RwSignal::new(None),
        preview: RwSignal::new(None),
        failed: RwSignal::new(Vec::new()),
        run: StoredValue::new(0),
    };
    let content = move || match (import.progress.get(), import.preview.get()) {
        (Some(progress), _) => reading(import, &progress),
        (None, Some(found)) => {
            let again = move || {
                import.preview.set(None);
                import.failed.set(Vec::new());
                request_animation_frame(|| {
                    let _ = page::focus_id(CHOICE_ID, page::Scrolling::IntoView);
                });
            };
            untrack(|| preview(desk, &found, again))
        }
        (None, None) => choice(desk, import),
    };
    view! {
        {back_to_book(desk)}
        <h1 tabindex="-1">{t.import_title()}</h1>
        <p class="lead">{t.import_text()}</p>
        <div class="import-failed" role="alert">
            {move || failed(&import.failed.get())}
        </div>
        {move || content()}
    }
    .into_any()
}

fn failed(lines: &[String]) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect_view();
    view! {
        <p>
            <b>{use_texts().not_read()}</b>
        </p>
        <ul>{lines}</ul>
    }
    .into_any()
}

fn choice(desk: Desk, import: Import) -> AnyView {
    let t = use_texts();
    let on_picked = move |event| start(desk, import, picked(&event));
    let is_over = RwSignal::new(false);
    let on_dropped = move |event| {
        is_over.set(false);
        start(desk, import, dropped(&event));
    };
    let kinds = [t.kind_aliexpress(), t.kind_amazon(), t.kind_temu(), t.kind_backup()]
        .map(|it| view! { <li>{it}</li> }.into_any())
        .collect_view();
    view! {
        <div
            class="drop"
            data-over=move || is_over.get().then_some("")
            on:dragover=move |event| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=on_dropped
        >
            <label class="button primary" for=CHOICE_ID>
                {t.choose_files()}
            </label>
            <input
                id=CHOICE_ID
                class="visually-hidden"
                type="file"
                multiple
                accept=".csv,.tsv,.txt,.json,text/csv,application/json"
                aria-label=t.choose_files()
                on:change=on_picked
            />
            <p class="muted">{t.or_drop()}</p>
        </div>
        <section class="card" aria-labelledby="kinds-title">
            <h2 id="kinds-title">{t.import_kinds()}</h2>
            <ul class="plain">{kinds}</ul>
            <p class="muted small">{t.import_limits(t.longest_file(), t.most_rows())}</p>
        </section>
    }
    .into_any()
}

fn reading(import: Import, progress: &Progress) -> AnyView {
    let t = use_texts();
    let stop = move |_| {
        import.run.update_value(|it| *it += 1);
        import.progress.set(None);
        import.failed.set(vec![t.reading_stopped()]);
        request_animation_frame(|| {
            let _ = page::focus_id(CHOICE_ID, page::Scrolling::Stay);
        });
    };
    let Progress { name, bytes, of, rows } = progress;
    view! {
        <div class="card" role="status">
            <label class="field-title" for="import-progress">
                {t.reading(name)}
            </label>
            <progress id="import-progress" value=bytes.to_string() max=of.to_string()></progress>
            <p class="muted small">{t.rows_read(*rows)}</p>
            <p class="form-buttons">
                <button type="button" class="button" on:click=stop>
                    {t.stop_reading()}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// Reads the files. The page may be gone before it is done.
fn start(desk: Desk, import: Import, files: Vec<PickedFile>) {
    if files.is_empty() {
        return;
    }
    import.run.update_value(|it| *it += 1);
    let run = import.run.get_value();
    let is_current = move || import.run.try_get_value() == Some(run);
    import.failed.set(Vec::new());
    let go_on = move |progress| {
        let is_current = is_current();
        if is_current {
            import.progress.set(Some(progress));
        }
        is_current
    };
    spawn_local(async move {
        let outcome = read_all(files, go_on).await;
        let Some(outcome) = outcome.filter(|_| is_current()) else { return };
        import.progress.set(None);
        import.failed.set(outcome.failed.clone());
        if !outcome.found.is_empty() {
            import.preview.set(Some(Arc::new(Preview::new(desk.orders, outcome))));
            request_animation_frame(|| {
                let _ = page::focus_id(PREVIEW_ID, page::Scrolling::IntoView);
            });
        }
    });
}
