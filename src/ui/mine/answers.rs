//! The answers to what wants attention, each a button that records it.

use leptos::{ev::MouseEvent, prelude::*};
use unbuy_core::{
    Timestamp,
    order::{
        Act, Attention, Concern, DeadlineKind, Order, OrderId, RefundId, Report, ReportedStage,
        Source, Standing, TimeStep,
    },
};

use super::money_dialog::{Money, ask_about_money};
use crate::{
    i18n::use_texts,
    platform::page,
    state::OrderNow,
    ui::orders::{Deed, Desk},
};

/// An answer: the words of its button, and what it does.
struct Answer {
    label: String,
    does: Does,
}

/// What an answer does.
#[derive(Clone)]
enum Does {
    /// It records this.
    Record(Act),
    /// It asks how much money is about, and since when.
    AskAbout(Money),
}

/// What can be answered; nothing where there is nothing to say yet. Days that nobody tells stay unknown.
fn answers(it: &Attention, order: &Order, standing: &Standing) -> Vec<Answer> {
    let t = use_texts();
    let record = |label, act| Answer { label, does: Does::Record(act) };
    let stage = |it: ReportedStage| reported(|report| report.stage = Some(it));
    match it.concern {
        Concern::RefundLate(id) | Concern::Ahead(DeadlineKind::Refund(id)) => {
            let arrived = money_arrived(standing, id);
            arrived.map(|act| record(t.money_arrived(), act)).into_iter().collect()
        }
        Concern::MoneyUnknown => vec![
            Answer { label: t.money_arrived(), does: Does::AskAbout(Money::Back) },
            Answer { label: t.answer_not_back(), does: Does::AskAbout(Money::Missing) },
            record(t.answer_never_paid(), reported(|it| it.paid = Some(0))),
        ],
        Concern::Arrival | Concern::Guarantee => {
            vec![record(t.answer_arrived(), stage(ReportedStage::Delivered))]
        }
        Concern::Question(TimeStep::SilenceIsConsent) => vec![
            record(t.answer_yes(), Act::CancelApproved),
            record(t.answer_no(), Act::CancelRejected { note: String::new(), reason: None }),
        ],
        Concern::Question(TimeStep::ShipTimedOut) => vec![
            record(t.answer_shipped(), stage(ReportedStage::Shipped)),
            record(t.answer_cancelled(), stage(ReportedStage::Cancelled)),
        ],
        Concern::Question(TimeStep::ReturnLapsed) => vec![
            record(t.answer_sent(), Act::ReturnShipped { goods: order.returning(standing.now) }),
            record(t.answer_keep(), Act::ReturnWithdrawn),
        ],
        Concern::Question(TimeStep::PaymentTimedOut) => {
            let paid = reported(|it| {
                it.stage = Some(ReportedStage::AwaitingShipment);
                it.paid = Some(order.facts().total_minor()).filter(|it| *it > 0);
            });
            vec![
                record(t.answer_ended(), stage(ReportedStage::Expired)),
                record(t.answer_i_paid(), paid),
            ]
        }
        Concern::Question(_) | Concern::Ahead(_) => Vec::new(),
    }
}

/// The buttons of the answers. The focus goes to the element of the id `stays` when they are gone.
pub(super) fn answer_buttons(
    desk: Desk,
    it: &Attention,
    order: &OrderNow,
    stays: &'static str,
) -> Option<AnyView> {
    let button = |Answer { label, does }| {
        let shown = order.clone();
        // The second click of a double click would answer what has come in the place of this one.
        let press = move |event: MouseEvent| {
            if event.detail() > 1 {
                return;
            }
            match &does {
                Does::Record(act) => answer(desk, shown.order.id(), act.clone(), stays),
                Does::AskAbout(money) => ask_about_money(desk, &shown, *money, stays),
            }
        };
        view! {
            <button type="button" class="button small" on:click=press>
                {label}
            </button>
        }
        .into_any()
    };
    let buttons: Vec<AnyView> =
        answers(it, &order.order, &order.standing).into_iter().map(button).collect();
    let title = order.order.facts().title().to_owned();
    (!buttons.is_empty()).then(|| {
        // They are called the same for every order.
        view! {
            <div class="answers" role="group" aria-label=title>
                {buttons}
            </div>
        }
        .into_any()
    })
}

fn answer(desk: Desk, id: &OrderId, act: Act, stays: &str) {
    desk.act(id, Deed { act, said: use_texts().noted() });
    let _ = page::focus_id(stays, page::Scrolling::Stay);
}

/// The reader saw the money of a refund.
pub(super) fn money_arrived(standing: &Standing, id: RefundId) -> Option<Act> {
    let refund = standing.refunds.iter().find(|it| it.id == id)?;
    Some(Act::RefundArrived { refund: id, attempt: refund.attempt })
}

/// The reader told how the order stands.
pub(super) fn reported(tell: impl FnOnce(&mut Report)) -> Act {
    let mut report = Report::new(Source::ByHand);
    tell(&mut report);
    Act::Reported { report: report.into() }
}

/// The reader told that it came to a stage at that moment.
pub(super) fn staged(stage: ReportedStage, at: Timestamp) -> Act {
    reported(|it| {
        it.stage = Some(stage);
        let date = match stage {
            ReportedStage::AwaitingPayment => &mut it.placed_at,
            ReportedStage::AwaitingShipment => &mut it.paid_at,
            ReportedStage::PartiallyShipped | ReportedStage::Shipped => &mut it.shipped_at,
            ReportedStage::Delivered | ReportedStage::Completed => &mut it.delivered_at,
            ReportedStage::Expired | ReportedStage::Cancelled => &mut it.ended_at,
        };
        *date = Some(at);
    })
}
