//! The money of an order: paid, coming back, back, and where to.

use leptos::prelude::*;
use unbuy_core::{
    Span,
    order::{Refund, RefundState},
};

use crate::{
    i18n::{DateStyle, use_texts},
    state::OrderNow,
    ui::{kit::facts, settings::about_note},
};

/// The facts about the money.
pub fn money_facts(it: &OrderNow) -> AnyView {
    let t = use_texts();
    let (ledger, sold) = (it.standing.ledger, it.order.facts());
    let offset = it.order.terms().calendar.utc_offset();
    let money = |minor| t.money(sold.money(minor));
    let mut rows = vec![if ledger.paid == 0 && it.order.is_mine() {
        // Whether it was paid may not be known, nor what it costs.
        let total = if ledger.total > 0 { money(ledger.total) } else { t.not_known() };
        (t.total_sum(), total)
    } else if ledger.paid == 0 {
        (t.to_pay(), money(ledger.total))
    } else {
        (t.paid(), money(ledger.paid))
    }];
    let amount = if ledger.paid > 0 { ledger.paid } else { ledger.total };
    let worth = t.worth(sold.money(amount)).filter(|_| amount > 0);
    rows.extend(worth.clone());
    if ledger.coming_back > 0 {
        rows.push((t.comes_back(), money(ledger.coming_back)));
    }
    if ledger.back > 0 {
        rows.push((t.is_back(), money(ledger.back)));
    }
    if ledger.paid > 0
        && let Some(method) = &it.standing.method
    {
        let refunding = ledger.coming_back > 0 || ledger.back > 0;
        let term = if refunding { t.goes_to() } else { t.paid_with() };
        rows.push((term, method.clone()));
    }
    let open = it.standing.open_refunds().max_by_key(|it| it.due);
    if let Some(refund) = open {
        rows.push((t.at_the_latest(), t.last_day(refund.due, offset)));
    }
    let note = worth.and_then(|_| about_note());
    let note = note.map(|it| view! { <p class="muted small">{it}</p> }.into_any());
    view! {
        {facts(rows)}
        {note}
        {open.map(|it| two_clocks(it, offset))}
    }
    .into_any()
}

/// Whose turn it is with a refund, and by when: the shop's, then that of the bank. "Paid back" on the
/// shop's page is not money on the account, which is what most questions are about.
fn two_clocks(refund: &Refund, offset: Span) -> AnyView {
    let t = use_texts();
    let day = |due| t.shop_day(due, offset, DateStyle::WeekdayDay);
    let (shop, at_bank) = match refund.state {
        RefundState::AtBank { at } => (t.refund_shop_done(t.date(at, DateStyle::WeekdayDay)), true),
        RefundState::Pending
        | RefundState::Initiated { .. }
        | RefundState::Failed { .. }
        | RefundState::Settled { .. } => (t.refund_by_shop(day(refund.shop_due)), false),
    };
    view! {
        <ol class="clocks">
            <li data-place=if at_bank { "behind" } else { "now" }>{shop}</li>
            <li data-place=if at_bank { "now" } else { "ahead" }>
                {t.refund_by_bank(day(refund.due))}
            </li>
        </ol>
    }
    .into_any()
}
