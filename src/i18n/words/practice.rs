//! The practices in words.

use unbuy_core::practice::{Control, Step, Story};

use crate::i18n::Texts;

impl Texts {
    /// The name of a practice.
    pub fn story(self, story: Story) -> String {
        match story {
            Story::Article => self.story_article(),
            Story::Unpaid => self.story_unpaid(),
            Story::TooLate => self.story_too_late(),
        }
    }

    /// What a step asks for; `title` is that of the order.
    pub fn step_do(self, step: Step, title: &str) -> String {
        match step {
            Step::Orders => self.step_do_orders(),
            Step::Cancel => self.step_do_cancel(title),
            Step::Request => self.step_do_request(),
            Step::Reason => self.step_do_reason(),
            Step::Send => self.step_do_send(),
            Step::Refund => self.step_do_refund(),
            Step::Feedback => self.step_do_feedback(),
            Step::LookUnpaid => self.step_do_look_unpaid(title),
            Step::LetExpire => self.step_do_let_expire(),
            Step::LookLate => self.step_do_look_late(title),
            Step::Return => self.step_do_return(),
            Step::SendBack => self.step_do_send_back(),
            Step::ReturnMoney => self.step_do_return_money(),
        }
    }

    /// What a step is for.
    pub fn step_why(self, step: Step) -> String {
        match step {
            Step::Orders => self.step_why_orders(),
            Step::Cancel => self.step_why_cancel(),
            Step::Request => self.step_why_request(),
            Step::Reason => self.step_why_reason(),
            Step::Send => self.step_why_send(),
            Step::Refund => self.step_why_refund(),
            Step::Feedback => self.step_why_feedback(),
            Step::LookUnpaid => self.step_why_look_unpaid(),
            Step::LetExpire => self.step_why_let_expire(),
            Step::LookLate => self.step_why_look_late(),
            Step::Return => self.step_why_return(),
            Step::SendBack => self.step_why_send_back(),
            Step::ReturnMoney => self.step_why_return_money(),
        }
    }

    /// Where to look for what a step asks for.
    pub fn step_hint(self, step: Step) -> String {
        match step {
            Step::Orders => self.hint_orders(),
            Step::Cancel => self.hint_cancel(),
            Step::Request => self.hint_request(),
            Step::Reason => self.hint_reason(),
            Step::Send => self.hint_send(),
            Step::Refund => self.hint_refund(),
            Step::Feedback => self.hint_feedback(),
            Step::LookUnpaid => self.hint_look_unpaid(),
            Step::LetExpire => self.hint_let_expire(),
            Step::LookLate => self.hint_look_late(),
            Step::Return => self.hint_return(),
            Step::SendBack => self.hint_send_back(),
            Step::ReturnMoney => self.hint_return_money(),
        }
    }

    /// A step in the words of the help article; nothing for those that the article does not number.
    pub fn help_step(self, step: Step) -> Option<String> {
        match step {
            Step::Orders => Some(self.help_orders()),
            Step::Cancel => Some(self.help_cancel()),
            Step::Request => Some(self.help_request()),
            Step::Reason => Some(self.help_reason()),
            Step::Send => Some(self.help_send()),
            Step::Refund => Some(self.help_refund()),
            Step::Feedback => Some(self.help_feedback()),
            Step::LookUnpaid
            | Step::LetExpire
            | Step::LookLate
            | Step::Return
            | Step::SendBack
            | Step::ReturnMoney => None,
        }
    }

    /// What a control does.
    pub fn control_does(self, control: Control) -> String {
        match control {
            Control::AccountMenu => self.does_account_menu(),
            Control::MyOrders => self.does_my_orders(),
            Control::Deadlines => self.does_deadlines(),
            Control::OwnOrders => self.does_own_orders(),
            Control::MainPage => self.does_main_page(),
            Control::Settings => self.does_settings(),
            Control::OpenOrder => self.does_open_order(),
            Control::CancelOrder => self.does_cancel_order(),
            Control::RequestCancellation => self.does_request_cancellation(),
            Control::WithdrawRequest => self.does_withdraw_request(),
            Control::SelectReason => self.does_select_reason(),
            Control::Send => self.does_send(),
            Control::Keep => self.does_keep(),
            Control::Pay => self.does_pay(),
            Control::ConfirmDelivery => self.does_confirm_delivery(),
            Control::MoneyArrived => self.does_money_arrived(),
            Control::ReturnIt => self.does_return_it(),
            Control::SentBack => self.does_sent_back(),
            Control::KeepIt => self.does_keep_it(),
            Control::Resell => self.does_resell(),
            Control::LeaveFeedback => self.does_leave_feedback(),
            Control::Withdraw => self.does_withdraw(),
            Control::Dispute => self.does_dispute(),
            Control::AllIsWell => self.does_all_is_well(),
            Control::ChangeAddress => self.does_change_address(),
            Control::SkipDay => self.does_skip_day(),
            Control::SkipToDeadline => self.does_skip_to_deadline(),
            Control::StartOver => self.does_start_over(),
            Control::PlaySeller => self.does_play_seller(),
            Control::LookAhead => self.does_look_ahead(),
        }
    }

    /// What was learned by a practice, sentence by sentence.
    pub fn learned(self, story: Story) -> Vec<String> {
        match story {
            Story::Article => {
                vec![self.end_article_where(), self.end_article_silence(), self.end_article_money()]
            }
            Story::Unpaid => vec![self.end_unpaid_nothing(), self.end_unpaid_when()],
            Story::TooLate => {
                vec![self.end_late_return(), self.end_late_money(), self.end_late_last()]
            }
        }
    }

    /// How it went.
    pub fn how_it_went(self, wrong: u32, hints: u32) -> String {
        if wrong == 0 && hints == 0 {
            return self.end_clean();
        }
        self.end_counts(self.end_wrong(wrong as usize), self.end_hints(hints as usize))
    }
}
