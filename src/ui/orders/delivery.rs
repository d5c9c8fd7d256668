//! Where an order goes, when it should be there, and the numbers of its parcels.

use leptos::prelude::*;
use unbuy_core::order::{ActKind, Address, Delivery, NextStep, Parcel, Stage, WayKind};

use super::actions::{OrderAction, action_button};
use crate::{
    i18n::{DateStyle, use_texts},
    platform::{page, share},
    state::OrderNow,
    ui::kit::fact,
};

/// What is known of the delivery; nothing where nothing is. Without `on_action` it is only told of: the
/// order is a real one, or is looked at on another day.
pub fn delivery_card(order: &OrderNow, on_action: Option<Callback<OrderAction>>) -> AnyView {
    let t = use_texts();
    let it = order.order.delivery(order.standing.now);
    let is_known = it.to.is_some() || it.guaranteed_by.is_some() || !it.parcels.is_empty();
    if order.order.is_mine() && !is_known {
        return ().into_any();
    }
    let guarantee = it.guaranteed_by.map(|by| t.until(by, DateStyle::Long));
    let parcels = it.parcels.iter().enumerate();
    let parcels = parcels.map(|(index, (_, it))| parcel_rows(index, it)).collect_view();
    view! {
        <section class="card" aria-labelledby="delivery-title">
            <h2 id="delivery-title">{t.delivery_title()}</h2>
            <dl class="facts delivery">
                {fact(t.deliver_to(), address(it.to.as_ref()))}
                {it.estimate.map(|it| fact(t.deliver_estimate(), t.days(it).into_any()))}
                {guarantee.map(|it| fact(t.deliver_guarantee(), it.into_any()))}
            </dl>
            {parcels}
            {late(order, &it, on_action)}
            {change(order, &it, on_action)}
        </section>
    }
    .into_any()
}

/// Each line as it was written, then the country.
fn address(to: Option<&Address>) -> AnyView {
    let t = use_texts();
    let Some(to) = to else { return t.not_known().into_any() };
    let line = |it: &str| {
        view! {
            <span>
                <bdi>{it.to_owned()}</bdi>
            </span>
        }
        .into_any()
    };
    let lines = to.lines.lines().map(line);
    view! {
        <span class="address">
            {lines.collect_view()}
            <span>{t.country(to.country)}</span>
        </span>
    }
    .into_any()
}

/// The carrier and, where it is known, the number, with a button that copies it and says so.
fn parcel_rows(index: usize, parcel: &Parcel) -> AnyView {
    let t = use_texts();
    let Parcel { carrier, number } = parcel.clone();
    let carrier =
        (!carrier.is_empty()).then(|| fact(t.carrier(), view! { <bdi>{carrier}</bdi> }.into_any()));
    if number.is_empty() {
        return view! { <dl class="facts delivery">{carrier}</dl> }.into_any();
    }
    let id = ["parcel-", &index.to_string()].concat();
    let said = RwSignal::new(String::new());
    let copy = {
        let (id, number) = (id.clone(), number.clone());
        move |_| {
            let (id, number) = (id.clone(), number.clone());
            share::copy(&number.clone(), move |is_copied| {
                if is_copied {
                    return said.set(t.number_copied(&number));
                }
                let _ = page::select_text(&id);
                said.set(t.copy_by_hand());
            });
        }
    };
    let label = t.copy_number(&number);
    let number = view! {
        <bdi id=id class="number">
            {number}
        </bdi>
    };
    view! {
        <dl class="facts delivery">
            {carrier}
            {fact(t.tracking_number(), number.into_any())}
        </dl>
        <p class="copy-number no-print">
            <span role="status">{move || said.get().into_any()}</span>
            <button type="button" class="button small" aria-label=label on:click=copy>
                {t.copy()}
            </button>
        </p>
    }
    .into_any()
}

/// What can be done about a parcel that was guaranteed to be here. Whether a real one is nobody has told,
/// and the page of a real order asks.
fn late(order: &OrderNow, it: &Delivery, on_action: Option<Callback<OrderAction>>) -> AnyView {
    let t = use_texts();
    let now = order.standing.now;
    let by = it.guaranteed_by.filter(|by| *by <= now && !order.order.is_mine());
    let Some(by) = by else { return ().into_any() };
    let goods = order.order.disputable(now);
    let can_dispute = !goods.is_empty() && order.can(&order.order.way_out(WayKind::Dispute, now));
    let button = on_action
        .filter(|_| can_dispute)
        .map(|run| side_button(OrderAction::OpenDispute, order, run));
    view! {
        <p class="why">{t.deliver_late(t.until(by, DateStyle::Long))}</p>
        {button}
    }
    .into_any()
}

fn side_button(action: OrderAction, order: &OrderNow, run: Callback<OrderAction>) -> AnyView {
    let button = action_button(action, order, run);
    view! { <div class="side-buttons">{button}</div> }.into_any()
}

/// The button that changes the address or, while it is too late for that and not all is here, why not.
fn change(order: &OrderNow, it: &Delivery, on_action: Option<Callback<OrderAction>>) -> AnyView {
    let t = use_texts();
    let Some(refusal) = &it.refusal else {
        let button = on_action.map(|run| side_button(OrderAction::ChangeAddress, order, run));
        return button.into_any();
    };
    let is_under_way = matches!(order.standing.stage, Stage::PartiallyShipped | Stage::Shipped);
    if order.order.is_mine() || !is_under_way {
        return ().into_any();
    }
    let guards = refusal.guards.iter().map(|it| t.guard(it, &order.order));
    // What else can be done about the order stands with its ways out.
    let steps = refusal.instead.iter().filter(|it| **it == NextStep::AskCarrier);
    let said: Vec<String> = guards.chain(steps.map(|it| t.next_step(it, &order.order))).collect();
    view! {
        <div class="why">
            <h3>{t.why_not(ActKind::ChangeAddress)}</h3>
            <p>{t.sentences(&said)}</p>
        </div>
    }
    .into_any()
}
