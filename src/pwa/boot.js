// The guard of the page. Plain script without wasm, since wasm may be what broke: it notices that
// the program does not start or cannot go on, and says so (`rescue.js`). It also keeps the page for
// use without a network (`update.js`).
//
// It is loaded `async`, so that nothing waits for it. It may therefore run after the program has
// started or failed, and looks for what it has missed. Its own text has no integrity value:
// in a sandboxed frame on a host without CORS it is the only script that runs, and says why.

import { asked, isTheme } from "./address.js";
import { keepForOffline } from "./update.js";
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

/** In an article the page looks as that asks for, and speaks with it (`frame.js`). */
function beginFrame() {
  const root = document.documentElement;
  // The page in one file says it itself.
  if (asked("embed") === "1") root.dataset.embed = "";
  if (root.dataset.embed === undefined) return;
  if (isTheme(asked("theme"))) root.dataset.theme = asked("theme");
  const file = document.querySelector("script[data-frame]")?.dataset.frame;
  if (!file) return;
  const script = document.createElement("script");
  script.src = file;
  document.head.append(script);
}

function begin() {
  listen();
  // What the page itself says when there is no guard.
  document.querySelector(".late")?.remove();
  tellOfStart();
  tellOfSafeStart();
  if (document.readyState === "complete") whenLoaded();
  else addEventListener("load", whenLoaded);
  keepForOffline(document.querySelector("script[data-worker]")?.dataset.worker);
}

beginFrame();
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
