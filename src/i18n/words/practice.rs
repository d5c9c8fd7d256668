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

    /// What a control does.
    pub fn control_does(self, control: Control) -> String {
        match control {
            Control::AccountMenu => self.does_account_menu(),
            Control::MyOrders => self.does_my_orders(),
            Control::Deadlines => self.does_deadlines(),
            Control::OwnOrders => self.does_own_orders(),
            Control::MainPage => self.does_main_page(),
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
            Control::SkipDay => self.does_skip_day(),
            Control::SkipToDeadline => self.does_skip_to_deadline(),
            Control::StartOver => self.does_start_over(),
            Control::PlaySeller => self.does_play_seller(),
            Control::LookAhead => self.does_look_ahead(),
        }
    }

    /// What was learned by a practice.
    pub fn learned(self, story: Story) -> String {
        match story {
            Story::Article => self.end_article(),
            Story::Unpaid => self.end_unpaid(),
            Story::TooLate => self.end_too_late(),
        }
    }
}
