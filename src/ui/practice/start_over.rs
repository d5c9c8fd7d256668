//! Beginning again with fresh practice orders, after one question.

use crate::{
    i18n::use_texts,
    ui::{kit::Question, orders::Desk},
};

/// Asks, and begins again if the reader says yes.
pub fn start_over(desk: Desk) {
    let t = use_texts();
    let question = Question {
        title: t.start_over_title(),
        text: t.start_over_text(),
        yes: t.start_over(),
        no: t.keep_going(),
    };
    desk.dialogs.ask(question, move || {
        desk.orders.start_over();
        desk.notices.tell(t.started_over());
    });
}
