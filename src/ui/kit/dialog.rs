//! The native modal dialog: it is open while it is mounted.

use leptos::{html, prelude::*};

use crate::platform::page;

/// Closes the dialog from within. Closing gives the focus back to where it was.
#[derive(Debug, Clone, Copy, Default)]
pub struct DialogHandle(NodeRef<html::Dialog>);

impl DialogHandle {
    /// A handle for a dialog that is about to be mounted.
    pub fn new() -> Self {
        Self::default()
    }

    /// Closes the dialog; its `on_close` runs.
    pub fn close(self) {
        // One that is not mounted is closed.
        let _ = page::close(self.0);
    }
}

/// A sheet over the page. `labelled_by` is the id of its heading.
#[component]
pub fn Dialog(
    /// Closes it from within.
    handle: DialogHandle,
    /// The id of its heading.
    #[prop(into)]
    labelled_by: String,
    /// Runs when it was closed by any means; the parent unmounts it then.
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node = handle.0;
    Effect::new(move |_| {
        if node.get().is_some() {
            // Showing fails only for what is shown already.
            let _ = page::show_modal(node);
        }
    });
    view! {
        <dialog
            class="sheet"
            node_ref=node
            aria-labelledby=labelled_by
            on:close=move |_| on_close.run(())
        >
            {children()}
        </dialog>
    }
}
