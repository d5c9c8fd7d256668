//! What was ordered, line by line.

use leptos::prelude::*;

use super::drawing::drawing;
use crate::{i18n::use_texts, state::OrderNow};

/// The lines of an order with what became of them.
pub fn lines(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let facts = order.order.facts();
    let lines = (0..)
        .zip(&facts.lines)
        .map(|(index, line): (usize, _)| {
            let price = facts.money(line.unit_price * i64::from(line.quantity));
            let quantity = line.quantity;
            let became = order.standing.lines.get(index).and_then(|it| t.line_became(it));
            view! {
                <li class="item">
                    {drawing(line.picture)}
                    <div>
                        <p class="item-title">
                            <bdi>{line.title.clone()}</bdi>
                        </p>
                        <p class="order-facts">
                            <span>{t.units(quantity)}</span>
                            <span>{became.unwrap_or_default()}</span>
                        </p>
                    </div>
                    <p class="item-price">{t.money(price)}</p>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul class="items">{lines}</ul> }.into_any()
}
