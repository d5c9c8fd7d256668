//! Withdrawing from the contract, in the two steps that the law of the EU asks for: the button on the
//! order's page, then "Confirm withdrawal" here. No reason is asked for. What was declared, and when,
//! can be kept as a record.

use leptos::prelude::*;
use unbuy_core::order::{Act, LineQuantity};

use super::{
    Deed,
    goods_picker::{Chosen, goods_picker},
    reason_form::{about, money_back, worth_rows},
};
use crate::{
    i18n::{DateStyle, use_texts},
    platform::page,
    state::{Clock, OrderNow},
    ui::kit::{Dialogs, copy_buttons, facts, field_error, sheet_buttons},
};

/// How long a name can be, in characters.
const NAME_LENGTH: &str = "100";

const RECORD_ID: &str = "withdrawal-record";

/// The second step: what, under which name, what comes of it, and "Confirm withdrawal".
#[component]
pub fn WithdrawDialog(
    /// The order.
    order: ArcReadSignal<OrderNow>,
    /// The clock: the dates follow it while the dialog is open.
    clock: Clock,
    /// Where it is shown.
    dialogs: Dialogs,
    /// Runs when the reader confirms.
    on_send: Callback<Deed>,
) -> impl IntoView {
    let t = use_texts();
    let shown = order.get_untracked();
    let goods = shown.order.withdrawable(clock.now_untracked());
    let chosen: Chosen = RwSignal::new(goods.clone());
    let name = RwSignal::new(t.buyer_name());
    let wrong = RwSignal::new(String::new());
    let confirm = {
        let order = order.clone();
        move || {
            let name = name.get_untracked().trim().to_owned();
            let act = Act::WithdrawalDeclared { goods: chosen.get_untracked(), name };
            let order = order.get_untracked();
            match order.order.may(&act, clock.now_untracked()) {
                Ok(()) => on_send.run(Deed { act, said: t.withdrawal_sent() }),
                Err(it) => {
                    let why = it.guards.iter().map(|it| t.guard(it, &order.order));
                    wrong.set(t.sentences(&why.collect::<Vec<_>>()));
                }
            }
        }
    };
    let outcome = move || {
        let (order, goods) = (order.get(), chosen.get());
        let mut rows = worth_rows(&order, &goods, clock);
        rows.extend(preview(&order, &goods, clock));
        facts(rows)
    };
    view! {
        <h2 id="withdraw-title">{t.withdraw_title()}</h2>
        <p class="muted">{about(shown.order.facts())}</p>
        <p class="hint">{t.withdraw_text()}</p>
        {goods_picker(&shown, &goods, chosen)}
        <label class="field-title" for="withdraw-name">
            {t.withdraw_name()}
        </label>
        <input
            id="withdraw-name"
            maxlength=NAME_LENGTH
            autocomplete="off"
            prop:value=move || name.get()
            on:input=move |event| name.set(event_target_value(&event))
        />
        {field_error("withdraw-wrong", wrong)}
        {move || outcome()}
        <p class="muted small">{t.withdraw_explained()}</p>
        {sheet_buttons(
            dialogs,
            t.not_now(),
            t.confirm_withdrawal(),
            "button primary",
            confirm,
        )}
    }
}

/// What has not been shipped needs no sending back, and what has not arrived has no date for it yet.
fn preview(order: &OrderNow, goods: &[LineQuantity], clock: Clock) -> Vec<(String, String)> {
    let t = use_texts();
    let preview = order.order.withdrawal_preview(goods, clock.now());
    let terms = order.order.terms();
    let offset = terms.calendar.utc_offset();
    let mut rows = Vec::new();
    if preview.goes_back {
        let by = match preview.ship_by {
            Some(by) => t.date(by, DateStyle::DateTime),
            None => t.after_arrival(terms.return_ship_window.whole_days()),
        };
        rows.push((t.send_back_by(), by));
    }
    rows.extend(money_back(preview.amount, preview.is_all));
    rows.push((t.goes_to(), preview.method.unwrap_or_else(|| t.unknown_method())));
    if let Some(by) = preview.money_by {
        rows.push((t.at_the_latest(), t.last_day(by, offset)));
    }
    rows
}

/// The record of what was declared, to be copied, saved and printed.
pub(super) fn withdrawal_record(dialogs: Dialogs, order: &OrderNow) -> AnyView {
    let t = use_texts();
    let text = StoredValue::new(t.withdrawal_record(&order.order, order.standing.now));
    let failed = RwSignal::new(String::new());
    let save = move |_| {
        let saved = text.with_value(|it| page::download("unbuy-withdrawal.txt", "text/plain", it));
        if saved.is_err() {
            failed.set(t.download_failed());
        }
    };
    view! {
        <h2 id="record-title">{t.withdrawal_record_title()}</h2>
        <p class="muted">{t.withdrawal_record_text()}</p>
        <textarea id=RECORD_ID rows="11" readonly aria-labelledby="record-title">
            {text.get_value()}
        </textarea>
        <p>
            <button type="button" class="button" on:click=save>
                {t.save_as_file()}
            </button>
        </p>
        {field_error("record-failed", failed)}
        {copy_buttons(
            dialogs,
            RECORD_ID,
            move || text.get_value(),
            move || t.record_copied(),
            || false,
        )}
    }
    .into_any()
}
