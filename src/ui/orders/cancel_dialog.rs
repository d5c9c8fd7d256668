//! The window of the article's step 5: "Select here", a note, what will happen, and "Send".

use leptos::prelude::*;
use unbuy_core::order::{Act, Actor, LineQuantity};

use super::{
    Deed,
    reason_form::{ReasonForm, money_back, reason_form},
};
use crate::{
    i18n::use_texts,
    state::{Clock, OrderNow},
    ui::kit::Dialogs,
};

/// Asks what and why, shows what will come of it, and sends.
#[component]
pub fn CancelDialog(
    /// The order.
    order: ArcReadSignal<OrderNow>,
    /// The clock: the dates follow it while the dialog is open.
    clock: Clock,
    /// Where it is shown.
    dialogs: Dialogs,
    /// Runs when the reader sends.
    on_send: Callback<Deed>,
    /// Runs when the reader has it delivered elsewhere instead.
    on_change_address: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let shown = order.get_untracked();
    let form = ReasonForm {
        title: t.request_cancellation(),
        clock,
        goods: shown.order.unshipped(clock.now_untracked()),
        why: t.why_cancel(),
        reasons: shown.order.terms().reasons_of(Actor::Buyer).cloned().collect(),
        preview,
        explained: t.cancel_explained(),
        keep: t.keep_order(),
        act: |goods, reason, note| Act::CancelRequested { goods, reason, note },
        instead: Some(on_change_address),
        on_send: Box::new(move |act| on_send.run(Deed { act, said: t.request_sent() })),
        order,
    };
    reason_form(dialogs, form)
}

fn preview(order: &OrderNow, goods: &[LineQuantity], clock: Clock) -> Vec<(String, String)> {
    let t = use_texts();
    let preview = order.order.cancellation_preview(goods, clock.now());
    let offset = order.order.terms().calendar.utc_offset();
    let mut rows = money_back(preview.amount, preview.is_all);
    rows.extend([
        (t.goes_to(), preview.method.unwrap_or_else(|| t.unknown_method())),
        (t.at_the_latest(), t.last_day(preview.money_by, offset)),
    ]);
    rows
}
