//! How an order stands, in a few words.

use leptos::prelude::*;

use crate::i18n::Status;

/// The status on its ground, whose colour says how urgent it is. The words say it too.
pub fn status_tag(status: Status) -> AnyView {
    view! {
        <span class="tag" data-tone=status.tone.name()>
            {status.text}
        </span>
    }
    .into_any()
}
