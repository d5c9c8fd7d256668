//! A list of facts: what it is, and how much.

use leptos::prelude::*;

/// Terms and their values.
#[component]
pub fn Facts(
    /// What it is; and how much, where to, by when.
    rows: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let row = |(term, value)| {
        view! {
            <div>
                <dt>{term}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! { <dl class="facts">{move || rows.get().into_iter().map(row).collect_view()}</dl> }
}
