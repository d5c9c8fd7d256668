//! What is done for real orders when nobody waits for it: folding a long journal, and asking the
//! browser to keep what is stored.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    platform::{page, storage},
    state::Orders,
};

/// How often a long journal is looked for.
const TIDY_EVERY: Duration = Duration::from_secs(60);

/// Begins it, for as long as the page is there.
pub fn keep(orders: Orders) {
    if !orders.is_kept() {
        return;
    }
    page::on_leave(move || orders.tidy());
    set_interval(
        move || {
            orders.tidy();
            orders.retry();
        },
        TIDY_EVERY,
    );
    let has_asked = StoredValue::new(false);
    Effect::new(move |_| {
        if !orders.ids().is_empty() && !has_asked.get_value() {
            has_asked.set_value(true);
            // Some browsers ask the reader, so it is asked for when there is something to keep.
            spawn_local(async {
                let _ = storage::persist().await;
            });
        }
    });
}
