//! Which act is possible in which situation: a table written by hand, so that the guards are
//! measured against what people decided and not against themselves.

use std::collections::BTreeMap;

use unbuy_core::order::{Act, ActKind};

use crate::shop::*;
use crate::situations::story;

/// One row for each situation, one column for each kind of act, always with the right particulars.
///
/// `ok` is allowed. Otherwise the guards, joined by `+`:
/// AP already placed, NP not placed, PD already paid, UP not paid, EX expired, CX cancelled,
/// RO request open, NR no open request, SH already shipped, NS not shipped, DL already delivered,
/// NF no such refund, NI refund not initiated, RI refund already initiated, RS refund already
/// settled, FN feedback not open, ND not delivered, RC return closed, OR return open, NO no open
/// return, RL return lapsed, RN return not shipped, OW return on its way, RR return received, NM not
/// an order of `mine`.
const TABLE: &str = include_str!("table.txt");

/// The same for what came later: NC payment not being checked, IR payment still being checked, NW no
/// right to withdraw, WC too late to withdraw, WD withdrawn already, NX nobody decides disputes, DO
/// dispute open, NQ no open dispute, DC too late to dispute, DD dispute decided, AC completed already.
const AFTER: &str = include_str!("table_after.txt");

/// When each situation is looked at.
pub const NOW_DAY: i64 = 19;

/// How a column is headed, and the kind of act after it; every kind has its column.
const fn column(kind: ActKind) -> (&'static str, Option<ActKind>) {
    match kind {
        ActKind::Place => ("place", Some(ActKind::Pay)),
        ActKind::Pay => ("pay", Some(ActKind::CancelUnpaid)),
        ActKind::CancelUnpaid => ("calloff", Some(ActKind::RequestCancellation)),
        ActKind::RequestCancellation => ("ask", Some(ActKind::WithdrawRequest)),
        ActKind::WithdrawRequest => ("withdraw", Some(ActKind::ApproveRequest)),
        ActKind::ApproveRequest => ("approve", Some(ActKind::RejectRequest)),
        ActKind::RejectRequest => ("reject", Some(ActKind::Ship)),
        ActKind::Ship => ("ship", Some(ActKind::Deliver)),
        ActKind::Deliver => ("deliver", Some(ActKind::InitiateRefund)),
        ActKind::InitiateRefund => ("start", Some(ActKind::HandRefundToBank)),
        ActKind::HandRefundToBank => ("bank", Some(ActKind::FailRefund)),
        ActKind::FailRefund => ("fail", Some(ActKind::ConfirmRefund)),
        ActKind::ConfirmRefund => ("confirm", Some(ActKind::LeaveFeedback)),
        ActKind::LeaveFeedback => ("judge", Some(ActKind::RequestReturn)),
        ActKind::RequestReturn => ("return", Some(ActKind::WithdrawReturn)),
        ActKind::WithdrawReturn => ("keep", Some(ActKind::ShipReturn)),
        ActKind::ShipReturn => ("sendback", Some(ActKind::ReceiveReturn)),
        ActKind::ReceiveReturn => ("gotback", Some(ActKind::Report)),
        ActKind::Report => ("report", Some(ActKind::AssumeTerms)),
        ActKind::AssumeTerms => ("assume", Some(ActKind::ClearPayment)),
        ActKind::ClearPayment => ("clear", Some(ActKind::RefusePayment)),
        ActKind::RefusePayment => ("refuse", Some(ActKind::CancelInReview)),
        ActKind::CancelInReview => ("endcheck", Some(ActKind::CancelAsSeller)),
        ActKind::CancelAsSeller => ("soldout", Some(ActKind::ConfirmReceipt)),
        ActKind::ConfirmReceipt => ("fine", Some(ActKind::DeclareWithdrawal)),
        ActKind::DeclareWithdrawal => ("withdrawal", Some(ActKind::OpenDispute)),
        ActKind::OpenDispute => ("dispute", Some(ActKind::WithdrawDispute)),
        ActKind::WithdrawDispute => ("drop", Some(ActKind::DecideDispute)),
        ActKind::DecideDispute => ("decide", Some(ActKind::ChangeAddress)),
        ActKind::ChangeAddress => ("address", None),
    }
}

/// All kinds of acts, in the order of the columns.
pub fn kinds() -> Vec<ActKind> {
    std::iter::successors(Some(ActKind::Place), |it| column(*it).1).collect()
}

/// An act of that kind with the particulars that fit the situation, if any do.
fn fitting(kind: ActKind, situation: &str, story: &Story) -> Act {
    let now = day(NOW_DAY);
    let or_all = |goods: Vec<_>| if goods.is_empty() { units(2) } else { goods };
    let attempt = if situation == "refund-failed" { 2 } else { 1 };
    match kind {
        ActKind::Place => Act::Placed,
        ActKind::Pay => paid(),
        ActKind::CancelUnpaid => Act::CancelledUnpaid,
        ActKind::RequestCancellation => ask(or_all(story.order.unshipped(now)), "other"),
        ActKind::WithdrawRequest => Act::CancelWithdrawn,
        ActKind::ApproveRequest => Act::CancelApproved,
        ActKind::RejectRequest => rejected(),
        ActKind::Ship => Act::Shipped { goods: or_all(story.order.unshipped(now)), parcel: None },
        ActKind::Deliver => Act::Delivered { goods: or_all(story.order.under_way(now)) },
        ActKind::InitiateRefund => initiated(attempt),
        ActKind::HandRefundToBank => at_bank(1),
        ActKind::FailRefund => failed(1),
        ActKind::ConfirmRefund => arrived(1),
        ActKind::LeaveFeedback => judged(4),
        ActKind::RequestReturn => ask_return(or_all(story.order.returnable(now)), "other"),
        ActKind::WithdrawReturn => Act::ReturnWithdrawn,
        ActKind::ShipReturn => Act::ReturnShipped { goods: or_all(story.order.returning(now)) },
        ActKind::ReceiveReturn => Act::ReturnReceived { goods: or_all(story.order.returning(now)) },
        ActKind::Report => reported(|_| {}),
        ActKind::AssumeTerms => assumed(),
        ActKind::ClearPayment => Act::PaymentCleared,
        ActKind::RefusePayment => Act::PaymentRefused,
        ActKind::CancelInReview => Act::CancelledInReview,
        ActKind::CancelAsSeller => {
            let reason = unbuy_core::order::ReasonCode("out_of_stock".to_owned());
            Act::CancelledBySeller { goods: or_all(story.order.unshipped(now)), reason }
        }
        ActKind::ConfirmReceipt => Act::ReceiptConfirmed,
        ActKind::DeclareWithdrawal => Act::WithdrawalDeclared {
            goods: or_all(story.order.withdrawable(now)),
            name: String::new(),
        },
        ActKind::OpenDispute => open_dispute(or_all(story.order.disputable(now)), "damaged"),
        ActKind::WithdrawDispute => Act::DisputeWithdrawn,
        ActKind::DecideDispute => decided(0),
        ActKind::ChangeAddress => moved("1 New Street"),
    }
}

/// What the letters of a cell mean, in the words of the guards.
fn spelled_out(cell: &str) -> String {
    let word = |letters| match letters {
        "ok" => "ok",
        "AP" => "AlreadyPlaced",
        "NP" => "NotPlaced",
        "PD" => "AlreadyPaid",
        "UP" => "NotPaid",
        "EX" => "Expired",
        "CX" => "Cancelled",
        "RO" => "RequestOpen",
        "NR" => "NoOpenRequest",
        "SH" => "AlreadyShipped",
        "NS" => "NotShipped",
        "DL" => "AlreadyDelivered",
        "NF" => "NoSuchRefund",
        "NI" => "RefundNotInitiated",
        "RI" => "RefundAlreadyInitiated",
        "RS" => "RefundAlreadySettled",
        "FN" => "FeedbackNotOpen",
        "ND" => "NotDelivered",
        "RC" => "ReturnClosed",
        "OR" => "ReturnOpen",
        "NO" => "NoOpenReturn",
        "RL" => "ReturnLapsed",
        "RN" => "ReturnNotShipped",
        "OW" => "ReturnShipped",
        "RR" => "ReturnReceived",
        "NM" => "NotMine",
        "IR" => "InReview",
        "NC" => "NotInReview",
        "AC" => "AlreadyCompleted",
        "NW" => "NoWithdrawal",
        "WC" => "WithdrawalClosed",
        "WD" => "WithdrawalDeclared",
        "NX" => "NoDisputes",
        "DO" => "DisputeOpen",
        "NQ" => "NoOpenDispute",
        "DC" => "DisputeClosed",
        "DD" => "DisputeDecided",
        unknown => panic!("no guard is called {unknown}"),
    };
    cell.split('+').map(word).collect::<Vec<_>>().join(" + ")
}

/// The cells of the table by situation and head of the column.
fn cells() -> BTreeMap<(&'static str, &'static str), &'static str> {
    let mut cells = BTreeMap::new();
    for table in [TABLE, AFTER] {
        let mut rows = table.lines().filter(|it| !it.is_empty()).map(str::split_whitespace);
        let heads: Vec<&str> = rows.next().unwrap().collect();
        for mut row in rows {
            let situation = row.next().unwrap();
            let values: Vec<&str> = row.collect();
            assert_eq!(values.len(), heads.len(), "{situation}");
            for (head, value) in heads.iter().zip(values) {
                let twice = cells.insert((situation, *head), value);
                assert_eq!(twice, None, "{situation}, {head}");
            }
        }
    }
    cells
}

#[track_caller]
fn check(situation: &str, kind: ActKind, cell: &str) {
    let mut story = story(situation);
    let now = day(NOW_DAY);
    let act = fitting(kind, situation, &story);
    assert_eq!(act.kind(), kind);
    assert_eq!(story.verdict(now, &act), spelled_out(cell), "{situation}, {kind:?}");
    let stamp = story.stamp(now);
    let result = story.order.act(act, stamp);
    assert_eq!(result.is_ok(), cell == "ok", "{situation}, {kind:?}");
}

#[test]
fn every_act_is_allowed_or_refused_as_the_table_says() {
    for ((situation, head), cell) in cells() {
        let kind = kinds().into_iter().find(|it| column(*it).0 == head).unwrap();
        check(situation, kind, cell);
    }
}

#[test]
fn the_table_has_every_situation_and_every_kind_of_act() {
    let cells = cells();
    let situations: Vec<_> = cells.keys().map(|(situation, _)| *situation).collect();
    for situation in &situations {
        for kind in kinds() {
            assert!(cells.contains_key(&(*situation, column(kind).0)), "{situation}, {kind:?}");
        }
    }
    assert_eq!(cells.len(), 46 * 30);
}

#[test]
fn every_situation_is_what_its_name_says() {
    use unbuy_core::order::{CancellationState, EndReason, RefundState, Stage};
    let is = |situation: &str, stage: Stage, open: bool, refund: Option<&str>| {
        let standing = story(situation).at(day(NOW_DAY));
        let state = |it: &unbuy_core::order::Refund| match it.state {
            RefundState::Pending => "pending",
            RefundState::Initiated { .. } => "initiated",
            RefundState::AtBank { .. } => "at bank",
            RefundState::Settled { .. } => "settled",
            RefundState::Failed { .. } => "failed",
        };
        assert_eq!(standing.now, day(NOW_DAY), "{situation}");
        assert_eq!(standing.stage, stage, "{situation}");
        assert_eq!(standing.open_request().is_some(), open, "{situation}");
        assert_eq!(standing.refunds.first().map(state), refund, "{situation}");
        standing.cancellations.last().map(|it| it.state.clone())
    };
    let agreed = Stage::Cancelled(EndReason::CancellationAgreed);
    is("not-placed", Stage::Unknown, false, None);
    is("awaiting-payment", Stage::AwaitingPayment, false, None);
    is("awaiting-shipment", Stage::AwaitingShipment, false, None);
    is("request-open", Stage::AwaitingShipment, true, None);
    let last = is("after-rejection", Stage::AwaitingShipment, false, None);
    assert!(matches!(last, Some(CancellationState::Rejected { .. })));
    let last = is("after-withdrawal", Stage::AwaitingShipment, false, None);
    assert!(matches!(last, Some(CancellationState::Withdrawn { .. })));
    is("partially-shipped", Stage::PartiallyShipped, false, None);
    is("partial-request-open", Stage::PartiallyShipped, true, None);
    is("shipped", Stage::Shipped, false, None);
    let last = is("overtaken-request", Stage::Shipped, false, None);
    assert!(matches!(last, Some(CancellationState::Superseded { .. })));
    is("delivered", Stage::Delivered, false, None);
    is("completed", Stage::Completed, false, None);
    is("expired", Stage::Expired, false, None);
    is("expired-paid-late", Stage::Expired, false, Some("pending"));
    is("cancelled-unpaid", Stage::Cancelled(EndReason::CancelledUnpaid), false, None);
    is("refund-pending", agreed, false, Some("pending"));
    is("refund-initiated", agreed, false, Some("initiated"));
    is("refund-at-bank", agreed, false, Some("at bank"));
    is("refund-settled", agreed, false, Some("settled"));
    is("refund-failed", agreed, false, Some("failed"));
    is("cancelled-by-silence", agreed, false, Some("pending"));
    is("cancelled-unshipped", Stage::Cancelled(EndReason::ShipTimeout), false, Some("pending"));
    is("return-open", Stage::Delivered, false, None);
    is("return-lapsed", Stage::Delivered, false, None);
    is("return-under-way", Stage::Delivered, false, None);
    is("return-of-a-part", Stage::Delivered, false, Some("pending"));
    is("returned", Stage::Delivered, false, Some("pending"));
    is("in-review", Stage::PaymentReview, false, None);
    is("payment-refused", Stage::Cancelled(EndReason::PaymentRefused), false, Some("pending"));
    let called_off = Stage::Cancelled(EndReason::CancelledInReview);
    is("called-off-in-review", called_off, false, Some("pending"));
    is("cleared", Stage::AwaitingShipment, false, None);
    is("sold-out", Stage::Cancelled(EndReason::SellerCancelled), false, Some("pending"));
    is("on-its-way", Stage::Shipped, false, None);
    is("arrived", Stage::Delivered, false, None);
    is("confirmed", Stage::Completed, false, None);
    let withdrawn = Stage::Cancelled(EndReason::Withdrawn);
    is("withdrawn-before-shipping", withdrawn, false, Some("pending"));
    is("withdrawn-under-way", Stage::Shipped, false, None);
    is("withdrawn", Stage::Delivered, false, None);
    is("disputed", Stage::Delivered, false, None);
    is("dispute-won", Stage::Delivered, false, Some("pending"));
    is("dispute-lost", Stage::Delivered, false, None);
    is("dispute-unanswered", Stage::Shipped, false, Some("pending"));
}

#[test]
fn every_return_is_as_far_as_its_name_says() {
    use unbuy_core::order::AfterSale as A;
    let is = |situation: &str, returned: u32, is_so: fn(A) -> bool| {
        let standing = story(situation).at(day(NOW_DAY));
        assert!(is_so(standing.after_sale), "{situation}: {:?}", standing.after_sale);
        assert_eq!(standing.lines[0].returned, returned, "{situation}");
    };
    is("delivered", 0, |it| it == A::None);
    is("return-open", 0, |it| matches!(it, A::ReturnRequested { .. }));
    is("return-lapsed", 0, |it| matches!(it, A::ReturnLapsed { .. }));
    is("return-under-way", 0, |it| matches!(it, A::ReturnShipped { .. }));
    is("return-of-a-part", 1, |it| matches!(it, A::ReturnReceived { .. }));
    is("returned", 2, |it| matches!(it, A::ReturnReceived { .. }));
    is("withdrawn-under-way", 0, |it| matches!(it, A::WithdrawalDeclared { .. }));
    is("withdrawn-and-sent", 0, |it| matches!(it, A::ReturnShipped { .. }));
    is("disputed", 0, A::is_disputed);
    is("dispute-won", 0, |it| matches!(it, A::ClosedRefund { .. }));
    is("dispute-lost", 0, |it| matches!(it, A::ClosedNoRefund { .. }));
    is("dispute-dropped", 0, |it| it == A::None);
    is("dispute-unanswered", 0, |it| matches!(it, A::ClosedRefund { .. }));
}
