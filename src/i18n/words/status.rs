//! The status of an order in one line: where it stands, and what happens next.

use unbuy_core::{
    Timestamp,
    order::{
        AfterSale, CancellationState, DeadlineKind, LineStanding, Order, Refund, RefundState,
        Stage, Standing,
    },
};

use crate::i18n::{DateStyle, Texts};

/// What a status means for the reader, which gives it its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something is still to happen.
    Wait,
    /// It turns out well: money comes.
    Good,
    /// Something should have happened and has not.
    Bad,
    /// Nothing more needs to happen.
    Done,
}

impl Tone {
    /// Its name in style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Done => "done",
        }
    }
}

/// The status line of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// What it says.
    pub text: String,
    /// What it means.
    pub tone: Tone,
}

impl Texts {
    /// The status line of an order. `now` may be later than the standing, so that a countdown runs
    /// while the order itself does not change.
    pub fn status(self, order: &Order, standing: &Standing, now: Timestamp) -> Status {
        let (tone, text) = self
            .money_trouble(order, standing, now)
            .or_else(|| self.after_sale(order, standing))
            .unwrap_or_else(|| self.stage(order, standing, now));
        Status { text: self.partly(standing, text), tone }
    }

    /// A part that is gone is told of first, as long as there is another part.
    fn partly(self, standing: &Standing, status: String) -> String {
        let any = |count: fn(&LineStanding) -> u32| standing.lines.iter().any(|it| count(it) > 0);
        if !any(|it| it.active + it.shipped) {
            status
        } else if any(|it| it.cancelled) {
            self.status_part_cancelled(status)
        } else if any(|it| it.returned) {
            self.status_part_returned(status)
        } else {
            status
        }
    }

    /// Money that should be back, or has to be paid again, matters more than anything else.
    fn money_trouble(
        self,
        order: &Order,
        standing: &Standing,
        now: Timestamp,
    ) -> Option<(Tone, String)> {
        let open = || standing.open_refunds();
        if let Some(overdue) = open().filter(|it| it.is_overdue(now)).min_by_key(|it| it.due) {
            let day = self.refund_day(overdue.next_due(), order);
            let is_at_bank = matches!(overdue.state, RefundState::AtBank { .. });
            let text =
                if is_at_bank { self.status_bank_overdue(day) } else { self.status_overdue(day) };
            return Some((Tone::Bad, text));
        }
        let failed = |it: &&Refund| matches!(it.state, RefundState::Failed { .. });
        let failed = open().find(failed)?;
        Some((Tone::Bad, self.status_refund_failed(self.refund_day(failed.due, order))))
    }

    /// What goes back or has gone back, unless the rest of the order is still to come.
    fn after_sale(self, order: &Order, standing: &Standing) -> Option<(Tone, String)> {
        if !matches!(standing.stage, Stage::Shipped | Stage::Delivered | Stage::Completed) {
            return None;
        }
        let won = |it| match it {
            Money::Coming(day) => (Tone::Good, self.status_dispute_won(day)),
            Money::None | Money::Back => (Tone::Done, self.status_dispute_won_back()),
        };
        match standing.after_sale {
            AfterSale::None | AfterSale::ReturnLapsed { .. } => None,
            AfterSale::WithdrawalDeclared { .. } => {
                let by = standing.deadlines.iter().find(|it| it.kind == DeadlineKind::ShipReturn);
                let by = by.map(|it| self.status_withdrawn(self.until(it.due, DateStyle::Day)));
                Some((Tone::Wait, by.unwrap_or_else(|| self.status_withdrawn_under_way())))
            }
            AfterSale::Disputed { answer_by, .. } => {
                Some((Tone::Wait, self.status_disputed(self.until(answer_by, DateStyle::Day))))
            }
            AfterSale::ClosedRefund { .. } => Some(won(self.money_by(order, standing))),
            AfterSale::ClosedNoRefund { .. } => Some((Tone::Done, self.status_dispute_lost())),
            AfterSale::ReturnRequested { ship_by, .. } => {
                Some((Tone::Wait, self.status_return_open(self.until(ship_by, DateStyle::Day))))
            }
            AfterSale::ReturnShipped { .. } => Some((Tone::Wait, self.status_return_shipped())),
            AfterSale::ReturnReceived { .. } => Some(match self.money_by(order, standing) {
                Money::Coming(day) => (Tone::Good, self.status_returned(day)),
                Money::None | Money::Back => (Tone::Done, self.status_returned_back()),
            }),
        }
    }

    fn stage(self, order: &Order, standing: &Standing, now: Timestamp) -> (Tone, String) {
        let due = |kind| standing.deadlines.iter().find(|it| it.kind == kind).map(|it| it.due);
        let day = |due| self.until(due, DateStyle::Day);
        match standing.stage {
            Stage::Unknown => (Tone::Wait, self.status_unknown()),
            Stage::AwaitingPayment => {
                let text = due(DeadlineKind::Pay).map_or_else(
                    || self.status_unpaid_open(),
                    |due| self.status_unpaid(self.in_time(now, due)),
                );
                (Tone::Wait, text)
            }
            Stage::PaymentReview => {
                let by = standing.review_by.map(day).unwrap_or_default();
                (Tone::Wait, self.status_review(by))
            }
            Stage::AwaitingShipment | Stage::PartiallyShipped => {
                (Tone::Wait, self.unshipped(standing, due(DeadlineKind::Ship)))
            }
            Stage::Shipped => {
                let is_late =
                    order.terms().delivery.is_some() && due(DeadlineKind::Arrive).is_none();
                (
                    Tone::Wait,
                    if is_late { self.status_shipped_late() } else { self.status_shipped() },
                )
            }
            Stage::Delivered => (
                Tone::Done,
                due(DeadlineKind::Return).map_or_else(
                    || self.status_delivered_late(),
                    |due| self.status_delivered(day(due)),
                ),
            ),
            Stage::Completed => (
                Tone::Done,
                due(DeadlineKind::Return).map_or_else(
                    || self.status_completed_late(),
                    |due| self.status_completed(day(due)),
                ),
            ),
            Stage::Expired => match self.money_by(order, standing) {
                Money::None => (Tone::Done, self.status_expired()),
                Money::Coming(day) => (Tone::Good, self.status_late_payment(day)),
                Money::Back => (Tone::Done, self.status_late_payment_back()),
            },
            Stage::Cancelled(_) => match self.money_by(order, standing) {
                Money::Coming(day) => (Tone::Good, self.status_cancelled(day)),
                // Unpaid, or there was nothing to pay.
                Money::None => (Tone::Done, self.status_cancelled_unpaid()),
                Money::Back => (Tone::Done, self.status_cancelled_back()),
            },
        }
    }

    /// An order that the shop still has to send, all or some of it.
    fn unshipped(self, standing: &Standing, ship_by: Option<Timestamp>) -> String {
        if let Some(request) = standing.open_request() {
            let day = self.until(request.answer_by, DateStyle::WeekdayDay);
            return self.status_requested(day);
        }
        let day = ship_by.map(|due| self.until(due, DateStyle::Day));
        let last = standing.cancellations.last().map(|it| &it.state);
        match (standing.stage, day) {
            (Stage::PartiallyShipped, Some(day)) => self.status_part_shipped(day),
            (Stage::PartiallyShipped, None) => self.status_part_shipped_open(),
            (_, Some(day)) if matches!(last, Some(CancellationState::Rejected { .. })) => {
                self.status_rejected(day)
            }
            (_, Some(day)) => self.status_paid(day),
            (_, None) => self.status_paid_open(),
        }
    }

    fn money_by(self, order: &Order, standing: &Standing) -> Money {
        match standing.open_refunds().map(|it| it.due).max() {
            Some(due) => Money::Coming(self.refund_day(due, order)),
            None if standing.refunds.is_empty() => Money::None,
            None => Money::Back,
        }
    }

    fn refund_day(self, due: Timestamp, order: &Order) -> String {
        self.shop_day(due, order.terms().calendar.utc_offset(), DateStyle::WeekdayDay)
    }
}

/// What there is to say about the money of an order that has ended.
enum Money {
    None,
    Coming(String),
    Back,
}
