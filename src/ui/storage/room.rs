//! How much of the storage is used, and by what.

use leptos::prelude::*;
use unbuy_core::storage::QUOTA;

use crate::{i18n::use_texts, state::Orders, ui::kit::facts};

/// What most browsers give to a site, in characters; no browser tells it.
const ALL: usize = QUOTA;

/// From here on the meter warns.
const MUCH: usize = ALL / 5 * 4;

/// As it was when the page was opened, or when something has come or gone since.
pub(super) fn room(mine: Orders, practice: Orders) -> AnyView {
    let t = use_texts();
    let content = move || {
        for book in [mine, practice] {
            // How much that is cannot be tracked; this is when it may be another.
            let _ = (book.ids(), book.set_aside(), book.save_state());
        }
        let used = [mine.used(), practice.used(), mine.used_by_all()];
        // What cannot be read is told of as not saved.
        let [ours, practised, used] = used.map(Result::unwrap_or_default);
        let reserve = practice.reserve();
        let others = used.saturating_sub(ours + practised + reserve);
        let count = |it| t.room_count(t.number(it));
        let rows = vec![
            (t.kept_practice(), count(practised)),
            (t.kept_mine(), count(ours)),
            (t.room_reserve(), count(reserve)),
            (t.room_others(), count(others)),
        ];
        view! {
            <p id="room-used">{t.room_used(t.number(used))}</p>
            <meter
                aria-labelledby="room-used"
                max=ALL.to_string()
                high=MUCH.to_string()
                optimum="0"
                value=used.to_string()
            ></meter>
            {facts(rows)}
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="room-title">
            <h2 id="room-title">{t.room_title()}</h2>
            {move || content()}
            <p class="muted small">{t.room_text()}</p>
        </section>
    }
    .into_any()
}
