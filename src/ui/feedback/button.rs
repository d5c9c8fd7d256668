//! The button "Leave feedback", which carries its form.

use leptos::prelude::*;

use super::form::FeedbackForm;
use crate::{i18n::use_texts, state::OrderNow, ui::orders::has_judged};

/// Opens the form; afterwards it offers to change what was said.
#[component]
pub fn FeedbackButton(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
    /// Runs with stars (1 to 5) and text.
    on_send: Callback<(u8, String)>,
) -> impl IntoView {
    let t = use_texts();
    let open = RwSignal::new(false);
    let label = move || {
        if order.with(has_judged) { t.change_feedback() } else { t.leave_feedback() }
    };
    let form = move || {
        open.get().then(|| {
            let on_close = Callback::new(move |()| open.set(false));
            view! { <FeedbackForm order on_send on_close /> }
        })
    };
    view! {
        <button type="button" class="button" on:click=move |_| open.set(true)>
            {label}
        </button>
        {form}
    }
}
