// The article's steps 2 to 5d, as a reader of the article would go them.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import { LAMP, button, enter, row, rowButtons, skipUntil, status, tabTo } from "./shop.mjs";

journey("an order is cancelled by mouse", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);
  await page.getByRole("heading", { level: 1 }).waitFor();

  // 2: the pointer to the top right corner; the menu opens by itself.
  await button(page, "My Unbuy").hover();
  await page.getByRole("link", { name: "My orders", exact: true }).first().click();
  await page.getByRole("heading", { name: "My orders", level: 1 }).waitFor();

  // 3 and 4: "Cancel order", then the page with the order's data.
  await button(row(page, LAMP), "Cancel order").click();
  await button(page, "Request cancellation").click();

  // 5: the reason under "Select here", then "Send", which does nothing without one.
  const dialog = page.getByRole("dialog", { name: "Request cancellation" });
  await button(dialog, "Send").click();
  const reason = dialog.getByRole("combobox", { name: "Select here", exact: true });
  assert.ok(await reason.evaluate((it) => it === document.activeElement), "the field has the focus");
  assert.equal(await reason.getAttribute("aria-invalid"), "true");
  await reason.selectOption({ label: "I changed my mind" });
  await dialog.getByRole("textbox").fill("Bought it in the village.");
  await button(dialog, "Send").click();
  await dialog.waitFor({ state: "detached" });

  // 5b: it waits for the shop, can be taken back, and is sent again.
  assert.match(await status(page).innerText(), /You asked to cancel/);
  await button(page, "Take the request back").click();
  await button(page, "Request cancellation").click();
  await reason.selectOption({ label: "I changed my mind" });
  await button(dialog, "Send").click();
  const sent = page.getByText("The shop can answer now");
  await sent.waitFor();
  await button(page, "Skip to next deadline").click();
  await page.locator("#order-status", { hasText: "Cancelled" }).waitFor();
  // What was said when it was sent is not true of that later day.
  await sent.waitFor({ state: "detached" });

  // 5c: the money is dated, names its account, and is followed until the reader has it.
  const facts = await page.locator(".card .facts").first().innerText();
  assert.match(facts, /Visa ending 4242/);
  assert.match(facts, /34\.90/);
  for (let day = 0; day < 7 && !(await button(page, "Money arrived").isVisible()); day += 1) {
    await button(page, "Skip a day").click();
  }
  await button(page, "Money arrived").click();
  await page.locator("#order-status", { hasText: "Money is back" }).waitFor();

  // 5d: in the list exactly one button is left.
  await page.getByRole("link", { name: "My orders", exact: true }).last().click();
  assert.deepEqual(await rowButtons(page, LAMP), ["Leave feedback"]);
  await button(row(page, LAMP), "Leave feedback").click();
  const form = page.getByRole("dialog");
  await form.getByText("4 stars", { exact: true }).locator("..").click();
  await form.getByRole("textbox").fill("Easy.");
  await button(form, "Send feedback").click();
  await form.waitFor({ state: "detached" });
  await row(page, LAMP).getByRole("img", { name: /4 of 5 stars/ }).waitFor();

  // A reload keeps everything.
  await page.reload();
  await row(page, LAMP).getByRole("img", { name: /4 of 5 stars/ }).waitFor();
  assert.deepEqual(await rowButtons(page, LAMP), ["Change feedback"]);
});

journey("an order is cancelled by keyboard alone", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);

  await tabTo(page, "My Unbuy");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement.textContent.startsWith("My orders"));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.textContent.startsWith("My Unbuy"));
  assert.equal(await button(page, "My Unbuy").getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Enter");
  await tabTo(page, "My orders");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.textContent === "My orders");

  await tabTo(page, "Cancel order");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.matches("h1"));
  await tabTo(page, "Request cancellation");
  await page.keyboard.press("Space");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "Select here");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Send");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  // The button that had the focus is gone; reading goes on at the status.
  await page.waitForFunction(() => document.activeElement.id === "order-status");
  assert.match(await status(page).innerText(), /You asked to cancel/);

  // Escape keeps the order, and the focus comes back to where it was.
  await tabTo(page, "Take the request back");
  await page.keyboard.press("Enter");
  await tabTo(page, "Request cancellation");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.waitForFunction(
    () => document.activeElement.textContent.trim() === "Request cancellation",
  );

  await page.keyboard.press("Enter");
  await tabTo(page, "Select here");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Send");
  await page.keyboard.press("Enter");
  await skipUntil(page, /Cancelled/);
  await tabTo(page, "Leave feedback");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.waitForFunction(() => document.activeElement.matches("[name=stars]"));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "Send feedback");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await button(page, "Change feedback").waitFor();
});

journey("the account menu opens and closes in every way", async ({ site, newPage }) => {
  const page = await newPage({ hasTouch: true });
  await enter(page, site);
  const account = button(page, "My Unbuy");
  const menu = page.getByRole("navigation", { name: "My Unbuy" });
  const isOpen = () => menu.isVisible();

  await account.hover();
  assert.ok(await isOpen(), "hover opens");
  await page.mouse.move(20, 400);
  await menu.waitFor({ state: "hidden" });

  await account.click();
  await page.mouse.move(20, 400);
  assert.ok(await isOpen(), "what a click opened stays");
  await page.mouse.click(20, 400);
  await menu.waitFor({ state: "hidden" });

  await account.tap();
  assert.ok(await isOpen(), "a tap opens");
  await account.tap();
  await menu.waitFor({ state: "hidden" });

  for (const key of ["Enter", "Space", "ArrowDown"]) {
    await account.focus();
    await page.keyboard.press(key);
    await menu.waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
  }

  // Escape closes what hovering opened, though the focus is elsewhere.
  await page.mouse.move(20, 400);
  await account.hover();
  assert.ok(await isOpen());
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });

  // The focus that goes on leaves no menu behind.
  await page.mouse.move(20, 400);
  await account.focus();
  await page.keyboard.press("Enter");
  await menu.waitFor();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press("Tab");
  await menu.waitFor({ state: "hidden" });
});
