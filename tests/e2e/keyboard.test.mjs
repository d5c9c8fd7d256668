// Everything by keys alone: the focus is seen, nothing covers it, and its way is that of the eyes.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import { changedPixels, tour } from "./support/focus.mjs";
import { CABLE, KETTLE, LAMP, SCARF, button, enter, eventually, hasFocus, row, search, tabTo } from "./shop.mjs";
import { add, fixture } from "./mine.mjs";

const dialog = (page) => page.getByRole("dialog").waitFor();
const h1 = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

/** Where there is something to reach, and what to wait for there. */
const PLACES = {
  "the main page": ["#/"],
  "the list": ["#/orders", (page) => search(page).waitFor()],
  "an order that can be cancelled": [`#/orders/${LAMP}`, (page) => page.getByRole("slider").waitFor()],
  "an order on its way": [`#/orders/${SCARF}`, (page) => page.getByText("Play the seller").click()],
  "the cancel dialog": [`#/orders/${LAMP}`, async (page) => {
    await button(page, "Request cancellation").click();
    await dialog(page);
  }],
  "feedback": ["#/orders", async (page) => {
    await button(row(page, KETTLE), "Leave feedback").click();
    await dialog(page);
  }],
  "paying": ["#/orders", async (page) => {
    await button(row(page, CABLE), "Pay").click();
    await dialog(page);
  }],
  "deadlines": ["#/deadlines", (page) => page.locator(".deadlines li").first().waitFor()],
  "the help article": ["#/help"],
  // The preview grows once, and moves what stands below.
  "the maker of embeds": ["#/embed", (page) =>
    page.frameLocator("unbuy-practice iframe").locator(".coach").getByText("Step 1 of 7").waitFor()],
  "terms": ["#/terms"],
  "storage": ["#/storage"],
  "settings": ["#/settings", (page) => page.locator("#setting-language").waitFor()],
  "accessibility": ["#/accessibility"],
  "real orders": ["#/mine", (page) => page.getByText("What to look at").waitFor()],
  "a real order": ["#/mine", async (page) => {
    await page.getByRole("link", { name: "Never came" }).first().click();
    await page.getByText("Do you know?").waitFor();
  }],
  "writing an order down": ["#/mine/add"],
  "opening files": ["#/mine/import"],
};

for (const [how, options, isColumn] of [
  ["on a wide screen", { viewport: { width: 1280, height: 800 } }, false],
  ["on a phone, in the dark", { viewport: { width: 360, height: 640 }, colorScheme: "dark" }, true],
]) {
  journey(`the focus is seen wherever Tab leads, ${how}`, async ({ site, newPage }) => {
    const page = await newPage({ ...options, reducedMotion: "reduce" });
    await add(page, site, [fixture("amazon-new.csv")]);
    const faults = [];
    for (const [name, [hash, show]] of Object.entries(PLACES)) {
      await page.goto("about:blank");
      await enter(page, site, hash);
      await page.locator("h1:visible").waitFor();
      await page.locator(".foot p").first().waitFor();
      await show?.(page);
      const { stops, faults: found } = await tour(page, { isColumn });
      assert.ok(stops.length >= 2, `${name}: Tab leads to ${stops.join(", ")} only`);
      faults.push(...found.map((it) => `${name}: ${it}`));
    }
    assert.ok(faults.length === 0, faults.join("\n"));
  });
}

for (const colorScheme of ["light", "dark"]) {
  journey(`a ring stands out around each kind of control, ${colorScheme}`, async ({ site, newPage }) => {
    const page = await newPage({ colorScheme, reducedMotion: "reduce" });
    const rings = async (places) => {
      for (const [name, locator] of Object.entries(places)) {
        const { width, height } = await locator.boundingBox();
        const changed = await changedPixels(page, locator);
        // As large as a line of two pixels around it (WCAG 2.4.13).
        const least = 2 * 2 * (width + height) * 0.9;
        assert.ok(changed >= least, `${name}: ${changed} pixels change, at least ${least} should`);
      }
    };
    await enter(page, site, "#/orders");
    await search(page).waitFor();
    await rings({
      "the brand": page.locator(".brand"),
      "the account button": button(page, "My Unbuy"),
      "a button": button(page, "Skip a day"),
      "a quiet button": button(page, "Start over"),
      "the chosen tab": page.locator(".tab[aria-current]"),
      "another tab": page.locator(".tab:not([aria-current])").first(),
      "the search": search(page),
      "a list to choose from": page.getByLabel("Sort"),
      "a title": row(page, LAMP).getByRole("link").first(),
      "a main button": button(row(page, CABLE), "Pay"),
      "a link at the foot": page.locator(".foot a").first(),
    });
    await button(page, "My Unbuy").click();
    await rings({ "an entry of the menu": page.locator("#account-first") });
    await enter(page, site, `#/orders/${LAMP}`);
    await page.getByRole("slider").waitFor();
    await rings({ "the slider": page.getByRole("slider") });
    await enter(page, site, "#/mine/add");
    await rings({ "what opens more": page.locator("summary") });
  });
}

journey("the first Tab passes over the top of the page", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await search(page).waitFor();
  await page.keyboard.press("Tab");
  const link = page.locator(".skip-link");
  await hasFocus(link);
  const box = await link.boundingBox();
  assert.ok(box.y >= 0 && box.height >= 24, JSON.stringify(box));
  await page.keyboard.press("Enter");
  await hasFocus(page.locator("main"));
  await page.keyboard.press("Tab");
  await hasFocus(button(page, "Start over"));
});

journey("nothing that is said at the bottom covers the focus", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 360, height: 420 }, reducedMotion: "reduce" });
  await enter(page, site, `#/orders/${LAMP}`);
  await button(page, "Request cancellation").click();
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(page, "Send").click();
  await page.locator(".notice").waitFor();
  const { faults } = await tour(page);
  assert.ok(faults.length === 0, faults.join("\n"));
});

journey("a real order is written down, looked after and deleted by keys alone", async ({ site, newPage }) => {
  const page = await newPage();
  const press = (key) => page.keyboard.press(key);
  await enter(page, site);
  await tabTo(page, "My Unbuy");
  await press("ArrowDown");
  await tabTo(page, "My own orders");
  await press("Enter");
  await h1(page, "My own orders");
  await tabTo(page, "Write an order down");
  await press("Enter");
  await h1(page, "Write an order down");

  // What is missing is said, and the focus goes there.
  await tabTo(page, "Save it");
  await press("Enter");
  const title = page.getByRole("textbox", { name: "What is it" });
  await hasFocus(title);
  await eventually(page, () => title.getAttribute("aria-invalid"), "true");
  await page.keyboard.type("Bicycle bell");
  await tabTo(page, "Save it");
  await press("Enter");
  await h1(page, "Bicycle bell");

  await tabTo(page, "What happened");
  await press("ArrowDown");
  await tabTo(page, "Note it");
  await press("Enter");
  await hasFocus(page.locator("#order-status"));

  await tabTo(page, "Delete this order");
  await press("Enter");
  await dialog(page);
  // Escape keeps it, and the focus is where it was.
  await press("Escape");
  await hasFocus(button(page, "Delete this order"));
  await press("Enter");
  await dialog(page);
  await tabTo(page, "Delete it");
  await press("Enter");
  await h1(page, "My own orders");
  await page.getByText("No orders yet").waitFor();
});

journey("settings are changed by keys alone, and the focus stays where it was", async ({ site, newPage }) => {
  const page = await newPage();
  const lang = () => page.evaluate(() => document.documentElement.lang);
  const focused = () => page.evaluate(() => document.activeElement.id);
  await enter(page, site, "#/settings");
  await tabTo(page, "Language");
  await page.keyboard.type("Deu");
  await eventually(page, lang, "de");
  await eventually(page, focused, "setting-language");
  await page.keyboard.press("Tab");
  await eventually(page, focused, "setting-currency");
  await page.keyboard.press("End");
  await page.locator(".notice").waitFor();
  await eventually(page, focused, "setting-currency");

  // At the foot of any page too.
  await page.goto(`${site.url}#/orders`);
  await page.getByLabel("Sprache").focus();
  await page.keyboard.press("Home");
  await eventually(page, lang, "en");
  await eventually(page, focused, "language");
});
