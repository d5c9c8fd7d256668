//! The page of what the reader has chosen, and amounts in the currency of that choice.

use crate::i18n::message::messages;

messages! {
    begin = SETTINGS;

    settings = "Settings";
    settings_lead = "They hold in this browser, for all pages of this practice.";
    settings_region = "Language and place";
    settings_looks = "Looks";
    settings_more = "Data and rules";
    settings_device = "As this device is set";
    settings_language_hint = "All texts, numbers and dates.";
    settings_currency = "Currency to compare with";
    settings_currency_own = "None";
    settings_currency_hint(day: ours) = "Totals then say what they are about worth, by the rates of {day}. What you pay, and what comes back, stays in the currency of the order.";
    settings_currency_note(note: user) = "Of these rates the site says: {note}";
    settings_country = "Delivery country";
    settings_country_hint = "Where the orders of the practice shop go.";
    setting_country_later = "Orders that are placed keep their address, which can be changed until they are shipped; the country holds when you start over.";
    settings_zone = "Time zone";
    settings_zone_hint(now: ours) = "For moments that are shown: there it is {now} now. Deadlines that end with a day of the shop do not move.";
    settings_theme = "Theme";
    settings_motion = "Motion";
    settings_motion_less = "None";
    settings_storage = "Where your data is, how much room it takes, backups, and deleting it.";
    settings_terms = "How long the shop has to answer, to ship and to pay back, and the reasons to choose from.";
    setting_kept = "Saved. It holds from now on.";
    setting_not_kept = "It holds until you close this page: this browser gives it no storage.";

    about_money(money: ours) = "about {money}";
    about_worth = "Worth";
    about_note(day: ours) = "“About” goes by the exchange rates of {day}. Money comes back in the currency it was paid in.";
    about_refund(worth: ours, currency: ours) = "{worth}; it is paid back in {currency}";
    currency_unknown(code: user) = "There is no currency {code}. Amounts are shown as they were paid.";
    currency_without_rate(currency: ours) = "This site has no exchange rate for {currency}. Amounts are shown as they were paid.";
    rates_missing(why: ours) = "There are no exchange rates, so amounts are shown as they were paid. {why}";
    rates_too_long(file: user) = "The file {file} is too long for rates.";
    rates_not_json(file: user) = "The file {file} is no JSON.";
    rates_wrong(file: user, place: user, text: user) = "In the file {file}, “{text}” cannot be used at {place}.";
    language_unknown(tag: user) = "There is no language {tag} here, so the page is shown in one that there is.";
    country_unknown(code: user) = "There is no country {code}, so orders go to the one that this device is set to.";
    zone_unknown(zone: user) = "This browser knows no time zone {zone}, so that of this device is used.";
}
