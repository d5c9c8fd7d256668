//! What to look at: of all orders what is missing or open, then the next deadlines.

use leptos::prelude::*;
use unbuy_core::order::Concern;

use super::answers::answer_buttons;
use crate::{
    i18n::{DateStyle, use_texts},
    platform::page,
    route::Route,
    state::Watched,
    ui::orders::{Desk, foreign},
};

const TITLE_ID: &str = "watch-title";

/// How many are shown at first.
const FEW: usize = 5;

/// The most pressing thing of each order, the most pressing order first.
pub(super) fn watch(desk: Desk) -> AnyView {
    let t = use_texts();
    let shown = RwSignal::new(FEW);
    let list = move || {
        let all = desk.orders.watched();
        if all.is_empty() {
            return view! { <p class="muted">{t.watch_nothing()}</p> }.into_any();
        }
        let rest = all.len().saturating_sub(shown.get());
        let items = all.iter().take(shown.get()).map(|it| item(desk, it)).collect_view();
        let more = move |_| {
            shown.update(|it| *it = it.saturating_mul(4));
            let _ = page::focus_id(TITLE_ID, page::Scrolling::Stay);
        };
        let more = (rest > 0).then(|| {
            view! {
                <button type="button" class="button small" on:click=more>
                    {t.watch_more(rest)}
                </button>
            }
            .into_any()
        });
        view! {
            <ol class="line watch-line">{items}</ol>
            {more}
        }
        .into_any()
    };
    view! {
        <section class="card watch" aria-labelledby=TITLE_ID>
            <h2 id=TITLE_ID tabindex="-1">
                {t.watch_title()}
            </h2>
            {move || list()}
        </section>
    }
    .into_any()
}

fn item(desk: Desk, it: &Watched) -> Option<AnyView> {
    let t = use_texts();
    let Watched { attentions, order } = it;
    let first = attentions.first()?;
    let facts = order.order.facts();
    let is_ahead = matches!(first.concern, Concern::Ahead(_));
    let place = if is_ahead { "ahead" } else { "now" };
    let when = first.at.filter(|_| is_ahead).map(|due| {
        let day = t.until(due, DateStyle::WeekdayDay);
        let clock = desk.orders.clock();
        let away = move || t.in_time(clock.now(), due).into_any();
        view! {
            <time datetime=t.machine_time(due)>{day} " · " {move || away()}</time>
        }
        .into_any()
    });
    Some(
        view! {
            <li data-place=place>
                <p class="line-text">{t.concern(first, &order.order, &order.standing)}</p>
                <p class="order-facts">
                    <a href=Route::of_order(facts.id.clone()).href()>
                        <bdi>{facts.title().to_owned()}</bdi>
                    </a>
                    <span>{foreign(&facts.seller.name)}</span>
                </p>
                {when}
                {answer_buttons(desk, first, order, TITLE_ID)}
            </li>
        }
        .into_any(),
    )
}
