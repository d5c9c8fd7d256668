//! "Play the seller": in practice the reader can answer for the shop, the carrier and the bank.

use leptos::prelude::*;
use unbuy_core::order::{Act, Stage};

use crate::{i18n::use_texts, state::OrderNow};

/// A deed of somebody else, with the words of its button and of what is said afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Deed {
    act: Act,
    label: String,
    said: String,
}

/// The deeds that the others can do now.
#[component]
pub fn OtherParties(
    /// The order.
    #[prop(into)]
    order: Signal<OrderNow>,
    /// Runs with the act and what to say about it.
    on_act: Callback<(Act, String)>,
) -> impl IntoView {
    let t = use_texts();
    let deeds = move || {
        order.with(|it| {
            let deed = |act, label, said| Deed { act, label, said };
            let now = it.standing.now;
            let ended = matches!(it.standing.stage, Stage::Expired | Stage::Cancelled(_));
            let late_payment = ended.then(|| {
                let amount = it.order.facts().total_minor();
                let act = Act::Paid { amount, method: t.practice_card() };
                deed(act, t.play_late_payment(), t.played_late_payment())
            });
            [
                Some(deed(Act::CancelApproved, t.play_approve(), t.played_approve())),
                Some(deed(
                    Act::CancelRejected { note: t.seller_note() },
                    t.play_reject(),
                    t.played_reject(),
                )),
                Some(deed(
                    Act::Shipped { goods: it.order.unshipped(now) },
                    t.play_ship(),
                    t.played_ship(),
                )),
                Some(deed(
                    Act::Delivered { goods: it.order.under_way(now) },
                    t.play_deliver(),
                    t.played_deliver(),
                )),
                late_payment,
            ]
            .into_iter()
            .flatten()
            .filter(|deed| it.may(&deed.act).is_ok())
            .collect::<Vec<_>>()
        })
    };
    let buttons = move || {
        deeds()
            .into_iter()
            .map(|deed| {
                let Deed { act, label, said } = deed;
                view! {
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| on_act.run((act.clone(), said.clone()))
                    >
                        {label}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <details class="play">
            <summary>{t.play_seller()}</summary>
            <p class="muted small">{t.play_seller_text()}</p>
            <div class="play-buttons">
                {buttons}
                {move || {
                    deeds()
                        .is_empty()
                        .then(|| view! { <p class="muted small">{t.nothing_to_play()}</p> })
                }}
            </div>
        </details>
    }
}
