//! What stands above the list: tabs with counts, the search, and the sorting. All of it stands in the
//! address too.

use leptos::prelude::*;
use unbuy_core::order::{Sort, Tab};

use super::{Desk, list::fold};
use crate::{
    i18n::{Texts, use_texts},
    platform::{location, page},
    route::ListQuery,
    state::{ListPlace, Selection},
};

/// The field for searching.
pub(super) const SEARCH_ID: &str = "list-search";

const TABS_ID: &str = "tabs";

/// How long a search can be, in characters.
const SEARCH_LENGTH: &str = "100";

/// Tabs, search and sorting. Made once: they keep the focus while the list changes below.
pub fn list_tools(desk: Desk, selection: Memo<Selection>) -> AnyView {
    let Desk { orders, place, .. } = desk;
    let t = use_texts();
    let change = move |query: ListQuery| {
        location::replace_hash(&place.href(&query));
        place.narrow(query);
    };
    let search = move |event| {
        change(ListQuery { search: event_target_value(&event), ..place.query() });
    };
    let sort = move |event| {
        let sort = Sort::parse(&event_target_value(&event)).unwrap_or(Sort::Newest);
        change(ListQuery { sort, ..place.query() });
    };
    // On a phone the chosen tab may lie beyond the edge.
    Effect::new(move |_| {
        place.query();
        request_animation_frame(|| page::show_current(TABS_ID));
    });
    let options = Sort::ALL.map(|it| {
        let selected = move || place.query().sort == it;
        view! {
            <option value=it.as_str() prop:selected=selected>
                {sort_name(it, t)}
            </option>
        }
        .into_any()
    });
    let found = move || {
        let count = selection.with(|it| it.total);
        let is_search = !place.query().search.trim().is_empty();
        if is_search { t.orders_found(count) } else { String::new() }.into_any()
    };
    view! {
        <nav
            class="tabs"
            id=TABS_ID
            aria-label=t.tabs_label()
            on:focusin=move |_| page::show_current(TABS_ID)
        >
            {Tab::ALL.map(|it| tab_link(it, place, selection)).collect_view()}
        </nav>
        <div class="list-tools">
            <input
                type="search"
                id=SEARCH_ID
                class="search"
                aria-label=t.search_label()
                placeholder=t.search_hint()
                maxlength=SEARCH_LENGTH
                autocomplete="off"
                spellcheck="false"
                prop:value=move || place.query().search
                on:focus=move |_| orders.prepare_search(fold)
                on:input=search
            />
            <label class="sort">
                <span>{t.sort_label()}</span>
                <select on:change=sort>{options.collect_view()}</select>
            </label>
        </div>
        <p class="list-found muted" role="status">
            {move || found()}
        </p>
    }
    .into_any()
}

fn tab_link(tab: Tab, place: ListPlace, selection: Memo<Selection>) -> AnyView {
    let t = use_texts();
    let href = move || place.href(&ListQuery { tab, ..place.query() });
    let current = move || (place.query().tab == tab).then_some("true");
    let count = move || {
        let place = Tab::ALL.iter().position(|it| *it == tab).unwrap_or_default();
        let count = selection.with(|it| it.counts.get(place).copied());
        t.number(count.unwrap_or_default()).into_any()
    };
    view! {
        <a class="tab" href=href aria-current=current>
            {tab_name(tab, t)}
            " "
            <span class="count">{move || count()}</span>
        </a>
    }
    .into_any()
}

fn tab_name(tab: Tab, t: Texts) -> String {
    match tab {
        Tab::All => t.tab_all(),
        Tab::Unpaid => t.tab_unpaid(),
        Tab::ToShip => t.tab_to_ship(),
        Tab::Shipped => t.tab_shipped(),
        Tab::Delivered => t.tab_delivered(),
        Tab::Cancelled => t.tab_cancelled(),
        Tab::Expired => t.tab_expired(),
    }
}

fn sort_name(sort: Sort, t: Texts) -> String {
    match sort {
        Sort::Newest => t.sort_newest(),
        Sort::Oldest => t.sort_oldest(),
        Sort::Deadline => t.sort_deadline(),
    }
}
