//! The reasons to cancel, to return and to dispute, in words.

use unbuy_core::order::{DeadlineKind, ReasonCode, Standing, Suggestion, Terms};

use crate::i18n::{DateStyle, Texts};

impl Texts {
    /// A reason to cancel, to decline, to return or to dispute. One that has no words here is shown in
    /// those that the terms bring or, if they bring none, by its code.
    pub fn reason(self, code: &ReasonCode, terms: &Terms) -> String {
        match code.as_str() {
            "changed_mind" => self.reason_changed_mind(),
            "better_price" => self.reason_better_price(),
            "wrong_item" => self.reason_wrong_item(),
            "ordered_twice" => self.reason_ordered_twice(),
            "wrong_address" => self.reason_wrong_address(),
            "takes_too_long" => self.reason_takes_too_long(),
            "seller_silent" => self.reason_seller_silent(),
            "other" => self.reason_other(),
            "does_not_fit" => self.reason_does_not_fit(),
            "not_as_described" => self.reason_not_as_described(),
            "damaged" => self.reason_damaged(),
            "wrong_item_sent" => self.reason_wrong_item_sent(),
            "out_of_stock" => self.reason_out_of_stock(),
            "cannot_deliver_there" => self.reason_cannot_deliver_there(),
            "packed_already" => self.reason_packed_already(),
            "made_to_order" => self.reason_made_to_order(),
            "not_arrived" => self.reason_not_arrived(),
            unknown => {
                let label = terms.reason(code).and_then(|it| it.label.as_deref());
                label.unwrap_or(unknown).to_owned()
            }
        }
    }

    /// What is better tried before the step that a reason is given for.
    pub fn suggestion(self, suggestion: Suggestion, standing: &Standing) -> String {
        let by = standing.deadlines.iter().find(|it| it.kind == DeadlineKind::Ship);
        let is_held = standing.shipped_at.is_none();
        match (suggestion, by) {
            (Suggestion::ChangeAddress, _) if is_held => self.suggest_change_address(),
            (Suggestion::AskShop | Suggestion::ChangeAddress, _) => self.suggest_ask_shop(),
            (Suggestion::Wait, Some(by)) => self.suggest_wait(self.until(by.due, DateStyle::Day)),
            (Suggestion::Wait, None) => self.suggest_wait_open(),
        }
    }
}
