//! The money of an order: paid, coming back, back, and where to.

use leptos::prelude::*;

use crate::{i18n::use_texts, state::OrderNow, ui::kit::facts};

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
    if let Some(due) = it.standing.open_refunds().map(|it| it.due).max() {
        rows.push((t.at_the_latest(), t.last_day(due, offset)));
    }
    facts(rows)
}
