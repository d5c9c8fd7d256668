//! What the reader sees of storage: how things are kept and how safely, how much room there is, what
//! could not be read, and backups.

mod backup;
mod kept;
mod room;
mod set_aside;

use leptos::prelude::*;

use super::orders::Desk;
use crate::{i18n::use_texts, platform::page, state::Orders};

/// The page. `desk` is that of real orders.
pub fn storage_page(desk: Desk, practice: Orders) -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.storage()));
    // The page may have come a while after its link was pressed, which stays where it is. Not on load,
    // when nothing has the focus.
    if !page::has_lost_focus() {
        request_animation_frame(|| {
            let _ = page::focus_heading(page::Scrolling::IntoView);
        });
    }
    let risks =
        [t.risk_cleared(), t.risk_private(), t.risk_safari(), t.risk_device(), t.risk_backup()];
    let risks = risks.map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
    view! {
        <h1 tabindex="-1">{t.storage()}</h1>
        <p class="lead">{t.storage_lead()}</p>
        <div class="storage">
            {kept::kept(desk, practice)} {backup::backup(desk)} {room::room(desk.orders, practice)}
            {set_aside::set_aside(desk, practice)}
            <section class="card" aria-labelledby="risks-title">
                <h2 id="risks-title">{t.risks_title()}</h2>
                <ul class="plain">{risks}</ul>
            </section>
        </div>
    }
    .into_any()
}
