//! "Play the seller": in practice the reader can answer for the shop, the platform, the carrier and the
//! bank.

use leptos::prelude::*;
use unbuy_core::{
    order::{Act, Actor, LineQuantity, RefundState, Stage, sample::CARDS},
    practice::Control,
};

use crate::{i18n::use_texts, platform::page, state::OrderNow, ui::orders::Deed};

/// The deeds that the others can do now, each as a button.
/// Whether they are unfolded is kept in `is_open`, since each deed makes them anew.
pub fn other_parties(
    order: &OrderNow,
    on_deed: Callback<Deed>,
    is_open: RwSignal<bool>,
) -> AnyView {
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
        <details
            class="play"
            open=is_open.get_untracked()
            on:toggle=move |event| is_open.set(page::is_unfolded(&event))
        >
            <summary data-control=Control::PlaySeller.mark()>{t.play_seller()}</summary>
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
    let terms = order.order.terms();
    let money = |minor| t.money(order.order.facts().money(minor));
    let mut deeds = Vec::new();
    let mut offer = |act, label, said| {
        if order.can(&act) {
            deeds.push((label, Deed { act, said }));
        }
    };
    offer(Act::PaymentCleared, t.play_clear(), t.played_clear());
    offer(Act::PaymentRefused, t.play_refuse(), t.played_refuse());
    offer(Act::CancelApproved, t.play_approve(), t.played_approve());
    let plain = Act::CancelRejected { note: t.seller_note(), reason: None };
    offer(plain, t.play_reject(), t.played_reject());
    for reason in &terms.reject_reasons {
        let code = Some(reason.code.clone());
        let label = t.play_reject_because(t.reason(&reason.code, terms));
        let act = Act::CancelRejected { note: String::new(), reason: code };
        offer(act, label, t.played_reject());
    }
    let goods = order.order.unshipped(now);
    if let Some(part) = first_of(&goods) {
        offer(Act::Shipped { goods: part, parcel: None }, t.play_ship_part(), t.played_ship_part());
    }
    offer(Act::Shipped { goods: goods.clone(), parcel: None }, t.play_ship(), t.played_ship());
    if let Some(reason) = terms.reasons_of(Actor::Seller).next() {
        let act = Act::CancelledBySeller { goods, reason: reason.code.clone() };
        offer(act, t.play_sold_out(), t.played_sold_out());
    }
    let goods = order.order.under_way(now);
    offer(Act::Delivered { goods }, t.play_deliver(), t.played_deliver());
    let goods = order.order.returning(now);
    offer(Act::ReturnReceived { goods }, t.play_returned(), t.played_returned());
    let most = order.order.dispute_preview(&order.standing.disputed, now).minor;
    for (amount, label) in [
        (most, t.play_decide_all(money(most))),
        (most / 2, t.play_decide_half(money(most / 2))),
        (0, t.play_decide_none()),
    ] {
        offer(Act::DisputeDecided { amount }, label, t.played_decide());
    }
    // The first refund that is not back: with each button it goes one step on.
    if let Some(it) = order.standing.open_refunds().next() {
        let (refund, failed) = (it.id, matches!(it.state, RefundState::Failed { .. }));
        let attempt = it.attempt.saturating_add(u16::from(failed));
        let start = Act::RefundInitiated { refund, attempt };
        offer(start, t.play_refund_start(), t.played_refund_start());
        let bank = Act::RefundAtBank { refund, attempt };
        offer(bank, t.play_refund_bank(), t.played_refund_bank());
        let fail = Act::RefundFailed { refund, attempt };
        offer(fail, t.play_refund_fail(), t.played_refund_fail());
    }
    if matches!(order.standing.stage, Stage::Expired | Stage::Cancelled(_)) {
        let amount = order.order.facts().total_minor();
        let act = Act::Paid { amount, method: CARDS[0].to_owned() };
        offer(act, t.play_late_payment(), t.played_late_payment());
    }
    deeds
}

/// The first line, or one unit of the only one; nothing where there is no part to be had.
fn first_of(goods: &[LineQuantity]) -> Option<Vec<LineQuantity>> {
    let first = *goods.first()?;
    let quantity = if goods.len() > 1 { first.quantity } else { 1 };
    (goods.len() > 1 || first.quantity > 1).then(|| vec![LineQuantity { quantity, ..first }])
}
