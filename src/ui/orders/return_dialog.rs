//! The window that asks to return what has arrived.

use leptos::prelude::*;
use unbuy_core::{Timestamp, order::Act};

use super::{
    Deed,
    reason_form::{ReasonForm, reason_form},
};
use crate::{
    i18n::{DateStyle, use_texts},
    state::{Clock, OrderNow},
    ui::kit::{Dialogs, facts},
};

/// Asks for the reason, shows what comes next and by when, and sends.
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
    let sent = shown.order.clone();
    let send = move |reason, note| {
        let goods = sent.returnable(clock.now_untracked());
        let act = Act::ReturnRequested { goods, reason, note };
        on_send.run(Deed { act, said: t.return_sent() });
    };
    let form = ReasonForm {
        title: t.request_return(),
        order: &shown.order,
        why: t.why_return(),
        reasons: &shown.order.terms().return_reasons,
        preview: Box::new(move || preview(&order.get(), clock.now())),
        explained: t.return_explained(),
        keep: t.keep_it(),
        on_send: Box::new(send),
    };
    reason_form(dialogs, form)
}

/// What will happen, as terms and values.
fn preview(order: &OrderNow, now: Timestamp) -> AnyView {
    let t = use_texts();
    let goods = order.order.returnable(now);
    let preview = order.order.return_preview(&goods, now);
    let money = t.money(preview.amount);
    let offset = order.order.terms().calendar.utc_offset();
    facts(vec![
        (t.send_back_by(), t.date(preview.ship_by, DateStyle::DateTime)),
        (t.you_get_back(), if preview.is_all { t.all_of_it(money) } else { money }),
        (t.goes_to(), preview.method.unwrap_or_else(|| t.unknown_method())),
        (t.at_the_latest(), t.last_day(preview.money_by, offset)),
    ])
}
