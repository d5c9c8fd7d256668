//! The account button at the top right and its menu.

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    html,
    prelude::*,
};

use crate::{i18n::use_texts, route::Route};

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
pub(super) fn AccountMenu(
    #[prop(into)] order_count: Signal<usize>,
    #[prop(into)] route: Signal<Route>,
) -> impl IntoView {
    let t = use_texts();
    let opening = RwSignal::new(Opening::Closed);
    let is_open = move || opening.get() != Opening::Closed;
    let button = NodeRef::<html::Button>::new();
    let first = NodeRef::<html::A>::new();

    // The press that the menu itself saw reaches the window too; only another one is "outside".
    let pressed_inside = StoredValue::new(false);
    let outside = window_event_listener(leptos::ev::pointerdown, move |_| {
        if pressed_inside.get_value() {
            pressed_inside.set_value(false);
        } else {
            opening.set(Opening::Closed);
        }
    });
    on_cleanup(move || outside.remove());

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
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if is_open() => {
            event.prevent_default();
            opening.set(Opening::Closed);
            let _ = button.get_untracked().map(|it| it.focus());
        }
        "ArrowDown" => {
            event.prevent_default();
            opening.set(Opening::Pinned);
            // The menu can take the focus only when it is shown.
            request_animation_frame(move || {
                let _ = first.get_untracked().map(|it| it.focus());
            });
        }
        _ => {}
    };

    view! {
        <div
            class="account"
            on:pointerenter=on_enter
            on:pointerleave=on_leave
            on:pointerdown=move |_| pressed_inside.set_value(true)
            on:keydown=on_key
        >
            <span class="account-greeting">{t.greeting()}</span>
            <button
                type="button"
                class="account-button"
                node_ref=button
                aria-expanded=move || is_open().to_string()
                aria-controls="account-menu"
                on:click=on_click
            >
                {t.my_unbuy()}
                <span class="caret" aria-hidden="true"></span>
            </button>
            <nav
                id="account-menu"
                class="menu"
                aria-label=t.my_unbuy()
                hidden=move || !is_open()
            >
                <a
                    node_ref=first
                    href=Route::Orders.href()
                    aria-current=move || (route.get() == Route::Orders).then_some("page")
                    on:click=move |_| opening.set(Opening::Closed)
                >
                    {t.my_orders()}
                    <span class="menu-count" aria-hidden="true">
                        {order_count}
                    </span>
                </a>
                <a
                    href=Route::Home.href()
                    aria-current=move || (route.get() == Route::Home).then_some("page")
                    on:click=move |_| opening.set(Opening::Closed)
                >
                    {t.main_page()}
                </a>
            </nav>
        </div>
    }
}
