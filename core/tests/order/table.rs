//! Which act is possible in which situation: a table written by hand, so that the guards are
//! measured against what people decided and not against themselves.

use std::collections::BTreeMap;

use unbuy_core::order::{Act, ActKind, Terms};

use crate::shop::*;

/// One row for each situation, one column for each kind of act, always with the right particulars.
///
/// `ok` is allowed. Otherwise the guards, joined by `+`:
/// AP already placed, NP not placed, PD already paid, UP not paid, EX expired, CX cancelled,
/// RO request open, NR no open request, SH already shipped, NS not shipped, DL already delivered,
/// NF no such refund, NI refund not initiated, RI refund already initiated, RS refund already
/// settled, FN feedback not open, ND not delivered, RC return closed, OR return open, NO no open
/// return, RL return lapsed, RN return not shipped, OW return on its way, RR return received, NM not
/// an order of `mine`.
const TABLE: &str = "
                       place pay calloff ask   withdraw approve reject ship  deliver start bank fail confirm judge return keep sendback gotback  report assume
not-placed             ok    NP  NP      NP    NP       NP      NP     NP    NP      NP    NP   NP   NP      NP    NP     NP   NP       NP       NM     NM
awaiting-payment       AP    ok  ok      UP    NR       NR      NR     UP    NS      NF    NF   NF   NF      FN    UP     NO   NO       NO       NM     NM
awaiting-shipment      AP    PD  PD      ok    NR       NR      NR     ok    NS      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
request-open           AP    PD  PD      RO    ok       ok      ok     ok    NS      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
after-rejection        AP    PD  PD      ok    NR       NR      NR     ok    NS      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
after-withdrawal       AP    PD  PD      ok    NR       NR      NR     ok    NS      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
partially-shipped      AP    PD  PD      ok    NR       NR      NR     ok    ok      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
partial-request-open   AP    PD  PD      RO    ok       ok      ok     ok    ok      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
shipped                AP    PD  PD      SH    NR       NR      NR     SH    ok      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
overtaken-request      AP    PD  PD      SH    NR       NR      NR     SH    ok      NF    NF   NF   NF      FN    ND     NO   NO       NO       NM     NM
delivered              AP    PD  PD      SH+DL NR       NR      NR     SH+DL DL      NF    NF   NF   NF      ok    ok     NO   NO       NO       NM     NM
completed              AP    PD  PD      SH+DL NR       NR      NR     SH+DL DL      NF    NF   NF   NF      ok    RC     NO   NO       NO       NM     NM
expired                AP    ok  EX      EX    NR+EX    NR+EX   NR+EX  EX    EX+NS   NF    NF   NF   NF      EX    EX     NO   NO       NO       NM     NM
expired-paid-late      AP    EX  EX      EX    NR+EX    NR+EX   NR+EX  EX    EX+NS   ok    NI   NI   NI      EX    EX     NO   NO       NO       NM     NM
cancelled-unpaid       AP    ok  CX      CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   NF    NF   NF   NF      ok    CX     NO   NO       NO       NM     NM
refund-pending         AP    PD  CX+PD   CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   ok    NI   NI   NI      ok    CX     NO   NO       NO       NM     NM
refund-initiated       AP    PD  CX+PD   CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   RI    ok   ok   ok      ok    CX     NO   NO       NO       NM     NM
refund-at-bank         AP    PD  CX+PD   CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   RI    RI   ok   ok      ok    CX     NO   NO       NO       NM     NM
refund-settled         AP    PD  CX+PD   CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   RS    RS   RS   RS      ok    CX     NO   NO       NO       NM     NM
refund-failed          AP    PD  CX+PD   CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   ok    NI   NI   NI      ok    CX     NO   NO       NO       NM     NM
cancelled-by-silence   AP    PD  CX+PD   CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   ok    NI   NI   NI      ok    CX     NO   NO       NO       NM     NM
cancelled-unshipped    AP    PD  CX+PD   CX    NR+CX    NR+CX   NR+CX  CX    CX+NS   ok    NI   NI   NI      ok    CX     NO   NO       NO       NM     NM
return-open            AP    PD  PD      SH+DL NR       NR      NR     SH+DL DL      NF    NF   NF   NF      ok    OR     ok   ok       RN       NM     NM
return-lapsed          AP    PD  PD      SH+DL NR       NR      NR     SH+DL DL      NF    NF   NF   NF      ok    ok     RL   RL       RL       NM     NM
return-under-way       AP    PD  PD      SH+DL NR       NR      NR     SH+DL DL      NF    NF   NF   NF      ok    OW     OW   OW       ok       NM     NM
return-of-a-part       AP    PD  PD      SH+DL NR       NR      NR     SH+DL DL      ok    NI   NI   NI      ok    ok     RR   RR       RR       NM     NM
returned               AP    PD  PD      SH+DL NR       NR      NR     SH+DL DL      ok    NI   NI   NI      ok    RR     RR   RR       RR       NM     NM
";

/// When each situation is looked at.
const NOW_DAY: i64 = 19;

/// The two lamps in a situation, told so that it still holds on day 19.
fn story(situation: &str) -> Story {
    let (late, later) = (|days: i64| day(NOW_DAY - days), day(NOW_DAY) - MS);
    let paid_lately = || Story::placed().does(late(6), paid());
    let asked_lately = || paid_lately().does(late(1), asked(2));
    let agreed = || Story::paid().does(day(1), asked(2)).does(day(2), Act::CancelApproved);
    let started = || agreed().does(day(3), initiated(1));
    let two_on_their_way = || Story::paid().does(day(1), shipped(2));
    let arrived_lately = || two_on_their_way().does(late(3), delivered(2));
    let early = |window| {
        let facts = unbuy_core::order::Facts { payment_window: Some(window), ..two_lamps() };
        Story::new(facts, terms()).does(START, Act::Placed)
    };
    let a_day = unbuy_core::Span::DAY;
    match situation {
        "not-placed" => Story::new(two_lamps(), terms()),
        "awaiting-payment" => Story::placed(),
        "awaiting-shipment" => paid_lately(),
        "request-open" => asked_lately(),
        "after-rejection" => asked_lately().does(later, rejected()),
        "after-withdrawal" => asked_lately().does(later, Act::CancelWithdrawn),
        "partially-shipped" => paid_lately().does(late(5), shipped(1)),
        "partial-request-open" => paid_lately().does(late(5), shipped(1)).does(late(1), asked(1)),
        "shipped" => two_on_their_way(),
        "overtaken-request" => asked_lately().does(later, shipped(2)),
        "delivered" => arrived_lately(),
        "completed" => Story::delivered(),
        "expired" => early(a_day),
        "expired-paid-late" => early(a_day).does(day(2), paid()),
        "cancelled-unpaid" => Story::placed().does(day(1), Act::CancelledUnpaid),
        "refund-pending" => agreed(),
        "refund-initiated" => started(),
        "refund-at-bank" => started().does(day(4), at_bank(1)),
        "refund-settled" => started().does(day(5), arrived(1)),
        "refund-failed" => started().does(day(4), failed(1)),
        "cancelled-by-silence" => Story::paid().does(day(1), asked(2)),
        "cancelled-unshipped" => Story::paid(),
        "return-open" => arrived_lately().does(late(1), return_asked(2)),
        "return-lapsed" => {
            let hasty = Terms { return_ship_window: a_day, ..terms() };
            Story::paid_under(hasty)
                .does(day(1), shipped(2))
                .does(late(3), delivered(2))
                .does(late(2), return_asked(2))
        }
        "return-under-way" => {
            arrived_lately().does(late(2), return_asked(2)).does(late(1), sent_back(2))
        }
        "return-of-a-part" => arrived_lately()
            .does(late(2), return_asked(1))
            .does(late(1), sent_back(1))
            .does(later, taken_back(1)),
        "returned" => arrived_lately()
            .does(late(2), return_asked(2))
            .does(late(1), sent_back(2))
            .does(later, taken_back(2)),
        unknown => panic!("no story for {unknown}"),
    }
}

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
        ActKind::AssumeTerms => ("assume", None),
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
        ActKind::Ship => Act::Shipped { goods: or_all(story.order.unshipped(now)) },
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
        unknown => panic!("no guard is called {unknown}"),
    };
    cell.split('+').map(word).collect::<Vec<_>>().join(" + ")
}

/// The cells of the table by situation and head of the column.
fn cells() -> BTreeMap<(&'static str, &'static str), &'static str> {
    let mut rows = TABLE.lines().filter(|it| !it.is_empty()).map(str::split_whitespace);
    let heads: Vec<&str> = rows.next().unwrap().collect();
    let mut cells = BTreeMap::new();
    for mut row in rows {
        let situation = row.next().unwrap();
        let values: Vec<&str> = row.collect();
        assert_eq!(values.len(), heads.len(), "{situation}");
        for (head, value) in heads.iter().zip(values) {
            let twice = cells.insert((situation, *head), value);
            assert_eq!(twice, None, "{situation}, {head}");
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
    assert_eq!(cells.len(), 27 * 20);
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
}
