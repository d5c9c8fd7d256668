// Starting a browser on another day.
//
// The whole browser process gets a shifted wall clock from libfaketime, so pages, workers
// and what they store agree on the day, and nothing in the page is replaced. Two other ways
// were tried and left: virtual time of the DevTools protocol holds for one tab only and runs
// away (hours pass within a second), and a mocked `Date` is a mock of what is to be tested.

import { existsSync, readdirSync } from "node:fs";

/** The environment of a browser whose clock shows `date` now and goes on from there. */
export function environmentAt(date) {
  const seconds = Math.round((date.getTime() - Date.now()) / 1000);
  return {
    ...process.env,
    LD_PRELOAD: library(),
    FAKETIME: `${seconds < 0 ? "" : "+"}${seconds}s`,
    // Timers and timeouts count real seconds, ...
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    // ... and are not corrected twice: without this every wait of the browser is seconds late.
    FAKETIME_FORCE_MONOTONIC_FIX: "0",
    // Times of files stay as they are.
    NO_FAKE_STAT: "1",
  };
}

/** `LIBFAKETIME`, or where Linux distributions put it. `cargo xtask setup` looks likewise. */
function library() {
  const folders = readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`);
  const usual = [...folders, "/usr/lib", "/usr/lib64"].map(
    (folder) => `${folder}/faketime/libfaketimeMT.so.1`,
  );
  const found = [process.env.LIBFAKETIME, ...usual].find((path) => path && existsSync(path));
  if (!found) throw new Error("libfaketime is missing; `cargo xtask setup` installs it");
  return found;
}
