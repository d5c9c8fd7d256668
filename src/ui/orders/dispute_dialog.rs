//! The window that calls the platform in.

use leptos::prelude::*;
use unbuy_core::order::{Act, LineQuantity};

use super::{
    Deed,
    reason_form::{ReasonForm, of_buyers, reason_form},
};
use crate::{
    i18n::{DateStyle, use_texts},
    state::{Clock, OrderNow},
    ui::kit::Dialogs,
};

/// Asks what is wrong with what, shows what can come of it, and sends.
#[component]
pub fn DisputeDialog(
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
        title: t.open_dispute(),
        clock,
        goods: shown.order.disputable(clock.now_untracked()),
        why: t.why_dispute(),
        reasons: of_buyers(&shown.order.terms().dispute_reasons),
        preview,
        explained: t.dispute_explained(),
        keep: t.not_now(),
        act: |goods, reason, note| Act::DisputeOpened { goods, reason, note },
        instead: None,
        on_send: Box::new(move |act| on_send.run(Deed { act, said: t.dispute_sent() })),
        order,
    };
    reason_form(dialogs, form)
}

fn preview(order: &OrderNow, goods: &[LineQuantity], clock: Clock) -> Vec<(String, String)> {
    let t = use_texts();
    let now = clock.now();
    let most = order.order.dispute_preview(goods, now);
    let window = order.order.terms().dispute.map(|it| it.answer_window).unwrap_or_default();
    let mut rows = vec![(t.brings_at_most(), t.money(most))];
    rows.extend(t.worth(most));
    rows.push((t.shop_answers_by(), t.date(now + window, DateStyle::DateTime)));
    rows
}
