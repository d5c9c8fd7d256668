//! How an order stands, in a few words.

use leptos::prelude::*;
use unbuy_core::Timestamp;

use crate::{i18n::use_texts, state::OrderNow};

/// The status on its ground, whose colour says how urgent it is. The words say it too.
pub fn status_tag(order: &OrderNow, now: Timestamp) -> AnyView {
    let status = use_texts().status(&order.order, &order.standing, now);
    view! {
        <span class="tag" data-tone=status.tone.name()>
            {status.text}
        </span>
    }
    .into_any()
}
