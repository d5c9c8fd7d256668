//! What is said about the whole life of an order: parts, checks of the payment, the four ways out, and
//! deadlines.

use crate::i18n::message::messages;

messages! {
    begin = LIFE_CYCLE;

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

    // Choosing a part.
    all_chosen(n: count) = { one: "Everything: {n} piece", other: "Everything: {n} pieces" };
    part_chosen(n: count, all: ours) = { one: "{n} of {all}", other: "{n} of {all}" };
    choose_part = "Choose a part";
    how_many(title: user) = "How many of {title}";
    of_so_many(n: count) = { one: "of {n}", other: "of {n}" };
    part_of_set = "Sold as a set: all of it or nothing";
    discount_share = "Its part of the discount";
    shipping_share = "Its part of the shipping";

    // The four ways out.
    ways_out = "Ways out of this order";
    ways_assumed = "As far as is known, and by the rules that are assumed of the shop.";
    way_cancel = "Cancel";
    way_withdraw = "Withdraw";
    way_return = "Return";
    way_dispute = "Dispute";
    way_cancel_text = "What is not shipped does not come.";
    way_withdraw_text = "By right, without a reason.";
    way_return_text = "It goes back under the rules of the shop.";
    way_dispute_text = "Something is wrong, and the platform decides.";
    way_open = "Open now.";
    way_open_until(day: ours) = "Open until {day}.";
    ways_ended(day: ours) = "It ended on {day}. There is nothing left to get out of.";
    end_code(code: user) = "AliExpress writes {code} for this in its exports.";
    stands_at(stage: ours) = "It stands at: {stage}.";
    point_placed = "Placed";
    point_paid = "Paid";
    point_shipped = "Shipped";
    point_arrived = "Arrived";
    point_over = "Done";
    cancel_now = "Cancel now";
    cancel_now_title = "Cancel this order?";
    cancel_now_text = "The payment is still being checked, so nobody has to agree. All your money comes back.";
    cancelled_in_review_notice = "Cancelled. Your money is on its way back.";
    confirm_receipt = "All is well";
    receipt_confirmed = "Noted: all is well. The ways out stay open as long as they say.";

    // Withdrawing.
    withdraw_here = "Withdraw from contract here";
    withdraw_title = "Withdraw from the contract";
    withdraw_text = "You need give no reason, and nobody has to agree.";
    withdraw_name = "Your name, as in the order";
    buyer_name = "Robin";
    withdraw_explained = "Practice: nothing is really declared.";
    after_arrival(n: count) = { one: "{n} day after it arrives", other: "{n} days after it arrives" };
    confirm_withdrawal = "Confirm withdrawal";
    withdrawal_sent = "You withdrew. Keep the record.";
    show_record = "Record of the withdrawal";
    withdrawal_record_title = "Record of your withdrawal";
    withdrawal_record_text = "It says what you declared and when. It is your own record, and says nothing of what the shop makes of it.";
    save_as_file = "Save as a file";
    record_copied = "Copied.";
    record_heading = "Withdrawal from a contract";
    record_order(number: user, seller: user) = "Order {number}, {seller}";
    record_when(when: ours) = "Declared: {when}";
    record_name(name: user) = "By: {name}";
    record_goods = "For:";
    record_line(n: count, title: user) = { one: "- {n} × {title}", other: "- {n} × {title}" };
    record_statement = "I withdraw from the contract for the goods above.";

    // Disputing.
    open_dispute = "Open a dispute";
    why_dispute = "What is wrong?";
    dispute_explained = "The shop can answer. If it does not, the dispute is decided for you, and you keep what you have.";
    dispute_sent = "The dispute is open. The shop can answer now.";
    drop_dispute = "Drop the dispute";
    dispute_dropped_notice = "You dropped the dispute.";
    brings_at_most = "It can bring at most";
    shop_answers_by = "The shop can answer until";

    // A refund has two clocks: that of the shop, then that of the bank.
    refund_by_shop(day: ours) = "The shop: by {day}";
    refund_shop_done(day: ours) = "The shop: done on {day}";
    refund_by_bank(day: ours) = "The bank: by {day}";
    partly_refunded(title: ours) = "{title}: partly refunded";

    // Playing the others.
    play_reject_because(reason: ours) = "Say no: {reason}";
    play_ship_part = "Ship a part";
    play_sold_out = "Cancel: sold out";
    play_clear = "Find the payment good";
    play_refuse = "Refuse the payment";
    play_refund_start = "Start the refund";
    play_refund_bank = "Hand the money to the bank";
    play_refund_fail = "Let the bank send the money back";
    play_decide_all(money: ours) = "Decide for the buyer: {money}";
    play_decide_half(money: ours) = "Decide for half: {money}";
    play_decide_none = "Decide for the shop";
    play_returned = "Take the goods back";
    played_sold_out = "The shop cancelled. The money is on its way back.";
    played_clear = "The payment was found good.";
    played_refuse = "The payment was refused. The money is on its way back.";
    played_refund_start = "The shop started to pay the money back.";
    played_refund_bank = "The bank has the money.";
    played_refund_fail = "The bank sent the money back. The shop must pay again.";
    played_decide = "The dispute is decided.";
    played_returned = "The shop has the goods back.";
    played_ship_part = "The shop has shipped a part.";

    // All deadlines.
    deadlines = "Deadlines";
    deadlines_lead = "Everything that has a last moment, the soonest first.";
    no_deadlines = "Nothing is due now.";
    deadlines_of_mine = "Those of my own orders";
    deadlines_of_practice = "Those of practice";
    to_calendar = "Add to calendar";
    to_calendar_of(what: ours, title: user) = "Add to calendar: {what}, {title}";
    all_to_calendar = "Add all to my calendar";
    dates_to_calendar = "Add dates to my calendar";
    calendar_saved(n: count) = {
        one: "Saved as a file with {n} date. Open it with your calendar.",
        other: "Saved as a file with {n} dates. Open it with your calendar."
    };
    calendar_name = "Unbuy";
    calendar_summary(what: ours, title: user) = "{what}: {title}";
    calendar_practice(what: ours) = "Practice: {what}";
    turn_yours = "your turn";
    turn_shop = "the shop’s turn";
    turn_platform = "the platform’s turn";
    turn_refund = "the turn of shop and bank";

    // The terms of practice.
    terms_of_practice = "Terms of practice";
    terms_lead = "The rules that the practice shop goes by. Real orders have their own on their pages.";
    terms_now = "Now";
    terms_others = "Other terms";
    terms_new = "These terms say";
    preset_article = "As in the article";
    preset_eu = "With the EU’s right of withdrawal";
    preset_marketplace = "As on a large marketplace";
    terms_file = "From a file (JSON)";
    terms_address = "From an address on this site";
    terms_load = "Load it";
    terms_start = "Practise under these terms";
    terms_begun = "Practice begins anew under these terms.";
    terms_wait = "This page asks for other terms. They hold when you start over.";
    terms_not_used(why: ours) = "The terms that this page asks for cannot be used. {why}";
    terms_unreadable(name: user) = "The browser cannot read {name}. It may have been moved.";
    terms_wrong_file(message: user) = "The file cannot be used: {message}.";
    terms_wrong_at(path: user, message: user) = "Wrong at {path}: {message}.";
    terms_not_there(address: user, n: count) = {
        one: "There is no file at {address}: the site answers {n}.",
        other: "There is no file at {address}: the site answers {n}."
    };
    terms_unreachable(address: user) = "Nothing can be loaded from {address}. Only this site can be asked, and there must be a network.";
    terms_too_long(address: user) = "The file at {address} is too long for terms.";
    terms_pay = "Time to pay";
    terms_review = "Check of the payment";
    terms_answer = "Time for the shop to answer";
    terms_ship = "Time to ship";
    terms_refund = "Money back";
    terms_bank = "The bank after that";
    terms_return = "Time to return";
    terms_withdraw = "Right of withdrawal";
    terms_dispute = "Time for a dispute";
    terms_holidays = "Holidays";
    terms_reasons = "Reasons to cancel";
    terms_none = "None";
    business_days(n: count) = { one: "{n} business day", other: "{n} business days" };

    // Delivery.
    delivery_title = "Delivery";
    deliver_to = "To";
    deliver_estimate = "Estimated";
    deliver_guarantee = "Guaranteed by";
    deliver_late(day: ours) = "It was guaranteed to be here by {day}, and is not.";
    carrier = "Carrier";
    tracking_number = "Tracking number";
    copy_number(number: user) = "Copy {number}";
    number_copied(number: user) = "Copied: {number}";
    change_address = "Change address";
    change_address_text = "It can be changed until something is shipped.";
    change_address_instead = "Change the address instead";
    country_label = "Country";
    country_missing = "Choose a country first.";
    address_lines = "Name, street and town";
    deliver_there = "Deliver it there";
    address_changed_notice = "It goes to the new address.";
    event_address_changed(address: user) = "You changed the address: {address}";
    event_parcel(what: ours, parcel: user) = "{what}: {parcel}";
    outlook_arrive = "Guaranteed to be here. If it is not, you can open a dispute";
    why_not_change_address = "Why not change the address?";
    guard_address(n: count) = {
        one: "Write where it goes, in {n} character at most.",
        other: "Write where it goes, in {n} characters at most."
    };
    next_ask_carrier = "You can ask the carrier to bring it elsewhere, by its tracking number.";
    terms_guarantee = "Guaranteed to arrive";

    message_refund_failed(money: ours) = "My bank sent the refund of {money} back to you. Please pay it again, and tell me when.";

    // Withdrawing from real orders.
    rules_withdraw = "Days to withdraw after delivery (14 in the EU, 0 where there is no such right)";
    ask_withdraw = "Withdraw from the contract";
    message_withdraw = "I withdraw from the contract for this order. Please confirm that you have received this, and pay back what I paid.";

    // Suggestions before a step.
    suggest_ask_shop = "Write to the shop first: it may change the address, and nothing need be cancelled.";
    suggest_wait(day: ours) = "The shop has until {day}. After that it is cancelled by itself and all your money comes back.";
    suggest_change_address = "You can change the address. Nothing need be cancelled for that.";
    suggest_wait_open = "It may still come. Not shipped in time it is cancelled by itself, with all your money back.";
}
