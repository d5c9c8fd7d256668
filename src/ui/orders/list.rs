//! The page with all orders.

use leptos::prelude::*;
use unbuy_core::order::{OrderId, Tab};

use super::{
    Desk,
    list_tools::list_tools,
    row::{OrderRow, RowParts},
};
use crate::{
    i18n::use_texts,
    platform::{location, page},
    route::ListQuery,
    state::{ListPlace, Selection, row_id},
};

/// The field for searching.
pub const SEARCH_ID: &str = "list-search";

/// "My orders".
#[component]
pub fn OrderList(
    /// The orders, and what can be done with them.
    desk: Desk,
) -> impl IntoView {
    view! {
        <h1 tabindex="-1">{use_texts().my_orders()}</h1>
        {searchable_list(desk, RowParts::PRACTICE)}
    }
}

/// The orders of a book, with tabs, search and sorting.
pub fn searchable_list(desk: Desk, parts: RowParts) -> AnyView {
    let Desk { orders, place, .. } = desk;
    let selection = Memo::new(move |_| orders.select(&place.query(), place.rows(), fold));
    let shown = move || selection.with(|it| it.ids.clone());
    let had_focus = StoredValue::new(None::<OrderId>);
    let row = move |id: OrderId| {
        let (order, clock) = (orders.order(&id)?, orders.clock());
        let pressed = id.clone();
        let on_action = Callback::new(move |action| desk.press(&pressed, action, row_id(&pressed)));
        let on_focus =
            Callback::new(move |inside: bool| had_focus.set_value(inside.then(|| id.clone())));
        Some(view! { <OrderRow order clock parts on_action on_focus /> }.into_any())
    };
    keep_focus(selection, had_focus);
    view! {
        {list_tools(place, selection, move || orders.prepare_search(fold))}
        <ul class="orders">
            <For each=shown key=OrderId::clone children=row />
        </ul>
        {move || end_of_list(place, selection)}
    }
    .into_any()
}

/// A text without capitals and accents, as the language of the reader has it.
fn fold(text: &str) -> String {
    use_texts().formats().folded(text)
}

/// A row that moves loses the focus, and one that leaves takes it along. It gets it back then or, if
/// the row is gone, the heading does.
fn keep_focus(selection: Memo<Selection>, had_focus: StoredValue<Option<OrderId>>) {
    Effect::new(move |_| {
        selection.track();
        let Some(id) = had_focus.get_value() else { return };
        request_animation_frame(move || {
            if page::has_lost_focus()
                && page::focus_id(&row_id(&id), page::Scrolling::Stay).is_err()
            {
                had_focus.set_value(None);
                let _ = page::focus_heading(page::Scrolling::Stay);
            }
        });
    });
}

/// What stands below the rows: the way to more of them, or why there is none.
fn end_of_list(place: ListPlace, selection: Memo<Selection>) -> AnyView {
    let t = use_texts();
    let (rows, all) = selection.with(|it| (it.ids.len(), it.total));
    if all == 0 {
        return empty(place);
    }
    if rows == all {
        return ().into_any();
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
