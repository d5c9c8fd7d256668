// All deadlines on one rail, and into a calendar.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import ICAL from "ical.js";

import { add, aliexpress } from "./mine.mjs";
import { journey } from "./support/browser.mjs";
import { LAMP, MUG, SHOES, button, enter, eventually } from "./shop.mjs";

async function saved(page, press) {
  const coming = page.waitForEvent("download");
  await press();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** The events of a calendar file, as a library reads them. */
function events(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((it) => ({
    uid: it.getFirstPropertyValue("uid"),
    summary: it.getFirstPropertyValue("summary"),
    start: it.getFirstPropertyValue("dtstart").toJSDate(),
    alarms: it.getAllSubcomponents("valarm").length,
  }));
}

const items = (page) => page.locator(".deadlines > li");

journey("the menu leads to all deadlines, the soonest first", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await button(page, "My Unbuy").click();
  await page.getByRole("link", { name: "Deadlines" }).click();
  await page.getByRole("heading", { name: "Deadlines", level: 1 }).waitFor();
  assert.match(await page.title(), /^Deadlines/);
  const times = await items(page).locator("time").evaluateAll((all) => all.map((it) => it.dateTime));
  assert.ok(times.length > 10);
  assert.deepEqual(times, [...times].sort());
  // The seller of the mug gives a day, of which 18 hours are over.
  const first = items(page).first();
  await first.getByText("Ends by itself unless you pay").waitFor();
  await first.getByText(/^in 5 hours/).waitFor();
  await first.getByRole("link").click();
  await page.getByRole("heading", { name: "Stoneware mug" }).waitFor();
});

journey("what is over leaves the rail as the clock goes on", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/deadlines");
  const mug = items(page).filter({ hasText: "Stoneware mug" });
  await mug.waitFor();
  await button(page, "Skip a day").click();
  await mug.waitFor({ state: "detached" });
});

journey("all deadlines and single ones go into a calendar that others can read", async ({
  site, newPage,
}) => {
  const page = await newPage();
  await enter(page, site, "#/deadlines");
  await items(page).first().waitFor();
  const count = await items(page).count();
  const file = await saved(page, () => button(page, "Add all to my calendar").click());
  assert.match(file.name, /^unbuy-\d{4}-\d\d-\d\d\.ics$/);
  const all = events(file.text);
  assert.ok(all.length >= count);
  assert.ok(all.every((it) => it.alarms === 2 && /^Practice: /.test(it.summary)));
  assert.equal(new Set(all.map((it) => it.uid)).size, all.length);

  const one = items(page).filter({ hasText: "Trail running shoes" }).filter({ hasText: "return" });
  const time = await one.locator("time").getAttribute("datetime");
  const single = events((await saved(page, () => one.getByRole("button").click())).text);
  assert.equal(single.length, 1);
  assert.equal(single[0].uid, `return-${SHOES}@unbuy`);
  assert.equal(Math.floor(single[0].start / 60_000), Math.floor(Date.parse(time) / 60_000));

  // From the order's own page it has the same name, so that no calendar has it twice.
  await enter(page, site, `#/orders/${SHOES}`);
  const dates = events((await saved(page, () => button(page, "Add dates to my calendar").click())).text);
  assert.ok(dates.some((it) => it.uid === single[0].uid));
});

journey("real orders have a rail of their own", async ({ site, newPage }) => {
  const page = await newPage();
  const now = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await add(page, site, aliexpress(`${now},17,Mug,1,5.00,EUR,Awaiting payment\n`));
  await enter(page, site, "#/deadlines");
  await page.getByRole("link", { name: "Those of my own orders" }).click();
  await eventually(page, () => page.evaluate(() => location.hash), "#/mine/deadlines");
  await items(page).filter({ hasText: "Mug" }).first().waitFor();
  assert.equal(await items(page).filter({ hasText: "Trail running shoes" }).count(), 0);
  const file = await saved(page, () => button(page, "Add all to my calendar").click());
  assert.ok(events(file.text).every((it) => !/^Practice/.test(it.summary)));
});

journey("in a frame there is the rail of practice alone", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await page.goto(await newHost(`<iframe src="${site.url}#/deadlines" title="Unbuy"></iframe>`));
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { name: "Deadlines" }).waitFor();
  await frame.locator(".deadlines > li").first().waitFor();
  assert.equal(await frame.getByRole("link", { name: "Those of my own orders" }).count(), 0);
});

journey("an order without deadlines offers no calendar", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${MUG}`);
  await button(page, "Add dates to my calendar").waitFor();
  await button(page, "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await eventually(page, () => button(page, "Add dates to my calendar").count(), 1);
  // Feedback can still be left; of the lamp, shipped long ago, nothing else is due.
  await enter(page, site, `#/orders/${LAMP}`);
  await button(page, "Add dates to my calendar").waitFor();
});
