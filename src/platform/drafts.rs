//! What the reader is about to write, over a page that is made anew.

use leptos::{
    prelude::request_animation_frame,
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Element, Event},
};

use super::page;

/// Fields with words in them. What is chosen in a list counts where it is not done at once, in a form.
const FIELDS: &str = "main input[id]:not([type=file], [type=radio], [type=checkbox], [type=range], \
    [readonly]), main textarea[id]:not([readonly]), main form select[id]";

/// What stands in the fields of the page, and which of them has the focus.
#[derive(Debug)]
pub struct Drafts {
    focused: Option<String>,
    /// By the id of the field.
    words: Vec<(String, JsValue)>,
}

impl Drafts {
    /// Those of the page as it is.
    pub fn of_page() -> Self {
        let all = super::document().and_then(|it| it.query_selector_all(FIELDS).ok());
        let fields = all.iter().flat_map(|all| (0..all.length()).filter_map(|it| all.item(it)));
        let words = fields.filter_map(|it| {
            let field = it.dyn_into::<Element>().ok()?;
            let words = js_sys::Reflect::get(&field, &"value".into()).ok()?;
            (!words.as_string()?.is_empty()).then(|| (field.id(), words))
        });
        Self { focused: page::focused_id(), words: words.collect() }
    }

    /// Puts them into the page that is there with the next frame, as if they were written anew.
    pub fn put_back(self) {
        request_animation_frame(move || {
            for (id, words) in &self.words {
                let field = super::document().and_then(|it| it.get_element_by_id(id));
                let Some(field) = field else { continue };
                let set = js_sys::Reflect::set(&field, &"value".into(), words);
                for name in ["input", "change"] {
                    if let (Ok(_), Ok(event)) = (&set, Event::new(name)) {
                        // Whether somebody prevents it is of no concern.
                        let _ = field.dispatch_event(&event);
                    }
                }
            }
            if let Some(id) = &self.focused {
                // It may be gone.
                let _ = page::focus_id(id, page::Scrolling::Stay);
            }
        });
    }
}
