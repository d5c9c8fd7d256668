//! A message to the shop: made from the order, to be changed, copied and shared. Nothing is sent.

use leptos::prelude::*;
use unbuy_core::order::Claim;

use crate::{
    i18n::use_texts,
    state::OrderNow,
    ui::kit::{Dialogs, copy_buttons},
};

const MESSAGE_ID: &str = "ask-message";

/// How long a message can be, in characters.
const LONGEST: &str = "2000";

/// A button for each thing that can be asked, the most pressing first; nothing if there is none.
pub fn ask_buttons(dialogs: Dialogs, it: &OrderNow, claims: &[Claim]) -> Option<AnyView> {
    let t = use_texts();
    let button = |claim| {
        let name = t.claim_name(claim);
        let message = t.claim_message(claim, &it.order);
        let ask = {
            let name = name.clone();
            move |_| {
                let (name, message) = (name.clone(), message.clone());
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
        {copy_buttons(dialogs, MESSAGE_ID, move || text.get(), move || t.ask_copied(), || false)}
    }
    .into_any()
}
