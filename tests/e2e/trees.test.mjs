// What screen readers are told of the main screens, against what was written down: names, roles, states
// and order. `UNBUY_WRITE_DOCS=1` writes it anew, to be read before it is committed.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";

import { journey } from "./support/browser.mjs";
import { words } from "./support/words.mjs";
import { SCREENS } from "./screens.mjs";

const FOLDER = "tests/e2e/golden";

/** A Tuesday at noon, so that dates and countdowns stay. */
const DAY = new Date("2026-11-24T12:00:00Z");

/** The screens that say most, by their names in `screens.mjs`. */
const TREES = {
  main: "the main page",
  menu: "the account menu",
  list: "the list",
  order: "an order",
  cancel: "the cancel dialog, with what is missing",
  feedback: "feedback, with what is missing",
  deadlines: "all deadlines",
  settings: "settings",
  accessibility: "accessibility",
  "own-orders-none": "no real orders yet",
  "own-order-form": "writing an order down, with what is missing",
  "own-orders": "real orders",
  "own-order": "a real order with a question",
  // It stays while other pages are looked at.
  coach: "the coach",
};

const screens = Object.assign({}, ...Object.values(SCREENS));

journey("what screen readers are told is what was written down", async ({ site, newProfile }) => {
  const profile = await newProfile();
  const page = await profile.openAt(DAY, {
    locale: "en-US",
    timezoneId: "UTC",
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  const say = await words("en");
  const faults = [];
  await mkdir(FOLDER, { recursive: true });
  for (const [name, screen] of Object.entries(TREES)) {
    const [hash, show] = screens[screen];
    await page.goto("about:blank");
    await page.goto(`${site.url}?lang=en${hash}`);
    await page.locator("h1:visible").first().waitFor();
    await page.locator(".foot p").first().waitFor();
    await show?.(page, say);
    const tree = `${steady(await page.locator("body").ariaSnapshot())}\n`;
    const file = `${FOLDER}/${name}.txt`;
    if (process.env.UNBUY_WRITE_DOCS) await writeFile(file, tree);
    const golden = await readFile(file, "utf8").catch(() => "");
    if (tree !== golden) faults.push(`${file} differs:\n${difference(golden, tree)}`);
  }
  assert.ok(faults.length === 0, faults.join("\n\n"));
});

/**
 * Without what may differ: the clock of a browser that is moved still runs, and each browser has its own
 * list of countries, currencies and time zones. Marks of direction are written out, to be seen.
 */
const steady = (tree) =>
  tree
    .replace(/\b\d{1,2}:\d\d\s[AP]M/g, "12:00 PM")
    .replace(/[\u200e\u200f\u2066-\u2069]/g, (it) => `<${it.codePointAt(0).toString(16)}>`)
    .replace(/\bin \d+ (minute|hour|day)s?\b/g, "in a while")
    .replace(/(^ *- option .*\n){13,}/gm, (all) => `${/^ */.exec(all)[0]}- a list of the browser\n`);

/** The lines that only one of them has. */
function difference(golden, tree) {
  const [before, after] = [golden, tree].map((it) => it.split("\n"));
  const gone = before.filter((it) => !after.includes(it)).map((it) => `- ${it}`);
  const come = after.filter((it) => !before.includes(it)).map((it) => `+ ${it}`);
  const lines = [...gone, ...come];
  return lines.length > 0 ? lines.join("\n") : "the order is another";
}
