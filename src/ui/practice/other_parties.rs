//! "Play the seller": in practice the reader can answer for the shop and the carrier.

use leptos::prelude::*;
use unbuy_core::order::{Act, Stage, sample::CARDS};

use crate::{i18n::use_texts, state::OrderNow, ui::orders::Deed};

/// The deeds that the others can do now, each as a button.
pub fn other_parties(order: &OrderNow, on_deed: Callback<Deed>) -> AnyView {
    let t = use_texts();
    let mut buttons = Vec::new();
    for (label, deed) in deeds(order) {
        let press = move |_| on_deed.run(deed.clone());
        buttons.push(
            view! {
                <button type="button" class="button small" on:click=press>
                    {label}
                </button>
            }
            .into_any(),
        );
    }
    if buttons.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="play">
            <summary>{t.play_seller()}</summary>
            <p class="muted small">{t.play_seller_text()}</p>
            <div class="play-buttons">{buttons}</div>
        </details>
    }
    .into_any()
}

/// What the others can do now, with the words of its button.
fn deeds(order: &OrderNow) -> Vec<(String, Deed)> {
    let t = use_texts();
    let now = order.standing.now;
    let mut deeds = Vec::new();
    let mut offer = |act, label, said| {
        if order.can(&act) {
            deeds.push((label, Deed { act, said }));
        }
    };
    offer(Act::CancelApproved, t.play_approve(), t.played_approve());
    offer(Act::CancelRejected { note: t.seller_note(), reason: None }, t.play_reject(), t.played_reject());
    offer(Act::Shipped { goods: order.order.unshipped(now) }, t.play_ship(), t.played_ship());
    let goods = order.order.under_way(now);
    offer(Act::Delivered { goods }, t.play_deliver(), t.played_deliver());
    if matches!(order.standing.stage, Stage::Expired | Stage::Cancelled(_)) {
        let amount = order.order.facts().total_minor();
        let act = Act::Paid { amount, method: CARDS[0].to_owned() };
        offer(act, t.play_late_payment(), t.played_late_payment());
    }
    deeds
}
