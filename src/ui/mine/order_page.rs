//! The page of one real order: what is asked about it, what happened, the money, and what to ask the shop.

use leptos::prelude::*;
use unbuy_core::order::{Concern, OrderId};

use super::{
    answers::answer_buttons, back_to_book, correct_dialog::ask_to_correct, note_form::note_form,
    rules_form::rules_form,
};
use crate::{
    i18n::{DateStyle, use_texts},
    platform::{
        location::{self, outside_link},
        page,
    },
    route::{MinePage, Route},
    state::OrderNow,
    ui::{
        deadlines::calendar_button,
        kit::Question,
        orders::{
            Desk, ask_buttons, delivery_card, foreign, ledger, lines, money_facts, number,
            status_tag, timeline, ways_out,
        },
    },
};

/// The status says what has become of the order; the focus goes there when a button is gone.
const STATUS_ID: &str = "order-status";

/// From so many characters on a title is set smaller.
const LONG_TITLE: usize = 70;

/// Everything about one real order.
pub(super) fn order_page(desk: Desk, id: OrderId) -> AnyView {
    // What is being written here stays while other orders come and go.
    let is_known = Memo::new({
        let id = id.clone();
        move |_| desk.orders.ids().contains(&id)
    });
    let found = move || {
        // Asked first and always: an order that is not there may come back from the second copy.
        let is_known = is_known.get();
        match desk.orders.order(&id).filter(|_| is_known) {
            Some(order) => untrack(|| known_order(desk, order)),
            None => missing(desk),
        }
    };
    view! { {move || found()} }.into_any()
}

/// It was deleted, here or in another tab, or never was.
fn missing(desk: Desk) -> AnyView {
    let t = use_texts();
    view! {
        {back_to_book(desk)}
        <section class="empty">
            <h1 tabindex="-1">{t.not_found_title()}</h1>
            <p>{t.no_such_real_order()}</p>
        </section>
    }
    .into_any()
}

fn known_order(desk: Desk, signal: ArcReadSignal<OrderNow>) -> AnyView {
    let t = use_texts();
    let clock = desk.orders.clock();
    // The book shows an order anew when another one changes; the page only if this one did.
    let changed = |before: Option<&OrderNow>, now: Option<&OrderNow>| match (before, now) {
        (Some(before), Some(now)) => !before.says_the_same(now),
        _ => true,
    };
    let order = {
        let signal = signal.clone();
        Memo::new_with_compare(move |_| signal.get(), changed)
    };
    let shown = order.get();
    let facts = shown.order.facts();
    page::set_title(&t.page_title(facts.title()));
    let is_long = facts.title().chars().count() > LONG_TITLE;
    let part = |part: fn(&OrderNow) -> AnyView| view! { {move || order.with(part)} };
    let status =
        move || order.with(|it| status_tag(t.mine_status(&it.order, &it.standing, clock.now())));
    let correct = facts.id.is_by_hand().then(|| {
        let signal = signal.clone();
        view! {
            <button
                type="button"
                class="button quiet"
                on:click=move |_| ask_to_correct(desk, signal.clone())
            >
                {t.correct_it()}
            </button>
        }
        .into_any()
    });
    let delete = {
        let id = facts.id.clone();
        move |_| {
            let title = order.with_untracked(|it| it.order.facts().title().to_owned());
            ask_to_delete(desk, id.clone(), &title);
        }
    };
    view! {
        {back_to_book(desk)}
        <h1 tabindex="-1" data-long=is_long.then_some("")>
            <bdi>{move || order.with(|it| it.order.facts().title().to_owned())}</bdi>
        </h1>
        <p class="order-facts">{part(head_facts)}</p>
        <p id=STATUS_ID class="page-status" tabindex="-1" data-record=t.mine_record_note()>
            {move || status()}
        </p>
        {move || order.with(|it| questions(desk, it))}
        <div class="detail">
            <div class="detail-main">
                <section class="card" aria-labelledby="line-title">
                    <h2 id="line-title">{t.timeline_title()}</h2>
                    {part(timeline)}
                </section>
                <section class="card no-print" aria-labelledby="note-title">
                    <h2 id="note-title">{t.note_title()}</h2>
                    {move || order.with(|it| note_form(desk, it, STATUS_ID))}
                </section>
            </div>
            <div class="detail-side">
                {move || order.with(|it| ask_shop(desk, it))}
                {move || order.with(|it| ways_out(it, None))}
                <section class="card" aria-labelledby="money-title">
                    <h2 id="money-title">{t.money_title()}</h2>
                    {part(money_facts)}
                    {part(ledger)}
                </section>
                {move || order.with(|it| delivery_card(it, None))}
                <section class="card" aria-labelledby="lines-title">
                    <h2 id="lines-title">{t.lines_title()}</h2>
                    {part(lines)}
                </section>
                <details class="play no-print">
                    <summary>{t.rules_title()}</summary>
                    {move || order.with(|it| rules_form(desk, it, STATUS_ID))}
                </details>
                <p class="page-tools">
                    {move || order.with(|it| calendar_button(desk, it))}
                    <button type="button" class="button quiet" on:click=move |_| page::print()>
                        {t.print_record()}
                    </button>
                    {correct}
                    <button type="button" class="button quiet" on:click=delete>
                        {t.delete_order()}
                    </button>
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn head_facts(it: &OrderNow) -> AnyView {
    let facts = it.order.facts();
    view! {
        <span class="number">{number(facts)}</span>
        <span>{foreign(&facts.seller.name)}</span>
        <span>{placed(it)}</span>
    }
    .into_any()
}

fn placed(it: &OrderNow) -> String {
    let t = use_texts();
    let placed = it.standing.placed_at.map(|at| t.placed_on(t.date(at, DateStyle::Long)));
    placed.unwrap_or_default()
}

/// What is open or missing, each with its answers.
fn questions(desk: Desk, it: &OrderNow) -> AnyView {
    let t = use_texts();
    let all = it.order.attentions(&it.standing, it.standing.now);
    let open = all.iter().filter(|it| !matches!(it.concern, Concern::Ahead(_)));
    let items: Vec<AnyView> = open
        .map(|open| {
            view! {
                <li>
                    <p>{t.concern(open, &it.order, &it.standing)}</p>
                    {answer_buttons(desk, open, it, STATUS_ID)}
                </li>
            }
            .into_any()
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="card questions no-print" aria-labelledby="questions-title">
            <h2 id="questions-title">{t.mine_questions()}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}

/// Messages to copy, and the way to the shop's own page; nothing where there is neither.
fn ask_shop(desk: Desk, it: &OrderNow) -> Option<AnyView> {
    let t = use_texts();
    let link = link_of(it).and_then(|it| outside_link(&it)).map(|link| {
        view! {
            <p class="shop-link">
                <a href=link.href target="_blank" rel="noopener noreferrer">
                    {t.shop_link(&link.host)}
                </a>
                " "
                <span class="muted small">{t.shop_link_text()}</span>
            </p>
        }
        .into_any()
    });
    let buttons = ask_buttons(desk.dialogs, it, &it.order.claims(it.standing.now));
    if link.is_none() && buttons.is_none() {
        return None;
    }
    let messages = buttons.map(|buttons| {
        view! {
            <p class="muted small">{t.ask_text()}</p>
            {buttons}
        }
        .into_any()
    });
    Some(
        view! {
            <section class="card no-print" aria-labelledby="ask-title">
                <h2 id="ask-title">{t.ask_title()}</h2>
                {messages}
                {link}
            </section>
        }
        .into_any(),
    )
}

/// The address of the order at the shop, as somebody has told it last.
pub(super) fn link_of(it: &OrderNow) -> Option<String> {
    it.order.reports().rev().find_map(|it| it.link.clone())
}

fn ask_to_delete(desk: Desk, id: OrderId, title: &str) {
    let t = use_texts();
    let question = Question {
        title: t.delete_order_title(),
        text: t.delete_order_text(title),
        yes: t.delete_order_yes(),
        no: t.keep_order(),
    };
    desk.dialogs.ask(question, move || {
        let done = desk.orders.delete(&id);
        let said = if done.is_ok() { t.order_deleted() } else { t.delete_failed() };
        desk.notices.tell_on_next_page(said);
        location::set_hash(&Route::Mine(MinePage::Book).href());
    });
}
