// The guard of the page. Plain script without wasm, since wasm may be what broke: it notices that
// the program does not start or cannot go on, and says so (`rescue.js`). Once the page has loaded it
// asks for what keeps it for use without a network (`update.js`).
//
// It is loaded `async`, so that nothing waits for it. It may therefore run after the program has
// started or failed, and looks for what it has missed. Its own text has no integrity value:
// in a sandboxed frame on a host without CORS it is the only script that runs, and says why.

import { asked, isTheme } from "./address.js";
import { chosen } from "./choices.js";
import { isTold, steps, takeBack, tell, tellOfLooks, tellOfSafeStart } from "./rescue.js";

/** When a program that has not started is called late, and when a style sheet is. In ms. */
const [LATE, LOOKS_LATE] = [8000, 5000];

const hasStarted = () => steps().hidden && !isTold();

/** Whether the program itself is broken: a trap, or an exception on its way through wasm. */
function isOurs(error) {
  const isTrap = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  return isTrap || /wasm-function|\.wasm\b/.test(error?.stack ?? "");
}

/** Tells what `start.js` ran into. */
function tellOfStart() {
  const error = globalThis.unbuyStart?.error;
  if (!error) return;
  // The bytes are those that were built, or the fetch had failed; so it is the browser that
  // refuses them.
  const cannotRun = typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError;
  tell(cannotRun ? "blocked" : isOurs(error) ? "start" : "missing");
}

/** A rule of ours that holds shows that the style sheet is there. */
const hasLooks = () =>
  getComputedStyle(document.documentElement).getPropertyValue("--paper") !== "";

function listen() {
  addEventListener("unbuy:started", takeBack);
  addEventListener("unbuy:failed", tellOfStart);
  addEventListener("unhandledrejection", ({ reason }) => {
    if (hasStarted() && isOurs(reason)) tell("later");
  });
  addEventListener("error", ({ error }) => {
    if (hasStarted() && isOurs(error)) tell("later");
  });
  setTimeout(() => hasStarted() || tell("slow"), LATE);
  setTimeout(doWithoutLooks, LOOKS_LATE);
}

/** All files are there, or will not come. */
function whenLoaded() {
  // The script that starts the program did not even begin.
  if (!globalThis.unbuyStart) tell("missing");
  if (!hasLooks()) tellOfLooks();
  if (self === top) add("update");
}

/** Adds a script whose name stands at the tag of this one; while developing there is none. */
function add(name) {
  const file = document.querySelector(`script[data-${name}]`)?.dataset[name];
  if (!file) return;
  const script = document.createElement("script");
  script.src = file;
  document.head.append(script);
}

/** A style sheet that hangs keeps everything back that stands after it, the picture too. */
function doWithoutLooks() {
  if (hasLooks()) return;
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    link.onload = () => (link.media = "all");
    link.media = "not all";
  }
  tellOfLooks();
}

/** The page looks as the reader has chosen; in an article as that asks for, with which it speaks
    (`frame.js`). */
function beginLooks() {
  const root = document.documentElement;
  if (chosen("motion")) root.dataset.motion = "less";
  // The page in one file says it itself.
  if (asked("embed") === "1") root.dataset.embed = "";
  const isFrame = root.dataset.embed !== undefined;
  const theme = isFrame ? asked("theme") : chosen("theme");
  if (isTheme(theme)) root.dataset.theme = theme;
  if (!isFrame) return;
  add("frame");
}

function begin() {
  listen();
  // What the page itself says when there is no guard.
  document.querySelector(".late")?.remove();
  tellOfStart();
  tellOfSafeStart();
  if (document.readyState === "complete") whenLoaded();
  else addEventListener("load", whenLoaded);
}

beginLooks();
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
