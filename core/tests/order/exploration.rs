//! Everything that can happen to a small order, explored to the end, and the pictures of it.
//!
//! From each state every kind of act is tried with everything and with a part, and time is looked at
//! one millisecond before the next change, at it, and one after; nothing in between can differ
//! (`next_change`). States are told apart by what they say, not by when: so many of them are met again,
//! and the search ends. What it finds of each region is written to `docs/lifecycle.md`, which can
//! therefore not drift from the code.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;

use unbuy_core::order::{
    Act, ActKind, AfterSale, CancellationState, DeadlineKind, EventKind, Feedback, LineQuantity,
    Order, ReasonCode, RefundId, RefundState, Stage, Standing, Terms, TimeStep,
};
use unbuy_core::{Span, Timestamp};

use crate::shop::*;
use crate::{table, walks};

/// The pictures, one for each region of an order.
const REGIONS: [&str; 5] = ["Order", "Cancellation", "Refund", "After the sale", "Feedback"];

/// What was found.
#[derive(Default)]
struct Found {
    /// Of each region: from, what happened, to.
    edges: [BTreeSet<(String, String, String)>; 5],
    acts: BTreeSet<ActKind>,
    steps: BTreeSet<String>,
    deadlines: BTreeSet<String>,
    states: usize,
    depth: usize,
}

/// The name of a value's variant.
fn variant(it: &impl std::fmt::Debug) -> String {
    let text = format!("{it:?}");
    text.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}

/// Where each region stands. Of requests and refunds the last one, as `n: state`.
fn regions(standing: &Standing) -> [String; 5] {
    let cancellation =
        standing.cancellations.last().map_or("None".to_owned(), |it| variant(&it.state));
    let refund = standing.refunds.last().map_or("None".to_owned(), |it| variant(&it.state));
    [
        variant(&standing.stage),
        cancellation,
        refund,
        variant(&standing.after_sale),
        variant(&standing.feedback),
    ]
}

/// What a state says, without its dates: two that say the same have the same future but for dates.
fn signature(standing: &Standing) -> String {
    let lines: Vec<_> = standing
        .lines
        .iter()
        .map(|it| (it.active, it.cancelled, it.shipped, it.delivered, it.returning, it.returned))
        .collect();
    let requests: Vec<_> = standing.cancellations.iter().map(|it| variant(&it.state)).collect();
    let refunds: Vec<_> = standing
        .refunds
        .iter()
        .map(|it| (variant(&it.cause), variant(&it.state), it.attempt.min(2)))
        .collect();
    let dues: Vec<_> = standing.deadlines.iter().map(|it| variant(&it.kind)).collect();
    let request = requests.last();
    format!(
        "{:?} {lines:?} {request:?} {refunds:?} {} {} {dues:?} {:?}",
        standing.stage,
        variant(&standing.after_sale),
        variant(&standing.feedback),
        standing.is_receipt_confirmed,
    )
}

/// Acts of every kind, with everything and with a part of it.
fn acts(order: &Order, now: Timestamp) -> Vec<Act> {
    let part = |goods: Vec<LineQuantity>| {
        let one: Vec<_> =
            goods.iter().take(1).map(|it| LineQuantity { quantity: 1, ..*it }).collect();
        if one == goods { vec![goods] } else { vec![goods, one] }
    };
    let reason = |code: &str| ReasonCode(code.to_owned());
    let mut all = vec![
        Act::Placed,
        paid(),
        Act::CancelledUnpaid,
        Act::CancelWithdrawn,
        Act::CancelApproved,
        rejected(),
        Act::PaymentCleared,
        Act::PaymentRefused,
        Act::CancelledInReview,
        Act::ReceiptConfirmed,
        Act::ReturnWithdrawn,
        Act::DisputeWithdrawn,
        decided(0),
        judged(4),
        moved("1 New Street"),
    ];
    let most = order.dispute_preview(&order.at(now).disputed, now).minor;
    if most > 0 {
        all.push(decided(most));
    }
    for goods in part(order.unshipped(now)) {
        all.push(ask(goods.clone(), "other"));
        all.push(Act::CancelledBySeller { goods: goods.clone(), reason: reason("out_of_stock") });
        all.push(Act::Shipped { goods, parcel: None });
    }
    for goods in part(order.under_way(now)) {
        all.push(Act::Delivered { goods });
    }
    for goods in part(order.returnable(now)) {
        all.push(ask_return(goods, "other"));
    }
    for goods in part(order.returning(now)) {
        all.push(Act::ReturnShipped { goods: goods.clone() });
        all.push(Act::ReturnReceived { goods });
    }
    for goods in part(order.withdrawable(now)) {
        all.push(Act::WithdrawalDeclared { goods, name: String::new() });
    }
    all.push(open_dispute(order.disputable(now), "damaged"));
    for it in &order.at(now).refunds {
        let (refund, failed) = (it.id, matches!(it.state, RefundState::Failed { .. }));
        let attempt = it.attempt + u16::from(failed);
        all.push(Act::RefundInitiated { refund, attempt });
        all.push(Act::RefundAtBank { refund, attempt });
        all.push(Act::RefundFailed { refund, attempt });
        all.push(Act::RefundArrived { refund, attempt });
    }
    all
}

/// Which picture a step of time belongs to.
fn region_of(step: TimeStep) -> &'static [usize] {
    match step {
        TimeStep::PaymentTimedOut
        | TimeStep::ReviewPassed
        | TimeStep::Completed
        | TimeStep::SimulatedShipment
        | TimeStep::SimulatedDelivery => &[0, 1, 4],
        TimeStep::SilenceIsConsent | TimeStep::ShipTimedOut => &[0, 1, 2, 4],
        TimeStep::ReturnLapsed => &[3],
        TimeStep::DisputeUnanswered | TimeStep::SimulatedReturnArrival => &[2, 3],
        TimeStep::FeedbackTimedOut => &[4],
        TimeStep::SimulatedRefundStart(_)
        | TimeStep::SimulatedRefundAtBank(_)
        | TimeStep::SimulatedRefundArrival(_) => &[2],
    }
}

impl Found {
    fn note(&mut self, before: &Standing, after: &Standing, label: &str, concerned: &[usize]) {
        let (from, to) = (regions(before), regions(after));
        for &region in concerned {
            // A new request or refund begins anew, whatever became of the one before.
            let begins = match region {
                1 => after.cancellations.len() > before.cancellations.len(),
                2 => after.refunds.len() > before.refunds.len(),
                _ => false,
            };
            let from = if begins { "None".to_owned() } else { from[region].clone() };
            if from != to[region] {
                self.edges[region].insert((from, label.to_owned(), to[region].clone()));
            }
        }
        self.deadlines.extend(after.deadlines.iter().map(|it| variant(&it.kind)));
    }

    /// All that can follow from an order under these terms.
    fn explore(&mut self, terms: Terms) {
        let start = Story::new(two_lamps(), terms);
        let mut seen = BTreeSet::from([signature(&start.at(START))]);
        let mut open = VecDeque::from([(start, START, 0)]);
        while let Some((story, now, depth)) = open.pop_front() {
            self.depth = self.depth.max(depth);
            self.states += 1;
            let before = story.at(now);
            walks::check(&story.order, &before);
            let mut next: Vec<(Story, Timestamp)> = Vec::new();
            for act in acts(&story.order, now) {
                let mut story = story.clone();
                let stamp = story.stamp(now);
                let kind = act.kind();
                if story.order.act(act, stamp).is_ok() {
                    self.acts.insert(kind);
                    self.note(&before, &story.at(now), &format!("{kind:?}"), &[0, 1, 2, 3, 4]);
                    next.push((story, now));
                }
            }
            if let Some(change) = before.next_change {
                let told = story.order.history(now).len();
                for at in [change - MS, change, change + MS] {
                    let events = story.order.history(at);
                    let steps = events[told..].iter().filter_map(|it| match it.kind {
                        EventKind::Time(step) => Some(step),
                        EventKind::Act(_) | EventKind::Presumed(_) | EventKind::Refused(..) => None,
                    });
                    let after = story.at(at);
                    for step in steps {
                        self.steps.insert(variant(&step));
                        let label = variant(&step).replace("Simulated", "");
                        self.note(&before, &after, &format!("{label} (time)"), region_of(step));
                    }
                    next.push((story.clone(), at));
                }
            }
            for (story, at) in next {
                if story.order.log().len() <= 40 && seen.insert(signature(&story.at(at))) {
                    open.push_back((story, at, depth + 1));
                }
            }
        }
    }

    /// The pictures.
    fn pictures(&self) -> String {
        let mut text = String::from(
            "# The life cycle of an order\n\n\
             Written by the exploration test (`core/tests/order/exploration.rs`) from what the code does; \
             set `UNBUY_WRITE_DOCS=1` and run it to write it anew. An order has five regions side by \
             side. Arrows are acts of people, or steps of time where they say so.\n",
        );
        for (name, edges) in REGIONS.iter().zip(&self.edges) {
            text.push_str(&format!("\n## {name}\n\n```mermaid\nstateDiagram-v2\n"));
            let mut labels: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
            for (from, label, to) in edges {
                labels.entry((from, to)).or_default().push(label);
            }
            for ((from, to), labels) in labels {
                let from = if matches!(from, "None" | "Unknown" | "NotYet") { "[*]" } else { from };
                let to = if matches!(to, "None" | "NotYet") { "[*]" } else { to };
                text.push_str(&format!("    {from} --> {to}: {}\n", labels.join(", ")));
            }
            text.push_str("```\n");
        }
        text
    }
}

/// Everything that `next` leads to from the first.
fn all<T: Copy>(first: T, next: fn(T) -> Option<T>) -> Vec<T> {
    std::iter::successors(Some(first), |it| next(*it)).collect()
}

/// Every kind of deadline; a new one does not compile until it is here.
fn deadline_kinds() -> Vec<DeadlineKind> {
    use DeadlineKind as D;
    all(D::Pay, |it| match it {
        D::Pay => Some(D::Review),
        D::Review => Some(D::Answer),
        D::Answer => Some(D::Ship),
        D::Ship => Some(D::Refund(RefundId(0))),
        D::Refund(_) => Some(D::Return),
        D::Return => Some(D::ShipReturn),
        D::ShipReturn => Some(D::Withdraw),
        D::Withdraw => Some(D::Dispute),
        D::Dispute => Some(D::AnswerDispute),
        D::AnswerDispute => Some(D::Arrive),
        D::Arrive => Some(D::Feedback),
        D::Feedback => None,
    })
}

/// Every step of time, likewise.
fn time_steps() -> Vec<TimeStep> {
    use TimeStep as S;
    all(S::PaymentTimedOut, |it| match it {
        S::PaymentTimedOut => Some(S::ReviewPassed),
        S::ReviewPassed => Some(S::SilenceIsConsent),
        S::SilenceIsConsent => Some(S::ShipTimedOut),
        S::ShipTimedOut => Some(S::ReturnLapsed),
        S::ReturnLapsed => Some(S::DisputeUnanswered),
        S::DisputeUnanswered => Some(S::Completed),
        S::Completed => Some(S::FeedbackTimedOut),
        S::FeedbackTimedOut => Some(S::SimulatedShipment),
        S::SimulatedShipment => Some(S::SimulatedDelivery),
        S::SimulatedDelivery => Some(S::SimulatedReturnArrival),
        S::SimulatedReturnArrival => Some(S::SimulatedRefundStart(RefundId(0))),
        S::SimulatedRefundStart(_) => Some(S::SimulatedRefundAtBank(RefundId(0))),
        S::SimulatedRefundAtBank(_) => Some(S::SimulatedRefundArrival(RefundId(0))),
        S::SimulatedRefundArrival(_) => None,
    })
}

#[test]
fn everything_that_can_happen_does_and_the_pictures_show_it() {
    let mut found = Found::default();
    // One that people play, and one that time plays: the windows of the second are short, so that all
    // of it comes about.
    found.explore(Terms { feedback_window: Span::days(3), ..full_terms() });
    let played = found.states;
    found.explore(Terms {
        payment_review: Some(Span::DAY),
        withdrawal_window: Some(Span::days(14)),
        ..Terms::article()
    });
    println!("explored {played} and {} states, {} deep", found.states - played, found.depth);

    // What exists and was never met is missing somewhere: in the guards, in the fold, or in the lists
    // of this file.
    let only_mine = [ActKind::Report, ActKind::AssumeTerms];
    let acts: Vec<_> = table::kinds()
        .into_iter()
        .filter(|it| !only_mine.contains(it) && !found.acts.contains(it))
        .collect();
    let steps: Vec<_> =
        time_steps().iter().map(variant).filter(|it| !found.steps.contains(it)).collect();
    let deadlines: Vec<_> =
        deadline_kinds().iter().map(variant).filter(|it| !found.deadlines.contains(it)).collect();
    assert_eq!((acts, steps, deadlines), (vec![], vec![], vec![]), "never met");

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/lifecycle.md");
    let pictures = found.pictures();
    if std::env::var_os("UNBUY_WRITE_DOCS").is_some() {
        fs::write(path, &pictures).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == pictures,
        "docs/lifecycle.md is not what the code does: set UNBUY_WRITE_DOCS=1"
    );
}

#[test]
fn every_state_of_every_region_is_in_the_pictures() {
    let pictures = include_str!("../../../docs/lifecycle.md");
    let at = START;
    let states = [
        variant(&Stage::PartiallyShipped),
        variant(&Stage::Expired),
        variant(&CancellationState::Superseded { at }),
        variant(&RefundState::Failed { at }),
        variant(&AfterSale::ReturnLapsed { since: at }),
        variant(&AfterSale::ClosedNoRefund { since: at }),
        variant(&AfterSale::WithdrawalDeclared { since: at }),
        variant(&Feedback::Closed { since: at }),
    ];
    for state in states {
        assert!(pictures.contains(&state), "{state}");
    }
}
