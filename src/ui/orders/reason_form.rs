//! The window that asks what and why, shows what will come of it, and sends: to cancel, to return, and
//! to dispute.

use leptos::prelude::*;
use unbuy_core::{
    Money,
    order::{Act, Actor, Facts, LineQuantity, Reason, ReasonCode, Suggestion, Worth},
    practice::Control,
};

use super::goods_picker::{Chosen, goods_picker};
use crate::{
    i18n::{Named, use_texts},
    platform::page,
    state::{Clock, OrderNow},
    ui::kit::{Dialogs, facts, named_sheet_buttons},
};

/// How long a note to the shop can be, in characters.
const NOTE_LENGTH: &str = "1000";

/// What comes of asking for these goods now, as terms and values.
pub(super) type Preview = fn(&OrderNow, &[LineQuantity], Clock) -> Vec<(String, String)>;

/// What differs between asking to cancel, to return and to dispute.
pub(super) struct ReasonForm {
    /// The heading, which names the dialog.
    pub title: String,
    /// What it is about.
    pub order: ArcReadSignal<OrderNow>,
    /// The clock: the dates follow it while the dialog is open.
    pub clock: Clock,
    /// All that can be asked for.
    pub goods: Vec<LineQuantity>,
    /// The question.
    pub why: String,
    /// The answers to choose from.
    pub reasons: Vec<Reason>,
    /// What will happen.
    pub preview: Preview,
    /// A word about what is final and what is not.
    pub explained: String,
    /// The button that leaves things as they are.
    pub keep: String,
    /// What is asked for.
    pub act: fn(Vec<LineQuantity>, ReasonCode, String) -> Act,
    /// Runs when the reader changes the address instead, where that can help.
    pub instead: Option<Callback<()>>,
    /// Runs when the reader sends what the order does not refuse.
    pub on_send: Box<dyn Fn(Act)>,
}

/// The content of the dialog.
pub(super) fn reason_form(dialogs: Dialogs, form: ReasonForm) -> AnyView {
    let t = use_texts();
    let ReasonForm { title, order, clock, goods, why, reasons, explained, keep, .. } = form;
    let (preview, act, on_send, instead) = (form.preview, form.act, form.on_send, form.instead);
    let shown = order.get_untracked();
    let (sold, terms) = (shown.order.facts(), shown.order.terms());
    let chosen: Chosen = RwSignal::new(goods.clone());
    let reason = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let send = {
        let order = order.clone();
        move || {
            let code = reason.get_untracked();
            let act = act(
                chosen.get_untracked(),
                ReasonCode(code.clone()),
                note.get_untracked().trim().to_owned(),
            );
            let order = order.get_untracked();
            let refusal = order.order.may(&act, clock.now_untracked()).err();
            let refused = |guard| t.guard(guard, &order.order);
            match refusal {
                _ if code.is_empty() => wrong.set(t.reason_missing()),
                Some(it) => {
                    wrong.set(t.sentences(&it.guards.iter().map(refused).collect::<Vec<_>>()));
                }
                None => return on_send(act),
            }
            let _ = page::focus_id("reason", page::Scrolling::IntoView);
        }
    };
    let options = reasons.iter().map(|it| {
        view! { <option value=it.code.0.clone()>{t.reason(&it.code, terms)}</option> }.into_any()
    });
    let suggestion = {
        let (order, reasons) = (order.clone(), reasons.clone());
        move || {
            let code = reason.get();
            let it = reasons.iter().find(|it| it.code.0 == code).and_then(|it| it.suggests);
            it.map(|it| (it, order.get()))
        }
    };
    let advice = {
        let suggestion = suggestion.clone();
        move || suggestion().map(|(it, order)| t.suggestion(it, &order.standing)).into_any()
    };
    let better = move || suggestion().and_then(|(it, order)| way(it, &order, instead)).into_any();
    let outcome = {
        let order = order.clone();
        move || {
            let (order, goods) = (order.get(), chosen.get());
            let mut rows = worth_rows(&order, &goods, clock);
            rows.extend(preview(&order, &goods, clock));
            facts(rows)
        }
    };
    view! {
        <h2 id="reason-title">{title}</h2>
        <p class="muted">{about(sold)}</p>
        {goods_picker(&shown, &goods, chosen)}
        <p class="field-title" id="reason-why">
            {why}
        </p>
        <select
            id="reason"
            data-control=Control::SelectReason.mark()
            aria-label=t.select_here()
            aria-describedby="reason-why reason-missing"
            aria-invalid=move || wrong.with(|it| !it.is_empty()).then_some("true")
            on:change=move |event| {
                reason.set(event_target_value(&event));
                wrong.set(String::new());
            }
        >
            <option value="">{t.select_here()}</option>
            {options.collect_view()}
        </select>
        <p id="reason-missing" class="field-error" role="alert">
            {move || wrong.get().into_any()}
        </p>
        <p class="hint" role="status">
            {advice}
        </p>
        {better}
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
        {move || outcome()}
        <p class="muted small">{explained}</p>
        {named_sheet_buttons(
            dialogs,
            [Some(Control::Keep.mark()), Some(Control::Send.mark())],
            [keep, t.send()],
            "button primary",
            send,
        )}
    }
    .into_any()
}

/// The button that does what is better tried first, where there is one.
fn way(it: Suggestion, order: &OrderNow, instead: Option<Callback<()>>) -> Option<AnyView> {
    let t = use_texts();
    let is_possible = it == Suggestion::ChangeAddress && order.standing.shipped_at.is_none();
    instead.filter(|_| is_possible).map(|run| {
        view! {
            <button
                type="button"
                class="button small"
                data-control=Control::ChangeAddress.mark()
                on:click=move |_| run.run(())
            >
                {t.change_address_instead()}
            </button>
        }
        .into_any()
    })
}

/// The reasons that buyers may give.
pub(super) fn of_buyers(reasons: &[Reason]) -> Vec<Reason> {
    reasons.iter().filter(|it| it.by == Actor::Buyer).cloned().collect()
}

/// The thing and its price.
pub(super) fn about(sold: &Facts) -> AnyView {
    let t = use_texts();
    view! {
        <bdi>{sold.title().to_owned()}</bdi>
        " · "
        {t.money(sold.total())}
    }
    .into_any()
}

/// What comes back, and what that is about worth in the currency of the reader's choice.
pub(super) fn money_back(amount: Money, is_all: bool) -> Vec<(String, String)> {
    let t = use_texts();
    let money = t.money(amount);
    let mut rows = vec![(t.you_get_back(), if is_all { t.all_of_it(money) } else { money })];
    if let Some(worth) = t.about(amount) {
        let currency = t.formats().name(Named::Currency, amount.currency.code());
        rows.push((t.about_worth(), t.about_refund(worth, currency)));
    }
    rows
}

/// How what comes back comes about, where it is more than a price.
pub(super) fn worth_rows(
    order: &OrderNow,
    goods: &[LineQuantity],
    clock: Clock,
) -> Vec<(String, String)> {
    let t = use_texts();
    let sold = order.order.facts();
    let worth = order.order.worth(goods, clock.now());
    let sum = |part: fn(&Worth) -> i64| worth.iter().map(part).sum::<i64>();
    let (price, discount, shipping) =
        (sum(|it| it.price), sum(|it| it.discount), sum(|it| it.shipping));
    if discount == 0 && shipping == 0 {
        return Vec::new();
    }
    let mut rows = vec![(t.goods_sum(), t.money(sold.money(price)))];
    if discount != 0 {
        rows.push((t.discount_share(), t.money(sold.money(-discount))));
    }
    if shipping != 0 {
        rows.push((t.shipping_share(), t.money(sold.money(shipping))));
    }
    rows
}
