//! The book of real orders: what to look at, all orders, and what can be done with the whole of it.

use leptos::prelude::*;
use unbuy_core::Timestamp;

use super::{
    backup::{reminder, save},
    watch::watch,
};
use crate::{
    i18n::use_texts,
    platform::page,
    route::{MinePage, Route},
    state::{OrderNow, SaveState},
    ui::{
        kit::Question,
        orders::{Desk, OrderAction, RowParts, rail, searchable_list, status_tag},
    },
};

const TITLE_ID: &str = "mine-title";

/// The page.
pub(super) fn book_page(desk: Desk) -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.my_own_orders()));
    // Only whether there is one: rows come and go by themselves.
    let is_empty = Memo::new(move |_| desk.orders.ids().is_empty());
    let content = move || {
        let is_empty = is_empty.get();
        untrack(|| if is_empty { empty() } else { filled(desk) })
    };
    view! {
        <h1 id=TITLE_ID tabindex="-1">
            {t.my_own_orders()}
        </h1>
        <p class="lead">{t.mine_lead()}</p>
        {move || content()}
    }
    .into_any()
}

fn empty() -> AnyView {
    let t = use_texts();
    let ways = [
        (t.open_file(), t.open_file_text(), MinePage::Import),
        (t.write_down(), t.write_down_text(), MinePage::Add),
    ];
    let ways = ways.map(|(title, text, page)| {
        view! {
            <li class="card">
                <h3>
                    <a href=Route::Mine(page).href()>{title}</a>
                </h3>
                <p>{text}</p>
            </li>
        }
        .into_any()
    });
    view! {
        <section class="ways" aria-labelledby="empty-title">
            <h2 id="empty-title">{t.mine_empty()}</h2>
            <p class="muted">{t.mine_empty_text()}</p>
            <ul>{ways.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn filled(desk: Desk) -> AnyView {
    let t = use_texts();
    let save = move |_| {
        save(desk);
    };
    let parts = RowParts { course, actions };
    view! {
        <p class="page-buttons">
            <a class="button" href=Route::Mine(MinePage::Import).href()>
                {t.open_file()}
            </a>
            <a class="button" href=Route::Mine(MinePage::Add).href()>
                {t.write_down()}
            </a>
            <a class="button" href=Route::Mine(MinePage::Deadlines).href()>
                {t.deadlines()}
            </a>
        </p>
        {watch(desk)}
        {reminder(desk, TITLE_ID)}
        <section aria-labelledby="all-title">
            <h2 id="all-title">{t.all_mine()}</h2>
            {searchable_list(desk, parts)}
        </section>
        <p class="page-tools">
            <button type="button" class="button quiet" on:click=save>
                {t.save_backup()}
            </button>
            <button type="button" class="button quiet" on:click=move |_| ask_to_delete(desk)>
                {t.delete_all()}
            </button>
        </p>
    }
    .into_any()
}

/// How a real order stands, and its rail.
fn course(order: &OrderNow, now: Timestamp) -> AnyView {
    let status = use_texts().mine_status(&order.order, &order.standing, now);
    let rail = rail(&order.standing, status.tone, now);
    view! {
        {status_tag(status)}
        {rail}
    }
    .into_any()
}

/// Looking at it is all that can be done from a row, but for what is seen elsewhere: money that came.
fn actions(order: &OrderNow) -> Vec<OrderAction> {
    let waits_for_money = order.standing.open_refunds().next().is_some();
    let money = waits_for_money.then_some(OrderAction::ConfirmMoney);
    [Some(OrderAction::Open), money].into_iter().flatten().collect()
}

fn ask_to_delete(desk: Desk) {
    let t = use_texts();
    let question = Question {
        title: t.delete_all_title(desk.orders.ids().len()),
        text: t.delete_all_text(),
        yes: t.delete_all_yes(),
        no: t.keep_them(),
    };
    desk.dialogs.ask(question, move || {
        desk.orders.start_over();
        // Nothing is left of the page but its heading.
        desk.dialogs.close_to(TITLE_ID);
        let is_done = !matches!(untrack(|| desk.orders.save_state()), SaveState::NotSaved { .. });
        desk.notices.tell(if is_done { t.all_deleted() } else { t.delete_failed() });
    });
}
