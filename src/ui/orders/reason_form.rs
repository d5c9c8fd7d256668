//! The window that asks why, shows what will come of it, and sends: to cancel and to return.

use leptos::prelude::*;
use unbuy_core::order::{Order, Reason, ReasonCode};

use crate::{
    i18n::use_texts,
    platform::page,
    ui::kit::{Dialogs, sheet_buttons},
};

/// How long a note to the shop can be, in characters.
const NOTE_LENGTH: &str = "1000";

/// What differs between asking to cancel and asking to return.
pub(super) struct ReasonForm<'a> {
    /// The heading, which names the dialog.
    pub title: String,
    /// What it is about.
    pub order: &'a Order,
    /// The question.
    pub why: String,
    /// The answers to choose from.
    pub reasons: &'a [Reason],
    /// What will happen; follows the clock while the dialog is open.
    pub preview: Box<dyn Fn() -> AnyView + Send + Sync>,
    /// A word about what is final and what is not.
    pub explained: String,
    /// The button that leaves things as they are.
    pub keep: String,
    /// Runs with the reason and the note when the reader sends.
    pub on_send: Box<dyn Fn(ReasonCode, String)>,
}

/// The content of the dialog.
pub(super) fn reason_form(dialogs: Dialogs, form: ReasonForm<'_>) -> AnyView {
    let t = use_texts();
    let ReasonForm { title, order, why, reasons, preview, explained, keep, on_send } = form;
    let (facts, terms) = (order.facts(), order.terms());
    let reason = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let reason_missing = RwSignal::new(false);
    let send = move || {
        let code = reason.get_untracked();
        if code.is_empty() {
            reason_missing.set(true);
            let _ = page::focus_id("reason", page::Scrolling::IntoView);
            return;
        }
        on_send(ReasonCode(code), note.get_untracked().trim().to_owned());
    };
    let missing =
        move || if reason_missing.get() { t.reason_missing() } else { String::new() }.into_any();
    let options = reasons.iter().map(|it| {
        view! { <option value=it.code.0.clone()>{t.reason(&it.code, terms)}</option> }.into_any()
    });
    view! {
        <h2 id="reason-title">{title}</h2>
        <p class="muted">
            <bdi>{facts.title().to_owned()}</bdi>
            " · "
            {t.money(facts.total())}
        </p>
        <p class="field-title" id="reason-why">
            {why}
        </p>
        <select
            id="reason"
            aria-label=t.select_here()
            aria-describedby="reason-why reason-missing"
            aria-invalid=move || reason_missing.get().then_some("true")
            on:change=move |event| {
                reason.set(event_target_value(&event));
                reason_missing.set(false);
            }
        >
            <option value="">{t.select_here()}</option>
            {options.collect_view()}
        </select>
        <p id="reason-missing" class="field-error" role="alert">
            {move || missing()}
        </p>
        <label class="field-title" for="note">
            {t.note_to_shop()}
            " "
            <span class="optional">{t.optional()}</span>
        </label>
        <textarea
            id="note"
            rows="2"
            maxlength=NOTE_LENGTH
            on:input=move |event| note.set(event_target_value(&event))
        ></textarea>
        {move || preview()}
        <p class="muted small">{explained}</p>
        {sheet_buttons(dialogs, keep, t.send(), "button primary", send)}
    }
    .into_any()
}
