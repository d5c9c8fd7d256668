//! Money of which nobody has told: how much came back and when, or how much is missing and since when.

use leptos::prelude::*;
use unbuy_core::{
    Currency, Money as Amount, Timestamp,
    order::{Act, ReportedStage, Stage},
};

use super::{answers::reported, day::moment_of};
use crate::{
    i18n::use_texts,
    platform::page,
    state::OrderNow,
    ui::{
        kit::{Field, field, sheet_buttons},
        orders::{Deed, Desk},
    },
};

const TITLE_ID: &str = "money-dialog-title";

/// What is asked about the money of a cancelled order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Money {
    /// It is back.
    Back,
    /// It was paid, and is not back.
    Missing,
}

/// Asks how much and since when, and records it. The day may stay unknown.
pub(super) fn ask_about_money(desk: Desk, order: &OrderNow, what: Money, stays: &'static str) {
    let order = order.clone();
    desk.dialogs.show(TITLE_ID, move || form(desk, &order, what, stays));
}

fn form(desk: Desk, order: &OrderNow, what: Money, stays: &'static str) -> AnyView {
    let t = use_texts();
    let facts = order.order.facts();
    let (id, currency) = (facts.id.clone(), facts.currency);
    let usual = Some(facts.total()).filter(|it| it.minor > 0);
    let (title, when) = match what {
        Money::Back => (t.money_dialog_back(), t.money_dialog_when_back()),
        Money::Missing => (t.money_dialog_missing(), t.money_dialog_when_cancelled()),
    };
    let label =
        if currency == Currency::NONE { t.add_price() } else { t.note_amount(currency.code()) };
    let amount = Field {
        id: "money-amount",
        label,
        kind: "text",
        keys: "decimal",
        longest: "30",
        is_required: true,
        hint: None,
        value: RwSignal::new(usual.map(Amount::decimal).unwrap_or_default()),
        wrong: RwSignal::new(String::new()),
    };
    let day = Field {
        id: "money-day",
        label: when,
        kind: "date",
        longest: "10",
        is_required: false,
        hint: None,
        value: RwSignal::new(String::new()),
        wrong: RwSignal::new(String::new()),
        ..amount.clone()
    };
    let is_cancelled = matches!(order.standing.stage, Stage::Cancelled(_));
    let asks_day = is_cancelled || what == Money::Back;
    let fields = [amount, day];
    let [(_, amount, amount_wrong), (day_id, day, day_wrong)] =
        fields.clone().map(|it| (it.id, it.value, it.wrong));
    let save = move || {
        let parsed = Amount::parse(&amount.get_untracked(), currency);
        let minor = match parsed.map_err(|it| t.price_error(it)) {
            Ok(it) if it.minor > 0 => it.minor,
            unusable => {
                amount_wrong.set(unusable.err().unwrap_or_else(|| t.amount_missing()));
                let _ = page::focus_id("money-amount", page::Scrolling::IntoView);
                return;
            }
        };
        let now = desk.orders.clock().now_untracked();
        let at = match moment_of(day_id, &day.get_untracked(), now) {
            Ok(at) => at,
            Err(why) => {
                day_wrong.set(why);
                let _ = page::focus_id(day_id, page::Scrolling::IntoView);
                return;
            }
        };
        let act = told(what, minor, at, is_cancelled);
        desk.act(&id, Deed { act, said: t.noted() });
        desk.dialogs.close_to(stays);
    };
    view! {
        <h2 id=TITLE_ID>{title}</h2>
        <p class="muted">
            <bdi>{facts.title().to_owned()}</bdi>
        </p>
        {fields.into_iter().take(if asks_day { 2 } else { 1 }).map(field).collect_view()}
        {sheet_buttons(desk.dialogs, t.not_now(), t.note_it(), "button primary", save)}
    }
    .into_any()
}

fn told(what: Money, minor: i64, at: Option<Timestamp>, is_cancelled: bool) -> Act {
    reported(|it| match what {
        Money::Back => {
            (it.paid, it.refunded, it.refunded_at) = (Some(minor), Some(minor), at);
        }
        Money::Missing => {
            it.paid = Some(minor);
            // Since when it is missing; of what was given back that is known.
            if is_cancelled {
                (it.stage, it.ended_at) = (Some(ReportedStage::Cancelled), at);
            }
        }
    })
}
