//! The terms that practice goes by, and choosing others: a preset, a file, or an address of the site.

use leptos::{prelude::*, task::spawn_local};
use unbuy_core::{
    files::{MAX_TERMS, Preset, TermsError, own_terms},
    order::Terms,
};

use crate::{
    i18n::use_texts,
    platform::{
        files::{NotLoaded, load_text, picked},
        page,
    },
    state::{Notices, Orders},
    ui::{
        kit::{Field, Question, facts, field, field_error},
        orders::Desk,
    },
};

const TITLE_ID: &str = "terms-title";

/// How long an address can be, in characters.
const ADDRESS_LENGTH: &str = "2000";

/// The page.
pub fn terms_page(desk: Desk, practice: Orders) -> AnyView {
    let t = use_texts();
    let chosen = RwSignal::new(None::<Terms>);
    let wrong = RwSignal::new(String::new());
    let address = RwSignal::new(String::new());
    let read = move |json: &str| match own_terms(json) {
        Ok(terms) => choose(chosen, wrong, terms),
        Err(error) => refuse(chosen, wrong, said(&error)),
    };
    let presets = Preset::ALL.map(|preset| {
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| choose(chosen, wrong, preset.terms())
            >
                {t.preset(preset)}
            </button>
        }
        .into_any()
    });
    let from_file = move |event| {
        for file in picked(&event).into_iter().take(1) {
            spawn_local(async move {
                let most = u64::try_from(MAX_TERMS).unwrap_or(u64::MAX).saturating_add(1);
                match file.read(0, file.bytes().min(most)).await {
                    Ok(bytes) => read(&String::from_utf8_lossy(&bytes)),
                    Err(_) => refuse(chosen, wrong, t.terms_unreadable(file.name())),
                }
            });
        }
    };
    let from_address = move |_| {
        let address = address.get_untracked().trim().to_owned();
        spawn_local(async move {
            match load_text(&address, MAX_TERMS).await {
                Ok(json) => read(&json),
                Err(why) => refuse(chosen, wrong, not_loaded(&address, why)),
            }
        });
    };
    let line = Field {
        id: "terms-address",
        label: t.terms_address(),
        kind: "text",
        keys: "url",
        longest: ADDRESS_LENGTH,
        is_required: false,
        hint: None,
        value: address,
        wrong: RwSignal::new(String::new()),
    };
    view! {
        <h1 id=TITLE_ID tabindex="-1">
            {t.terms_of_practice()}
        </h1>
        <p class="lead">{t.terms_lead()}</p>
        <div class="stack">
            <section class="card" aria-labelledby="terms-now-title">
                <h2 id="terms-now-title">{t.terms_now()}</h2>
                {move || terms_facts(&practice.terms())}
            </section>
            <section class="card" aria-labelledby="terms-others-title">
                <h2 id="terms-others-title">{t.terms_others()}</h2>
                <div class="form-buttons">{presets.collect_view()}</div>
                <label class="field-title" for="terms-file">
                    {t.terms_file()}
                </label>
                <input
                    id="terms-file"
                    type="file"
                    accept=".json,application/json"
                    on:change=from_file
                />
                {field(line)}
                <p class="form-buttons">
                    <button type="button" class="button" on:click=from_address>
                        {t.terms_load()}
                    </button>
                </p>
                {field_error("terms-wrong", wrong)}
            </section>
            {move || chosen.get().map(|terms| proposal(desk, practice, terms, chosen))}
        </div>
    }
    .into_any()
}

fn choose(chosen: RwSignal<Option<Terms>>, wrong: RwSignal<String>, terms: Terms) {
    wrong.set(String::new());
    chosen.set(Some(terms));
    // What they say is there with the next frame.
    request_animation_frame(|| {
        let _ = page::focus_id("new-terms-title", page::Scrolling::IntoView);
    });
}

fn refuse(chosen: RwSignal<Option<Terms>>, wrong: RwSignal<String>, why: String) {
    chosen.set(None);
    wrong.set(why);
}

/// What the chosen terms say, and the button that practises under them.
fn proposal(
    desk: Desk,
    practice: Orders,
    terms: Terms,
    chosen: RwSignal<Option<Terms>>,
) -> AnyView {
    let t = use_texts();
    let rows = terms_facts(&terms);
    let start = move |_| {
        let question = Question {
            title: t.start_over_title(),
            text: t.start_over_text(),
            yes: t.terms_start(),
            no: t.keep_going(),
        };
        let terms = terms.clone();
        desk.dialogs.ask(question, move || {
            practice.begin_under(terms.clone());
            chosen.set(None);
            desk.dialogs.close_to(TITLE_ID);
            desk.notices.tell(t.terms_begun());
        });
    };
    view! {
        <section class="card" aria-labelledby="new-terms-title">
            <h2 id="new-terms-title" tabindex="-1">
                {t.terms_new()}
            </h2>
            {rows}
            <p class="form-buttons">
                <button type="button" class="button primary" on:click=start>
                    {t.terms_start()}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Terms in words.
fn terms_facts(terms: &Terms) -> AnyView {
    let t = use_texts();
    let span = |it| t.window(it);
    let or_none = |it: Option<_>| it.map_or_else(|| t.terms_none(), span);
    let days = |it| t.business_days(it);
    let mut rows = vec![
        (t.terms_pay(), span(terms.payment_window)),
        (t.terms_review(), or_none(terms.payment_review)),
        (t.terms_answer(), span(terms.answer_window)),
        (t.terms_ship(), span(terms.ship_window)),
        (t.terms_refund(), days(terms.refund_business_days)),
    ];
    if let Some(bank) = terms.bank_business_days {
        rows.push((t.terms_bank(), days(bank)));
    }
    rows.extend([
        (t.terms_return(), span(terms.return_window)),
        (t.terms_withdraw(), or_none(terms.withdrawal_window)),
        (t.terms_dispute(), or_none(terms.dispute.map(|it| it.window))),
        (t.terms_guarantee(), or_none(terms.delivery.as_ref().map(|it| it.guarantee))),
        (t.terms_holidays(), t.number(terms.calendar.holidays.len())),
        (t.terms_reasons(), t.number(terms.reasons.len())),
    ]);
    facts(rows)
}

/// What is wrong with a file, and where.
fn said(error: &TermsError) -> String {
    let t = use_texts();
    if error.path.is_empty() {
        t.terms_wrong_file(&error.message)
    } else {
        t.terms_wrong_at(&error.path, &error.message)
    }
}

fn not_loaded(address: &str, why: NotLoaded) -> String {
    let t = use_texts();
    match why {
        NotLoaded::Refused(status) => t.terms_not_there(address, status),
        NotLoaded::Unreachable => t.terms_unreachable(address),
        NotLoaded::TooLong => t.terms_too_long(address),
    }
}

/// Practises under the terms that the address of the page names: a preset, or a file of the site.
pub fn use_named(practice: Orders, notices: Notices, name: String) {
    let t = use_texts();
    let propose = move |terms| {
        if !practice.propose(terms) {
            notices.tell(t.terms_wait());
        }
    };
    if let Some(preset) = Preset::parse(&name) {
        return propose(preset.terms());
    }
    spawn_local(async move {
        let wrong = match load_text(&name, MAX_TERMS).await {
            Ok(json) => match own_terms(&json) {
                Ok(terms) => return propose(terms),
                Err(error) => said(&error),
            },
            Err(why) => not_loaded(&name, why),
        };
        notices.tell(t.terms_not_used(wrong));
    });
}
