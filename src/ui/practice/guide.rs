//! Where the coach leads: to the page of a step, with the window open that the step is about.

use leptos::prelude::*;
use unbuy_core::{
    order::WayKind,
    practice::{Mode, Step, Story},
};

use crate::{
    i18n::use_texts,
    platform::{
        coach,
        frame::Frame,
        host::{self, Value},
        location, page, storage,
    },
    route::{ListQuery, Route},
    state::{Books, Cause, OrderNow, Walkthrough},
    ui::{
        kit::Question,
        orders::{Desk, OrderAction, STATUS_ID},
    },
};

/// The id of the heading of the window that asks for a reason.
pub const REASON_WINDOW: &str = "reason-title";

/// The id of the line of the coach that says which step it is. It takes the focus when what had it is
/// gone.
pub const PLACE_ID: &str = "coach-place";

/// The name under which this tab keeps which practice is going on, for a reload.
const KEPT: &str = "practice";

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

    /// Begins what the address asks for, now and whenever a link asks for another practice; or goes on
    /// with the practice of before a reload.
    pub fn follow_address(self) {
        if let Some(mode) = named("mode").and_then(|it| Mode::parse(&it)) {
            self.walk.set_mode(mode);
        }
        let is_home = self.books.route.with_untracked(|it| *it == Route::Home);
        let is_practice = self.books.is_shop();
        let (story, step) = self.of_address();
        let goes_on = storage::of_this_tab(KEPT).and_then(|it| Story::parse(&it));
        if is_home && (self.frame.is_embed || named("start").is_some()) {
            self.begin(story, &step);
        } else if is_practice && self.frame.is_embed {
            // The page in the address is where the reader was.
            self.walk.start(story, Step::parse(story, &step).unwrap_or(story.steps()[0]));
        } else if let Some(story) = goes_on.filter(|_| is_practice) {
            self.walk.start(story, story.steps()[0]);
        }
        Effect::new(move |_| {
            if let Route::Practice(names) = self.books.route.get() {
                let (story, step) = names.split_once('/').unwrap_or((&names, ""));
                let story = Story::parse(story).unwrap_or_default();
                untrack(|| self.begin(story, step));
            }
        });
    }

    /// The practice that the address names, or the article's, and the name of its first step.
    fn of_address(self) -> (Story, String) {
        let story = named("story").and_then(|it| Story::parse(&it)).unwrap_or_default();
        (story, named("start").unwrap_or_default())
    }

    /// Begins a practice, in the place of the page that is shown, at the step of that name.
    fn begin(self, story: Story, name: &str) {
        let step = Step::parse(story, name);
        if step.is_none() && !name.is_empty() {
            tell_error("bad-step");
        }
        let step = step.unwrap_or(story.steps()[0]);
        let page = self.walk.start(story, step);
        if !self.frame.is_embed {
            storage::keep_in_this_tab(KEPT, Some(story.name()));
        }
        self.show(&page, step, Way::Replace);
    }

    /// Goes to a step of the practice that is going on.
    pub fn go(self, step: Step, cause: Cause) {
        let Some(story) = untrack(|| self.walk.story()) else { return };
        // Where steps are only looked at, each is shown as it is when one comes to it.
        let is_looked_at = untrack(|| self.walk.mode()) == Mode::Readonly;
        if is_looked_at && cause == Cause::Back && !self.desk.orders.is_kept() {
            self.desk.orders.start_over();
        }
        let page = self.walk.go_to(story, step, cause);
        self.show(&page, step, Way::Link);
    }

    /// Goes to the step of that name or number, since the page around asks for it.
    pub fn go_to_named(self, name: &str) {
        let story = untrack(|| self.walk.story()).unwrap_or_default();
        let Some(step) = Step::parse(story, name) else { return tell_error("bad-step") };
        if untrack(|| self.walk.story()).is_none() {
            self.walk.start(story, story.steps()[0]);
        }
        let page = self.walk.go_to(story, step, Cause::Host);
        self.show(&page, step, Way::Replace);
    }

    /// Goes a step on, or back.
    pub fn turn(self, forward: bool) {
        let Some(story) = untrack(|| self.walk.story()) else { return };
        let (steps, step) = (story.steps(), untrack(|| self.walk.step()));
        let index = step.and_then(|it| story.index(it)).unwrap_or(steps.len());
        let next = if forward { index.checked_add(1) } else { index.checked_sub(1) };
        match next.and_then(|it| steps.get(it)) {
            Some(step) => self.go(*step, if forward { Cause::Next } else { Cause::Back }),
            None if forward => {
                self.walk.look_past_end();
                page::focus_soon(PLACE_ID);
            }
            None => {}
        }
    }

    /// Begins the practice again, with fresh orders. What is kept for the next visit is asked about.
    pub fn restart(self) {
        let t = use_texts();
        let again = move || {
            self.desk.orders.start_over();
            let story = untrack(|| self.walk.story()).unwrap_or_else(|| self.of_address().0);
            let first = story.steps()[0];
            host::tell("restart", &[("step", Value::Word(first.name()))]);
            let page = self.walk.start(story, first);
            self.show(&page, first, Way::Link);
            // Another page takes the focus itself.
            page::focus_soon(PLACE_ID);
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
        storage::keep_in_this_tab(KEPT, None);
        self.walk.end();
        // The button that had the focus is gone.
        let _ = page::focus_heading(page::Scrolling::Stay);
    }

    fn show(self, page: &Route, step: Step, way: Way) {
        let dialogs = self.desk.dialogs;
        let is_in_window = matches!(step, Step::Reason | Step::Send);
        if !is_in_window && untrack(|| dialogs.is_open()) {
            match way {
                Way::Link => dialogs.close_to(PLACE_ID),
                // Nobody here has asked for it, so the focus stays with whoever has it.
                Way::Replace => dialogs.dismiss(),
            }
        }
        self.window.set(is_in_window.then_some(step));
        if *page == Route::Orders {
            // What it is about must be in the list, however that was narrowed.
            let story = untrack(|| self.walk.story()).unwrap_or_default();
            let place = self.desk.orders.ids().iter().position(|it| *it == story.order());
            self.desk.place.narrow(ListQuery::default());
            self.desk.place.show_at_least(place.map_or(0, |it| it + 1));
        }
        match way {
            Way::Link => location::set_hash(&page.href()),
            Way::Replace => (self.show_page)(self.books, page),
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
                    let order = desk.orders.order(&id).map(|it| it.get_untracked());
                    let can =
                        |it: OrderNow| it.can(&it.order.way_out(WayKind::Cancel, it.standing.now));
                    if !order.is_some_and(can) {
                        return tell_error("step-gone");
                    }
                    desk.press(&id, OrderAction::RequestCancellation, STATUS_ID.to_owned());
                }
                request_animation_frame(move || {
                    coach::choose_reason(step == Step::Send);
                    walk.reason_chosen(coach::has_reason());
                });
            });
        });
    }
}

/// What a parameter of the address says.
fn named(name: &str) -> Option<String> {
    location::parameter(name).filter(|it| !it.is_empty())
}

fn tell_error(code: &str) {
    host::tell("error", &[("code", Value::Word(code))]);
}
