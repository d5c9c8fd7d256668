// The article's step 1: an order that nobody pays ends by itself, at the exact instant.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import {
  ADAPTER, CABLE, COFFEE_SET, KETTLE, MUG, button, enter, hasFocus, ledger, row,
  rowButtons, skipDays, skipUntil, status, story, tabTo,
} from "./shop.mjs";

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

journey("a seller's own time to pay is told from the usual one", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${MUG}`);
  const own = "Ends by itself unless you pay. This shop gives 24 hours; 20 days are usual";
  await story(page).getByText(own, { exact: true }).waitFor();
  assert.match(await status(page).innerText(), /^Ends by itself in [56] hours unless you pay$/);

  await enter(page, site, `#/orders/${CABLE}`);
  await story(page).getByText("Ends by itself unless you pay", { exact: true }).waitFor();
  assert.match(await status(page).innerText(), /^Ends by itself in 3 days unless you pay$/);

  // The countdown goes along with the clock, down to hours.
  await skipDays(page, 2);
  await status(page).getByText(/^Ends by itself in 2[56] hours unless you pay$/).waitFor();
});

journey("an unpaid order ends at its very instant, also while the page is closed", async ({
  site,
  newProfile,
}) => {
  const profile = await newProfile();
  const page = await profile.open();
  await enter(page, site, "#/orders");
  // The first change fixes the samples; from then on they age with the calendar.
  await button(row(page, KETTLE), "Leave feedback").click();
  await page.getByText("5 stars", { exact: true }).locator("..").click();
  await button(page, "Send feedback").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const anchor = await page.evaluate(() => {
    const stored = Object.values(localStorage).map((it) => /"anchor":(\d+)/.exec(it)?.[1]);
    return Number(stored.find(Boolean));
  });
  // The mug was ordered 18 hours before, and its seller gives 24.
  const due = anchor + 6 * HOUR;

  const live = await profile.openAt(new Date(due - 10 * SECOND));
  await enter(live, site, "#/orders");
  assert.deepEqual(await rowButtons(live, MUG), ["Pay", "Cancel order"]);
  assert.match(await row(live, MUG).innerText(), /in less than a minute/);
  const ended = await live.evaluate(
    (id) =>
      new Promise((done) => {
        const row = document.querySelector(id).closest("li");
        const look = () => row.textContent.includes("Expired") && done(Date.now());
        new MutationObserver(look).observe(row, { childList: true, subtree: true });
        look();
      }),
    `#order-${MUG}`,
  );
  // The page looks at the clock once a second; never early, and hardly late.
  assert.ok(ended >= due && ended < due + 3 * SECOND, `${ended - due} ms after the instant`);
  assert.deepEqual(await rowButtons(live, MUG), ["Open"]);

  const later = await profile.openAt(new Date(due + 100 * HOUR));
  await enter(later, site, `#/orders/${MUG}`);
  assert.equal(await status(later).innerText(), "Expired unpaid. Nothing was charged");
  const end = story(later).getByRole("listitem").filter({ hasText: "Not paid in time" });
  const minute = new Date(due).toISOString().slice(0, 16);
  assert.equal(await end.locator("time").getAttribute("datetime"), `${minute}Z`);
  // The other one had 20 days, and three of them left.
  await enter(later, site, `#/orders/${CABLE}`);
  assert.match(await status(later).innerText(), /^Expired unpaid/);
});

journey("“Cancel order” ends an unpaid order at once", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  const question = page.getByRole("dialog", { name: "Cancel this order?" });

  // By mouse, in the list; a second thought changes nothing.
  await button(row(page, CABLE), "Cancel order").click();
  await button(question, "Keep order").click();
  await question.waitFor({ state: "detached" });
  await hasFocus(button(row(page, CABLE), "Cancel order"));
  assert.deepEqual(await rowButtons(page, CABLE), ["Pay", "Cancel order"]);
  await button(row(page, CABLE), "Cancel order").click();
  await button(question, "Cancel order").click();
  await button(row(page, CABLE), "Leave feedback").waitFor();
  assert.deepEqual(await rowButtons(page, CABLE), ["Leave feedback"]);
  const ended = "Cancelled unpaid. Nothing was charged";
  await row(page, CABLE).getByText(ended, { exact: true }).waitFor();
  await hasFocus(page.locator(`#order-${CABLE}`));

  // By keyboard, on the order's page.
  await enter(page, site, `#/orders/${MUG}`);
  await story(page).waitFor();
  await tabTo(page, "Cancel order");
  await page.keyboard.press("Enter");
  await question.waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await hasFocus(button(page, "Cancel order"));
  await page.keyboard.press("Enter");
  await question.waitFor();
  await tabTo(page, "Cancel order");
  await page.keyboard.press("Enter");
  await question.waitFor({ state: "detached" });
  await hasFocus(status(page));
  assert.equal(await status(page).innerText(), ended);
  await story(page).getByText("You cancelled it unpaid. Nothing was charged").waitFor();
  assert.deepEqual(await ledger(page), [], "no money has moved");
});

journey("a payment that comes too late is shown and paid back", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${ADAPTER}`);
  assert.equal(await status(page).innerText(), "Expired unpaid. Nothing was charged");
  await page.getByText("Play the seller").click();
  await button(page, "Let a late payment arrive").click();
  await status(page).getByText(/^Expired\. Your late payment is back by /).waitFor();
  await hasFocus(status(page));
  const [paid, back, sum] = await ledger(page);
  assert.deepEqual(paid.slice(1), ["Paid", "-£18.90"]);
  assert.match(back[0], /^by /);
  assert.deepEqual(back.slice(1), ["Back for the late payment", "£18.90"]);
  assert.deepEqual(sum, ["You have spent once it is back", "£0.00"]);

  await skipUntil(page, /^Expired\. Your late payment is back$/);
  await story(page).getByText("The money is on Visa ending 4242", { exact: true }).waitFor();
  assert.doesNotMatch((await ledger(page))[1][0], /^by /);

  // The shop knows one to which that has happened.
  await enter(page, site, `#/orders/${COFFEE_SET}`);
  assert.equal(await status(page).innerText(), "Expired. Your late payment is back");
  const texts = await story(page).locator(".line-text").allInnerTexts();
  const ended = texts.indexOf("Not paid in time: ended by itself. Nothing was charged");
  const payment = texts.indexOf("Paid with Mastercard ending 1881");
  assert.ok(ended >= 0 && ended < payment, texts.join("\n"));
});
