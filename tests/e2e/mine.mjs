// Real orders as their readers see them, and files to open.

import { fileURLToPath } from "node:url";

import { button, enter } from "./shop.mjs";

/** A file of our own, in the form in which a shop exports it. */
export const fixture = (name) =>
  fileURLToPath(new URL(`../../core/tests/files/fixtures/${name}`, import.meta.url));

const ALIEXPRESS = "Order Date,Order ID,Title,Qty,Price,Currency,Status\n";

/** A file of AliExpress with these rows, as it is picked. */
export function aliexpress(rows, name = "orders.csv") {
  return { name, mimeType: "text/csv", buffer: Buffer.from(ALIEXPRESS + rows) };
}

/** Goes to the page on which files are opened, and opens these. */
export async function open(page, site, files) {
  await enter(page, site, "#/mine/import");
  await pick(page, files);
}

/** Picks files on the page on which they are opened. */
export async function pick(page, files) {
  await page.getByLabel("Choose files").last().setInputFiles(files);
}

/** What is in the files that were read. */
export const preview = (page) => page.getByRole("region", { name: "What is in it" });

/** Why files were not read. */
export const refusal = (page) => page.locator(".import-failed");

/** Opens files and adds all that is in them; returns when the book is shown. */
export async function add(page, site, files) {
  await open(page, site, files);
  await preview(page).getByRole("button", { name: /^Add \d+ order/ }).click();
  await page.getByRole("heading", { name: "My own orders", level: 1 }).waitFor();
}

/** The titles of the orders in the book, from top to bottom. */
export const titles = (page) => page.locator(".order .order-title").allInnerTexts();

/** Opens the form to write an order down. */
export async function write(page, site) {
  await enter(page, site, "#/mine/add");
  await page.getByRole("heading", { name: "Write an order down" }).waitFor();
}

/** Writes down that this happened. */
export async function note(page, what, day) {
  await page.getByLabel("What happened", { exact: true }).selectOption({ label: what });
  if (day) await page.getByLabel("When").fill(day);
  await button(page, "Note it").click();
}

/** Everything of ours that is in the storage. */
export const stored = (page) =>
  page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([it]) => it.startsWith("unbuy"))));
