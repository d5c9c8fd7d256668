//! The practice clock.

use leptos::prelude::*;
use unbuy_core::{Span, order::OrderId};

use crate::{
    i18n::{DateStyle, use_texts},
    state::{Notices, Orders},
    ui::kit::Confirm,
};

/// Says what day it is, and skips time: a day, or to the next deadline of the order that is shown,
/// or of all.
#[component]
pub fn ClockBar(
    /// The orders.
    orders: Orders,
    /// Where to say what was done.
    notices: Notices,
    /// The order that is shown, if one is.
    #[prop(into)]
    order: Signal<Option<OrderId>>,
) -> impl IntoView {
    let t = use_texts();
    let asking = RwSignal::new(false);
    let today = move || t.date(orders.clock().now(), DateStyle::Long);
    let tell_now = move || {
        let now = orders.clock().now_untracked();
        notices.tell(t.it_is_now(t.date(now, DateStyle::DateTime)));
    };
    let skip_day = move |_| {
        orders.skip(Span::DAY);
        tell_now();
    };
    let skip_to_deadline = move |_| match orders.next_deadline(order.get_untracked().as_ref()) {
        Some(due) => {
            orders.skip_to(due);
            tell_now();
        }
        None => notices.tell(t.no_deadline_ahead()),
    };
    let dialog = move || {
        asking.get().then(|| {
            let on_yes = Callback::new(move |()| {
                orders.start_over();
                notices.tell(t.started_over());
            });
            let on_close = Callback::new(move |()| asking.set(false));
            view! {
                <Confirm
                    title=t.start_over_title()
                    text=t.start_over_text()
                    yes=t.start_over()
                    no=t.keep_going()
                    on_yes
                    on_close
                />
            }
        })
    };
    view! {
        <section class="clock" aria-label=t.practice_clock()>
            <p>
                {t.today_is()}
                " "
                <b>{today}</b>
            </p>
            <div class="clock-buttons">
                <button type="button" class="button small" on:click=skip_day>
                    {t.skip_day()}
                </button>
                <button type="button" class="button small" on:click=skip_to_deadline>
                    {t.skip_to_deadline()}
                </button>
                <button
                    type="button"
                    class="button small quiet"
                    on:click=move |_| asking.set(true)
                >
                    {t.start_over()}
                </button>
            </div>
            {dialog}
        </section>
    }
}
