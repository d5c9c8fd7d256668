//! What was ordered, line by line.

use leptos::prelude::*;

use super::drawing::Drawing;
use crate::{i18n::use_texts, state::OrderNow};

/// The lines of an order with what became of them.
#[component]
pub fn Lines(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
) -> impl IntoView {
    let t = use_texts();
    let facts = order.with_untracked(|it| it.order.facts().clone());
    let lines = (0..)
        .zip(facts.lines.clone())
        .map(|(index, line): (usize, _)| {
            let price = facts.money(line.unit_price * i64::from(line.quantity));
            let quantity = line.quantity;
            let became = move || {
                order.with(|it| it.standing.lines.get(index).and_then(|it| t.line_became(it)))
            };
            view! {
                <li class="item">
                    <Drawing picture=line.picture />
                    <div>
                        <p class="item-title">
                            <bdi>{line.title}</bdi>
                        </p>
                        <p class="order-facts">
                            <span>{t.units(quantity)}</span>
                            <span>{became}</span>
                        </p>
                    </div>
                    <p class="item-price">{t.money(price)}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="items">{lines}</ul> }
}
