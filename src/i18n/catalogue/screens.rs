//! What the screens say: headings, buttons, labels, dialogs and notices.

use crate::i18n::message::messages;

messages! {
    begin = SCREENS;

    // The frame around every page.
    site_title = "Unbuy";
    page_title(title: user) = "{title} · Unbuy";
    skip_to_content = "Skip to content";
    language_name = "Language";
    language_missing = "This language could not be loaded, so the page goes on as it is.";
    practice_place = "Practice";
    practice_label = "Practice. Nothing is really bought or cancelled here.";
    greeting = "Hello, Robin";
    my_unbuy = "My Unbuy";
    my_orders = "My orders";
    main_page = "Main page";
    my_own_orders = "My own orders";
    private_promise = "Everything stays in this browser. Nothing is sent anywhere.";
    saved = "Saved in this browser.";
    saved_for_frame = "Saved in this browser, for this frame. Elsewhere the practice may begin anew.";
    until_closed = "Kept only until you close this page.";
    not_saved = "Not saved.";
    memory_only = "This browser gives the page no storage. What you do here is gone when you close it.";
    storage_full = "The storage of this browser is full. Your last changes are not saved.";
    newer_version = "A newer version of this page has written here. Load the page again; nothing is saved until then.";
    storage_removed = "Something has deleted what was stored here. What you see is gone when you close the page.";
    storage_failed = "The browser did not take your last changes. They are not saved.";
    unreadable_changes(n: count) = {
        one: "{n} stored change cannot be read. It is set aside, not lost.",
        other: "{n} stored changes cannot be read. They are set aside, not lost."
    };
    recovered(n: count) = {
        one: "{n} change was lost here and is back from the second copy.",
        other: "{n} changes were lost here and are back from the second copy."
    };
    storage = "Storage";
    download_my_data = "Download my data";
    download_failed = "The browser did not save the file.";
    dismiss = "Close this message";
    one_moment = "One moment, this part is on its way.";
    part_missing = "A part of this page could not be loaded. It is tried again by itself.";
    not_found_title = "There is nothing here";
    no_such_page = "This address leads nowhere.";
    no_such_order(number: user) = "There is no order {number} in this browser.";

    // The main page.
    home_title = "Practise cancelling an order";
    home_lead = "A small shop with orders that are not real. Cancel one, skip the days, and watch the money come back.";
    home_start = "See my orders";
    ways_title = "When it is not that simple";
    way_unpaid = "Not paid yet";
    way_unpaid_text = "Do nothing: an unpaid order ends by itself. Or cancel it at once. Nothing is charged.";
    way_late = "Already here";
    way_late_text = "Too late to cancel, but not to return: you have 14 days from delivery.";
    way_last = "Too late for both";
    way_last_text = "Sell it on. A listing is made from your order; you may even make a profit.";
    steps_title = "How it goes";
    step_orders = "Open “My Unbuy” at the top right and choose “My orders”.";
    step_cancel = "Press “Cancel order” in the row of the order.";
    step_request = "Press “Request cancellation” on the order’s page.";
    step_reason = "Choose your reason under “Select here” and press “Send”.";
    step_money = "The shop answers or stays silent, which counts as yes. The money is back within 10 business days.";

    // The list.
    tabs_label = "Which orders";
    tab_all = "All";
    tab_unpaid = "Unpaid";
    tab_to_ship = "To ship";
    tab_shipped = "Shipped";
    tab_delivered = "Delivered";
    tab_cancelled = "Cancelled";
    tab_expired = "Expired";
    search_label = "Search your orders";
    search_hint = "Number, shop or thing";
    sort_label = "Sort";
    sort_newest = "Newest first";
    sort_oldest = "Oldest first";
    sort_deadline = "Next deadline first";
    orders_found(n: count) = { one: "{n} order found", other: "{n} orders found" };
    nothing_found(search: user) = "Nothing found for “{search}”.";
    nothing_here = "Nothing here now.";
    clear_search = "Clear search";
    show_all_orders = "Show all orders";
    show_more = "Show more";
    rows_of(shown: ours, all: ours) = "{shown} of {all}";
    trial_list(n: count) = {
        one: "A list of {n} made-up order, to try it out. Nothing here is saved.",
        other: "A list of {n} made-up orders, to try it out. Nothing here is saved."
    };

    // Orders, and what can be done with them.
    order_number(number: user) = "No. {number}";
    placed_on(day: ours) = "placed {day}";
    more_lines(n: count) = { one: "and {n} more thing", other: "and {n} more things" };
    units(n: count) = { one: "{n} piece", other: "{n} pieces" };
    open = "Open";
    open_order(title: user) = "Open {title}";
    pay = "Pay";
    cancel_order = "Cancel order";
    request_cancellation = "Request cancellation";
    withdraw_request = "Take the request back";
    confirm_delivery = "It has arrived";
    leave_feedback = "Leave feedback";
    change_feedback = "Change feedback";
    back_to_orders = "My orders";
    timeline_title = "What happened, and what comes";
    money_title = "Money";
    lines_title = "What you ordered";
    to_pay = "To pay";
    paid = "Paid";
    paid_with = "Paid with";
    comes_back = "Comes back";
    is_back = "Is back";
    goes_to = "To";
    at_the_latest = "At the latest";
    unknown_method = "The account you paid from";
    money_arrived = "Money arrived";

    // Paying.
    pay_title = "Pay";
    pay_with = "Pay with";
    you_pay = "You pay";
    pay_practice = "Practice: no card is charged.";
    not_now = "Not now";

    // Asking to cancel.
    why_cancel = "Why do you cancel?";
    select_here = "Select here";
    reason_missing = "Choose a reason first.";
    note_to_shop = "Note to the shop";
    optional = "(optional)";
    you_get_back = "You get back";
    all_of_it(money: ours) = "{money}, all of it";
    cancel_explained = "Nothing is final until the shop answers. No answer counts as yes.";
    keep_order = "Keep order";
    send = "Send";
    end_unpaid_title = "Cancel this order?";
    end_unpaid_text = "It is not paid, so it ends at once. Nothing is charged.";
    end_unpaid_yes = "Cancel order";

    // Giving it back.
    request_return = "Return it";
    ship_return = "I sent it back";
    keep_it = "Keep it";
    why_return = "Why do you return it?";
    return_explained = "You can change your mind until you have sent it. What you send is paid back when the shop has it.";
    send_back_by = "Send it back by";
    return_sent = "Noted. Send it back, then say so here.";
    return_shipped_notice = "Noted: it is on its way back.";
    return_withdrawn_notice = "You keep it.";

    // Selling it on.
    resell = "Sell it on";
    resell_title = "Sell it on";
    resell_text = "A listing for a group or a market place. Change what you like, then copy it.";
    which_one = "Which one";
    listing_title = "What it is";
    listing_price(currency: ours) = "Price in {currency}";
    listing_text = "Your listing";
    listing(title: user, price: ours) = "In stock: {title}. {price}. Write to me if you want it.";
    you_paid = "You paid";
    you_win = "Your profit";
    you_lose = "Your loss";
    copy = "Copy";
    share = "Share";
    close = "Close";
    listing_copied = "Copied. Paste it where you want to sell it.";
    copy_by_hand = "The browser did not copy it. It is marked, so your keys or your touch menu can.";
    price_empty = "Write a price.";
    price_not_a_number = "Write the price in digits, such as 12.40.";
    price_negative = "A price cannot be below zero.";
    price_doubtful = "This could be read in two ways. Write it without a mark between thousands.";
    price_decimals(n: count) = {
        one: "This currency has {n} decimal.",
        other: "This currency has {n} decimals."
    };
    price_no_decimals = "This currency has no decimals.";
    price_too_large = "This is too large for a price.";

    // Looking ahead, the account, the record.
    look_ahead = "Look ahead";
    look_ahead_text = "Drag it to see how the order stands on a later day. It changes nothing.";
    looking_ahead = "So it stands then if nobody does anything.";
    back_to_now = "Back to now";
    now = "Now";
    ledger_title = "Payments and refunds";
    ledger_when = "When";
    ledger_what = "What";
    ledger_amount = "Amount";
    due_by(day: ours) = "by {day}";
    refund_cancelled = "Back for what was cancelled";
    refund_not_shipped = "Back for what was not shipped";
    refund_late = "Back for the late payment";
    refund_returned = "Back for what was returned";
    refund_reported = "Back, as far as is known";
    you_have_spent = "You have spent";
    you_will_have_spent = "You have spent once it is back";
    goods_sum = "Goods";
    shipping_sum = "Shipping";
    discount_sum = "Discount";
    total_sum = "Total";
    record_note = "From the practice shop of Unbuy: your own record, which proves nothing to anybody.";
    print_record = "Print this record";

    // Feedback.
    feedback_title = "Leave feedback";
    how_was_it = "How was it?";
    your_words = "Your words";
    stars_count(n: count) = { one: "{n} star", other: "{n} stars" };
    your_stars(n: count) = { one: "You gave {n} of 5 stars", other: "You gave {n} of 5 stars" };
    stars_missing = "Choose 1 to 5 stars first.";
    send_feedback = "Send feedback";

    // The practice clock, and the other parties.
    practice_clock = "Practice clock";
    today_is = "Today is";
    skip_day = "Skip a day";
    skip_to_deadline = "Skip to next deadline";
    no_deadline_ahead = "Nothing is due now. Skip a day and see.";
    start_over = "Start over";
    start_over_title = "Start over?";
    start_over_text = "All practice orders begin anew. What you did with them is deleted.";
    keep_going = "Keep going";
    started_over = "The practice shop begins anew.";
    play_seller = "Play the seller";
    play_seller_text = "In practice you can also answer for the shop, the platform, the carrier and the bank.";
    play_approve = "Say yes";
    play_reject = "Say no";
    play_ship = "Ship it";
    play_deliver = "Deliver it";
    play_late_payment = "Let a late payment arrive";
    seller_note = "The parcel is packed already.";

    // What was just done.
    request_sent = "Sent. The shop can answer now; no answer counts as yes.";
    request_withdrawn = "You took the request back. The order goes on.";
    unpaid_cancelled = "Cancelled. Nothing was charged.";
    paid_notice = "Paid. The shop packs it now.";
    delivery_noted = "Noted: it has arrived.";
    money_noted = "Noted: the money is back.";
    feedback_thanks = "Your feedback is kept with the order.";
    played_approve = "The shop said yes. The money is on its way back.";
    played_reject = "The shop said no. The order goes on.";
    played_ship = "The shop has shipped.";
    played_deliver = "The parcel has arrived.";
    played_late_payment = "A late payment arrived. It goes back to where it came from.";
}
