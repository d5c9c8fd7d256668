//! One to five stars, to give and to read.

use leptos::prelude::*;

/// Stars as they were given, 1 to 5. The label says what the picture shows.
pub fn stars(count: u8, label: String) -> AnyView {
    let stars = (1..=5).map(|it| if it <= count { '★' } else { '☆' }).collect::<String>();
    view! {
        <span class="stars" role="img" aria-label=label>
            {stars}
        </span>
    }
    .into_any()
}

/// A radio group of five stars.
#[component]
pub fn StarInput(
    /// How many are chosen; 0 for none yet.
    chosen: RwSignal<u8>,
    /// The title of the group.
    #[prop(into)]
    legend: String,
    /// What each number of stars means, from 1 to 5.
    labels: [String; 5],
    /// The id of a text that says what is wrong with the choice, while something is.
    error: &'static str,
) -> impl IntoView {
    let before = chosen.get_untracked();
    // The radios stay the same elements: one that is made anew loses its place in the group.
    let radios = (1u8..)
        .zip(labels)
        .map(|(count, label)| {
            view! {
                <label class="star" data-on=move || (count <= chosen.get()).then_some("")>
                    <input
                        type="radio"
                        id=["star-", &count.to_string()].concat()
                        name="stars"
                        value=count.to_string()
                        checked=count == before
                        aria-describedby=error
                        on:change=move |_| chosen.set(count)
                    />
                    <span class="star-shape" aria-hidden="true"></span>
                    <span class="visually-hidden">{label}</span>
                </label>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <fieldset class="star-input">
            <legend>{legend}</legend>
            <div class="star-input-row">{radios}</div>
        </fieldset>
    }
}
