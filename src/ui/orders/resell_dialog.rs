//! The last resort of the article: offer the thing to others, marked "In stock".

use leptos::prelude::*;
use unbuy_core::{
    Money,
    order::{Facts, LineStanding},
};

use crate::{
    i18n::{Texts, use_texts},
    state::OrderNow,
    ui::kit::{Dialogs, copy_buttons, facts},
};

/// How long a title can be, in characters.
const TITLE_LENGTH: &str = "150";

/// How long a listing can be, in characters.
const LISTING_LENGTH: &str = "1000";

const LISTING_ID: &str = "listing";

/// Makes a listing from an order, to be edited, copied and shared.
#[component]
pub fn ResellDialog(
    /// The order.
    order: OrderNow,
    /// Where it is shown.
    dialogs: Dialogs,
) -> impl IntoView {
    let t = use_texts();
    let sold = StoredValue::new(order.order.facts().clone());
    let is_single = order.order.facts().lines.len() == 1;
    let spent = order.standing.ledger.kept_by_shop();
    let kept = kept_lines(&order.standing.lines);
    let first = kept.first().map_or(0, |it| it.0);
    let line = RwSignal::new(first);
    let units = StoredValue::new(kept.clone());
    let paid = move || {
        let line = line.get();
        let units = units.with_value(|it| it.iter().find(|it| it.0 == line).map_or(0, |it| it.1));
        let paid = |it: &Facts| if is_single { spent } else { price_of(it, line, units) };
        sold.with_value(|it| it.money(paid(it)))
    };
    let title = RwSignal::new(title_of(order.order.facts(), first));
    let price = RwSignal::new(paid().decimal());
    let parsed = move || price.with(|it| Money::parse(it, paid().currency));
    // Once the reader has written it anew, it is theirs, and no field changes it any more.
    let own_words = RwSignal::new(None::<String>);
    let listing = move || {
        let money = parsed().map_or_else(|_| price.get(), |it| t.money(it));
        own_words.get().unwrap_or_else(|| t.listing(title.get().trim(), money))
    };
    let choose = move |event| {
        line.set(event_target_value(&event).parse().unwrap_or_default());
        title.set(sold.with_value(|it| title_of(it, line.get_untracked())));
        price.set(untrack(paid).decimal());
        own_words.set(None);
    };
    view! {
        <h2 id="resell-title">{t.resell_title()}</h2>
        <p class="muted">{t.resell_text()}</p>
        {(kept.len() > 1).then(|| line_choice(&order, &kept, t, choose))}
        <label class="field-title" for="resell-what">
            {t.listing_title()}
        </label>
        <input
            id="resell-what"
            maxlength=TITLE_LENGTH
            prop:value=move || title.get()
            on:input=move |event| title.set(event_target_value(&event))
        />
        <label class="field-title" for="resell-price">
            {t.listing_price(paid().currency.code())}
        </label>
        <input
            id="resell-price"
            inputmode="decimal"
            autocomplete="off"
            aria-describedby="resell-price-wrong"
            aria-invalid=move || parsed().is_err().then_some("true")
            prop:value=move || price.get()
            on:input=move |event| price.set(event_target_value(&event))
        />
        <p id="resell-price-wrong" class="field-error" role="alert">
            {move || parsed().err().map(|it| t.price_error(it)).unwrap_or_default().into_any()}
        </p>
        {move || parsed().ok().map(|it| profit(paid(), it, t)).into_any()}
        <label class="field-title" for=LISTING_ID>
            {t.listing_text()}
        </label>
        <textarea
            id=LISTING_ID
            rows="3"
            maxlength=LISTING_LENGTH
            prop:value=listing
            on:input=move |event| own_words.set(Some(event_target_value(&event)))
        ></textarea>
        {copy_buttons(
            dialogs,
            LISTING_ID,
            listing,
            move || t.listing_copied(),
            move || parsed().is_err(),
        )}
    }
}

/// The lines of which the buyer has something, by place, with how many units.
fn kept_lines(lines: &[LineStanding]) -> Vec<(usize, u32)> {
    let kept = |it: &LineStanding| it.delivered.saturating_sub(it.returning);
    (0..).zip(lines).map(|(place, it)| (place, kept(it))).filter(|it| it.1 > 0).collect()
}

/// Which of several lines to sell.
fn line_choice(
    order: &OrderNow,
    kept: &[(usize, u32)],
    t: Texts,
    choose: impl Fn(leptos::ev::Event) + 'static,
) -> AnyView {
    let options = kept.iter().map(|(line, _)| {
        let title = title_of(order.order.facts(), *line);
        view! { <option value=line.to_string()>{title}</option> }.into_any()
    });
    view! {
        <label class="field-title" for="resell-line">
            {t.which_one()}
        </label>
        <select id="resell-line" on:change=choose>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

/// What was paid, and what is won or lost.
fn profit(paid: Money, price: Money, t: Texts) -> AnyView {
    let won = price.minor.saturating_sub(paid.minor);
    let term = if won < 0 { t.you_lose() } else { t.you_win() };
    let won = Money::new(won.saturating_abs(), paid.currency);
    facts(vec![(t.you_paid(), t.money(paid)), (term, t.money(won))])
}

/// What so many units of a line cost, less their share of the discount.
fn price_of(facts: &Facts, line: usize, units: u32) -> i64 {
    let unit_price = facts.lines.get(line).map_or(0, |it| it.unit_price);
    let price = unit_price.saturating_mul(i64::from(units));
    let share = i128::from(facts.discount) * i128::from(price);
    let share = share / i128::from(facts.goods_minor().max(1));
    price - i64::try_from(share).unwrap_or_default()
}

fn title_of(facts: &Facts, line: usize) -> String {
    facts.lines.get(line).map_or_else(String::new, |it| it.title.clone())
}
