// What the page says when it cannot do its work, and what it can do even then: the steps of the
// article as text, and the data as a file, straight from the storage.
//
// These texts stand here and not with the others, since nothing more can be loaded when they are
// needed.

const NOT_STARTED = "The practice did not start";

const WORDS = {
  missing: [
    NOT_STARTED,
    "A file of this page did not arrive, or not as it was made. Load the page again; if that does not help, try again later.",
  ],
  blocked: [
    NOT_STARTED,
    "This browser does not run WebAssembly here: it is switched off, or the site forbids it.",
  ],
  start: [NOT_STARTED, "It broke while it started. Load the page again."],
  slow: ["This takes longer than usual", "The practice is still on its way. Wait, or load the page again."],
  later: ["Something broke", "The practice cannot go on. Load the page again."],
  looks: "The looks of this page did not arrive. It works all the same.",
  kept: "What was saved before is still in this browser.",
  lost: "Nothing could be saved in this browser, so what you did is gone.",
  safe: "Started without your saved orders. They are untouched; what you do now is not saved.",
  below: "Here are the steps in words.",
  reload: "Reload",
  download: "Download my data",
  startWithout: "Start without my data",
  startWith: "Start with my data",
  alone: "Open it in a tab of its own",
};

/** What it is called by the page around a frame; anything else is that the program broke. */
const CODES = { blocked: "wasm-blocked", missing: "wasm-load", slow: "timeout" };

const OUR_KEYS = "unbuy";

/** Written and removed when the storage is probed; it is nobody's data. */
const PROBE_KEY = "unbuy:probe";

/** In a line with text. */
const SMALL = "button small";

/** The steps as text, which stand in the page until the program takes their place. */
export const steps = () => document.getElementById("steps");

const rescue = () => document.getElementById("unbuy-rescue");

/** Whether the page says that the program is broken, or late. */
export const isTold = () => rescue() !== null;

/** Everything of ours that is stored, as it is stored; nothing if the storage is closed to us. */
function storedData() {
  try {
    const keys = Object.keys(localStorage).filter((it) => it.startsWith(OUR_KEYS) && it !== PROBE_KEY);
    return Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key)]));
  } catch {
    return undefined;
  }
}

function download() {
  const file = new Blob([JSON.stringify(storedData())], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "unbuy-data.json";
  link.click();
  // Some browsers read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 30_000);
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

function button(words, onClick, className = "button") {
  const made = element("button", className, words);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

/** This page with a parameter more, or less. */
function address(name, value) {
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  return url.href;
}

function linkToItself() {
  const link = element("a", "button", WORDS.alone);
  link.href = address("embed");
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

/** Says what is wrong, at the top; the steps come after it, and the program is switched off. */
export function tell(kind) {
  // The first cause is the cause; but a late program may still turn out to be broken.
  if (rescue() && rescue().dataset.kind !== "slow") return;
  const wasStarted = steps().hidden;
  const data = storedData();
  const hasData = data && Object.keys(data).length > 0;
  const isBroken = kind === "start" || kind === "later";
  const [title, text] = WORDS[kind];
  let more = hasData ? ` ${WORDS.kept}` : "";
  if (!data && wasStarted) more = ` ${WORDS.lost}`;

  const alert = element("div", "", element("strong", "", title));
  alert.append(element("p", "", text + more), element("p", "", WORDS.below));
  alert.setAttribute("role", kind === "slow" ? "status" : "alert");
  const buttons = element("div", "rescue-buttons", button(WORDS.reload, reload));
  if (hasData) buttons.append(button(WORDS.download, download));
  if (hasData && isBroken) {
    buttons.append(button(WORDS.startWithout, () => location.assign(address("safe", "1"))));
  }
  if (self !== top) buttons.append(linkToItself());
  const banner = element("section", "rescue", alert, buttons);
  banner.id = "unbuy-rescue";
  banner.dataset.kind = kind;
  banner.dataset.code = CODES[kind] ?? "broken";
  banner.setAttribute("aria-label", title);

  rescue()?.remove();
  // "Reload" takes an update too; and what is in the top layer would cover everything.
  for (const it of document.querySelectorAll("#unbuy-update, dialog[open]")) it.remove();
  for (const rest of document.body.children) rest.inert = true;
  steps().inert = steps().hidden = false;
  document.body.prepend(banner, steps());
  // What comes later looks at the banner.
  const detail = { type: "error", code: banner.dataset.code, fatal: false };
  dispatchEvent(new CustomEvent("unbuy:tell", { detail }));
  // Nothing may call it any more: its memory is in no state that it would ever have come to by itself,
  // so a call may break again, or never end.
  if (isBroken) globalThis.unbuyStart.isBroken = true;
  // Not on load, and of this page alone: a host that frames it stays where it is.
  if (wasStarted) scrollTo(0, 0);
}

/** The program was late, and is here. */
export function takeBack() {
  if (rescue()?.dataset.kind !== "slow") return;
  rescue().remove();
  for (const rest of document.body.children) rest.inert = false;
  steps().hidden = true;
}

/** Says that the page is without its style sheet, which is no reason to stop. */
export function tellOfLooks() {
  if (document.getElementById("unbuy-looks")) return;
  note("unbuy-looks", WORDS.looks, button(WORDS.reload, reload, SMALL));
}

/** Says that the program was told to leave the storage alone. */
export function tellOfSafeStart() {
  if (new URL(location.href).searchParams.get("safe") !== "1") return;
  const again = () => location.assign(address("safe"));
  const buttons = [button(WORDS.download, download, SMALL), button(WORDS.startWith, again, SMALL)];
  note("unbuy-safe", WORDS.safe, ...buttons);
}

function note(id, text, ...buttons) {
  const made = element("div", "save-banner", element("p", "", text), ...buttons);
  made.id = id;
  made.setAttribute("role", "status");
  document.body.prepend(made);
}

/** Loads the page again, in its newer version if there is one (`update.js`). A file that was damaged on
    its way once may stay in the cache of the browser for ever, as long as nobody asks for it anew. */
async function reload() {
  if (!dispatchEvent(new Event("unbuy:reload", { cancelable: true }))) return;
  const files = document.querySelectorAll("script[src], link[rel=stylesheet]");
  const anew = (it) => fetch(it.src || it.href, { cache: "reload" });
  await Promise.all([...files].map((it) => anew(it).catch(() => {})));
  location.reload();
}
