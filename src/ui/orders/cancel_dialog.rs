//! The window of the article's step 5: "Select here", a note, what will happen, and "Send".

use leptos::{html, prelude::*};
use unbuy_core::{Timestamp, order::ReasonCode};

use crate::{
    i18n::use_texts,
    state::OrderNow,
    ui::kit::{Dialog, DialogHandle, Facts},
};

/// How long a note to the shop can be, in characters.
const NOTE_LENGTH: &str = "1000";

/// Asks for the reason, shows what will come of it, and sends.
#[component]
pub fn CancelDialog(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
    /// The present moment: the dates follow it while the dialog is open.
    #[prop(into)]
    now: Signal<Timestamp>,
    /// Runs with reason and note.
    on_send: Callback<(ReasonCode, String)>,
    /// Runs when the dialog has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let handle = DialogHandle::new();
    let select = NodeRef::<html::Select>::new();
    let reason = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let reason_missing = RwSignal::new(false);
    let send = move |_| {
        let code = reason.get_untracked();
        if code.is_empty() {
            reason_missing.set(true);
            let _ = select.get_untracked().map(|it| it.focus());
            return;
        }
        on_send.run((ReasonCode(code), note.get_untracked().trim().to_owned()));
        handle.close();
    };
    // What will happen, as terms and values.
    let preview = move || {
        let now = now.get();
        order.with(|it| {
            let goods = it.order.unshipped(now);
            let preview = it.order.cancellation_preview(&goods, now);
            let money = t.money(preview.amount);
            let offset = it.order.terms().calendar.utc_offset();
            vec![
                (t.you_get_back(), if preview.is_all { t.all_of_it(money) } else { money }),
                (t.goes_to(), preview.method.unwrap_or_else(|| t.unknown_method())),
                (t.at_the_latest(), t.last_day(preview.money_by, offset)),
            ]
        })
    };
    let (title, total, reasons) = order.with_untracked(|it| {
        let facts = it.order.facts();
        (facts.title().to_owned(), facts.total(), it.order.terms().reasons.clone())
    });
    let options = reasons
        .into_iter()
        .map(|it| {
            let text = t.reason(&it.code);
            view! { <option value=it.code.0>{text}</option> }
        })
        .collect_view();
    view! {
        <Dialog handle labelled_by="cancel-title" on_close>
            <h2 id="cancel-title">{t.request_cancellation()}</h2>
            <p class="muted">
                <bdi>{title}</bdi>
                " · "
                {t.money(total)}
            </p>
            <label class="field-title" for="cancel-reason">
                {t.why_cancel()}
            </label>
            <select
                id="cancel-reason"
                node_ref=select
                aria-label=t.select_here()
                aria-describedby=move || reason_missing.get().then_some("cancel-reason-missing")
                aria-invalid=move || reason_missing.get().then_some("true")
                on:change:target=move |event| {
                    reason.set(event.target().value());
                    reason_missing.set(false);
                }
            >
                <option value="">{t.select_here()}</option>
                {options}
            </select>
            <p id="cancel-reason-missing" class="field-error" role="alert">
                {move || reason_missing.get().then(|| t.reason_missing())}
            </p>
            <label class="field-title" for="cancel-note">
                {t.note_to_shop()}
                <span class="optional">{t.optional()}</span>
            </label>
            <textarea
                id="cancel-note"
                rows="2"
                maxlength=NOTE_LENGTH
                prop:value=move || note.get()
                on:input:target=move |event| note.set(event.target().value())
            ></textarea>
            <Facts rows=Signal::derive(preview) />
            <p class="muted small">{t.cancel_explained()}</p>
            <div class="sheet-buttons">
                <button type="button" class="button quiet" on:click=move |_| handle.close()>
                    {t.keep_order()}
                </button>
                <button type="button" class="button primary" on:click=send>
                    {t.send()}
                </button>
            </div>
        </Dialog>
    }
}
