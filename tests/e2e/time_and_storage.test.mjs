// What is kept over a reload and between tabs, and what the page says when it cannot keep things.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import { empty, fill, haveBallast } from "./mine.mjs";
import { CABLE, LAMP, button, enter, row, status } from "./shop.mjs";

journey("a reload keeps what was done and when it is", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${CABLE}`);
  await button(page, "Skip a day").click();
  const today = await page.locator(".clock b").innerText();
  await button(page, "Pay").click();
  await button(page.getByRole("dialog"), "Pay").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const story = await page.locator(".line").innerText();
  await page.reload();
  await page.locator(".line").waitFor();
  assert.equal(await page.locator(".line").innerText(), story);
  assert.equal(await page.locator(".clock b").innerText(), today);
});

journey("another tab shows what was done here", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  const other = await page.context().newPage();
  await enter(other, site, "#/orders");
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await button(row(other, CABLE), "Leave feedback").waitFor();

  await button(page, "Start over").click();
  await button(page.getByRole("dialog"), "Start over").click();
  await button(row(other, CABLE), "Pay").waitFor();
});

journey("a full storage is told, and the page goes on", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await haveBallast(page);
  await fill(page, { ballast: true });
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await button(row(page, CABLE), "Leave feedback").waitFor();
  await page.getByText("storage of this browser is full").waitFor();

  const download = page.waitForEvent("download");
  await button(page, "Download my data").click();
  assert.match((await download).suggestedFilename(), /^unbuy.*\.json$/);

  // Room comes back: with the next change everything is saved.
  await empty(page);
  await button(page, "Skip a day").click();
  await page.getByText("Saved in this browser").waitFor();
  await page.reload();
  await button(row(page, CABLE), "Leave feedback").waitFor();
});

journey("a blocked storage is told, and the page goes on", async ({ site, newProfile }) => {
  const profile = await newProfile({ blockStorage: true });
  const page = await profile.open();
  await enter(page, site, "#/orders");
  await assert.rejects(page.evaluate(() => localStorage.length), /SecurityError|denied/);
  await page.getByText("gives the page no storage").waitFor();
  await button(row(page, LAMP), "Cancel order").click();
  await button(page, "Request cancellation").click();
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(page, "Send").click();
  assert.match(await status(page).innerText(), /You asked to cancel/);
});

journey("a dialog goes with its page", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);
  await enter(page, site, "#/orders");
  await button(page, "Start over").click();
  await page.getByRole("dialog").waitFor();
  await page.goBack();
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

journey("an unknown order has a friendly page", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders/12345");
  await page.getByText("12345").waitFor();
  await page.getByRole("main").getByRole("link", { name: "My orders", exact: true }).click();
  await page.getByRole("heading", { name: "My orders", level: 1 }).waitFor();
});
