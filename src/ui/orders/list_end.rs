//! What stands below a list: the way to more of it, or why there is nothing.

use leptos::prelude::*;
use unbuy_core::order::Tab;

use super::list_tools::SEARCH_ID;
use crate::{
    i18n::use_texts,
    platform::{location, page},
    route::ListQuery,
    state::{ListPlace, Selection, row_id},
    ui::settings::about_note,
};

/// What stands below the rows: the way to more of them, or why there is none.
pub fn list_end(place: ListPlace, selection: Memo<Selection>) -> AnyView {
    let t = use_texts();
    let (rows, all) = selection.with(|it| (it.ids.len(), it.total));
    if all == 0 {
        return empty(place);
    }
    let note = about_note().map(|it| view! { <p class="muted small">{it}</p> }.into_any());
    if rows == all {
        return note.into_any();
    }
    let show_more = move |_| {
        place.show_more();
        // The reading goes on where the new rows begin.
        request_animation_frame(move || {
            if let Some(next) = selection.with_untracked(|it| it.ids.get(rows).map(row_id)) {
                let _ = page::focus_id(&next, page::Scrolling::Stay);
            }
        });
    };
    view! {
        <p class="list-end">
            <span class="muted">{t.rows_of(t.number(rows), t.number(all))}</span>
            <button type="button" class="button" on:click=show_more>
                {t.show_more()}
            </button>
        </p>
        {note}
    }
    .into_any()
}

fn empty(place: ListPlace) -> AnyView {
    let t = use_texts();
    let query = place.query();
    let is_search = !query.search.trim().is_empty();
    let text = if is_search { t.nothing_found(&query.search) } else { t.nothing_here() };
    let label = if is_search { t.clear_search() } else { t.show_all_orders() };
    // Where all are shown already, there is nothing to press for.
    let is_narrow = is_search || query.tab != Tab::All;
    let clear = move |_| {
        let tab = if is_search { query.tab } else { Tab::All };
        let wider = ListQuery { tab, search: String::new(), ..query };
        location::replace_hash(&place.href(&wider));
        place.narrow(wider);
        let _ = page::focus_id(SEARCH_ID, page::Scrolling::Stay);
    };
    view! {
        <div class="nothing">
            <p>{text}</p>
            {is_narrow
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=clear>
                            {label}
                        </button>
                    }
                        .into_any()
                })}
        </div>
    }
    .into_any()
}
