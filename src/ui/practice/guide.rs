//! Where the coach leads: to the page of a step, with the window open that the step is about.

use leptos::prelude::*;
use unbuy_core::practice::{Mode, Step, Story};

use crate::{
    i18n::use_texts,
    platform::{
        coach,
        frame::Frame,
        host::{self, Value},
        location,
    },
    route::Route,
    state::{Books, Cause, Walkthrough},
    ui::{
        kit::Question,
        orders::{Desk, OrderAction},
    },
};

/// The id of the heading of the window that asks for a reason.
pub const REASON_WINDOW: &str = "reason-title";

/// The id of the line of the coach that says which step it is. It takes the focus when what had it is
/// gone.
pub const PLACE_ID: &str = "coach-place";

/// A `Copy` handle on the walkthrough and all that it leads through.
#[derive(Debug, Clone, Copy)]
pub struct Guide {
    /// The walkthrough.
    pub walk: Walkthrough,
    /// The practice shop.
    pub desk: Desk,
    /// Both books, and the page that is shown.
    pub books: Books,
    /// Where the page stands.
    pub frame: Frame,
    /// Shows another page without a step more in the history.
    pub show_page: fn(Books, &Route),
    /// The step whose window is to be opened once its page is shown.
    window: RwSignal<Option<Step>>,
}

/// How one comes to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As by a link: "back" leads back.
    Link,
    /// In the place of the page that is shown.
    Replace,
}

impl Guide {
    /// It leads nowhere yet.
    pub fn new(
        walk: Walkthrough,
        desk: Desk,
        books: Books,
        frame: Frame,
        show_page: fn(Books, &Route),
    ) -> Self {
        let it = Self { walk, desk, books, frame, show_page, window: RwSignal::new(None) };
        it.open_windows();
        it
    }

    /// Begins what the address asks for, now and whenever a link asks for another practice.
    pub fn follow_address(self) {
        let named = |name| location::parameter(name).unwrap_or_default();
        if let Some(mode) = Mode::parse(&named("mode")) {
            self.walk.set_mode(mode);
        }
        let is_asked = self.frame.is_embed || location::parameter("start").is_some();
        if is_asked && self.books.route.with_untracked(|it| *it == Route::Home) {
            let story = Story::parse(&named("story")).unwrap_or_default();
            self.begin(story, &named("start"));
        }
        Effect::new(move |_| {
            if let Route::Practice(names) = self.books.route.get() {
                let (story, step) = names.split_once('/').unwrap_or((&names, ""));
                let story = Story::parse(story).unwrap_or_default();
                untrack(|| self.begin(story, step));
            }
        });
    }

    /// Begins a practice, in the place of the page that is shown, at the step of that name.
    fn begin(self, story: Story, name: &str) {
        let step = Step::parse(story, name);
        if step.is_none() && !name.is_empty() {
            tell_bad_step();
        }
        let step = step.unwrap_or(story.steps()[0]);
        let page = self.walk.start(story, step);
        // A short list may end before the order that it is about.
        let place = self.desk.orders.ids().iter().position(|it| *it == story.order());
        self.desk.place.show_at_least(place.map_or(0, |it| it + 1));
        self.show(&page, step, Way::Replace);
    }

    /// Goes to a step of the practice that is going on.
    pub fn go(self, step: Step, cause: Cause) {
        let Some(story) = untrack(|| self.walk.story()) else { return };
        let page = self.walk.go_to(story, step, cause);
        self.show(&page, step, Way::Link);
    }

    /// Goes to the step of that name or number, since the page around asks for it.
    pub fn go_to_named(self, name: &str) {
        let story = untrack(|| self.walk.story()).unwrap_or_default();
        match Step::parse(story, name) {
            Some(step) => {
                let page = self.walk.go_to(story, step, Cause::Host);
                self.show(&page, step, Way::Replace);
            }
            None => tell_bad_step(),
        }
    }

    /// Goes so many steps on, or back.
    pub fn turn(self, forward: bool) {
        let Some(story) = untrack(|| self.walk.story()) else { return };
        let (steps, step) = (story.steps(), untrack(|| self.walk.step()));
        let index = step.and_then(|it| story.index(it)).unwrap_or(steps.len());
        let next = if forward { index.checked_add(1) } else { index.checked_sub(1) };
        if let Some(step) = next.and_then(|it| steps.get(it)) {
            self.go(*step, if forward { Cause::Next } else { Cause::Back });
        }
    }

    /// Begins the practice again, with fresh orders. What is kept for the next visit is asked about.
    pub fn restart(self) {
        let t = use_texts();
        let again = move || {
            self.desk.orders.start_over();
            let Some(story) = untrack(|| self.walk.story()) else { return };
            host::tell("restart", &[("step", Value::Word(story.steps()[0].name()))]);
            let page = self.walk.start(story, story.steps()[0]);
            self.show(&page, story.steps()[0], Way::Link);
        };
        if !self.desk.orders.is_kept() {
            return again();
        }
        let question = Question {
            title: t.start_over_title(),
            text: t.start_over_text(),
            yes: t.coach_restart(),
            no: t.keep_going(),
        };
        self.desk.dialogs.ask(question, again);
    }

    /// Ends it; the practice shop goes on without a coach.
    pub fn end(self) {
        let step = untrack(|| self.walk.step()).map_or("done", Step::name);
        host::tell("exit", &[("step", Value::Word(step))]);
        self.walk.end();
    }

    fn show(self, page: &Route, step: Step, way: Way) {
        let is_in_window = matches!(step, Step::Reason | Step::Send);
        if !is_in_window && untrack(|| self.desk.dialogs.is_open()) {
            self.desk.dialogs.close_to(PLACE_ID);
        }
        self.window.set(is_in_window.then_some(step));
        if self.books.route.with_untracked(|it| it != page) {
            match way {
                Way::Link => location::set_hash(&page.href()),
                Way::Replace => (self.show_page)(self.books, page),
            }
        }
    }

    /// Opens the window of a step as soon as its page is shown.
    fn open_windows(self) {
        let Self { walk, desk, books, window, .. } = self;
        Effect::new(move |_| {
            let (Some(step), Some(story)) = (window.get(), walk.story()) else { return };
            let id = story.order();
            if !books.route.with(|it| matches!(it, Route::Order(shown) if *shown == id)) {
                return;
            }
            window.set(None);
            // The page is there with the next frame, and what its window holds with the one after.
            request_animation_frame(move || {
                if !untrack(|| desk.dialogs.is_shown(REASON_WINDOW)) {
                    desk.press(&id, OrderAction::RequestCancellation, PLACE_ID.to_owned());
                }
                if step == Step::Send {
                    request_animation_frame(coach::choose_reason);
                }
            });
        });
    }
}

fn tell_bad_step() {
    host::tell("error", &[("code", Value::Word("bad-step"))]);
}
