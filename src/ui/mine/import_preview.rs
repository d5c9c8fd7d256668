//! What is in the files that were read: what would be added, what is here already, and what is odd. The
//! reader chooses, and only then something is noted.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;
use unbuy_core::{
    files::{Oddity, Offer, OfferedOrder},
    order::OrderId,
    storage::Difference,
};

use super::{add_page::add_error, import_page::PREVIEW_ID, reading::Outcome};
use crate::{
    i18n::{DateStyle, use_texts},
    platform::{location, page},
    route::{MinePage, Route},
    state::{AddError, Import, Orders, Taken},
    ui::orders::{Desk, foreign},
};

/// How many orders, and how many oddities, are shown at first, and more each time.
const FEW: usize = 50;

/// What was found in some files, compared with the book.
#[derive(Debug)]
pub(super) struct Preview {
    offer: Offer,
    /// What the files are, each in a line.
    told: Vec<String>,
    /// Their names, by which oddities are told.
    names: Vec<String>,
}

impl Preview {
    pub(super) fn new(orders: Orders, outcome: Outcome) -> Self {
        let Outcome { found, told, names, .. } = outcome;
        // A file that was made later than now was made by a clock that is wrong.
        let now = orders.clock().now_untracked();
        let found = found.into_iter().map(|(it, at)| (it, at.min(now))).collect();
        Self { offer: orders.offer(found), told, names }
    }

    fn count(&self, difference: Difference) -> usize {
        self.offer.entries().iter().filter(|it| it.difference == difference).count()
    }

    /// What can be added.
    fn news(&self) -> impl Iterator<Item = &OfferedOrder> {
        let is_news =
            |it: &&OfferedOrder| matches!(it.difference, Difference::New | Difference::Updates);
        self.offer.entries().iter().filter(is_news)
    }
}

/// What is in the files. `again` goes back to choosing some.
pub(super) fn preview(desk: Desk, found: &Arc<Preview>, again: impl Fn() + 'static) -> AnyView {
    let t = use_texts();
    let unwanted: RwSignal<BTreeSet<OrderId>> = RwSignal::new(BTreeSet::new());
    let shown = RwSignal::new(FEW);
    let total = found.news().count();
    let told = found.told.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any());
    let told = told.collect_view();
    let untold = found.news().filter(|it| it.is_money_untold).count();
    let lonely = found.count(Difference::NoSuchOrder);
    let said =
        [(untold > 0).then(|| t.flagged(untold)), (lonely > 0).then(|| t.preview_lonely(lonely))];
    let said = said.into_iter().flatten();
    let said = said.map(|it| view! { <p class="why">{it}</p> }.into_any()).collect_view();
    let list = {
        let found = Arc::clone(found);
        move || entries(&found, unwanted, shown)
    };
    let chosen = move || total.saturating_sub(unwanted.with(BTreeSet::len));
    let add = {
        let found = Arc::clone(found);
        move |_| add(desk, &found.offer, unwanted)
    };
    let add_button = (total > 0).then(|| {
        view! {
            <button type="button" class="button primary" on:click=add>
                {move || t.add_orders(chosen())}
            </button>
        }
        .into_any()
    });
    view! {
        <section class="card preview" aria-labelledby=PREVIEW_ID>
            <h2 id=PREVIEW_ID tabindex="-1">
                {t.preview_title()}
            </h2>
            <ul class="plain">{told}</ul>
            <p class="order-facts">{summary(found)}</p>
            {said}
            {move || list()}
            <p class="form-buttons">
                <button type="button" class="button quiet" on:click=move |_| again()>
                    {t.other_files()}
                </button>
                {add_button}
            </p>
        </section>
        {oddities(found)}
    }
    .into_any()
}

fn summary(found: &Preview) -> AnyView {
    let t = use_texts();
    let count = |difference, say: &dyn Fn(usize) -> String| {
        let count = found.count(difference);
        if count > 0 { say(count) } else { String::new() }
    };
    let say = |count: u32, text: &dyn Fn(u32) -> String| {
        if count > 0 { text(count) } else { String::new() }
    };
    view! {
        <span>{count(Difference::New, &|it| t.preview_new(it))}</span>
        <span>{count(Difference::Updates, &|it| t.preview_updates(it))}</span>
        <span>{count(Difference::AlreadyThere, &|it| t.preview_known(it))}</span>
        <span>{say(found.offer.rows(), &|it| t.preview_rows(it))}</span>
        <span>{say(found.offer.skipped(), &|it| t.preview_skipped(it))}</span>
    }
    .into_any()
}

/// The orders that can be added, each with a box to leave it out.
fn entries(
    found: &Preview,
    unwanted: RwSignal<BTreeSet<OrderId>>,
    shown: RwSignal<usize>,
) -> AnyView {
    let t = use_texts();
    let total = found.news().count();
    if total == 0 {
        // Where money is told of orders that are not here, that is said already.
        let is_said = found.count(Difference::NoSuchOrder) == found.offer.entries().len();
        let text = if is_said { String::new() } else { t.preview_none() };
        return view! { <p class="muted">{text}</p> }.into_any();
    }
    let count = shown.get().min(total);
    let items: Vec<AnyView> = found.news().take(count).map(|it| entry(it, unwanted)).collect();
    let all: Vec<OrderId> = found.news().map(|it| it.id.clone()).collect();
    let choose_all = move |event| {
        let wants_all = event_target_checked(&event);
        let none = || all.iter().cloned().collect();
        unwanted.set(if wants_all { BTreeSet::new() } else { none() });
    };
    let more = (count < total).then(|| {
        let rest = total - count;
        view! {
            <button
                type="button"
                class="button small"
                on:click=move |_| shown.update(|it| *it += FEW)
            >
                {t.preview_more(rest)}
            </button>
        }
        .into_any()
    });
    view! {
        <label class="choice all">
            <input
                type="checkbox"
                prop:checked=move || unwanted.with(BTreeSet::is_empty)
                on:change=choose_all
            />
            {t.preview_all()}
        </label>
        <ul class="offered">{items}</ul>
        {more}
    }
    .into_any()
}

fn entry(it: &OfferedOrder, unwanted: RwSignal<BTreeSet<OrderId>>) -> AnyView {
    let t = use_texts();
    let id = it.id.clone();
    let for_box = it.id.clone();
    let is_wanted = move || !unwanted.with(|all| all.contains(&for_box));
    let choose = move |event| {
        let wants = event_target_checked(&event);
        unwanted.update(|all| {
            if wants {
                all.remove(&id);
            } else {
                all.insert(id.clone());
            }
        });
    };
    let title = it.facts.as_ref().map(|it| it.title().to_owned()).unwrap_or_default();
    let shop = it.facts.as_ref().map(|it| it.seller.name.clone()).unwrap_or_default();
    let more = it.facts.as_ref().map_or(0, |it| it.lines.len().saturating_sub(1));
    let more = if more > 0 { t.more_lines(more) } else { String::new() };
    let total = it.facts.as_ref().map(|it| it.total()).filter(|it| it.minor > 0);
    let placed = it.placed_at.map(|at| t.date(at, DateStyle::Long)).unwrap_or_default();
    let number = match it.id.shop_number() {
        "" => String::new(),
        number => t.order_number(number),
    };
    let news = if it.difference == Difference::New { t.is_new() } else { t.is_update() };
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" prop:checked=is_wanted on:change=choose />
                <span>
                    <bdi class="item-title">{title}</bdi>
                    <span class="order-facts">
                        <span>{news}</span>
                        <span>{foreign(&shop)}</span>
                        <span class="number">{number}</span>
                        <span>{placed}</span>
                        <span>{foreign(&it.status)}</span>
                        <span>{more}</span>
                    </span>
                </span>
                <span class="item-price">{total.map(|it| t.money(it)).unwrap_or_default()}</span>
            </label>
        </li>
    }
    .into_any()
}

/// What is odd, by file, row and column.
fn oddities(found: &Arc<Preview>) -> Option<AnyView> {
    let t = use_texts();
    let all = found.offer.odd().len();
    let count = all + usize::try_from(found.offer.more_odd()).unwrap_or_default();
    if count == 0 {
        return None;
    }
    let shown = RwSignal::new(FEW);
    let found = Arc::clone(found);
    let rows = move || {
        let odd = found.offer.odd().iter().take(shown.get());
        odd.map(|it| odd_row(it, &found.names)).collect_view().into_any()
    };
    let more = move || {
        let rest = count.saturating_sub(shown.get());
        let show = move |_| shown.update(|it| *it += 10 * FEW);
        match (rest, all > shown.get()) {
            (0, _) => ().into_any(),
            (_, false) => view! { <p class="muted">{t.odd_more(rest)}</p> }.into_any(),
            (_, true) => view! {
                <button type="button" class="button small" on:click=show>
                    {t.preview_more(rest)}
                </button>
            }
            .into_any(),
        }
    };
    Some(
        view! {
            <section class="card" aria-labelledby="odd-title">
                <h2 id="odd-title">{t.odd_title(count)}</h2>
                <table class="ledger odd">
                    <thead>
                        <tr>
                            <th scope="col">{t.odd_where()}</th>
                            <th scope="col">{t.odd_what()}</th>
                        </tr>
                    </thead>
                    <tbody>{move || rows()}</tbody>
                </table>
                {move || more()}
            </section>
        }
        .into_any(),
    )
}

fn odd_row(it: &Oddity, names: &[String]) -> AnyView {
    let t = use_texts();
    let name = names.get(usize::from(it.file)).cloned().unwrap_or_default();
    let row = t.odd_row(t.number(usize::try_from(it.row).unwrap_or_default()));
    let column = (!it.column.is_empty()).then(|| view! { " · " <bdi>{it.column.clone()}</bdi> });
    view! {
        <tr>
            <td>
                <bdi>{name}</bdi>
                " · "
                {row}
                {column}
            </td>
            <td>{t.odd(it.what)}</td>
        </tr>
    }
    .into_any()
}

/// Adds what is wanted, all of it or nothing, and shows the book.
fn add(desk: Desk, offer: &Offer, unwanted: RwSignal<BTreeSet<OrderId>>) {
    let t = use_texts();
    let added = unwanted.with_untracked(|all| desk.orders.accept(offer, |id| !all.contains(id)));
    match added {
        Ok(Taken { count: 0, .. }) => desk.notices.tell(t.add_none()),
        Ok(Taken { count, import }) => {
            desk.notices.tell_of_import(t.orders_added(count), import);
            location::set_hash(&Route::Mine(MinePage::Book).href());
        }
        Err(why) => {
            desk.notices.tell(match why {
                AddError::NoRoom(room) => t.no_room_for(room),
                AddError::TooLong | AddError::NotSaved(_) => add_error(why),
            });
            let _ = page::focus_id(PREVIEW_ID, page::Scrolling::Stay);
        }
    }
}

/// Takes back what was just added.
pub fn undo_button(desk: Desk, import: Import) -> AnyView {
    let t = use_texts();
    let undo = move |_| {
        let done = desk.orders.undo_import(&import);
        desk.notices.tell(if done.is_ok() { t.import_undone() } else { t.delete_failed() });
        // The button is gone, and maybe the whole list.
        let _ = page::focus_heading(page::Scrolling::Stay);
    };
    view! {
        <button type="button" class="button small" on:click=undo>
            {t.undo()}
        </button>
    }
    .into_any()
}
