//! What the reader can use, and whether it leads on.

use super::Step;

/// Something that can be used. Its mark stands at the element (`data-control`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the control of that name")]
pub enum Control {
    AccountMenu,
    MyOrders,
    Deadlines,
    OwnOrders,
    MainPage,
    Settings,
    OpenOrder,
    CancelOrder,
    RequestCancellation,
    WithdrawRequest,
    SelectReason,
    Send,
    Keep,
    Pay,
    ConfirmDelivery,
    MoneyArrived,
    ReturnIt,
    SentBack,
    KeepIt,
    Resell,
    LeaveFeedback,
    Withdraw,
    Dispute,
    AllIsWell,
    ChangeAddress,
    SkipDay,
    SkipToDeadline,
    StartOver,
    PlaySeller,
    LookAhead,
}

impl Control {
    /// All of them.
    pub const ALL: [Self; 30] = [
        Self::AccountMenu,
        Self::MyOrders,
        Self::Deadlines,
        Self::OwnOrders,
        Self::MainPage,
        Self::Settings,
        Self::OpenOrder,
        Self::CancelOrder,
        Self::RequestCancellation,
        Self::WithdrawRequest,
        Self::SelectReason,
        Self::Send,
        Self::Keep,
        Self::Pay,
        Self::ConfirmDelivery,
        Self::MoneyArrived,
        Self::ReturnIt,
        Self::SentBack,
        Self::KeepIt,
        Self::Resell,
        Self::LeaveFeedback,
        Self::Withdraw,
        Self::Dispute,
        Self::AllIsWell,
        Self::ChangeAddress,
        Self::SkipDay,
        Self::SkipToDeadline,
        Self::StartOver,
        Self::PlaySeller,
        Self::LookAhead,
    ];

    /// Whether it belongs to an order, so that it can be that of another one.
    pub const fn is_of_order(self) -> bool {
        !matches!(
            self,
            Self::AccountMenu
                | Self::MyOrders
                | Self::Deadlines
                | Self::OwnOrders
                | Self::MainPage
                | Self::Settings
                | Self::SkipDay
                | Self::SkipToDeadline
                | Self::StartOver
        )
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountMenu => "account-menu",
            Self::MyOrders => "my-orders",
            Self::Deadlines => "deadlines",
            Self::OwnOrders => "own-orders",
            Self::MainPage => "main-page",
            Self::Settings => "settings",
            Self::OpenOrder => "open-order",
            Self::CancelOrder => "cancel-order",
            Self::RequestCancellation => "request-cancellation",
            Self::WithdrawRequest => "withdraw-request",
            Self::SelectReason => "select-reason",
            Self::Send => "send",
            Self::Keep => "keep",
            Self::Pay => "pay",
            Self::ConfirmDelivery => "confirm-delivery",
            Self::MoneyArrived => "money-arrived",
            Self::ReturnIt => "return-it",
            Self::SentBack => "sent-back",
            Self::KeepIt => "keep-it",
            Self::Resell => "resell",
            Self::LeaveFeedback => "leave-feedback",
            Self::Withdraw => "withdraw",
            Self::Dispute => "dispute",
            Self::AllIsWell => "all-is-well",
            Self::ChangeAddress => "change-address",
            Self::SkipDay => "skip-day",
            Self::SkipToDeadline => "skip-to-deadline",
            Self::StartOver => "start-over",
            Self::PlaySeller => "play-seller",
            Self::LookAhead => "look-ahead",
        }
    }

    /// One letter that stands for it in the page: names are half a kilobyte of the first load, and are
    /// for those who are told what was used.
    pub fn mark(self) -> &'static str {
        const MARKS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let at = self as usize;
        MARKS.get(at..=at).unwrap_or_default()
    }

    /// The control that a mark stands for, if it is one.
    pub fn of_mark(mark: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.mark() == mark)
    }
}

/// Whether what was used leads on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is what the step asks for.
    Right,
    /// It does no harm and leads on as well, or is none of the practice's business.
    Neutral,
    /// It leads elsewhere.
    Wrong,
    /// It would be right, at another order.
    OtherOrder,
}

/// What leads on from a step. Where several of them can be seen, the first is the one to show.
pub const fn leads_on(step: Step) -> &'static [Control] {
    use {Control as C, Step as S};
    match step {
        S::Orders => &[C::MyOrders, C::AccountMenu],
        S::Cancel => &[C::CancelOrder, C::OpenOrder],
        S::Request => &[C::RequestCancellation],
        S::Reason => &[C::SelectReason],
        S::Send => &[C::Send],
        S::Refund | S::LetExpire | S::ReturnMoney => {
            &[C::SkipToDeadline, C::SkipDay, C::MoneyArrived]
        }
        S::Feedback => &[C::Send, C::LeaveFeedback],
        S::LookUnpaid | S::LookLate => &[C::OpenOrder],
        S::Return => &[C::SelectReason, C::Send, C::ReturnIt],
        S::SendBack => &[C::SentBack],
    }
}

/// Looking around, and playing the others, is what practice is for.
const LOOKS_AROUND: [Control; 5] = [
    Control::AccountMenu,
    Control::MyOrders,
    Control::OpenOrder,
    Control::LookAhead,
    Control::PlaySeller,
];

/// What neither leads on nor astray at one step.
const fn does_no_harm(step: Step) -> &'static [Control] {
    use {Control as C, Step as S};
    match step {
        S::Send => &[C::SelectReason],
        // The button is there as soon as the order is cancelled.
        S::Refund => &[C::LeaveFeedback, C::Send],
        // An unpaid order may be cancelled at once as well.
        S::LetExpire => &[C::CancelOrder, C::Send],
        S::Feedback => &[C::SkipDay],
        S::Orders
        | S::Cancel
        | S::Request
        | S::Reason
        | S::ReturnMoney
        | S::LookUnpaid
        | S::LookLate
        | S::Return
        | S::SendBack => &[],
    }
}

/// Judges the use of a control at a step. `at_order` says whether it is one of the order that the
/// practice is about, or of none.
pub fn judge(step: Step, control: Control, at_order: bool) -> Verdict {
    match (leads_on(step).contains(&control), at_order) {
        (true, true) => Verdict::Right,
        (true, false) => Verdict::OtherOrder,
        (false, true) if does_no_harm(step).contains(&control) => Verdict::Neutral,
        (false, _) if LOOKS_AROUND.contains(&control) => Verdict::Neutral,
        (false, _) => Verdict::Wrong,
    }
}
