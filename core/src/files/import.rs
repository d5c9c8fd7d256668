//! What the files of one import come to: rows of one order together, refunds with their orders.

use std::collections::BTreeMap;

use super::{
    MAX_ODDITIES,
    columns::Format,
    item::{Item, RefundItem},
    oddity::{Odd, Oddity},
    reader::Found,
};
use crate::{
    Currency, Timestamp,
    order::{
        Facts, Line, LineId, LineQuantity, OrderId, Picture, Report, ReportedStage as Stage,
        Seller, Source,
    },
};

/// The orders of some files, and what was odd about them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// The orders, by their numbers.
    pub orders: Vec<ImportedOrder>,
    /// What was odd, file by file; see [`MAX_ODDITIES`].
    pub odd: Vec<Oddity>,
    /// How many oddities more there were.
    pub more_odd: u32,
    /// How many rows were read, headers not counted.
    pub rows: u32,
    /// How many rows were passed over; `odd` says why, repeated headers excepted.
    pub skipped: u32,
}

/// An order as a shop's files tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedOrder {
    /// The shop and its number.
    pub id: OrderId,
    /// What was ordered; nothing if only its refunds are told of.
    pub facts: Option<Facts>,
    /// How it stands.
    pub report: Report,
    /// When the latest file that tells of it was made, if that is known.
    pub as_of: Option<Timestamp>,
    /// The files that tell of it, by their places.
    pub(super) files: Vec<u16>,
}

/// How long the status of an order can be whose rows differ, in characters.
const MAX_STATUS: usize = 200;

/// The rows of one order, with the files they come from.
#[derive(Debug, Default)]
struct Rows {
    items: Vec<(u16, Item)>,
    refunds: Vec<(u16, RefundItem)>,
}

impl Rows {
    /// Takes in what a row says of a thing. Exports overlap: the same thing in a later file is the same
    /// thing, which may have got on since. Returns whether it says nothing new.
    fn take(&mut self, file: u16, item: Item) -> bool {
        let is_other = |it: &(u16, Item)| it.0 != file && it.1.is_thing_of(&item);
        let same = self.items.iter_mut().find(|it| is_other(it) && it.1.tells_as(&item));
        if let Some((of, _)) = same {
            *of = file;
            return true;
        }
        match self.items.iter_mut().find(|it| is_other(it)) {
            Some(known) => *known = (file, item),
            None => self.items.push((file, item)),
        }
        false
    }

    fn files(&self) -> Vec<u16> {
        let items = self.items.iter().map(|(file, _)| *file);
        let mut files: Vec<u16> = items.chain(self.refunds.iter().map(|(file, _)| *file)).collect();
        files.sort_unstable();
        files.dedup();
        files
    }
}

impl Import {
    /// What was found in some files, read together; later ones come after earlier ones. What a backup
    /// holds is not among it: see [`Found::backup`].
    pub fn join(found: Vec<Found>) -> Self {
        let mut import = Self::default();
        let mut orders: BTreeMap<OrderId, (Source, Rows)> = BTreeMap::new();
        for (file, found) in (0..).zip(found) {
            import.rows += found.rows;
            import.skipped += found.skipped;
            import.more_odd += found.more_odd;
            import.odd.extend(found.odd.into_iter().map(|it| Oddity { file, ..it }));
            let Some(source) = found.format.and_then(Format::source) else { continue };
            for item in found.items {
                let rows = orders.entry(source.order_id(&item.number));
                let rows = &mut rows.or_insert_with(|| (source, Rows::default())).1;
                if rows.take(file, item.clone()) {
                    import.skipped += 1;
                    import.tell(file, item.row, Odd::RepeatedRow);
                }
            }
            for refund in found.refunds {
                let rows = orders.entry(source.order_id(&refund.number));
                let rows = &mut rows.or_insert_with(|| (source, Rows::default())).1;
                let is_same = |(other, it): &&(u16, RefundItem)| {
                    *other != file && RefundItem { row: refund.row, ..it.clone() } == refund
                };
                if rows.refunds.iter().find(is_same).is_some() {
                    import.skipped += 1;
                    import.tell(file, refund.row, Odd::RepeatedRow);
                } else {
                    rows.refunds.push((file, refund));
                }
            }
        }
        for (id, (source, rows)) in orders {
            import.add(id, source, rows);
        }
        import
    }

    fn tell(&mut self, file: u16, row: u32, what: Odd) {
        if self.odd.iter().filter(|it| it.file == file).count() < MAX_ODDITIES {
            self.odd.push(Oddity { file, row, column: String::new(), what });
        } else {
            self.more_odd += 1;
        }
    }

    fn add(&mut self, id: OrderId, source: Source, mut rows: Rows) {
        let files = rows.files();
        // In one order whatever the order of the rows, since acts name lines by their place.
        rows.items.sort_by(|(_, a), (_, b)| {
            (&a.title, a.unit_price, a.quantity).cmp(&(&b.title, b.unit_price, b.quantity))
        });
        let currency = self.one_currency(&mut rows);
        let mut report = Report::new(source);
        self.report_refunds(&rows, &mut report);
        if rows.items.is_empty() {
            self.orders.push(ImportedOrder { id, facts: None, report, as_of: None, files });
            return;
        }
        let paid = self.paid(source, &rows.items);
        report_items(&rows.items, &mut report);
        report.paid = paid;
        let facts = facts(&id, source, currency, &rows.items);
        if facts.validate().is_ok() && report.is_sound() {
            self.orders.push(ImportedOrder { id, facts: Some(facts), report, as_of: None, files });
        } else if let Some((file, item)) = rows.items.first() {
            self.tell(*file, item.row, Odd::UnusableOrder);
        }
    }

    /// The currency of the order. Amounts in another one are forgotten.
    fn one_currency(&mut self, rows: &mut Rows) -> Currency {
        let first = rows.items.iter().find_map(|(_, it)| it.currency);
        let first = first.or_else(|| rows.refunds.iter().find_map(|(_, it)| it.currency));
        for (file, item) in &mut rows.items {
            if item.currency.is_some() && item.currency != first {
                (item.unit_price, item.shipping, item.discount, item.total) =
                    (None, None, None, None);
                self.tell(*file, item.row, Odd::OtherCurrency);
            }
        }
        for (file, refund) in &mut rows.refunds {
            if refund.currency.is_some() && refund.currency != first {
                refund.amount = None;
                self.tell(*file, refund.row, Odd::OtherCurrency);
            }
        }
        first.unwrap_or(Currency::NONE)
    }

    /// Refunds of which one is not known are not known in all.
    fn report_refunds(&mut self, rows: &Rows, report: &mut Report) {
        if rows.refunds.is_empty() {
            return;
        }
        let amounts = rows.refunds.iter().map(|(_, it)| it.amount);
        report.refunded = amounts.reduce(sum).flatten();
        report.refunded_at = rows.refunds.iter().filter_map(|(_, it)| it.at).max();
    }

    /// What was paid, as far as a shop's files tell.
    ///
    /// - AliExpress tells prices, but neither shipping nor coupons.
    /// - Amazon takes the money when it ships, so what it says of rows that were not shipped is not
    ///   what was paid, and what it says of cancelled rows is nothing.
    /// - Temu tells the total of the row, or of the order in each of its rows; it ships what is paid.
    fn paid(&mut self, source: Source, items: &[(u16, Item)]) -> Option<i64> {
        let is_shipped = |it: &Item| matches!(it.stage, Some(Stage::Shipped | Stage::Delivered));
        match source {
            Source::ByHand | Source::Aliexpress => None,
            Source::Amazon => {
                let shipped = items.iter().filter(|(_, it)| is_shipped(it));
                shipped.map(|(_, it)| it.total).reduce(sum).flatten()
            }
            Source::Temu => {
                if !items.iter().all(|(_, it)| is_shipped(it)) {
                    return None;
                }
                let totals = items.iter().map(|(_, it)| it.total);
                let costs =
                    items.iter().map(|(_, it)| sum(it.unit_price, Some(it.shipping.unwrap_or(0))));
                let all_costs = costs.clone().reduce(sum).flatten();
                let first = items.first().and_then(|(_, it)| it.total);
                if totals.clone().eq(costs) {
                    all_costs
                } else if totals.clone().all(|it| it == first)
                    && (first == all_costs || items.len() == 1)
                {
                    first
                } else {
                    if let (Some((file, item)), Some(_)) =
                        (items.first(), totals.reduce(sum).flatten())
                    {
                        self.tell(*file, item.row, Odd::TotalsDisagree);
                    }
                    None
                }
            }
        }
    }
}

/// The sum, if both are known.
fn sum(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one?.checked_add(other?)
}

/// The stage that the rows of an order come to, and which of them are cancelled or under way.
fn report_items(items: &[(u16, Item)], report: &mut Report) {
    let quantity = |index: usize, item: &Item| LineQuantity {
        line: LineId(u16::try_from(index).unwrap_or(u16::MAX)),
        quantity: item.quantity,
    };
    let with = |stage: fn(Stage) -> bool| -> Vec<LineQuantity> {
        let there = items.iter().enumerate().filter(|(_, (_, it))| it.stage.is_some_and(stage));
        there.map(|(index, (_, it))| quantity(index, it)).collect()
    };
    let mut live: Vec<Option<Stage>> =
        items.iter().map(|(_, it)| it.stage).filter(|it| *it != Some(Stage::Cancelled)).collect();
    live.sort_unstable();
    live.dedup();
    let is_on_its_way =
        |it: Stage| matches!(it, Stage::Shipped | Stage::Delivered | Stage::Completed);
    report.stage = match live[..] {
        [] => Some(Stage::Cancelled),
        [None, ..] => None,
        [Some(one)] => Some(one),
        // Sorted: the first is the least.
        [Some(least), ..] if is_on_its_way(least) => Some(least),
        [Some(Stage::AwaitingShipment), ref rest @ ..]
            if rest.iter().flatten().all(|it| is_on_its_way(*it)) =>
        {
            report.shipped = with(is_on_its_way);
            Some(Stage::PartiallyShipped)
        }
        [Some(_), ..] => None,
    };
    if report.stage.is_some_and(|it| it != Stage::Cancelled) {
        report.cancelled = with(|it| it == Stage::Cancelled);
    }
    let mut texts: Vec<&str> = Vec::new();
    for (_, it) in items {
        if !it.status.is_empty() && !texts.contains(&it.status.as_str()) {
            texts.push(&it.status);
        }
    }
    report.status = texts.join(", ").chars().take(MAX_STATUS).collect();
    report.placed_at = items.iter().filter_map(|(_, it)| it.placed_at).min();
    report.shipped_at = items.iter().filter_map(|(_, it)| it.shipped_at).max();
    report.method = items.iter().find_map(|(_, it)| it.method.clone());
    report.link = items.iter().find_map(|(_, it)| it.link.clone());
    // Things that travel together have one number.
    let shipped = items.iter().filter(|(_, it)| it.stage != Some(Stage::Cancelled));
    for parcel in shipped.filter_map(|(_, it)| it.parcel.as_ref()) {
        if !report.parcels.contains(parcel) {
            report.parcels.push(parcel.clone());
        }
    }
}

/// What is known of the goods. What is not known costs 0.
fn facts(id: &OrderId, source: Source, currency: Currency, items: &[(u16, Item)]) -> Facts {
    // Amazon charges what it ships. The price of what was cancelled beside it is not part of what was
    // paid, so it must not be owed.
    let is_cancelled = |it: &Item| it.stage == Some(Stage::Cancelled);
    let is_partly = items.iter().any(|(_, it)| !is_cancelled(it));
    let is_free = |it: &Item| source == Source::Amazon && is_partly && is_cancelled(it);
    let line = |(_, it): &(u16, Item)| Line {
        // A thing without a name still needs something to be called.
        title: if it.title.is_empty() { it.number.clone() } else { it.title.clone() },
        quantity: it.quantity,
        unit_price: it.unit_price.filter(|_| !is_free(it)).unwrap_or(0),
        picture: Picture::Parcel,
        bundle: None,
        no_withdrawal: false,
    };
    let lines: Vec<Line> = items.iter().map(line).collect();
    let all = |amount: fn(&Item) -> Option<i64>| {
        items.iter().filter_map(|(_, it)| amount(it)).fold(0_i64, i64::saturating_add)
    };
    let (mut shipping, mut discount) = (all(|it| it.shipping), all(|it| it.discount));
    let goods = lines
        .iter()
        .map(|it| it.unit_price.saturating_mul(it.quantity.into()))
        .fold(0_i64, i64::saturating_add);
    // Free shipping comes as a discount beyond the price of the goods.
    let beyond = discount.saturating_sub(goods).clamp(0, shipping);
    (shipping, discount) = (shipping - beyond, (discount - beyond).min(goods));
    let store = items.iter().map(|(_, it)| it.store.as_str()).find(|it| !it.is_empty());
    let name = store.unwrap_or(match source {
        Source::ByHand => "",
        Source::Aliexpress => "AliExpress",
        Source::Amazon => "Amazon",
        Source::Temu => "Temu",
    });
    let seller = Seller { name: name.to_owned() };
    Facts {
        id: id.clone(),
        seller,
        lines,
        currency,
        shipping,
        discount,
        payment_window: None,
        deliver_to: None,
    }
}
