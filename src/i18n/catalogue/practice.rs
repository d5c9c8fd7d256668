//! What the coach says.

use crate::i18n::message::messages;

messages! {
    begin = PRACTICE;

    // The practices.
    practise = "Practise with a coach";
    practise_story(story: ours) = "Practise: {story}";
    story_article = "cancel an order";
    story_unpaid = "an order that was never paid";
    story_too_late = "too late to cancel";
    coach_step(n: count, of: ours) = { one: "Step {n} of {of}", other: "Step {n} of {of}" };
    coach_done = "All done";
    coach_hint = "Give me a hint";
    coach_show = "Show me where";
    coach_skip = "Skip this step";
    coach_back = "Back";
    coach_next = "Next";
    coach_hide = "Hide the coach";
    coach_unhide = "Show the coach";
    coach_restart = "Practise again";
    coach_end = "End the practice";
    coach_prepared = "We prepared the order, so that you can begin here.";
    coach_other_order(title: user) = "That is another order. Look for {title}.";
    coach_try = "To go on, do what it says above.";
    coach_readonly = "Only to look at: nothing can be pressed here.";
    coach_stuck_title = "This step cannot be done any more";
    coach_stuck = "The order has gone another way. Practise again, or look around as you like.";

    // The steps: what to do, and what it is for.
    step_do_orders = "Open “My Unbuy” at the top right and choose “My orders”";
    step_why_orders = "Whatever you bought is there, the newest first.";
    step_do_cancel(title: user) = "Find {title} and press “Cancel order”";
    step_why_cancel = "It opens the order’s page. Nothing is cancelled yet.";
    step_do_request = "Press “Request cancellation” on the order’s page";
    step_why_request = "It asks the shop. Nothing is final until you choose a reason and send.";
    step_do_reason = "Open the list “Select here” and choose your reason";
    step_why_reason = "Take the one that is true: some reasons get a quicker answer.";
    step_do_send = "Press the orange “Send”";
    step_why_send = "With that the shop is asked. You can take it back until it answers.";
    step_do_refund = "Wait until the money is back: skip to the next deadline";
    step_why_refund = "The shop has 48 hours to answer, silence counts as yes, and the bank has 10 business days. Here you need not sit it out.";
    step_do_feedback = "Press “Leave feedback”, the one button that is left";
    step_why_feedback = "Say how it went, for those who buy there next.";
    step_do_look_unpaid(title: user) = "Open {title}";
    step_why_look_unpaid = "It was ordered and never paid.";
    step_do_let_expire = "Do nothing: skip to the next deadline";
    step_why_let_expire = "When the time to pay is over, the order ends by itself. Nobody is charged.";
    step_do_look_late(title: user) = "Open {title}";
    step_why_look_late = "It has arrived, so there is nothing left to cancel.";
    step_do_return = "Press “Return it”, say why, and send";
    step_why_return = "What has arrived can go back within 14 days.";
    step_do_send_back = "Press “I sent it back”";
    step_why_send_back = "From then on the shop waits for the parcel.";
    step_do_return_money = "Wait until the money is back: skip to the next deadline";
    step_why_return_money = "It comes when the shop has the parcel.";

    // Where to look.
    hint_orders = "“My Unbuy” stands in the top right corner, below the greeting. “My orders” is the first line of its menu.";
    hint_cancel = "Each order in the list ends in two buttons. “Cancel order” is one of the first order’s.";
    hint_request = "It is among “Ways out of this order”, on the right; on a phone, further down.";
    hint_reason = "The list is in the window that is open. Any reason will do for practice.";
    hint_send = "It is at the foot of the window, the only orange button.";
    hint_refund = "“Skip to next deadline” is in the bar with today’s date. Press it twice or three times.";
    hint_feedback = "The order is in the list, and on its own page. Choose the stars, then send.";
    hint_look_unpaid = "In the list it says how many days are left to pay.";
    hint_let_expire = "“Skip to next deadline” is in the bar with today’s date.";
    hint_look_late = "In the list it says that it was delivered.";
    hint_return = "It is among “Ways out of this order”, on the right; on a phone, further down.";
    hint_send_back = "It is on the order’s page, below “Money”.";
    hint_return_money = "“Skip to next deadline” is in the bar with today’s date. Press it a few times.";

    // What other controls do.
    does_account_menu = "That is the account menu.";
    does_my_orders = "That is the list of your orders.";
    does_deadlines = "That shows all deadlines.";
    does_own_orders = "Those are your real orders; nothing is practised there.";
    does_main_page = "That is the main page.";
    does_settings = "Those are the settings.";
    does_open_order = "That opens the page of an order.";
    does_cancel_order = "That begins to cancel an order.";
    does_request_cancellation = "That asks the shop to cancel.";
    does_withdraw_request = "That takes the request back, and the order goes on.";
    does_select_reason = "That is the list of reasons.";
    does_send = "That does what its window says.";
    does_keep = "That leaves everything as it is.";
    does_pay = "That pays for the order.";
    does_confirm_delivery = "That says that the parcel is here.";
    does_money_arrived = "That says that the money is back.";
    does_return_it = "That asks to return what has arrived.";
    does_sent_back = "That says that the parcel is on its way back.";
    does_keep_it = "That keeps the thing.";
    does_resell = "That makes a listing to sell it on.";
    does_leave_feedback = "That is for judging the purchase.";
    does_withdraw = "That withdraws from the contract by right.";
    does_dispute = "That calls the platform in.";
    does_all_is_well = "That says that all is well.";
    does_change_address = "That has the order delivered elsewhere.";
    does_skip_day = "That lets a day pass.";
    does_skip_to_deadline = "That lets time pass until something is due.";
    does_start_over = "That begins everything anew.";
    does_play_seller = "There you can answer for the shop.";
    does_look_ahead = "That shows a later day and changes nothing.";

    // The end.
    end_title = "You can do it now";
    end_article_where = "“Cancel order” is in the list of your orders, “Request cancellation” on the order’s page.";
    end_article_silence = "The shop has 48 hours to answer. No answer counts as yes.";
    end_article_money = "The money is back within 10 business days, on the account it was paid from.";
    end_unpaid_nothing = "An order that is not paid needs nothing done.";
    end_unpaid_when = "It ends by itself when the time to pay is over, mostly after 20 days; some sellers give less.";
    end_late_return = "What has arrived cannot be cancelled, but returned within 14 days.";
    end_late_money = "The money follows when the shop has the parcel.";
    end_late_last = "After that you can still sell it on, marked “In stock”.";
    end_before = "You did this before. Practise again to begin anew.";
    end_wrong(n: count) = { one: "One wrong turn", other: "{n} wrong turns" };
    end_hints(n: count) = { one: "one hint", other: "{n} hints" };
    end_clean = "Without a wrong turn and without a hint.";
    end_counts(wrong: ours, hints: ours) = "{wrong}, {hints}.";
    end_next(story: ours) = "Next: {story}";
}
