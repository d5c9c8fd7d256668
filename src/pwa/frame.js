// The practice in an article: speaks with the page around, gives the frame its height, and takes over
// the colours of the page. It needs nothing of the program, so that a page whose program does not
// start still says so to its host, and has the right height.
//
// The program tells what happens by an event of the window (`unbuy:tell`), and is told what the host
// wants by another (`unbuy:command`). What goes out and comes in is checked here (`frame_messages.js`).

import { asked, isTheme } from "./address.js";
import { commandsOf, eventOf } from "./frame_messages.js";
import { followSize } from "./frame_size.js";
import { setLooks } from "./frame_looks.js";
import { bringIntoView, followView } from "./frame_view.js";

const isFramed = parent !== self;

/** Ours on the page around, if the element of `embed.js` has made this frame. */
const id = /^[a-z0-9]{1,32}$/.exec(asked("i") ?? "")?.[0];

/** As many events a second go out. What is more comes from something that has gone wild. */
const MOST_EVENTS = 50;

/** How long commands are gathered, in ms: of a thousand one is carried out, the last. */
const GATHERED = 50;

/** So much is kept for a host that listens late. */
const MOST_KEPT = 20;

let port;

/** What was told before there was a port. */
const kept = [];

let sent = 0;

function post(type, fields) {
  sent += 1;
  const message = { type, seq: sent, t: Math.round(performance.now()), ...fields };
  if (port) return port.postMessage(message);
  kept.push(message);
  if (kept.length > MOST_KEPT) kept.shift();
}

let second = 0;
let inSecond = 0;

/** Lets so many through in a second. */
function isTooMuch() {
  const now = Math.floor(performance.now() / 1000);
  if (now !== second) [second, inSecond] = [now, 0];
  inSecond += 1;
  return inSecond > MOST_EVENTS;
}

/** Tells the page around, if it is one of our events. */
function tell(type, detail) {
  const fields = eventOf(type, detail);
  if (fields && !isTooMuch()) post(type, fields);
}

const tellOfLooks = (code) => tell("error", { code, fatal: false });

/** Whether the program listens. */
let isReady = false;

/** What the host wants of the program, by its name; later wants replace earlier ones. */
const wanted = new Map();

let gathering;

function passOn() {
  gathering = undefined;
  if (!isReady) return;
  for (const [name, value] of wanted) {
    dispatchEvent(new CustomEvent("unbuy:command", { detail: `${name}:${value}` }));
  }
  wanted.clear();
}

/** What the looks are to be, and have not become yet. */
let looks;

function passOnLooks() {
  if (looks) setLooks(looks, tellOfLooks);
  looks = undefined;
}

function gather() {
  gathering ??= setTimeout(() => {
    passOnLooks();
    passOn();
  }, GATHERED);
}

function receive({ data }) {
  const { commands, theme, vars } = commandsOf(data);
  for (const [name, value] of commands) {
    // The last word comes last.
    wanted.delete(name);
    wanted.set(name, value);
  }
  if (theme || vars) looks = { theme: theme ?? looks?.theme, vars: vars ?? looks?.vars };
  if (commands.length > 0 || looks) gather();
}

/** The one answer that counts: from the page around, to us, with a port. */
function connect(event) {
  const { data, source, ports } = event;
  if (source !== parent || data?.ns !== "unbuy" || data.v !== 1) return;
  if (data.type !== "connect" || data.id !== id || ports.length !== 1) return;
  removeEventListener("message", connect);
  [port] = ports;
  port.onmessage = receive;
  // Only now is there somebody to hand something to.
  document.documentElement.dataset.host = "";
  for (const message of kept.splice(0)) port.postMessage(message);
  receive({ data: { type: "set", vars: data.config?.theme } });
  passOnLooks();
}

function listen() {
  addEventListener("unbuy:tell", ({ detail }) => {
    const type = detail?.type;
    tell(type, detail);
    if (type === "ready") {
      isReady = true;
      passOn();
    }
    if (type === "step" && detail.cause !== "host") bringIntoView(post);
  });
  // The program may have begun before.
  dispatchEvent(new CustomEvent("unbuy:command", { detail: "hello:" }));
  const rescue = document.getElementById("unbuy-rescue");
  if (rescue) tell("error", { code: rescue.dataset.code, fatal: false });
}

/** WordPress gives a frame its height if it is told the word that it has put into the address. */
const secret = /[?&]secret=([A-Za-z0-9]{1,32})(?![A-Za-z0-9])/.exec(location.hash)?.[1];

function tellSize(height) {
  if (secret && !port) parent.postMessage({ message: "height", value: height, secret }, "*");
  // No limit but that of `followSize`: the last height always arrives.
  if (id) post("size", { height });
}

function begin() {
  const vars = Object.fromEntries(["accent", "on-accent", "radius"].map((it) => [it, asked(it)]));
  const theme = isTheme(asked("theme")) ? asked("theme") : "auto";
  setLooks({ theme, vars }, tellOfLooks);
  if (!isFramed) return;
  listen();
  followView(post);
  followSize(tellSize);
  if (!id) return;
  addEventListener("message", connect);
  // To whoever is there: it says nothing but that we are.
  parent.postMessage({ ns: "unbuy", v: 1, type: "hello", id, caps: ["size", "goto", "set"] }, "*");
}

document.documentElement.dataset.embed = "";
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
