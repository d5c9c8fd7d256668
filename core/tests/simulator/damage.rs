//! What a disk, or somebody, does to keys.

use std::rc::Rc;

use proptest::sample::Index;
use unbuy_core::storage::Book;

use crate::{
    acting::{Mode, Run},
    deeds::Damage,
    laws::{generation, of_book},
    tab::prefix,
    world::Content,
};

/// Damages one key of a book, if there is one.
pub fn strike(run: &mut Run, book: Book, which: Index, how: &Damage) {
    let store = of_book(&run.world.borrow().store, book);
    let keys: Vec<&Rc<str>> = store.keys().collect();
    if keys.is_empty() {
        return;
    }
    let key = *which.get(&keys);
    let value = &store[key];
    let damaged = match how {
        Damage::Cut(at) if !value.is_empty() => Some(value[..at.index(value.len())].into()),
        Damage::Flip(at) if !value.is_empty() => {
            let mut bytes = value.as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = if bytes[at] == b'z' { b'y' } else { b'z' };
            Some(String::from_utf8(bytes).unwrap().into())
        }
        Damage::Cut(_) | Damage::Flip(_) | Damage::Empty => Some("".into()),
        Damage::Gone => None,
        Damage::Swap(other) => {
            swap(run, book, &store, key, *other);
            return;
        }
    };
    // A head that names a segment misses it; nobody misses a key of the journal.
    let name = format!("[\"{}\",", key.splitn(6, ':').nth(5).unwrap());
    let is_named = key.contains(":s:")
        && store.iter().any(|(it, value)| it.contains(":h:") && value.contains(&name));
    let is_silent = damaged.is_none() && !is_named;
    run.is_tampered = true;
    let is_seen = run.mode == Mode::Graced;
    run.laws.damage(&store, &[key], book, is_silent, is_seen);
    run.world.borrow_mut().note(None, (Rc::clone(key), damaged));
    see(run);
}

/// A tab that is not behind reads what is there.
fn see(run: &mut Run) {
    if run.mode == Mode::Graced {
        run.tabs.iter_mut().for_each(|it| it.see(usize::MAX));
    }
}

/// Values under the keys of others: segments, heads, and records of other page loads. What lies under
/// another key of the same page load nobody can tell from what was written there.
fn swap(run: &mut Run, book: Book, store: &Content, key: &Rc<str>, other: Index) {
    let kind =
        |key: &str| key[prefix(book).len()..].split(':').nth(1).unwrap_or_default().to_owned();
    let tab = |key: &str| key.split(':').nth(5).unwrap_or_default().to_owned();
    let fits = |it: &&Rc<str>| {
        kind(it) == kind(key)
            && generation(it, book) == generation(key, book)
            && *it != key
            && (kind(it) != "j" || tab(it) != tab(key))
    };
    let others: Vec<_> = store.keys().filter(fits).collect();
    if others.is_empty() {
        return;
    }
    let other = *other.get(&others);
    // Of what is damaged already nobody can tell that it lies elsewhere now.
    let holds = |run: &mut Run, key| !run.laws.stamps(key, &store[key], book).is_empty();
    if !(key.contains(":h:") || holds(run, key) && holds(run, other)) {
        return;
    }
    run.is_tampered = true;
    run.laws.damage(store, &[key, other], book, false, run.mode == Mode::Graced);
    for (key, value) in [(key, &store[other]), (other, &store[key])] {
        run.world.borrow_mut().note(None, (Rc::clone(key), Some(Rc::clone(value))));
    }
    see(run);
}
