//! The split point: what is reached only through here is not part of the first load. It comes right
//! after it, as a file of its own, which `xtask/src/split.rs` makes.

use crate::ui::{Later, LaterPart, orders};

/// The functions of the later part.
#[cfg_attr(split, wasm_split_helpers::wasm_split(later))]
fn functions() -> Later {
    Later { press: orders::press, order_page: orders::order_page }
}

/// Loads the later part. Without the splitter, as in tests and while developing, it is here already.
pub fn load(part: LaterPart) {
    #[cfg(split)]
    leptos::task::spawn_local(async move { part.arrive(functions().await) });
    #[cfg(not(split))]
    part.arrive(functions());
}
