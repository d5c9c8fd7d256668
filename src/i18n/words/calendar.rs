//! Deadlines as entries of a calendar.

use unbuy_core::{
    files::{CalendarEvent, When},
    order::{Attention, Concern, Deadline, DeadlineKind, Order, Standing},
};

use crate::i18n::{DateStyle, Texts};

impl Texts {
    /// What must happen by a deadline: of a real order as far as is known.
    pub fn deadline(self, it: &Deadline, order: &Order, standing: &Standing) -> String {
        if order.is_mine() {
            let attention = Attention { concern: Concern::Ahead(it.kind), at: Some(it.due) };
            return self.concern(&attention, order, standing);
        }
        self.outlook(it.kind, order, standing)
    }

    /// When a deadline is: of a real order as a day, since days is what was told.
    pub fn deadline_day(self, it: &Deadline, order: &Order) -> String {
        if order.is_mine() && !it.kind.is_end_of_day() {
            self.until(it.due, DateStyle::Long)
        } else {
            self.deadline_date(it, order)
        }
    }

    /// A deadline as an entry of a calendar.
    pub fn calendar_event(
        self,
        it: &Deadline,
        order: &Order,
        standing: &Standing,
    ) -> CalendarEvent {
        let facts = order.facts();
        let what = self.deadline(it, order, standing);
        let summary = self.calendar_summary(what, facts.title());
        let when = if it.kind.is_end_of_day() {
            let last = it.due - unbuy_core::Span::millis(1);
            When::Day(last.date(order.terms().calendar.utc_offset()))
        } else {
            When::At(it.due)
        };
        let number = self.order_number(facts.id.shop_number());
        let (summary, about) = if order.is_mine() {
            (summary, number)
        } else {
            (self.calendar_practice(summary), [number, self.practice_label()].join("\n"))
        };
        let description = [facts.seller.name.as_str(), &about].join("\n");
        CalendarEvent { name: event_name(it.kind, order), when, summary, description }
    }
}

/// The same for the same deadline of the same order, whatever it says and whenever it is.
fn event_name(kind: DeadlineKind, order: &Order) -> String {
    let kind = match kind {
        DeadlineKind::Pay => "pay".to_owned(),
        DeadlineKind::Answer => "answer".to_owned(),
        DeadlineKind::Ship => "ship".to_owned(),
        DeadlineKind::Refund(id) => format!("refund{}", id.0),
        DeadlineKind::Return => "return".to_owned(),
        DeadlineKind::Feedback => "feedback".to_owned(),
        DeadlineKind::ShipReturn => "send-back".to_owned(),
        DeadlineKind::Review => "review".to_owned(),
        DeadlineKind::Withdraw => "withdraw".to_owned(),
        DeadlineKind::Dispute => "dispute".to_owned(),
        DeadlineKind::AnswerDispute => "answer-dispute".to_owned(),
        DeadlineKind::Arrive => "arrive".to_owned(),
    };
    // A number may hold anything; in a name of a calendar it is written in digits.
    let mut name = kind;
    name.push('-');
    for byte in order.id().as_str().bytes() {
        if byte.is_ascii_alphanumeric() {
            name.push(byte.into());
        } else {
            name.push_str(&format!(".{byte:02x}"));
        }
    }
    name
}
