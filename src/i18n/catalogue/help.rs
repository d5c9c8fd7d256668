//! The help article, the comments below it, and the maker of embeds.

use crate::i18n::message::messages;

messages! {
    begin = HELP;

    help_title = "How to cancel an order";
    help_lead = "Where the button is, whether it is too late, and when the money comes. Try every step beside it: nothing is really cancelled.";
    help_link = "How to cancel an order";
    help_begin = "Try it";
    help_begin_at(step: ours) = "Try it: {step}";
    help_beside = "The practice";
    help_no_practice = "The practice beside the article could not be loaded. It works on the whole page, too.";
    help_whole_page = "Practise on the whole page";
    help_unpaid_title = "You have not paid yet";
    help_unpaid_text = "Do nothing. When the time to pay is over, the order is cancelled by itself. It is mostly 20 days; the seller may give less.";
    help_paid_title = "You have paid";
    help_paid_text = "As long as nothing was shipped, you can ask the shop to cancel:";
    help_orders = "Sign in. At the top right, below the greeting, open “My Unbuy” and choose “My orders”.";
    help_cancel = "Every order in the list ends in two buttons. Press “Cancel order”.";
    help_request = "The page of the order opens. Press “Request cancellation”.";
    help_reason = "In the window, open the list “Select here” and choose the reason that fits.";
    help_send = "Press the orange “Send”.";
    help_refund = "Wait. The shop has 48 hours, and silence counts as yes. The money is back within 10 business days, on the account it was paid from.";
    help_feedback = "In the list one button is left for the order: “Leave feedback”.";
    help_late_title = "It is too late to cancel";
    help_late_text = "What has arrived can be returned within 14 days of delivery. Press “Return it” on the order’s page.";
    help_last_title = "It is too late for that as well";
    help_last_text = "Offer the thing where people buy and sell, marked “In stock”. You may even make a profit. The order’s page writes the listing for you.";

    // Comments below the article.
    comments_title = "Comments";
    comments_none = "No comments yet.";
    comments_text = "Comments stay in this browser. Nobody else can read them.";
    comment_open = "Write a comment";
    comment_name = "Name";
    comment_email = "E-mail";
    comment_email_hint = "Asked for as on every such form, checked, and not kept: it is never shown, stored or handed on.";
    comment_words = "Your comment";
    comment_required = "required";
    comment_all_required = "All three are required.";
    comment_send = "Add comment";
    comment_missing = "This is required.";
    comment_wrong_email = "This is no e-mail address. One looks like name@example.com.";
    comment_kept = "Your comment is kept in this browser.";
    comment_not_kept = "The browser does not keep it: your comment is here until you close this page.";
    comment_handed = "It was handed to the page around this one.";
    comment_delete = "Delete";
    comment_delete_of(name: user) = "Delete the comment of {name}";
    comment_deleted = "The comment is deleted.";
    comment_hand_on = "Also hand my name and comment to the page around this one";

    // The maker of embeds.
    embed_link = "Put it in your help article";
    embed_title = "Put the practice in your help article";
    embed_lead = "Choose how it begins and looks, then copy what your help center takes. Readers send nothing: everything stays in their browser.";
    embed_choices = "How it begins";
    embed_story = "Practice";
    embed_start = "First step";
    embed_the_order = "the order";
    embed_mode = "Coach";
    embed_mode_practice = "Readers do it, hints on request";
    embed_mode_guided = "Every step shows where to press";
    embed_mode_readonly = "Only to look at, step by step";
    embed_looks = "How it looks";
    embed_theme = "Theme";
    embed_theme_auto = "As the reader prefers";
    embed_theme_light = "Light";
    embed_theme_dark = "Dark";
    embed_theme_contrast = "High contrast";
    embed_own_accent = "A colour of its own for the main button";
    embed_accent = "Button";
    embed_on_accent = "Text on it";
    embed_contrast(ratio: ours) = "Contrast {ratio} to 1: easy to read.";
    embed_low_contrast(ratio: ours) = "Contrast {ratio} to 1 is too little; 4.5 is needed. Readers will see the usual orange.";
    embed_radius = "Corners";
    embed_radius_usual = "Usual";
    embed_radius_square = "Square";
    embed_radius_round = "Round";
    embed_terms = "Rules of the shop";
    embed_terms_hint = "The address of a JSON file on this site, or a preset. Empty: those of the article.";
    embed_preview = "Preview";
    embed_phone = "Phone";
    embed_desktop = "Desktop";
    embed_width = "Width";
    embed_frame_title = "Practice: cancel an order (nothing is really cancelled)";
    embed_snippets = "What to paste";
    embed_for = "For";
    embed_kind_frame = "Plain HTML";
    embed_kind_element = "HTML with our script";
    embed_kind_wordpress = "WordPress";
    embed_kind_zendesk = "Zendesk";
    embed_kind_mdx = "Docusaurus, MDX";
    embed_kind_markdown = "Markdown, e-mail";
    embed_note_frame = "Works wherever frames are allowed. It takes the height that it needs where the browser can.";
    embed_note_element = "Loads nothing until a reader presses the button, fits its height everywhere, and tells your page what happens.";
    embed_note_wordpress = "Paste it into a block “Custom HTML”. Where frames are removed, the link stays.";
    embed_note_zendesk = "Paste it into the source of the article. Zendesk keeps no style that fits the height, so it is fixed.";
    embed_note_mdx = "Goes into the page as it is; MDX wants the style as an object.";
    embed_note_markdown = "A link is all that Markdown and e-mail take.";
    embed_code = "Code";
    embed_copy = "Copy the code";
    embed_copied = "Copied.";
    embed_open = "Open it in a tab";
    embed_file = "Download it as one file";
    embed_file_text = "One HTML file without a network: for an intranet, a learning system or a USB stick.";
}
