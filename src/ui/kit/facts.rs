//! A list of facts: what it is, and how much.

use leptos::prelude::*;

/// Terms and their values.
pub fn facts(rows: Vec<(String, String)>) -> AnyView {
    let row = |(term, value): (String, String)| fact(term, value.into_any());
    view! { <dl class="facts">{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// A term and its value, which is more than a text.
pub fn fact(term: String, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
