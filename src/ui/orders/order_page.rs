//! The page of one order below its head: what happened, the money, and what can be done.

use leptos::prelude::*;
use unbuy_core::order::Claim;

use super::{
    Desk,
    actions::{OrderAction, action_button, page_actions},
    ask_buttons,
    delivery::delivery_card,
    detail::STATUS_ID,
    ledger::ledger,
    lines::lines,
    look_ahead::{LookAhead, slider},
    money::money_facts,
    timeline::timeline,
    ways::ways_out,
};
use crate::{
    i18n::use_texts,
    platform::page,
    state::OrderNow,
    ui::{deadlines::calendar_button, practice::other_parties},
};

/// The parts of the page. They are made anew when the order changes, or when the reader looks at
/// another day.
pub fn order_page(desk: Desk, order: ArcReadSignal<OrderNow>) -> AnyView {
    let t = use_texts();
    let id = order.get_untracked().order.id().clone();
    let on_action = Callback::new({
        let id = id.clone();
        move |action| desk.press(&id, action, STATUS_ID.to_owned())
    });
    let on_deed = Callback::new(move |deed| {
        desk.act(&id, deed);
        let _ = page::focus_id(STATUS_ID, page::Scrolling::Stay);
    });
    let look = LookAhead::new(desk.orders.clock());
    let shown = Memo::new({
        let order = order.clone();
        move |_| look.at(order.get())
    });
    let part = |part: fn(&OrderNow) -> AnyView| view! { {move || shown.with(part)} };
    let slider_part = move || {
        look.reset();
        slider(look, &order.get())
    };
    // What is done is done now, so there are no buttons on another day.
    let buttons = move || {
        let offered = |it: &OrderNow| action_buttons(it, on_action);
        if look.is_ahead() { ().into_any() } else { shown.with(offered) }
    };
    let ways = move || shown.with(|it| ways_out(it, Some(on_action).filter(|_| !look.is_ahead())));
    // What is late is worth a message to the shop.
    let asks = move || {
        shown.with(|it| {
            let late = |claim: &Claim| {
                matches!(
                    claim,
                    Claim::Refund { is_late: true, .. } | Claim::Refund { has_failed: true, .. }
                )
            };
            let mut claims = it.order.claims(it.standing.now);
            claims.retain(late);
            ask_buttons(desk.dialogs, it, &claims)
        })
    };
    let is_playing = RwSignal::new(false);
    let calendar = move || shown.with(|it| calendar_button(desk, it));
    let delivery =
        move || shown.with(|it| delivery_card(it, Some(on_action).filter(|_| !look.is_ahead())));
    let others = move || {
        let offered = |it: &OrderNow| other_parties(it, on_deed, is_playing);
        if look.is_ahead() { ().into_any() } else { shown.with(offered) }
    };
    view! {
        // In the order of a phone, where the buttons come before the story: keys and screen readers go
        // through it so too. Where there is room the story stands beside all else.
        <div class="detail">
            <div class="detail-side">
                {move || ways()}
                <section class="card" aria-labelledby="money-title">
                    <h2 id="money-title">{t.money_title()}</h2>
                    {part(money_facts)}
                    <div class="side-buttons">{move || buttons()}</div>
                    {move || asks()}
                    {part(ledger)}
                </section>
            </div>
            <section class="card" aria-labelledby="line-title">
                <h2 id="line-title">{t.timeline_title()}</h2>
                {move || slider_part()}
                {part(timeline)}
            </section>
            <div class="detail-side">
                {move || delivery()}
                <section class="card" aria-labelledby="lines-title">
                    <h2 id="lines-title">{t.lines_title()}</h2>
                    {part(lines)}
                </section>
                {move || others()}
                <p class="page-tools">
                    {move || calendar()}
                    <button type="button" class="button quiet" on:click=move |_| page::print()>
                        {t.print_record()}
                    </button>
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn action_buttons(order: &OrderNow, on_action: Callback<OrderAction>) -> AnyView {
    let button = |action| action_button(action, order, on_action);
    page_actions(order).into_iter().map(button).collect_view().into_any()
}
