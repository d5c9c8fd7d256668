//! The browser's storage, once a probe has shown that it can be used.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use leptos::{
    wasm_bindgen::{JsCast, JsValue},
    web_sys,
};
use litemap::LiteMap;
use unbuy_core::storage::{Book, Journal, Kv, KvError, Loaded, MemoryKv, Namespace};

use super::mirror::Mirror;

/// Why nothing can be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The browser forbids access, for instance in a frame of another site.
    Blocked,
    /// The browser has no storage, or it is switched off.
    Absent,
    /// There is a storage, and it refuses the first write.
    Refused,
    /// The reader asked to start without it (`?safe=1`), since the program broke on what is in it.
    LeftAlone,
}

/// Written and removed at once, to see whether a write works.
const PROBE_KEY: &str = "unbuy:probe";

/// Opens the storage.
///
/// # Errors
/// Why it cannot be used.
pub fn open() -> Result<LocalKv, Why> {
    if super::location::is_asked("safe") {
        return Err(Why::LeftAlone);
    }
    let window = super::window().ok_or(Why::Absent)?;
    let storage = window.local_storage().map_err(|_| Why::Blocked)?.ok_or(Why::Absent)?;
    drop(storage);
    // From here on it cannot panic: the probe above has gone the same way.
    let kv = LocalKv(LocalStorage::raw());
    match kv.set(PROBE_KEY, "1") {
        Ok(()) => {
            // A probe that stays behind does no harm.
            let _ = kv.remove(PROBE_KEY);
            Ok(kv)
        }
        // Full, not refused: what is stored must be read all the same. A storage that is full
        // while it is empty is one that never takes anything.
        Err(KvError::QuotaExceeded) if kv.0.length().is_ok_and(|count| count > 0) => Ok(kv),
        Err(_) => Err(Why::Refused),
    }
}

/// Under which name this copy of the app keeps its data: several copies on one origin share one
/// storage. Whoever builds it gives the name.
const NAMESPACE: &str = match option_env!("UNBUY_NAMESPACE") {
    Some(name) => name,
    None => "main",
};

fn namespace() -> Namespace {
    Namespace::new(NAMESPACE).unwrap_or_default()
}

/// Opens the journal of the practice book: in the storage of the browser, or in memory where there is
/// none, or where nothing is to be kept (`is_kept`). The last says whether it outlives the page.
pub fn open_practice(is_kept: bool) -> (Journal, Loaded, bool) {
    if !is_kept {
        // Under a name of its own, so that it takes in nothing of what other tabs store.
        return (memory_journal(), Loaded::default(), false);
    }
    let (kv, persistent) = kv();
    let tab = super::tabs::new_tab_id();
    let (journal, loaded) = Journal::open(kv, &namespace(), Book::Practice, tab);
    (journal, loaded, persistent)
}

/// Opens the journal of real orders: see [`open_practice`]. Only what is loaded for real orders calls
/// this, since it brings the archive along.
pub fn open_mine() -> (Journal, Loaded, bool) {
    let (kv, persistent) = kv();
    let tab = super::tabs::new_tab_id();
    let (journal, loaded) = Journal::open_archived(kv, &namespace(), Book::Mine, tab);
    (journal, loaded, persistent)
}

/// How the keys of short texts begin that are no orders, such as comments.
const TEXT_KEY: &str = "unbuy:";

/// The short texts that are kept under names that begin so; none where nothing can be.
pub fn kept_texts(name: &str) -> Vec<String> {
    let Ok(kv) = open() else { return Vec::new() };
    let start = [TEXT_KEY, NAMESPACE, ":", name, ":"].concat();
    let keys = keys_of(&kv.0).into_iter().filter(|it| it.starts_with(&start));
    keys.filter_map(|it| kv.get(&it).ok().flatten()).collect()
}

/// Keeps a short text under a name, or forgets what is kept there. Returns whether that is done.
pub fn keep_text(name: &str, key: &str, text: Option<&str>) -> bool {
    let Ok(kv) = open() else { return false };
    let key = [TEXT_KEY, NAMESPACE, ":", name, ":", key].concat();
    match text {
        Some(text) => kv.set(&key, text).is_ok(),
        None => kv.remove(&key).is_ok(),
    }
}

/// What this tab keeps under a name until it is closed.
pub fn of_this_tab(name: &str) -> Option<String> {
    let storage = super::window()?.session_storage().ok()??;
    storage.get_item(&[TEXT_KEY, NAMESPACE, ":", name].concat()).ok()?
}

/// Keeps a word in this tab until it is closed, or forgets it. Where nothing can be kept, a reload forgets
/// it, which does no harm.
pub fn keep_in_this_tab(name: &str, value: Option<&str>) {
    let storage = super::window().and_then(|it| it.session_storage().ok().flatten());
    let Some(storage) = storage else { return };
    let key = [TEXT_KEY, NAMESPACE, ":", name].concat();
    let _ = match value {
        Some(value) => storage.set_item(&key, value),
        None => storage.remove_item(&key),
    };
}

/// A journal of its own, which nothing that is stored can reach.
pub fn memory_journal() -> Journal {
    let (kv, namespace) = (Rc::new(MemoryKv::default()), Namespace::new("memory"));
    Journal::open(kv, &namespace.unwrap_or_default(), Book::Practice, super::tabs::new_tab_id()).0
}

fn kv() -> (Rc<dyn Kv>, bool) {
    match open() {
        Ok(kv) => (Rc::new(kv), true),
        Err(_) => (Rc::new(MemoryKv::default()), false),
    }
}

/// `localStorage`, after the probe.
#[derive(Debug, Clone)]
pub struct LocalKv(web_sys::Storage);

impl Kv for LocalKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.0.get_item(key).map_err(|it| cause(&it))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        self.0.set_item(key, value).map_err(|it| cause(&it))
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.0.remove_item(key).map_err(|it| cause(&it))
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        Ok(keys_of(&self.0))
    }
}

/// `localStorage` with its second copy.
#[derive(Debug, Clone)]
pub struct MirroredKv {
    local: LocalKv,
    copy: Mirror,
}

impl MirroredKv {
    /// Writes to both from now on.
    pub fn new(local: LocalKv, copy: Mirror) -> Self {
        Self { local, copy }
    }

    /// Gives the copy what it lacks. `entries` is what it has, which stays: a value that differs may be
    /// the good one of a key that is damaged here.
    pub fn complete(&self, entries: &[(String, String)]) {
        let known: LiteMap<&str, ()> = entries.iter().map(|(key, _)| (key.as_str(), ())).collect();
        for key in self.local.keys().unwrap_or_default() {
            if is_copied(&key)
                && !known.contains_key(key.as_str())
                && let Ok(Some(value)) = self.local.get(&key)
            {
                self.copy.put(&key, &value);
            }
        }
    }
}

/// Records, segments and heads of any layout; neither probes nor the ballast.
fn is_copied(key: &str) -> bool {
    key.strip_prefix("unbuy").is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}

impl Kv for MirroredKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.local.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        let done = self.local.set(key, value);
        if is_copied(key) && done.is_ok() {
            self.copy.put(key, value);
        }
        done
    }

    /// The copy has far more room than a storage that is full.
    fn spare(&self, key: &str, value: &str) {
        self.copy.put(key, value);
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        let done = self.local.remove(key);
        if is_copied(key) {
            self.copy.remove(key);
        }
        done
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.local.keys()
    }
}

/// What was kept under a name by [`remember`]. Nothing where there is no storage.
pub fn remembered(name: &str) -> Option<String> {
    kept_as(&["unbuy:", NAMESPACE, ":", name].concat())
}

/// Keeps a small thing that can be lost.
pub fn remember(name: &str, value: &str) {
    // What cannot be kept is asked for once more.
    keep_as(&["unbuy:", NAMESPACE, ":", name].concat(), value);
}

/// What is kept under a key for all copies on the origin.
pub(super) fn kept_as(key: &str) -> Option<String> {
    open().ok()?.get(key).ok()?
}

/// Keeps a small thing for all copies on the origin. Returns whether that is done.
pub(super) fn keep_as(key: &str, value: &str) -> bool {
    open().is_ok_and(|kv| kv.set(key, value).is_ok())
}

/// Asks the browser to keep what is stored even when it needs room. Nothing where it cannot be asked.
pub async fn persist() -> Option<bool> {
    answered(super::window()?.navigator().storage().persist().ok()?).await
}

/// Whether the browser has said that it keeps what is stored. Nothing where it cannot be asked.
pub async fn is_persisted() -> Option<bool> {
    answered(super::window()?.navigator().storage().persisted().ok()?).await
}

async fn answered(promise: js_sys::Promise) -> Option<bool> {
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}

/// All keys at once: at 10,000 keys ten times faster than asking for one after another.
fn keys_of(storage: &web_sys::Storage) -> Vec<String> {
    let object: &js_sys::Object = storage.unchecked_ref();
    js_sys::Object::keys(object).iter().filter_map(|key| key.as_string()).collect()
}

/// The code of `QuotaExceededError`, for browsers that go by another name.
const QUOTA_CODES: [u16; 2] = [22, 1014];

fn cause(error: &JsValue) -> KvError {
    match error.dyn_ref::<web_sys::DomException>() {
        Some(it) if it.name() == "QuotaExceededError" || QUOTA_CODES.contains(&it.code()) => {
            KvError::QuotaExceeded
        }
        Some(it) if it.name() == "SecurityError" => KvError::Unavailable,
        Some(_) | None => KvError::Other,
    }
}
