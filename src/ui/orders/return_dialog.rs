//! The window that asks to return what has arrived.

use leptos::prelude::*;
use unbuy_core::order::{Act, LineQuantity};

use super::{
    Deed,
    reason_form::{ReasonForm, money_back, of_buyers, reason_form},
};
use crate::{
    i18n::{DateStyle, use_texts},
    state::{Clock, OrderNow},
    ui::kit::Dialogs,
};

/// Asks what and why, shows what comes next and by when, and sends.
#[component]
pub fn ReturnDialog(
    /// The order.
    order: ArcReadSignal<OrderNow>,
    /// The clock: the dates follow it while the dialog is open.
    clock: Clock,
    /// Where it is shown.
    dialogs: Dialogs,
    /// Runs when the reader sends.
    on_send: Callback<Deed>,
) -> impl IntoView {
    let t = use_texts();
    let shown = order.get_untracked();
    let form = ReasonForm {
        title: t.request_return(),
        clock,
        goods: shown.order.returnable(clock.now_untracked()),
        why: t.why_return(),
        reasons: of_buyers(&shown.order.terms().return_reasons),
        preview,
        explained: t.return_explained(),
        keep: t.keep_it(),
        act: |goods, reason, note| Act::ReturnRequested { goods, reason, note },
        instead: None,
        on_send: Box::new(move |act| on_send.run(Deed { act, said: t.return_sent() })),
        order,
    };
    reason_form(dialogs, form)
}

fn preview(order: &OrderNow, goods: &[LineQuantity], clock: Clock) -> Vec<(String, String)> {
    let t = use_texts();
    let preview = order.order.return_preview(goods, clock.now());
    let offset = order.order.terms().calendar.utc_offset();
    let mut rows = vec![(t.send_back_by(), t.date(preview.ship_by, DateStyle::DateTime))];
    rows.extend(money_back(preview.amount, preview.is_all));
    rows.extend([
        (t.goes_to(), preview.method.unwrap_or_else(|| t.unknown_method())),
        (t.at_the_latest(), t.last_day(preview.money_by, offset)),
    ]);
    rows
}
