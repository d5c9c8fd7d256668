//! Choosing a part of an order: lines and quantities. Everything is chosen at first, so who wants
//! everything has nothing to do here.

use leptos::prelude::*;
use unbuy_core::order::LineQuantity;

use crate::{i18n::use_texts, state::OrderNow};

/// What is chosen, as an act on goods names it.
pub(super) type Chosen = RwSignal<Vec<LineQuantity>>;

/// The choice among what is there; nothing where there is a single thing.
pub(super) fn goods_picker(
    order: &OrderNow,
    available: &[LineQuantity],
    chosen: Chosen,
) -> Option<AnyView> {
    let t = use_texts();
    let all: u32 = available.iter().map(|it| it.quantity).sum();
    if all < 2 {
        return None;
    }
    let told = move || {
        let count: u32 = chosen.with(|it| it.iter().map(|it| it.quantity).sum());
        let text =
            if count == all { t.all_chosen(all) } else { t.part_chosen(count, t.units(all)) };
        text.into_any()
    };
    let rows = available.iter().map(|it| row(order, *it, available, chosen)).collect_view();
    let view = view! {
        <details class="parts">
            <summary>
                <span>{move || told()}</span>
                <span class="link" aria-hidden="true">
                    {t.choose_part()}
                </span>
            </summary>
            <ul>{rows}</ul>
        </details>
    };
    Some(view.into_any())
}

/// So many units of a line are chosen now. What belongs to a set goes with it.
fn choose(order: &OrderNow, available: &[LineQuantity], it: LineQuantity, chosen: Chosen) {
    let bundle = |line: LineQuantity| {
        order.order.facts().lines.get(usize::from(line.line.0)).and_then(|it| it.bundle)
    };
    let set = bundle(it);
    let quantity = |other: &LineQuantity| {
        if other.line == it.line {
            Some(it.quantity)
        } else if set.is_some() && bundle(*other) == set {
            Some(if it.quantity == 0 { 0 } else { other.quantity })
        } else {
            None
        }
    };
    let anew = untrack(|| {
        available
            .iter()
            .map(|other| {
                let before = chosen.with(|it| it.iter().find(|it| it.line == other.line).copied());
                let before = before.map_or(0, |it| it.quantity);
                LineQuantity { line: other.line, quantity: quantity(other).unwrap_or(before) }
            })
            .filter(|it| it.quantity > 0)
            .collect()
    });
    chosen.set(anew);
}

fn row(order: &OrderNow, it: LineQuantity, available: &[LineQuantity], chosen: Chosen) -> AnyView {
    let t = use_texts();
    let Some(line) = order.order.facts().lines.get(usize::from(it.line.0)) else {
        return ().into_any();
    };
    let count = move || {
        chosen.with(|all| all.iter().find(|of| of.line == it.line).map_or(0, |of| of.quantity))
    };
    let set = {
        let (order, available) = (order.clone(), available.to_vec());
        move |quantity: u32| {
            choose(&order, &available, LineQuantity { quantity, ..it }, chosen);
        }
    };
    let toggle = {
        let set = set.clone();
        move |event| set(if event_target_checked(&event) { it.quantity } else { 0 })
    };
    let is_chosen = move || count() > 0;
    let is_set = line.bundle.is_some();
    let quantity = (it.quantity > 1 && !is_set).then(|| {
        let change = move |event| {
            // What is no number leaves things as they are.
            if let Ok(quantity) = event_target_value(&event).trim().parse::<u32>() {
                set(quantity.min(it.quantity));
            }
        };
        view! {
            <span class="parts-count">
                <input
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max=it.quantity.to_string()
                    aria-label=t.how_many(&line.title)
                    prop:value=move || count().to_string()
                    on:change=change
                />
                <span class="muted small">{t.of_so_many(it.quantity)}</span>
            </span>
        }
        .into_any()
    });
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" prop:checked=is_chosen on:change=toggle />
                <bdi>{line.title.clone()}</bdi>
            </label>
            {quantity}
            {is_set.then(|| view! { <span class="muted small">{t.part_of_set()}</span> }.into_any())}
        </li>
    }
    .into_any()
}
