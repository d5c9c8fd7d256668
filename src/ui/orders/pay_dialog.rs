//! Paying in practice. There are no card fields: nothing that looks like a place for real ones.

use leptos::prelude::*;

use crate::{
    i18n::use_texts,
    state::OrderNow,
    ui::kit::{Dialog, DialogHandle, Facts},
};

/// The cards of the practice buyer.
const CARDS: [&str; 2] = ["Visa ending 4242", "Mastercard ending 1881"];

/// Shows the amount, lets the reader choose a practice card, and pays.
#[component]
pub fn PayDialog(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
    /// Runs with the card.
    on_pay: Callback<String>,
    /// Runs when the dialog has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let t = use_texts();
    let handle = DialogHandle::new();
    let card = RwSignal::new(CARDS[0]);
    let total = order.with_untracked(|it| it.order.facts().total());
    let title = order.with_untracked(|it| it.order.facts().title().to_owned());
    let pay = move |_| {
        on_pay.run(card.get_untracked().to_owned());
        handle.close();
    };
    let cards = CARDS.map(|name| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="card"
                    prop:checked=move || card.get() == name
                    on:change=move |_| card.set(name)
                />
                {name}
            </label>
        }
    });
    view! {
        <Dialog handle labelled_by="pay-title" on_close>
            <h2 id="pay-title">{t.pay_title()}</h2>
            <p class="muted">
                <bdi>{title}</bdi>
            </p>
            <fieldset>
                <legend>{t.pay_with()}</legend>
                {cards.collect_view()}
            </fieldset>
            <Facts rows=Signal::stored(vec![(t.you_pay(), t.money(total))]) />
            <p class="muted small">{t.pay_practice()}</p>
            <div class="sheet-buttons">
                <button type="button" class="button quiet" on:click=move |_| handle.close()>
                    {t.not_now()}
                </button>
                <button type="button" class="button primary" on:click=pay>
                    {t.pay()}
                </button>
            </div>
        </Dialog>
    }
}
