//! Mounts a view in a section of its own, with a practice book in the real `localStorage`; acts on
//! it with real events, and unmounts it when dropped.

use std::{cell::Cell, rc::Rc};

use leptos::{mount::mount_to, prelude::*, task::tick};
use unbuy::{
    i18n::{Texts, provide_texts},
    later,
    platform::{clock, storage, tabs},
    route::ListQuery,
    state::{ListPlace, Notices, OrderNow, Orders, ROWS},
    ui::{Desk, Dialogs, LaterPart, dialog_place},
};
use unbuy_core::{
    order::OrderId,
    storage::{Book, Journal, Namespace},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

pub const LAMP: &str = "80172204";
pub const CABLE: &str = "80171196";
pub const NOTEBOOK: &str = "80171502";
pub const TABLEWARE: &str = "80170318";
pub const KETTLE: &str = "80169042";
pub const SCARF: &str = "80168855";
pub const SHOES: &str = "80167731";

/// What a view gets to work with.
#[derive(Clone, Copy)]
pub struct State {
    pub orders: Orders,
    pub desk: Desk,
}

impl State {
    /// The order of that number as a view sees it.
    pub fn order(&self, id: &str) -> ArcReadSignal<OrderNow> {
        self.orders.order(&OrderId::new(id)).unwrap()
    }
}

pub struct Screen {
    root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

/// Everything that other tests left behind is removed first.
pub fn show<V: IntoView + 'static>(view: impl FnOnce(State) -> V + 'static) -> (Screen, State) {
    window().local_storage().unwrap().unwrap().clear().unwrap();
    show_again(view)
}

/// As after a reload: whatever is in the storage is read.
pub fn show_again<V: IntoView + 'static>(
    view: impl FnOnce(State) -> V + 'static,
) -> (Screen, State) {
    let root: HtmlElement = document().create_element("section").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let made = Rc::new(Cell::new(None));
    let handle = mount_to(root.clone(), {
        let made = Rc::clone(&made);
        move || {
            provide_texts(Texts::default());
            let kv = Rc::new(storage::open().unwrap());
            let (journal, loaded) =
                Journal::open(kv, &Namespace::default(), Book::Practice, tabs::new_tab_id());
            let orders = Orders::new(journal, &loaded, clock::now(), true);
            let dialogs = Dialogs::default();
            let (notices, later) = (Notices::default(), LaterPart::default());
            later::load(later);
            let place = ListPlace::new(false, ListQuery::default(), ROWS);
            let desk = Desk { orders, notices, dialogs, place, later };
            let state = State { orders, desk };
            made.set(Some(state));
            let view = view(state).into_any();
            view! {
                {view}
                {dialog_place(dialogs)}
            }
        }
    });
    (Screen { root, _handle: Box::new(handle) }, made.get().unwrap())
}

impl Screen {
    /// The texts of all elements that the selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let nodes = self.root.query_selector_all(selector).unwrap();
        let text = |index| nodes.item(index).unwrap().text_content().unwrap().trim().to_owned();
        (0..nodes.length()).map(text).collect()
    }

    /// The text of the only element that the selector finds.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let mut texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{selector} finds {texts:?}");
        texts.remove(0)
    }

    /// Clicks the button or link with that text within the element that the selector finds.
    #[track_caller]
    pub fn find(&self, within: &str, name: &str) -> HtmlElement {
        let place = self.root.query_selector(within).unwrap().unwrap();
        let nodes = place.query_selector_all("button, a, label, summary").unwrap();
        (0..nodes.length())
            .map(|index| nodes.item(index).unwrap().unchecked_into::<HtmlElement>())
            .find(|it| it.text_content().unwrap().trim() == name)
            .unwrap_or_else(|| panic!("no \"{name}\" in {}", place.text_content().unwrap()))
    }

    pub async fn click(&self, within: &str, name: &str) {
        self.find(within, name).click();
        settle().await;
    }

    pub async fn choose(&self, selector: &str, value: &str) {
        let select: HtmlSelectElement = self.element(selector).unchecked_into();
        select.set_value(value);
        fire(&select, "change");
        settle().await;
    }

    pub async fn check(&self, selector: &str) {
        let input: HtmlInputElement = self.element(selector).unchecked_into();
        input.click();
        settle().await;
    }

    pub async fn write(&self, selector: &str, text: &str) {
        let field: web_sys::HtmlTextAreaElement = self.element(selector).unchecked_into();
        field.set_value(text);
        fire(&field, "input");
        settle().await;
    }

    pub fn element(&self, selector: &str) -> web_sys::Element {
        self.root.query_selector(selector).unwrap().unwrap()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn fire(target: &HtmlElement, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    target.dispatch_event(&Event::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

/// Waits, frame by frame, until something holds, such as the `close` of a dialog, which the browser
/// tells in its own time.
pub async fn until(holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.map(|_: JsValue| ()).unwrap();
    }
    panic!("waited for 100 frames");
}

/// Until effects have run.
pub async fn settle() {
    for _ in 0..2 {
        tick().await;
        let next_task = js_sys::Promise::new(&mut |resolve, _| {
            window().set_timeout_with_callback(&resolve).unwrap();
        });
        JsFuture::from(next_task).await.map(|_: JsValue| ()).unwrap();
    }
}
