//! The maker of what other pages show the practice with.

mod looks;
mod snippets;

use leptos::prelude::*;
use unbuy_core::practice::{Mode, Step, Story};

use looks::looks;
use snippets::{Choice, Kind, Words};

use crate::{
    i18n::use_texts,
    platform::{embed, language, location, page, share},
    route::Route,
};

const CODE_ID: &str = "embed-code";

/// How long an address can be, in characters.
const ADDRESS_LENGTH: &str = "2000";

/// The page: choices, a live preview, and the code to paste.
pub fn embed_page() -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.embed_title()));
    embed::load_script();
    let choice = RwSignal::new(Choice::default());
    view! {
        <h1 tabindex="-1">{t.embed_title()}</h1>
        <p class="lead">{t.embed_lead()}</p>
        <div class="maker">
            <div class="maker-choices">
                <section class="card" aria-labelledby="embed-choices">
                    <h2 id="embed-choices">{t.embed_choices()}</h2>
                    {beginning(choice)}
                    {rules(choice)}
                </section>
                <section class="card" aria-labelledby="embed-looks">
                    <h2 id="embed-looks">{t.embed_looks()}</h2>
                    {looks(choice)}
                </section>
            </div>
            {preview(choice)}
            {code(choice)}
        </div>
    }
    .into_any()
}

/// The terms of the shop. They are looked at when they are whole, not letter by letter.
fn rules(choice: RwSignal<Choice>) -> AnyView {
    let t = use_texts();
    view! {
        <label class="field-title" for="embed-terms">
            {t.embed_terms()}
            " "
            <span class="optional">{t.optional()}</span>
        </label>
        <input
            id="embed-terms"
            class="field"
            type="text"
            inputmode="url"
            maxlength=ADDRESS_LENGTH
            autocomplete="off"
            aria-describedby="embed-terms-hint"
            on:change=move |event| {
                let terms = event_target_value(&event).trim().to_owned();
                choice.update(|it| it.terms = terms);
            }
        />
        <p id="embed-terms-hint" class="muted small">
            {t.embed_terms_hint()}
        </p>
    }
    .into_any()
}

/// A list to choose from: values and what they are called.
fn chooser<T: Into<String>>(
    id: &'static str,
    label: String,
    options: impl Fn() -> Vec<(T, String)> + Send + Sync + 'static,
    on_choice: impl Fn(String) + 'static,
) -> AnyView {
    let options = move || {
        let options = options().into_iter();
        let option = |(value, name): (T, String)| {
            let value: String = value.into();
            view! { <option value=value>{name}</option> }
        };
        options.map(option).collect_view()
    };
    view! {
        <label class="field-title" for=id>
            {label}
        </label>
        <select id=id on:change=move |event| on_choice(event_target_value(&event))>
            {move || options().into_any()}
        </select>
    }
    .into_any()
}

fn beginning(choice: RwSignal<Choice>) -> AnyView {
    let t = use_texts();
    let stories = move || Story::ALL.map(|it| (it.name(), capital(t.story(it)))).to_vec();
    let steps = move || {
        let story = choice.with(|it| it.story);
        let name = |step: &Step| {
            let index = story.index(*step).unwrap_or_default();
            let what = t.step_do(*step, &t.embed_the_order());
            (step.name(), [(index + 1).to_string(), ". ".to_owned(), what].concat())
        };
        story.steps().iter().map(name).collect()
    };
    let modes = move || {
        vec![
            (Mode::Practice.name(), t.embed_mode_practice()),
            (Mode::Guided.name(), t.embed_mode_guided()),
            (Mode::Readonly.name(), t.embed_mode_readonly()),
        ]
    };
    let languages = move || {
        let spoken = language::others().into_iter();
        let unnamed = [(String::new(), t.embed_theme_auto()), ("en".into(), "English".into())];
        unnamed.into_iter().chain(spoken).collect()
    };
    let choose_language = move |tag: String| choice.update(|it| it.lang = tag);
    let choose_story = move |name: String| {
        choice.update(|it| {
            it.story = Story::parse(&name).unwrap_or_default();
            it.start = None;
        });
    };
    let choose_step = move |name: String| {
        choice.update(|it| {
            it.start = Step::parse(it.story, &name).filter(|step| *step != it.story.steps()[0]);
        });
    };
    let choose_mode =
        move |name: String| choice.update(|it| it.mode = Mode::parse(&name).unwrap_or_default());
    view! {
        {chooser("embed-story", t.embed_story(), stories, choose_story)}
        {chooser("embed-start", t.embed_start(), steps, choose_step)}
        {chooser("embed-mode", t.embed_mode(), modes, choose_mode)}
        {chooser("embed-lang", t.language_name(), languages, choose_language)}
    }
    .into_any()
}

fn capital(text: String) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The practice as readers will have it, at the width of a phone or of a desk.
fn preview(choice: RwSignal<Choice>) -> AnyView {
    let t = use_texts();
    let is_phone = RwSignal::new(true);
    let width = |name: String, is_for_phone: bool| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="embed-width"
                    prop:checked=move || is_phone.get() == is_for_phone
                    on:change=move |_| is_phone.set(is_for_phone)
                />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    let shown = move |it: Choice| {
        let source = it.source(&location::folder());
        let Choice { story, start, mode, lang, theme, accent, radius, .. } = it;
        let (accent, on_accent) = accent.unzip();
        view! {
            <unbuy-practice
                load="eager"
                max-height="800"
                story=story.name()
                start=start.map(Step::name)
                mode=mode.name()
                lang=(!lang.is_empty()).then_some(lang)
                theme=(!theme.is_empty()).then_some(theme)
                src=source
                frame-title=t.embed_frame_title()
                style=("--unbuy-accent", accent)
                style=("--unbuy-on-accent", on_accent)
                style=("--unbuy-radius", Some(radius).filter(|it| !it.is_empty()))
            ></unbuy-practice>
        }
        .into_any()
    };
    view! {
        <section class="maker-preview" aria-labelledby="embed-preview">
            <h2 id="embed-preview">{t.embed_preview()}</h2>
            <fieldset class="maker-width">
                <legend class="visually-hidden">{t.embed_width()}</legend>
                {width(t.embed_phone(), true)}
                {width(t.embed_desktop(), false)}
            </fieldset>
            <div class="maker-frame" data-phone=move || is_phone.get().then_some("")>
                // Made anew with each choice, as it will be when a reader comes.
                <For
                    each=move || [choice.get()]
                    key=|it| it.address("")
                    children=move |it| shown(it)
                />
            </div>
        </section>
    }
    .into_any()
}

/// The code, what to know about it, and the other ways.
fn code(choice: RwSignal<Choice>) -> AnyView {
    let t = use_texts();
    let kind = RwSignal::new(Kind::Frame);
    let kinds = move || {
        let name = |kind| match kind {
            Kind::Frame => t.embed_kind_frame(),
            Kind::Element => t.embed_kind_element(),
            Kind::WordPress => t.embed_kind_wordpress(),
            Kind::Zendesk => t.embed_kind_zendesk(),
            Kind::Mdx => t.embed_kind_mdx(),
            Kind::Markdown => t.embed_kind_markdown(),
        };
        Kind::ALL.map(|it| (it.name(), name(it))).to_vec()
    };
    let note = move || match kind.get() {
        Kind::Frame => t.embed_note_frame(),
        Kind::Element => t.embed_note_element(),
        Kind::WordPress => t.embed_note_wordpress(),
        Kind::Zendesk => t.embed_note_zendesk(),
        Kind::Mdx => t.embed_note_mdx(),
        Kind::Markdown => t.embed_note_markdown(),
    };
    let folder = StoredValue::new(location::folder());
    let words = move || Words {
        title: t.embed_frame_title(),
        link: t.practise_story(t.story(choice.with(|it| it.story))),
    };
    let snippet = move || {
        let folder = folder.get_value();
        choice.with(|it| it.snippet(kind.get(), &folder, &words()))
    };
    let address = move || choice.with(|it| it.address(&folder.get_value()));
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        share::copy(&untrack(snippet), move |is_copied| {
            if is_copied {
                return said.set(t.embed_copied());
            }
            // Where the clipboard is closed to pages, the keyboard still reaches it.
            let _ = page::select_text(CODE_ID);
            said.set(t.copy_by_hand());
        });
    };
    let choose = move |name: String| {
        said.set(String::new());
        kind.set(Kind::parse(&name).unwrap_or(Kind::Frame));
    };
    view! {
        <section class="card maker-code" aria-labelledby="embed-snippets">
            <h2 id="embed-snippets">{t.embed_snippets()}</h2>
            {chooser("embed-kind", t.embed_for(), kinds, choose)}
            <p class="muted small">{move || note().into_any()}</p>
            <label class="field-title" for=CODE_ID>
                {t.embed_code()}
            </label>
            <textarea
                id=CODE_ID
                class="code"
                dir="ltr"
                rows="8"
                readonly
                spellcheck="false"
                prop:value=snippet
            ></textarea>
            <p role="status">{move || said.get().into_any()}</p>
            <p class="form-buttons">
                <button type="button" class="button primary" on:click=copy>
                    {t.embed_copy()}
                </button>
                <a class="button" href=address target="_blank" rel="noopener">
                    {t.embed_open()}
                </a>
            </p>
            <p class="muted small">
                <a href="unbuy-practice.html" download="unbuy-practice.html">
                    {t.embed_file()}
                </a>
                ". "
                {t.embed_file_text()}
            </p>
            <p class="muted small">
                <a href=Route::Help.href()>{t.help_link()}</a>
            </p>
        </section>
    }
    .into_any()
}
