//! What the walkthrough hears of the page and shows in it, and what it tells the page around a frame.

use leptos::prelude::*;
use unbuy_core::practice::{Control, Mode, Step, Story, Verdict};

use super::show_title;
use crate::{
    i18n::use_texts,
    platform::{
        clock, coach,
        frame::Frame,
        host::{self, Value},
        location,
    },
    route::Route,
    state::{Books, Cause, SaveState, Walkthrough},
};

/// What the page around asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Go to the step of that name or number.
    GoTo(String),
    /// Say so much from now on.
    Mode(Mode),
    /// Begin again.
    Restart,
    /// Speak the language of that tag.
    Language(String),
}

/// Starts them all.
pub fn keep(walk: Walkthrough, books: Books, frame: Frame, on_command: impl Fn(Command) + 'static) {
    hear(walk);
    show_ring(walk);
    tell_steps(walk, books, frame);
    Effect::new(move |before: Option<Option<u8>>| {
        let stars = walk.stars();
        if let (Some(before), Some(stars)) = (before, stars)
            && before != Some(stars)
        {
            host::tell("feedback", &[("rating", Value::Number(stars.into()))]);
        }
        stars
    });
    host::on_command(move |name, value| {
        let command = match name {
            "goto" => Some(Command::GoTo(value.to_owned())),
            "mode" => Mode::parse(value).map(Command::Mode),
            "restart" => Some(Command::Restart),
            "lang" => Some(Command::Language(value.to_owned())),
            _ => None,
        };
        match command {
            Some(command) => on_command(command),
            None if name == "hello" => untrack(|| tell_ready(walk, books, frame)),
            None => {}
        }
    });
}

/// Shows another page in the place of this one, without a step more in the history: the reader has not
/// gone there, so the focus stays where it is too.
pub fn show_page(books: Books, page: &Route) {
    location::replace_page(&page.href());
    if books.route.with_untracked(|it| it != page) {
        books.route.set(page.clone());
        show_title(books.practice, page);
    }
}

/// Judges whatever the reader uses.
fn hear(walk: Walkthrough) {
    let has_begun = StoredValue::new(false);
    coach::on_use(move |used| {
        let Some(control) = Control::of_mark(&used.control) else { return };
        if let Some((step, verdict)) = walk.used(control, used.order.as_deref()) {
            let at = ("step", Value::Word(step.name()));
            if !has_begun.get_value() {
                has_begun.set_value(true);
                host::tell("start", &[at]);
            }
            match verdict {
                Verdict::Right | Verdict::Neutral => {
                    host::tell("action", &[at, ("id", Value::Word(control.name()))]);
                }
                Verdict::Wrong | Verdict::OtherOrder => {
                    let nth = walk.counts().wrong_here;
                    let id = ("id", Value::Word(control.name()));
                    host::tell("wrong", &[at, id, ("nth", Value::Number(nth))]);
                }
            }
        }
        if control == Control::SelectReason {
            walk.reason_chosen(used.choice.is_some_and(|it| !it.is_empty()));
        }
    });
}

/// Keeps the ring around what leads on, whatever is shown anew, and the page inert where it is only
/// looked at.
fn show_ring(walk: Walkthrough) {
    // Most pages are without a practice, and change often.
    let is_on = StoredValue::new(false);
    let show = move || {
        let order = walk.story().filter(|_| walk.is_here()).map(|it| it.order());
        if order.is_none() && !is_on.get_value() {
            return;
        }
        is_on.set_value(order.is_some());
        let named = |it: Control| (it.mark(), it.name());
        let controls: Vec<_> = walk.ringed().into_iter().map(named).collect();
        coach::mark(&controls, order.as_ref().map_or("", |it| it.as_str()), Walkthrough::TEXT_ID);
        coach::only_look(order.is_some() && walk.mode() == Mode::Readonly);
    };
    Effect::new(move |_| show());
    coach::on_change(move || {
        untrack(show);
        if is_on.get_value() {
            // A window that was closed and opened again has no reason chosen.
            walk.reason_chosen(coach::has_reason());
        }
    });
}

/// Tells of each step, and of the end.
fn tell_steps(walk: Walkthrough, books: Books, frame: Frame) {
    let begun_at = StoredValue::new(clock::now());
    let told = StoredValue::new(None::<Story>);
    Effect::new(move |before: Option<Option<Step>>| {
        let (story, step) = (walk.story(), walk.step());
        let is_first = told.get_value() != story;
        told.set_value(story);
        if story.is_none() || (before == Some(step) && !is_first) {
            return step;
        }
        untrack(|| {
            let cause = walk.take_cause(step);
            walk.turn();
            if is_first {
                begun_at.set_value(clock::now());
                tell_ready(walk, books, frame);
            } else if walk.is_complete() {
                let counts = walk.counts();
                let ms = clock::now().millis() - begun_at.get_value().millis();
                let steps = story.map_or(0, |it| it.steps().len());
                host::tell(
                    "complete",
                    &[
                        ("steps", number(steps)),
                        ("ms", Value::Number(u32::try_from(ms).unwrap_or(u32::MAX))),
                        ("wrong", Value::Number(counts.wrong)),
                        ("hints", Value::Number(counts.hints)),
                    ],
                );
            } else {
                let mut values = place(walk);
                let from = before.flatten().map_or("done", Step::name);
                values.push(("from", Value::Word(from)));
                values.push(("cause", Value::Word(word(cause))));
                host::tell("step", &values);
            }
        });
        step
    });
    if frame.is_embed {
        // A frame without a practice is there too.
        Effect::new(move |_| {
            if walk.story().is_none() {
                untrack(|| tell_ready(walk, books, frame));
            }
        });
    }
}

const fn word(cause: Cause) -> &'static str {
    match cause {
        Cause::User => "user",
        Cause::Next => "next",
        Cause::Back => "back",
        Cause::Host => "host",
    }
}

fn number(count: usize) -> Value<'static> {
    Value::Number(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Which step it is, of how many.
fn place(walk: Walkthrough) -> Vec<(&'static str, Value<'static>)> {
    let (story, step) = (walk.story(), walk.step());
    let total = story.map_or(0, |it| it.steps().len());
    let index = story.zip(step).and_then(|(story, step)| story.index(step)).unwrap_or(total);
    vec![
        ("step", Value::Word(step.map_or("done", Step::name))),
        ("index", number(index)),
        ("total", number(total)),
    ]
}

fn tell_ready(walk: Walkthrough, books: Books, frame: Frame) {
    let storage = match books.practice.save_state() {
        _ if !frame.is_kept => "none",
        SaveState::Trial => "none",
        SaveState::Saved => "ok",
        SaveState::MemoryOnly | SaveState::NotSaved { .. } => "blocked",
    };
    let mut values = place(walk);
    values.push(("mode", Value::Word(walk.mode().name())));
    values.push(("story", Value::Word(walk.story().map_or("none", |it| it.name()))));
    values.push(("lang", Value::Word(use_texts().language().tag())));
    values.push(("storage", Value::Word(storage)));
    values.push(("version", Value::Word(env!("CARGO_PKG_VERSION"))));
    host::tell("ready", &values);
}
