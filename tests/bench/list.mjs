// How much work the list of orders is for the browser: numbers to read, no test.
//
// Measured from traces of Chromium at full CPU speed, in time of the main thread on the CPU, so
// that other programs count as little as possible. "Script" is all in which it runs the page's code
// for one key, click or choice: event handlers, what they leave in the microtask queue, and
// animation frames; with whatever layout they force, and with compiling what runs for the first
// time. Not in it are the layout and painting that follow, which the browser does in its own time
// ("all work" counts them too), and timers such as the clock's, which are listed by themselves.
// Only loading is measured by the clock on the wall.

import { chromium } from "playwright-core";

import { serve } from "../e2e/support/server.mjs";
import { median, ms, traced } from "./trace.mjs";

const LIMIT = 16;
const FEW = 100;
const MANY = 10_000;
const VISITS = 5;
const WORDS = ["lamp", "scarf", "harbour 10000123"];
const site = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const few = await measure(FEW);
  const many = await measure(MANY);
  print(few, many);
} finally {
  await browser.close();
  await site.close();
}

/** Everything about a list of so many orders. */
async function measure(count) {
  const deeds = ["focused", "first", "later", "emptied", "tabs", "sorts", "ticks"];
  const all = Object.fromEntries(["loads", ...deeds].map((name) => [name, []]));
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on("pageerror", (error) => {
      throw error;
    });
    all.loads.push(await load(page, count));
    const search = page.getByRole("searchbox", { name: "Search your orders" });
    const found = page.locator(".list-found");

    // What is made ready for searching may be made when the field gets the focus.
    const focusing = await traced(browser, page, "pointerdown", async (pause) => {
      await search.click();
      await pause();
    });
    all.focused.push(...focusing.deeds);
    const keys = await traced(browser, page, "keydown", async (pause) => {
      for (const word of WORDS) {
        for (const letter of word) {
          await page.keyboard.press(letter);
          await pause();
        }
        if (!/\d/.test(await found.textContent())) throw new Error("the search finds nothing");
        await search.selectText();
        await page.keyboard.press("Delete");
        await pause();
      }
    });
    const letters = [...WORDS.map((word) => `${word}\n`).join("")];
    if (keys.deeds.length !== letters.length) {
      throw new Error(`the trace has ${keys.deeds.length} keys, not ${letters.length}`);
    }
    all.first.push(keys.deeds[0]);
    all.later.push(...keys.deeds.filter((_, index) => index > 0 && letters[index] !== "\n"));
    all.emptied.push(...keys.deeds.filter((_, index) => letters[index] === "\n"));
    all.ticks.push(...keys.ticks);

    const tabs = page.getByRole("navigation", { name: "Which orders" }).getByRole("link");
    const clicks = await traced(browser, page, "click", async (pause) => {
      for (const name of [/^Delivered /, /^Unpaid /, /^All /]) {
        await tabs.filter({ hasText: name }).click();
        await pause();
      }
    });
    all.tabs.push(...clicks.deeds);
    const choices = await traced(browser, page, "change", async (pause) => {
      for (const name of ["oldest", "deadline", "newest"]) {
        await page.getByRole("combobox", { name: "Sort" }).selectOption(name);
        await pause();
      }
    });
    all.sorts.push(...choices.deeds);
    await page.close();
  }
  return all;
}

/** Milliseconds from the start of the navigation until the rows are there. */
async function load(page, count) {
  await page.addInitScript(() => {
    const look = new MutationObserver(() => {
      if (!document.querySelector(".orders > li")) return;
      look.disconnect();
      window.listReadyAt = performance.now();
    });
    look.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${site.url}?sample=${count}#/orders`);
  const counted = page.getByRole("link", { name: `All ${count.toLocaleString("en-US")}` });
  await counted.waitFor();
  // Until the later part of the program is here as well, so that it does not disturb.
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => window.listReadyAt);
}

function print(few, many) {
  console.log(`\nThe list of orders, ${VISITS} visits each: milliseconds of script.\n`);
  const row = (name, ...cells) =>
    console.log(name.padEnd(28) + cells.map((it) => it.padStart(14)).join(""));
  row("", `${FEW}: median`, "max", `${MANY}: median`, "max", "ratio", "all work");
  const compare = (name, short, long, ...more) => {
    const ratio = `×${(median(long) / median(short)).toFixed(1)}`;
    row(name, ...[short, long].flatMap((it) => [ms(median(it)), ms(Math.max(...it))]), ratio, ...more);
  };
  const line = (name, key) => {
    const [short, long] = [few[key], many[key]].map((it) => it.map((deed) => deed.script));
    compare(name, short, long, ms(median(many[key].map((deed) => deed.work))));
  };
  line("a click into the search", "focused");
  line("first key of a search", "first");
  line("each later key", "later");
  line("emptying the search", "emptied");
  line("another tab", "tabs");
  line("another sorting", "sorts");
  if (few.ticks.length > 0 && many.ticks.length > 0) line("a timer, such as the clock", "ticks");
  compare("load until rows are there", few.loads, many.loads);

  console.log("");
  for (const [name, key] of [["first key", "first"], ["later keys", "later"]]) {
    const times = many[key].map((it) => it.script);
    const verdict = median(times) <= LIMIT ? "within" : "OVER";
    const over = times.filter((it) => it > LIMIT).length;
    const numbers = `median ${ms(median(times))}, worst ${ms(Math.max(...times))}`;
    console.log(`${name} at ${MANY} orders: ${verdict} ${LIMIT} ms`);
    console.log(`  (${numbers}; ${over} of ${times.length} over it)`);
  }
}
