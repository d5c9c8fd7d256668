//! The rules of a shop, as they are assumed, to be corrected.

use leptos::prelude::*;
use unbuy_core::{
    Span,
    order::{Act, Terms},
};

use crate::{
    i18n::use_texts,
    platform::page,
    state::OrderNow,
    ui::{
        kit::{Field, field},
        orders::{Deed, Desk},
    },
};

/// Days, hours and business days, each a whole number.
pub(super) fn rules_form(desk: Desk, order: &OrderNow, stays: &'static str) -> AnyView {
    let t = use_texts();
    let Terms {
        payment_window: pay,
        answer_window: answer,
        ship_window: ship,
        refund_business_days: refund,
        return_window: give_back,
        withdrawal_window: withdraw,
        delivery,
        ..
    } = order.order.terms();
    let guarantee = delivery.as_ref().map_or(0, |it| it.guarantee.whole_days());
    let line = |id, label, value: i64| Field {
        id,
        label,
        kind: "text",
        keys: "numeric",
        longest: "3",
        is_required: true,
        hint: None,
        value: RwSignal::new(value.to_string()),
        wrong: RwSignal::new(String::new()),
    };
    let fields = [
        line("rules-pay", t.rules_pay(), pay.whole_days()),
        line("rules-answer", t.rules_answer(), answer.whole_hours()),
        line("rules-ship", t.rules_ship(), ship.whole_days()),
        line("rules-refund", t.rules_refund(), i64::from(*refund)),
        line("rules-return", t.rules_return(), give_back.whole_days()),
        line("rules-withdraw", t.rules_withdraw(), withdraw.map_or(0, |it| it.whole_days())),
        line("rules-guarantee", t.rules_guarantee(), guarantee),
    ];
    let values = fields.clone().map(|it| (it.id, it.value, it.wrong));
    let id = order.order.id().clone();
    let keep = move |_| {
        let mut numbers = [0_u16; 7];
        for (number, (id, value, wrong)) in numbers.iter_mut().zip(values) {
            match value.get_untracked().trim().parse::<u16>() {
                Ok(read) if read <= 999 => *number = read,
                Ok(_) | Err(_) => {
                    wrong.set(t.rules_wrong());
                    let _ = page::focus_id(id, page::Scrolling::IntoView);
                    return;
                }
            }
        }
        let [pay, answer, ship, refund, give_back, withdraw, guarantee] = numbers;
        let act = Act::TermsAssumed {
            payment_window: Span::days(pay.into()),
            answer_window: Span::hours(answer.into()),
            ship_window: Span::days(ship.into()),
            refund_business_days: refund,
            return_window: Span::days(give_back.into()),
            withdrawal_window: (withdraw > 0).then(|| Span::days(withdraw.into())),
            guarantee: (guarantee > 0).then(|| Span::days(guarantee.into())),
        };
        desk.act(&id, Deed { act, said: t.rules_kept() });
        let _ = page::focus_id(stays, page::Scrolling::IntoView);
    };
    view! {
        <p class="muted small">{t.rules_text()}</p>
        {fields.map(field).into_iter().collect_view()}
        <p class="form-buttons">
            <button type="button" class="button" on:click=keep>
                {t.rules_keep()}
            </button>
        </p>
    }
    .into_any()
}
