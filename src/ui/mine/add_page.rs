//! Writing an order down: what it is, and whatever else is known.

use leptos::{ev::SubmitEvent, prelude::*};
use unbuy_core::{
    Currency, Money, Timestamp,
    order::{Facts, Line, OrderId, Picture, Report, ReportedStage, Seller, Source, Terms},
    storage::NewOrder,
};

use super::{back_to_book, day::moment_of};
use crate::{
    i18n::{Texts, use_texts},
    platform::{
        location::{self, outside_link},
        page, tabs,
    },
    route::Route,
    state::AddError,
    ui::{
        kit::{Field, field},
        orders::Desk,
    },
};

/// How an order can stand, in the order in which it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Unknown,
    Unpaid,
    Paid,
    Shipped,
    Delivered,
    Cancelled,
}

impl Stands {
    const ALL: [Self; 6] =
        [Self::Unknown, Self::Unpaid, Self::Paid, Self::Shipped, Self::Delivered, Self::Cancelled];

    /// Whether it is worth to ask since when.
    const fn is_since(self) -> bool {
        !matches!(self, Self::Unknown | Self::Unpaid)
    }

    fn label(self, t: Texts) -> String {
        match self {
            Self::Unknown => t.stage_unknown(),
            Self::Unpaid => t.stage_unpaid(),
            Self::Paid => t.stage_paid(),
            Self::Shipped => t.stage_shipped(),
            Self::Delivered => t.stage_delivered(),
            Self::Cancelled => t.stage_cancelled(),
        }
    }
}

/// What is written in the form.
#[derive(Debug, Clone, Copy)]
struct Draft {
    what: Written,
    shop: Written,
    price: Written,
    currency: Written,
    placed: Written,
    stands: RwSignal<Stands>,
    since: Written,
    number: Written,
    method: Written,
    link: Written,
}

/// A line of the form: its id, what is written, and what is wrong with it.
type Written = (&'static str, RwSignal<String>, RwSignal<String>);

fn written(id: &'static str) -> Written {
    (id, RwSignal::new(String::new()), RwSignal::new(String::new()))
}

fn text((_, value, _): Written) -> String {
    value.with_untracked(|it| it.trim().to_owned())
}

/// The form.
pub(super) fn add_page(desk: Desk) -> AnyView {
    let t = use_texts();
    page::set_title(&t.page_title(t.add_title()));
    let draft = Draft {
        what: written("add-what"),
        shop: written("add-shop"),
        price: written("add-price"),
        currency: written("add-currency"),
        placed: written("add-placed"),
        stands: RwSignal::new(Stands::Unknown),
        since: written("add-since"),
        number: written("add-number"),
        method: written("add-method"),
        link: written("add-link"),
    };
    draft.currency.1.set(usual_currency(desk));
    let date = move |it, label| field(Field { kind: "date", longest: "10", ..line(it, label) });
    let options = Stands::ALL.iter().enumerate().map(|(index, it)| {
        view! { <option value=index.to_string()>{it.label(t)}</option> }.into_any()
    });
    let choose = move |event| {
        let chosen: Option<usize> = event_target_value(&event).parse().ok();
        let chosen = chosen.and_then(|it| Stands::ALL.get(it).copied());
        draft.stands.set(chosen.unwrap_or(Stands::Unknown));
    };
    let since = move || draft.stands.get().is_since().then(|| date(draft.since, t.add_since()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save(desk, draft);
    };
    view! {
        {back_to_book(desk)}
        <h1 tabindex="-1">{t.add_title()}</h1>
        <p class="lead">{t.add_text()}</p>
        <form class="card form" novalidate on:submit=submit>
            {field(Field { is_required: true, ..line(draft.what, t.add_what()) })}
            {field(line(draft.shop, t.add_shop()))}
            <div class="form-pair">
                <div>
                    {field(Field { keys: "decimal", ..line(draft.price, t.add_price()) })}
                </div>
                <div>
                    {field(Field { longest: "3", ..line(draft.currency, t.add_currency()) })}
                </div>
            </div>
            {date(draft.placed, t.add_placed())}
            <label class="field-title" for="add-stands">
                {t.add_stage()}
            </label>
            <select id="add-stands" on:change=choose>
                {options.collect_view()}
            </select>
            {move || since()}
            <details class="form-more">
                <summary>{t.add_more()}</summary>
                {field(line(draft.number, t.add_number()))}
                {field(line(draft.method, t.add_method()))}
                {field(
                    Field {
                        kind: "url",
                        longest: "2000",
                        ..line(draft.link, t.add_link())
                    },
                )}
            </details>
            <p class="form-buttons">
                <button type="submit" class="button primary">
                    {t.add_save()}
                </button>
            </p>
        </form>
    }
    .into_any()
}

/// A line of the form that anything can be written in.
fn line((id, value, wrong): Written, label: String) -> Field {
    let (kind, keys, longest) = ("text", "text", "300");
    Field { id, label, kind, keys, longest, is_required: false, hint: None, value, wrong }
}

/// That of the newest order there is.
fn usual_currency(desk: Desk) -> String {
    let newest = desk.orders.ids().into_iter().filter_map(|it| desk.orders.order(&it));
    let mut codes = newest.map(|it| it.with_untracked(|it| it.order.facts().currency));
    let known = codes.find(|it| *it != Currency::NONE);
    known.map_or_else(String::new, |it| it.code().to_owned())
}

fn save(desk: Desk, draft: Draft) {
    let t = use_texts();
    let order = match checked(desk, draft) {
        Ok(order) => order,
        Err(((id, _, wrong), why)) => {
            wrong.set(why);
            // It may lie in the part that is folded up.
            page::unfold(id);
            let _ = page::focus_id(id, page::Scrolling::IntoView);
            return;
        }
    };
    let id = order.facts.id.clone();
    match desk.orders.take_up(&[order]) {
        Ok(_) => {
            desk.notices.tell_on_next_page(t.added());
            location::set_hash(&Route::of_order(id).href());
        }
        Err(why) => desk.notices.tell(add_error(why)),
    }
}

/// Why an order could not be kept.
pub(super) fn add_error(why: AddError) -> String {
    let t = use_texts();
    match why {
        AddError::NoRoom(_) => t.add_failed_room(),
        AddError::TooLong => t.add_failed_long(),
        AddError::NotSaved(_) => t.add_failed(),
    }
}

/// The order as it was written down.
///
/// # Errors
/// The first line that cannot be kept so, and why.
fn checked(desk: Desk, draft: Draft) -> Result<NewOrder, (Written, String)> {
    let t = use_texts();
    let now = desk.orders.clock().now_untracked();
    let title = text(draft.what);
    if title.is_empty() {
        return Err((draft.what, t.add_what_missing()));
    }
    let (price, code) = (text(draft.price), text(draft.currency).to_ascii_uppercase());
    let is_unknown = price.is_empty() && code.is_empty();
    let currency = if is_unknown { Some(Currency::NONE) } else { Currency::new(&code) };
    let currency = currency.ok_or_else(|| (draft.currency, t.add_currency_wrong()))?;
    let price = match price.is_empty() {
        true => None,
        false => {
            Some(Money::parse(&price, currency).map_err(|it| (draft.price, t.price_error(it)))?)
        }
    };
    let moment = |line: Written| moment_of(line.0, &text(line), now).map_err(|why| (line, why));
    let placed_at = moment(draft.placed)?;
    // It may be written and not shown any more.
    let since = if draft.stands.get_untracked().is_since() { moment(draft.since)? } else { None };
    let link = Some(text(draft.link)).filter(|it| !it.is_empty());
    if link.as_deref().is_some_and(|it| outside_link(it).is_none()) {
        return Err((draft.link, t.add_link_wrong()));
    }
    let id = number_of(desk, draft, now).ok_or_else(|| (draft.number, t.add_number_known()))?;
    let minor = price.map_or(0, |it| it.minor);
    let mut report = Report::new(Source::ByHand);
    report.placed_at = placed_at;
    report.method = Some(text(draft.method)).filter(|it| !it.is_empty());
    report.link = link;
    let stands = draft.stands.get_untracked();
    let (stage, date) = match stands {
        Stands::Unknown => (None, None),
        Stands::Unpaid => (Some(ReportedStage::AwaitingPayment), None),
        Stands::Paid => (Some(ReportedStage::AwaitingShipment), Some(&mut report.paid_at)),
        Stands::Shipped => (Some(ReportedStage::Shipped), Some(&mut report.shipped_at)),
        Stands::Delivered => (Some(ReportedStage::Delivered), Some(&mut report.delivered_at)),
        Stands::Cancelled => (Some(ReportedStage::Cancelled), Some(&mut report.ended_at)),
    };
    if let Some(date) = date {
        *date = since;
    }
    report.stage = stage;
    // Whether a cancelled order had been paid is asked afterwards.
    let is_paid = matches!(stands, Stands::Paid | Stands::Shipped | Stands::Delivered);
    report.paid = price.map(|it| it.minor).filter(|_| is_paid);
    let line = Line::new(title, 1, minor, Picture::Parcel);
    let seller = Seller { name: text(draft.shop) };
    let (lines, payment_window) = (vec![line], None);
    let (shipping, discount, deliver_to) = (0, 0, None);
    let facts =
        Facts { id, seller, lines, currency, shipping, discount, payment_window, deliver_to };
    facts.validate().map_err(|_| (draft.price, t.price_too_large()))?;
    let noted = desk.orders.next_stamp();
    // As of the latest day that it tells of: what is noted of later days comes after it.
    let as_of = since.or(placed_at).unwrap_or(now);
    Ok(NewOrder::reported(facts, Terms::assumed().into(), report, as_of, &noted))
}

/// The number under which it is kept; nothing if there is such an order already.
fn number_of(desk: Desk, draft: Draft, now: Timestamp) -> Option<OrderId> {
    let number = text(draft.number);
    if number.is_empty() {
        // By chance, and not by the moment: two can be written down within a tick of the clock.
        let unique = tabs::new_tab_id();
        return Some(Source::ByHand.order_id_untold(&format!("{}-{}", now.millis(), unique.0)));
    }
    let id = Source::ByHand.order_id(&number);
    (!desk.orders.has(&id)).then_some(id)
}
