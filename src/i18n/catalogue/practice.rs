//! What the coach and the help article say.

use crate::i18n::message::messages;

messages! {
    // The practices.
    story_article = "Cancel an order";
    story_unpaid = "An order that was never paid";
    story_too_late = "Too late to cancel";
    coach_label = "Coach";
    coach_step(n: count, of: ours) = { one: "Step {n} of {of}", other: "Step {n} of {of}" };
    coach_done = "All done";
    coach_hint = "Hint";
    coach_show = "Show me";
    coach_skip = "Skip this step";
    coach_back = "Back";
    coach_next = "Next";
    coach_hide = "Hide the coach";
    coach_unhide = "Show the coach";
    coach_restart = "Practise again";
    coach_end = "End the practice";
    coach_prepared = "This was prepared for you, so that you can begin here.";
    coach_other_order(title: user) = "That is another order. Look for {title}.";
    coach_not_here = "It is not on this page now.";
    coach_wrong(what: ours, instead: ours) = "{what} {instead}";
    coach_readonly = "Only to look at: nothing can be pressed here.";
    coach_stuck = "This order has gone another way, so this step cannot be done any more. Practise again, or go on as you like.";

    // The steps.
    step_do_orders = "Open “My Unbuy” at the top right and choose “My orders”.";
    step_do_cancel(title: user) = "Find {title} and press “Cancel order”.";
    step_do_request = "Press “Request cancellation”.";
    step_do_reason = "Open the list under “Select here” and choose the reason that fits.";
    step_do_send = "Press the orange “Send”.";
    step_do_refund = "The shop has 48 hours; silence counts as yes. Skip days until the money is back.";
    step_do_feedback = "Press “Leave feedback”, the one button that is left, and say how it was.";
    step_do_look_unpaid(title: user) = "Open {title}. It is not paid.";
    step_do_let_expire = "Do nothing. Skip to the deadline and see the order end by itself.";
    step_do_look_late(title: user) = "Open {title}. It has arrived.";
    step_do_return = "It cannot be cancelled any more. Press “Return it”, choose why, and send.";
    step_do_send_back = "Press “I sent it back”.";
    step_do_return_money = "Skip days until the shop has it and your money is back.";

    // What other controls do.
    does_account_menu = "That is the account menu.";
    does_my_orders = "That is the list of your orders.";
    does_deadlines = "That shows all deadlines.";
    does_own_orders = "Those are your real orders; nothing is practised there.";
    does_main_page = "That is the main page.";
    does_open_order = "That opens the page of an order.";
    does_cancel_order = "That begins to cancel an order.";
    does_request_cancellation = "That asks the shop to cancel.";
    does_withdraw_request = "That takes the request back, and the order goes on.";
    does_select_reason = "That is the list of reasons.";
    does_send = "That sends what the window says.";
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
    does_skip_day = "That lets a day pass.";
    does_skip_to_deadline = "That lets time pass until something is due.";
    does_start_over = "That begins everything anew.";
    does_play_seller = "There you can answer for the shop.";
    does_look_ahead = "That shows a later day and changes nothing.";

    // The end.
    end_title = "You can do it now";
    end_article = "The account menu, the order, a reason, “Send”. Then the shop has 48 hours, and the money is back within 10 business days.";
    end_unpaid = "An order that is not paid needs nothing done: it ends by itself when the time to pay is over.";
    end_too_late = "What has arrived can be returned for 14 days, and the money follows when the shop has it.";
    end_counts(wrong: ours, hints: ours) = "Wrong turns: {wrong}. Hints: {hints}.";
    end_next(story: ours) = "Next: {story}";

    // The help article.
    help_title = "How to cancel an order";
    help_lead = "In words, with the practice beside it: begin at any step.";
    help_unpaid_title = "Not paid yet";
    help_unpaid_text = "Changed your mind before paying? Do nothing. When the time to pay is over, mostly 20 days, the order is cancelled by itself. Some sellers give less time.";
    help_paid_title = "Paid";
    help_after_title = "And then";
    help_after_text = "The seller has 48 hours to answer; no answer counts as yes. Within 10 business days the money is back on the account it was paid from. In your list one button is left for the order: “Leave feedback”.";
    help_late_title = "Too late?";
    help_late_text = "What has arrived can be returned within 14 days. After that you can sell it on: offer it in groups as “In stock”; you may even make a profit.";
    help_begin = "Begin here";
    help_begin_at(step: ours) = "Begin here: {step}";
    help_link = "How it works";

    // Comments below the article.
    comments_title = "Comments";
    comments_none = "Nobody has written anything yet.";
    comments_text = "Comments stay in this browser. Your e-mail address is never shown and never handed on.";
    comment_name = "Name";
    comment_email = "E-mail";
    comment_words = "Your comment";
    comment_required = "(required)";
    comment_send = "Add comment";
    comment_close = "Close";
    comment_open = "Write a comment";
    comment_missing = "This is needed.";
    comment_wrong_email = "This is no e-mail address.";
    comment_kept = "Your comment is kept in this browser.";
    comment_not_kept = "The browser did not keep your comment.";
    comment_delete = "Delete";
    comment_delete_of(name: user) = "Delete the comment of {name}";
    comment_hand_on = "Hand it to the page around this frame, without the e-mail address";
}
