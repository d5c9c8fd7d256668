//! Comments below the article: a name, an e-mail address that nobody sees, and words.

use leptos::prelude::*;

use crate::{
    i18n::{DateStyle, use_texts},
    platform::{
        clock,
        frame::Frame,
        host::{self, Value},
        page, storage,
    },
    state::{Comment, Comments},
    ui::kit::{Field, field, field_error},
};

/// The name under which they are kept.
const KEPT: &str = "comment";

const TITLE_ID: &str = "comments-title";
const OPEN_ID: &str = "comment-open";
const NAME_ID: &str = "comment-name";
const EMAIL_ID: &str = "comment-email";
const TEXT_ID: &str = "comment-text";

/// How long they can be, in characters.
const NAME_LENGTH: &str = "80";
const EMAIL_LENGTH: &str = "254";
const TEXT_LENGTH: &str = "2000";

/// The comments, and the form for another.
pub(super) fn comments(frame: Frame) -> AnyView {
    let t = use_texts();
    let stored = if frame.is_kept { storage::kept_texts(KEPT) } else { Vec::new() };
    let comments = Comments::new(stored.iter().filter_map(|it| Comment::from_stored(it)).collect());
    let (is_writing, said) = (RwSignal::new(false), RwSignal::new(String::new()));
    let list = move || {
        let all = comments.all();
        if all.is_empty() {
            return view! { <p class="muted">{t.comments_none()}</p> }.into_any();
        }
        let items = all.into_iter().map(|it| comment_item(comments, it, said));
        view! { <ul class="comments">{items.collect_view()}</ul> }.into_any()
    };
    let open = move |_| {
        said.set(String::new());
        is_writing.set(true);
        page::focus_soon(NAME_ID);
    };
    let form = move || is_writing.get().then(|| form(frame, comments, is_writing, said));
    view! {
        <section class="card" aria-labelledby=TITLE_ID>
            <h2 id=TITLE_ID tabindex="-1">
                {t.comments_title()}
            </h2>
            <p class="muted small">
                {if frame.is_kept { t.comments_text() } else { t.until_closed() }}
            </p>
            {move || list()}
            <p role="status">{move || said.get().into_any()}</p>
            <button
                type="button"
                id=OPEN_ID
                class="button"
                hidden=move || is_writing.get()
                on:click=open
            >
                {t.comment_open()}
            </button>
            {move || form().into_any()}
        </section>
    }
    .into_any()
}

fn comment_item(comments: Comments, it: Comment, said: RwSignal<String>) -> AnyView {
    let t = use_texts();
    let delete = {
        let it = it.clone();
        move |_| {
            // One that was never stored is gone from the page all the same.
            let _ = storage::keep_text(KEPT, &it.at.millis().to_string(), None);
            comments.delete(&it);
            said.set(t.comment_deleted());
            page::focus_soon(TITLE_ID);
        }
    };
    view! {
        <li>
            <p class="comment-head">
                <b>
                    <bdi>{it.name.clone()}</bdi>
                </b>
                <span class="muted">{t.date(it.at, DateStyle::Long)}</span>
            </p>
            <p class="comment-text" dir="auto">
                {it.text}
            </p>
            <button
                type="button"
                class="link"
                aria-label=t.comment_delete_of(&it.name)
                on:click=delete
            >
                {t.comment_delete()}
            </button>
        </li>
    }
    .into_any()
}

fn form(
    frame: Frame,
    comments: Comments,
    is_writing: RwSignal<bool>,
    said: RwSignal<String>,
) -> AnyView {
    let t = use_texts();
    let text = || RwSignal::new(String::new());
    let (name, email, words) = (text(), text(), text());
    let (name_wrong, email_wrong, words_wrong) = (text(), text(), text());
    let is_handed_on = RwSignal::new(false);
    let line = |id, label, kind, longest, value, wrong| Field {
        id,
        label,
        kind,
        keys: if kind == "email" { "email" } else { "text" },
        longest,
        is_required: true,
        value,
        wrong,
        hint: None,
    };
    let email_line =
        line(EMAIL_ID, required(t.comment_email()), "email", EMAIL_LENGTH, email, email_wrong);
    let close = move || {
        is_writing.set(false);
        page::focus_soon(OPEN_ID);
    };
    let send = move |_| {
        let missing = |it: RwSignal<String>| {
            if it.with_untracked(|it| it.trim().is_empty()) {
                t.comment_missing()
            } else {
                String::new()
            }
        };
        name_wrong.set(missing(name));
        words_wrong.set(missing(words));
        let is_mistyped = page::is_mistyped(EMAIL_ID);
        email_wrong.set(if is_mistyped { t.comment_wrong_email() } else { missing(email) });
        let fields = [(name_wrong, NAME_ID), (email_wrong, EMAIL_ID), (words_wrong, TEXT_ID)];
        if let Some((_, id)) = fields.iter().find(|(it, _)| it.with_untracked(|it| !it.is_empty()))
        {
            let _ = page::focus_id(id, page::Scrolling::IntoView);
            return;
        }
        let trimmed = |it: RwSignal<String>| it.with_untracked(|it| it.trim().to_owned());
        let comment = Comment { at: clock::now(), name: trimmed(name), text: trimmed(words) };
        let key = comment.at.millis().to_string();
        let is_stored = frame.is_kept && storage::keep_text(KEPT, &key, Some(&comment.to_stored()));
        let mut done = vec![if is_stored { t.comment_kept() } else { t.comment_not_kept() }];
        if is_handed_on.get_untracked() {
            let (name, text) = (Value::Word(&comment.name), Value::Word(&comment.text));
            host::tell("comment", &[("name", name), ("text", text)]);
            done.push(t.comment_handed());
        }
        comments.add(comment);
        said.set(done.join(" "));
        close();
    };
    // Only where somebody is there who takes it.
    let hand_on = page::has_host().then(|| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    on:change=move |event| is_handed_on.set(event_target_checked(&event))
                />
                <span>{t.comment_hand_on()}</span>
            </label>
        }
        .into_any()
    });
    view! {
        // No `<form>`: a sandboxed frame may send none, and this is none that is sent.
        <div class="comment-form" role="group" aria-labelledby="comments-title">
            <p class="muted small">{t.comment_all_required()}</p>
            {field(line(NAME_ID, required(t.comment_name()), "text", NAME_LENGTH, name, name_wrong))}
            {field(Field { hint: Some(t.comment_email_hint()), ..email_line })}
            <label class="field-title" for=TEXT_ID>
                {required(t.comment_words())}
            </label>
            <textarea
                id=TEXT_ID
                rows="4"
                maxlength=TEXT_LENGTH
                required
                aria-describedby="comment-text-wrong"
                aria-invalid=move || words_wrong.with(|it| !it.is_empty()).then_some("true")
                on:input=move |event| {
                    words.set(event_target_value(&event));
                    words_wrong.set(String::new());
                }
            ></textarea>
            {field_error("comment-text-wrong", words_wrong)}
            {hand_on}
            <p class="form-buttons">
                <button type="button" class="button" on:click=send>
                    {t.comment_send()}
                </button>
                <button type="button" class="button quiet" on:click=move |_| close()>
                    {t.close()}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// The label of a field that must be filled in.
fn required(label: String) -> String {
    [label, " (".to_owned(), use_texts().comment_required(), ")".to_owned()].concat()
}
