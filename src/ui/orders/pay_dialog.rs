//! Paying in practice. There are no card fields: nothing that looks like a place for real ones.

use leptos::prelude::*;
use unbuy_core::order::{Act, sample::CARDS};

use super::Deed;
use crate::{
    i18n::use_texts,
    state::OrderNow,
    ui::kit::{Dialogs, facts, sheet_buttons},
};

/// Shows the amount, lets the reader choose a practice card, and pays.
#[component]
pub fn PayDialog(
    /// The order.
    order: OrderNow,
    /// Where it is shown.
    dialogs: Dialogs,
    /// Runs when the reader pays.
    on_pay: Callback<Deed>,
) -> impl IntoView {
    let t = use_texts();
    let card = RwSignal::new(CARDS[0].to_owned());
    let sold = order.order.facts();
    let amount = sold.total_minor();
    let pay = move || {
        let act = Act::Paid { amount, method: card.get_untracked() };
        on_pay.run(Deed { act, said: t.paid_notice() });
    };
    let cards = CARDS.map(|name| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="card"
                    checked=name == CARDS[0]
                    on:change=move |_| card.set(name.to_owned())
                />
                {name}
            </label>
        }
        .into_any()
    });
    view! {
        <h2 id="pay-title">{t.pay_title()}</h2>
        <p class="muted">
            <bdi>{sold.title().to_owned()}</bdi>
        </p>
        <fieldset>
            <legend>{t.pay_with()}</legend>
            {cards.collect_view()}
        </fieldset>
        {facts([(t.you_pay(), t.money(sold.total()))].into_iter().chain(t.worth(sold.total())).collect())}
        <p class="muted small">{t.pay_practice()}</p>
        {sheet_buttons(dialogs, t.not_now(), t.pay(), "button primary", pay)}
    }
}
