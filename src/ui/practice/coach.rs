//! The coach: which step it is, what to do, and what was wrong, beside the shop that is practised in.
//! It covers nothing, keeps the focus nowhere, and no key does anything but press its buttons.

use leptos::{ev::KeyboardEvent, prelude::*};
use unbuy_core::practice::{Mode, Step, Story};

use super::guide::{Guide, PLACE_ID};
use crate::{
    i18n::use_texts,
    platform::{
        coach as page_coach,
        host::{self, Value},
        page,
    },
    route::Route,
    state::{Said, Walkthrough},
};

const SHOW_ID: &str = "coach-show";

/// Where a coach stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the top of the page.
    Page,
    /// In a dialog, while everything else is inert.
    Dialog,
}

/// The coach. There is one in the page, and one in each dialog while it is open.
pub fn coach(guide: Guide, place: Place) -> AnyView {
    let t = use_texts();
    let Guide { walk, desk, .. } = guide;
    let is_here = move || match place {
        Place::Page => walk.is_here() && !desk.dialogs.is_open(),
        Place::Dialog => walk.is_here() && walk.step().is_some() && !walk.is_hidden(),
    };
    // Screen readers say what changes in a region that they know: it is there first, and filled with the
    // next frame.
    let is_known = RwSignal::new(false);
    Effect::new(move |_| {
        if is_here() {
            request_animation_frame(move || {
                // The dialog may be gone by then.
                let _ = is_known.try_set(true);
            });
        } else {
            is_known.set(false);
        }
    });
    let story = move || walk.story().map(|it| t.practise_story(t.story(it))).unwrap_or_default();
    let id = move || is_here().then_some(Walkthrough::TEXT_ID);
    // Where nothing lies over the page, Escape puts the coach away that has the focus.
    let on_key = move |event: KeyboardEvent| {
        if place == Place::Page && event.key() == "Escape" && !untrack(|| walk.is_hidden()) {
            hide(guide);
        }
    };
    let unhide = move |_| {
        walk.hide(false);
        page::focus_soon(PLACE_ID);
    };
    let show_button = (place == Place::Page).then(|| {
        view! {
            <button
                type="button"
                id=SHOW_ID
                class="button small"
                hidden=move || !walk.is_hidden()
                on:click=unhide
            >
                {t.coach_unhide()}
            </button>
        }
        .into_any()
    });
    view! {
        <aside
            class="coach"
            data-place=if place == Place::Dialog { "dialog" } else { "page" }
            data-done=move || walk.is_complete().then_some("")
            aria-label=story
            hidden=move || !is_here()
            on:keydown=on_key
        >
            {show_button}
            <div class="coach-body" hidden=move || walk.is_hidden()>
                <p class="coach-head">
                    <b id=(place == Place::Page).then_some(PLACE_ID) tabindex="-1">
                        {move || where_it_is(guide).into_any()}
                    </b>
                    <span>{move || story().into_any()}</span>
                </p>
                <div class="coach-bar" aria-hidden="true">
                    <div style:inline-size=move || done(guide)></div>
                </div>
                <div role="status" id=id class="coach-says">
                    {move || is_known.get().then(|| says(guide)).into_any()}
                </div>
                {buttons(guide, place)}
            </div>
        </aside>
    }
    .into_any()
}

fn where_it_is(guide: Guide) -> String {
    let (t, walk) = (use_texts(), guide.walk);
    match (walk.story(), walk.step()) {
        (Some(story), Some(step)) => {
            let index = story.index(step).unwrap_or_default();
            t.coach_step(index + 1, story.steps().len().to_string())
        }
        _ => t.coach_done(),
    }
}

/// How much of the practice is done, as a width.
fn done(guide: Guide) -> String {
    let walk = guide.walk;
    let (Some(story), step) = (walk.story(), walk.step()) else { return String::new() };
    let all = story.steps().len();
    let index = step.and_then(|it| story.index(it)).unwrap_or(all);
    format!("{}%", index * 100 / all)
}

/// What is announced: what to do, what it is for, and what was said about the last press.
fn says(guide: Guide) -> AnyView {
    let (t, walk) = (use_texts(), guide.walk);
    let Some(story) = walk.story() else { return ().into_any() };
    let Some(step) = walk.step() else { return end(guide, story) };
    if !walk.is_possible() {
        return view! {
            <h2>{t.coach_stuck_title()}</h2>
            <p>{t.coach_stuck()}</p>
        }
        .into_any();
    }
    let title = title(guide, story);
    let said = match walk.said() {
        Said::Nothing => None,
        Said::Wrong(control) => Some(t.sentences(&[t.control_does(control), t.coach_try()])),
        Said::OtherOrder => Some(t.coach_other_order(&title)),
        Said::Hint => Some(t.step_hint(step)),
        Said::Prepared => Some(t.coach_prepared()),
    };
    // What is said again is not a change, and would not be heard.
    let again = if walk.counts().wrong_here % 2 == 0 { "\u{a0}" } else { "" };
    let said = said.map(|it| view! { <p class="coach-said">{it + again}</p> }.into_any());
    // The first words say what this is.
    let label = (story.index(step) == Some(0))
        .then(|| view! { <p class="visually-hidden">{t.practice_label()}</p> }.into_any());
    let only_look = (walk.mode() == Mode::Readonly)
        .then(|| view! { <p class="coach-said">{t.coach_readonly()}</p> }.into_any());
    view! {
        {label}
        <h2>{t.step_do(step, &title)}</h2>
        <p>{t.step_why(step)}</p>
        {said}
        {only_look}
    }
    .into_any()
}

/// What the order of a practice is called.
fn title(guide: Guide, story: Story) -> String {
    let order = guide.desk.orders.order(&story.order());
    order.map(|it| it.get_untracked().order.facts().title().to_owned()).unwrap_or_default()
}

/// What was learned, and how it went.
fn end(guide: Guide, story: Story) -> AnyView {
    let t = use_texts();
    let counts = guide.walk.counts();
    let how = match guide.walk.mode() {
        // Who has only looked has made no wrong turn, nor any other.
        Mode::Readonly => None,
        Mode::Practice | Mode::Guided if guide.walk.was_done_before() => Some(t.end_before()),
        Mode::Practice | Mode::Guided => Some(t.how_it_went(counts.wrong, counts.hints)),
    };
    let how = how.map(|it| view! { <p class="muted">{it}</p> }.into_any());
    let learned = t.learned(story).into_iter().map(|it| view! { <li>{it}</li> }.into_any());
    view! {
        <h2>{t.end_title()}</h2>
        <ul class="coach-learned">{learned.collect_view()}</ul>
        {how}
    }
    .into_any()
}

/// All buttons are there from the start and hidden while they do nothing, so that none loses the focus
/// to another one.
fn buttons(guide: Guide, place: Place) -> AnyView {
    let t = use_texts();
    let walk = guide.walk;
    let is_looked_at = move || walk.mode() == Mode::Readonly;
    let is_going_on = move || walk.step().is_some() && walk.is_possible();
    let index = move || walk.story().zip(walk.step()).and_then(|(it, step)| it.index(step));
    let has_next = move || {
        let last = walk.story().map(|it| it.steps().len() - 1);
        index().is_some_and(|it| Some(it) < last)
    };
    let has_stumbled = move || {
        let counts = walk.counts();
        counts.wrong_here >= 2 || counts.hints_here >= 1
    };
    let hint = move || {
        walk.hint();
        let step = untrack(|| walk.step()).map_or("", Step::name);
        let nth = Value::Number(untrack(|| walk.counts()).hints_here);
        host::tell("hint", &[("step", Value::Word(step)), ("nth", nth)]);
    };
    let show = move || {
        walk.show_where();
        // The ring is there with the next frame.
        request_animation_frame(page_coach::scroll_to_ring);
    };
    // What has happened to the order stays so.
    let goes_back = move || {
        let before = index().and_then(|it| it.checked_sub(1));
        let before = before.and_then(|it| walk.story()?.steps().get(it).copied());
        before.is_some_and(|it| is_looked_at() || it.is_looking())
    };
    let is_over = move || !is_going_on();
    // In an article the page around it is the way out.
    let ends = move || is_over() || (is_looked_at() && !guide.frame.is_embed);
    let is_page = place == Place::Page;
    view! {
        <div class="coach-buttons">
            {button(t.coach_hint(), PLAIN, move || is_going_on() && !is_looked_at(), hint)}
            {button(
                t.coach_show(),
                PLAIN,
                move || is_going_on() && walk.mode() == Mode::Practice && has_stumbled(),
                show,
            )}
            {button(
                t.coach_back(),
                PLAIN,
                move || goes_back() && (is_looked_at() || is_going_on()),
                move || guide.turn(false),
            )}
            {button(
                t.coach_next(),
                PLAIN,
                move || is_looked_at() && is_going_on(),
                move || guide.turn(true),
            )}
            {move || next_story(guide).into_any()}
            {button(t.coach_restart(), PLAIN, is_over, move || guide.restart())}
            {button(
                t.coach_skip(),
                QUIET,
                move || is_going_on() && has_next() && !is_looked_at(),
                move || guide.turn(true),
            )}
            {button(t.coach_hide(), QUIET, move || is_page && is_going_on(), move || hide(guide))}
            {button(t.coach_end(), QUIET, ends, move || guide.end())}
        </div>
    }
    .into_any()
}

fn hide(guide: Guide) {
    guide.walk.hide(true);
    page::focus_soon(SHOW_ID);
}

const PLAIN: &str = "button small";
const QUIET: &str = "button small quiet";

fn button(
    label: String,
    class: &'static str,
    is_shown: impl Fn() -> bool + Send + Sync + 'static,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button type="button" class=class hidden=move || !is_shown() on:click=move |_| press()>
            {label}
        </button>
    }
    .into_any()
}

/// The way to the practice that comes after the one that is done.
fn next_story(guide: Guide) -> Option<AnyView> {
    let t = use_texts();
    let story = guide.walk.story().filter(|_| guide.walk.is_complete())?;
    let next = Story::ALL.into_iter().skip_while(|it| *it != story).nth(1)?;
    let href = Route::Practice(next.name().to_owned()).href();
    let link = view! {
        <a class=PLAIN href=href>
            {t.end_next(t.story(next))}
        </a>
    };
    Some(link.into_any())
}
