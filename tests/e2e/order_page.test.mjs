// The page of an order: looking ahead, the money booking by booking, and the record on paper.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import {
  ADAPTER, ATLAS, BACKPACK, COFFEE_SET, KETTLE, LAMP, LONG, MUG, SLIP_ONS, TABLEWARE, button, day,
  enter, eventually, hasFocus, ledger, status, story, tabTo,
} from "./shop.mjs";

const slider = (page) => page.getByRole("slider", { name: "Look ahead" });
const outcome = (page) => page.locator(".ahead-outcome");
const stations = (page) => story(page).locator(".line-text");
const stored = (page) => page.evaluate(() => Object.keys(localStorage).filter((it) => it !== "unbuy:ballast").length);

journey("one looks ahead by keys, and nothing changes", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${BACKPACK}`);
  await story(page).waitFor();
  const now = await stations(page).allInnerTexts();
  const today = await status(page).innerText();
  assert.match(today, /^You asked to cancel/);
  await tabTo(page, "Look ahead");
  assert.equal(await slider(page).getAttribute("aria-valuetext"), "Now");

  // On the second day from now the shop's silence has counted as yes.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const then = await day(page, 2, LONG);
  await eventually(page, () => slider(page).getAttribute("aria-valuetext"), then);
  await story(page).getByText(then, { exact: true }).waitFor();
  await outcome(page).getByText(/^Cancelled\. Money back by /).waitFor();
  assert.equal(
    (await stations(page).allInnerTexts()).filter((it) => it.startsWith("No answer came")).length,
    1,
  );
  assert.equal((await ledger(page)).at(-1)[1], "$0.00");

  // What can be done is done now: no buttons on another day, neither ours nor the seller's.
  assert.equal(await button(page, "Take the request back").count(), 0);
  assert.equal(await page.getByText("Play the seller").count(), 0);
  // The order itself stands where it stood, and so does the clock.
  assert.equal(await status(page).innerText(), today);
  assert.equal(await page.locator(".clock b").innerText(), await day(page, 0, LONG));
  assert.equal(await stored(page), 0);

  // To the day on which nothing more happens, and back.
  await page.keyboard.press("End");
  await outcome(page).getByText("Cancelled. Money is back", { exact: true }).waitFor();
  await stations(page).getByText("The time for feedback is over", { exact: true }).waitFor();
  await tabTo(page, "Back to now");
  await page.keyboard.press("Enter");
  await hasFocus(slider(page));
  assert.equal(await slider(page).inputValue(), "0");
  await eventually(page, () => stations(page).allInnerTexts(), now);
  await button(page, "Take the request back").waitFor();
  assert.equal(await outcome(page).count(), 0);
  await page.keyboard.press("PageUp");
  await outcome(page).waitFor();
  await page.keyboard.press("Home");
  await outcome(page).waitFor({ state: "detached" });

  // The past is no other for having looked at the future.
  await button(page, "Take the request back").click();
  await status(page).getByText(/^Paid\. The shop ships it by /).waitFor();
  assert.equal(await slider(page).inputValue(), "0");
});

journey("one looks ahead by dragging", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${LAMP}`);
  await slider(page).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider(page).boundingBox();
  const middle = y + height / 2;
  await page.mouse.move(x + 8, middle);
  await page.mouse.down();
  await page.mouse.move(x + width / 4, middle, { steps: 5 });
  const early = Number(await slider(page).inputValue());
  assert.ok(early > 4, `day ${early}`);
  await outcome(page).getByText(/^(Shipped|Delivered)/).waitFor();
  await story(page).getByText(await day(page, early, LONG), { exact: true }).waitFor();
  await page.mouse.move(x + width + 20, middle, { steps: 5 });
  assert.equal(await slider(page).inputValue(), await slider(page).getAttribute("max"));
  await outcome(page).getByText("Completed. The time to return it is over").waitFor();
  await page.mouse.up();
  await stations(page).getByText("Delivered", { exact: true }).waitFor();
  assert.match(await status(page).innerText(), /^Paid\. The shop ships it by /);
  assert.equal(await stored(page), 0);

  await button(page, "Back to now").click();
  await button(page, "Request cancellation").waitFor();
  // Another order begins with its own now.
  await page.mouse.move(x + width / 2, middle);
  await page.mouse.down();
  await page.mouse.up();
  await outcome(page).waitFor();
  await enter(page, site, `#/orders/${MUG}`);
  await eventually(page, () => slider(page).inputValue(), "0");
  await button(page, "Pay").waitFor();

  // Where nothing lies ahead there is nothing to look at.
  await enter(page, site, `#/orders/${ADAPTER}`);
  await stations(page).getByText(/^Not paid in time/).waitFor();
  assert.equal(await slider(page).count(), 0);
});

journey("the account of an order adds up, booking by booking", async ({ site, newPage }) => {
  const page = await newPage();
  const bookings = async (number) => {
    await enter(page, site, `#/orders/${number}`);
    await story(page).waitFor();
    return (await ledger(page)).map((cells) => cells.slice(-2));
  };
  assert.deepEqual(await bookings(MUG), []);
  assert.deepEqual(await bookings(LAMP), [["Paid", "-$34.90"], ["You have spent", "$34.90"]]);
  assert.deepEqual(await bookings(ATLAS), [
    ["Paid", "-$32.00"], ["Back for what was cancelled", "$32.00"], ["You have spent", "$0.00"],
  ]);
  assert.deepEqual(await bookings(COFFEE_SET), [
    ["Paid", "-€41.50"], ["Back for the late payment", "€41.50"], ["You have spent", "€0.00"],
  ]);
  assert.deepEqual(await bookings(SLIP_ONS), [
    ["Paid", "-£39.00"], ["Back for what was returned", "£39.00"], ["You have spent", "£0.00"],
  ]);
  assert.deepEqual(await bookings(KETTLE), [
    ["Paid", "-$48.00"], ["Back for what was cancelled", "$48.00"],
    // Not yet: nobody has the money back who still waits for it.
    ["You have spent once it is back", "$0.00"],
  ]);
  // Of the kettle the money is still on its way, and the table says by when.
  assert.match((await ledger(page))[1][0], /^by \w+ \d+$/);

  // Of twelve things five are cancelled: a part of the money comes back.
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await button(page, "Request cancellation").click();
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(page, "Send").click();
  await page.getByText("Play the seller").click();
  await button(page, "Say yes").click();
  await eventually(page, async () => (await ledger(page)).length, 3);
  const amounts = (await ledger(page)).map((cells) => Number(cells.at(-1).replace(/[€,]/g, "")));
  const [paid, back, spent] = amounts;
  assert.equal(paid, -458.1);
  assert.ok(back > 0 && back < 458.1, `${back}`);
  assert.ok(Math.abs(paid + back + spent) < 0.005, amounts.join());
  assert.deepEqual((await ledger(page))[1].slice(1, 2), ["Back for what was cancelled"]);
  const goods = page.getByRole("region", { name: "What you ordered" });
  const items = goods.getByRole("listitem");
  assert.equal(await items.filter({ hasText: /on (its|their) way/ }).count(), 7);
  assert.equal(await items.filter({ hasText: "cancelled" }).count(), 5);
  // Goods, shipping and discount make the total that was paid.
  const sums = await goods.locator("dd").allInnerTexts();
  assert.deepEqual(sums.slice(1), ["€6.90", "-€45.00", "€458.10"]);
});

journey("the record of an order can be printed", async ({ site, newPage }) => {
  const record = async () => {
    const page = await newPage({ colorScheme: "dark" });
    await enter(page, site, `#/orders/${TABLEWARE}`);
    await story(page).waitFor();
    return page;
  };
  const asking = await record();
  const printing = asking.evaluate(
    () => new Promise((done) => addEventListener("beforeprint", () => done())),
  );
  await button(asking, "Print this record").click();
  await printing;
  // The browser goes on asking its reader where to print.
  await asking.close();

  const page = await record();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const role of ["button", "slider", "link", "navigation", "combobox"]) {
    assert.equal(await page.getByRole(role).count(), 0, `a ${role} on paper`);
  }
  assert.equal(await page.getByText("Play the seller").isVisible(), false);
  const paper = await page.locator("body").innerText();
  for (const text of [
    "Dinner plate 27 cm, sand", "No. 80170318", "Hearth & Table", "Part of it is on its way.",
    "Paid with Visa ending 4242", "Candle holder, brass", "Payments and refunds", "€458.10",
  ]) {
    assert.ok(paper.includes(text), `${text} is missing in:\n${paper}`);
  }
  // In a dark browser as well: dark words on white.
  const brightness = (element) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = element.computed;
    canvas.fillRect(0, 0, 1, 1);
    return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
  };
  const heading = page.getByRole("heading", { level: 1 });
  for (const place of [heading, stations(page).first(), status(page)]) {
    const computed = await place.evaluate((it) => getComputedStyle(it).color);
    assert.ok((await page.evaluate(brightness, { computed })) < 110, computed);
  }

  // The browser makes a file of it.
  const file = await page.pdf({ format: "A4" });
  assert.equal(file.subarray(0, 5).toString(), "%PDF-");
  await page.emulateMedia({ media: "screen" });
  await button(page, "Print this record").waitFor();
});

journey("what is only looked ahead at is no record on paper", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${BACKPACK}`);
  await slider(page).focus();
  await page.keyboard.press("End");
  await outcome(page).waitFor();
  // Either the paper tells what has been, or it says that it tells what may come.
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator("body").innerText();
  const looksAhead = paper.includes("The time for feedback is over");
  assert.ok(!looksAhead || paper.includes("if nobody does anything"), paper);
});
