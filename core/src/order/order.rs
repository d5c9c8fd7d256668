//! The order: one door for every change, one function for everything that follows.

use std::sync::Arc;

use super::{
    act::{Act, Entry, LineQuantity, Stamp},
    facts::{Facts, FactsError, OrderId},
    fold::{Fold, Witness},
    ledger::{self, Ledger, Worth},
    mine::{MINE, MineRules},
    money::Money,
    refusal::Refusal,
    standing::{Feedback, LineStanding, Standing},
    terms::Terms,
    time::Timestamp,
};

/// How many acts the log of one order can hold.
pub const LOG_CAP: usize = 500;

/// Facts plus a log of what people did. [`Order::act`] is the only way to change it, [`Order::at`]
/// tells what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    facts: Facts,
    terms: Arc<Terms>,
    /// What is different if it is a real order. Its book says so: neither facts nor terms nor the log could tell
    /// it apart from an order of a practice shop that leaves everything to be played.
    mine: Option<&'static MineRules>,
    /// Sorted by stamp.
    log: Vec<Entry>,
}

/// What a request to cancel would bring if it were sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancellationPreview {
    /// What comes back.
    pub amount: Money,
    /// Whether that is all that was paid.
    pub is_all: bool,
    /// Where it goes: the card or account that was paid from.
    pub method: Option<String>,
    /// Until when the seller can answer.
    pub answer_by: Timestamp,
    /// By when the money is back if the seller takes all the time there is; the midnight that ends
    /// the last business day.
    pub money_by: Timestamp,
}

/// What a request to return would bring if it were sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPreview {
    /// What comes back.
    pub amount: Money,
    /// Whether that is all that was paid.
    pub is_all: bool,
    /// Where it goes: the card or account that was paid from.
    pub method: Option<String>,
    /// Until when the goods must be on their way back.
    pub ship_by: Timestamp,
    /// By when the money is back if the goods are sent at the last moment; the midnight that ends
    /// the last business day. The practice shop has them after the time that its terms say. How long
    /// a real parcel takes nobody knows: that time comes on top.
    pub money_by: Timestamp,
}

/// What a withdrawal would bring if it were declared now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalPreview {
    /// What comes back.
    pub amount: Money,
    /// Whether that is all that was paid.
    pub is_all: bool,
    /// Where it goes: the card or account that was paid from.
    pub method: Option<String>,
    /// Whether some of it has to go back.
    pub goes_back: bool,
    /// Until when it must be on its way back; not known before it has arrived.
    pub ship_by: Option<Timestamp>,
    /// By when the money is back if everybody takes all the time there is; not known before what goes
    /// back has arrived.
    pub money_by: Option<Timestamp>,
}

impl Order {
    /// An order to which nothing has happened yet.
    ///
    /// # Errors
    /// If the facts make no sense.
    pub fn new(facts: Facts, terms: Arc<Terms>) -> Result<Self, FactsError> {
        facts.validate()?;
        Ok(Self { facts, terms, mine: None, log: Vec::new() })
    }

    /// A real order, of which nothing is known yet but the facts. What time should have done is
    /// presumed and never bars an act, guards warn and do not refuse, and the terms are assumed:
    /// see [`Order::doubts`] and [`Standing::questions`].
    ///
    /// # Errors
    /// If the facts make no sense.
    pub fn mine(facts: Facts, terms: Arc<Terms>) -> Result<Self, FactsError> {
        Ok(Self { mine: Some(&MINE), ..Self::new(facts, terms)? })
    }

    /// Whether it is a real order.
    pub fn is_mine(&self) -> bool {
        self.mine.is_some()
    }

    /// The shop's number.
    pub fn id(&self) -> &OrderId {
        &self.facts.id
    }

    /// What is known since it was placed.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The terms it was placed under.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What people did, in order, refused acts included.
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// Does something, if that is possible.
    ///
    /// # Errors
    /// Everything that stands against it, and what can be done instead. The order is unchanged then.
    pub fn act(&mut self, act: Act, stamp: Stamp) -> Result<(), Refusal> {
        let log = self.log_until(&stamp);
        let mut fold = Fold::run(&self.facts, &self.terms, self.mine, log, stamp.at, None);
        // What was noted of later moments takes room too.
        fold.acts = self.log.len();
        fold.refusal(act.kind(), fold.barring(&act))?;
        self.note(Entry { stamp, act });
        Ok(())
    }

    /// Takes in an act that was noted elsewhere, whether or not it turns out to be refused here: two
    /// tabs may have decided differently, and nothing that was noted is lost. The same entry twice
    /// counts once.
    pub fn note(&mut self, entry: Entry) {
        if let Err(place) = self.log.binary_search_by(|it| it.stamp.cmp(&entry.stamp)) {
            self.log.insert(place, entry);
            if let Some(mine) = self.mine {
                (mine.assume_terms)(&self.log, &mut self.terms);
            }
        }
    }

    /// Whether an act would be possible at `now`.
    ///
    /// # Errors
    /// Everything that stands against it, and what can be done instead.
    pub fn may(&self, act: &Act, now: Timestamp) -> Result<(), Refusal> {
        let fold = self.fold(now);
        fold.refusal(act.kind(), fold.barring(act))
    }

    /// Whether an act would be possible at `now`, without a word about why not.
    pub fn can(&self, act: &Act, now: Timestamp) -> bool {
        self.fold(now).barring(act).is_empty()
    }

    /// What speaks against an act at `now`, whether or not it makes it impossible: in `mine` a warning,
    /// in practice the same as [`Order::may`].
    ///
    /// # Errors
    /// Everything that speaks against it, and what can be done instead.
    pub fn doubts(&self, act: &Act, now: Timestamp) -> Result<(), Refusal> {
        self.fold(now).doubts(act)
    }

    /// Where the order stands at `now`.
    pub fn at(&self, now: Timestamp) -> Standing {
        let mut fold = self.fold(now);
        // Presumed once and contradicted since.
        fold.refunds.retain(|it| it.amount > 0);
        let deadlines = fold.deadlines();
        let questions = fold.questions();
        let step = fold.next_step().map(|(due, _)| due);
        // When feedback can no longer be changed.
        let judged = match fold.feedback {
            Feedback::Left { until, .. } => Some(until).filter(|it| fold.now < *it),
            Feedback::NotYet | Feedback::Open { .. } | Feedback::Closed { .. } => None,
        };
        let next_change = deadlines.iter().map(|it| it.due).chain(step).chain(judged).min();
        Standing {
            now: fold.now,
            stage: fold.stage,
            since: fold.since,
            placed_at: fold.placed_at,
            pay_by: fold.pay_by(),
            usual_pay_by: fold.placed_at.map(|it| it + self.terms.payment_window),
            paid_at: fold.paid_at,
            review_by: fold.review_by(),
            shipped_at: fold.shipped_at,
            delivered_at: fold.delivered_at,
            ledger: Ledger::new(fold.facts, fold.paid, &fold.refunds),
            method: fold.method,
            lines: fold.lines,
            cancellations: fold.cancellations,
            after_sale: fold.after_sale,
            disputed: fold.disputed,
            is_receipt_confirmed: fold.is_receipt_confirmed,
            refunds: fold.refunds,
            feedback: fold.feedback,
            questions,
            deadlines,
            next_change,
        }
    }

    /// What a request to cancel these goods would bring if it were sent at `now`. Whether it could
    /// be sent is for [`Order::may`] to say.
    pub fn cancellation_preview(
        &self,
        goods: &[LineQuantity],
        now: Timestamp,
    ) -> CancellationPreview {
        let fold = self.fold(now);
        let amount = self.owed_beyond(&fold, &ledger::with_cancelled(&fold.lines, goods));
        let answer_by = fold.now + self.terms.answer_window;
        CancellationPreview {
            is_all: amount.minor == fold.paid,
            amount,
            money_by: fold.refund_due(answer_by),
            method: fold.method,
            answer_by,
        }
    }

    /// What a request to return these goods would bring if it were sent at `now`. Whether it could be
    /// sent is for [`Order::may`] to say.
    pub fn return_preview(&self, goods: &[LineQuantity], now: Timestamp) -> ReturnPreview {
        let fold = self.fold(now);
        let amount = self.owed_beyond(&fold, &ledger::with_returned(&fold.lines, goods));
        let ship_by = fold.now + self.terms.return_ship_window;
        let simulation = self.terms.simulation.as_ref();
        let arrival = simulation.map_or(ship_by, |it| ship_by + it.return_received_after);
        ReturnPreview {
            is_all: amount.minor == fold.paid,
            amount,
            money_by: fold.refund_due(arrival),
            method: fold.method,
            ship_by,
        }
    }

    /// What a withdrawal from these goods would bring if it were declared at `now`. Whether it could be
    /// is for [`Order::may`] to say.
    pub fn withdrawal_preview(&self, goods: &[LineQuantity], now: Timestamp) -> WithdrawalPreview {
        let fold = self.fold(now);
        let mut lines = ledger::with_cancelled(&fold.lines, goods);
        let mut going_back = Vec::new();
        for it in goods {
            let index = usize::from(it.line.0);
            let cancelled = fold.lines.get(index).map_or(0, |line| line.active.min(it.quantity));
            going_back.push(LineQuantity { quantity: it.quantity - cancelled, ..*it });
        }
        for it in &mut lines {
            // As if all of it had arrived: only then it can go back.
            it.delivered = it.shipped;
        }
        let amount = self.owed_beyond(&fold, &ledger::with_returned(&lines, &going_back));
        let goes_back = going_back.iter().any(|it| it.quantity > 0);
        let ship_by = fold
            .delivered_at
            .filter(|_| goes_back)
            .map(|it| it.max(fold.now) + self.terms.return_ship_window);
        let simulation = self.terms.simulation.as_ref();
        let arrival =
            ship_by.map(|it| simulation.map_or(it, |shop| it + shop.return_received_after));
        let money_by = if goes_back { arrival } else { Some(fold.now) };
        WithdrawalPreview {
            is_all: amount.minor == fold.paid,
            amount,
            money_by: money_by.map(|it| fold.refund_due(it)),
            method: fold.method,
            goes_back,
            ship_by,
        }
    }

    /// What comes back for each of these goods if they do not stay with the buyer, in their order.
    pub fn worth(&self, goods: &[LineQuantity], now: Timestamp) -> Vec<Worth> {
        let lines = self.fold(now).lines;
        let shares = ledger::shares(&self.facts);
        let worth = |it: &LineQuantity| {
            let index = usize::from(it.line.0);
            let (Some(line), Some(then)) = (self.facts.lines.get(index), lines.get(index)) else {
                return Worth::default();
            };
            let share = shares.get(index).copied().unwrap_or_default();
            let (before, after) =
                (share.worth(line, then.gone()), share.worth(line, then.gone() + it.quantity));
            Worth {
                price: after.price - before.price,
                discount: after.discount - before.discount,
                shipping: after.shipping - before.shipping,
            }
        };
        goods.iter().map(worth).collect()
    }

    /// By when money is back whose refund starts at `from`.
    pub fn refund_due(&self, from: Timestamp) -> Timestamp {
        self.terms.refund_due(from)
    }

    /// All that is still to be shipped, as a request to cancel everything names it.
    pub fn unshipped(&self, now: Timestamp) -> Vec<LineQuantity> {
        self.fold(now).units(|it| it.active)
    }

    /// All that is on its way, as a delivery of everything names it.
    pub fn under_way(&self, now: Timestamp) -> Vec<LineQuantity> {
        self.fold(now).units(|it| it.shipped - it.delivered)
    }

    /// All that has arrived and is not going back yet, as a request to return everything names it.
    pub fn returnable(&self, now: Timestamp) -> Vec<LineQuantity> {
        self.fold(now).units(|it| it.delivered.saturating_sub(it.returning))
    }

    /// All that the open return is about, as sending or receiving everything names it.
    pub fn returning(&self, now: Timestamp) -> Vec<LineQuantity> {
        self.fold(now).units(|it| it.returning.min(it.delivered))
    }

    /// All that the buyer can still withdraw from, as a withdrawal from everything names it.
    pub fn withdrawable(&self, now: Timestamp) -> Vec<LineQuantity> {
        self.fold(now).withdrawable()
    }

    /// All that a dispute can be about.
    pub fn disputable(&self, now: Timestamp) -> Vec<LineQuantity> {
        self.fold(now).units(|it| it.shipped)
    }

    /// What a dispute over these goods can bring at most.
    pub fn dispute_preview(&self, goods: &[LineQuantity], now: Timestamp) -> Money {
        self.facts.money(self.fold(now).disputable(goods))
    }

    /// What would be owed if the lines were these, beyond what is owed already.
    fn owed_beyond(&self, fold: &Fold<'_>, lines: &[LineStanding]) -> Money {
        self.facts.money(fold.owed_for(lines) - fold.owed_for(&fold.lines))
    }

    pub(super) fn fold(&self, now: Timestamp) -> Fold<'_> {
        self.fold_before(now, None)
    }

    /// The fold of all there is, before a witness.
    pub(super) fn fold_before<'a>(
        &'a self,
        now: Timestamp,
        witness: Option<Witness<'a>>,
    ) -> Fold<'a> {
        Fold::run(&self.facts, &self.terms, self.mine, &self.log, now, witness)
    }

    /// The part of the log that an act with this stamp follows.
    fn log_until(&self, stamp: &Stamp) -> &[Entry] {
        let place = self.log.partition_point(|it| it.stamp < *stamp);
        &self.log[..place]
    }
}
