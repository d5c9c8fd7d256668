//! The window of the article's step 5: "Select here", a note, what will happen, and "Send".

use leptos::prelude::*;
use unbuy_core::{
    Timestamp,
    order::{Act, ReasonCode},
};

use super::Deed;
use crate::{
    i18n::use_texts,
    platform::page,
    state::{Clock, OrderNow},
    ui::kit::{Dialogs, facts, sheet_buttons},
};

/// How long a note to the shop can be, in characters.
const NOTE_LENGTH: &str = "1000";

/// Asks for the reason, shows what will come of it, and sends.
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
) -> impl IntoView {
    let t = use_texts();
    let reason = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let reason_missing = RwSignal::new(false);
    let shown = order.get_untracked();
    let sold = shown.order.facts();
    let goods = shown.order.clone();
    let send = move || {
        let code = reason.get_untracked();
        if code.is_empty() {
            reason_missing.set(true);
            let _ = page::focus_id("cancel-reason", page::Scrolling::IntoView);
            return;
        }
        let goods = goods.unshipped(clock.now_untracked());
        let note = note.get_untracked().trim().to_owned();
        let act = Act::CancelRequested { goods, reason: ReasonCode(code), note };
        on_send.run(Deed { act, said: t.request_sent() });
    };
    let missing =
        move || if reason_missing.get() { t.reason_missing() } else { String::new() }.into_any();
    let options = shown.order.terms().reasons.iter().map(|it| {
        view! { <option value=it.code.0.clone()>{t.reason(&it.code)}</option> }.into_any()
    });
    view! {
        <h2 id="cancel-title">{t.request_cancellation()}</h2>
        <p class="muted">
            <bdi>{sold.title().to_owned()}</bdi>
            " · "
            {t.money(sold.total())}
        </p>
        <p class="field-title" id="cancel-why">
            {t.why_cancel()}
        </p>
        <select
            id="cancel-reason"
            aria-label=t.select_here()
            aria-describedby="cancel-why cancel-reason-missing"
            aria-invalid=move || reason_missing.get().then_some("true")
            on:change=move |event| {
                reason.set(event_target_value(&event));
                reason_missing.set(false);
            }
        >
            <option value="">{t.select_here()}</option>
            {options.collect_view()}
        </select>
        <p id="cancel-reason-missing" class="field-error" role="alert">
            {move || missing()}
        </p>
        <label class="field-title" for="cancel-note">
            {t.note_to_shop()}
            " "
            <span class="optional">{t.optional()}</span>
        </label>
        <textarea
            id="cancel-note"
            rows="2"
            maxlength=NOTE_LENGTH
            on:input=move |event| note.set(event_target_value(&event))
        ></textarea>
        {move || preview(&order.get(), clock.now())}
        <p class="muted small">{t.cancel_explained()}</p>
        {sheet_buttons(dialogs, t.keep_order(), t.send(), "button primary", send)}
    }
}

/// What will happen, as terms and values.
fn preview(order: &OrderNow, now: Timestamp) -> AnyView {
    let t = use_texts();
    let goods = order.order.unshipped(now);
    let preview = order.order.cancellation_preview(&goods, now);
    let money = t.money(preview.amount);
    let offset = order.order.terms().calendar.utc_offset();
    facts(vec![
        (t.you_get_back(), if preview.is_all { t.all_of_it(money) } else { money }),
        (t.goes_to(), preview.method.unwrap_or_else(|| t.unknown_method())),
        (t.at_the_latest(), t.last_day(preview.money_by, offset)),
    ])
}
