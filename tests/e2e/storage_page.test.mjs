// The page about storage: how things are kept, what could not be read, backups. It says no more than is
// true, and deletes nothing that the reader has not taken along.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { journey } from "./support/browser.mjs";
import { button, enter, fact, hasFocus, tabTo } from "./shop.mjs";
import { add, aliexpress } from "./mine.mjs";

const KEY = "unbuy1:main:practice:1:j:somebody:7";
const SPOILT = "J1|5|00000000|{\"a\"}";

const region = (page, name) => page.getByRole("region", { name });
const heading = (page) => page.getByRole("heading", { name: "Storage", level: 1 });

/** Presses a button and reads the file that comes of it. */
async function downloaded(page, name) {
  const download = page.waitForEvent("download");
  await button(page, name).click();
  return (await readFile(await (await download).path())).toString();
}

/** What the page says of one thing. */
const kept = (page, term) => fact(region(page, "How it is kept"), term);

journey("the foot of every page leads to what is known of storage", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 360, height: 740 } });
  await enter(page, site);
  await page.getByRole("contentinfo").getByRole("link", { name: "Storage" }).click();
  await heading(page).waitFor();
  await hasFocus(heading(page));
  assert.equal(await page.title(), "Storage · Unbuy");
  await kept(page, "Practice").getByText("Saved in this browser").waitFor();
  await kept(page, "My own orders").getByText("Saved in this browser").waitFor();
  await kept(page, "Second copy").getByText("Kept in this browser too").waitFor();
  await region(page, "Set aside").getByText("Nothing. Everything").waitFor();
  await region(page, "Backup of my own orders").getByText("no orders of your own yet").waitFor();
  assert.ok(await button(page, "Save a backup").isDisabled());
  // Nothing here is practice.
  assert.equal(await button(page, "Skip a day").filter({ visible: true }).count(), 0);
  await page.reload();
  await heading(page).waitFor();
});

journey("the browser is asked to keep it, and its answer is told as it is", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/storage");
  await kept(page, "The browser’s promise").getByText("Not promised").waitFor();
  await button(page, "Ask the browser to keep it").click();
  await page.getByText("The browser did not promise it.").waitFor();
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send("Target.getTargetInfo");
  const permissions = ["durableStorage"];
  await session.send("Browser.grantPermissions", { permissions, browserContextId: targetInfo.browserContextId });
  await tabTo(page, "Ask the browser to keep it");
  await page.keyboard.press("Enter");
  await kept(page, "The browser’s promise").getByText("It keeps this").waitFor();
  await hasFocus(page.getByRole("heading", { name: "How it is kept" }));
  assert.equal(await button(page, "Ask the browser to keep it").count(), 0);
});

journey("what cannot be read is told, handed out, and only then removed", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, SPOILT]);
  await page.reload();
  await page.getByText("1 stored change cannot be read").waitFor();
  await page.locator(".save-banner").getByRole("link", { name: "Storage" }).click();
  const aside = region(page, "Set aside");
  await aside.getByText(KEY).waitFor();
  const remove = aside.getByRole("button", { name: "Remove it" });
  assert.ok(await remove.isDisabled());
  assert.equal(await remove.innerText(), "Remove it, once downloaded");

  assert.deepEqual(JSON.parse(await downloaded(page, "Download it")), { [KEY]: SPOILT });
  await button(aside, "Remove it").click();
  await button(page.getByRole("dialog"), "Keep it").click();
  await aside.getByText(KEY).waitFor();
  await button(aside, "Remove it").click();
  await button(page.getByRole("dialog"), "Remove it").click();
  await aside.getByText("Nothing. Everything").waitFor();
  await hasFocus(page.getByRole("heading", { name: "Set aside" }));
  assert.equal(await page.evaluate((key) => localStorage.getItem(key), KEY), null);
  await page.reload();
  await aside.getByText("Nothing. Everything").waitFor();
});

journey("another tab goes on saving when something set aside is removed", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);
  await button(page, "Skip a day").click();
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, SPOILT]);
  await page.reload();
  const other = await page.context().newPage();
  await enter(other, site);
  await enter(page, site, "#/storage");
  await downloaded(page, "Download it");
  await button(page, "Remove it").click();
  await button(page.getByRole("dialog"), "Remove it").click();
  await region(page, "Set aside").getByText("Nothing. Everything").waitFor();
  await button(other, "Skip a day").click();
  await other.getByText("Saved in this browser.").waitFor();
  await other.reload();
  await other.getByText("Saved in this browser.").waitFor();
});

journey("a backup is saved here too, and the page knows of it", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, aliexpress("2026-11-01,1,Mug,1,5.00,EUR,Completed\n"));
  await enter(page, site, "#/storage");
  const backup = region(page, "Backup of my own orders");
  await backup.getByText("There is no backup of them yet").waitFor();
  assert.match(await downloaded(page, "Save a backup"), /unbuy_backup.*Mug/);
  await backup.getByText("The last backup is of").waitFor();
  await backup.getByText("0 changes since").waitFor();
  assert.match(await downloaded(page, "Download my data"), /unbuy1:main:mine:/);
  await page.reload();
  await backup.getByText("The last backup is of").waitFor();
});

journey("how much room is used is told", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site);
  await page.evaluate(() => localStorage.setItem("somebody", "x".repeat(2_000_000)));
  await enter(page, site, "#/storage");
  const room = region(page, "Room");
  const meter = room.getByRole("meter");
  await meter.waitFor();
  const used = await meter.evaluate((it) => it.value / it.max);
  assert.ok(used > 0.38 && used < 0.5, `${used}`);
  assert.match(await fact(room, "Other things on this site").innerText(), /^about 2,000,/);
  // The page may be there before the room is held, and then tells of it once it is.
  await fact(room, "Held free for when the rest is used up")
    .filter({ hasText: /^about 131,/ })
    .waitFor();
});

journey("a blocked storage is told here as well", async ({ site, newProfile }) => {
  const profile = await newProfile({ blockStorage: true });
  const page = await profile.open();
  await enter(page, site, "#/storage");
  await kept(page, "Practice").getByText("forbids this page to store anything").waitFor();
  await kept(page, "Second copy").getByText("Not available here").waitFor();
});

journey("in a frame there is no such page", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await page.goto(await newHost(`<iframe src="${site.url}#/storage" title="Unbuy"></iframe>`));
  const frame = page.frameLocator("iframe");
  await frame.getByText("There is nothing here").waitFor();
  assert.equal(await frame.getByRole("link", { name: "Storage" }).count(), 0);
});
