//! One row of a list of facts: what it is, and how much.

use leptos::prelude::*;

/// A term and its value, within a `<dl class="facts">`.
#[component]
pub fn Fact(
    /// What it is.
    #[prop(into)]
    term: Signal<String>,
    /// How much, where to, by when.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
        </div>
    }
}
