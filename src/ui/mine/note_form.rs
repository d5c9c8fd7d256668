//! The form to note what happened: what, when, and how much money it was about.

use leptos::prelude::*;
use unbuy_core::{Money, order::Parcel};

use super::{
    day::moment_of,
    happened::{Happened, Told},
};
use crate::{
    i18n::use_texts,
    platform::{clock, page},
    state::{ActError, OrderNow},
    ui::{
        kit::{Field, field, field_error},
        orders::Desk,
    },
};

const WHAT_ID: &str = "note-what";
const WHEN_ID: &str = "note-when";
const AMOUNT_ID: &str = "note-amount";

/// Where the focus goes when something was noted.
type Stays = &'static str;

/// Asks what happened. What is likely now comes first; the rest is offered too, with what speaks against
/// it.
pub(super) fn note_form(desk: Desk, order: &OrderNow, stays: Stays) -> AnyView {
    let t = use_texts();
    let order = StoredValue::new(order.clone());
    let currency = order.with_value(|it| it.order.facts().currency);
    let today = clock::local_day(desk.orders.clock().now_untracked());
    let (what, when) = (RwSignal::new(None::<Happened>), RwSignal::new(today.clone()));
    let amount = RwSignal::new(String::new());
    let (what_wrong, when_wrong) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let amount_wrong = RwSignal::new(String::new());
    let line = |id, label| Field {
        id,
        label,
        kind: "text",
        keys: "text",
        longest: "100",
        is_required: false,
        hint: None,
        value: RwSignal::new(String::new()),
        wrong: RwSignal::new(String::new()),
    };
    let carrier = line("note-carrier", t.carrier());
    let number = line("note-number", t.tracking_number());
    let parcel = [carrier.value, number.value];
    let has_parcel = move || what.get().is_some_and(Happened::has_parcel);
    let has_amount = move || what.get().is_some_and(Happened::has_amount);
    let doubt = move || {
        let doubt = what.get().and_then(|it| order.with_value(|order| it.doubt(order)));
        doubt.map(|why| view! { <p class="muted small">{t.note_doubt(why)}</p> }.into_any())
    };
    let choose = move |event| {
        let chosen: Option<usize> = event_target_value(&event).parse().ok();
        let chosen = chosen.and_then(|it| Happened::ALL.get(it).copied());
        what.set(chosen);
        what_wrong.set(String::new());
        let usual = order.with_value(|it| usual_amount(chosen, it));
        amount.set(usual.filter(|it| it.minor > 0).map(Money::decimal).unwrap_or_default());
    };
    let note = move |_| {
        let now = desk.orders.clock().now_untracked();
        let Some(chosen) = what.get_untracked() else {
            what_wrong.set(t.note_missing());
            let _ = page::focus_id(WHAT_ID, page::Scrolling::IntoView);
            return;
        };
        let at = match moment_of(WHEN_ID, &when.get_untracked(), now) {
            Ok(Some(at)) => at,
            wrong => {
                when_wrong.set(wrong.err().unwrap_or_else(|| t.day_missing()));
                let _ = page::focus_id(WHEN_ID, page::Scrolling::IntoView);
                return;
            }
        };
        let written = amount.get_untracked();
        let money = match chosen.has_amount() && !written.trim().is_empty() {
            true => Money::parse(&written, currency).map(|it| Some(it.minor)),
            false => Ok(None),
        };
        let is_missing =
            |it: &Option<i64>| chosen == Happened::MoneyBack && it.is_none_or(|it| it <= 0);
        let money = match money.map_err(|it| t.price_error(it)) {
            Ok(money) if !is_missing(&money) => money,
            unusable => {
                amount_wrong.set(unusable.err().unwrap_or_else(|| t.amount_missing()));
                let _ = page::focus_id(AMOUNT_ID, page::Scrolling::IntoView);
                return;
            }
        };
        let [carrier, number] = parcel.map(|it| it.get_untracked().trim().to_owned());
        let is_told = chosen.has_parcel() && !(carrier.is_empty() && number.is_empty());
        let told = Told { amount: money, parcel: is_told.then_some(Parcel { carrier, number }) };
        let (id, (act, at)) =
            order.with_value(|it| (it.order.id().clone(), chosen.record(&it.order, now, at, told)));
        desk.notices.tell(match desk.orders.record(&id, act, at) {
            Ok(()) => t.noted(),
            Err(ActError::NoSuchOrder) => t.no_such_order(id.shop_number()),
            Err(ActError::Refused(refusal)) => {
                order.with_value(|it| t.sentences(&t.refusal(&refusal, &it.order)))
            }
        });
        let _ = page::focus_id(stays, page::Scrolling::IntoView);
    };
    let amount_field = move || {
        has_amount().then(|| {
            view! {
                <label class="field-title" for=AMOUNT_ID>
                    {t.note_amount(currency.code())}
                </label>
                <input
                    id=AMOUNT_ID
                    class="field"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby="note-amount-wrong"
                    prop:value=move || amount.get()
                    on:input=move |event| {
                        amount.set(event_target_value(&event));
                        amount_wrong.set(String::new());
                    }
                />
                {field_error("note-amount-wrong", amount_wrong)}
            }
            .into_any()
        })
    };
    let parcel_fields = move || {
        let fields = [carrier.clone(), number.clone()];
        has_parcel().then(|| fields.map(field).into_iter().collect_view().into_any())
    };
    view! {
        <p class="muted small">{t.note_text()}</p>
        <label class="field-title" for=WHAT_ID>
            {t.note_what()}
        </label>
        <select
            id=WHAT_ID
            aria-describedby="note-what-wrong"
            prop:value=move || {
                let chosen = what.get();
                let place = Happened::ALL.iter().position(|it| Some(*it) == chosen);
                place.map(|it| it.to_string()).unwrap_or_default()
            }
            on:change=choose
        >
            <option value="">{t.select_here()}</option>
            {order.with_value(options)}
        </select>
        {field_error("note-what-wrong", what_wrong)}
        <div role="status">{move || doubt()}</div>
        <label class="field-title" for=WHEN_ID>
            {t.note_when()}
        </label>
        <input
            id=WHEN_ID
            class="field"
            type="date"
            max=today
            aria-describedby="note-when-wrong"
            prop:value=move || when.get()
            on:input=move |event| {
                when.set(event_target_value(&event));
                when_wrong.set(String::new());
            }
        />
        {field_error("note-when-wrong", when_wrong)}
        {move || amount_field()}
        {move || parcel_fields()}
        <p class="form-buttons">
            <button type="button" class="button" on:click=note>
                {t.note_it()}
            </button>
        </p>
    }
    .into_any()
}

/// What is likely now, and below it the rest.
fn options(order: &OrderNow) -> AnyView {
    let t = use_texts();
    let (mut likely, mut others) = (Vec::new(), Vec::new());
    let possible = Happened::ALL.into_iter().enumerate().filter(|(_, it)| it.is_possible(order));
    for (index, it) in possible {
        let option = view! { <option value=index.to_string()>{it.label(t)}</option> }.into_any();
        let list = if it.doubt(order).is_none() { &mut likely } else { &mut others };
        list.push(option);
    }
    view! {
        {likely}
        <optgroup label=t.note_also()>{others}</optgroup>
    }
    .into_any()
}

/// How much it mostly is: all that is to be paid, or all that is open.
fn usual_amount(chosen: Option<Happened>, order: &OrderNow) -> Option<Money> {
    let facts = order.order.facts();
    let open = order.standing.open_refunds().next().map(|it| facts.money(it.amount));
    let open = open.filter(|_| chosen == Some(Happened::MoneyBack));
    open.or_else(|| chosen.filter(|it| it.has_amount()).map(|_| facts.total()))
}
