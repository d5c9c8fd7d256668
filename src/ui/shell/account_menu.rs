//! The account button at the top right and its menu.

use leptos::{
    ev::{FocusEvent, KeyboardEvent, PointerEvent},
    prelude::*,
};
use unbuy_core::practice::Control;

use crate::{
    i18n::use_texts,
    platform::{frame::Frame, page},
    route::{MinePage, Route},
    state::Books,
};

const BUTTON_ID: &str = "account-button";
const FIRST_ID: &str = "account-first";

/// How the menu came to be open. A mouse that leaves closes only what hovering opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Closed,
    Hovered,
    Pinned,
}

/// Opens by hover, click, tap, Enter, Space and Arrow Down; closes by Escape, by a click elsewhere,
/// and when the focus leaves.
#[component]
pub(super) fn AccountMenu(books: Books, frame: Frame) -> impl IntoView {
    let t = use_texts();
    let opening = RwSignal::new(Opening::Closed);
    let is_open = move || opening.get() != Opening::Closed;

    // The press that the menu itself saw reaches the window too; only another one is "outside".
    let pressed_inside = StoredValue::new(false);
    let outside = window_event_listener(leptos::ev::pointerdown, move |_| {
        if pressed_inside.get_value() {
            pressed_inside.set_value(false);
        } else {
            opening.set(Opening::Closed);
        }
    });
    // Escape closes it wherever the focus is: a menu opened by hovering has none.
    let escape = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "Escape" && opening.get_untracked() != Opening::Closed {
            if opening.get_untracked() == Opening::Pinned {
                let _ = page::focus_id(BUTTON_ID, page::Scrolling::Stay);
            }
            opening.set(Opening::Closed);
        }
    });
    // Another page, by whatever way it came, is looked at without the menu.
    let gone = window_event_listener(leptos::ev::hashchange, move |_| opening.set(Opening::Closed));
    on_cleanup(move || {
        outside.remove();
        escape.remove();
        gone.remove();
    });

    let is_mouse = |event: &PointerEvent| event.pointer_type() == "mouse";
    let on_enter = move |event: PointerEvent| {
        if is_mouse(&event) && !is_open() {
            opening.set(Opening::Hovered);
        }
    };
    let on_leave = move |event: PointerEvent| {
        if is_mouse(&event) && opening.get_untracked() == Opening::Hovered {
            opening.set(Opening::Closed);
        }
    };
    let on_click = move |_| {
        opening.update(|it| {
            *it = if *it == Opening::Pinned { Opening::Closed } else { Opening::Pinned };
        });
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "ArrowDown" && !page::has_focus(FIRST_ID) {
            event.prevent_default();
            opening.set(Opening::Pinned);
            // The menu can take the focus only when it is shown.
            request_animation_frame(|| {
                let _ = page::focus_id(FIRST_ID, page::Scrolling::IntoView);
            });
        }
    };
    let on_focus_out = move |event: FocusEvent| {
        if page::leaves(&event) {
            opening.set(Opening::Closed);
        }
    };

    let inside = move || {
        let is_open = is_open();
        let route = books.route.get();
        let current = |it: &Route| (route == *it).then_some("page");
        let link = |it: Route, control: Control, label: String| {
            view! {
                <a
                    href=it.href()
                    data-control=control.mark()
                    aria-current=current(&it)
                    on:click=move |_| opening.set(Opening::Closed)
                >
                    {label}
                </a>
            }
            .into_any()
        };
        let mine = (!frame.is_practice_only())
            .then(|| link(Route::Mine(MinePage::Book), Control::OwnOrders, t.my_own_orders()));
        let settings = (!frame.is_practice_only())
            .then(|| link(Route::Settings, Control::Settings, t.settings()));
        view! {
            <button
                type="button"
                id=BUTTON_ID
                class="account-button"
                aria-expanded=is_open.to_string()
                aria-controls="account-menu"
                data-control=Control::AccountMenu.mark()
                on:click=on_click
            >
                {t.my_unbuy()}
                <span class="caret" aria-hidden="true"></span>
            </button>
            <nav id="account-menu" class="menu" aria-label=t.my_unbuy() hidden=!is_open>
                <a
                    id=FIRST_ID
                    href=Route::Orders.href()
                    data-control=Control::MyOrders.mark()
                    aria-current=current(&Route::Orders)
                    on:click=move |_| opening.set(Opening::Closed)
                >
                    {t.my_orders()}
                    <span class="menu-count" aria-hidden="true">
                        {books.practice.ids().len().to_string()}
                    </span>
                </a>
                {link(Route::Deadlines, Control::Deadlines, t.deadlines())}
                {mine}
                {link(Route::Home, Control::MainPage, t.main_page())}
                {settings}
            </nav>
        }
        .into_any()
    };
    view! {
        <div
            class="account"
            on:pointerenter=on_enter
            on:pointerleave=on_leave
            on:pointerdown=move |_| pressed_inside.set_value(true)
            on:keydown=on_key
            on:focusout=on_focus_out
        >
            <span class="account-greeting" hidden=move || books.is_mine()>
                {t.greeting()}
            </span>
            {move || inside()}
        </div>
    }
}
