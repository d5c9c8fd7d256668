//! The money of an order, booking by booking.

use leptos::prelude::*;
use unbuy_core::order::{Act, EventKind, Refund, RefundCause, RefundState};

use crate::{
    i18n::{DateStyle, use_texts},
    state::OrderNow,
};

/// One line of the account: when, what, and how much, seen from the buyer.
struct Booking {
    when: String,
    what: String,
    minor: i64,
    /// Not on the account yet.
    is_due: bool,
}

/// What was paid and what came back, and what the buyer has spent in the end. Nothing where no money
/// has moved.
pub fn ledger(it: &OrderNow) -> AnyView {
    let t = use_texts();
    let bookings = bookings(it);
    if bookings.is_empty() {
        return ().into_any();
    }
    let money = |minor| t.money(it.order.facts().money(minor));
    let rows = bookings.into_iter().map(|Booking { when, what, minor, is_due }| {
        view! {
            <tr data-due=is_due.then_some("")>
                <td>{when}</td>
                <th scope="row">{what}</th>
                <td class="amount">{money(minor)}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let account = it.standing.ledger;
    let spent = if account.coming_back > 0 { t.you_will_have_spent() } else { t.you_have_spent() };
    // What was paid for a real order may not be known.
    let is_known = account.back <= account.paid;
    let sum = is_known.then(|| {
        view! {
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">
                        {spent}
                    </th>
                    <td class="amount">{money(account.kept_by_shop())}</td>
                </tr>
            </tfoot>
        }
        .into_any()
    });
    // What is back for a part of an order is easily overlooked.
    let is_partly = 0 < account.back && account.back < account.paid;
    let title = t.ledger_title();
    let caption = if is_partly { t.partly_refunded(title) } else { title };
    view! {
        <table class="ledger">
            <caption>{caption}</caption>
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">{t.ledger_when()}</th>
                    <th scope="col">{t.ledger_what()}</th>
                    <th scope="col">{t.ledger_amount()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            {sum}
        </table>
    }
    .into_any()
}

fn bookings(it: &OrderNow) -> Vec<Booking> {
    let t = use_texts();
    let mut bookings = Vec::new();
    for event in it.history() {
        if let EventKind::Act(Act::Paid { amount, .. }) = &event.kind {
            let when = t.date(event.at, DateStyle::Day);
            bookings.push(Booking { when, what: t.paid(), minor: -amount, is_due: false });
        }
    }
    // What was paid for a real order may have been told without having been lived through.
    if bookings.is_empty() && it.order.is_mine() && it.standing.ledger.paid > 0 {
        let when = it.standing.paid_at.map(|at| t.date(at, DateStyle::Day)).unwrap_or_default();
        let minor = -it.standing.ledger.paid;
        bookings.push(Booking { when, what: t.paid(), minor, is_due: false });
    }
    bookings.extend(it.standing.refunds.iter().map(|refund| booking(refund, it)));
    bookings
}

fn booking(refund: &Refund, it: &OrderNow) -> Booking {
    let t = use_texts();
    let (when, is_due) = match refund.state {
        RefundState::Settled { at, .. } => (t.date(at, DateStyle::Day), false),
        RefundState::Pending
        | RefundState::Initiated { .. }
        | RefundState::AtBank { .. }
        | RefundState::Failed { .. } => {
            let offset = it.order.terms().calendar.utc_offset();
            (t.due_by(t.shop_day(refund.due, offset, DateStyle::Day)), true)
        }
    };
    let what = match refund.cause {
        RefundCause::Cancellation(_) => t.refund_cancelled(),
        RefundCause::ShipTimeout => t.refund_not_shipped(),
        RefundCause::LatePayment => t.refund_late(),
        RefundCause::Returned => t.refund_returned(),
        RefundCause::Reported => t.refund_reported(),
        RefundCause::Review => t.refund_review(),
        RefundCause::SellerCancelled => t.refund_seller(),
        RefundCause::Withdrawal => t.refund_withdrawal(),
        RefundCause::Dispute => t.refund_dispute(),
    };
    Booking { when, what, minor: refund.amount, is_due }
}
