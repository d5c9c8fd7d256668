//! What is said about opening the files of shops.

use crate::i18n::message::messages;

messages! {
    begin = FILES;

    import_title = "Open a file";
    import_text = "It is read in this browser and goes nowhere. First you see what is in it; then you choose.";
    import_kinds = "What can be opened";
    kind_aliexpress = "AliExpress: the CSV of the browser extension “Aliexpress Shopper Inventory”";
    kind_amazon = "Amazon: “Request my data”, Retail.OrderHistory.1.csv or Order History.csv, and with it the file of refunds";
    kind_temu = "Temu: the CSV of your orders";
    kind_backup = "A backup of Unbuy";
    import_limits(size: ours, rows: ours) = "Up to {size} MB and {rows} rows in a file. Files that belong together, such as orders and refunds, are opened together.";
    choose_files = "Choose files";
    or_drop = "or drop them here";
    reading(name: user) = "Reading {name}";
    rows_read(n: count) = { one: "{n} row", other: "{n} rows" };
    stop_reading = "Stop";
    reading_stopped = "Stopped. Nothing was added.";
    not_read = "Not read";
    file_wrong(name: user, why: ours) = "{name}: {why}";
    file_is(name: user, what: ours) = "{name}: {what}";
    format_aliexpress = "orders from AliExpress";
    format_amazon = "orders from Amazon";
    format_amazon_refunds = "refunds from Amazon";
    format_temu = "orders from Temu";
    format_backup = "a backup of yours";

    // Why a file is not read.
    wrong_too_large(size: ours) = "it is longer than {size} MB. Export a shorter time, or split it.";
    wrong_too_many_rows(rows: ours) = "it has more than {rows} rows. Export a shorter time, or split it.";
    wrong_empty = "there is nothing in it.";
    wrong_zip = "it is a workbook or an archive. Save it as CSV, or unpack it first.";
    wrong_old_excel = "it is an old Excel workbook. Save it as CSV first.";
    wrong_gzip = "it is compressed. Unpack it first.";
    wrong_pdf = "it is a PDF. Ask the shop for its CSV export.";
    wrong_image = "it is a picture. Ask the shop for its CSV export.";
    wrong_html = "it is a web page. Perhaps the shop wanted you to sign in; download the file again.";
    wrong_json = "it is JSON, but no backup of Unbuy.";
    wrong_utf16 = "its text is in UTF-16 and does not say so. Save it as UTF-8.";
    wrong_utf32 = "its text is in UTF-32. Save it as UTF-8.";
    wrong_binary = "it is not text.";
    wrong_columns(columns: user) = "its columns are none that are known here: {columns}.";
    wrong_no_columns = "it has no row with the names of columns.";
    wrong_missing(format: ours, columns: ours) = "it looks like {format}, but has no column {columns}.";
    wrong_many_columns(row: ours) = "row {row} has more cells than a table has.";
    wrong_row_too_long(row: ours) = "row {row} does not end. A quotation mark is probably missing.";
    wrong_quote(row: ours) = "in row {row} a quotation mark is opened and never closed.";
    wrong_backup_damaged = "it is a backup that was cut or changed. Take an older one.";
    wrong_backup_newer = "a newer version of this page has written it. Load the page again.";
    wrong_unreadable = "the browser could not read it. Perhaps it was moved or is still open elsewhere.";

    // What is in them.
    preview_title = "What is in it";
    preview_none = "There is no order in it that is not here already.";
    preview_new(n: count) = { one: "{n} new", other: "{n} new" };
    preview_updates(n: count) = { one: "{n} with news", other: "{n} with news" };
    preview_known(n: count) = { one: "{n} here already", other: "{n} here already" };
    preview_lonely(n: count) = {
        one: "Money came back for {n} order that is not here. Open the file of orders too.",
        other: "Money came back for {n} orders that are not here. Open the file of orders too."
    };
    preview_rows(n: count) = { one: "{n} row read", other: "{n} rows read" };
    preview_skipped(n: count) = { one: "{n} passed over", other: "{n} passed over" };
    preview_all = "All of them";
    preview_more(n: count) = { one: "Show {n} more", other: "Show {n} more" };
    is_new = "new";
    is_update = "news";
    add_orders(n: count) = { one: "Add {n} order", other: "Add {n} orders" };
    add_none = "Choose at least one.";
    orders_added(n: count) = { one: "{n} order is in your book.", other: "{n} orders are in your book." };
    other_files = "Open something else";
    undo = "Undo";
    import_undone = "Taken back. The book is as it was before.";
    no_room(needed: ours, left: ours) = "These orders need {needed} KB of the storage of this browser, and {left} KB are left for orders. Choose fewer, or delete some; nothing was added.";
    flagged(n: count) = {
        one: "{n} cancelled order tells nothing of money back. You find it under “What to look at”.",
        other: "{n} cancelled orders tell nothing of money back. You find them under “What to look at”."
    };

    // What is odd.
    odd_title(n: count) = { one: "{n} thing to look at", other: "{n} things to look at" };
    odd_more(n: count) = { one: "and {n} more", other: "and {n} more" };
    odd_where = "Where";
    odd_row(row: ours) = "row {row}";
    odd_what = "What";
    odd_no_number = "No order number. Passed over.";
    odd_rounded = "A spreadsheet has rounded the order number. Passed over; export it again and do not open it in between.";
    odd_repeated_row = "The same row came before. Counted once.";
    odd_many_cells = "More cells than columns. Passed over.";
    odd_few_cells = "Fewer cells than columns. The missing ones count as empty.";
    odd_repeated_column = "Two columns of this name. The first is read.";
    odd_no_amount = "No amount. Left unknown.";
    odd_doubtful = "This amount can be read in two ways. Left unknown.";
    odd_no_currency = "No currency. The amount is left unknown.";
    odd_dollar = "“$” is taken for US dollars.";
    odd_other_currency = "Another currency than the rest of the order. Left unknown.";
    odd_totals = "The totals of the rows contradict each other. What was paid is left unknown.";
    odd_no_date = "No date. Left unknown.";
    odd_no_zone = "A time of day without a zone. Only the day is taken.";
    odd_no_quantity = "No quantity. Taken for 1.";
    odd_too_long = "Too long. The rest is left out.";
    odd_not_unicode = "Not in Unicode. Read as Windows-1252.";
    odd_invisible = "Invisible characters. Kept as they are.";
    odd_refund_not_done = "By the file’s own word this refund is not paid out. Passed over.";
    odd_unusable = "More lines or larger amounts than an order can have. Left out.";
}
