// Where an order goes, when it should be there, and under which number it travels.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import ICAL from "ical.js";

import { add, fixture, note, write } from "./mine.mjs";
import { axe, journey } from "./support/browser.mjs";
import {
  BACKPACK, LAMP, LONG, SCARF, SHOES, TABLEWARE, button, day, enter, eventually, fact, hasFocus,
  skipUntil, status, story, tabTo,
} from "./shop.mjs";

const card = (page) => page.getByRole("region", { name: "Delivery", exact: true });
const dialog = (page) => page.getByRole("dialog", { name: "Change address" });
const to = (page) => fact(card(page), "To");

/** So many days after the lamp was paid, as short as the browser writes a span of days. */
const span = (page, from, until) =>
  page.evaluate(
    ([from, until]) => {
      const paid = Date.now() - 48 * 60 * 1000;
      const at = (days) => paid + days * 24 * 60 * 60 * 1000;
      const format = new Intl.DateTimeFormat(navigator.language, { day: "numeric", month: "short" });
      return format.formatRange(at(from), at(until));
    },
    [from, until],
  );

journey("the page of an order says where it goes and by when it is there", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${LAMP}`);
  await eventually(page, () => to(page).innerText(), "Robin Morgan\n12 Example Street\n10001 Sample Town\nUnited States");
  // The lamp was paid 48 minutes ago; the shop has seven days, the carrier four to eight.
  assert.equal(await fact(card(page), "Estimated").innerText(), await span(page, 4, 15));
  assert.equal(await fact(card(page), "Guaranteed by").innerText(), await day(page, 45 - 48 / (24 * 60), LONG));
  await story(page).getByText("Guaranteed to be here. If it is not, you can open a dispute").waitFor();
  await axe(page);

  // What has arrived is no longer waited for.
  await enter(page, site, `#/orders/${SHOES}`);
  await fact(card(page), "Carrier").getByText("Practice Post").waitFor();
  assert.equal(await fact(card(page), "Estimated").count(), 0);
  assert.equal(await fact(card(page), "Guaranteed by").count(), 0);
  assert.equal(await button(page, "Change address").count(), 0);
});

journey("samples go to the country of the reader's language", async ({ site, newPage }) => {
  const page = await newPage({ locale: "en-AU" });
  await enter(page, site, `#/orders/${LAMP}`);
  await to(page).getByText("Australia").waitFor();
  // Far away it takes longer.
  assert.equal(await fact(card(page), "Estimated").innerText(), await span(page, 5, 19));
});

journey("the number of a parcel is copied, and the page says so", async ({ site, newPage }) => {
  const page = await newPage({ permissions: ["clipboard-read", "clipboard-write"] });
  await enter(page, site, `#/orders/${SCARF}`);
  const number = await fact(card(page), "Tracking number").innerText();
  assert.match(number, /^UB80168855\dXX$/);
  await story(page).getByText(`Shipped: Practice Post, ${number}`).waitFor();
  await tabTo(page, `Copy ${number}`);
  await page.keyboard.press("Enter");
  await card(page).getByRole("status").getByText(`Copied: ${number}`).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), number);
  // Each part has a number of its own.
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await fact(card(page), "Tracking number").waitFor();
  await page.getByText("Play the seller").click();
  await button(page, "Ship it").click();
  await eventually(page, () => fact(card(page), "Tracking number").count(), 2);
  const [first, second] = await fact(card(page), "Tracking number").allInnerTexts();
  assert.match(first, /^UB80170318\dXX$/);
  assert.match(second, /^UC80170318\dXX$/);
  await axe(page);
});

journey("the address is changed by keys before shipping, and stays changed", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${LAMP}`);
  const near = await fact(card(page), "Estimated").innerText();
  await tabTo(page, "Change address");
  await page.keyboard.press("Enter");
  await hasFocus(dialog(page).getByLabel("Country"));
  await axe(page);
  assert.equal(await fact(dialog(page), "Estimated").innerText(), near);
  await dialog(page).getByLabel("Country").selectOption({ label: "Japan" });
  const far = await span(page, 5, 19);
  await eventually(page, () => fact(dialog(page), "Estimated").innerText(), far);

  // Nothing is sent to nowhere, and each error stands at its own field.
  await dialog(page).getByLabel("Country").selectOption("");
  await button(dialog(page), "Deliver it there").click();
  await dialog(page).getByRole("alert").getByText("Choose a country first.").waitFor();
  await hasFocus(dialog(page).getByLabel("Country"));
  assert.equal(await dialog(page).getByLabel("Country").getAttribute("aria-invalid"), "true");
  assert.equal(await dialog(page).getByLabel("Name, street and town").getAttribute("aria-invalid"), null);
  await dialog(page).getByLabel("Country").selectOption({ label: "Japan" });
  await eventually(page, () => dialog(page).getByText("Choose a country first.").count(), 0);
  const lines = dialog(page).getByLabel("Name, street and town");
  await lines.fill("  ");
  await button(dialog(page), "Deliver it there").click();
  await dialog(page).getByRole("alert").getByText("Write where it goes, in 300 characters at most.").waitFor();
  await hasFocus(lines);
  await lines.fill("山田 花子\n1-2-3 見本町\nサンプル市");
  await tabTo(page, "Deliver it there");
  await page.keyboard.press("Enter");
  await dialog(page).waitFor({ state: "detached" });
  await hasFocus(status(page));
  await page.getByText("It goes to the new address.").waitFor();
  const expected = "山田 花子\n1-2-3 見本町\nサンプル市\nJapan";
  await eventually(page, () => to(page).innerText(), expected);
  assert.equal(await fact(card(page), "Estimated").innerText(), far);
  await story(page).getByText(/^You changed the address: .*山田 花子, 1-2-3 見本町, サンプル市, Japan/).waitFor();

  await page.reload();
  await eventually(page, () => to(page).innerText(), expected);
  // Shipped, it goes where it goes, and the page says why.
  await skipUntil(page, /^Shipped/);
  assert.equal(await button(page, "Change address").count(), 0);
  const why = card(page).locator(".why");
  await why.getByRole("heading", { name: "Why not change the address?" }).waitFor();
  assert.match(await why.innerText(), /It was shipped on .+ You can ask the carrier to bring it elsewhere/);
});

journey("who cancels for a wrong address is shown the better way", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${LAMP}`);
  await button(page, "Request cancellation").click();
  const cancel = page.getByRole("dialog", { name: "Request cancellation" });
  await cancel.getByLabel("Select here").selectOption({ label: "Wrong address" });
  await cancel.getByText("You can change the address. Nothing need be cancelled for that.").waitFor();
  await axe(page);
  await tabTo(page, "Change the address instead");
  await page.keyboard.press("Enter");
  await hasFocus(dialog(page).getByLabel("Country"));
  assert.equal(await page.getByRole("dialog").count(), 1);
  // Left alone, the focus is where it makes sense.
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await hasFocus(status(page));

  await button(page, "Request cancellation").click();
  await cancel.getByLabel("Select here").selectOption({ label: "Wrong address" });
  await button(cancel, "Change the address instead").click();
  await dialog(page).getByLabel("Name, street and town").fill("Robin Morgan\n7 Other Street");
  await button(dialog(page), "Deliver it there").click();
  await eventually(page, () => to(page).innerText(), "Robin Morgan\n7 Other Street\nUnited States");
  await hasFocus(status(page));
  // Other reasons have no such way, and what is partly shipped has none either.
  await button(page, "Request cancellation").click();
  await cancel.getByLabel("Select here").selectOption({ label: "I changed my mind" });
  assert.equal(await button(cancel, "Change the address instead").count(), 0);
  await page.keyboard.press("Escape");
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await button(page, "Request cancellation").click();
  await cancel.getByLabel("Select here").selectOption({ label: "Wrong address" });
  await cancel.getByText("Write to the shop first").waitFor();
  assert.equal(await button(cancel, "Change the address instead").count(), 0);
});

journey("an address can be changed while a request to cancel waits", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${BACKPACK}`);
  await button(page, "Change address").click();
  await dialog(page).getByLabel("Country").selectOption({ label: "Austria" });
  await button(dialog(page), "Deliver it there").click();
  await to(page).getByText("Austria").waitFor();
  await button(page, "Take the request back").waitFor();
});

journey("the guarantee is a deadline, and goes into the calendar", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/deadlines");
  const due = page.locator(".deadlines > li").filter({ hasText: "Guaranteed to be here" });
  await due.first().waitFor();
  const scarf = due.filter({ hasText: "Merino scarf" });
  await scarf.getByText("the shop’s turn").waitFor();
  const coming = page.waitForEvent("download");
  await scarf.getByRole("button", { name: /^Add to calendar/ }).click();
  const text = await readFile(await (await coming).path(), "utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event, ...others] = calendar.getAllSubcomponents("vevent");
  assert.equal(others.length, 0);
  assert.match(event.getFirstPropertyValue("summary"), /^Practice: Guaranteed to be here.*Merino scarf/);
  assert.match(event.getFirstPropertyValue("uid"), /^arrive-80168855/);
});

journey("of real orders carrier and number come from the shop's file", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, [fixture("amazon-new.csv")]);
  await page.getByRole("link", { name: /^Fan, 45 W, white/ }).first().click();
  await fact(card(page), "Carrier").getByText("CARRIER", { exact: true }).waitFor();
  assert.equal(await fact(card(page), "Tracking number").innerText(), "1");
  assert.equal(await to(page).innerText(), "Not known");
  assert.equal(await button(page, "Change address").count(), 0);
  await axe(page);
});

journey("what one knows of a parcel of one's own can be noted, and so can a guarantee", async ({ site, newPage }) => {
  const page = await newPage();
  await write(page, site);
  await page.getByLabel("What is it").fill("A bench");
  await page.getByLabel("Ordered on").fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel("How it stands").selectOption({ label: "Paid, not shipped" });
  await button(page, "Save it").click();
  await page.getByRole("heading", { name: "A bench", level: 1 }).waitFor();
  assert.equal(await card(page).count(), 0);
  await page.getByLabel("What happened", { exact: true }).selectOption({ label: "The shop shipped it" });
  await page.getByLabel("Carrier").fill("Snail & Sons");
  await page.getByLabel("Tracking number").fill("SN 0815");
  await note(page, "The shop shipped it");
  assert.equal(await fact(card(page), "Tracking number").innerText(), "SN 0815");
  assert.equal(await fact(card(page), "Carrier").innerText(), "Snail & Sons");
  // A second parcel takes the first one away as little as noting it twice does; a carrier alone is kept.
  for (const _ of [1, 2]) {
    await page.getByLabel("What happened", { exact: true }).selectOption({ label: "The shop shipped it" });
    await page.getByLabel("Carrier").fill("Tortoise");
    await note(page, "The shop shipped it");
    await eventually(page, () => fact(card(page), "Carrier").allInnerTexts(), ["Snail & Sons", "Tortoise"]);
  }
  assert.deepEqual(await fact(card(page), "Tracking number").allInnerTexts(), ["SN 0815"]);
  assert.equal(await card(page).getByRole("button", { name: /^Copy/ }).count(), 1);
  await page.getByText("The shop’s rules, as assumed").click();
  await page.getByLabel(/^Days from payment until it is guaranteed/).fill("30");
  await button(page, "Keep these").click();
  await fact(card(page), "Guaranteed by").waitFor();
});
