//! What is said about an order: its status, its story, its deadlines, and why something is refused.

use crate::i18n::message::messages;

messages! {
    begin = ORDERS;

    // The status of an order, in its row.
    status_unknown = "What became of it is not known";
    status_unpaid(when: ours) = "Ends by itself {when} unless you pay";
    status_unpaid_open = "Waits for your payment";
    status_paid(day: ours) = "Paid. The shop ships it by {day}";
    status_paid_open = "Paid. The shop packs it";
    status_rejected(day: ours) = "The shop said no to cancelling. It ships by {day}";
    status_part_shipped(day: ours) = "Part of it is on its way. The rest is sent by {day}";
    status_part_shipped_open = "Part of it is on its way. The rest follows";
    status_requested(day: ours) = "You asked to cancel. No answer by {day} counts as yes";
    status_shipped = "Shipped. It arrives in the next few days";
    status_shipped_late = "Shipped. It should have arrived by now";
    status_delivered(day: ours) = "Delivered. Return until {day}";
    status_delivered_late = "Delivered. The time to return it is over";
    status_completed(day: ours) = "Completed. Return until {day}";
    status_completed_late = "Completed. The time to return it is over";
    status_return_open(day: ours) = "You asked to return it. Send it back by {day}";
    status_return_shipped = "On its way back. Your money follows when the shop has it";
    status_returned(day: ours) = "Returned. Money back by {day}";
    status_returned_back = "Returned. Money is back";
    status_expired = "Expired unpaid. Nothing was charged";
    status_late_payment(day: ours) = "Expired. Your late payment is back by {day}";
    status_late_payment_back = "Expired. Your late payment is back";
    status_cancelled_unpaid = "Cancelled unpaid. Nothing was charged";
    status_cancelled(day: ours) = "Cancelled. Money back by {day}";
    status_cancelled_back = "Cancelled. Money is back";
    status_overdue(day: ours) = "Money was due by {day} and is not back. Ask the shop";
    status_refund_failed(day: ours) = "The bank sent the money back. The shop must pay again by {day}";

    // What happened, on the order's page.
    event_placed = "Placed";
    event_paid(method: user) = "Paid with {method}";
    event_paid_somehow = "Paid";
    event_cancelled_unpaid = "You cancelled it unpaid. Nothing was charged";
    event_requested(n: count) = {
        one: "You asked to cancel. The shop has {n} hour to answer",
        other: "You asked to cancel. The shop has {n} hours to answer"
    };
    event_requested_before = "You asked to cancel";
    event_withdrawn = "You took the request back. The order goes on";
    event_approved = "The shop said yes: cancelled";
    event_rejected = "The shop said no. The order goes on";
    event_rejected_with(note: user) = "The shop said no: “{note}” The order goes on";
    event_shipped = "Shipped";
    event_part_shipped = "Part of it was shipped";
    event_delivered = "Delivered";
    event_part_delivered = "Part of it was delivered";
    event_refund_started(money: ours) = "The shop started to pay {money} back";
    event_refund_retried(money: ours) = "The shop tries again to pay {money} back";
    event_refund_at_bank(money: ours) = "Your bank has the {money} and books it";
    event_refund_failed(money: ours) = "The bank sent the {money} back to the shop, which must pay again";
    event_refund_seen = "You saw the money on your account";
    event_refund_seen_on(method: user) = "You saw the money on {method}";
    event_refund_arrived = "The money is on your account";
    event_refund_arrived_on(method: user) = "The money is on {method}";
    event_feedback(n: count) = { one: "You gave {n} of 5 stars", other: "You gave {n} of 5 stars" };
    event_expired = "Not paid in time: ended by itself. Nothing was charged";
    event_silence = "No answer came, and that counts as yes: cancelled";
    event_ship_timeout = "Not shipped in time: cancelled";
    event_completed = "Completed";
    event_feedback_closed = "The time for feedback is over";
    event_return_requested = "You asked to return it";
    event_return_withdrawn = "You decided to keep it";
    event_return_shipped = "You sent it back";
    event_return_received = "The shop has it back";
    event_reported = "Its state was noted";
    event_terms_assumed = "Its terms were corrected";
    event_return_lapsed = "Not sent back in time: you keep it";
    event_refused(what: ours, why: ours) = "{what}. This changed nothing. {why}";
    event_refused_somehow(what: ours) = "{what}. This changed nothing";

    // What comes, on the order's page.
    outlook_pay = "Ends by itself unless you pay";
    outlook_pay_own(own: ours, usual: ours) = "Ends by itself unless you pay. This shop gives {own}; {usual} are usual";
    outlook_answer = "No answer counts as yes: cancelled at the latest";
    outlook_ship = "Cancelled with your money back unless the shop has shipped";
    outlook_ship_rest = "The rest is cancelled with your money back unless the shop has shipped";
    outlook_delivery(n: count) = {
        one: "Delivered in the next few days. From then on you have {n} day to return it",
        other: "Delivered in the next few days. From then on you have {n} days to return it"
    };
    outlook_return = "The last moment to return it";
    outlook_feedback = "The last moment to leave feedback";
    outlook_ship_return = "You keep it unless you have sent it back";
    money_back_on(money: ours, method: user) = "{money} back on {method} at the latest";
    money_back_somewhere(money: ours) = "{money} back at the latest";
    day_by_business_days(day: ours, n: count) = {
        one: "{day}, {n} business day",
        other: "{day}, {n} business days"
    };
    in_a_moment = "in less than a minute";
    a_moment_ago = "less than a minute ago";

    // What became of a line of the order.
    units_cancelled(n: count) = { one: "{n} cancelled", other: "{n} cancelled" };
    units_on_their_way(n: count) = { one: "{n} on its way", other: "{n} on their way" };
    units_delivered(n: count) = { one: "{n} delivered", other: "{n} delivered" };
    units_returning(n: count) = { one: "{n} going back", other: "{n} going back" };
    units_returned(n: count) = { one: "{n} returned", other: "{n} returned" };

    // Reasons to cancel or to return.
    reason_changed_mind = "I changed my mind";
    reason_better_price = "Found a better price";
    reason_wrong_item = "Ordered the wrong thing";
    reason_ordered_twice = "Ordered it twice";
    reason_wrong_address = "Wrong address";
    reason_takes_too_long = "It takes too long";
    reason_seller_silent = "The shop does not answer";
    reason_other = "Another reason";
    reason_does_not_fit = "It does not fit";
    reason_not_as_described = "Not as described";
    reason_damaged = "It arrived damaged";
    reason_wrong_item_sent = "The shop sent the wrong thing";

    // Why not?
    why_not_place = "Why not place it?";
    why_not_pay = "Why not pay it?";
    why_not_cancel = "Why not cancel it?";
    why_not_withdraw = "Why not take the request back?";
    why_not_approve = "Why not say yes?";
    why_not_reject = "Why not say no?";
    why_not_ship = "Why not ship it?";
    why_not_deliver = "Why not deliver it?";
    why_not_pay_back = "Why not pay the money back?";
    why_not_hand_over = "Why not hand the money to the bank?";
    why_not_send_back = "Why not send the money back to the shop?";
    why_not_confirm_money = "Why not confirm the money?";
    why_not_judge = "Why not leave feedback?";
    why_not_return = "Why not return it?";
    why_not_keep = "Why not keep it?";
    why_not_ship_return = "Why not send it back?";
    why_not_receive_return = "Why not take it back?";
    why_not_report = "Why not note it?";

    // Because.
    guard_not_placed = "It has not been placed.";
    guard_placed(day: ours) = "It was placed on {day}.";
    guard_expired(day: ours) = "It ended unpaid on {day}.";
    guard_cancelled(day: ours) = "It was cancelled on {day}.";
    guard_not_paid = "It has not been paid.";
    guard_paid(day: ours) = "It was paid on {day}.";
    guard_amount(money: ours) = "The amount to pay is {money}.";
    guard_requested(day: ours, until: ours) = "You asked to cancel on {day}. The shop can answer until {until}.";
    guard_no_request = "No request to cancel is waiting for an answer.";
    guard_reason(reason: user) = "The shop does not know the reason “{reason}”.";
    guard_nothing_chosen = "Nothing is chosen.";
    guard_no_line(n: count) = { one: "The order has no line {n}.", other: "The order has no line {n}." };
    guard_none_left(title: user) = "Nothing is left of {title}.";
    guard_too_many(n: count, title: user) = {
        one: "Only {n} is left of {title}.",
        other: "Only {n} are left of {title}."
    };
    guard_shipped(day: ours) = "It was shipped on {day}.";
    guard_not_shipped = "It has not been shipped.";
    guard_delivered(day: ours) = "It was delivered on {day}.";
    guard_no_refund = "There is no such refund.";
    guard_other_attempt(n: count) = { one: "The refund is at try {n}.", other: "The refund is at try {n}." };
    guard_refund_not_started = "The shop has not started to pay the money back.";
    guard_refund_started(day: ours) = "The shop started to pay the money back on {day}.";
    guard_refund_settled(day: ours) = "The money has been back since {day}.";
    guard_feedback_not_open = "Feedback opens when the order is delivered or cancelled.";
    guard_no_feedback = "This shop takes no feedback on cancelled orders.";
    guard_feedback_closed(day: ours) = "The time for feedback ended on {day}.";
    guard_stars = "Choose 1 to 5 stars.";
    guard_not_delivered = "It has not arrived yet.";
    guard_return_closed(day: ours) = "The time to return it ended on {day}.";
    guard_return_open(day: ours, until: ours) = "You asked to return it on {day}. You can send it until {until}.";
    guard_no_return = "Nothing was asked to be returned.";
    guard_return_lapsed(day: ours) = "The time to send it back ended on {day}.";
    guard_return_not_shipped = "It has not been sent back yet.";
    guard_return_shipped(day: ours) = "It has been on its way back since {day}.";
    guard_return_received(day: ours) = "The shop has had it back since {day}.";
    guard_not_mine = "It is an order to practise with.";
    guard_unsound_report = "An amount in it is none.";
    guard_log_full(n: count) = {
        one: "The order has {n} entry, which is all an order can have.",
        other: "The order has {n} entries, which is all an order can have."
    };

    // What is possible instead.
    next_pay(when: ours) = "You can pay until {when}.";
    next_let_expire(when: ours) = "You can do nothing: unpaid, it ends by itself on {when}.";
    next_cancel_unpaid = "You can cancel it at once: it is not paid.";
    next_request = "You can ask the shop to cancel it.";
    next_withdraw = "You can take your request back.";
    next_await_answer(when: ours) = "You can wait: no answer by {when} counts as yes.";
    next_return_after(n: count) = {
        one: "From delivery you have {n} day to return it.",
        other: "From delivery you have {n} days to return it."
    };
    next_return(day: ours) = "You can return it until {day}.";
    next_await_refund(day: ours) = "Your money is back by {day} at the latest.";
    next_feedback(day: ours) = "You can leave feedback until {day}.";
    next_ship_return(day: ours) = "You can send it back until {day}.";
    next_keep = "You can keep it.";
    next_resell = "You can sell it on.";
}
