//! The second copy of a book: the storage of a browser is not on disk at once, the database is. Every
//! write goes to both, and what only the copy has is taken over when the page starts.

use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};
use unbuy_core::storage::NotSaved;

use crate::{
    i18n::use_texts,
    platform::{
        mirror::{self, Mirror},
        page,
        storage::{self, MirroredKv},
    },
    state::{Notices, Orders, SaveState},
};

/// Begins it for a book, and looks after it as long as the page is there. `reopen` reads the journal of
/// the book again.
pub fn keep(orders: Orders, notices: Notices, reopen: fn(Orders)) {
    if !orders.is_kept() {
        return;
    }
    spawn_local(async move {
        // Without a database everything goes on as it did before; the page about storage says so.
        let Some(copy) = mirror::shared().await else { return };
        compare(orders, &copy, notices, reopen).await;
        // Somebody has cleared the storage while the page is open: the copy is what it is for.
        Effect::new(move |_| {
            let removed = SaveState::NotSaved { why: NotSaved::Removed };
            if orders.save_state() == removed {
                let copy = copy.clone();
                spawn_local(async move { compare(orders, &copy, notices, reopen).await });
            }
        });
    });
    let seen = Rc::new(RefCell::new(Vec::new()));
    orders.mark_seen(&mut seen.borrow_mut());
    page::on_return(move || {
        if orders.look_again(&mut seen.borrow_mut()) {
            reopen(orders);
        }
        orders.retry();
    });
}

/// Takes over what only the copy has, and gives it what only the storage has.
async fn compare(orders: Orders, copy: &Mirror, notices: Notices, reopen: fn(Orders)) {
    if copy.is_broken() {
        return;
    }
    let Ok(entries) = copy.all().await else { return };
    let Ok(local) = storage::open() else { return };
    let kv = MirroredKv::new(local, copy.clone());
    // From here to the end nothing else runs, so no write falls between.
    orders.move_to(Rc::new(kv.clone()));
    let back = orders.recover(&entries);
    for key in &back.forget {
        copy.remove(key);
    }
    if back.reopen {
        reopen(orders);
    }
    kv.complete(&entries);
    orders.put_ballast();
    if back.changes > 0 {
        notices.tell(use_texts().recovered(back.changes));
    }
}
