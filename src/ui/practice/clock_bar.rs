//! The practice clock.

use leptos::prelude::*;
use unbuy_core::{Span, practice::Control};

use super::start_over::start_over;
use crate::{
    i18n::{DateStyle, use_texts},
    route::Route,
    state::Books,
    ui::orders::Desk,
};

/// What the bar of the practice clock holds: it says what day it is, and skips time, a day or to the
/// next deadline of the order that is shown, or of all.
pub fn clock_bar(desk: Desk, books: Books) -> AnyView {
    let t = use_texts();
    let Desk { orders, notices, .. } = desk;
    let today = move || t.date(orders.clock().now(), DateStyle::Long).into_any();
    // What was said about an earlier moment need not be true of the later one.
    let skip_day = move |_| {
        notices.dismiss();
        orders.skip(Span::DAY);
    };
    let skip_to_deadline = move |_| {
        notices.dismiss();
        let due = match books.route.get_untracked() {
            Route::Order(id) => orders.next_deadline(Some(&id)),
            Route::Home
            | Route::Orders
            | Route::Deadlines
            | Route::Help
            | Route::Practice(_)
            | Route::Settings
            | Route::Accessibility
            | Route::Mine(_)
            | Route::Unknown => orders.next_deadline(None),
        };
        match due {
            Some(due) => {
                orders.skip_to(due);
            }
            None => notices.tell(t.no_deadline_ahead()),
        }
    };
    let ask_to_start_over = move |_| start_over(desk);
    view! {
        <p role="status">
            {t.today_is()}
            " "
            <b>{move || today()}</b>
        </p>
        <div class="clock-buttons">
            <button type="button" class="button small quiet" data-control=Control::StartOver.mark() on:click=ask_to_start_over>
                {t.start_over()}
            </button>
            <button type="button" class="button small" data-control=Control::SkipDay.mark() on:click=skip_day>
                {t.skip_day()}
            </button>
            <button type="button" class="button small" data-control=Control::SkipToDeadline.mark() on:click=skip_to_deadline>
                {t.skip_to_deadline()}
            </button>
        </div>
    }
    .into_any()
}
