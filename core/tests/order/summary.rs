//! A standing as a few lines of text, for comparison with what was written down before.

use unbuy_core::order::{AfterSale, CancellationState, EventKind, Feedback, Order, RefundState};
use unbuy_core::{Span, Timestamp};

use crate::shop::guards;

/// Everything that follows of an order but the moment it is about, a line each.
pub fn summary(order: &Order, now: Timestamp) -> Vec<String> {
    let standing = order.at(now);
    let mut all = vec![
        format!("{:?} since {}", standing.stage, stamp(standing.since)),
        format!(
            "placed {}, paid {}, delivered {}",
            maybe(standing.placed_at),
            maybe(standing.paid_at),
            maybe(standing.delivered_at)
        ),
        format!("pay by {}, usually {}", maybe(standing.pay_by), maybe(standing.usual_pay_by)),
        format!("paid from {}", standing.method.as_deref().unwrap_or("nowhere")),
    ];
    let mut say = |line: String| all.push(line);
    for (index, it) in standing.lines.iter().enumerate() {
        let going_back = match it.returning {
            0 => String::new(),
            returning => format!(", {returning} going back"),
        };
        say(format!(
            "line {index}: {} active, {} cancelled, {} shipped ({} delivered{going_back}), {} returned",
            it.active, it.cancelled, it.shipped, it.delivered, it.returned
        ));
    }
    for it in &standing.cancellations {
        let goods: Vec<String> =
            it.goods.iter().map(|it| format!("{}x{}", it.line.0, it.quantity)).collect();
        say(format!(
            "request: {} for {} at {}, answer by {}: {}",
            goods.join(" "),
            it.reason.as_str(),
            stamp(it.requested_at),
            stamp(it.answer_by),
            request(&it.state)
        ));
    }
    if standing.after_sale != AfterSale::None {
        say(format!("return: {}", after_sale(standing.after_sale)));
    }
    for it in &standing.refunds {
        say(format!(
            "refund {}: {} for {:?}, opened {}, clock {}, due {}, attempt {}: {}",
            it.id.0,
            it.amount,
            it.cause,
            stamp(it.opened_at),
            stamp(it.clock_start),
            stamp(it.due),
            it.attempt,
            refund(it.state)
        ));
    }
    let ledger = standing.ledger;
    say(format!(
        "money: total {}, paid {}, coming back {}, back {}",
        ledger.total, ledger.paid, ledger.coming_back, ledger.back
    ));
    say(format!("feedback: {}", feedback(&standing.feedback)));
    for it in &standing.deadlines {
        say(format!("deadline: {:?} {}", it.kind, stamp(it.due)));
    }
    say(format!("next change: {}", maybe(standing.next_change)));
    for (due, step) in &standing.questions {
        say(format!("question: {step:?} since {}", stamp(*due)));
    }
    let delivery = order.delivery(now);
    if let Some(to) = delivery.to {
        say(format!("goes to: {:?} in {}", to.lines, to.country.code()));
    }
    if let Some((earliest, latest)) = delivery.estimate {
        say(format!("arrives from {} until {}", stamp(earliest), stamp(latest)));
    }
    for (at, parcel) in delivery.parcels {
        say(format!("parcel: {} {:?} {:?}", maybe(at), parcel.carrier, parcel.number));
    }
    for it in history(order, now) {
        say(format!("history: {it}"));
    }
    all
}

/// What happened, a line each.
pub fn history(order: &Order, now: Timestamp) -> Vec<String> {
    let words = |kind: &EventKind| match kind {
        EventKind::Act(act) => format!("{:?}", act.kind()),
        EventKind::Time(step) => format!("{step:?}"),
        EventKind::Presumed(step) => format!("{step:?} presumed"),
        EventKind::Refused(act, refusal) => {
            format!("{:?} refused: {}", act.kind(), guards(refusal))
        }
    };
    order.history(now).iter().map(|it| format!("{} {}", stamp(it.at), words(&it.kind))).collect()
}

/// A moment as text, in UTC.
pub fn stamp(at: Timestamp) -> String {
    let date = at.date(Span::ZERO);
    let rest = at.since(Timestamp::start_of(date, Span::ZERO)).as_millis();
    let (minutes, millis) = (rest / 60_000, rest % 60_000);
    let exact = if millis == 0 { String::new() } else { format!(" + {millis} ms") };
    format!("{} {:02}:{:02}{exact}", String::from(date), minutes / 60, minutes % 60)
}

fn maybe(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "never".to_owned(), stamp)
}

fn request(state: &CancellationState) -> String {
    match state {
        CancellationState::Requested => "open".to_owned(),
        CancellationState::Approved { at, by } => format!("approved {} by {by:?}", stamp(*at)),
        CancellationState::Rejected { at, note, reason } => {
            let reason = reason.as_ref().map(|it| format!(", {}", it.as_str()));
            format!("rejected {} {note:?}{}", stamp(*at), reason.unwrap_or_default())
        }
        CancellationState::Withdrawn { at } => format!("withdrawn {}", stamp(*at)),
        CancellationState::Superseded { at } => format!("superseded {}", stamp(*at)),
    }
}

fn after_sale(state: AfterSale) -> String {
    match state {
        AfterSale::None => "none".to_owned(),
        AfterSale::ReturnRequested { since, ship_by } => {
            format!("asked for {}, to be sent by {}", stamp(since), stamp(ship_by))
        }
        AfterSale::ReturnLapsed { since } => format!("lapsed {}", stamp(since)),
        AfterSale::ReturnShipped { since } => format!("on its way since {}", stamp(since)),
        AfterSale::ReturnReceived { since } => format!("back at the shop since {}", stamp(since)),
        AfterSale::WithdrawalDeclared { since } => format!("withdrawn from {}", stamp(since)),
        AfterSale::Disputed { since, answer_by } => {
            format!("disputed {}, answer by {}", stamp(since), stamp(answer_by))
        }
        AfterSale::ClosedRefund { since, by } => format!("won {} by {by:?}", stamp(since)),
        AfterSale::ClosedNoRefund { since } => format!("lost {}", stamp(since)),
    }
}

fn refund(state: RefundState) -> String {
    match state {
        RefundState::Pending => "pending".to_owned(),
        RefundState::Initiated { at } => format!("initiated {}", stamp(at)),
        RefundState::AtBank { at } => format!("at bank {}", stamp(at)),
        RefundState::Settled { at, confirmed: true } => format!("settled {}, seen", stamp(at)),
        RefundState::Settled { at, confirmed: false } => format!("settled {}", stamp(at)),
        RefundState::Failed { at } => format!("failed {}", stamp(at)),
    }
}

fn feedback(feedback: &Feedback) -> String {
    match feedback {
        Feedback::NotYet => "not yet".to_owned(),
        Feedback::Open { until } => format!("open until {}", stamp(*until)),
        Feedback::Left { at, stars, text, until } => {
            format!("{stars} stars {} {text:?}, can change until {}", stamp(*at), stamp(*until))
        }
        Feedback::Closed { since } => format!("closed {}", stamp(*since)),
    }
}
