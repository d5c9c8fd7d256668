//! What happens in a random walk: how long to wait, which act, and in what way it is wrong.

use proptest::prelude::*;
use proptest::sample::Index;
use unbuy_core::order::{Act, ActKind, Facts, LineId, LineQuantity, Order, RefundId, Terms};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;

/// How time passes before a step.
#[derive(Debug, Clone)]
pub enum Wait {
    Not,
    For(Span),
    UntilJustBeforeNextChange,
    UntilNextChange,
}

#[derive(Debug, Clone)]
pub struct Step {
    pub wait: Wait,
    /// Whether only a kind of act is taken that is possible now.
    pub possible: bool,
    pub kind: Index,
    /// Picks quantities, lines, refunds and ways to be wrong.
    pub picks: [u8; 4],
    pub wrong: bool,
    /// Whether the act is noted, possible or not, as if another tab had decided on it.
    pub noted: bool,
}

pub fn steps() -> impl Strategy<Value = Step> {
    let wait = prop_oneof![
        3 => Just(Wait::Not),
        1 => Just(Wait::For(MS)),
        3 => (0..60 * 60 * 100_000_i64).prop_map(|it| Wait::For(Span::millis(it))),
        1 => (0..4000_i64).prop_map(|it| Wait::For(Span::hours(it))),
        2 => Just(Wait::UntilJustBeforeNextChange),
        2 => Just(Wait::UntilNextChange),
    ];
    let chance = prop::bool::weighted;
    (wait, chance(0.7), any::<Index>(), any::<[u8; 4]>(), chance(0.15), chance(0.3)).prop_map(
        |(wait, possible, kind, picks, wrong, noted)| Step {
            wait,
            possible,
            kind,
            picks,
            wrong,
            noted,
        },
    )
}

pub fn facts() -> impl Strategy<Value = Facts> {
    let lines = prop::collection::vec((1..5_u32, 0..3000_i64), 1..4);
    (lines, 0..900_i64, 0..=100_i64, any::<bool>()).prop_map(|(lines, shipping, percent, own)| {
        let mut facts = Facts {
            lines: lines.into_iter().map(|(quantity, price)| line("It", quantity, price)).collect(),
            shipping,
            payment_window: own.then_some(Span::hours(5)),
            ..two_lamps()
        };
        facts.discount = facts.goods_minor() * percent / 100;
        facts
    })
}

pub fn shops() -> impl Strategy<Value = Terms> {
    let extras = (any::<[bool; 3]>(), 0..100_i64, 0..900_i64, 0..9_u16);
    (any::<bool>(), any::<bool>(), 0..200_i64, 0..700_i64, 0..12_u16, extras).prop_map(
        |(practice, feedback, answer, send_back, refund, (has, review, withdraw, bank))| Terms {
            simulation: Terms::article().simulation.filter(|_| practice),
            feedback_after_cancellation: feedback,
            answer_window: Span::hours(answer),
            return_ship_window: Span::hours(send_back),
            refund_business_days: refund,
            payment_review: has[0].then_some(Span::hours(review)),
            withdrawal_window: has[1].then_some(Span::hours(withdraw)),
            bank_business_days: has[2].then_some(bank),
            dispute: Terms::article().dispute.filter(|_| has[0] == has[2]),
            delivery: Terms::article().delivery.filter(|_| has[1] == has[2]),
            ..Terms::article()
        },
    )
}

/// Some of what is available of each line; all of it where that would be nothing.
fn some(available: Vec<LineQuantity>, picks: [u8; 4]) -> Vec<LineQuantity> {
    let part = |(it, pick): (&LineQuantity, u8)| LineQuantity {
        quantity: u32::from(pick) % (it.quantity + 1),
        ..*it
    };
    let some: Vec<_> = available.iter().zip(picks).map(part).collect();
    if some.iter().all(|it| it.quantity == 0) { available } else { some }
}

/// Goods that cannot be right.
fn spoiled(mut goods: Vec<LineQuantity>, way: u8) -> Vec<LineQuantity> {
    match (way % 4, goods.first().copied()) {
        (0, Some(first)) => goods.push(LineQuantity { quantity: 1, ..first }),
        (1, Some(_)) => goods[0].quantity = 9,
        (2, _) => goods.push(LineQuantity { line: LineId(40), quantity: 1 }),
        _ => goods.clear(),
    }
    goods
}

pub fn act(order: &Order, now: Timestamp, kind: ActKind, step: &Step) -> Act {
    let [way, pick, ..] = step.picks;
    let wrong = step.wrong;
    let goods = |available| {
        let goods = some(available, step.picks);
        if wrong { spoiled(goods, way) } else { goods }
    };
    let refunds = order.at(now).refunds;
    let chosen = usize::from(pick) % refunds.len().max(1);
    let refund = RefundId(u16::try_from(chosen + usize::from(wrong && way % 2 == 0)).unwrap());
    let attempt = refunds.get(chosen).map_or(1, |it| it.attempt) + u16::from(wrong && way % 2 == 1);
    let failed = |it: &unbuy_core::order::Refund| {
        matches!(it.state, unbuy_core::order::RefundState::Failed { .. })
    };
    match kind {
        ActKind::Place => Act::Placed,
        ActKind::Pay => pay(order.facts().total_minor() + i64::from(wrong)),
        ActKind::CancelUnpaid => Act::CancelledUnpaid,
        ActKind::RequestCancellation => {
            ask(goods(order.unshipped(now)), if wrong && way > 200 { "whim" } else { "other" })
        }
        ActKind::WithdrawRequest => Act::CancelWithdrawn,
        ActKind::ApproveRequest => Act::CancelApproved,
        ActKind::RejectRequest => rejected(),
        ActKind::Ship => Act::Shipped { goods: goods(order.unshipped(now)), parcel: None },
        ActKind::Deliver => Act::Delivered { goods: goods(order.under_way(now)) },
        ActKind::InitiateRefund => {
            let attempt = attempt + u16::from(refunds.get(chosen).is_some_and(failed));
            Act::RefundInitiated { refund, attempt }
        }
        ActKind::HandRefundToBank => Act::RefundAtBank { refund, attempt },
        ActKind::FailRefund => Act::RefundFailed { refund, attempt },
        ActKind::ConfirmRefund => Act::RefundArrived { refund, attempt },
        ActKind::LeaveFeedback => judged(if wrong { way.max(6) } else { 1 + way % 5 }),
        ActKind::RequestReturn => {
            let reason = if wrong && way > 200 { "whim" } else { "other" };
            ask_return(goods(order.returnable(now)), reason)
        }
        ActKind::WithdrawReturn => Act::ReturnWithdrawn,
        ActKind::ShipReturn => Act::ReturnShipped { goods: goods(order.returning(now)) },
        ActKind::ReceiveReturn => Act::ReturnReceived { goods: goods(order.returning(now)) },
        ActKind::Report => report(order, now, step),
        ActKind::AssumeTerms => assumed(),
        ActKind::ClearPayment => Act::PaymentCleared,
        ActKind::RefusePayment => Act::PaymentRefused,
        ActKind::CancelInReview => Act::CancelledInReview,
        ActKind::CancelAsSeller => Act::CancelledBySeller {
            goods: goods(order.unshipped(now)),
            reason: unbuy_core::order::ReasonCode("out_of_stock".to_owned()),
        },
        ActKind::ConfirmReceipt => Act::ReceiptConfirmed,
        ActKind::DeclareWithdrawal => {
            Act::WithdrawalDeclared { goods: goods(order.withdrawable(now)), name: String::new() }
        }
        ActKind::OpenDispute => open_dispute(
            goods(order.disputable(now)),
            if wrong && way > 200 { "whim" } else { "damaged" },
        ),
        ActKind::WithdrawDispute => Act::DisputeWithdrawn,
        ActKind::DecideDispute => {
            let most = order.dispute_preview(&order.at(now).disputed, now).minor;
            decided(if wrong { most + 1 } else { most * i64::from(pick) / 255 })
        }
        ActKind::ChangeAddress => moved(if wrong { " " } else { "1 New Street" }),
    }
}

/// Any report, with dates around now and parts of what is there.
fn report(order: &Order, now: Timestamp, step: &Step) -> Act {
    use unbuy_core::order::ReportedStage as S;
    const STAGES: [S; 8] = [
        S::AwaitingPayment,
        S::AwaitingShipment,
        S::PartiallyShipped,
        S::Shipped,
        S::Delivered,
        S::Completed,
        S::Expired,
        S::Cancelled,
    ];
    let [first, second, third, fourth] = step.picks;
    let date =
        |pick: u8| (!pick.is_multiple_of(3)).then(|| now - Span::hours(i64::from(pick) - 20));
    let amount = |pick: u8| (!pick.is_multiple_of(2)).then(|| i64::from(pick) * 40);
    reported(|it| {
        it.stage = STAGES.get(usize::from(first % 9)).copied();
        if second.is_multiple_of(4) {
            it.cancelled = some(order.facts().all_goods(), step.picks);
        }
        if it.stage == Some(S::PartiallyShipped) {
            it.shipped = some(order.facts().all_goods(), [fourth, third, second, first]);
        }
        (it.placed_at, it.paid_at, it.shipped_at) = (date(first), date(second), date(third));
        (it.delivered_at, it.ended_at, it.refunded_at) = (date(fourth), date(third), date(second));
        (it.paid, it.refunded) = (amount(third), amount(fourth));
    })
}
