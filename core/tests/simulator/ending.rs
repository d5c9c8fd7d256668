//! When everybody has seen everything: all show the same, and no more is left than has to be.

use std::rc::Rc;

use unbuy_core::storage::{Book, GRACE};

use crate::{
    acting::Run,
    deeds::{Deed, TABS},
    laws::{Broken, generation, of_book},
    tab::BOOKS,
};

impl Run {
    /// Everybody sees everything, and so everybody shows the same.
    pub fn settle(&mut self) -> Result<(), Broken> {
        for index in 0..TABS {
            self.tabs[index].see(usize::MAX);
            self.tell_copy(index, usize::MAX);
        }
        // What they did on seeing something is seen as well.
        self.tabs.iter_mut().for_each(|it| it.see(usize::MAX));
        for book in BOOKS {
            let current = self.laws.current(&self.world.borrow().store, book);
            let from = self.laws.expected_from[usize::from(book == Book::Mine)];
            if current < from || self.has_secrets {
                // Somebody removed something and had no room to say so.
                continue;
            }
            for tab in &mut self.tabs {
                let desk = tab.desk(book);
                if !desk.is_left_behind && desk.waiting.is_empty() && !self.laws.was_damaged() {
                    tab.check_same(book)?;
                }
            }
        }
        Ok(())
    }

    /// At the end all is well: there is room, and time for everything.
    pub fn finish(&mut self) -> Result<(), Broken> {
        self.tabs.iter().for_each(|it| it.kv.spare());
        self.world.borrow_mut().quota = usize::MAX;
        self.settle()?;
        self.tabs[0] = self.open(None)?;
        BOOKS.into_iter().try_for_each(|book| self.recover(0, book))?;
        self.laws.check(&mut self.world.borrow_mut())?;
        BOOKS.into_iter().try_for_each(|book| self.tabs[0].check_clean(book))?;
        self.settle()?;
        for _ in 0..3 {
            self.act(&Deed::Act { tab: 0, book: Book::Mine, order: 0 })?;
            self.act(&Deed::Checkpoint { tab: 0 })?;
        }
        self.act(&Deed::Collect { tab: 0, wait: GRACE.as_millis() })?;
        self.check_bounded()
    }

    /// What is left of the journal is what was noted last, and what cannot be read.
    pub fn check_bounded(&mut self) -> Result<(), Broken> {
        let desk = self.tabs[0].desk(Book::Mine);
        let aside = desk.journal.set_aside().map_err(|it| format!("{it:?}"))?;
        let store = of_book(&self.world.borrow().store, Book::Mine);
        let latest = store.keys().filter_map(|it| generation(it, Book::Mine)).max();
        let is_counted = |key: &&Rc<str>| {
            aside.iter().all(|it| it.key != ***key) && generation(key, Book::Mine) == latest
        };
        let count = |kind| store.keys().filter(is_counted).filter(|it| it.contains(kind)).count();
        let (journal, heads) = (count(":j:"), count(":h:"));
        if journal > 1 || heads > 2 {
            return Err(format!("{journal} keys and {heads} heads are left: {:?}", store.keys()));
        }
        Ok(())
    }

    /// Collects. What goes is in segments of both of the newest heads: one may still be damaged.
    pub fn collect(&mut self, tab: usize) -> Result<(), Broken> {
        let before = of_book(&self.tabs[tab].kv.view(), Book::Mine);
        let _ = self.tabs[tab].desk(Book::Mine).journal.collect(self.wall);
        if self.has_crashed || self.laws.was_damaged() || self.laws.was_anything_deleted() {
            return Ok(());
        }
        let latest = self.laws.current(&before, Book::Mine);
        let is_latest = |key: &Rc<str>| generation(key, Book::Mine) == Some(latest);
        let mut heads: Vec<_> = before
            .iter()
            .filter(|(key, _)| is_latest(key))
            .filter_map(|(key, value)| segments_of(key, value))
            .collect();
        heads.sort();
        let after = self.tabs[tab].kv.view();
        for (key, value) in
            before.iter().filter(|(it, _)| it.contains(":j:") && !after.contains_key(*it))
        {
            let gone = self.laws.stamps(key, value, Book::Mine);
            for (_, _, segments) in heads.iter().rev().take(2) {
                let has_it = before.iter().any(|(it, value)| {
                    let name = it.split_once(":s:").map_or("", |(_, name)| name);
                    segments.iter().any(|it| it == name)
                        && self.laws.stamps(it, value, Book::Mine).contains(&gone[0])
                });
                if !has_it {
                    return Err(format!("{key} was collected on the word of one head"));
                }
            }
        }
        Ok(())
    }
}

/// The epoch of a head, its name, and which segments it names.
fn segments_of(key: &str, value: &str) -> Option<(u64, String, Vec<String>)> {
    let (_, name) = key.split_once(":h:")?;
    let json: serde_json::Value = serde_json::from_str(value.splitn(4, '|').nth(3)?).ok()?;
    let segments = json["segments"].as_array()?.iter();
    let segments = segments.map(|it| it[0].as_str().unwrap().to_owned()).collect();
    Some((json["epoch"].as_u64()?, name.to_owned(), segments))
}
