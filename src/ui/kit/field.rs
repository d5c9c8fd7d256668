//! Fields of a form: a label, one line to write in, and what is wrong with it.

use leptos::prelude::*;

use crate::i18n::use_texts;

/// One line of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// The id of the line; the label and the error hang on it.
    pub id: &'static str,
    /// What is asked for.
    pub label: String,
    /// The type of the input: `text`, `date`, `url` and so on.
    pub kind: &'static str,
    /// Which keys a phone shows: `text`, `decimal` or `numeric`.
    pub keys: &'static str,
    /// How many characters it takes.
    pub longest: &'static str,
    /// Whether it must be filled in.
    pub is_required: bool,
    /// What to know about it, below it.
    pub hint: Option<String>,
    /// What is written, and what is wrong with it.
    pub value: RwSignal<String>,
    /// What is wrong with it, or nothing.
    pub wrong: RwSignal<String>,
}

/// The field with its label and its error.
pub fn field(it: Field) -> AnyView {
    let t = use_texts();
    let Field { id, label, kind, keys, longest, is_required, hint, value, wrong } = it;
    let error_id = [id, "-wrong"].concat();
    let hint_id = [id, "-hint"].concat();
    let described_by =
        if hint.is_some() { [&error_id, " ", &hint_id].concat() } else { error_id.clone() };
    let hint = hint.map(|it| {
        view! {
            <p id=hint_id class="muted small">
                {it}
            </p>
        }
        .into_any()
    });
    let optional = (!is_required).then(|| {
        view! {
            " "
            <span class="optional">{t.optional()}</span>
        }
        .into_any()
    });
    view! {
        <label class="field-title" for=id>
            {label}
            {optional}
        </label>
        <input
            id=id
            class="field"
            type=kind
            inputmode=keys
            maxlength=longest
            autocomplete="off"
            required=is_required
            aria-describedby=described_by
            aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
            prop:value=move || value.get()
            on:input=move |event| {
                value.set(event_target_value(&event));
                wrong.set(String::new());
            }
        />
        {field_error(error_id, wrong)}
        {hint}
    }
    .into_any()
}

/// What is wrong with a field, told as soon as it is.
pub fn field_error(id: impl Into<String>, wrong: RwSignal<String>) -> AnyView {
    let id = id.into();
    view! {
        <p id=id class="field-error" role="alert">
            {move || wrong.get().into_any()}
        </p>
    }
    .into_any()
}
