//! What is said about the whole life of an order: parts, checks of the payment, the four ways out, and
//! deadlines.

use crate::i18n::message::messages;

messages! {
    // The status of an order, in its row.
    status_review(day: ours) = "Paid. The payment is being checked until {day}";
    status_withdrawn(day: ours) = "You withdrew. Send it back by {day}";
    status_withdrawn_under_way = "You withdrew. Send it back when it has arrived";
    status_disputed(day: ours) = "In dispute. The shop can answer until {day}";
    status_dispute_won(day: ours) = "The dispute was decided for you. Money back by {day}";
    status_dispute_won_back = "The dispute was decided for you. Money is back";
    status_dispute_lost = "The dispute was decided for the shop";
    status_part_cancelled(status: ours) = "Partly cancelled. {status}";
    status_part_returned(status: ours) = "Partly returned. {status}";
    status_bank(day: ours) = "The shop is done. The bank books your money by {day}";
    status_bank_overdue(day: ours) = "The bank should have booked your money by {day}";

    // What happened.
    event_cleared = "The payment was checked and found good";
    event_payment_refused = "The payment was refused: cancelled";
    event_cancelled_in_review = "You cancelled while the payment was being checked";
    event_seller_cancelled(reason: ours) = "The shop cancelled: {reason}";
    event_seller_cancelled_part(reason: ours) = "The shop cancelled a part: {reason}";
    event_receipt_confirmed = "You said that all is well";
    event_withdrawal = "You withdrew from the contract";
    event_part_withdrawal = "You withdrew from a part of it";
    event_dispute(reason: ours) = "You opened a dispute: {reason}";
    event_dispute_withdrawn = "You dropped the dispute";
    event_dispute_won(money: ours) = "The dispute was decided: {money} for you";
    event_dispute_lost = "The dispute was decided for the shop";
    event_dispute_silence = "The shop did not answer: the dispute was decided for you";
    event_part_requested = "You asked to cancel a part";
    event_part_return_requested = "You asked to return a part";
    event_rejected_because(reason: ours) = "The shop said no: {reason}. The order goes on";

    // What comes.
    outlook_review = "The payment is checked by then. Until then you can cancel at once";
    outlook_withdraw = "The last moment to withdraw without a reason";
    outlook_dispute = "The last moment to open a dispute";
    outlook_answer_dispute = "No answer decides the dispute for you";
    outlook_shop_done(money: ours) = "The shop is done with your {money} at the latest";

    // Reasons.
    reason_out_of_stock = "It is sold out";
    reason_cannot_deliver_there = "It cannot be delivered there";
    reason_packed_already = "It is packed already";
    reason_made_to_order = "It is made to order";
    reason_not_arrived = "It has not arrived";

    // Why not?
    why_not_review = "Why not cancel it while the payment is checked?";
    why_not_cancel_as_seller = "Why not cancel it as the shop?";
    why_not_confirm_receipt = "Why not say that all is well?";
    why_not_withdraw_contract = "Why not withdraw?";
    why_not_dispute = "Why not open a dispute?";
    why_not_decide = "Why not decide the dispute?";

    // Because.
    guard_not_in_review = "The payment is not being checked.";
    guard_in_review(when: ours) = "The payment is being checked until {when}.";
    guard_reason_for_all(reason: ours) = "“{reason}” is a reason for everything that is left, not for a part.";
    guard_set_torn = "It belongs to a set, which goes as a whole.";
    guard_completed(day: ours) = "It has been complete since {day}.";
    guard_no_withdrawal = "Under these terms there is no right to withdraw. In the EU there is one.";
    guard_withdrawal_closed(day: ours) = "The right to withdraw ended on {day}.";
    guard_exempt(title: user) = "There is no right to withdraw from {title}: it is made for you.";
    guard_withdrawn(day: ours) = "You withdrew on {day}.";
    guard_no_disputes = "Nobody decides disputes under these terms.";
    guard_dispute_open(day: ours, until: ours) = "You opened a dispute on {day}. The shop can answer until {until}.";
    guard_no_dispute = "No dispute is open.";
    guard_dispute_closed(day: ours) = "The time for a dispute ended on {day}.";
    guard_dispute_decided(day: ours) = "A dispute was decided on {day}.";
    guard_amount_range(money: ours) = "It can bring {money} at most.";

    // What is possible instead.
    next_cancel_in_review(when: ours) = "You can cancel at once until {when}.";
    next_withdraw_contract(day: ours) = "You can withdraw without a reason until {day}.";
    next_withdraw_contract_open = "You can withdraw without a reason.";
    next_dispute(day: ours) = "If something is wrong with it, you can open a dispute until {day}.";
    next_dispute_open = "If something is wrong with it, you can open a dispute.";
    next_await_decision(when: ours) = "You can wait: no answer by {when} decides for you.";

    // Why money comes back.
    refund_review = "The payment did not go through";
    refund_seller = "Cancelled by the shop";
    refund_withdrawal = "Withdrawn from";
    refund_dispute = "Decided in a dispute";

    // Suggestions before a step.
    suggest_ask_shop = "Write to the shop first: it may change the address, and nothing need be cancelled.";
    suggest_wait(day: ours) = "The shop has until {day}. After that it is cancelled by itself and all your money comes back.";
    suggest_wait_open = "It may still come. Not shipped in time it is cancelled by itself, with all your money back.";
}
