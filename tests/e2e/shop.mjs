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

export const LAMP = "80172204";
export const CABLE = "80171196";
export const KETTLE = "80169042";
export const SCARF = "80168855";
export const SHOES = "80167731";
