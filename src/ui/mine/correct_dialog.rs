//! Correcting what was written down of an order: what it is, whose it is, what it cost, its link.

use leptos::prelude::*;
use unbuy_core::{
    Currency, Money,
    order::{Facts, Report, Seller, Source},
    storage::NewOrder,
};

use super::{add_page::add_error, order_page::link_of};
use crate::{
    i18n::use_texts,
    platform::{location::outside_link, page},
    state::OrderNow,
    ui::{
        kit::{Dialogs, Field, field, sheet_buttons},
        orders::Desk,
    },
};

const TITLE_ID: &str = "correct-title";

/// Shows the form over the page of the order.
pub(super) fn ask_to_correct(desk: Desk, order: ArcReadSignal<OrderNow>) {
    let dialogs = desk.dialogs;
    dialogs.show(TITLE_ID, move || form(desk, dialogs, &order.get_untracked()));
}

fn form(desk: Desk, dialogs: Dialogs, it: &OrderNow) -> AnyView {
    let t = use_texts();
    let facts = it.order.facts();
    let total = Some(facts.total()).filter(|it| it.minor > 0);
    let line = |id, label, value: &str| Field {
        id,
        label,
        kind: "text",
        keys: "text",
        longest: "300",
        is_required: false,
        hint: None,
        value: RwSignal::new(value.to_owned()),
        wrong: RwSignal::new(String::new()),
    };
    let what = Field { is_required: true, ..line("correct-what", t.add_what(), facts.title()) };
    let shop = line("correct-shop", t.add_shop(), &facts.seller.name);
    let price = Field {
        keys: "decimal",
        ..line("correct-price", t.add_price(), &total.map(Money::decimal).unwrap_or_default())
    };
    // Where nothing was known of the price, nothing was of its currency.
    let currency = Field { longest: "3", ..line("correct-currency", t.add_currency(), "") };
    let link = Field {
        kind: "url",
        longest: "2000",
        ..line("correct-link", t.add_link(), &link_of(it).unwrap_or_default())
    };
    let asks_currency = facts.currency == Currency::NONE;
    let fields = [what, shop, price, currency, link];
    let values = fields.clone().map(|it| (it.id, it.value, it.wrong));
    let shown = fields.into_iter().filter(move |it| asks_currency || it.id != "correct-currency");
    let order = StoredValue::new(it.clone());
    let save = move || {
        let [what, shop, price, currency, link] =
            values.map(|(_, it, _)| it.get_untracked().trim().to_owned());
        let written = Written { what, shop, price, currency, link };
        let corrected = order.with_value(|it| corrected(desk, it, written));
        let fail = |place: usize, why: String| {
            if let Some((id, _, wrong)) = values.get(place) {
                wrong.set(why);
                let _ = page::focus_id(id, page::Scrolling::IntoView);
            }
        };
        match corrected {
            Ok(None) => dialogs.close(),
            Ok(Some(order)) => {
                let title = t.page_title(order.facts.title());
                let taken = desk.orders.take_up(&[order]);
                if taken.is_ok() {
                    page::set_title(&title);
                }
                desk.notices.tell(taken.err().map_or_else(|| t.corrected(), add_error));
                dialogs.close();
            }
            Err((place, why)) => fail(place, why),
        }
    };
    view! {
        <h2 id=TITLE_ID>{t.correct_it()}</h2>
        {shown.map(field).collect_view()}
        {sheet_buttons(dialogs, t.not_now(), t.add_save(), "button primary", save)}
    }
    .into_any()
}

/// What is written in the fields, in their order.
struct Written {
    what: String,
    shop: String,
    price: String,
    currency: String,
    link: String,
}

/// The order with what was written, and what that changes about the money; nothing if it changes
/// nothing.
///
/// # Errors
/// Which field cannot be kept so, by its place, and why.
fn corrected(
    desk: Desk,
    it: &OrderNow,
    written: Written,
) -> Result<Option<NewOrder>, (usize, String)> {
    let t = use_texts();
    let known = it.order.facts();
    let Written { what, shop, price, currency, link } = written;
    if what.is_empty() {
        return Err((0, t.add_what_missing()));
    }
    let has_price = !price.is_empty();
    let currency = match known.currency {
        Currency::NONE if has_price => Currency::new(&currency.to_ascii_uppercase())
            .ok_or_else(|| (3, t.add_currency_wrong()))?,
        known => known,
    };
    let minor = match price.as_str() {
        "" => 0,
        price => Money::parse(price, currency).map_err(|it| (2, t.price_error(it)))?.minor,
    };
    if !link.is_empty() && outside_link(&link).is_none() {
        return Err((4, t.add_link_wrong()));
    }
    let mut facts = Facts { seller: Seller { name: shop }, currency, ..known.clone() };
    if let Some(line) = facts.lines.first_mut() {
        (line.title, line.unit_price) = (what, minor);
    }
    facts.validate().map_err(|_| (2, t.price_too_large()))?;
    let mut report = Report::new(Source::ByHand);
    // What was paid for it was its price. A price that is taken away says nothing of what was paid.
    let (paid, before) = (it.standing.ledger.paid, known.total_minor());
    report.paid =
        Some(minor).filter(|_| has_price && paid > 0 && paid == before && minor != before);
    report.link = Some(link.clone()).filter(|_| link_of(it).unwrap_or_default() != link);
    let terms = it.order.terms().clone().into();
    if report == Report::new(Source::ByHand) {
        let is_new = facts != *known;
        return Ok(is_new.then(|| NewOrder { facts, terms, log: Vec::new() }));
    }
    let (now, noted) = (desk.orders.clock().now_untracked(), desk.orders.next_stamp());
    Ok(Some(NewOrder::reported(facts, terms, report, now, &noted)))
}
