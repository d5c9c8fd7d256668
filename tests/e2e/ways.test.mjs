// The four ways out of an order: part by part, by mouse and by keyboard, and why not.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { axe, journey } from "./support/browser.mjs";
import {
  LAMP, NOTEBOOK, SCARF, SHOES, TABLEWARE, button, enter, eventually, fact, hasFocus, instead, ledger,
  row, skipDays, status, story, tabTo, way,
} from "./shop.mjs";

/** Practises under other terms from the first load on. */
const under = (site, terms) => ({ url: `${site.url}?terms=${encodeURIComponent(terms)}` });

/** What the reader saves by pressing a button. */
async function saved(page, press) {
  const coming = page.waitForEvent("download");
  await press();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

const play = (page) => page.getByText("Play the seller").click();

const reason = (page, label) =>
  page.getByRole("combobox", { name: "Select here" }).selectOption({ label });

journey("a part of an order is cancelled, and the rest goes on", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await button(page, "Request cancellation").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Everything: 16 pieces").click();
  for (const title of ["Carafe 1 l", "Linen napkin", "Tablecloth"]) {
    await dialog.getByRole("checkbox", { name: title }).uncheck();
  }
  const glasses = dialog.getByRole("spinbutton", { name: "How many of Water glass 0.3 l" });
  await glasses.fill("2");
  await glasses.press("Tab");
  await dialog.getByText("4 of 16 pieces").waitFor();
  // Two glasses at 3.20 and two candle holders at 17.50, with their parts of discount and shipping.
  assert.equal(await fact(dialog, "Goods").innerText(), "€41.40");
  assert.match(await fact(dialog, "Its part of the discount").innerText(), /^-€3\.\d\d$/);
  assert.match(await fact(dialog, "Its part of the shipping").innerText(), /^€0\.\d\d$/);
  const promised = await fact(dialog, "You get back").innerText();
  await reason(page, "I changed my mind");
  await button(dialog, "Send").click();
  await play(page);
  await button(page, "Say yes").click();
  await eventually(page, async () => (await ledger(page)).length, 3);
  assert.equal((await ledger(page))[1].at(-1), promised);
  assert.match(await status(page).innerText(), /^Partly cancelled\. /);
  await story(page).getByText("You asked to cancel a part").waitFor();
  await enter(page, site, "#/orders");
  await row(page, TABLEWARE).getByText(/^Partly cancelled\. /).waitFor();
  // The money of the part is back before that of the rest is even asked for.
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await play(page);
  await button(page, "Start the refund").click();
  await button(page, "Money arrived").click();
  await page.getByText("Payments and refunds: partly refunded").waitFor();
  // What is left can be asked for again.
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await button(page, "Request cancellation").click();
  await dialog.getByText("Everything: 12 pieces").waitFor();
});

journey("a reason for the whole order is refused for a part, and another one is suggested first", async ({
  site, newPage,
}) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await button(page, "Request cancellation").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Everything: 16 pieces").click();
  await dialog.getByRole("checkbox", { name: "Carafe 1 l" }).uncheck();
  await reason(page, "Wrong address");
  await dialog.getByText(/^Write to the shop first/).waitFor();
  await button(dialog, "Send").click();
  const alert = dialog.getByRole("alert");
  await alert.getByText("“Wrong address” is a reason for everything that is left, not for a part.").waitFor();
  await hasFocus(page.getByRole("combobox", { name: "Select here" }));
  await dialog.getByRole("checkbox", { name: "Carafe 1 l" }).check();
  await button(dialog, "Send").click();
  await dialog.waitFor({ state: "detached" });
});

journey("what is sold as a set is chosen as a whole", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await button(page, "Request cancellation").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Everything: 16 pieces").click();
  const [napkins, cloth] = ["Linen napkin", "Tablecloth"].map((name) =>
    dialog.getByRole("checkbox", { name }));
  await napkins.uncheck();
  assert.equal(await cloth.isChecked(), false);
  await cloth.check();
  assert.equal(await napkins.isChecked(), true);
  assert.equal(await dialog.getByText("Sold as a set: all of it or nothing").count(), 2);
});

journey("from what is made for the buyer there is no withdrawing", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, under(site, "eu"), `#/orders/${NOTEBOOK}`);
  await way(page, "Withdraw").getByText(/^There is no right to withdraw from /).waitFor();
  assert.equal(await button(page, "Withdraw from contract here").count(), 0);
});

journey("nothing chosen is told, and nothing is sent", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${TABLEWARE}`);
  await button(page, "Request cancellation").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Everything: 16 pieces").click();
  for (const box of await dialog.getByRole("checkbox").all()) await box.uncheck();
  await reason(page, "I changed my mind");
  await button(dialog, "Send").click();
  await dialog.getByRole("alert").getByText("Nothing is chosen.").waitFor();
});

journey("the shop says no for a reason, and one asks again", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${LAMP}`);
  await button(page, "Request cancellation").click();
  await reason(page, "It takes too long");
  await page.getByText(/^The shop has until /).waitFor();
  await button(page, "Send").click();
  await play(page);
  await button(page, "Say no: It is packed already").click();
  await story(page).getByText("The shop said no: It is packed already. The order goes on").waitFor();
  await button(page, "Request cancellation").click();
  await reason(page, "Another reason");
  await button(page, "Send").click();
  await page.getByText(/^You asked to cancel\. No answer by/).waitFor();
});

journey("the shop cancels of its own accord", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${LAMP}`);
  await play(page);
  await button(page, "Cancel: sold out").click();
  await story(page).getByText("The shop cancelled: It is sold out").waitFor();
  assert.match(await status(page).innerText(), /^Cancelled\. Money back by /);
  await page.getByText(/^It ended on .* nothing left to get out of\./).waitFor();
});

journey("an order that has arrived offers what is open and says why not of the rest", async ({
  site, newPage,
}) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${SHOES}`);
  await way(page, "Cancel").getByText(/^It was shipped on .* It was delivered on /).waitFor();
  await way(page, "Withdraw").getByText(/no right to withdraw/).waitFor();
  await way(page, "Return").getByText(/^Open until /).waitFor();
  await way(page, "Dispute").getByText(/^Open until /).waitFor();
  await enter(page, site, `#/orders/${SCARF}`);
  await way(page, "Return").getByText("It has not arrived yet.").waitFor();
  await instead(page).getByText(/^From delivery you have 14 days to return it/).waitFor();
});

journey("a dispute is opened by keyboard alone, and silence decides it", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${SHOES}`);
  await status(page).waitFor();
  await tabTo(page, "Open a dispute");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Open a dispute" });
  await dialog.waitFor();
  await tabTo(page, "Select here");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await fact(dialog, "It can bring at most").innerText(), "$61.20");
  await tabTo(page, "Send");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await hasFocus(page.locator("#order-status"));
  assert.match(await status(page).innerText(), /^In dispute\. The shop can answer until /);
  await way(page, "Return and Dispute").getByText(/^You opened a dispute on /).waitFor();
  await skipDays(page, 5);
  assert.match(await status(page).innerText(), /^The dispute was decided for you\. Money back by /);
  await story(page).getByText("The shop did not answer: the dispute was decided for you").waitFor();
});

journey("the platform decides a dispute for half", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${SHOES}`);
  await button(page, "Open a dispute").click();
  await reason(page, "It arrived damaged");
  await button(page, "Send").click();
  await play(page);
  await button(page, "Decide for half: $30.60").click();
  await eventually(page, async () => (await ledger(page)).map((it) => it.at(-1)), [
    "-$61.20", "$30.60", "$30.60",
  ]);
  await ledger(page).then((it) => assert.equal(it[1][1], "Decided in a dispute"));
});

journey("withdrawing takes two steps, no reason, and leaves a record", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, under(site, "eu"), `#/orders/${SHOES}`);
  await way(page, "Withdraw").getByText(/^Open until /).waitFor();
  await button(page, "Withdraw from contract here").click();
  const dialog = page.getByRole("dialog", { name: "Withdraw from the contract" });
  assert.equal(await dialog.getByRole("combobox", { name: "Select here" }).count(), 0);
  await axe(page);
  await dialog.getByLabel("Your name, as in the order").fill("Ada Example");
  await button(dialog, "Confirm withdrawal").click();
  await dialog.waitFor({ state: "detached" });
  assert.match(await status(page).innerText(), /^You withdrew\. Send it back by /);
  await button(page, "Record of the withdrawal").click();
  const record = page.getByRole("dialog", { name: "Record of your withdrawal" });
  await axe(page);
  const text = await record.getByRole("textbox").inputValue();
  assert.match(text, /^Withdrawal from a contract\n/);
  assert.match(text, /Declared: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\n/);
  assert.match(text, /Ada Example/);
  assert.match(text, /1 × .*Trail running shoes/);
  const file = await saved(page, () => button(record, "Save as a file").click());
  assert.deepEqual([file.name, file.text], ["unbuy-withdrawal.txt", text]);
  await button(record, "Close").click();
  await button(page, "I sent it back").click();
  await play(page);
  await button(page, "Take the goods back").click();
  assert.match(await status(page).innerText(), /^Returned\. Money back by /);
});

journey("withdrawing by keyboard before anything is shipped ends the order", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, under(site, "eu"), `#/orders/${LAMP}`);
  await way(page, "Withdraw").getByText("Open now.").waitFor();
  await tabTo(page, "Withdraw from contract here");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "Confirm withdrawal");
  await page.keyboard.press("Enter");
  await story(page).getByText("You withdrew from the contract").waitFor();
  assert.match(await status(page).innerText(), /^Cancelled\. Money back by /);
});

journey("while the payment is checked one cancels at once", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, under(site, "marketplace"), `#/orders/${LAMP}`);
  await status(page).getByText(/^Paid\. The payment is being checked until /).waitFor();
  await button(page, "Cancel now").click();
  await button(page.getByRole("dialog"), "Cancel now").click();
  await story(page).getByText("You cancelled while the payment was being checked").waitFor();
  await page.getByText(/buyer_cancel_order_in_risk/).waitFor();
  assert.match(await status(page).innerText(), /^Cancelled\. Money back by /);
});

journey("a refund has two clocks: the shop's, then the bank's", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, under(site, "marketplace"), `#/orders/${LAMP}`);
  await button(page, "Cancel now").click();
  await button(page.getByRole("dialog"), "Cancel now").click();
  const clocks = page.locator(".clocks li");
  await clocks.getByText(/^The shop: by /).waitFor();
  const dates = async () => (await clocks.allInnerTexts()).join();
  assert.match(await dates(), /^The shop: by .*,The bank: by /);
  await play(page);
  await button(page, "Start the refund").click();
  await button(page, "Hand the money to the bank").click();
  await clocks.getByText(/^The shop: done on /).waitFor();
  assert.match(await dates(), /^The shop: done on .*,The bank: by /);
  // The bank sends it back: there is a message to the shop to copy.
  await button(page, "Let the bank send the money back").click();
  await status(page).getByText(/^The bank sent the money back/).waitFor();
  await button(page, "Where my refund is").click();
  const message = page.getByRole("dialog").getByRole("textbox");
  assert.match(await message.inputValue(), /\$34\.90/);
});

journey("who says that all is well has the order complete, and keeps the ways out", async ({
  site, newPage,
}) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${SHOES}`);
  await button(page, "All is well").click();
  assert.match(await status(page).innerText(), /^Completed\. Return until /);
  await way(page, "Return").getByText(/^Open until /).waitFor();
});
