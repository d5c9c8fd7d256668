//! A small shop for the tests: orders, acts and moments in few words.

use std::sync::Arc;

use unbuy_core::order::{
    Act, Address, Clock, Country, Entry, Facts, Line, LineId, LineQuantity, Order, OrderId,
    Picture, ReasonCode, Refund, RefundId, Refusal, Report, Seller, Source, Stamp, Standing, TabId,
    Terms,
};
use unbuy_core::{Currency, Date, Span, Timestamp};

/// Monday, 2 November 2026, 09:00 UTC. Every story begins here.
pub const START: Timestamp = Timestamp::from_millis(1_793_610_000_000);
/// One millisecond.
pub const MS: Span = Span::millis(1);
/// What two lamps cost.
pub const PRICE: i64 = 6980;

/// So many days of 24 hours after the start.
pub fn day(count: i64) -> Timestamp {
    START + Span::days(count)
}

/// So many hours after the start.
pub fn hour(count: i64) -> Timestamp {
    START + Span::hours(count)
}

/// A moment in UTC, written `2026-11-02 09:00`.
pub fn moment(text: &str) -> Timestamp {
    let (date, time) = text.split_once(' ').unwrap();
    let (hours, minutes) = time.split_once(':').unwrap();
    let midnight = Timestamp::start_of(Date::try_from(date.to_owned()).unwrap(), Span::ZERO);
    midnight + Span::hours(hours.parse().unwrap()) + Span::minutes(minutes.parse().unwrap())
}

/// The terms of the article without the practice shop and without disputes: nothing happens but what is
/// said.
pub fn terms() -> Terms {
    Terms { simulation: None, dispute: None, delivery: None, ..Terms::article() }
}

/// Everything that terms can have: the payment is checked, buyers can withdraw and dispute, and the
/// bank has a time of its own.
pub fn full_terms() -> Terms {
    Terms {
        payment_review: Some(Span::DAY),
        withdrawal_window: Some(Span::days(14)),
        bank_business_days: Some(5),
        dispute: Terms::article().dispute,
        ..terms()
    }
}

/// Two lamps of one kind, no shipping, no discount.
pub fn two_lamps() -> Facts {
    Facts {
        id: OrderId::new("1001"),
        seller: Seller { name: "North Harbour".to_owned() },
        lines: vec![line("Lamp", 2, PRICE / 2)],
        currency: Currency::USD,
        shipping: 0,
        discount: 0,
        payment_window: None,
        deliver_to: None,
    }
}

pub fn line(title: &str, quantity: u32, unit_price: i64) -> Line {
    Line::new(title.to_owned(), quantity, unit_price, Picture::Lamp)
}

/// So many of the first line.
pub fn units(quantity: u32) -> Vec<LineQuantity> {
    vec![LineQuantity { line: LineId(0), quantity }]
}

pub fn paid() -> Act {
    pay(PRICE)
}

pub fn pay(amount: i64) -> Act {
    Act::Paid { amount, method: "Visa ending 4242".to_owned() }
}

pub fn asked(quantity: u32) -> Act {
    ask(units(quantity), "changed_mind")
}

pub fn ask(goods: Vec<LineQuantity>, reason: &str) -> Act {
    Act::CancelRequested { goods, reason: ReasonCode(reason.to_owned()), note: String::new() }
}

pub fn rejected() -> Act {
    Act::CancelRejected { note: "Packed already.".to_owned(), reason: None }
}

pub fn shipped(quantity: u32) -> Act {
    Act::Shipped { goods: units(quantity), parcel: None }
}

pub fn delivered(quantity: u32) -> Act {
    Act::Delivered { goods: units(quantity) }
}

pub fn initiated(attempt: u16) -> Act {
    Act::RefundInitiated { refund: RefundId(0), attempt }
}

pub fn at_bank(attempt: u16) -> Act {
    Act::RefundAtBank { refund: RefundId(0), attempt }
}

pub fn failed(attempt: u16) -> Act {
    Act::RefundFailed { refund: RefundId(0), attempt }
}

pub fn arrived(attempt: u16) -> Act {
    Act::RefundArrived { refund: RefundId(0), attempt }
}

pub fn return_asked(quantity: u32) -> Act {
    ask_return(units(quantity), "does_not_fit")
}

pub fn ask_return(goods: Vec<LineQuantity>, reason: &str) -> Act {
    Act::ReturnRequested { goods, reason: ReasonCode(reason.to_owned()), note: String::new() }
}

pub fn sent_back(quantity: u32) -> Act {
    Act::ReturnShipped { goods: units(quantity) }
}

pub fn taken_back(quantity: u32) -> Act {
    Act::ReturnReceived { goods: units(quantity) }
}

pub fn sold_out(quantity: u32) -> Act {
    Act::CancelledBySeller { goods: units(quantity), reason: ReasonCode("out_of_stock".to_owned()) }
}

pub fn withdrawn(quantity: u32) -> Act {
    Act::WithdrawalDeclared { goods: units(quantity), name: "A. Buyer".to_owned() }
}

pub fn dispute(quantity: u32) -> Act {
    open_dispute(units(quantity), "damaged")
}

pub fn open_dispute(goods: Vec<LineQuantity>, reason: &str) -> Act {
    Act::DisputeOpened { goods, reason: ReasonCode(reason.to_owned()), note: String::new() }
}

pub fn decided(amount: i64) -> Act {
    Act::DisputeDecided { amount }
}

/// Delivered to another address.
pub fn moved(lines: &str) -> Act {
    Act::AddressChanged { to: address("AT", lines) }
}

pub fn address(country: &str, lines: &str) -> Address {
    Address { country: Country::new(country).unwrap(), lines: lines.to_owned() }
}

pub fn judged(stars: u8) -> Act {
    Act::FeedbackLeft { stars, text: "As described.".to_owned() }
}

/// What a shop tells, as far as `tell` says so.
pub fn reported(tell: impl FnOnce(&mut Report)) -> Act {
    let mut report = Report::new(Source::Aliexpress);
    tell(&mut report);
    Act::Reported { report: Arc::new(report) }
}

/// Other terms than those assumed: a day to answer, 3 business days to pay back, 30 days to return.
pub fn assumed() -> Act {
    Act::TermsAssumed {
        payment_window: Span::days(2),
        answer_window: Span::days(1),
        ship_window: Span::days(5),
        refund_business_days: 3,
        return_window: Span::days(30),
        withdrawal_window: None,
        guarantee: None,
    }
}

/// An order and the tab that acts on it.
#[derive(Debug, Clone)]
pub struct Story {
    pub order: Order,
    clock: Clock,
    tab: TabId,
}

impl Story {
    pub fn new(facts: Facts, terms: Terms) -> Self {
        let order = Order::new(facts, Arc::new(terms)).unwrap();
        Self { order, clock: Clock::default(), tab: TabId("a".into()) }
    }

    /// Two lamps of `mine`, of which nothing is known.
    pub fn mine() -> Self {
        let order = Order::mine(two_lamps(), Arc::new(terms())).unwrap();
        Self { order, clock: Clock::default(), tab: TabId("a".into()) }
    }

    /// Two lamps, placed at the start.
    pub fn placed() -> Self {
        Self::new(two_lamps(), terms()).does(START, Act::Placed)
    }

    /// Two lamps, placed at the start and paid an hour later.
    pub fn paid() -> Self {
        Self::placed().does(hour(1), paid())
    }

    /// Two lamps under full terms, paid an hour after the start and cleared a day later.
    pub fn cleared() -> Self {
        Self::paid_under(full_terms())
    }

    /// The same under other terms.
    pub fn paid_under(terms: Terms) -> Self {
        Self::new(two_lamps(), terms).does(START, Act::Placed).does(hour(1), paid())
    }

    /// Two lamps, delivered on day 3.
    pub fn delivered() -> Self {
        Self::paid().does(day(1), shipped(2)).does(day(3), delivered(2))
    }

    /// The same order as another tab has it.
    pub fn in_tab(&self, tab: &str) -> Self {
        Self { tab: TabId(tab.into()), ..self.clone() }
    }

    /// Acts, and is sure that it is possible.
    #[track_caller]
    pub fn does(mut self, at: Timestamp, act: Act) -> Self {
        let stamp = self.stamp(at);
        if let Err(refusal) = self.order.act(act.clone(), stamp) {
            panic!("{act:?} was refused: {refusal:?}");
        }
        self
    }

    /// Takes an act in as from another tab, possible or not.
    pub fn notes(mut self, at: Timestamp, act: Act) -> Self {
        let stamp = self.stamp(at);
        self.order.note(Entry { stamp, act });
        self
    }

    /// The stamp of the next act.
    pub fn stamp(&mut self, at: Timestamp) -> Stamp {
        self.clock = self.clock.tick(at);
        Stamp { at, clock: self.clock, tab: self.tab.clone() }
    }

    pub fn at(&self, now: Timestamp) -> Standing {
        self.order.at(now)
    }

    /// The first refund.
    #[track_caller]
    pub fn refund(&self, now: Timestamp) -> Refund {
        self.at(now).refunds.first().expect("a refund").clone()
    }

    /// `ok`, or the names of the guards that stand against the act.
    pub fn verdict(&self, at: Timestamp, act: &Act) -> String {
        self.order.may(act, at).map_or_else(|it| guards(&it), |()| "ok".to_owned())
    }
}

/// The names of the guards of a refusal.
pub fn guards(refusal: &Refusal) -> String {
    let names: Vec<String> = refusal.guards.iter().map(|it| variant(&format!("{it:?}"))).collect();
    names.join(" + ")
}

/// The name of an enum's variant from its `Debug` text.
fn variant(text: &str) -> String {
    text.chars().take_while(char::is_ascii_alphanumeric).collect()
}
