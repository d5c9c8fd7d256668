// What it costs to keep orders: numbers to read, no test. Everything is measured in one run, so that
// the ratios hold on any machine.
//
// A "note" is one thing noted on the page of an order: the script of that click, with the write to the
// storage, the new fold and the new page of the order. Loading is measured by the clock on the wall.

import { chromium } from "playwright-core";

import { add, aliexpress, note } from "../e2e/mine.mjs";
import { serve } from "../e2e/support/server.mjs";
import { median, ms, traced } from "./trace.mjs";

const FEW = 100;
const MANY = 10_000;
const NOTES = 15;
const LOADS = 5;
const QUOTA = 5 * 1024 * 1024;
const MOST_RATIO = 1.5;
const MOST_SHARE = 40;

const THINGS = ["LED desk lamp, warm white, with clamp", "Wool scarf in dark green", "USB-C cable, 2 m, braided, pack of two", "Coffee grinder with steel burrs", "Running shoes, size 42, blue", "Harbour print, framed, 40 x 50 cm"];
const STATUSES = ["Completed", "Awaiting delivery", "Awaiting shipment", "Canceled", "To pay"];

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

/** Typical rows of an export: no two alike, so that they pack as real ones do. */
function rows(count) {
  const random = (index, of) => Number((BigInt(index) * 2654435761n) % 4294967296n) % of;
  const row = (index) => {
    const day = new Date(Date.UTC(2026, 10, 20) - random(index, 700) * 86_400_000).toISOString().slice(0, 10);
    const number = 8_017_000_000_000_000n + BigInt(index) * 7_919_373n;
    const title = `${THINGS[random(index + 3, 6)]} ${random(index + 7, 9973).toString(36)} ${random(index + 11, 99991)}`;
    const price = `€${1 + random(index + 5, 180)}.${10 + random(index + 1, 90)}`;
    return `${day},${number},"${title}",${1 + random(index, 3)},${price},EUR,${STATUSES[random(index + 2, 5)]}`;
  };
  return `${Array.from({ length: count }, (_, index) => row(index + 1)).join("\n")}\n`;
}

async function measure(count) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on("pageerror", (error) => {
    throw error;
  });
  await add(page, site, aliexpress(rows(count)));
  const characters = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => /^unbuy\d+:[^:]*:mine:/.test(key))
      .reduce((sum, [key, value]) => sum + key.length + value.length, 0),
  );
  await page.locator(".order-title a, a.order-title").first().click();
  await page.getByLabel("What happened", { exact: true }).waitFor();
  const notes = await traced(browser, page, "click", async (pause) => {
    for (let index = 0; index < NOTES; index += 1) {
      await note(page, index % 2 === 0 ? "I asked the shop to cancel" : "I took the request back");
      await pause();
    }
  });
  const loads = [];
  for (let visit = 0; visit < LOADS; visit += 1) {
    await page.goto("about:blank");
    const start = Date.now();
    await page.goto(`${site.url}#/mine`);
    await page.locator(".order").first().waitFor();
    loads.push(Date.now() - start);
  }
  await context.close();
  return { characters, notes: notes.deeds.map((it) => it.script), loads };
}

function print(few, many) {
  const ratio = (key) => median(many[key]) / median(few[key]);
  const share = (100 * many.characters) / QUOTA;
  const verdict = (is) => (is ? "within" : "OVER");
  console.log(`\nKeeping real orders, ${FEW} against ${MANY}.\n`);
  console.log(`one note:    ${ms(median(few.notes))} and ${ms(median(many.notes))} ms of script, ratio ${ratio("notes").toFixed(2)} (${verdict(ratio("notes") <= MOST_RATIO)} ${MOST_RATIO})`);
  console.log(`load:        ${ms(median(few.loads))} and ${ms(median(many.loads))} ms until the book is shown`);
  console.log(`storage:     ${few.characters} and ${many.characters} characters, ${Math.round(many.characters / MANY)} for an order`);
  console.log(`of the quota: ${share.toFixed(1)} % (${verdict(share <= MOST_SHARE)} ${MOST_SHARE} %)`);
}
