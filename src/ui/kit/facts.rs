//! A list of facts: what it is, and how much.

use leptos::prelude::*;

/// Terms and their values.
pub fn facts(rows: Vec<(String, String)>) -> AnyView {
    let row = |(term, value)| {
        view! {
            <div>
                <dt>{term}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    };
    view! { <dl class="facts">{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}
