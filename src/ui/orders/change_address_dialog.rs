//! The window that has an order delivered elsewhere.

use leptos::prelude::*;
use unbuy_core::order::{Act, Address, Country};

use super::{Deed, reason_form::about};
use crate::{
    i18n::use_texts,
    platform::page,
    state::{Clock, OrderNow},
    ui::kit::{Dialogs, facts, field_error, sheet_buttons},
};

const COUNTRY_ID: &str = "address-country";
const LINES_ID: &str = "address-lines";
const COUNTRY_WRONG_ID: &str = "address-country-wrong";
const LINES_WRONG_ID: &str = "address-lines-wrong";

/// Asks where to, and shows when it would be there.
#[component]
pub fn ChangeAddressDialog(
    /// The order.
    order: ArcReadSignal<OrderNow>,
    /// The clock: the dates follow it while the dialog is open.
    clock: Clock,
    /// Where it is shown.
    dialogs: Dialogs,
    /// Runs when the reader saves what the order does not refuse.
    on_save: Callback<Deed>,
) -> impl IntoView {
    let t = use_texts();
    let shown = order.get_untracked();
    let known = shown.order.delivery(clock.now_untracked()).to;
    let (country, lines) = match known {
        Some(Address { country, lines }) => (Some(country), lines),
        None => (None, String::new()),
    };
    let options = t.countries().into_iter().map(|(name, it)| {
        view! {
            <option value=it.code().to_owned() selected=Some(it) == country>
                {name}
            </option>
        }
        .into_any()
    });
    let options = options.collect_view();
    let country = RwSignal::new(country);
    let lines = RwSignal::new(lines);
    let (country_wrong, lines_wrong) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_invalid =
        |wrong: RwSignal<String>| move || wrong.with(|it| !it.is_empty()).then_some("true");
    let save = {
        let order = order.clone();
        move || {
            let Some(country) = country.get_untracked() else {
                country_wrong.set(t.country_missing());
                let _ = page::focus_id(COUNTRY_ID, page::Scrolling::IntoView);
                return;
            };
            let to = Address { country, lines: lines.get_untracked().trim().to_owned() };
            let act = Act::AddressChanged { to };
            let order = order.get_untracked();
            match order.order.may(&act, clock.now_untracked()) {
                Ok(()) => on_save.run(Deed { act, said: t.address_changed_notice() }),
                Err(it) => {
                    let why = it.guards.iter().map(|it| t.guard(it, &order.order));
                    lines_wrong.set(t.sentences(&why.collect::<Vec<_>>()));
                    let _ = page::focus_id(LINES_ID, page::Scrolling::IntoView);
                }
            }
        }
    };
    let outcome = move || {
        let estimate = country.get().and_then(|it| order.get().order.estimate_for(it, clock.now()));
        let row = |it| facts(vec![(t.deliver_estimate(), t.days(it))]);
        estimate.map(row).into_any()
    };
    view! {
        <h2 id="address-title">{t.change_address()}</h2>
        <p class="muted">{about(shown.order.facts())}</p>
        <label class="field-title" for=COUNTRY_ID>
            {t.country_label()}
        </label>
        <select
            id=COUNTRY_ID
            autocomplete="country"
            required
            aria-describedby=COUNTRY_WRONG_ID
            aria-invalid=is_invalid(country_wrong)
            on:change=move |event| {
                country.set(Country::new(&event_target_value(&event)));
                country_wrong.set(String::new());
            }
        >
            <option value="">{t.select_here()}</option>
            {options}
        </select>
        {field_error(COUNTRY_WRONG_ID, country_wrong)}
        <label class="field-title" for=LINES_ID>
            {t.address_lines()}
        </label>
        <textarea
            id=LINES_ID
            rows="4"
            maxlength=Address::LONGEST.to_string()
            autocomplete="street-address"
            required
            aria-describedby=LINES_WRONG_ID
            aria-invalid=is_invalid(lines_wrong)
            prop:value=move || lines.get()
            on:input=move |event| {
                lines.set(event_target_value(&event));
                lines_wrong.set(String::new());
            }
        ></textarea>
        {field_error(LINES_WRONG_ID, lines_wrong)}
        <div role="status">{move || outcome()}</div>
        <p class="muted small">{t.change_address_text()}</p>
        {sheet_buttons(dialogs, t.not_now(), t.deliver_there(), "button primary", save)}
    }
}
