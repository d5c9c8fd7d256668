// axe is silent on every screen, with each dialog and menu open, however the page is shown; and
// nothing lies beyond the side of a narrow screen.

import assert from "node:assert/strict";

import { axe, journey } from "./support/browser.mjs";
import {
  CABLE, COFFEE_SET, KETTLE, LAMP, NOTEBOOK, SCARF, SHOES, STATIONERY, TABLEWARE, button, enter,
  eventually, row, search, story,
} from "./shop.mjs";
import { fixture, pick, preview } from "./mine.mjs";

/** Files of several shops, with all that can be odd about them. */
const EXPORTS = ["aliexpress.csv", "amazon-new.csv", "amazon-refunds.csv", "temu.csv"].map(fixture);

const list = (query = "") => `#/orders${query}`;
const order = (number) => `#/orders/${number}`;
const dialog = (page) => page.getByRole("dialog").waitFor();

/** Where each screen is, and what is done there. */
const screens = {
  "the main page": ["#/"],
  "the account menu": ["#/", (page) => button(page, "My Unbuy").click()],
  "the list": [list()],
  "a part of the list, found by a word": [list("?tab=delivered&sort=oldest&search=size")],
  "nothing found": [list("?tab=unpaid&search=zebra"), (page) =>
    page.getByText("Nothing found").waitFor()],
  "the question before starting over": [list(), async (page) => {
    await button(page, "Start over").click();
    await dialog(page);
  }],
  "paying": [list(), async (page) => {
    await button(row(page, CABLE), "Pay").click();
    await dialog(page);
  }],
  "the question before ending an unpaid order": [list(), async (page) => {
    await button(row(page, CABLE), "Cancel order").click();
    await dialog(page);
  }],
  "feedback, with what is missing": [list(), async (page) => {
    await button(row(page, KETTLE), "Leave feedback").click();
    await button(page, "Send feedback").click();
    await page.getByText("Choose 1 to 5 stars first.").waitFor();
  }],
  "an order": [order(LAMP), (page) => story(page).waitFor()],
  "the cancel dialog, with what is missing": [order(LAMP), async (page) => {
    await button(page, "Request cancellation").click();
    await button(page, "Send").click();
    await page.getByText("Choose a reason first.").waitFor();
  }],
  "an order looked ahead at": [order(LAMP), async (page) => {
    await page.getByRole("slider").focus();
    await page.keyboard.press("End");
    await button(page, "Back to now").waitFor();
  }],
  "an order on its way, and the seller's part": [order(SCARF), (page) =>
    page.getByText("Play the seller").click()],
  "an order of twelve things": [order(TABLEWARE), (page) => story(page).waitFor()],
  "an order in another script": [order(NOTEBOOK), (page) => story(page).waitFor()],
  "an order with a late payment": [order(COFFEE_SET), (page) => story(page).waitFor()],
  "the return dialog": [order(SHOES), async (page) => {
    await button(page, "Return it").click();
    await dialog(page);
  }],
  "choosing a part, with what is wrong": [order(TABLEWARE), async (page) => {
    await button(page, "Request cancellation").click();
    await page.getByText("Everything: 16 pieces").click();
    await page.getByRole("checkbox", { name: "Linen napkin" }).uncheck();
    await page.getByRole("combobox", { name: "Select here" }).selectOption({ label: "Wrong address" });
    await button(page, "Send").click();
    await page.getByText("is a reason for everything that is left").waitFor();
  }],
  "the dispute dialog": [order(SHOES), async (page) => {
    await button(page, "Open a dispute").click();
    await dialog(page);
  }],
  "all deadlines": ["#/deadlines", (page) => page.locator(".deadlines li").first().waitFor()],
  "the terms of practice, with others and with what is wrong": ["#/terms", async (page) => {
    await page.getByLabel("From a file (JSON)")
      .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("[]") });
    await page.getByText("The file cannot be used").waitFor();
    await button(page, "As on a large marketplace").click();
    await page.getByText("These terms say").waitFor();
  }],
  "the listing, with a price that is none": [order(STATIONERY), async (page) => {
    await button(page, "Sell it on").click();
    await page.getByRole("textbox", { name: "Price in JPY" }).fill("a lot");
    await page.getByText("Write the price in digits").waitFor();
  }],
  "an unknown order": [order("1")],
  "no real orders yet": ["#/mine", (page) => page.getByText("No orders yet").waitFor()],
  "writing an order down, with what is missing": ["#/mine/add", async (page) => {
    await page.getByText("Number, card, link").click();
    await page.getByLabel("How it stands").selectOption({ label: "Cancelled" });
    await button(page, "Save it").click();
    await page.getByText("Say what it is").waitFor();
  }],
  "opening files": ["#/mine/import", (page) => page.getByText("What can be opened").waitFor()],
  "what is in the files, and what is odd": ["#/mine/import", async (page) => {
    await pick(page, EXPORTS);
    await preview(page).waitFor();
  }],
  "real orders": ["#/mine/import", async (page) => {
    await pick(page, EXPORTS);
    await preview(page).getByRole("button", { name: "Add 15 orders" }).click();
    await page.getByText("What to look at").waitFor();
  }],
  "a real order with a question": ["#/mine", async (page) => {
    await page.getByRole("link", { name: "Never came" }).first().click();
    await page.getByText("Do you know?").waitFor();
    await page.getByText("The shop’s rules, as assumed").click();
    await page.getByLabel("What happened", { exact: true }).selectOption({ label: "The money is back" });
    await page.getByLabel("How much, in PLN").waitFor();
  }],
  "storage, with something that cannot be read": ["#/storage", async (page) => {
    const key = "unbuy1:main:practice:1:j:somebody:7";
    await page.evaluate((it) => localStorage.setItem(it, "J1|spoilt"), key);
    await page.reload();
    await page.getByText(key).waitFor();
    await page.evaluate((it) => localStorage.removeItem(it), key);
  }],
  "the deadlines of real orders": ["#/mine/deadlines"],
  "a message to the shop": ["#/mine", async (page) => {
    await page.getByRole("link", { name: "Bag" }).first().click();
    await button(page, "To cancel it").click();
    await dialog(page);
  }],
};

/** Shows one screen after the other, and tells of all that is wrong with any of them. */
async function walk(page, site, check) {
  const faults = [];
  for (const [name, [hash, show]] of Object.entries(screens)) {
    // The menu and the dialogs of the screen before are gone with its page.
    await page.goto("about:blank");
    await enter(page, site, hash);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await show?.(page);
    await check(page).catch((error) => faults.push(`${name}: ${error.message}`));
  }
  assert.ok(faults.length === 0, faults.join("\n\n"));
}

/** The page is no wider than the screen, nor is a dialog. */
async function fits(page) {
  const tooWide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("dialog, main")]
      .filter((it) => it.scrollWidth > it.clientWidth)
      .map((it) => `${it.tagName}: ${it.scrollWidth} of ${it.clientWidth} pixels`),
  );
  assert.deepEqual(tooWide, []);
}

/** As in a language that is written so. */
function fromRightToLeft(page) {
  return page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => (document.documentElement.dir = "rtl"));
  });
}

const narrow = { viewport: { width: 320, height: 640 }, reducedMotion: "reduce" };

journey("axe finds nothing on any screen, light", async ({ site, newPage }) => {
  const page = await newPage({ reducedMotion: "reduce" });
  await walk(page, site, axe);
});

journey("axe finds nothing on any screen, dark and narrow", async ({ site, newPage }) => {
  const page = await newPage({ ...narrow, colorScheme: "dark" });
  await walk(page, site, async () => {
    await fits(page);
    await axe(page);
  });
});

journey("axe finds nothing on any screen, narrow, right to left", async ({ site, newPage }) => {
  const page = await newPage({ ...narrow, hasTouch: true });
  await fromRightToLeft(page);
  await walk(page, site, async () => {
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), "rtl");
    await fits(page);
    await axe(page);
  });
});

journey("with forced colours everything that can be used is seen", async ({ site, newPage }) => {
  const page = await newPage({ forcedColors: "active", reducedMotion: "reduce" });
  await enter(page, site, list("?tab=unpaid"));
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  // What only a ground tells elsewhere has a line or another ground here.
  const looks = (locator) =>
    locator.evaluate((it) => {
      const { backgroundColor, borderTopWidth, borderTopStyle } = getComputedStyle(it);
      const hasLine = borderTopWidth !== "0px" && borderTopStyle !== "none";
      return { backgroundColor, hasLine };
    });
  const [current, other] = await Promise.all([
    looks(page.locator(".tab[aria-current]")),
    looks(page.locator(".tab:not([aria-current])").first()),
  ]);
  assert.notEqual(current.backgroundColor, other.backgroundColor, "which tab it is");
  assert.ok((await looks(button(row(page, CABLE), "Pay"))).hasLine, "a button has a line");
  await button(row(page, CABLE), "Pay").click();
  await dialog(page);
  assert.ok((await looks(page.getByRole("dialog"))).hasLine, "a dialog has a line");
  await axe(page);
  await page.keyboard.press("Escape");

  // What has the focus is marked, and the slider is there.
  await enter(page, site, order(LAMP));
  await story(page).waitFor();
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  const outline = (locator) => locator.evaluate((it) => getComputedStyle(it).outlineStyle);
  assert.notEqual(await outline(page.getByRole("slider")), "none");
  const box = await page.getByRole("slider").boundingBox();
  assert.ok(box.width > 100 && box.height >= 16, JSON.stringify(box));
  await axe(page);
  await enter(page, site, list());
  await eventually(page, () => search(page).isVisible(), true);
  await search(page).focus();
  assert.notEqual(await outline(search(page)), "none");
});
