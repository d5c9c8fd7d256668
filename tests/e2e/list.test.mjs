// "My orders" as a place to find things: tabs, search, sorting, and a list of ten thousand.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import {
  ADAPTER, ALL, ATLAS, BACKPACK, CABLE, CLIP_LAMP, COFFEE_SET, KETTLE, LAMP, MUG, NOTEBOOK, SCARF,
  SHOES, SLIP_ONS, STATIONERY, TABLEWARE, button, enter, eventually, hasFocus, listShows, numbers,
  row, search, skipDays, status, tab, tabTo, tabs, way,
} from "./shop.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const address = (page) => new URL(page.url()).hash;
const sort = (page) => page.getByRole("combobox", { name: "Sort" });
const nothing = (page) => page.locator(".nothing");

journey("tabs say how many orders they hold, and have addresses", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);
  await enter(page, site, "#/orders");
  await eventually(page, () => tabs(page), [
    "All 15", "Unpaid 2", "To ship 4", "Shipped 1", "Delivered 4", "Cancelled 2", "Expired 2",
  ]);
  const parts = {
    Unpaid: [MUG, CABLE],
    "To ship": [LAMP, BACKPACK, NOTEBOOK, TABLEWARE],
    Shipped: [SCARF],
    Delivered: [SHOES, CLIP_LAMP, STATIONERY, SLIP_ONS],
    Cancelled: [KETTLE, ATLAS],
    Expired: [ADAPTER, COFFEE_SET],
    All: ALL,
  };
  for (const [name, orders] of Object.entries(parts)) {
    await tab(page, name).click();
    await listShows(page, orders);
    assert.equal(await tab(page, name).getAttribute("aria-current"), "true");
    assert.equal(await page.locator("[aria-current=true]").count(), 1);
  }

  // By keyboard too; the focus stays on the tab, so that the next one is a key away.
  await tab(page, "To ship").focus();
  await page.keyboard.press("Enter");
  await listShows(page, parts["To ship"]);
  assert.equal(address(page), "#/orders?tab=to-ship");
  await hasFocus(tab(page, "To ship"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await listShows(page, parts.Shipped);

  await page.goBack();
  await listShows(page, parts["To ship"]);
  await page.goForward();
  await listShows(page, parts.Shipped);
  await page.reload();
  await listShows(page, parts.Shipped);

  // An address that somebody kept, and one that makes no sense.
  await enter(page, site, "#/orders?tab=expired&sort=oldest&search=caf%C3%A9");
  await listShows(page, []);
  await enter(page, site, "#/orders?tab=expired&sort=oldest");
  await listShows(page, [COFFEE_SET, ADAPTER]);
  await enter(page, site, "#/orders?tab=lost&sort=weight");
  await listShows(page, ALL);
});

journey("an order is found by its number, its shop and its things", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);
  await button(page, "My Unbuy").hover();
  await page.getByRole("link", { name: "My orders", exact: true }).click();
  await heading(page).waitFor();
  const finds = {
    80168855: [SCARF],
    "８０１６８８５５": [SCARF],
    "LOOM & lane": [SCARF],
    "méRiÑo": [SCARF],
    "  scarf   moss ": [SCARF],
    "clay kiln": [MUG, COFFEE_SET],
    "lamp HARBOUR": [LAMP, CLIP_LAMP],
    carafe: [TABLEWARE],
    "140 × 240": [TABLEWARE],
    النخيل: [NOTEBOOK],
    "دفتر جلدي": [NOTEBOOK],
    "washi NIGHT sky": [STATIONERY],
  };
  for (const [words, orders] of Object.entries(finds)) {
    await search(page).fill(words);
    await listShows(page, orders);
    const found = orders.length === 1 ? "1 order found" : `${orders.length} orders found`;
    await page.getByRole("status").getByText(found, { exact: true }).waitFor();
    assert.equal((await tabs(page))[0], `All ${orders.length}`);
    assert.equal(decodeURIComponent(address(page)), `#/orders?search=${words}`);
  }

  // By keyboard alone, letter by letter, with the focus where it is.
  await search(page).fill("");
  await listShows(page, ALL);
  await heading(page).focus();
  await tabTo(page, "Search your orders");
  await page.keyboard.type("clip");
  await listShows(page, [CLIP_LAMP]);
  await hasFocus(search(page));

  // The search goes along to another tab, and counts what it finds there.
  await search(page).fill("lamp");
  await tab(page, "Delivered").click();
  await listShows(page, [CLIP_LAMP]);
  assert.deepEqual((await tabs(page)).slice(0, 5), [
    "All 2", "Unpaid 0", "To ship 1", "Shipped 0", "Delivered 1",
  ]);
  await page.reload();
  await listShows(page, [CLIP_LAMP]);
  assert.equal(await search(page).inputValue(), "lamp");

  // Typing leaves no trail: one step back is the tab before, one more the page before.
  await page.goBack();
  await listShows(page, [LAMP, CLIP_LAMP]);
  await page.goBack();
  await page.getByRole("link", { name: "See my orders" }).waitFor();
});

journey("where nothing is found the list says so and helps", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders?tab=unpaid");
  await search(page).fill("<i>zebra</i>");
  await nothing(page).getByText("Nothing found for “<i>zebra</i>”.").waitFor();
  await page.getByRole("status").getByText("0 orders found", { exact: true }).waitFor();
  await button(page, "Clear search").click();
  await listShows(page, [MUG, CABLE]);
  await hasFocus(search(page));
  assert.equal(await search(page).inputValue(), "");
  assert.equal(address(page), "#/orders?tab=unpaid");

  // Time empties the tab; the way out leads to all orders.
  await skipDays(page, 4);
  await nothing(page).getByText("Nothing here now.").waitFor();
  assert.equal((await tabs(page))[1], "Unpaid 0");
  await button(page, "Show all orders").click();
  await listShows(page, ALL);
  assert.equal(address(page), "#/orders");
});

journey("orders are sorted by date or by what is due next", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await listShows(page, ALL);
  await sort(page).selectOption({ label: "Oldest first" });
  await listShows(page, ALL.toReversed());
  assert.equal(address(page), "#/orders?sort=oldest");

  await sort(page).selectOption({ label: "Next deadline first" });
  // 6 hours, 28 hours, then days; what has none comes last.
  await eventually(page, async () => (await numbers(page)).slice(0, 2), [MUG, BACKPACK]);
  const lastOnes = [ADAPTER, COFFEE_SET];
  const shown = await numbers(page);
  assert.ok(lastOnes.every((it) => shown.indexOf(it) > shown.indexOf(CABLE)), shown.join());
  assert.deepEqual(shown.toSorted(), ALL.toSorted());

  // It holds in every tab and after a reload.
  await tab(page, "Unpaid").click();
  await listShows(page, [MUG, CABLE]);
  assert.equal(address(page), "#/orders?tab=unpaid&sort=deadline");
  await page.reload();
  await listShows(page, [MUG, CABLE]);
  assert.equal(await sort(page).inputValue(), "deadline");

  // The menu leads to the plain list; the field says how that is sorted.
  await sort(page).selectOption({ label: "Oldest first" });
  await listShows(page, [CABLE, MUG]);
  await button(page, "My Unbuy").hover();
  await page.getByRole("link", { name: "My orders", exact: true }).click();
  await listShows(page, ALL);
  assert.equal(await sort(page).inputValue(), "newest");
  await page.goBack();
  await listShows(page, [CABLE, MUG]);
  assert.equal(await sort(page).inputValue(), "oldest");
});

journey("a row that leaves its tab hands the focus to the heading", async ({ site, newPage }) => {
  const page = await newPage();
  // By mouse, after a question.
  await enter(page, site, "#/orders?tab=unpaid");
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await listShows(page, [MUG]);
  await hasFocus(heading(page));

  // By keyboard, at once.
  await enter(page, site, "#/orders?tab=shipped");
  await tabTo(page, "It has arrived");
  await page.keyboard.press("Enter");
  await nothing(page).waitFor();
  await hasFocus(heading(page));

  // A row that stays keeps it.
  await enter(page, site, "#/orders");
  await button(row(page, LAMP), "Cancel order").waitFor();
  await button(row(page, BACKPACK), "Take the request back").click();
  await button(row(page, BACKPACK), "Cancel order").waitFor();
  await hasFocus(page.locator(`#order-${BACKPACK}`));
});

journey("a row that moves to another place does not lose the focus", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders?tab=to-ship&sort=deadline");
  await eventually(page, async () => (await numbers(page))[0], BACKPACK);
  await button(row(page, BACKPACK), "Take the request back").click();
  await button(row(page, BACKPACK), "Cancel order").waitFor();
  assert.notEqual((await numbers(page))[0], BACKPACK, "it moves down");
  await hasFocus(page.locator(`#order-${BACKPACK}`));

  // Far down, where no rows are shown yet, it cannot have it; the heading can.
  await enter(page, { url: `${site.url}?sample=100` }, "#/orders?sort=deadline");
  const [first] = await numbers(page);
  await button(row(page, first), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await row(page, first).waitFor({ state: "detached" });
  await hasFocus(heading(page));
});

journey("the list is where it was after a look at an order", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 900, height: 600 } });
  await enter(page, { url: `${site.url}?sample=200` }, "#/orders");
  await eventually(page, async () => (await numbers(page)).length, 20);
  await page.getByText("20 of 200", { exact: true }).waitFor();
  await button(page, "Show more").focus();
  await page.keyboard.press("Enter");
  await eventually(page, async () => (await numbers(page)).length, 40);
  // The focus goes on where the new rows begin.
  const shown = await numbers(page);
  await hasFocus(page.locator(`#order-${shown[20]}`));
  await page.getByText("40 of 200", { exact: true }).waitFor();

  const link = page.locator(`#order-${shown[34]}`);
  await link.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  const ways = [
    () => page.getByRole("main").getByRole("link", { name: "My orders", exact: true }).click(),
    () => page.goBack(),
  ];
  for (const goBack of ways) {
    const place = await scrolled();
    assert.ok(place > 1_500, `scrolled to ${place}`);
    await link.click();
    await status(page).waitFor();
    await hasFocus(heading(page));
    assert.equal(await scrolled(), 0);
    await goBack();
    await hasFocus(link);
    assert.deepEqual(await numbers(page), shown);
    await eventually(page, async () => Math.abs((await scrolled()) - place) <= 2, true);
  }

  // What the list was narrowed to is there as well.
  await search(page).fill("kettle");
  await tab(page, "Cancelled").click();
  await sort(page).selectOption({ label: "Oldest first" });
  await eventually(page, async () => (await numbers(page)).length, 10);
  const narrowed = await numbers(page);
  await page.locator(`#order-${narrowed[7]}`).click();
  await status(page).waitFor();
  await ways[0]();
  await listShows(page, narrowed);
  assert.equal(await search(page).inputValue(), "kettle");
  assert.equal(await sort(page).inputValue(), "oldest");
  await hasFocus(page.locator(`#order-${narrowed[7]}`));
});

journey("finding in the page reaches every row", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 900, height: 500 } });
  await enter(page, site, "#/orders");
  await listShows(page, ALL);
  for (const [words, number] of [
    ["Canvas slip-ons", SLIP_ONS],
    ["map of the night sky", STATIONERY],
    ["No. 80165977", ADAPTER],
    ["مكتبة", NOTEBOOK],
  ]) {
    const within = await page.evaluate((words) => {
      getSelection().removeAllRanges();
      if (!window.find(words)) return "not found";
      return getSelection().anchorNode.parentElement.closest("li").querySelector("[id^=order-]").id;
    }, words);
    assert.equal(within, `order-${number}`);
  }
  // Screen readers hear a list of fifteen, each beginning with a heading that is a link.
  const rows = page.getByRole("main").getByRole("list").getByRole("listitem");
  assert.equal(await rows.count(), 15);
  assert.equal(await rows.getByRole("heading", { level: 2 }).getByRole("link").count(), 15);
});

journey("ten thousand orders are one list like any other", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await button(row(page, CABLE), "Leave feedback").waitFor();
  const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  const before = await stored();

  await enter(page, { url: `${site.url}?sample=10000` }, "#/orders");
  const told = "A list of 10,000 made-up orders, to try it out. Nothing here is saved.";
  const banner = page.getByText(told, { exact: true });
  await banner.waitFor();
  const counts = (await tabs(page)).map((it) => Number(it.match(/[\d,]+$/)[0].replace(",", "")));
  assert.equal(counts[0], 10_000);
  assert.equal(counts.slice(1).reduce((sum, it) => sum + it), 10_000);
  assert.ok(counts.every((it) => it > 0), counts.join());

  await search(page).pressSequentially("10000006");
  await listShows(page, ["10000006"]);
  await search(page).fill("SCARF móss");
  await page.getByRole("status").getByText("667 orders found", { exact: true }).waitFor();
  await tab(page, "Shipped").click();
  await eventually(page, async () => (await numbers(page)).length <= 30, true);
  await search(page).fill("");
  await tab(page, "Unpaid").click();
  await sort(page).selectOption({ label: "Next deadline first" });
  const [first] = await numbers(page);
  await button(row(page, first), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await row(page, first).waitFor({ state: "detached" });
  await skipDays(page, 1);

  // Nothing of it is kept; the reader's own orders are as they were.
  await page.getByText("Not saved.", { exact: true }).waitFor();
  assert.equal(await stored(), before);
  await page.reload();
  await banner.waitFor();
  assert.equal((await tabs(page))[0], "All 10,000");
  await enter(page, site, "#/orders");
  assert.equal(await stored(), before);
  await button(row(page, CABLE), "Leave feedback").waitFor();
  await listShows(page, ALL);
});

journey("starting over in a list to be tried blames no browser", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, { url: `${site.url}?sample=50` }, "#/orders");
  await button(page, "Start over").click();
  await button(page.getByRole("dialog"), "Start over").click();
  await page.getByText("The practice shop begins anew.").waitFor();
  assert.equal(await page.getByText("This browser gives the page no storage").count(), 0);
});

journey("on a phone the chosen tab is in sight, and the page stays where it is", async ({
  site,
  newPage,
}) => {
  const page = await newPage({ viewport: { width: 360, height: 740 } });
  await enter(page, site, "#/orders?tab=expired");
  const isSeen = () =>
    tab(page, "Expired").evaluate((it) => {
      const { left, right } = it.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && scrollY === 0;
    });
  await eventually(page, isSeen, true);
});

journey("a list without any order offers nothing to press", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, { url: `${site.url}?sample=0` }, "#/orders");
  await nothing(page).getByText("Nothing here now.").waitFor();
  assert.equal(await nothing(page).getByRole("button").count(), 0);
});

journey("each way out on the main page leads to an order that takes it", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "");
  await page.getByRole("link", { name: "Too late for both" }).click();
  await way(page, "Return").getByText("The time to return it ended on").waitFor();
  await button(page, "Sell it on").waitFor();
});
