//! The page about how everybody can use it.

use crate::i18n::message::messages;

messages! {
    begin = ACCESSIBILITY;

    accessibility = "Accessibility";
    accessibility_lead = "Everybody should get through an order here: by keyboard, with a screen reader, with large text, with few colours, without motion.";

    aim_title = "What we aim at";
    aim_text = "The Web Content Accessibility Guidelines (WCAG) 2.2, levels A and AA, on all pages, in all windows and in all languages. Nobody has certified it.";

    // Names of keys are those on keyboards of the language.
    keys_title = "By keyboard";
    keys_skip = "The first press of Tab offers “Skip to content”, which passes over the top of the page.";
    keys_move = "Tab goes to what can be used next, Shift and Tab go back. Enter follows links and presses buttons, and so does the space bar for buttons.";
    keys_menu = "In the account menu Enter or Arrow Down opens, and Escape closes.";
    keys_window = "In a window Tab stays inside. Escape closes it, and you are where you were before.";
    keys_arrows = "Arrow keys move the slider “Look ahead” by a day, and choose stars and other choices that exclude each other.";
    keys_none = "No letter or digit does anything by itself, so nothing gets in the way of speech input.";

    tested_title = "What was tested";
    tested_intro = "Programs test each version in Chromium before it is published:";
    tested_rules = "All pages, windows and menus against the rules of axe, in English, German and Arabic, light and dark.";
    tested_reflow = "400 % zoom and screens of 320 pixels, with wider spacing of text and with longer texts: nothing is cut off, overlaps or must be scrolled sideways.";
    tested_keys = "The whole way by keys alone: an order from the menu to feedback, own orders, and settings.";
    tested_focus = "What has the focus is marked and not covered. What can be pressed is at least 24 pixels in size, or stands far enough from others.";
    tested_looks = "Forced colours, more contrast, reduced motion, and from right to left.";
    tested_trees = "What screen readers are told: names, roles, states, order, and messages.";

    untested_title = "What was not tested";
    untested_readers = "Real screen readers, such as NVDA, JAWS, VoiceOver and TalkBack. That names are right does not mean that listening is pleasant.";
    untested_people = "Use by people with disabilities.";
    untested_browsers = "Firefox and Safari. Speech input, switches, and magnifiers.";

    limits_title = "Known limits";
    limits_english = "What stands here before the program runs, the orders to practise with, and the downloads for others’ pages are in English in every language.";
    limits_titles = "Titles and notes that others wrote may be in another language than the page. A screen reader is not told which, so it may speak them wrongly.";
    limits_code = "On the page for help centers, lines of code must be scrolled sideways on narrow screens.";

    barrier_title = "If something is in your way";
    barrier_text = "This page sends nothing and gets no messages. Tell those who run the site that you read it on: what you wanted to do, what happened, with which browser and device.";
}
