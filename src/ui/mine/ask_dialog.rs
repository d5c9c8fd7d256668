//! A message to the shop: made from the order, to be changed, copied and shared. Nothing is sent.

use crate::{
    i18n::use_texts,
    platform::{page, share},
    state::OrderNow,
    ui::{kit::Dialogs, orders::Desk},
};
use leptos::prelude::*;

const MESSAGE_ID: &str = "ask-message";

/// How long a message can be, in characters.
const LONGEST: &str = "2000";

/// A button for each thing that can be asked now, the most pressing first; nothing if there is none.
pub(super) fn ask_buttons(desk: Desk, it: &OrderNow) -> Option<AnyView> {
    let t = use_texts();
    let claims = it.order.claims(it.standing.now);
    let button = |claim| {
        let name = t.claim_name(claim);
        let message = t.claim_message(claim, &it.order);
        let ask = {
            let name = name.clone();
            move |_| {
                let (name, message) = (name.clone(), message.clone());
                let dialogs = desk.dialogs;
                dialogs.show("ask-dialog-title", move || {
                    message_form(dialogs, name.clone(), message.clone())
                });
            }
        };
        view! {
            <button type="button" class="button" on:click=ask>
                {name}
            </button>
        }
        .into_any()
    };
    let buttons: Vec<AnyView> = claims.iter().map(button).collect();
    (!buttons.is_empty()).then(|| view! { <div class="side-buttons">{buttons}</div> }.into_any())
}

fn message_form(dialogs: Dialogs, name: String, message: String) -> AnyView {
    let t = use_texts();
    let text = RwSignal::new(message);
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        let done = move |is_copied: bool| {
            if is_copied {
                return said.set(t.ask_copied());
            }
            // Where the clipboard is closed to pages, the keyboard still reaches it.
            let _ = page::select_text(MESSAGE_ID);
            said.set(t.copy_by_hand());
        };
        share::copy(&text.get_untracked(), done);
    };
    let share_button = share::is_possible().then(|| {
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| share::share(&text.get_untracked())
            >
                {t.share()}
            </button>
        }
        .into_any()
    });
    view! {
        <h2 id="ask-dialog-title">{name}</h2>
        <p class="muted">{t.ask_text()}</p>
        <label class="field-title" for=MESSAGE_ID>
            {t.ask_message()}
        </label>
        <textarea
            id=MESSAGE_ID
            rows="9"
            maxlength=LONGEST
            prop:value=move || text.get()
            on:input=move |event| text.set(event_target_value(&event))
        ></textarea>
        <p class="sheet-said" role="status">
            {move || said.get().into_any()}
        </p>
        <div class="sheet-buttons">
            <button type="button" class="button quiet" on:click=move |_| dialogs.close()>
                {t.close()}
            </button>
            {share_button}
            <button type="button" class="button primary" on:click=copy>
                {t.copy()}
            </button>
        </div>
    }
    .into_any()
}
