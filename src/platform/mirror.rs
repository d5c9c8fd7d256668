//! The second copy of what is stored, in IndexedDB: `localStorage` is on disk some seconds after a
//! write, and if the browser is killed before, the write is gone. A transaction here is not.
//!
//! Written by hand over `web-sys`: what is needed is one store, three requests and no index.

use std::{cell::Cell, cell::RefCell, rc::Rc};

use js_sys::{Array, Promise};
use leptos::{
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{
        Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode,
    },
};
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "unbuy";
const STORE: &str = "records";
const VERSION: u32 = 1;

/// There is no database, or it does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MirrorError;

impl From<JsValue> for MirrorError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// The database, open. Clones share it.
#[derive(Debug, Clone)]
pub struct Mirror(Rc<Connection>);

#[derive(Debug)]
struct Connection {
    database: IdbDatabase,
    is_broken: Rc<Cell<bool>>,
    /// Called when a transaction does not come to its end, or the connection is lost.
    on_failure: Closure<dyn FnMut(Event)>,
}

thread_local! {
    static SHARED: RefCell<Option<Mirror>> = const { RefCell::new(None) };
}

/// The one second copy of this page, opened when it is first asked for. Nothing where there is none.
pub async fn shared() -> Option<Mirror> {
    if let Some(open) = open_now() {
        return Some(open);
    }
    let opened = Mirror::open().await.ok()?;
    SHARED.with(|it| it.replace(Some(opened.clone())));
    Some(opened)
}

/// The second copy, if it is open by now and works.
pub fn open_now() -> Option<Mirror> {
    SHARED.with(|it| it.borrow().clone()).filter(|it| !it.is_broken())
}

impl Mirror {
    /// Opens the database, and makes it if there is none.
    ///
    /// # Errors
    /// If the browser has no database for this page, or does not open it.
    pub async fn open() -> Result<Self, MirrorError> {
        let window = super::window().ok_or(MirrorError)?;
        let factory = window.indexed_db()?.ok_or(MirrorError)?;
        let request = factory.open_with_u32(DATABASE, VERSION)?;
        let asked = request.clone();
        let make = Closure::once_into_js(move || {
            let database = asked.result().ok().and_then(|it| it.dyn_into::<IdbDatabase>().ok());
            // Without its store the first transaction fails, and the copy counts as broken.
            database.map(|it| it.create_object_store(STORE).is_ok());
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let database: IdbDatabase = opened(&request).await?.dyn_into()?;
        let is_broken = Rc::new(Cell::new(false));
        let (breaks, closes) = (Rc::clone(&is_broken), database.clone());
        let on_failure = Closure::new(move |event: Event| {
            breaks.set(true);
            // Somebody deletes the database, or a later version wants another form of it.
            if event.type_() == "versionchange" {
                closes.close();
            }
        });
        let handler = on_failure.as_ref().unchecked_ref();
        database.set_onclose(Some(handler));
        database.set_onversionchange(Some(handler));
        Ok(Self(Rc::new(Connection { database, is_broken, on_failure })))
    }

    /// Everything that is in it, by keys.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn all(&self) -> Result<Vec<(String, String)>, MirrorError> {
        let store = self.store(IdbTransactionMode::Readonly)?;
        // Both are asked for at once, so that they belong to one transaction.
        let (keys, values) = (store.get_all_keys()?, store.get_all()?);
        let keys: Array = answer(&keys).await?.dyn_into()?;
        let values: Array = answer(&values).await?.dyn_into()?;
        let text = |it: JsValue| it.as_string();
        Ok(keys.iter().zip(values.iter()).filter_map(|(k, v)| text(k).zip(text(v))).collect())
    }

    /// Puts a value under a key, some time soon: after what was asked for before, and before what is
    /// asked for next.
    pub fn put(&self, key: &str, value: &str) {
        self.ask(|store| store.put_with_key(&value.into(), &key.into()).map(drop));
    }

    /// Removes a key, as [`Mirror::put`] puts one.
    pub fn remove(&self, key: &str) {
        self.ask(|store| store.delete(&key.into()).map(drop));
    }

    /// Whether something that was asked for did not happen.
    pub fn is_broken(&self) -> bool {
        self.0.is_broken.get()
    }

    fn ask(&self, what: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>) {
        let done = self.store(IdbTransactionMode::Readwrite).map(|store| what(&store));
        if !matches!(done, Ok(Ok(()))) {
            self.0.is_broken.set(true);
        }
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, MirrorError> {
        let transaction = self.0.database.transaction_with_str_and_mode(STORE, mode)?;
        transaction.set_onabort(Some(self.0.on_failure.as_ref().unchecked_ref()));
        Ok(transaction.object_store(STORE)?)
    }
}

/// What a request comes to.
async fn answer(request: &IdbRequest) -> Result<JsValue, MirrorError> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(done).await?;
    Ok(request.result()?)
}

/// What opening comes to. One that waits for another tab to close counts as failed.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, MirrorError> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    JsFuture::from(done).await?;
    Ok(request.result()?)
}
