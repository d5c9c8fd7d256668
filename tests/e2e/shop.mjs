// The practice shop as its readers see it: every control by its accessible name.

import assert from "node:assert/strict";

/** Opens the main page and waits until the app is there. */
export async function enter(page, site, hash = "") {
  await page.goto(site.url + hash);
  await page.getByRole("button", { name: "My Unbuy", exact: true }).waitFor();
}

/** The row of an order in the list. */
export function row(page, number) {
  return page.getByRole("listitem").filter({ has: page.locator(`#order-${number}`) });
}

/** The same in a list that may be shorter at first, as in a frame. */
export async function shownRow(place, number) {
  const more = button(place, "Show more");
  await row(place, number).or(more).first().waitFor();
  if ((await row(place, number).count()) === 0) await more.press("Enter");
  return row(place, number);
}

export function button(place, name) {
  return place.getByRole("button", { name, exact: true });
}

/** The names of the buttons and button-like links at the end of a row. */
export async function rowButtons(page, number) {
  await row(page, number).waitFor();
  return row(page, number).locator(".order-buttons .button").allInnerTexts();
}

/** The status of an order's page. */
export function status(page) {
  return page.locator("#order-status");
}

/** Goes on in time until the status of the open order's page says so. */
export async function skipUntil(page, pattern, days = 30) {
  for (let day = 0; day < days; day += 1) {
    if (pattern.test(await status(page).innerText())) return;
    const today = page.locator(".clock b");
    const before = await today.innerText();
    await button(page, "Skip a day").click();
    await page.waitForFunction(
      (before) => document.querySelector(".clock b").textContent !== before,
      before,
    );
  }
  assert.match(await status(page).innerText(), pattern);
}

/** Goes on by so many days. */
export async function skipDays(page, days) {
  for (let day = 0; day < days; day += 1) await button(page, "Skip a day").click();
}

/** Presses Tab until the element with the focus has that name. */
export async function tabTo(page, name) {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement.labels?.length > 0) return activeElement.labels[0].textContent.trim();
      const it = activeElement.cloneNode(true);
      it.querySelectorAll("[aria-hidden]").forEach((hidden) => hidden.remove());
      return it.getAttribute("aria-label") ?? it.textContent.trim();
    });
    if (focused === name) return;
  }
  assert.fail(`Tab never reaches "${name}"`);
}

/** Waits until an element has the focus. */
export async function hasFocus(locator) {
  await locator.evaluate(
    (element) =>
      new Promise((done, failed) => {
        const deadline = performance.now() + 5_000;
        const look = () => {
          if (element === document.activeElement) return done();
          if (performance.now() < deadline) return requestAnimationFrame(look);
          const { tagName, id, textContent } = document.activeElement;
          failed(new Error(`the focus is on ${tagName} ${id} "${textContent.slice(0, 80)}"`));
        };
        look();
      }),
  );
}

/** Reads something, frame by frame, until it is as expected. */
export async function eventually(page, read, expected) {
  const deadline = performance.now() + 5_000;
  for (;;) {
    const actual = await read();
    try {
      return assert.deepEqual(actual, expected);
    } catch (difference) {
      if (performance.now() > deadline) throw difference;
    }
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** The numbers of the orders that the list shows, from top to bottom. */
export function numbers(page) {
  return page
    .locator("main li [id^=order-]")
    .evaluateAll((links) => links.map((link) => link.id.replace("order-", "")));
}

/** Waits until the list shows these orders and no others. */
export function listShows(page, expected) {
  return eventually(page, () => numbers(page), expected);
}

/** The link of a part of the list, such as "To ship". */
export function tab(page, name) {
  const tabs = page.getByRole("navigation", { name: "Which orders" });
  return tabs.getByRole("link", { name: new RegExp(`^${name} [\\d,]+$`) });
}

/** All of them with their counts, such as "To ship 4". */
export function tabs(page) {
  const links = page.getByRole("navigation", { name: "Which orders" }).getByRole("link");
  return links.evaluateAll((all) => all.map((it) => it.textContent));
}

export function search(page) {
  return page.getByRole("searchbox", { name: "Search your orders" });
}

/** How one of the ways out of an order stands. */
export function way(page, name) {
  const ways = page.getByRole("region", { name: "Ways out of this order" });
  const heading = page.getByRole("heading", { name, level: 3 });
  return ways.getByRole("listitem").filter({ has: heading });
}

/** What else can be done, below the ways out. */
export function instead(page) {
  return page.getByRole("region", { name: "Ways out of this order" }).locator(".why");
}

/** What an order's page says of what was and what comes. */
export function story(page) {
  return page.getByRole("region", { name: "What happened, and what comes" });
}

/** The table of payments and refunds, row by row and cell by cell, with the sum at its end. */
export function ledger(page) {
  const rows = page.getByRole("table", { name: "Payments and refunds" }).getByRole("row");
  return rows.evaluateAll((all) =>
    all.slice(1).map((row) => [...row.cells].map((cell) => cell.textContent)),
  );
}

/** The value of a fact, such as "At the latest". */
export function fact(place, term) {
  const has = place.page().getByText(term, { exact: true });
  return place.locator("dl > div", { has }).locator("dd");
}

/** A date as the page writes it, so many days from now. */
export function day(page, days, options) {
  return page.evaluate(
    ({ days, options }) => {
      const at = Date.now() + days * 24 * 60 * 60 * 1000;
      return new Intl.DateTimeFormat("en-US", options).format(at);
    },
    { days, options },
  );
}

/** How the page writes a date where there is little room, and in full. */
export const SHORT = { day: "numeric", month: "short" };
export const LONG = { weekday: "short", day: "numeric", month: "long", year: "numeric" };

/** The orders of the practice shop, newest first. */
export const LAMP = "80172204";
/** Its seller gives a day to pay. */
export const MUG = "80172131";
/** The shop has been asked to cancel. */
export const BACKPACK = "80171877";
/** The shop said no. */
export const NOTEBOOK = "80171502";
/** Twelve things, some on their way. */
export const TABLEWARE = "80170318";
export const KETTLE = "80169042";
export const SCARF = "80168855";
export const SHOES = "80167731";
export const CABLE = "80171196";
/** To be sent back. */
export const CLIP_LAMP = "80166420";
/** Never paid. */
export const ADAPTER = "80165977";
/** Too late to return. */
export const STATIONERY = "80164803";
/** Cancelled, paid back and judged. */
export const ATLAS = "80163350";
/** Paid after it had ended. */
export const COFFEE_SET = "80161129";
/** Returned. */
export const SLIP_ONS = "80159614";

export const ALL = [
  LAMP, MUG, BACKPACK, NOTEBOOK, TABLEWARE, KETTLE, SCARF, SHOES, CABLE, CLIP_LAMP, ADAPTER,
  STATIONERY, ATLAS, COFFEE_SET, SLIP_ONS,
];
