//! What the second copy is for: tabs that die, browsers that die, and coming back.

use std::rc::Rc;

use unbuy_core::storage::{Book, Note, Record};

use crate::{
    acting::{Mode, Run},
    deeds::TABS,
    laws::{Broken, generation, of_book},
    tab::{BOOKS, look},
    void::is_all_void,
    world::Content,
};

impl Run {
    pub fn tell_copy(&mut self, tab: usize, count: usize) {
        for (key, value) in self.tabs[tab].kv.tell_copy(count) {
            value.into_iter().for_each(|it| self.laws.copied(&key, &it));
        }
    }

    pub fn recover(&mut self, tab: usize, book: Book) -> Result<(), Broken> {
        let before = of_book(&self.tabs[tab].kv.view(), book);
        let entries = of_book(&self.world.borrow().copy, book);
        let copy: Vec<_> =
            entries.iter().map(|(key, it)| (key.to_string(), it.to_string())).collect();
        // What was to be deleted and waits to be noted is cleaned up when somebody opens the book again.
        let was_clean = self.tabs[tab].desk(book).waiting.is_empty()
            && self.tabs[tab].check_clean(book).is_ok();
        let desk = self.tabs[tab].desk(book);
        let recovered = desk.journal.recover(&copy);
        recovered.records.iter().for_each(|it| desk.take(it));
        let known = look(before.clone(), book).records;
        // A part of an import stays as it is one of several, and holds nothing.
        let is_void = |it: &&Record| {
            !matches!(it.note, Note::Imported { of: 2.., .. }) && is_all_void(it, &known)
        };
        if !recovered.reopen
            && let Some(it) = recovered.records.iter().find(is_void)
        {
            return Err(format!("it is void, and came back: {it:?}"));
        }
        let has_failed = recovered.failure.is_some();
        let (now, kv) = (self.world.borrow().now, Rc::clone(&self.tabs[tab].kv));
        let forgets = recovered.forget.iter().map(|it| (now, (it.as_str().into(), None)));
        kv.queue.borrow_mut().extend(forgets);
        if recovered.reopen {
            self.tabs[tab].reopen(book);
        } else {
            self.check_generations(&before, &of_book(&kv.view(), book), book)?;
        }
        // What the store alone has, the copy gets.
        let ours = of_book(&kv.view(), book).into_iter();
        let missing = ours.filter(|(key, _)| !entries.contains_key(key));
        kv.queue.borrow_mut().extend(missing.map(|(key, it)| (now, (key, Some(it)))));
        let desk = self.tabs[tab].desk(book);
        let is_open = desk.journal.retry().is_ok();
        // What could not be restored is known here alone.
        desk.is_left_behind |= has_failed;
        if is_open {
            desk.is_left_behind = has_failed;
            self.tabs[tab].misses = false;
            self.all_saved(tab, book);
        }
        if is_open && !has_failed {
            self.laws.recovered(book);
            if was_clean {
                self.tabs[tab].check_clean(book)?;
            }
        }
        Ok(())
    }

    /// Nothing comes back of an older generation.
    fn check_generations(
        &mut self,
        before: &Content,
        after: &Content,
        book: Book,
    ) -> Result<(), Broken> {
        let current = self.laws.current(after, book);
        let is_old = |it: &&Rc<str>| generation(it, book).is_some_and(|it| it < current);
        match after.keys().filter(is_old).find(|it| !before.contains_key(*it)) {
            Some(key) => Err(format!("{key} came back, and is of an older generation")),
            None => Ok(()),
        }
    }

    pub fn close(&mut self, tab: usize, told: u8, reads: Option<usize>) -> Result<(), Broken> {
        let count = self.tabs[tab].kv.queue.borrow().len() * usize::from(told) / 255;
        self.tell_copy(tab, count);
        self.tabs[tab] = self.open(reads)?;
        Ok(())
    }

    pub fn crash(&mut self, back: usize, told: u8, recovers: bool) -> Result<(), Broken> {
        for tab in 0..TABS {
            let count = self.tabs[tab].kv.queue.borrow().len() * usize::from(told) / 255;
            self.tell_copy(tab, count);
        }
        let (mut count, is_strict) = (self.world.borrow().log.len(), self.mode == Mode::Graced);
        count = count.saturating_sub(back);
        if is_strict {
            let old = self.old();
            count = count.max(self.world.borrow().log.partition_point(|it| it.at <= old));
        }
        self.world.borrow_mut().cut(count);
        self.laws.crash(&self.world.borrow(), is_strict)?;
        self.open_all()?;
        self.has_crashed = true;
        if recovers {
            BOOKS.into_iter().try_for_each(|book| self.recover(0, book))?;
        }
        Ok(())
    }
}
