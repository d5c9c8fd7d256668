//! The fold: from facts, terms and log to the state at a moment.
//!
//! Time steps whose due instant is reached run before the act at that instant, so a window is open
//! up to its due instant and shut at it.
//!
//! An order of `mine` was not lived through here, so there a step of time is a question and no
//! change: see `mine`.

use super::{
    act::{Act, Entry, LineQuantity},
    after_sale::{AfterSale, Decider},
    facts::Facts,
    ledger,
    mine::MineRules,
    refusal::Guard,
    standing::{
        Approval, Cancellation, CancellationState, EndReason, Feedback, LineStanding, Refund,
        RefundCause, RefundState, Stage,
    },
    terms::Terms,
    time::Timestamp,
    time_steps::TimeStep,
};

/// What the fold comes upon, for whoever wants to be told.
pub(super) enum Happening<'a> {
    /// An act, and that stands against it if it is refused.
    Act(&'a Act, Vec<Guard>),
    /// A step of time that is taken.
    Time(TimeStep),
    /// A step of time that is presumed.
    Presumed(TimeStep),
}

/// Is told what happens, and how everything stands just then.
pub(super) type Witness<'a> = &'a mut dyn FnMut(&Fold<'_>, Happening<'_>);

/// The state of an order while its log is folded.
pub(super) struct Fold<'a> {
    pub facts: &'a Facts,
    pub terms: &'a Terms,
    /// What is different if the log tells of a real order, of which not everything is known.
    pub mine: Option<&'static MineRules>,
    /// The steps of time that were taken for granted in `mine`, and when they were due.
    pub presumed: Vec<(Timestamp, TimeStep)>,
    /// How far the fold has come in time.
    pub now: Timestamp,
    pub stage: Stage,
    pub since: Timestamp,
    pub placed_at: Option<Timestamp>,
    pub paid_at: Option<Timestamp>,
    /// When the payment was found good; the shop's time runs from there.
    pub cleared_at: Option<Timestamp>,
    pub shipped_at: Option<Timestamp>,
    /// When the last units so far arrived; `delivered_at` is this once nothing more will come.
    pub last_arrival_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    /// When the last request to cancel ended without a cancellation; the shop packs on from there.
    pub request_ended_at: Option<Timestamp>,
    pub method: Option<String>,
    pub paid: i64,
    pub lines: Vec<LineStanding>,
    pub cancellations: Vec<Cancellation>,
    pub after_sale: AfterSale,
    pub disputed: Vec<LineQuantity>,
    pub is_receipt_confirmed: bool,
    /// When a dispute was decided: there is one at most.
    pub dispute_decided_at: Option<Timestamp>,
    pub refunds: Vec<Refund>,
    pub feedback: Feedback,
    witness: Option<Witness<'a>>,
    /// How many acts the log holds, refused ones included.
    pub acts: usize,
}

impl<'a> Fold<'a> {
    /// The state after the whole log and after the time up to `now`.
    pub fn run(
        facts: &'a Facts,
        terms: &'a Terms,
        mine: Option<&'static MineRules>,
        log: &[Entry],
        now: Timestamp,
        witness: Option<Witness<'a>>,
    ) -> Self {
        let mut fold = Self::new(facts, terms, mine, witness);
        for entry in log {
            fold.pass_until(entry.stamp.at);
            let guards = fold.barring(&entry.act);
            if guards.is_empty() {
                if let Some(mine) = mine {
                    (mine.make_room)(&mut fold, &entry.act);
                }
                fold.apply(&entry.act);
                if let Some(mine) = mine {
                    (mine.presume_refund)(&mut fold);
                }
            }
            fold.tell(Happening::Act(&entry.act, guards));
            fold.acts += 1;
        }
        fold.pass_until(now);
        fold
    }

    fn new(
        facts: &'a Facts,
        terms: &'a Terms,
        mine: Option<&'static MineRules>,
        witness: Option<Witness<'a>>,
    ) -> Self {
        let unshipped = |quantity| LineStanding { active: quantity, ..LineStanding::default() };
        Self {
            facts,
            terms,
            mine,
            presumed: Vec::new(),
            now: Timestamp::MIN,
            stage: Stage::Unknown,
            since: Timestamp::MIN,
            placed_at: None,
            paid_at: None,
            cleared_at: None,
            shipped_at: None,
            last_arrival_at: None,
            delivered_at: None,
            request_ended_at: None,
            method: None,
            paid: 0,
            lines: facts.lines.iter().map(|it| unshipped(it.quantity)).collect(),
            cancellations: Vec::new(),
            after_sale: AfterSale::None,
            disputed: Vec::new(),
            is_receipt_confirmed: false,
            dispute_decided_at: None,
            refunds: Vec::new(),
            feedback: Feedback::NotYet,
            witness,
            acts: 0,
        }
    }

    /// Lets time pass: takes every step that falls due up to and including `moment`.
    fn pass_until(&mut self, moment: Timestamp) {
        while let Some((due, step)) = self.next_step().filter(|(due, _)| *due <= moment) {
            self.now = self.now.max(due);
            if self.is_mine() {
                self.presumed.push((due, step));
                self.tell(Happening::Presumed(step));
            } else {
                self.take(step);
                self.tell(Happening::Time(step));
            }
        }
        self.now = self.now.max(moment);
    }

    fn tell(&mut self, happening: Happening<'_>) {
        if let Some(witness) = self.witness.take() {
            witness(self, happening);
            self.witness = Some(witness);
        }
    }

    /// Whether the order is a real one.
    pub fn is_mine(&self) -> bool {
        self.mine.is_some()
    }

    /// The place in the list of the request that waits for an answer.
    pub fn open_request(&self) -> Option<usize> {
        self.cancellations.iter().position(|it| it.state == CancellationState::Requested)
    }

    /// What an act does. The guards have let it through.
    fn apply(&mut self, act: &Act) {
        match act {
            Act::Placed => {
                self.placed_at = Some(self.now);
                if self.stage == Stage::Unknown {
                    self.enter(Stage::AwaitingPayment);
                }
            }
            Act::Paid { amount, method } => self.pay(*amount, method),
            Act::CancelledUnpaid => self.end(Stage::Cancelled(EndReason::CancelledUnpaid)),
            Act::CancelRequested { goods, reason, note } => {
                self.cancellations.push(Cancellation {
                    requested_at: self.now,
                    answer_by: self.now + self.terms.answer_window,
                    goods: goods.clone(),
                    reason: reason.clone(),
                    note: note.clone(),
                    state: CancellationState::Requested,
                });
            }
            Act::CancelWithdrawn => {
                self.answer_request(CancellationState::Withdrawn { at: self.now });
                self.request_ended_at = Some(self.now);
            }
            Act::CancelApproved => self.approve(Approval::Seller),
            Act::CancelRejected { note, reason } => {
                let (at, note, reason) = (self.now, note.clone(), reason.clone());
                self.answer_request(CancellationState::Rejected { at, note, reason });
                self.request_ended_at = Some(self.now);
            }
            Act::Shipped { goods, .. } => self.ship(goods),
            Act::Delivered { goods } => self.deliver(goods),
            Act::RefundInitiated { refund, attempt } => self.initiate_refund(*refund, *attempt),
            Act::RefundAtBank { refund, .. } => self.hand_refund_to_bank(*refund),
            Act::RefundFailed { refund, .. } => {
                self.set_refund(*refund, RefundState::Failed { at: self.now });
            }
            Act::RefundArrived { refund, .. } => {
                self.set_refund(*refund, RefundState::Settled { at: self.now, confirmed: true });
            }
            Act::FeedbackLeft { stars, text } => {
                if let Feedback::Open { until } | Feedback::Left { until, .. } = self.feedback {
                    let text = text.clone();
                    self.feedback = Feedback::Left { at: self.now, stars: *stars, text, until };
                }
            }
            Act::ReturnRequested { goods, .. } => {
                let (since, ship_by) = (self.now, self.now + self.terms.return_ship_window);
                self.set_return(AfterSale::ReturnRequested { since, ship_by }, goods);
            }
            Act::ReturnWithdrawn => self.set_return(AfterSale::None, &[]),
            Act::ReturnShipped { goods } => {
                self.set_return(AfterSale::ReturnShipped { since: self.now }, goods);
            }
            Act::ReturnReceived { goods } => self.take_back(goods),
            Act::Reported { report } => {
                if let Some(mine) = self.mine {
                    (mine.report)(self, report);
                }
            }
            // The order knows its terms from the beginning: see `Order::note`. Where it goes nobody but
            // the buyer needs to know: see `Order::delivery`.
            Act::TermsAssumed { .. } | Act::AddressChanged { .. } => {}
            Act::PaymentCleared => self.clear_payment(),
            Act::PaymentRefused => self.end_in_review(EndReason::PaymentRefused),
            Act::CancelledInReview => self.end_in_review(EndReason::CancelledInReview),
            Act::CancelledBySeller { goods, .. } => {
                self.lines = ledger::with_cancelled(&self.lines, goods);
                self.open_goods_refund(RefundCause::SellerCancelled);
                self.settle_stage(EndReason::SellerCancelled);
            }
            Act::ReceiptConfirmed => {
                self.is_receipt_confirmed = true;
                self.enter(Stage::Completed);
            }
            Act::WithdrawalDeclared { goods, .. } => self.withdraw(goods),
            Act::DisputeOpened { goods, .. } => {
                self.disputed.clone_from(goods);
                let window = self.terms.dispute.map(|it| it.answer_window).unwrap_or_default();
                let (since, answer_by) = (self.now, self.now + window);
                self.after_sale = AfterSale::Disputed { since, answer_by };
            }
            Act::DisputeWithdrawn => self.after_sale = AfterSale::None,
            Act::DisputeDecided { amount } => self.decide_dispute(*amount, Decider::Platform),
        }
    }

    pub(super) fn enter(&mut self, stage: Stage) {
        if self.stage != stage {
            self.stage = stage;
            self.since = self.now;
        }
    }

    /// The order ends before anything arrived.
    pub(super) fn end(&mut self, stage: Stage) {
        for line in &mut self.lines {
            line.cancelled += std::mem::take(&mut line.active);
        }
        self.enter(stage);
        if matches!(stage, Stage::Cancelled(_)) && self.terms.feedback_after_cancellation {
            self.open_feedback();
        }
    }

    /// Feedback is given to the shop itself, so nothing waits for it in `mine`.
    pub(super) fn open_feedback(&mut self) {
        if self.feedback == Feedback::NotYet && !self.is_mine() {
            self.feedback = Feedback::Open { until: self.now + self.terms.feedback_window };
        }
    }

    fn pay(&mut self, amount: i64, method: &str) {
        self.paid = self.paid.saturating_add(amount);
        self.method = Some(method.to_owned());
        if self.is_mine() {
            // Said again, it is a correction and no second payment.
            (self.paid, self.paid_at) = (amount, Some(self.now));
            if self.stage == Stage::AwaitingPayment {
                self.enter(Stage::AwaitingShipment);
            }
        } else if self.stage.is_ended() {
            self.open_refund(RefundCause::LatePayment, amount);
        } else {
            self.paid_at = Some(self.now);
            match self.terms.payment_review {
                Some(_) => self.enter(Stage::PaymentReview),
                None => self.clear_payment(),
            }
        }
    }

    /// Nothing speaks against the payment; the shop's turn begins.
    pub(super) fn clear_payment(&mut self) {
        self.cleared_at = Some(self.now);
        if matches!(self.stage, Stage::AwaitingPayment | Stage::PaymentReview) {
            self.enter(Stage::AwaitingShipment);
        }
    }

    /// The order ends while the payment is checked, and the money goes back.
    fn end_in_review(&mut self, why: EndReason) {
        self.end(Stage::Cancelled(why));
        self.open_goods_refund(RefundCause::Review);
    }

    pub(super) fn answer_request(&mut self, state: CancellationState) {
        if let Some(index) = self.open_request() {
            self.cancellations[index].state = state;
        }
    }

    /// The open request is granted: its goods will not come, their money will.
    pub(super) fn approve(&mut self, by: Approval) {
        let Some(index) = self.open_request() else { return };
        self.cancellations[index].state = CancellationState::Approved { at: self.now, by };
        self.lines = ledger::with_cancelled(&self.lines, &self.cancellations[index].goods);
        self.open_goods_refund(RefundCause::Cancellation(index));
        self.settle_stage(EndReason::CancellationAgreed);
    }

    pub(super) fn ship(&mut self, goods: &[LineQuantity]) {
        for LineQuantity { line, quantity } in goods {
            if let Some(it) = self.lines.get_mut(usize::from(line.0)) {
                let quantity = (*quantity).min(it.active);
                it.active -= quantity;
                it.shipped += quantity;
            }
        }
        self.shipped_at = Some(self.now);
        self.answer_by_what_is_left();
        self.settle_stage(EndReason::CancellationAgreed);
    }

    /// A request for goods that the shop no longer has is overtaken by events.
    pub(super) fn answer_by_what_is_left(&mut self) {
        let lines = &self.lines;
        let overtaken = self.open_request().filter(|index| {
            self.cancellations[*index]
                .goods
                .iter()
                .any(|it| lines[usize::from(it.line.0)].active < it.quantity)
        });
        if overtaken.is_some() {
            self.answer_request(CancellationState::Superseded { at: self.now });
            self.request_ended_at = Some(self.now);
        }
    }

    pub(super) fn deliver(&mut self, goods: &[LineQuantity]) {
        for LineQuantity { line, quantity } in goods {
            if let Some(it) = self.lines.get_mut(usize::from(line.0)) {
                it.delivered += (*quantity).min(it.shipped - it.delivered);
            }
        }
        self.last_arrival_at = Some(self.now);
        self.settle_stage(EndReason::CancellationAgreed);
    }

    /// The stage that a paid order's lines put it in.
    pub(super) fn settle_stage(&mut self, if_nothing_is_left: EndReason) {
        let any = |count: fn(&LineStanding) -> u32| self.lines.iter().any(|it| count(it) > 0);
        let waiting = any(|it| it.active);
        let shipped = any(|it| it.shipped);
        let under_way = any(|it| it.shipped - it.delivered);
        match (waiting, shipped) {
            (true, true) => self.enter(Stage::PartiallyShipped),
            // Only in `mine` goods can be told of before the money.
            (true, false) if matches!(self.stage, Stage::Unknown | Stage::AwaitingPayment) => {}
            (true, false) => self.enter(Stage::AwaitingShipment),
            (false, false) => self.end(Stage::Cancelled(if_nothing_is_left)),
            (false, true) if under_way => self.enter(Stage::Shipped),
            (false, true) => {
                self.delivered_at = self.last_arrival_at;
                self.enter(Stage::Delivered);
                self.open_feedback();
            }
        }
    }
}
