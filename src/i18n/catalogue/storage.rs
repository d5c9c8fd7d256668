//! What is said about keeping: where, how safely, how much room there is, and what a backup is for.

use crate::i18n::message::messages;

messages! {
    begin = STORAGE;

    storage_lead = "What this browser keeps for you, and how well it is kept. All of it is on this device alone.";

    // How it is kept now.
    kept_title = "How it is kept";
    kept_practice = "Practice";
    kept_mine = "My own orders";
    kept_copy = "Second copy";
    kept_promise = "The browser’s promise";
    kept_in_browser = "Saved in this browser";
    kept_not(why: ours) = "Not saved. {why}";
    kept_trial = "Not saved. This is a list to try out.";
    no_storage_blocked = "The browser forbids this page to store anything.";
    no_storage_absent = "The browser has no storage, or it is switched off.";
    no_storage_refused = "The browser has a storage, but takes nothing into it.";
    no_storage_left_alone = "You asked to start without what is stored.";
    copy_kept = "Kept in this browser too";
    copy_none = "Not available here";
    copy_text = "The second copy helps when the browser is killed before it has written everything. It goes with the first when site data is cleared.";
    promise_asked = "Asking the browser";
    promise_given = "It keeps this when it runs short of room";
    promise_not_given = "Not promised";
    promise_not_known = "It does not tell";
    promise_ask = "Ask the browser to keep it";
    promise_ask_text = "Without the promise a browser that runs short of room may delete what is stored here.";
    promise_thanks = "The browser has promised to keep it.";
    promise_refused = "The browser did not promise it. Some do when a page is used often, or is installed.";

    // Room.
    room_title = "Room";
    room_used(used: ours) = "About {used} of 5.2 million characters are used.";
    room_reserve = "Held free for when the rest is used up";
    room_others = "Other things on this site";
    room_count(used: ours) = "about {used}";
    room_text = "All pages of this site share the room. Some browsers have less, and none tells how much.";

    // What could not be read.
    set_aside_title = "Set aside";
    set_aside_nothing = "Nothing. Everything that is stored here can be read.";
    set_aside_text(n: count) = {
        one: "{n} stored change cannot be read. It stays where it is and is not touched.",
        other: "{n} stored changes cannot be read. They stay where they are and are not touched."
    };
    set_aside_download = "Download it";
    set_aside_downloaded = "Saved as a file. A later version may read it.";
    set_aside_remove = "Remove it";
    set_aside_remove_later = "Remove it, once downloaded";
    set_aside_remove_title = "Remove what cannot be read?";
    set_aside_remove_text = "It is deleted from this browser for good. The file that you have downloaded stays.";
    set_aside_keep = "Keep it";
    set_aside_removed = "Removed.";
    set_aside_not_removed = "The browser did not remove it. It is still there.";
    defect_key = "Its name names no place of ours.";
    defect_too_long = "It is longer than anything that is written here.";
    defect_torn = "It was cut, or something was added.";
    defect_checksum = "Something in it was changed.";
    defect_content = "It is whole, but makes no sense here.";
    defect_misplaced = "It stands in the place of another.";
    defect_newer = "A newer version of this page wrote it. Load the page again.";
    defect_missing = "It is gone, and something else needs it.";

    // What a browser may do.
    risks_title = "What a browser may do";
    risk_cleared = "Clearing site data deletes everything here; in some browsers so does clearing the history.";
    risk_private = "A private window forgets everything when it is closed.";
    risk_safari = "Safari deletes what a page has stored when you use the browser for seven days without visiting the page.";
    risk_device = "If the device or the browser’s profile is lost, so is what is stored here.";
    risk_backup = "A backup that is kept elsewhere is the only protection.";

    // Backups.
    own_backup_title = "Backup of my own orders";
    own_backup_nothing = "There are no orders of your own yet.";
    own_backup_open = "Open a backup";
    raw_data_text = "Everything as it is stored, practice too: for somebody who wants to look into it.";
}
