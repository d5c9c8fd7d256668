//! From one version of the rules to the next: what turns the JSON of an older record into that of a
//! newer one, so that only the newest form has to be understood.
//!
//! A record is written once and never again, so nothing is migrated in the store: the steps run
//! whenever an older record is read. A record on which a step fails is set aside like any unreadable
//! one, and the others are not touched by it.

use super::{json::Json, record::RULES};

/// A step. It says nothing about a record that it cannot bring forward.
pub(super) type Migration = fn(Json) -> Option<Json>;

/// The steps, the first of which leads from rules 1 to rules 2. The length is that of the versions:
/// a gap does not compile.
pub(super) const MIGRATIONS: [Migration; RULES as usize - 1] = [
    // An import can be taken back: a note more, none changed.
    Some, // Delivery: an act and fields more, none changed.
    Some,
];

/// The JSON of a record under the latest rules. Nothing if there are no such rules or a step fails.
pub(super) fn migrated(json: Json, rules: u16, steps: &[Migration]) -> Option<Json> {
    let done = usize::from(rules.checked_sub(1)?);
    steps.iter().skip(done).try_fold(json, |json, step| step(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two steps that tell by their results which of them ran, the second of which can fail.
    const STEPS: [Migration; 2] = [
        // A list around it.
        |json| Some(Json::List(vec![json])),
        // No empty lists.
        |json| (json != Json::List(vec![Json::Null])).then_some(Json::Null),
    ];

    #[test]
    fn each_version_goes_through_all_later_steps() {
        let check = |rules, json, expected| assert_eq!(migrated(json, rules, &STEPS), expected);
        check(0, Json::Bool(true), None);
        check(1, Json::Bool(true), Some(Json::Null));
        check(1, Json::Null, None);
        check(2, Json::List(vec![Json::Null]), None);
        check(3, Json::Bool(true), Some(Json::Bool(true)));
    }
}
