// Every screen there is, with each dialog and menu open, in any language.

import assert from "node:assert/strict";

import {
  CABLE, CLIP_LAMP, COFFEE_SET, KETTLE, LAMP, NOTEBOOK, SCARF, SHOES, STATIONERY, TABLEWARE, row, search,
} from "./shop.mjs";
import { fixture } from "./mine.mjs";

/** Files of several shops, with all that can be odd about them. */
const EXPORTS = ["aliexpress.csv", "amazon-new.csv", "amazon-refunds.csv", "temu.csv"].map(fixture);

const order = (number) => `#/orders/${number}`;
const dialog = (page) => page.getByRole("dialog").waitFor();
const press = (place, name) => place.getByRole("button", { name }).first().click();
const read = (page, text) => page.getByText(text).first().waitFor();
const openFiles = async (page) => {
  await page.locator("input[type=file]").last().setInputFiles(EXPORTS);
  await page.locator(".preview").waitFor();
};
const addFiles = async (page, say) => {
  await openFiles(page);
  await page.locator(".preview").getByRole("button").last().click();
  await read(page, say("What to look at"));
};
const openOrder = (page, title) => page.getByRole("link", { name: title }).first().click();
/** Chooses the first of a list of reasons. */
const chooseReason = (page, say) =>
  page.getByRole("combobox", { name: say("Select here") }).selectOption({ index: 1 });

/**
 * Where each screen of the practice shop is, and what is done there. `say` gives texts in the language
 * (`words.mjs`).
 */
const SHOP = {
  "the main page": ["#/"],
  "the account menu": ["#/", (page, say) => press(page, say("My Unbuy"))],
  "the list": ["#/orders"],
  "a part of the list, found by a word": ["#/orders?tab=delivered&sort=oldest&search=size"],
  "nothing found": ["#/orders?tab=unpaid&search=zebra", (page, say) =>
    read(page, say("Nothing found for “{search}”."))],
  "the question before starting over": ["#/orders", async (page, say) => {
    await press(page, say("Start over"));
    await dialog(page);
  }],
  "paying": ["#/orders", async (page, say) => {
    await press(row(page, CABLE), say("Pay"));
    await dialog(page);
  }],
  "the question before ending an unpaid order": ["#/orders", async (page, say) => {
    await press(row(page, CABLE), say("Cancel order"));
    await dialog(page);
  }],
  "feedback, with what is missing": ["#/orders", async (page, say) => {
    await press(row(page, KETTLE), say("Leave feedback"));
    await press(page, say("Send feedback"));
    await read(page, say("Choose 1 to 5 stars first."));
  }],
};

/** The same of single orders. */
const ORDERS = {
  "an order": [order(LAMP), (page) => page.locator("#line-title").waitFor()],
  "the cancel dialog, with what is missing": [order(LAMP), async (page, say) => {
    await press(page, say("Request cancellation"));
    await press(page, say("Send"));
    await read(page, say("Choose a reason first."));
  }],
  "the dialog about the address": [order(LAMP), async (page, say) => {
    await press(page, say("Change address"));
    await page.getByRole("dialog").getByRole("textbox").first().fill("");
    await press(page, say("Deliver it there"));
    await page.getByRole("alert").filter({ hasText: /./ }).waitFor();
  }],
  "an order looked ahead at": [order(LAMP), async (page, say) => {
    await page.getByRole("slider").focus();
    await page.keyboard.press("End");
    await page.getByRole("button", { name: say("Back to now") }).waitFor();
  }],
  "an order on its way, and the seller's part": [order(SCARF), (page, say) =>
    page.getByText(say("Play the seller")).click()],
  "an order of twelve things": [order(TABLEWARE), (page) => page.locator("#line-title").waitFor()],
  "an order in another script": [order(NOTEBOOK), (page) => page.locator("#line-title").waitFor()],
  "an order with a late payment": [order(COFFEE_SET), (page) => page.locator("#line-title").waitFor()],
  "an order to be sent back": [order(CLIP_LAMP), (page) => page.locator("#line-title").waitFor()],
  "the return dialog": [order(SHOES), async (page, say) => {
    await press(page, say("Return it"));
    await dialog(page);
  }],
  "choosing a part, with what is wrong": [order(TABLEWARE), async (page, say) => {
    await press(page, say("Request cancellation"));
    await page.locator(".parts summary").click();
    await page.getByRole("checkbox", { name: "Linen napkin" }).uncheck();
    await page
      .getByRole("combobox", { name: say("Select here") })
      .selectOption(await page.getByRole("option", { name: say("Wrong address") }).getAttribute("value"));
    await press(page, say("Send"));
    await read(page, say("“{reason}” is a reason for everything that is left, not for a part."));
  }],
  "the dispute dialog": [order(SHOES), async (page, say) => {
    await press(page, say("Open a dispute"));
    await dialog(page);
  }],
  "the withdrawal": [`&terms=eu${order(SHOES)}`, async (page, say) => {
    await press(page, say("Withdraw from contract here"));
    await dialog(page);
  }],
  "all deadlines": ["#/deadlines", (page) => page.locator(".deadlines li").first().waitFor()],
  "the terms of practice, with others and with what is wrong": ["#/terms", async (page, say) => {
    await page.locator("#terms-file")
      .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("[]") });
    await read(page, say("The file cannot be used: {message}."));
    await press(page, say("As on a large marketplace"));
    await read(page, say("These terms say"));
  }],
  "the listing, with a price that is none": [order(STATIONERY), async (page, say) => {
    await press(page, say("Sell it on"));
    await page.getByRole("textbox", { name: say("Price in {currency}") }).fill("a lot");
    await read(page, say("Write the price in digits, such as 12.40."));
  }],
  "an unknown order": [order("1")],
  // What changes an order, or stays while other pages are looked at, comes last.
  "the coach": ["#/practice/article/request", (page) => page.locator(".coach h2").first().waitFor()],
  "the coach in a dialog": ["#/practice/article/request", async (page, say) => {
    await page.locator(".coach h2").first().waitFor();
    await press(page, say("Request cancellation"));
    await dialog(page);
  }],
  "a message about what was done": [order(LAMP), async (page, say) => {
    await press(page, say("Request cancellation"));
    await chooseReason(page, say);
    await press(page, say("Send"));
    await page.locator(".notice").waitFor();
  }],
};

/** The same of all other pages. */
const OTHERS = {
  "the help article, with a comment to write": ["#/help", async (page, say) => {
    await press(page, say("Write a comment"));
    await press(page, say("Add comment"));
  }],
  "the maker of embeds": ["#/embed"],
  "settings": ["#/settings", (page) => page.locator("#setting-language").waitFor()],
  "accessibility": ["#/accessibility"],
  "no real orders yet": ["#/mine", (page, say) => read(page, say("No orders yet"))],
  "writing an order down, with what is missing": ["#/mine/add", async (page, say) => {
    await page.getByText(say("Number, card, link")).click();
    await page.getByLabel(say("How it stands")).selectOption({ index: 5 });
    await press(page, say("Save it"));
    await read(page, say("Say what it is, in a word or two."));
  }],
  "opening files": ["#/mine/import", (page, say) => read(page, say("What can be opened"))],
  "what is in the files, and what is odd": ["#/mine/import", openFiles],
  "real orders": ["#/mine/import", addFiles],
  "a real order with a question": ["#/mine", async (page, say) => {
    await openOrder(page, "Never came");
    await read(page, say("Do you know?"));
    await page.locator(".play summary").click();
    await page.getByLabel(say("What happened")).selectOption({ index: 3 });
  }],
  "a message to the shop": ["#/mine", async (page, say) => {
    await openOrder(page, "Bag");
    await press(page, say("To cancel it"));
    await dialog(page);
  }],
  "the question before a real order is deleted": ["#/mine", async (page, say) => {
    await openOrder(page, "Bag");
    await press(page, say("Delete this order"));
    await dialog(page);
  }],
  "the deadlines of real orders": ["#/mine/deadlines"],
  "storage, with something that cannot be read": ["#/storage", async (page) => {
    const key = "unbuy1:main:practice:1:j:somebody:7";
    await page.evaluate((it) => localStorage.setItem(it, "J1|spoilt"), key);
    await page.reload();
    await page.getByText(key).waitFor();
    await page.evaluate((it) => localStorage.removeItem(it), key);
  }],
};

/** All screens, in parts that a journey can look at each. */
export const SCREENS = { "the practice shop": SHOP, "its orders": ORDERS, "the other pages": OTHERS };

/** Shows one screen after the other, and tells of all that is wrong with any of them. */
export async function walk(page, site, { tag, say, screens }, check) {
  const faults = [];
  for (const [name, [hash, show]] of Object.entries(screens)) {
    // The menu and the dialogs of the screen before are gone with its page.
    await page.goto("about:blank");
    try {
      await page.goto(`${site.url}?lang=${tag}${hash}`);
      await page.locator("h1:visible").first().waitFor();
      // The foot comes with the later part.
      await page.locator(".foot p").first().waitFor();
      await show?.(page, say);
      await check(page, name);
    } catch (error) {
      faults.push(`${name}: ${error.message}`);
    }
  }
  assert.ok(faults.length === 0, `${tag}\n${faults.join("\n\n")}`);
}
