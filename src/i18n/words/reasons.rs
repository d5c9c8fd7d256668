//! The reasons to cancel and to return, in words.

use unbuy_core::order::ReasonCode;

use crate::i18n::Texts;

impl Texts {
    /// A reason to cancel or to return. One that has no words here, from the terms of a host or of
    /// a later version, is shown by its code.
    pub fn reason(self, code: &ReasonCode) -> String {
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
            unknown => unknown.to_owned(),
        }
    }
}
