//! The practice that the reader is led through: which, how far, and what was said last.

use leptos::prelude::*;
use unbuy_core::{
    order::{Feedback, OrderId},
    practice::{
        Control, Mode, Place, Step, Story, Verdict, World, is_possible, judge, leads_on, prepare,
    },
};

use super::Orders;
use crate::route::Route;

/// What the coach has to say besides the step itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// What was used leads elsewhere.
    Wrong(Control),
    /// It would be right, at another order.
    OtherOrder,
    /// A hint was asked for.
    Hint,
    /// What the step needs was prepared.
    Prepared,
}

/// How a step came to be the one where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cause {
    /// By what the reader did.
    #[default]
    User,
    /// By "Skip this step" or "Next".
    Next,
    /// By "Back".
    Back,
    /// The page around asked for it.
    Host,
}

/// How it went so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// How often something else was used than what leads on.
    pub wrong: u32,
    /// How often that happened at this step.
    pub wrong_here: u32,
    /// How many hints were asked for.
    pub hints: u32,
    /// How many hints were asked for at this step.
    pub hints_here: u32,
}

/// A `Copy` handle on the practice.
#[derive(Debug, Clone, Copy)]
pub struct Walkthrough {
    practice: Orders,
    route: RwSignal<Route>,
    story: RwSignal<Option<Story>>,
    mode: RwSignal<Mode>,
    has_reason: RwSignal<bool>,
    is_hidden: RwSignal<bool>,
    said: RwSignal<Said>,
    /// Whether what was said belongs to a press that may just now lead to another step.
    is_fresh: StoredValue<bool>,
    is_shown: RwSignal<bool>,
    counts: RwSignal<Counts>,
    /// Which step is to be come to by something else than a press, and by what.
    coming: StoredValue<Option<(Step, Cause)>>,
    /// Whether all was done already when it began.
    was_done: StoredValue<bool>,
    /// Which step is looked at where nothing can be operated.
    looked_at: RwSignal<usize>,
    step: Memo<Option<Step>>,
    is_possible: Memo<bool>,
}

impl Walkthrough {
    /// The id of the text that says what to do, which describes the element to use next.
    pub const TEXT_ID: &str = "coach-text";

    /// None was begun yet. `asks_reason` says whether a dialog is open that asks for a reason.
    pub fn new(practice: Orders, route: RwSignal<Route>, asks_reason: Signal<bool>) -> Self {
        let (story, has_reason) = (RwSignal::new(None::<Story>), RwSignal::new(false));
        let (mode, looked_at) = (RwSignal::new(Mode::Practice), RwSignal::new(0));
        let order = move || {
            // Tracks that there is such an order; starting over brings it anew.
            let _ = practice.ids();
            Some(practice.order(&story.get()?.order())?.get())
        };
        let seen = Memo::new(move |_| {
            let (story, order) = (story.get()?, order()?);
            story.current(&World {
                place: place(&route.get(), &story.order()),
                asks_reason: asks_reason.get(),
                has_reason: has_reason.get(),
                standing: &order.standing,
            })
        });
        let step = Memo::new(move |_| match mode.get() {
            Mode::Readonly => story.get()?.steps().get(looked_at.get()).copied(),
            Mode::Practice | Mode::Guided => seen.get(),
        });
        let is_possible = Memo::new(move |_| match (step.get(), order()) {
            // What is only looked at need not be possible any more.
            (Some(step), Some(order)) if mode.get() != Mode::Readonly => {
                is_possible(step, &order.order, order.standing.now)
            }
            _ => true,
        });
        Self {
            practice,
            route,
            story,
            mode,
            has_reason,
            is_hidden: RwSignal::new(false),
            said: RwSignal::new(Said::Nothing),
            is_fresh: StoredValue::new(false),
            is_shown: RwSignal::new(false),
            counts: RwSignal::new(Counts::default()),
            coming: StoredValue::new(None),
            was_done: StoredValue::new(false),
            looked_at,
            step,
            is_possible,
        }
    }

    /// Which practice it is, if one was begun. Tracks.
    pub fn story(self) -> Option<Story> {
        self.story.get()
    }

    /// Whether one is going on, on a page that it can go on at. Tracks.
    pub fn is_here(self) -> bool {
        self.story.get().is_some() && self.route.with(Route::is_shop)
    }

    /// How much the coach says by itself. Tracks.
    pub fn mode(self) -> Mode {
        self.mode.get()
    }

    /// The step where the reader is; nothing when all are done, or no practice was begun. Tracks.
    pub fn step(self) -> Option<Step> {
        self.step.get()
    }

    /// Whether that step can be done, as its order stands. Tracks.
    pub fn is_possible(self) -> bool {
        self.is_possible.get()
    }

    /// Whether a practice was begun and all its steps are done. Tracks.
    pub fn is_complete(self) -> bool {
        self.story.get().is_some() && self.step.get().is_none()
    }

    /// Whether all was done already when it began.
    pub fn was_done_before(self) -> bool {
        self.was_done.get_value()
    }

    /// What is said besides. Tracks.
    pub fn said(self) -> Said {
        self.said.get()
    }

    /// How it went so far. Tracks.
    pub fn counts(self) -> Counts {
        self.counts.get()
    }

    /// Whether the reader has put the coach away. Tracks.
    pub fn is_hidden(self) -> bool {
        self.is_hidden.get()
    }

    /// The names of what leads on, for a ring around the first that can be seen; none where no ring is
    /// wanted. Tracks.
    pub fn ringed(self) -> Vec<Control> {
        let is_wanted = self.mode.get() != Mode::Practice || self.is_shown.get();
        let is_seen = self.is_here() && !self.is_hidden.get();
        let step = self.step.get().filter(|_| is_wanted && is_seen);
        let has_reason = self.has_reason.get();
        let is_next = |it: &Control| !(has_reason && *it == Control::SelectReason);
        step.map(|it| leads_on(it).iter().copied().filter(is_next).collect()).unwrap_or_default()
    }

    /// How that step, or the end, came to be: asked once for each. There may be others on the way.
    pub fn take_cause(self, step: Option<Step>) -> Cause {
        let coming = self.coming.get_value();
        if coming.is_some_and(|(to, _)| Some(to) == step) {
            self.coming.set_value(None);
        }
        coming.map_or(Cause::User, |(_, cause)| cause)
    }

    /// The stars that were given to the order of the practice. Tracks.
    pub fn stars(self) -> Option<u8> {
        let _ = self.practice.ids();
        let order = self.practice.order(&self.story.get()?.order())?.get();
        match order.standing.feedback {
            Feedback::Left { stars, .. } => Some(stars),
            Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => None,
        }
    }

    /// A reason was chosen, or none is any more.
    pub fn reason_chosen(self, has_reason: bool) {
        if self.has_reason.get_untracked() != has_reason {
            self.has_reason.set(has_reason);
        }
    }

    /// Another step is where the reader is: what was said belonged to the one before, unless it is about
    /// what has led here.
    pub fn turn(self) {
        if !self.is_fresh.get_value() {
            self.said.set(Said::Nothing);
        }
        self.is_fresh.set_value(false);
        self.is_shown.set(false);
        self.counts.update(|it| (it.wrong_here, it.hints_here) = (0, 0));
    }

    /// Begins a practice at a step: what that step needs is prepared. Returns the page where it begins.
    pub fn start(self, story: Story, step: Step) -> Route {
        self.story.set(Some(story));
        self.is_hidden.set(false);
        self.counts.set(Counts::default());
        let page = self.go_to(story, step, Cause::User);
        self.was_done.set_value(untrack(|| self.step.get()).is_none());
        page
    }

    /// How much the coach says from now on.
    pub fn set_mode(self, mode: Mode) {
        let step = untrack(|| self.step.get());
        let index = self.story.get_untracked().zip(step).and_then(|(it, step)| it.index(step));
        self.looked_at.set(index.unwrap_or_default());
        self.mode.set(mode);
    }

    /// Goes to a step of a practice, and prepares what it needs. Returns the page where it is done.
    pub fn go_to(self, story: Story, step: Step, cause: Cause) -> Route {
        let id = story.order();
        let is_there = untrack(|| self.step.get()) == Some(step);
        self.coming.set_value(Some((step, cause)).filter(|_| !is_there && cause != Cause::User));
        let is_prepared = self.prepare(story, step, &id);
        self.looked_at.set(story.index(step).unwrap_or_default());
        self.said.set(if is_prepared { Said::Prepared } else { Said::Nothing });
        self.is_fresh.set_value(is_prepared);
        match step {
            Step::Orders => Route::Home,
            Step::Cancel | Step::Feedback | Step::LookUnpaid | Step::LookLate => Route::Orders,
            Step::Request
            | Step::Reason
            | Step::Send
            | Step::Refund
            | Step::LetExpire
            | Step::Return
            | Step::SendBack
            | Step::ReturnMoney => Route::of_order(id),
        }
    }

    /// Whether anything had to be done for it.
    fn prepare(self, story: Story, step: Step, id: &OrderId) -> bool {
        let Some(order) = self.practice.order(id) else { return false };
        let now = self.practice.clock().now_untracked();
        let acts = prepare(story, step, &order.get_untracked().order, now);
        let is_needed = !acts.is_empty();
        for act in acts {
            // Each was tried before.
            let _ = self.practice.act(id, act);
        }
        is_needed
    }

    /// All steps have been looked at.
    pub fn look_past_end(self) {
        self.looked_at.set(usize::MAX);
    }

    /// A hint is asked for.
    pub fn hint(self) {
        self.said.set(Said::Hint);
        self.is_fresh.set_value(false);
        self.counts.update(|it| {
            it.hints = it.hints.saturating_add(1);
            it.hints_here = it.hints_here.saturating_add(1);
        });
    }

    /// The reader asks where it is.
    pub fn show_where(self) {
        self.is_shown.set(true);
    }

    /// Puts the coach away, or brings it back.
    pub fn hide(self, is_hidden: bool) {
        self.is_hidden.set(is_hidden);
    }

    /// Ends it; the practice shop goes on without a coach.
    pub fn end(self) {
        self.story.set(None);
    }

    /// Something was used; `row` is the number of the order in whose row it is. Returns the judgement,
    /// if a practice is going on.
    pub fn used(self, control: Control, row: Option<&str>) -> Option<(Step, Verdict)> {
        let (story, step) = (self.story.get_untracked()?, self.step.get_untracked()?);
        if !untrack(|| self.is_here()) {
            return None;
        }
        // Whatever was to come: now the reader does something.
        self.coming.set_value(None);
        let target = story.order();
        let at_order = match (row, &self.route.get_untracked()) {
            _ if !control.is_of_order() => true,
            (Some(row), _) => row == target.as_str(),
            (None, Route::Order(id)) => *id == target,
            (None, _) => true,
        };
        let verdict = judge(step, control, at_order);
        let said = match verdict {
            Verdict::Right => Some(Said::Nothing),
            Verdict::Neutral => None,
            Verdict::Wrong => Some(Said::Wrong(control)),
            Verdict::OtherOrder => Some(Said::OtherOrder),
        };
        if matches!(verdict, Verdict::Wrong | Verdict::OtherOrder) {
            self.counts.update(|it| {
                it.wrong = it.wrong.saturating_add(1);
                it.wrong_here = it.wrong_here.saturating_add(1);
            });
        }
        if let Some(said) = said {
            self.said.set(said);
        }
        self.is_fresh.set_value(matches!(verdict, Verdict::Wrong | Verdict::OtherOrder));
        Some((step, verdict))
    }
}

fn place(route: &Route, target: &OrderId) -> Place {
    match route {
        Route::Orders => Place::Orders,
        Route::Order(id) if id == target => Place::TheOrder,
        Route::Home
        | Route::Order(_)
        | Route::Deadlines
        | Route::Help
        | Route::Practice(_)
        | Route::Settings
        | Route::Accessibility
        | Route::Mine(_)
        | Route::Unknown => Place::Elsewhere,
    }
}
