//! The store of a browser as several tabs see it, and the second copy beside it.
//!
//! There is one order in which things happen to the store, the log. Every tab has seen the log up to
//! some point, and its own operations at once; what others did comes later, in order. The second copy
//! is told of every operation some time after it, by each tab in order.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    rc::Rc,
};

use unbuy_core::storage::{BALLAST_KEY, Kv, KvError};

/// Where an import tries whether it fits.
const ROOM_KEY: &str = "unbuy:probe";

/// Keys and values. Shared, since every tab and every look at the store has them all.
pub type Content = BTreeMap<Rc<str>, Rc<str>>;

/// What happened to a key: its new value, or nothing if it was removed.
pub type Change = (Rc<str>, Option<Rc<str>>);

#[derive(Debug)]
pub struct Op {
    /// Which tab did it; nothing if nobody did, as with damage.
    pub tab: Option<usize>,
    pub change: Change,
    /// When, by a clock that nobody sets.
    pub at: i64,
}

#[derive(Debug)]
pub struct World {
    /// What stood there before.
    base: Content,
    pub log: Vec<Op>,
    /// What the log comes to.
    pub store: Content,
    /// The second copy.
    pub copy: Content,
    /// How many characters fit.
    pub quota: usize,
    pub now: i64,
    /// Whether something happened to the practice book and to the real orders since somebody looked.
    pub touched: [bool; 2],
    /// Every key that was ever set, with its value.
    written: HashMap<Rc<str>, Rc<str>>,
    /// Keys that a tab removed which saw something else there.
    pub blindly: HashSet<Rc<str>>,
    /// What a tab did that no tab may do.
    pub broken: Option<String>,
}

pub type SharedWorld = Rc<RefCell<World>>;

impl World {
    pub fn new(base: Content) -> Self {
        Self {
            store: base.clone(),
            base,
            log: Vec::new(),
            copy: Content::new(),
            quota: usize::MAX,
            now: 0,
            touched: [true; 2],
            written: HashMap::new(),
            blindly: HashSet::new(),
            broken: None,
        }
    }

    pub fn note(&mut self, tab: Option<usize>, change: Change) {
        apply(&mut self.store, &change);
        self.touched[usize::from(change.0.starts_with("unbuy1:main:mine:"))] = true;
        self.log.push(Op { tab, change, at: self.now });
    }

    /// The store as it was after so many operations.
    pub fn store_at(&self, count: usize) -> Content {
        let mut store = self.base.clone();
        self.log[..count].iter().for_each(|it| apply(&mut store, &it.change));
        store
    }

    /// The browser died: the last operations never were.
    pub fn cut(&mut self, count: usize) {
        self.store = self.store_at(count);
        self.log.truncate(count);
        self.touched = [true; 2];
    }

    fn check_once(&mut self, key: &Rc<str>, value: &Rc<str>) {
        let first = self.written.entry(Rc::clone(key)).or_insert_with(|| Rc::clone(value));
        if first != value {
            self.broken = Some(format!("{key} was written twice:\n{first:.300}\n{value:.300}"));
        }
    }
}

pub fn apply(content: &mut Content, (key, value): &Change) {
    match value {
        Some(value) => content.insert(Rc::clone(key), Rc::clone(value)),
        None => content.remove(key),
    };
}

/// When a tab stops working.
#[derive(Debug, Clone, Copy)]
struct Fate {
    /// How many more operations come before.
    left: usize,
    /// How many fail then. A tab of which all fail is dead.
    failures: usize,
}

/// The store as one tab sees it.
#[derive(Debug)]
pub struct TabKv {
    id: usize,
    world: SharedWorld,
    view: RefCell<Content>,
    used: Cell<usize>,
    /// How much of the log it has seen.
    cursor: Cell<usize>,
    /// Its own operations on keys that it has not met in the log yet: older ones of others do not
    /// undo them.
    ahead: RefCell<HashMap<Rc<str>, usize>>,
    /// What the second copy has not been told yet.
    pub queue: RefCell<VecDeque<(i64, Change)>>,
    fate: Cell<Option<Fate>>,
    is_dead: Cell<bool>,
    /// How many values can be read before one cannot.
    reads: Cell<Option<usize>>,
}

impl TabKv {
    pub fn new(id: usize, world: &SharedWorld) -> Rc<Self> {
        let (view, cursor) = (world.borrow().store.clone(), world.borrow().log.len());
        Rc::new(Self {
            id,
            world: Rc::clone(world),
            used: Cell::new(view.iter().map(|(key, value)| key.len() + value.len()).sum()),
            view: RefCell::new(view),
            cursor: Cell::new(cursor),
            ahead: RefCell::default(),
            queue: RefCell::default(),
            fate: Cell::new(None),
            is_dead: Cell::new(false),
            reads: Cell::new(None),
        })
    }

    pub fn view(&self) -> Content {
        self.view.borrow().clone()
    }

    pub fn cursor(&self) -> usize {
        self.cursor.get()
    }

    pub fn is_dead(&self) -> bool {
        self.is_dead.get()
    }

    /// After so many operations so many fail.
    pub fn doom(&self, left: usize, failures: usize) {
        self.fate.set(Some(Fate { left, failures }));
    }

    pub fn fail_reading(&self, after: Option<usize>) {
        self.reads.set(after);
    }

    fn read(&self) -> Result<(), KvError> {
        match self.reads.get() {
            Some(0) => {
                self.reads.set(None);
                Err(KvError::Other)
            }
            left => {
                self.reads.set(left.map(|it| it - 1));
                Ok(())
            }
        }
    }

    pub fn spare(&self) {
        self.fate.set(None);
    }

    /// Sees one more operation. What another tab did is told as an event.
    pub fn see_next(&self) -> Option<Option<Change>> {
        let world = self.world.borrow();
        let op = world.log.get(self.cursor.get())?;
        self.cursor.set(self.cursor.get() + 1);
        let mut ahead = self.ahead.borrow_mut();
        if op.tab == Some(self.id) {
            if let Some(count) = ahead.get_mut(&op.change.0) {
                *count -= 1;
                if *count == 0 {
                    ahead.remove(&op.change.0);
                }
            }
            return Some(None);
        }
        if !ahead.contains_key(&op.change.0) {
            self.put(&op.change);
        }
        // Damage is done to a disk; nobody is told.
        Some(op.tab.map(|_| op.change.clone()))
    }

    /// Tells the second copy of the first so many operations that it has not been told of yet.
    pub fn tell_copy(&self, count: usize) -> Vec<Change> {
        let count = count.min(self.queue.borrow().len());
        let told: Vec<Change> = self.queue.borrow_mut().drain(..count).map(|it| it.1).collect();
        told.iter().for_each(|it| apply(&mut self.world.borrow_mut().copy, it));
        told
    }

    fn put(&self, change: &Change) {
        let mut view = self.view.borrow_mut();
        let size = |key: &str, value: Option<&Rc<str>>| value.map_or(0, |it| key.len() + it.len());
        let before = size(&change.0, view.get(&change.0));
        apply(&mut view, change);
        self.used.set(self.used.get() - before + size(&change.0, change.1.as_ref()));
    }

    fn act(&self, change: Change) -> Result<(), KvError> {
        if let Some(fate) = self.fate.get() {
            if fate.left == 0 {
                let failures = fate.failures.saturating_sub(1);
                self.is_dead.set(fate.failures == usize::MAX);
                let next =
                    Fate { left: 0, failures: if self.is_dead() { usize::MAX } else { failures } };
                self.fate.set((next.failures > 0).then_some(next));
                return Err(KvError::Other);
            }
            self.fate.set(Some(Fate { left: fate.left - 1, ..fate }));
        }
        if change.1.is_none() && !self.view.borrow().contains_key(&change.0) {
            return Ok(());
        }
        let mut world = self.world.borrow_mut();
        if change.1.is_none() && self.view.borrow().get(&change.0) != world.store.get(&change.0) {
            world.blindly.insert(Rc::clone(&change.0));
        }
        if let Some(value) = &change.1 {
            let old = self.view.borrow().get(&change.0).map_or(0, |it| change.0.len() + it.len());
            if self.used.get() - old + change.0.len() + value.len() > world.quota {
                return Err(KvError::QuotaExceeded);
            }
        }
        self.put(&change);
        *self.ahead.borrow_mut().entry(Rc::clone(&change.0)).or_default() += 1;
        world.note(Some(self.id), change);
        Ok(())
    }
}

/// The store as the journal of one book sees it in one tab. It holds the journal to its own keys, and
/// tells the second copy what it does.
#[derive(Debug)]
pub struct BookKv {
    pub kv: Rc<TabKv>,
    /// What all keys of the book begin with.
    pub prefix: &'static str,
    /// Whether the book was read completely.
    pub may_write: Cell<bool>,
}

impl BookKv {
    pub fn new(kv: &Rc<TabKv>, prefix: &'static str) -> Self {
        Self { kv: Rc::clone(kv), prefix, may_write: Cell::new(true) }
    }

    fn change(&self, change: Change) -> Result<(), KvError> {
        let is_ours = change.0.starts_with(self.prefix);
        if !is_ours && ![BALLAST_KEY, ROOM_KEY].contains(&&*change.0) {
            let broken = format!("{} touches {}", self.prefix, change.0);
            self.kv.world.borrow_mut().broken = Some(broken);
        }
        if !self.may_write.get() {
            let broken = format!("{} is written before it was read", change.0);
            self.kv.world.borrow_mut().broken = Some(broken);
        }
        self.kv.act(change.clone())?;
        if is_ours {
            if let (key, Some(value)) = &change {
                self.kv.world.borrow_mut().check_once(key, value);
            }
            let now = self.kv.world.borrow().now;
            self.kv.queue.borrow_mut().push_back((now, change));
        }
        Ok(())
    }

    fn check(&self) -> Result<(), KvError> {
        if self.kv.is_dead() { Err(KvError::Other) } else { Ok(()) }
    }
}

impl Kv for BookKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.check()?;
        self.kv.read()?;
        Ok(self.kv.view.borrow().get(key).map(|it| it.to_string()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        self.change((key.into(), Some(value.into())))
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.change((key.into(), None))
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.check()?;
        Ok(self.kv.view.borrow().keys().map(|it| it.to_string()).collect())
    }
}

/// A store that is looked at and thrown away.
#[derive(Debug)]
pub struct Look(pub RefCell<Content>);

impl Kv for Look {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        Ok(self.0.borrow().get(key).map(|it| it.to_string()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), KvError> {
        self.0.borrow_mut().insert(key.into(), value.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        Ok(self.0.borrow().keys().map(|it| it.to_string()).collect())
    }
}
