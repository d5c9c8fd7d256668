//! A beat once a second, on the full second, while somebody can see it.

use std::{
    cell::Cell,
    rc::{Rc, Weak},
};

use leptos::{
    prelude::StoredValue,
    wasm_bindgen::{JsCast, closure::Closure},
};

/// Calls back once a second until the reactive owner that is current now is cleaned up.
pub fn every_second(callback: impl Fn() + 'static) {
    // The owner drops what is stored in it.
    StoredValue::new_local(Ticker::start(callback));
}

/// A beat once a second. Pauses while the page is hidden, beats at once when it is shown again, and
/// stops when dropped.
#[derive(Debug)]
pub struct Ticker(Rc<Beat>);

impl Ticker {
    /// Begins; the first beat comes with the next full second.
    pub fn start(callback: impl Fn() + 'static) -> Self {
        let beat = Rc::new_cyclic(|weak: &Weak<Beat>| Beat {
            callback: Box::new(callback),
            timer: Cell::new(None),
            is_stopped: Cell::new(false),
            on_time: calling(weak, Beat::beat),
            on_visibility: calling(weak, Beat::follow_visibility),
        });
        if let Some(document) = super::document() {
            let function = beat.on_visibility.as_ref().unchecked_ref();
            // Without it the beat only wastes some power in the background.
            let _ = document.add_event_listener_with_callback("visibilitychange", function);
        }
        if !super::page::is_hidden() {
            beat.schedule();
        }
        Self(beat)
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.0.is_stopped.set(true);
        self.0.cancel();
        if let Some(document) = super::document() {
            let function = self.0.on_visibility.as_ref().unchecked_ref();
            let _ = document.remove_event_listener_with_callback("visibilitychange", function);
        }
    }
}

struct Beat {
    callback: Box<dyn Fn()>,
    timer: Cell<Option<i32>>,
    /// The callback may drop the ticker, so a running beat looks here before it goes on.
    is_stopped: Cell<bool>,
    on_time: Closure<dyn FnMut()>,
    on_visibility: Closure<dyn FnMut()>,
}

impl std::fmt::Debug for Beat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Beat")
    }
}

impl Beat {
    fn beat(&self) {
        self.timer.set(None);
        (self.callback)();
        if !self.is_stopped.get() {
            self.schedule();
        }
    }

    fn follow_visibility(&self) {
        self.cancel();
        if !super::page::is_hidden() {
            self.beat();
        }
    }

    fn schedule(&self) {
        let past_the_second = super::clock::now().millis() % 1000;
        let wait = 1000 - i32::try_from(past_the_second).unwrap_or(0);
        let function = self.on_time.as_ref().unchecked_ref();
        let timer = super::window().and_then(|it| {
            it.set_timeout_with_callback_and_timeout_and_arguments_0(function, wait).ok()
        });
        self.timer.set(timer);
    }

    fn cancel(&self) {
        if let (Some(timer), Some(window)) = (self.timer.take(), super::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

/// A function for the browser that does nothing once the beat is gone.
fn calling(weak: &Weak<Beat>, method: fn(&Beat)) -> Closure<dyn FnMut()> {
    let weak = weak.clone();
    Closure::new(move || {
        if let Some(beat) = weak.upgrade() {
            method(&beat);
        }
    })
}
