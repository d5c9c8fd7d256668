//! The help article in our own words, with the practice beside it and comments below.

mod comments;

use leptos::prelude::*;
use unbuy_core::{
    order::{OrderId, sample::TOO_LATE},
    practice::{Step, Story},
};

use comments::comments;

use crate::{
    i18n::use_texts,
    platform::{embed, frame::Frame, location, page},
    route::Route,
};

/// The article. Its steps lead to the practice beside it; in a frame, which has no room for both, to the
/// page where it is practised.
pub fn help_page(frame: Frame) -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.help_title()));
    if !frame.is_practice_only() {
        embed::load_script();
    }
    let story = Story::Article;
    let steps =
        story.steps().iter().filter_map(|step| Some(help_step(*step, t.help_step(*step)?, frame)));
    let whole_page = Route::Practice(story.name().to_owned()).href();
    let beside = (!frame.is_practice_only()).then(|| practice(&whole_page));
    let practise = |story: Story| {
        let href = Route::Practice(story.name().to_owned()).href();
        view! {
            <p>
                <a class="button small" href=href>
                    {t.practise_story(t.story(story))}
                </a>
            </p>
        }
        .into_any()
    };
    let last = Route::of_order(OrderId::new(TOO_LATE)).href();
    view! {
        <article class="help">
            <div class="help-head">
                <h1 tabindex="-1">{t.help_title()}</h1>
                <p class="lead">{t.help_lead()}</p>
            </div>
            <div class="help-text">
                <section aria-labelledby="help-unpaid">
                    <h2 id="help-unpaid">{t.help_unpaid_title()}</h2>
                    <p>{t.help_unpaid_text()}</p>
                    {practise(Story::Unpaid)}
                </section>
                <section aria-labelledby="help-paid">
                    <h2 id="help-paid">{t.help_paid_title()}</h2>
                    <p>{t.help_paid_text()}</p>
                    <ol class="steps">{steps.collect_view()}</ol>
                </section>
            </div>
            {beside}
            <div class="help-text">
                <section aria-labelledby="help-late">
                    <h2 id="help-late">{t.help_late_title()}</h2>
                    <p>{t.help_late_text()}</p>
                    {practise(Story::TooLate)}
                </section>
                <section aria-labelledby="help-last">
                    <h2 id="help-last">{t.help_last_title()}</h2>
                    <p>{t.help_last_text()}</p>
                    <p>
                        <a class="button small" href=last>
                            {t.resell()}
                        </a>
                    </p>
                </section>
                {comments(frame)}
            </div>
        </article>
    }
    .into_any()
}

/// A step, and the button that goes to it in the practice.
fn help_step(step: Step, text: String, frame: Frame) -> AnyView {
    let t = use_texts();
    let name = t.help_begin_at(&text);
    let href = Route::Practice([Story::Article.name(), "/", step.name()].concat()).href();
    let begin = if frame.is_practice_only() {
        view! {
            <a class="link" href=href aria-label=name>
                {t.help_begin()}
            </a>
        }
        .into_any()
    } else {
        // Where the script of the practice did not come, the whole page has it.
        let press = move |_| {
            if !embed::go_to(step.name()) {
                location::set_hash(&href);
            }
        };
        view! {
            <button type="button" class="link" aria-label=name on:click=press>
                {t.help_begin()}
            </button>
        }
        .into_any()
    };
    view! {
        <li>
            <span>{text} " " {begin}</span>
        </li>
    }
    .into_any()
}

/// The practice, as others have it in their articles; inside it what is shown without its script.
fn practice(whole_page: &str) -> AnyView {
    let t = use_texts();
    let href = whole_page.to_owned();
    view! {
        <section class="help-practice" aria-label=t.help_beside()>
            <unbuy-practice
                mode="guided"
                label=t.practise_story(t.story_article())
                frame-title=t.embed_frame_title()
            >
                <p>{t.help_no_practice()}</p>
            </unbuy-practice>
            <p>
                <a href=href>{t.help_whole_page()}</a>
            </p>
        </section>
    }
    .into_any()
}
