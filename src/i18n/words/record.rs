//! The record of a withdrawal: what was declared, by whom, and when, to the second.

use unbuy_core::{
    Span, Timestamp,
    order::{Act, Order},
};

use crate::i18n::Texts;

impl Texts {
    /// The text of the record of all that was withdrawn from until `now`.
    pub fn withdrawal_record(self, order: &Order, now: Timestamp) -> String {
        let facts = order.facts();
        let mut lines = vec![
            self.record_heading(),
            String::new(),
            self.record_order(facts.id.shop_number(), &facts.seller.name),
        ];
        let entries = order.log().iter().filter(|it| it.stamp.at <= now);
        for entry in entries {
            let Act::WithdrawalDeclared { goods, name } = &entry.act else { continue };
            lines.push(self.record_when(exact_time(entry.stamp.at)));
            if !name.is_empty() {
                lines.push(self.record_name(name));
            }
            lines.push(self.record_goods());
            for it in goods {
                if let Some(line) = facts.lines.get(usize::from(it.line.0)) {
                    lines.push(self.record_line(it.quantity, &line.title));
                }
            }
            lines.push(String::new());
        }
        lines.push(self.record_statement());
        lines.push(self.record_note());
        lines.join("\n")
    }
}

/// "2026-11-24 09:12:05 UTC".
fn exact_time(at: Timestamp) -> String {
    let seconds = at.millis() % Span::DAY.as_millis() / 1_000;
    let two = |it: i64| format!("{it:02}");
    let time = [two(seconds / 3_600), two(seconds / 60 % 60), two(seconds % 60)].join(":");
    [String::from(at.date(Span::ZERO)), time, "UTC".to_owned()].join(" ")
}
