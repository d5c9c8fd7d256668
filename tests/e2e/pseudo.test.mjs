// The language for developers (`?lang=en-XA`): English with accents, in brackets. What has none of them on
// the screen does not come from the catalogue. That its longer texts fit is looked at in `access`.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import { words } from "./support/words.mjs";
import { enter, eventually } from "./shop.mjs";
import { SCREENS, walk } from "./screens.mjs";

const TAG = "en-XA";

/** Names, and what stands in the samples. */
const THEIRS =
  "Unbuy AliExpress Amazon Temu. Visa ending 4242, Mastercard ending 1881. PO-100-1. buyer_pay_timeout. " +
  "It is packed already and leaves this week. Sample rates, made up for the practice.";

/** What a screen shows, and says to those who only listen, without what others wrote. */
const said = (page) =>
  page.evaluate(() => {
    const top = document.querySelector("dialog[open]") ?? document.body;
    const OTHERS = "bdi, time, textarea, code, pre, .static-steps, .brand, [lang]:not(html), unbuy-practice";
    // Languages call themselves, and of countries, currencies and time zones the browser knows the names.
    const isByBrowser = (it) => {
      const select = it.closest("select");
      return select && (select.options.length > 12 || select.querySelector("[value=zh-Hans]"));
    };
    const isOthers = (it) => it.closest(OTHERS) || isByBrowser(it);
    const found = [];
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!isOthers(parentElement)) found.push(data);
    }
    for (const it of top.querySelectorAll("[aria-label], [title], [alt], [placeholder]")) {
      if (isOthers(it)) continue;
      for (const name of ["aria-label", "title", "alt", "placeholder"]) found.push(it.getAttribute(name) ?? "");
    }
    found.push(document.title);
    return found;
  });

/** What others wrote, on any screen: samples, and the files that are opened. */
const theirs = (page) =>
  page.evaluate(() => [...document.querySelectorAll("bdi, textarea, input")].map((it) => it.value ?? it.textContent));

/** What the browser writes in English in the place of a date, money, a country or a list. */
const formatted = () => {
  const days = Array.from({ length: 12 * 7 }, (_, day) => Date.UTC(2026, day % 12, 1 + (day % 7)));
  const styles = [{ month: "short", weekday: "short" }, { month: "long", weekday: "long" }, { timeStyle: "short" }];
  const dates = days.flatMap((it) => styles.map((style) => new Intl.DateTimeFormat("en", style).format(it)));
  const units = ["minute", "hour", "day"].flatMap((unit) =>
    [1, 5, -1, -5].map((it) => new Intl.RelativeTimeFormat("en").format(it, unit)),
  );
  const money = Intl.supportedValuesOf("currency").map((currency) =>
    new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(1),
  );
  const names = new Intl.DisplayNames("en", { type: "region" });
  const countries = ["AT", "DE", "FR", "GB", "JP", "KW", "US"].map((it) => names.of(it));
  const list = new Intl.ListFormat("en").format(["", "", ""]);
  return [...dates, ...units, ...money, ...Intl.supportedValuesOf("currency"), ...countries, list].join(" ");
};

/** The words without accents, but for names of files. */
const plainWords = (text) => text.replace(/[\w-]+\.csv/g, "").match(/[A-Za-z]{2,}/g) ?? [];

for (const [part, screens] of Object.entries(SCREENS)) {
  journey(`no text of ${part} is hard-coded`, async ({ site, newPage }) => {
    const page = await newPage({ reducedMotion: "reduce" });
    const say = await words(TAG);
    const known = new Set(plainWords(`${THEIRS} ${formatted()}`));
    const unknown = new Map();
    await walk(page, site, { tag: TAG, say, screens }, async (_, name) => {
      for (const text of await theirs(page)) for (const word of plainWords(text)) known.add(word);
      for (const text of await said(page)) {
        for (const word of plainWords(text)) unknown.set(word, `${name}: ${text.trim()}`);
      }
    });
    const faults = [...unknown].filter(([word]) => !known.has(word)).map(([word, at]) => `${word} in ${at}`);
    assert.deepEqual(faults, []);
  });
}

journey("the language for developers is in no list, and is not kept", async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?lang=${TAG}#/orders`);
  await page.getByRole("heading", { name: "[Ṁý óóŕðééŕš]", level: 1 }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map((it) => caches.open(it)));
    const keys = await Promise.all(all.map((it) => it.keys()));
    return keys.flat().filter(({ url }) => url.includes("lang-")).length;
  });
  assert.equal(kept, 0);
  await enter(page, site, "#/orders");
  const offered = () => page.locator("#language option").evaluateAll((all) => all.map((it) => it.value));
  await eventually(page, async () => (await offered()).includes("de"), true);
  assert.ok(!(await offered()).includes(TAG));
});
