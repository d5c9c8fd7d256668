// The article's steps 6 and 7: too late to cancel, so it goes back, or is sold on.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import {
  CLIP_LAMP, LONG, SHOES, SHORT, SLIP_ONS, STATIONERY, TABLEWARE, button, day, enter, eventually,
  fact, hasFocus, instead, ledger, row, rowButtons, skipDays, skipUntil, status, story, tabTo, way,
} from "./shop.mjs";

const WHEN = { weekday: "short", day: "numeric", month: "short" };

journey("what has arrived is returned by mouse, and the money is back", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  assert.deepEqual(await rowButtons(page, SHOES), ["Return it", "Leave feedback"]);
  await button(row(page, SHOES), "Return it").click();

  // What comes next and by when stands in the dialog, before anything is sent.
  const dialog = page.getByRole("dialog", { name: "Return it" });
  const sendBy = await fact(dialog, "Send it back by").innerText();
  assert.ok(sendBy.startsWith(await day(page, 14, WHEN)), sendBy);
  assert.equal(await fact(dialog, "You get back").innerText(), "$61.20, all of it");
  assert.equal(await fact(dialog, "To").innerText(), "Visa ending 4242");
  const latest = await fact(dialog, "At the latest").innerText();

  const reason = dialog.getByRole("combobox", { name: "Select here", exact: true });
  await button(dialog, "Send").click();
  await hasFocus(reason);
  assert.equal(await reason.getAttribute("aria-invalid"), "true");
  await dialog.getByText("Choose a reason first.").waitFor();
  await reason.selectOption({ label: "It does not fit" });
  await dialog.getByRole("textbox").fill("A size too small.");
  await button(dialog, "Send").click();
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(await rowButtons(page, SHOES), ["I sent it back", "Leave feedback"]);
  const lastDay = await day(page, 14, SHORT);
  await row(page, SHOES).getByText(`You asked to return it. Send it back by ${lastDay}`).waitFor();
  await hasFocus(page.locator(`#order-${SHOES}`));

  // On the order's page the same deadline, and the way to think again.
  await page.locator(`#order-${SHOES}`).click();
  const deadline = story(page).getByRole("listitem").filter({ hasText: "You keep it unless" });
  assert.equal((await deadline.locator("time").innerText()).slice(0, 11), sendBy.slice(0, 11));
  await button(page, "Keep it").click();
  await status(page).getByText(/^Delivered\. Return until /).waitFor();
  await hasFocus(status(page));
  await story(page).getByText("You decided to keep it", { exact: true }).waitFor();

  await button(page, "Return it").click();
  await reason.selectOption({ label: "It does not fit" });
  await button(dialog, "Send").click();
  await button(page, "I sent it back").click();
  const onItsWay = "On its way back. Your money follows when the shop has it";
  await status(page).getByText(onItsWay, { exact: true }).waitFor();
  assert.equal(await button(page, "Keep it").count(), 0, "sent is sent");

  await skipUntil(page, /^Returned\. Money back by /);
  assert.deepEqual((await ledger(page)).at(-2).slice(1), ["Back for what was returned", "$61.20"]);
  await skipUntil(page, /^Returned\. Money is back$/);
  assert.deepEqual((await ledger(page)).at(-1), ["You have spent", "$0.00"]);
  const today = await page.locator(".clock b").innerText();
  assert.ok(new Date(today) <= new Date(latest), `${today}, promised by ${latest}`);
  assert.equal(await button(page, "Sell it on").count(), 0, "it is not here any more");
});

journey("what has arrived is returned by keyboard alone", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${SHOES}`);
  await story(page).waitFor();
  await tabTo(page, "Return it");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Return it" });
  await dialog.waitFor();
  await tabTo(page, "Select here");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await hasFocus(button(page, "Return it"));

  await page.keyboard.press("Space");
  await dialog.waitFor();
  await tabTo(page, "Select here");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Send");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await hasFocus(status(page));
  assert.match(await status(page).innerText(), /^You asked to return it/);

  await tabTo(page, "I sent it back");
  await page.keyboard.press("Enter");
  await hasFocus(status(page));
  assert.match(await status(page).innerText(), /^On its way back/);
});

journey("a return that is not sent in time lapses, and one keeps it", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${CLIP_LAMP}`);
  assert.match(await status(page).innerText(), /^You asked to return it\. Send it back by /);
  const [closed, lapsed] = [await day(page, 4, SHORT), await day(page, 12, LONG)];
  assert.deepEqual(await page.locator(".side-buttons .button").allInnerTexts(), [
    "I sent it back", "Keep it", "Leave feedback",
  ]);
  await button(page, "Skip to next deadline").click();
  await story(page).getByText("Not sent back in time: you keep it", { exact: true }).waitFor();
  assert.equal(await page.locator(".clock b").innerText(), lapsed);
  assert.match(await status(page).innerText(), /The time to return it is over$/);
  assert.equal(await button(page, "I sent it back").count(), 0);
  // It was delivered ten days before; a new request would have come too late.
  const why = way(page, "Return");
  await why.getByText(`The time to return it ended on ${closed}.`, { exact: true }).waitFor();
  await instead(page).getByText("You can sell it on.").waitFor();
  await button(page, "Sell it on").waitFor();
});

journey("after 14 days a return is refused, with what is left", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${STATIONERY}`);
  const why = way(page, "Return");
  const ended = async (days) => `The time to return it ended on ${await day(page, days, SHORT)}.`;
  // It was delivered 21 days ago.
  await why.getByText(await ended(-7), { exact: true }).waitFor();
  await instead(page).getByText("You can sell it on.").waitFor();
  assert.equal(await button(page, "Return it").count(), 0);

  // The shoes have eight days left: the day before one can return them, then not.
  await enter(page, site, `#/orders/${SHOES}`);
  await skipDays(page, 7);
  assert.ok(await button(page, "Return it").isVisible());
  await why.getByText(/^Open until /).waitFor();
  await button(page, "Skip to next deadline").click();
  await why.getByText(await ended(8), { exact: true }).waitFor();
  assert.equal(await button(page, "Return it").count(), 0);
  assert.match(await status(page).innerText(), /^Delivered\. The time to return it is over$/);

  // What has gone back long ago asks no such question.
  await enter(page, site, `#/orders/${SLIP_ONS}`);
  await status(page).getByText("Returned. Money is back", { exact: true }).waitFor();
  assert.equal(await page.locator(".why").count(), 0);
});

const listingOf = (page) => {
  const dialog = page.getByRole("dialog", { name: "Sell it on" });
  return {
    dialog,
    title: dialog.getByRole("textbox", { name: "What it is" }),
    price: dialog.getByRole("textbox", { name: /^Price in / }),
    text: dialog.getByRole("textbox", { name: "Your listing" }),
  };
};

journey("a thing is offered to others, and the listing copied", async ({ site, newPage }) => {
  const page = await newPage({ permissions: ["clipboard-read", "clipboard-write"] });
  await enter(page, site, `#/orders/${STATIONERY}`);
  await button(page, "Sell it on").click();
  const { dialog, title, price, text } = listingOf(page);
  assert.match(await title.inputValue(), /^Stationery set for travellers: .* washi$/);
  assert.equal(await price.inputValue(), "8640");
  assert.match(await text.inputValue(), /^In stock: Stationery set .* washi\. ¥8,640\. /);
  assert.equal(await fact(dialog, "You paid").innerText(), "¥8,640");
  assert.equal(await fact(dialog, "Your profit").innerText(), "¥0");

  await price.fill("9,000");
  assert.equal(await fact(dialog, "Your profit").innerText(), "¥360");
  await price.fill("8000");
  assert.equal(await fact(dialog, "Your loss").innerText(), "¥640");
  await price.fill("12.5");
  await dialog.getByText("This currency has no decimals.").waitFor();
  assert.equal(await price.getAttribute("aria-invalid"), "true");
  assert.ok(await button(dialog, "Copy").isDisabled());
  assert.equal(await dialog.locator(".facts").count(), 0);

  await price.fill("9500");
  await title.fill("Stationery set, never opened");
  const listing =
    "In stock: Stationery set, never opened. ¥9,500. Write to me if you want it.";
  assert.equal(await text.inputValue(), listing);
  assert.equal(await button(dialog, "Share").count(), 0, "this browser has no sharing");
  await button(dialog, "Copy").click();
  // Within the dialog: what is outside of it is out of reach while it is open.
  await page.getByRole("dialog").getByText("Copied. Paste it where you want to sell it.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), listing);
  await button(dialog, "Close").click();
  await dialog.waitFor({ state: "detached" });
  await hasFocus(button(page, "Sell it on"));

  // By keyboard: what is pasted is what is offered.
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await title.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Pens");
  await tabTo(page, "Copy");
  await page.keyboard.press("Enter");
  await eventually(
    page,
    () => page.evaluate(() => navigator.clipboard.readText()),
    "In stock: Pens. ¥8,640. Write to me if you want it.",
  );

  // The words are the reader's own to change, and no field takes them back.
  await text.fill("In stock: pens, hardly used. ¥8,000.");
  await price.fill("8000");
  await button(dialog, "Copy").click();
  await eventually(
    page,
    () => page.evaluate(() => navigator.clipboard.readText()),
    "In stock: pens, hardly used. ¥8,000.",
  );
});

journey("of several things one chooses among those that have arrived", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await page.getByText("Play the seller").click();
  await button(page, "Deliver it").click();
  await button(page, "Sell it on").click();
  const { dialog, title, price, text } = listingOf(page);
  const which = dialog.getByRole("combobox", { name: "Which one" });
  assert.equal(await which.getByRole("option").count(), 7);
  assert.equal(await title.inputValue(), "Dinner plate 27 cm, sand");
  await which.selectOption({ label: "Teapot 1.2 l with strainer" });
  assert.equal(await title.inputValue(), "Teapot 1.2 l with strainer");
  // 36.50 less its share of the discount, which is 45.00 on 496.20.
  assert.equal(await price.inputValue(), "33.19");
  await price.fill("50");
  assert.equal(await fact(dialog, "You paid").innerText(), "€33.19");
  assert.equal(await fact(dialog, "Your profit").innerText(), "€16.81");
  assert.match(await text.inputValue(), /^In stock: Teapot 1\.2 l with strainer\. €50\.00\. /);
});

journey("where the clipboard is closed the listing is marked for the keys", async ({
  site,
  newPage,
  expectProblem,
}) => {
  // A frame on another site may not write to the clipboard unless its host says so.
  expectProblem(/Clipboard API has been blocked because of a permissions policy/);
  const shop = `${site.url.replace("127.0.0.1", "localhost")}#/orders/${STATIONERY}`;
  const body = `<!doctype html><title>Article</title><link rel="icon" href="data:,">
    <iframe title="Practice" src="${shop}" width="900" height="800"></iframe>`;
  site.intercept = ({ url }) =>
    url === "/article" ? { headers: { "content-type": "text/html" }, body } : undefined;
  const page = await newPage();
  await page.goto(`${site.origin}/article`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Sell it on" }).click();
  await frame.getByRole("button", { name: "Copy", exact: true }).click();
  await frame.getByRole("dialog").getByText(/The browser did not copy it/).waitFor();
  const text = frame.getByRole("textbox", { name: "Your listing" });
  await hasFocus(text);
  const marked = await text.evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
  assert.equal(marked, await text.inputValue());
  assert.match(marked, /^In stock: /);
});

journey("a browser that can share offers it", async ({ site, newProfile }) => {
  // Chromium has sharing on every platform but Linux, where it is a matter of a switch.
  const profile = await newProfile();
  const page = await profile.open({ args: ["--no-sandbox", "--enable-blink-features=WebShare"] });
  await enter(page, site, `#/orders/${STATIONERY}`);
  assert.equal(await page.evaluate(() => typeof navigator.share), "function");
  await button(page, "Sell it on").click();
  await button(page.getByRole("dialog"), "Share").waitFor();
});
