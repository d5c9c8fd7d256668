//! The page with all orders.

use leptos::prelude::*;
use unbuy_core::order::OrderId;

use super::{
    Desk,
    row::{OrderRow, row_link},
};
use crate::i18n::use_texts;

/// "My orders".
#[component]
pub fn OrderList(
    /// The orders, and what can be done with them.
    desk: Desk,
) -> impl IntoView {
    let orders = desk.orders;
    let row = move |id: OrderId| {
        let (order, clock) = (orders.order(&id)?, orders.clock());
        let on_action = Callback::new(move |action| desk.press(&id, action, row_link(&id)));
        Some(view! { <OrderRow order clock on_action /> }.into_any())
    };
    view! {
        <h1 tabindex="-1">{use_texts().my_orders()}</h1>
        <ul class="orders">
            {move || orders.ids().into_iter().filter_map(row).collect_view().into_any()}
        </ul>
    }
}
