//! What comes: the deadlines that lie ahead, and what became of the goods so far.

use unbuy_core::{
    Money,
    order::{DeadlineKind, LineStanding, Order, Stage, Standing},
};

use crate::i18n::Texts;

impl Texts {
    /// What a deadline means for the reader.
    pub fn outlook(self, kind: DeadlineKind, order: &Order, standing: &Standing) -> String {
        match kind {
            DeadlineKind::Pay => self.payment_window(order, standing),
            DeadlineKind::Answer => self.outlook_answer(),
            DeadlineKind::Ship if standing.stage == Stage::PartiallyShipped => {
                self.outlook_ship_rest()
            }
            DeadlineKind::Ship => self.outlook_ship(),
            DeadlineKind::Refund(id) => {
                let refund = standing.refunds.iter().find(|it| it.id == id);
                let amount = order.facts().money(refund.map_or(0, |it| it.amount));
                // Where the bank has a time of its own, the shop's ends first.
                if refund.is_some_and(|it| it.next_due() < it.due) {
                    return self.outlook_shop_done(self.money(amount));
                }
                self.money_back_latest(amount, standing.method.as_deref())
            }
            DeadlineKind::Return => self.outlook_return(),
            DeadlineKind::Feedback => self.outlook_feedback(),
            DeadlineKind::ShipReturn => self.outlook_ship_return(),
            DeadlineKind::Review => self.outlook_review(),
            DeadlineKind::Withdraw => self.outlook_withdraw(),
            DeadlineKind::Dispute => self.outlook_dispute(),
            DeadlineKind::AnswerDispute => self.outlook_answer_dispute(),
            DeadlineKind::Arrive => self.outlook_arrive(),
        }
    }

    /// What the payment window means. A seller's own one is told from the usual one.
    fn payment_window(self, order: &Order, standing: &Standing) -> String {
        match (order.facts().payment_window, standing.pay_by == standing.usual_pay_by) {
            (Some(own), false) => {
                let usual = order.terms().payment_window;
                self.outlook_pay_own(self.window(own), self.window(usual))
            }
            (Some(_) | None, _) => self.outlook_pay(),
        }
    }

    /// "$34.90 back on Visa ending 4242 at the latest".
    pub fn money_back_latest(self, amount: Money, method: Option<&str>) -> String {
        let money = self.money(amount);
        match method.filter(|it| !it.is_empty()) {
            Some(method) => self.money_back_on(money, method),
            None => self.money_back_somewhere(money),
        }
    }

    /// What became of the units of a line; nothing while all of them wait to be shipped.
    pub fn line_became(self, line: &LineStanding) -> Option<String> {
        let mut parts = Vec::new();
        let mut add = |count: u32, text: String| {
            if count > 0 {
                parts.push(text);
            }
        };
        let under_way = line.shipped.saturating_sub(line.delivered);
        add(line.cancelled, self.units_cancelled(line.cancelled));
        add(under_way, self.units_on_their_way(under_way));
        let kept = line.delivered.saturating_sub(line.returning);
        add(kept, self.units_delivered(kept));
        add(line.returning, self.units_returning(line.returning));
        add(line.returned, self.units_returned(line.returned));
        (!parts.is_empty()).then(|| self.list(&parts))
    }
}
