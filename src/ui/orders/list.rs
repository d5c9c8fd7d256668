//! The page with all orders.

use leptos::prelude::*;
use unbuy_core::order::OrderId;

use super::{
    Desk,
    row::{OrderRow, RowParts},
};
use crate::{
    i18n::use_texts,
    platform::page,
    state::{Selection, row_id},
};

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
        <div class="list-top">
            {move || desk.later.functions().map(|it| untrack(|| (it.list_tools)(desk, selection)))}
        </div>
        <ul class="orders">
            <For each=shown key=OrderId::clone children=row />
        </ul>
        {move || desk.later.functions().map(|it| (it.list_end)(place, selection))}
    }
    .into_any()
}

/// A text without capitals and accents, as the language of the reader has it.
pub(super) fn fold(text: &str) -> String {
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
