//! What was ordered, line by line.

use leptos::prelude::*;

use super::drawing::drawing;
use crate::{i18n::use_texts, state::OrderNow, ui::kit::facts};

/// The lines of an order with what became of them.
pub fn lines(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let sold = order.order.facts();
    let lines = (0..)
        .zip(&sold.lines)
        .map(|(index, line): (usize, _)| {
            let price = sold.money(line.unit_price * i64::from(line.quantity));
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
                    <p class="item-price">{(price.minor > 0).then(|| t.money(price))}</p>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <ul class="items">{lines}</ul>
        {sums(order)}
    }
    .into_any()
}

/// How the total comes about, where it is more than a price.
fn sums(order: &OrderNow) -> Option<AnyView> {
    let t = use_texts();
    let sold = order.order.facts();
    if sold.lines.len() == 1 && sold.shipping == 0 && sold.discount == 0 {
        return None;
    }
    let money = |minor| t.money(sold.money(minor));
    let mut rows = vec![(t.goods_sum(), money(sold.goods_minor()))];
    if sold.shipping != 0 {
        rows.push((t.shipping_sum(), money(sold.shipping)));
    }
    if sold.discount != 0 {
        rows.push((t.discount_sum(), money(-sold.discount)));
    }
    rows.push((t.total_sum(), money(sold.total_minor())));
    rows.extend(t.worth(sold.total()));
    Some(facts(rows))
}
