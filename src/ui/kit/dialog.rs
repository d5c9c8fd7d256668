//! The native modal dialog: the page has one place for it, and shows one at a time.

use leptos::{children::ViewFn, html, prelude::*};

use crate::platform::page;

/// A `Copy` handle on the place where dialogs are shown. A dialog is open while it is there.
#[derive(Debug, Clone, Copy)]
pub struct Dialogs {
    node: NodeRef<html::Dialog>,
    shown: RwSignal<Option<Shown>>,
    /// The id of what gets the focus after closing, if it is not what had it before.
    focus_next: StoredValue<Option<String>>,
    /// What every dialog holds besides.
    beside: StoredValue<Option<ViewFn>>,
}

/// The id of the heading, and all that is in the dialog.
#[derive(Clone)]
struct Shown {
    labelled_by: &'static str,
    content: ViewFn,
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.labelled_by)
    }
}

/// A question before something that cannot be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub title: String,
    /// What will happen.
    pub text: String,
    /// The button that does it.
    pub yes: String,
    /// The button that keeps things as they are.
    pub no: String,
}

impl Default for Dialogs {
    fn default() -> Self {
        Self {
            node: NodeRef::new(),
            shown: RwSignal::new(None),
            focus_next: StoredValue::new(None),
            beside: StoredValue::new(None),
        }
    }
}

impl Dialogs {
    /// Shows a dialog over the page. `labelled_by` is the id of its heading.
    pub fn show(
        self,
        labelled_by: &'static str,
        content: impl Fn() -> AnyView + Send + Sync + 'static,
    ) {
        self.focus_next.set_value(None);
        self.shown.set(Some(Shown { labelled_by, content: content.into() }));
    }

    /// Asks once, and does it if the reader says yes.
    pub fn ask(self, question: Question, on_yes: impl Fn() + Clone + Send + Sync + 'static) {
        self.show("confirm-title", move || {
            let Question { title, text, yes, no } = question.clone();
            let on_yes = on_yes.clone();
            let agree = move || {
                on_yes();
                self.close();
            };
            view! {
                <h2 id="confirm-title">{title}</h2>
                <p class="muted">{text}</p>
                {sheet_buttons(self, no, yes, "button", agree)}
            }
            .into_any()
        });
    }

    /// Shows this in every dialog besides, since the rest of the page cannot be used then. It comes
    /// last, for keys; style sheets may show it elsewhere.
    pub fn show_beside(self, view: impl Fn() -> AnyView + Send + Sync + 'static) {
        self.beside.set_value(Some(view.into()));
    }

    /// Whether one is open. Tracks.
    pub fn is_open(self) -> bool {
        self.shown.with(Option::is_some)
    }

    /// Whether the one whose heading has that id is open. Tracks.
    pub fn is_shown(self, labelled_by: &str) -> bool {
        self.shown.with(|it| it.as_ref().is_some_and(|it| it.labelled_by == labelled_by))
    }

    /// Closes the dialog. The focus goes back to where it was.
    pub fn close(self) {
        // One that is not mounted is closed.
        let _ = page::close(self.node);
    }

    /// Closes the dialog. The focus goes to the element of that id, since what had it before may be
    /// gone.
    pub fn close_to(self, id: &str) {
        self.focus_next.set_value(Some(id.to_owned()));
        self.close();
    }

    /// Shows another dialog in the place of this one. Once that closes, the focus goes to the element of
    /// that id, since what had it before is gone.
    pub fn go_on(self, show: impl FnOnce() + 'static, id: String) {
        self.dismiss();
        // A new element, so that the browser moves the focus into it.
        request_animation_frame(move || {
            show();
            self.focus_next.set_value(Some(id));
        });
    }

    /// Takes the dialog away with the page that it belongs to.
    pub fn dismiss(self) {
        self.shown.set(None);
    }
}

/// The place in the page for what is shown.
pub fn dialog_place(dialogs: Dialogs) -> AnyView {
    let Dialogs { node, shown, focus_next, beside } = dialogs;
    Effect::new(move |_| {
        if node.get().is_some() {
            // Showing fails only for what is shown already.
            let _ = page::show_modal(node);
        }
    });
    let on_close = move |_| {
        // The browser tells of closing a little later; by then a quick reader has opened it again.
        if page::is_open(node) {
            return;
        }
        dialogs.dismiss();
        if let Some(id) = focus_next.get_value() {
            // It may be hidden as long as the dialog is there.
            request_animation_frame(move || {
                let _ = page::focus_id(&id, page::Scrolling::Stay);
            });
        }
    };
    let dialog = move |Shown { labelled_by, content }| {
        view! {
            <dialog
                class="sheet"
                node_ref=node
                aria-labelledby=labelled_by
                on:close=on_close
            >
                {untrack(|| content.run())}
                {beside.get_value().map(|it| untrack(|| it.run()))}
            </dialog>
        }
    };
    view! { {move || shown.get().map(dialog).into_any()} }.into_any()
}

/// The buttons at the end of a dialog: the quiet one keeps things as they are.
pub fn sheet_buttons(
    dialogs: Dialogs,
    no: String,
    yes: String,
    class: &'static str,
    on_yes: impl Fn() + 'static,
) -> AnyView {
    named_sheet_buttons(dialogs, [None; 2], [no, yes], class, on_yes)
}

/// The same, with marks by which others find the two of them in the page (`data-control`).
pub fn named_sheet_buttons(
    dialogs: Dialogs,
    [no_name, yes_name]: [Option<&'static str>; 2],
    [no, yes]: [String; 2],
    class: &'static str,
    on_yes: impl Fn() + 'static,
) -> AnyView {
    view! {
        <div class="sheet-buttons">
            <button
                type="button"
                class="button quiet"
                data-control=no_name
                on:click=move |_| dialogs.close()
            >
                {no}
            </button>
            <button type="button" class=class data-control=yes_name on:click=move |_| on_yes()>
                {yes}
            </button>
        </div>
    }
    .into_any()
}
