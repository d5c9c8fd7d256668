// Keeping orders whatever happens to the storage. The numbers are those of the list of faults; what we
// promise for each stands in docs/reliability.md.

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

import { journey } from "./support/browser.mjs";
import { CABLE, LAMP, button, enter, eventually, row, status } from "./shop.mjs";
import { add, aliexpress, empty, entries, fill, haveBallast, open, preview, stored, takeAll, titles, unpacked } from "./mine.mjs";

const MUG = "2026-10-02,7,Mug,1,€5,EUR,Awaiting shipment\n";
const CUP = "2026-10-03,8,Cup,1,€6,EUR,Awaiting shipment\n";

/** Ends the order of the cable, which is one change that is stored. */
async function cancelCable(page) {
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await button(row(page, CABLE), "Leave feedback").waitFor();
}

const isSaved = (page) => page.getByText("Saved in this browser.").waitFor();

/** Waits until the second copy has all that the storage has. */
const isCopied = (page) =>
  eventually(page, async () => {
    const { storage, copy } = await entries(page);
    const keys = (all) => all.map(([key]) => key).filter((key) => /^unbuy\d/.test(key));
    return keys(storage).length > 0 && keys(storage).every((key) => keys(copy).includes(key));
  }, true);

/** Takes the second copy away, as a browser does that has none. */
const withoutCopy = (page) => page.context().addInitScript(() => delete window.indexedDB);

/** Changes the value under the one key that fits. */
const damage = (page, pattern, change) =>
  page.evaluate(
    ([pattern, change]) => {
      const key = Object.keys(localStorage).find((it) => new RegExp(pattern).test(it));
      const value = localStorage.getItem(key);
      const spoilt = { cut: () => value.slice(0, value.length >> 1), flipped: () => `${value.slice(0, -9)}${value.at(-9) === "A" ? "B" : "A"}${value.slice(-8)}`, empty: () => "", long: () => "A".repeat(4 << 20), surrogate: () => "\ud800x" }[change]();
      localStorage.setItem(key, spoilt);
      return [key, spoilt];
    },
    [pattern, change],
  );

// A. Storage denied or odd.

journey("3: a storage that takes nothing from the first is told, and the practice goes on", async ({ site, newPage }) => {
  const page = await newPage();
  await page.addInitScript(takeAll, { ballast: false });
  await enter(page, site, "#/orders");
  await cancelCable(page);
  await page.getByText("storage of this browser is full").waitFor();
  await empty(page);
  await button(page, "Skip a day").click();
  await isSaved(page);
});

journey("8, 9: what others have stored is neither read nor touched", async ({ site, newPage }) => {
  const page = await newPage();
  await page.addInitScript(() => {
    for (const [key, value] of [["foreign", "not json"], ["length", "9"], ["__proto__", "p"], ["unbuy", "x"]]) {
      localStorage.setItem(key, value);
    }
    for (let index = 0; index < 50_000; index += 1) localStorage.setItem(`f${index}`, "1");
  });
  await enter(page, site, "#/orders");
  await cancelCable(page);
  await isSaved(page);
  const foreign = await page.evaluate(() => {
    const all = Object.keys({ ...localStorage }).filter((key) => /^f\d/.test(key));
    return { count: all.length, odd: ["foreign", "length", "__proto__", "unbuy"].map((it) => localStorage.getItem(it)) };
  });
  assert.deepEqual(foreign, { count: 50_000, odd: ["not json", "9", "p", "x"] });
});

journey("10: a storage that is cleared while the page is open comes back from the second copy", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await cancelCable(page);
  await isCopied(page);
  // Another tab of ours might be quicker to bring it back, and tell of it there.
  await page.evaluate(() => open("about:blank").localStorage.clear());
  await page.getByText(/changes were lost here and are back/).waitFor();
  await isSaved(page);
  await page.reload();
  await button(row(page, CABLE), "Leave feedback").waitFor();
});

journey("10: without a second copy it is told, and what is shown can be taken along", async ({ site, newPage }) => {
  const page = await newPage();
  await withoutCopy(page);
  await enter(page, site, "#/orders");
  await cancelCable(page);
  const other = await page.context().newPage();
  await enter(other, site);
  await other.evaluate(() => localStorage.clear());
  await page.getByText("deleted what was stored here").waitFor();
  await button(row(page, CABLE), "Leave feedback").waitFor();
  await button(page, "Download my data").waitFor();
});

// B. Quota.

journey("11: in a full storage there is room for what is done next", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await haveBallast(page);
  await fill(page);
  await cancelCable(page);
  await isSaved(page);
  await page.reload();
  await button(row(page, CABLE), "Leave feedback").waitFor();
});

journey("12: what a full storage refuses is kept in the second copy", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await haveBallast(page);
  await fill(page, { ballast: true });
  const before = await page.evaluate(() => ({ ...localStorage }));
  await cancelCable(page);
  await page.getByText("storage of this browser is full").waitFor();
  await button(page, "Download my data").waitFor();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), before, "old values are unchanged");
  // Room comes back while nobody looks.
  await empty(page);
  await page.reload();
  await button(row(page, CABLE), "Leave feedback").waitFor();
  await isSaved(page);
});

journey("13: it starts in a storage that is fuller than full", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await cancelCable(page);
  await isCopied(page);
  // Two tabs can both pass the check of the quota.
  const others = [await page.context().newPage(), await page.context().newPage()];
  for (const other of others) await enter(other, site);
  await page.evaluate(() => localStorage.removeItem("unbuy:ballast"));
  await Promise.all(others.map((other, index) =>
    other.evaluate((index) => {
      try {
        localStorage.setItem(`filler-${index}`, "x".repeat(3 << 20));
      } catch {
        // Then it was the other one that came first, and the storage is only nearly full.
      }
    }, index),
  ));
  await page.reload();
  await button(row(page, CABLE), "Leave feedback").waitFor();
  await button(page, "Skip a day").click();
  await page.getByText(/Saved in this browser|Not saved/).first().waitFor();
});

journey("14: an import that would fill the storage is refused with numbers, and leaves nothing", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/mine");
  await page.evaluate(() => localStorage.setItem("filler", "x".repeat(4_000_000)));
  await open(page, site, aliexpress(MUG));
  await preview(page).getByRole("button", { name: "Add 1 order" }).click();
  await page.getByText(/need 3 KB of the storage of this browser, and 0 KB are left/).waitFor();
  assert.doesNotMatch(await stored(page), /:mine:/);
  await page.evaluate(() => localStorage.removeItem("filler"));
  await preview(page).getByRole("button", { name: "Add 1 order" }).click();
  await page.getByRole("heading", { name: "My own orders", level: 1 }).waitFor();
  assert.deepEqual(await titles(page), ["Mug"]);
});

// C. Corruption.

for (const change of ["cut", "flipped", "empty", "long", "surrogate"]) {
  journey(`19, 20, 21: a record that is ${change} is made whole from the second copy, and stays where it lies`, async ({ site, newPage }) => {
    const page = await newPage();
    await enter(page, site, "#/orders");
    await cancelCable(page);
    await isCopied(page);
    const [key, value] = await damage(page, ":practice:.*:j:.*:2$", change);
    await page.reload();
    await page.getByText("1 change was lost here and is back").waitFor();
    await button(row(page, CABLE), "Leave feedback").waitFor();
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), value);
  });
}

journey("20: without a second copy the damage is told, kept and offered, and the rest is shown", async ({ site, newPage }) => {
  const page = await newPage();
  await withoutCopy(page);
  await add(page, site, aliexpress(MUG));
  await page.goto("about:blank");
  await add(page, site, aliexpress(CUP));
  const [key, value] = await damage(page, ":mine:.*:[js]:", "flipped");
  await page.reload();
  await page.getByText("1 stored change cannot be read").waitFor();
  assert.equal((await titles(page)).length, 1);
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), value);
});

journey("19: a segment that is gone comes back from the second copy", async ({ site, newPage }) => {
  const page = await newPage();
  // So many that they are packed at once.
  const rows = Array.from({ length: 20 }, (_, index) => MUG.replace(",7,", `,${index + 1},`));
  await add(page, site, aliexpress(rows.join("")));
  await isCopied(page);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (/:mine:.*:s:/.test(key)) localStorage.removeItem(key);
  });
  await page.reload();
  await page.getByText("1 change was lost here and is back").waitFor();
  await eventually(page, async () => (await titles(page)).length, 20);
});

// D. Kills.

journey("27: 100 ms after “Saved” the browser is killed, and the change is there", async ({ site, newProfile }) => {
  const profile = await newProfile();
  let page = await profile.open();
  await enter(page, site, "#/orders");
  await cancelCable(page);
  await isSaved(page);
  await wait(100);
  await profile.kill();
  page = await profile.open();
  await enter(page, site, "#/orders");
  await button(row(page, CABLE), "Leave feedback").waitFor();
  await page.getByText(/lost here and (is|are) back/).waitFor();
});

journey("28: 300 ms after a change the page crashes, and the change is there", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await cancelCable(page);
  await isSaved(page);
  await wait(300);
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await crashed;
  const again = await page.context().newPage();
  await enter(again, site, "#/orders");
  await button(row(again, CABLE), "Leave feedback").waitFor();
});

journey("30: a reload during an import leaves all of it or nothing", async ({ site, newPage }) => {
  const page = await newPage();
  const rows = Array.from({ length: 3000 }, (_, index) => `2026-03-02,${index + 1},Mug ${index},1,€5,EUR,Completed\n`);
  await open(page, site, aliexpress(rows.join("")));
  const adding = preview(page).getByRole("button", { name: "Add 3,000 orders" });
  await adding.waitFor();
  const loaded = page.waitForEvent("load");
  await adding.evaluate((it) => {
    it.click();
    location.reload();
  });
  await loaded;
  await page.goto("about:blank");
  await enter(page, site, "#/mine");
  await page.getByText(/No orders yet|All 3,000/).first().waitFor();
});

// E. Several tabs.

/** Notes so many things of an order, as fast as the page can, one real click after another. */
const noteMany = (page, count) =>
  page.evaluate(async (count) => {
    // A turn of the loop is enough for the page; frames do not come to a tab in the background.
    const turn = () => new Promise((done) => setTimeout(done));
    for (let index = 0; index < count; index += 1) {
      const choice = document.querySelector("main select");
      choice.selectedIndex = [...choice.options].findIndex((it) =>
        it.text === (index % 2 === 0 ? "I asked the shop to cancel" : "I took the request back"));
      choice.dispatchEvent(new Event("change", { bubbles: true }));
      await turn();
      [...document.querySelectorAll("main button")].find((it) => it.textContent.trim() === "Note it").click();
      await turn();
    }
  }, count);

/** The records in a segment; none in a damaged one. */
function lines(value) {
  try {
    return unpacked(value).split("\n");
  } catch {
    return [];
  }
}

/** The things noted in `mine`, wherever they are stored by now: each once. */
async function noted(page) {
  const { storage } = await entries(page);
  const bodies = storage.filter(([key]) => key.includes(":mine:")).flatMap(([key, value]) =>
    key.includes(":j:") ? [value.split("|").slice(3).join("|")] : key.includes(":s:") ? lines(value) : []);
  return new Set(bodies.filter((it) => it.includes('"acted"')));
}

journey("32: two tabs with a thousand acts each lose none, though the journal is folded meanwhile", async ({ site, newPage }) => {
  const page = await newPage();
  const rows = Array.from({ length: 8 }, (_, index) => `2026-10-02,${index + 1},Thing ${index},1,€5,EUR,Awaiting shipment\n`);
  await add(page, site, aliexpress(rows.join("")));
  const other = await page.context().newPage();
  const work = async (tab, from) => {
    for (let index = from; index < from + 4; index += 1) {
      await enter(tab, site, `#/mine/${encodeURIComponent(`aliexpress:${index + 1}`)}`);
      await tab.getByRole("button", { name: "Note it" }).waitFor();
      await noteMany(tab, 250);
    }
  };
  await Promise.all([work(page, 0), work(other, 4)]);
  assert.equal((await noted(page)).size, 2000);
  await page.reload();
  await page.getByRole("button", { name: "Note it" }).waitFor();
  const { storage } = await entries(page);
  const heads = storage.filter(([key]) => /:mine:.*:h:/.test(key)).length;
  assert.ok(heads > 0, "the journal was folded");
  assert.equal((await noted(page)).size, 2000);

  // 17, 18, 19: a head and a segment are damaged. The records are in the second copy, and in the journal.
  await isCopied(page);
  await damage(page, ":mine:.*:h:", "cut");
  await damage(page, ":mine:.*:s:", "cut");
  await page.reload();
  await page.getByRole("button", { name: "Note it" }).waitFor();
  await page.getByText(/stored changes? cannot be read/).waitFor();
  await eventually(page, async () => (await noted(page)).size, 2000);
});

journey("33: both tabs decide on one order at once; both acts are kept, and both tabs tell the same", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, `#/orders/${CABLE}`);
  const other = await page.context().newPage();
  await enter(other, site, `#/orders/${CABLE}`);
  await button(page, "Pay").click();
  await button(other, "Cancel order").click();
  await Promise.all([
    button(page.getByRole("dialog"), "Pay").click(),
    button(other.getByRole("dialog"), "Cancel order").click(),
  ]);
  const story = (tab) => tab.locator(".line").innerText();
  await eventually(page, async () => (await story(page)) === (await story(other)), true);
  const told = await story(page);
  await page.reload();
  await page.locator(".line").waitFor();
  assert.equal(await story(page), told);
  const acts = (await stored(page)).match(/\\"acted\\"/g) ?? [];
  assert.ok(acts.length >= 1, "what was decided is stored");
});

journey("34: an order is deleted in one tab while the other notes something of it", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, aliexpress(MUG + CUP));
  const other = await page.context().newPage();
  const mug = `#/mine/${encodeURIComponent("aliexpress:7")}`;
  await enter(page, site, mug);
  await enter(other, site, mug);
  await button(page, "Delete this order").click();
  await other.getByLabel("What happened", { exact: true }).selectOption({ label: "The shop shipped it" });
  await Promise.all([
    button(page.getByRole("dialog"), "Delete it").evaluate((it) => it.click()),
    button(other, "Note it").evaluate((it) => it.click()),
  ]);
  await page.getByText("Deleted from this browser.").waitFor();
  for (const tab of [page, other]) {
    await enter(tab, site, "#/mine");
    await eventually(tab, () => titles(tab), ["Cup"]);
  }
  assert.doesNotMatch(await stored(page), /Mug/);
});

journey("36: a tab that was frozen meanwhile sees it all when it is looked at again", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  const other = await page.context().newPage();
  await enter(other, site, "#/orders");
  const session = await other.context().newCDPSession(other);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await cancelCable(page);
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await other.bringToFront();
  await button(row(other, CABLE), "Leave feedback").waitFor();
});

journey("40: one act in one of ten tabs is seen in all, and is written once", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  await button(page, "Skip a day").click();
  const others = [];
  for (let index = 0; index < 9; index += 1) {
    others.push(await page.context().newPage());
    await enter(others.at(-1), site, "#/orders");
  }
  // Of the journal alone: a tab that opens writes and removes another one to see whether it can.
  const keys = () =>
    page.evaluate(() => Object.keys({ ...localStorage }).filter((it) => it.startsWith("unbuy1:")).length);
  const before = await keys();
  await cancelCable(page);
  for (const other of others) await button(row(other, CABLE), "Leave feedback").waitFor();
  assert.equal(await keys(), before + 1);
  await enter(page, site, `#/orders/${LAMP}`);
  await status(page).waitFor();
});
