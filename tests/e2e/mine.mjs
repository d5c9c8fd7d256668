// Real orders as their readers see them, and files to open.

import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";

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
  await preview(page).getByRole("button", { name: /^Add [\d,]+ order/ }).click();
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

/** What is under our keys in the storage and in its second copy, as it lies there. */
export const entries = (page) =>
  page.evaluate(async () => {
    const isOurs = ([key]) => key.startsWith("unbuy");
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const copy = [];
    const opening = indexedDB.open("unbuy");
    // To look must not make one.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await done(opening).catch(() => null);
    if (database) {
      const store = database.transaction("records").objectStore("records");
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      copy.push(...keys.map((key, index) => [key, values[index]]));
      database.close();
    }
    return { storage: Object.entries(localStorage).filter(isOurs), copy: copy.filter(isOurs) };
  });

/** What a value says: a segment is unpacked. */
export function unpacked(value) {
  if (!value.startsWith("S1|")) return value;
  return inflateRawSync(Buffer.from(value.slice(value.lastIndexOf("|") + 1), "base64url")).toString();
}

/** Everything of ours that is stored, in both places, unpacked. */
export async function stored(page) {
  const { storage, copy } = await entries(page);
  return JSON.stringify([...storage, ...copy].map(([key, value]) => [key, unpacked(value)]));
}

/** Waits until room is kept for bad times. */
export const haveBallast = (page) =>
  page.waitForFunction(() => localStorage.getItem("unbuy:ballast") !== null);

/** Takes all the room that is left in the storage, that of the ballast too if it is asked for. */
export const fill = (page, { ballast = false } = {}) => page.evaluate(takeAll, { ballast });

/** What `fill` does, for pages that have not begun. */
export function takeAll({ ballast }) {
  if (ballast) localStorage.removeItem("unbuy:ballast");
  for (let size = 1 << 22; size >= 1; size >>= 1) {
    for (let index = 0; ; index += 1) {
      try {
        localStorage.setItem(`filler-${size}-${index}`, "x".repeat(size));
      } catch {
        break;
      }
    }
  }
}

/** Gives the room back. */
export const empty = (page) =>
  page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("filler-")) localStorage.removeItem(key);
    }
  });
