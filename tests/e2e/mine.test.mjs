// Real orders: written down, watched, asked about and deleted. Nothing of it looks like practice.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { journey } from "./support/browser.mjs";
import { button, enter, eventually, hasFocus, ledger, status, story, tabTo } from "./shop.mjs";
import { add, aliexpress, fixture, note, open, preview, stored, titles, write } from "./mine.mjs";

const region = (page, name) => page.getByRole("region", { name });
const watch = (page) => region(page, "What to look at").getByRole("listitem");

journey("an order is written down by mouse, and stays", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 360, height: 740 } });
  await enter(page, site);
  await button(page, "My Unbuy").click();
  await page.getByRole("navigation", { name: "My Unbuy" }).getByText("My own orders").click();
  await page.getByText("No orders yet").waitFor();
  await page.getByRole("link", { name: "Write an order down" }).click();

  // What is missing or wrong is said at its place, and nothing is kept.
  await button(page, "Save it").click();
  await page.getByText("Say what it is").waitFor();
  await hasFocus(page.getByLabel("What is it"));
  await page.getByLabel("What is it").fill("Desk lamp, brass");
  await page.getByLabel("Price in all").fill("1,234");
  await page.getByLabel("Currency").fill("eur");
  await button(page, "Save it").click();
  await page.getByText("could be read in two ways").waitFor();
  await page.getByLabel("Price in all").fill("34,90");
  await page.getByText("Number, card, link").click();
  await page.getByLabel("Link to the order").fill("javascript:alert(1)");
  await button(page, "Save it").click();
  await page.getByText("A link begins with https://").waitFor();
  await page.getByLabel("Link to the order").fill("https://shop.example/orders/7?x=1");
  await page.getByLabel("How it stands").selectOption({ label: "Paid, not shipped" });
  await page.getByLabel("Since").fill("2999-01-01");
  await button(page, "Save it").click();
  await page.getByText("still to come").waitFor();
  assert.doesNotMatch(await stored(page), /brass/);
  await page.getByLabel("Since").fill("");
  await page.getByLabel("Order number").fill("A-7");
  await page.getByLabel("Shop", { exact: false }).first().fill("North Harbour");
  await button(page, "Save it").click();

  await page.getByRole("heading", { name: "Desk lamp, brass", level: 1 }).waitFor();
  await page.getByText("No. A-7").waitFor();
  await status(page).getByText("Paid, not shipped").waitFor();
  assert.deepEqual((await ledger(page)).at(-1), ["You have spent", "€34.90"]);
  // Nothing here is practice, and nothing is sent.
  assert.equal(await page.getByText("Practice.").filter({ visible: true }).count(), 0);
  assert.equal(await button(page, "Skip a day").filter({ visible: true }).count(), 0);
  assert.equal(await page.getByText("Hello, Robin").filter({ visible: true }).count(), 0);
  assert.equal(await button(page, "Send").count(), 0);
  assert.equal(await page.getByText("Play the seller").count(), 0);

  await page.reload();
  await page.getByRole("heading", { name: "Desk lamp, brass", level: 1 }).waitFor();
  await page.getByRole("link", { name: "My own orders" }).first().click();
  assert.deepEqual(await titles(page), ["Desk lamp, brass"]);
  // The practice shop has nothing to do with it.
  await page.goto(site.url + "#/orders");
  await page.getByText("Folding desk lamp").first().waitFor();
  assert.equal(await page.getByText("Desk lamp, brass").count(), 0);
});

journey("an order is written down by keyboard alone, and needs but a word", async ({ site, newPage }) => {
  const page = await newPage();
  await write(page, site);
  await tabTo(page, "What is it");
  await page.keyboard.type("Something");
  await tabTo(page, "Save it");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Something", level: 1 }).waitFor();
  await status(page).getByText("What became of it is not known").waitFor();
  // What is not known is not made up.
  assert.equal(await page.getByText("0.00").count(), 0);
  assert.equal(await page.getByText(/No\. /).count(), 0);
  await tabTo(page, "What happened");
  await page.keyboard.type("It arrived");
  await tabTo(page, "Note it");
  await page.keyboard.press("Enter");
  await status(page).getByText("It is here. You can usually return it until").waitFor();
  await hasFocus(status(page));
});

journey("what was written down is corrected", async ({ site, newPage }) => {
  const page = await newPage();
  await write(page, site);
  await page.getByLabel("What is it").fill("Desk lmap");
  await page.getByLabel("Price in all").fill("30");
  await page.getByLabel("Currency").fill("EUR");
  await page.getByLabel("How it stands").selectOption({ label: "On its way" });
  await button(page, "Save it").click();
  await button(page, "Correct it").click();
  const dialog = page.getByRole("dialog", { name: "Correct it" });
  await dialog.getByLabel("What is it").fill(" ");
  await button(dialog, "Save it").click();
  await dialog.getByText("Say what it is").waitFor();
  await dialog.getByLabel("What is it").fill("Desk lamp");
  await dialog.getByLabel("Price in all").fill("34.90");
  await dialog.getByLabel("Link to the order").fill("https://shop.example/7");
  await button(dialog, "Save it").click();
  await page.getByRole("heading", { name: "Desk lamp", level: 1, exact: true }).waitFor();
  assert.deepEqual((await ledger(page)).at(-1), ["You have spent", "€34.90"]);
  await page.getByRole("link", { name: "Open the order at shop.example" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Desk lamp", level: 1, exact: true }).waitFor();
  await status(page).getByText("On its way").waitFor();
});

journey("a number that is here already is not taken twice", async ({ site, newPage }) => {
  const page = await newPage();
  for (const title of ["First", "Second"]) {
    await write(page, site);
    await page.getByLabel("What is it").fill(title);
    await page.getByText("Number, card, link").click();
    await page.getByLabel("Order number").fill("77");
    await button(page, "Save it").click();
    if (title === "First") await page.getByRole("heading", { name: "First", level: 1 }).waitFor();
  }
  await page.getByText("This order is here already.").waitFor();
});

journey("what was asked of the shop is followed: silence is a question, and late money is told", async (given) => {
  const profile = await given.newProfile();
  let page = await profile.openAt(new Date("2026-11-02T10:00:00"));
  await write(page, given.site);
  await page.getByLabel("What is it").fill("Kettle");
  await page.getByLabel("Price in all").fill("48");
  await page.getByLabel("Currency").fill("USD");
  await page.getByLabel("How it stands").selectOption({ label: "Paid, not shipped" });
  await page.getByLabel("Since").fill("2026-11-01");
  await button(page, "Save it").click();
  await status(page).getByText("The shop should ship it by Nov 8").waitFor();

  // The message to the shop has the dates and the sum.
  await button(page, "To cancel it").click();
  const message = page.getByRole("dialog").getByRole("textbox", { name: "Your message" });
  assert.match(await message.inputValue(), /cancel it[^]*\$48\.00/);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await button(page.getByRole("dialog"), "Copy").click();
  await page.getByText("Copied. Paste it into the shop").waitFor();
  assert.equal(
    (await page.evaluate(() => navigator.clipboard.readText())).replaceAll("\r", ""),
    await message.inputValue(),
  );
  await button(page.getByRole("dialog"), "Close").click();
  await note(page, "I asked the shop to cancel");
  await status(page).getByText("You asked to cancel. The shop should answer by Wed, Nov 4").waitFor();

  // The page was closed meanwhile. Nothing has happened by itself: it is asked.
  page = await profile.openAt(new Date("2026-11-05T09:00:00"));
  await page.goto(`${given.site.url}#/mine`);
  await watch(page).getByText("Did the shop answer?").waitFor();
  await button(watch(page).first(), "It said yes").click();
  await watch(page).getByText("$48.00 should be back").waitFor();
  await hasFocus(page.locator("#watch-title"));

  page = await profile.openAt(new Date("2026-11-25T09:00:00"));
  await page.goto(`${given.site.url}#/mine`);
  await watch(page).getByText("$48.00 should have been back by Thu, Nov 19").waitFor();
  await page.getByRole("link", { name: "Kettle" }).first().click();
  await button(page, "Where my refund is").click();
  const claim = await page.getByRole("dialog").getByRole("textbox").inputValue();
  assert.match(claim, /\$48\.00 since Thu, November 5, 2026/);
  assert.match(claim, /should have been back by Thu, November 19, 2026/);
  await page.keyboard.press("Escape");
  await button(region(page, "Do you know?"), "Money arrived").click();
  await status(page).getByText("Cancelled. Money is back").waitFor();
  await page.getByRole("link", { name: "My own orders" }).first().click();
  await page.getByText("Nothing is due, and nothing is missing.").waitFor();
});

journey("money of a cancelled order is asked after, with its sum and its day", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, aliexpress("2026-03-02,7,Mug,1,€5,EUR,Cancelled\n2026-03-02,8,Cup,1,,EUR,Cancelled\n"));
  const flagged = (title) => watch(page).filter({ hasText: title });
  await button(flagged("Mug"), "It is not back").click();
  const dialog = page.getByRole("dialog", { name: "How much is missing?" });
  assert.equal(await dialog.getByLabel("How much, in EUR").inputValue(), "5.00");
  await dialog.getByLabel("The order was cancelled on").fill("2026-03-05");
  await button(dialog, "Note it").click();
  await flagged("Mug").getByText("€5.00 should have been back by Thu, Mar 19").waitFor();
  // Where the price is not known, the sum is.
  await button(flagged("Cup"), "Money arrived").click();
  const back = page.getByRole("dialog", { name: "How much came back?" });
  await button(back, "Note it").click();
  await back.getByText("Write a price.").waitFor();
  await back.getByLabel("How much, in EUR").fill("7,50");
  await button(back, "Note it").click();
  await flagged("Cup").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Cup" }).first().click();
  await status(page).getByText("Cancelled. Money is back").waitFor();
  assert.deepEqual((await ledger(page)).at(-1), ["You have spent", "€0.00"]);
  // And if it was not so after all, that is noted too.
  await note(page, "The money did not come after all");
  await status(page).getByText("Your money did not arrive. Ask the shop to pay it again").waitFor();
});

journey("what speaks against a note is said, and does not bar it", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, aliexpress("2026-03-02,7,Mug,1,€5,EUR,Cancelled\n"));
  await page.getByRole("link", { name: "Mug" }).first().click();
  await page.getByLabel("What happened", { exact: true }).selectOption({ label: "The shop shipped it" });
  await page.getByText("You can note it all the same.").waitFor();
  await button(page, "Note it").click();
  await status(page).getByText("On its way").waitFor();
  await story(page).getByText("Shipped").waitFor();
});

journey("corrected rules move the dates", async ({ site, newPage }) => {
  const page = await newPage();
  await write(page, site);
  await page.getByLabel("What is it").fill("Coat");
  await page.getByLabel("How it stands").selectOption({ label: "It is here" });
  await page.getByLabel("Since").fill(await page.evaluate(() => new Date().toISOString().slice(0, 10)));
  await button(page, "Save it").click();
  const before = await status(page).innerText();
  await page.getByText("The shop’s rules, as assumed").click();
  await page.getByLabel("Days to return").fill("many");
  await button(page, "Keep these").click();
  await page.getByText("Write whole numbers").waitFor();
  await page.getByLabel("Days to return").fill("100");
  await button(page, "Keep these").click();
  await page.waitForFunction(
    (before) => document.querySelector("#order-status").innerText !== before,
    before,
  );
});

journey("the way to the shop's page is shown with its host, and only if it is one", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, fixture("temu.csv"));
  await page.getByRole("link", { name: "USB hub, 7 in 1" }).first().click();
  const link = page.getByRole("link", { name: "Open the order at example.com" });
  assert.equal(await link.getAttribute("href"), "https://example.com/2");
  assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
  assert.equal(await link.getAttribute("target"), "_blank");
});

journey("one order is deleted, and nothing of it is left", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, [fixture("aliexpress.csv"), fixture("temu.csv")]);
  const before = (await titles(page)).length;
  await page.getByRole("link", { name: "Mug" }).first().click();
  await button(page, "Delete this order").click();
  await button(page.getByRole("dialog"), "Keep order").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await button(page, "Delete this order").click();
  await button(page.getByRole("dialog"), "Delete it").click();
  await page.getByText("Deleted from this browser.").waitFor();
  await eventually(page, async () => (await titles(page)).length, before - 1);
  assert.doesNotMatch(await stored(page), /Mug|On hold somewhere/);
  assert.match(await stored(page), /Kettle/);
  await page.reload();
  await eventually(page, async () => (await titles(page)).length, before - 1);
});

journey("all orders are deleted, and the practice shop stays", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await button(page, "Skip a day").click();
  await page.goto("about:blank");
  await add(page, site, fixture("aliexpress.csv"));
  const other = await page.context().newPage();
  await enter(other, site, "#/mine");
  await eventually(other, async () => (await titles(other)).length, 5);
  await button(page, "Delete all").click();
  await page.getByRole("dialog", { name: "Delete all 5 orders?" }).waitFor();
  await button(page.getByRole("dialog"), "Delete all").click();
  await page.getByText("No orders yet").waitFor();
  // In the other tab too.
  await other.getByText("No orders yet").waitFor();
  const left = await stored(page);
  assert.doesNotMatch(left, /Kettle|Mug|Bulb|817000/);
  assert.match(left, /:practice:/);
  await page.reload();
  await page.getByText("No orders yet").waitFor();
});

journey("another tab shows what was added and noted here", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/mine");
  await page.getByText("No orders yet").waitFor();
  const other = await page.context().newPage();
  await add(other, site, aliexpress("2026-03-02,7,Mug,1,€5,EUR,In Transit\n"));
  await page.getByRole("link", { name: "Mug" }).first().click();
  await status(page).getByText("On its way").waitFor();
  await other.getByRole("link", { name: "Mug" }).first().click();
  await note(other, "It arrived");
  await status(page).getByText("It is here").waitFor();
});

journey("a backup brings everything back, byte for byte", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, ["aliexpress.csv", "amazon-new.csv", "amazon-refunds.csv", "temu.csv"].map(fixture));
  const all = await titles(page);
  const save = async () => {
    const download = page.waitForEvent("download");
    await button(page, "Save a backup").last().click();
    const file = await download;
    assert.match(file.suggestedFilename(), /^unbuy-orders-\d{4}-\d\d-\d\d\.json$/);
    return readFile(await file.path());
  };
  const backup = await save();
  await button(page, "Delete all").click();
  await button(page.getByRole("dialog"), "Delete all").click();
  await page.getByText("No orders yet").waitFor();
  const file = { name: "backup.json", mimeType: "application/json", buffer: backup };
  await add(page, site, file);
  await eventually(page, () => titles(page), all);
  assert.deepEqual(await save(), backup);
  // It is all here now.
  await open(page, site, file);
  await preview(page).getByText("no order in it that is not here already").waitFor();
});

journey("real orders are shown in no frame", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await add(page, site, fixture("temu.csv"));
  const framed = `<link rel="icon" href="data:,"><iframe src="${site.url}#/mine" title="Unbuy"></iframe>`;
  for (const host of [site.url + "framed.html", await newHost(framed)]) {
    site.intercept = (request) =>
      request.url.endsWith("framed.html")
        ? { headers: { "content-type": "text/html" }, body: framed }
        : undefined;
    await page.goto(host);
    const frame = page.frameLocator("iframe");
    await frame.getByText("There is nothing here").waitFor();
    await frame.getByRole("button", { name: "My Unbuy" }).click();
    await frame.getByRole("link", { name: "My orders" }).first().waitFor();
    assert.equal(await frame.getByText("My own orders").count(), 0);
    assert.equal(await frame.getByText("LED strip").count(), 0);
  }
});
