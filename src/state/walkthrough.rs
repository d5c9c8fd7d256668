//! The practice that the reader is led through: which, how far, and what was said last.

use std::cell::Cell;

use leptos::prelude::*;
use unbuy_core::{
    order::OrderId,
    practice::{Control, Mode, Place, Step, Story, Verdict, World, judge, prepare},
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

/// How it went, for the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// How often something else was used than what leads on.
    pub wrong: u32,
    /// How many hints were asked for.
    pub hints: u32,
    /// How many steps were skipped.
    pub skipped: u32,
}

/// A `Copy` handle on the practice.
#[derive(Debug, Clone, Copy)]
pub struct Walkthrough {
    practice: Orders,
    story: RwSignal<Option<Story>>,
    mode: RwSignal<Mode>,
    has_reason: RwSignal<bool>,
    /// Whether the reader has put the coach away.
    pub is_hidden: RwSignal<bool>,
    said: RwSignal<Said>,
    counts: RwSignal<Counts>,
    /// Where the reader is by what can be seen.
    seen: Memo<Option<Step>>,
    /// Which step is looked at where nothing can be operated.
    looked_at: RwSignal<usize>,
}

thread_local! {
    static CURRENT: Cell<Option<Walkthrough>> = const { Cell::new(None) };
}

/// The practice of this page, once there is a coach.
pub fn use_walkthrough() -> Option<Walkthrough> {
    CURRENT.get()
}

impl Walkthrough {
    /// The one of this page. `asks_reason` says whether the dialog that asks for a reason is open.
    pub fn begin(practice: Orders, route: RwSignal<Route>, asks_reason: Signal<bool>) -> Self {
        let (story, has_reason) = (RwSignal::new(None::<Story>), RwSignal::new(false));
        let seen = Memo::new(move |_| {
            let story = story.get()?;
            let target = story.order();
            // Tracks that there is such an order; starting over brings it anew.
            let _ = practice.ids();
            let order = practice.order(&target)?.get();
            let place = match route.get() {
                Route::Orders => Place::Orders,
                Route::Order(id) if id == target => Place::TheOrder,
                Route::Home
                | Route::Order(_)
                | Route::Deadlines
                | Route::Help
                | Route::Mine(_)
                | Route::Unknown => Place::Elsewhere,
            };
            story.current(&World {
                place,
                asks_reason: asks_reason.get(),
                has_reason: has_reason.get(),
                standing: &order.standing,
            })
        });
        Effect::new(move |_| {
            if !asks_reason.get() {
                has_reason.set(false);
            }
        });
        let it = Self {
            practice,
            story,
            mode: RwSignal::new(Mode::Practice),
            has_reason,
            is_hidden: RwSignal::new(false),
            said: RwSignal::new(Said::Nothing),
            counts: RwSignal::new(Counts::default()),
            seen,
            looked_at: RwSignal::new(0),
        };
        CURRENT.set(Some(it));
        it
    }

    /// Which practice it is, if one was begun. Tracks.
    pub fn story(self) -> Option<Story> {
        self.story.get()
    }

    /// How much the coach says by itself. Tracks.
    pub fn mode(self) -> Mode {
        self.mode.get()
    }

    /// The step where the reader is; nothing when all are done, or no practice was begun. Tracks.
    pub fn step(self) -> Option<Step> {
        if self.mode.get() == Mode::Readonly {
            return self.story.get()?.steps().get(self.looked_at.get()).copied();
        }
        self.seen.get()
    }

    /// What is said besides. Tracks.
    pub fn said(self) -> Said {
        self.said.get()
    }

    /// How it went so far. Tracks.
    pub fn counts(self) -> Counts {
        self.counts.get()
    }

    /// Whether a practice was begun and all its steps are done. Tracks.
    pub fn is_complete(self) -> bool {
        self.story.get().is_some() && self.step().is_none()
    }

    /// A reason was chosen, or none is any more.
    pub fn reason_chosen(self, has_reason: bool) {
        self.has_reason.set(has_reason);
    }

    /// Begins a practice at a step: what that step needs is prepared. Returns the address where it
    /// begins.
    pub fn start(self, story: Story, mode: Mode, step: Step) -> String {
        self.story.set(Some(story));
        self.mode.set(mode);
        self.is_hidden.set(false);
        self.counts.set(Counts::default());
        self.go_to(story, step)
    }

    /// Goes to a step of the practice that was begun.
    pub fn go_to(self, story: Story, step: Step) -> String {
        let id = story.order();
        let is_readonly = self.mode.get_untracked() == Mode::Readonly;
        // Where nothing can be operated nothing is done either.
        let is_prepared = !is_readonly && self.prepare(story, step, &id);
        self.looked_at.set(story.index(step).unwrap_or_default());
        self.said.set(if is_prepared { Said::Prepared } else { Said::Nothing });
        match step {
            Step::Orders => Route::Home.href(),
            Step::Cancel | Step::Feedback | Step::LookUnpaid | Step::LookLate => Route::Orders.href(),
            Step::Request
            | Step::Reason
            | Step::Send
            | Step::Refund
            | Step::LetExpire
            | Step::Return
            | Step::SendBack
            | Step::ReturnMoney => Route::of_order(id).href(),
        }
    }

    fn prepare(self, story: Story, step: Step, id: &OrderId) -> bool {
        let Some(order) = self.practice.order(id) else { return false };
        let now = self.practice.clock().now_untracked();
        let prepared = prepare(story, step, &order.get_untracked().order, now);
        for act in prepared.acts {
            // Each was tried before.
            let _ = self.practice.act(id, act);
        }
        prepared.is_needed
    }

    /// The step after this one was skipped to.
    pub fn skipped(self) {
        self.counts.update(|it| it.skipped = it.skipped.saturating_add(1));
    }

    /// A hint is asked for.
    pub fn hint(self) {
        self.said.set(Said::Hint);
        self.counts.update(|it| it.hints = it.hints.saturating_add(1));
    }

    /// Ends it; the practice shop goes on without a coach.
    pub fn stop(self) {
        self.story.set(None);
    }

    /// Something was used; `order` is the number of the row that it is in. Returns the judgement, if a
    /// practice is going on.
    pub fn used(self, control: Control, order: Option<&str>, at: &Route) -> Option<(Step, Verdict)> {
        let (story, step) = (self.story.get_untracked()?, untrack(|| self.step())?);
        let target = story.order();
        let at_order = match (order, at) {
            (Some(row), _) => row == target.as_str(),
            (None, Route::Order(id)) => *id == target,
            (None, _) => true,
        };
        let verdict = judge(step, control, at_order);
        match verdict {
            Verdict::Right => self.said.set(Said::Nothing),
            Verdict::Neutral => {}
            Verdict::Wrong | Verdict::OtherOrder => {
                let said = match verdict {
                    Verdict::OtherOrder => Said::OtherOrder,
                    Verdict::Right | Verdict::Neutral | Verdict::Wrong => Said::Wrong(control),
                };
                self.said.set(said);
                self.counts.update(|it| it.wrong = it.wrong.saturating_add(1));
            }
        }
        Some((step, verdict))
    }
}
