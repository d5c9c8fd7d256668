//! Golden logs: stored orders that must fold to the same standing for ever.
//!
//! `golden/<name>.json` holds an order as it was stored and the moments at which to look at it after
//! its last act. `golden/<name>.txt` tells what is seen after each act and at those moments: every
//! line of the standing that is gone (`-`) or new (`+`) since the look before. Neither is ever
//! changed after a release; new ones are added.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unbuy_core::Timestamp;
use unbuy_core::order::{ActKind, Entry, Facts, Order, Terms};

use crate::summary::{stamp, summary};

#[derive(Serialize, Deserialize)]
struct Golden {
    facts: Facts,
    terms: Terms,
    log: Vec<Entry>,
    look_at: Vec<Timestamp>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    mine: bool,
}

macro_rules! golden {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../golden/", $name, ".json")),
            include_str!(concat!("../golden/", $name, ".txt")),
        )
    };
}

const ALL: [(&str, &str, &str); 16] = [
    golden!("agreed_and_paid_back"),
    golden!("silence_then_failed_refund"),
    golden!("expired_and_paid_late"),
    golden!("parts_of_three_lines"),
    golden!("two_tabs"),
    golden!("untouched_practice_order"),
    golden!("never_shipped"),
    golden!("returned_and_paid_back"),
    golden!("returned_in_practice"),
    golden!("mine_reported_then_refunded"),
    golden!("withdrawn_from_a_set"),
    golden!("disputed_twice"),
    golden!("sold_out_and_rejected"),
    golden!("called_off_in_review"),
    golden!("dispute_unanswered"),
    golden!("delivered_elsewhere"),
];

impl Golden {
    #[track_caller]
    fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap()
    }

    /// What is seen after each act, and then at the moments to look at.
    fn seen(&self) -> String {
        let make = if self.mine { Order::mine } else { Order::new };
        let mut order = make(self.facts.clone(), Arc::new(self.terms.clone())).unwrap();
        let (mut text, mut before) = (String::new(), Vec::new());
        for entry in &self.log {
            order.note(entry.clone());
            look(&order, entry.stamp.at, &mut before, &mut text);
        }
        for now in &self.look_at {
            look(&order, *now, &mut before, &mut text);
        }
        text
    }
}

/// Adds what is different about where the order stands.
fn look(order: &Order, now: Timestamp, before: &mut Vec<String>, text: &mut String) {
    let lines = summary(order, now);
    text.push_str(&format!("at {}\n", stamp(order.at(now).now)));
    let gone = before.iter().filter(|it| !lines.contains(it)).map(|it| format!("  - {it}\n"));
    let new = lines.iter().filter(|it| !before.contains(it)).map(|it| format!("  + {it}\n"));
    text.extend(gone.chain(new));
    *before = lines;
}

#[track_caller]
fn check(name: &str, json: &str, expected: &str) {
    let seen = Golden::read(json).seen();
    assert!(seen == expected, "{name} is not what it was; what is seen now:\n{seen}");
}

#[test]
fn golden_orders_stand_where_they_always_stood() {
    for (name, json, expected) in ALL {
        check(name, json, expected);
    }
}

#[test]
fn golden_orders_are_written_as_they_were_read() {
    for (name, json, _) in ALL {
        let stored: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_value(Golden::read(json)).unwrap(), stored, "{name}");
    }
}

#[test]
fn golden_logs_hold_every_kind_of_act() {
    let kinds: BTreeSet<ActKind> = ALL
        .iter()
        .flat_map(|(_, json, _)| Golden::read(json).log)
        .map(|it| it.act.kind())
        .collect();
    assert_eq!(kinds, crate::table::kinds().into_iter().collect());
}
