// Opening files: of shops, of our own, and of all other kinds. The numbers are those of the list of
// faults in ARCHITECTURE.md.

import assert from "node:assert/strict";
import { mkdtemp, open as openFile, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { axe, journey } from "./support/browser.mjs";
import { button, enter, eventually, hasFocus, status, tabTo } from "./shop.mjs";
import { add, aliexpress, fixture, open, pick, preview, refusal, stored, titles } from "./mine.mjs";

const GOOD = "2026-03-02,7,Mug,1,€5,EUR,Completed\n";
const file = (buffer, name = "orders.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(buffer) });
const oddities = (page) => page.getByRole("region", { name: /things? to look at$/ }).first();
const offered = (page) => preview(page).locator(".offered .item-title").allInnerTexts();

journey("files of shops are opened together, looked at, and added by mouse", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/mine");
  await page.getByRole("link", { name: "Open a file" }).click();
  // How long a file may be is said before one is opened.
  await page.getByText("Up to 20 MB and 50,000 rows").waitFor();
  await pick(page, ["amazon-new.csv", "amazon-refunds.csv", "temu.csv"].map(fixture));
  await hasFocus(page.locator("#preview-title"));
  await preview(page).getByText("amazon-new.csv: orders from Amazon").waitFor();
  await preview(page).getByText("amazon-refunds.csv: refunds from Amazon").waitFor();
  await preview(page).getByText("10 new", { exact: true }).waitFor();
  await preview(page).getByText("Money came back for 1 order that is not here").waitFor();
  await preview(page).getByText("1 cancelled order tells nothing of money back").waitFor();
  // What is odd is told by file, row and column.
  const rows = await oddities(page).getByRole("row").allInnerTexts();
  assert.ok(rows.some((it) => /temu\.csv · row 5 · Order total\s+This amount can be read/.test(it)), rows.join("\n"));
  assert.doesNotMatch(await stored(page), /:mine:/, "nothing is noted before somebody says so");

  await preview(page).getByLabel("Streamer").uncheck();
  await button(preview(page), "Add 9 orders").click();
  await page.getByText("9 orders are in your book.").waitFor();
  const all = await titles(page);
  assert.equal(all.length, 9);
  assert.ok(!all.includes("Streamer") && all.includes("Never came"), "cancelled ones are kept");
  // The rail looks like the end of the way only where it is one.
  const ahead = (title) => page.locator(".order", { hasText: title }).locator(".rail[data-ahead]");
  assert.equal(await ahead("Never came").count(), 1);
  assert.equal(await ahead("Fan, 45 W, white").count(), 0);
  // A refund has found its order, and a cancelled order without one is flagged.
  const watched = page.getByRole("region", { name: "What to look at" });
  await watched.getByText("Had you paid, and is the money back?").waitFor();
  await page.getByRole("link", { name: "Fan, 45 W, white", exact: true }).click();
  await status(page).getByText("Money is back").waitFor();

  // Once more: only what was left out is news.
  await open(page, site, ["amazon-new.csv", "amazon-refunds.csv", "temu.csv"].map(fixture));
  await preview(page).getByText("9 here already").waitFor();
  assert.deepEqual(await offered(page), ["Streamer"]);
});

journey("a file is opened and added by keyboard alone", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/mine/import");
  await tabTo(page, "Choose files");
  const chooser = page.waitForEvent("filechooser");
  // The page is asked to report the dialog by another way than keys take, and they may be faster: what
  // it answers to next shows that it knows.
  await page.evaluate(() => document.title);
  await page.keyboard.press("Space");
  await (await chooser).setFiles(fixture("aliexpress.csv"));
  await hasFocus(page.locator("#preview-title"));
  await tabTo(page, "All of them");
  await page.keyboard.press("Space");
  await button(preview(page), "Add 0 orders").waitFor();
  await page.keyboard.press("Space");
  await tabTo(page, "Add 5 orders");
  await page.keyboard.press("Enter");
  await eventually(page, async () => (await titles(page)).length, 5);
});

journey("a newer file brings news of orders that are here", async ({ site, newPage }) => {
  const page = await newPage();
  const row = (it) => aliexpress(`2026-03-02,7,Mug,1,€5,EUR,${it}\n`);
  await add(page, site, row("Awaiting shipment"));
  await open(page, site, row("In Transit"));
  await preview(page).getByText("1 with news", { exact: true }).waitFor();
  await button(preview(page), "Add 1 order").click();
  await page.getByRole("link", { name: "Mug" }).first().click();
  await status(page).getByText("On its way").waitFor();
});

journey("files are dropped on the page", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/mine/import");
  const text = (await readFile(fixture("aliexpress.csv"))).toString();
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return data;
  }, text);
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: data });
  await preview(page).getByText("dropped.csv: orders from AliExpress").waitFor();
});

journey("a long file shows how far it is, and can be stopped", async ({ site, newPage }) => {
  const page = await newPage();
  const title = "x".repeat(280);
  const rows = Array.from({ length: 49_000 }, (_, it) => `2026-03-02,${it},${title},1,€5,EUR,Completed\n`);
  const folder = await mkdtemp(join(tmpdir(), "unbuy-files-"));
  try {
    const path = join(folder, "long.csv");
    await writeFile(path, aliexpress(rows.join("")).buffer);
    await open(page, site, path);
    const bar = page.getByRole("progressbar", { name: "Reading long.csv" });
    await bar.waitFor();
    await button(page, "Stop").click();
    await refusal(page).getByText("Stopped. Nothing was added.").waitFor();
    await bar.waitFor({ state: "detached" });
    // Another one is read as if nothing had been.
    await pick(page, fixture("temu.csv"));
    await preview(page).getByText("4 new", { exact: true }).waitFor();
    assert.equal(await refusal(page).innerText(), "");
  } finally {
    await rm(folder, { recursive: true });
  }
});

journey("five thousand orders are opened, added, and one list like any other", async ({ site, newPage }) => {
  const page = await newPage();
  const rows = Array.from({ length: 5_000 }, (_, it) => `2026-03-02,${it},Thing ${it},1,€5,EUR,Completed\n`);
  await open(page, site, aliexpress(rows.join("")));
  await preview(page).getByText("5,000 new").waitFor();
  assert.equal((await offered(page)).length, 50);
  await button(preview(page), "Show 4,950 more").click();
  assert.equal((await offered(page)).length, 100);
  await button(preview(page), "Add 5,000 orders").click();
  await page.getByText("5,000 orders are in your book.").waitFor();
  await page.getByRole("searchbox").fill("Thing 4999");
  await eventually(page, () => titles(page), ["Thing 4999"]);
  await page.reload();
  await eventually(page, () => titles(page), ["Thing 4999"]);
});

journey("58: a file that is too long is refused before it is read", async ({ site, newPage }) => {
  const page = await newPage();
  const folder = await mkdtemp(join(tmpdir(), "unbuy-files-"));
  try {
    const path = join(folder, "huge.csv");
    const huge = await openFile(path, "w");
    await huge.truncate(200 * 1024 * 1024);
    await huge.close();
    await open(page, site, path);
    await refusal(page).getByText("huge.csv: it is longer than 20 MB").waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
});

journey("58: a file with too many rows is refused", async ({ site, newPage }) => {
  const page = await newPage();
  await open(page, site, aliexpress(Array.from({ length: 50_001 }, (_, it) => `,${it},x,1,,,\n`).join("")));
  await refusal(page).getByText("it has more than 50,000 rows").waitFor();
});

const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
const goodText = aliexpress(GOOD).buffer.toString();

journey("59: other encodings are read by their mark, or said", async ({ site, newPage }) => {
  const page = await newPage();
  await open(page, site, file(utf16(goodText)));
  await eventually(page, () => offered(page), ["Mug"]);
  await button(page, "Open something else").click();
  await pick(page, file(Buffer.from(goodText.replace("Mug", "Caf\u00e9").replace("€", ""), "latin1")));
  await eventually(page, () => offered(page), ["Café"]);
  await oddities(page).getByText("Not in Unicode. Read as Windows-1252.").waitFor();
  await button(page, "Open something else").click();
  await pick(page, file(Buffer.from(goodText, "utf16le")));
  await refusal(page).getByText("its text is in UTF-16 and does not say so").waitFor();
});

const WRONG = [
  ["empty", "", "there is nothing in it"],
  ["a workbook", "PK\x03\x04\x14\0\x06\0[Content_Types].xml", "Save it as CSV, or unpack it first"],
  ["a PDF", "%PDF-1.7\n", "it is a PDF"],
  ["a picture", "\x89PNG\r\n\x1a\n", "it is a picture"],
  ["a web page", "<!DOCTYPE html><html>Sign in</html>", "the shop wanted you to sign in"],
  ["other JSON", '{"orders":[]}', "it is JSON, but no backup"],
  ["another table", "a,b,c\n1,2,3\n", "its columns are none that are known here: a, b, c"],
  ["without a column", "Order Date,Order ID,Title,Qty,Price\n", "it looks like orders from AliExpress, but has no column Status"],
];
journey("wrong files are told by what they are, and nothing is lost", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, aliexpress(GOOD));
  await enter(page, site, "#/mine/import");
  for (const [name, content, said] of WRONG) {
    await pick(page, file(Buffer.from(content, "latin1"), `${name}.csv`));
    await refusal(page).getByText(said).waitFor();
    await refusal(page).getByText(`${name}.csv: `).waitFor();
  }
  await axe(page);
  // One that is wrong does not keep the others back.
  await pick(page, [file("", "empty.csv"), file(await readFile(fixture("temu.csv")), "temu.csv")]);
  await refusal(page).getByText("empty.csv: there is nothing in it").waitFor();
  await preview(page).getByText("4 new", { exact: true }).waitFor();
  await page.getByRole("link", { name: "My own orders" }).first().click();
  await eventually(page, () => titles(page), ["Mug"]);
});

journey("60: a file that was cut is refused with its row; other marks between cells are read", async ({ site, newPage }) => {
  const page = await newPage();
  await open(page, site, aliexpress('2026-03-02,7,"Mug,1,€5,EUR,Completed\n2026-03-02,8,Cup,1,€5,EUR,Completed\n'));
  await refusal(page).getByText("in row 2 a quotation mark is opened and never closed").waitFor();
  await pick(page, file(`x${",x".repeat(400)}\n`));
  await refusal(page).getByText("row 1 has more cells than a table has").waitFor();
  await pick(page, file(goodText.replaceAll(",", ";")));
  await eventually(page, () => offered(page), ["Mug"]);
});

journey("61: what comes twice is told, and the reader chooses", async ({ site, newPage }) => {
  const page = await newPage();
  await open(page, site, aliexpress(GOOD + GOOD));
  await oddities(page).getByText("The same row came before. Counted once.").waitFor();
  assert.deepEqual(await offered(page), ["Mug"]);
  await preview(page).getByLabel("Mug").uncheck();
  await button(preview(page), "Add 0 orders").click();
  await page.getByText("Choose at least one.").waitFor();
  assert.doesNotMatch(await stored(page), /:mine:/);
});

journey("62: keys that mean something elsewhere are plain data", async ({ site, newPage }) => {
  const page = await newPage();
  await open(page, site, file('{"unbuy_backup":1,"__proto__":{"x":1},"constructor":{}}', "b.json"));
  await refusal(page).getByText("it is a backup that was cut or changed").waitFor();
  assert.equal(await page.evaluate(() => ({}).x), undefined);
});

journey("63: a doubtful number is left unknown, and told with its place", async ({ site, newPage }) => {
  const page = await newPage();
  await open(page, site, aliexpress('2026-03-02,7,Mug,1,"1,234",EUR,Completed\n'));
  const rows = await oddities(page).getByRole("row").allInnerTexts();
  assert.match(rows.at(-1), /orders\.csv · row 2 · Price\s+This amount can be read in two ways/);
  await button(preview(page), "Add 1 order").click();
  await page.getByRole("link", { name: "Mug" }).first().click();
  await page.getByRole("region", { name: "Money" }).getByText("Not known").waitFor();
});

journey("66: a backup that was cut or changed is refused, and nothing changes", async ({ site, newPage }) => {
  const page = await newPage();
  await add(page, site, aliexpress(GOOD));
  const download = page.waitForEvent("download");
  await button(page, "Save a backup").click();
  const backup = (await readFile(await (await download).path())).toString();
  const before = await stored(page);
  await enter(page, site, "#/mine/import");
  for (const spoilt of [backup.slice(0, backup.length >> 1), backup.replace("Mug", "Jug")]) {
    await pick(page, file(spoilt, "backup.json"));
    await refusal(page).getByText("it is a backup that was cut or changed").waitFor();
  }
  await pick(page, file('{"unbuy_backup":99}', "backup.json"));
  await refusal(page).getByText("a newer version of this page has written it").waitFor();
  assert.equal(await stored(page), before);
});

journey("67: nothing is brought in by an address", async ({ site, newPage }) => {
  const page = await newPage();
  for (const address of ["#import=x", "?data=%7B%7D#/mine", "#/mine/import?file=orders.csv"]) {
    await page.goto("about:blank");
    await enter(page, site, address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.doesNotMatch(await stored(page), /:mine:/);
    assert.equal(await preview(page).count(), 0);
  }
});

const HOSTILE = ["<img src=x onerror=alert(1)>", "</script><svg onload=alert(1)>", "javascript:alert(1)"];
journey("68, 69: names and texts of others are text, whatever they hold", async ({ site, newPage }) => {
  const page = await newPage();
  page.on("dialog", (it) => assert.fail(it.message()));
  const rows = HOSTILE.map((it, index) => `2026-03-02,${index}${it},${it},1,€5,EUR,${it}\n`).join("");
  const name = "..%2F..%2Fx<img src=x onerror=alert(1)>.html";
  await open(page, site, aliexpress(rows, name));
  await preview(page).getByText(`${name}: orders from AliExpress`).waitFor();
  assert.deepEqual((await offered(page)).sort(), [...HOSTILE].sort());
  assert.equal(await page.locator("main img, main script").count(), 0);
  await preview(page).getByRole("button", { name: /^Add 3 orders/ }).click();
  for (const text of HOSTILE) {
    await page.getByRole("link", { name: text, exact: true }).first().click();
    await page.getByRole("heading", { name: text, level: 1, exact: true }).waitFor();
    assert.equal(await page.getByRole("link", { name: /Open the order at/ }).count(), 0);
    await page.reload();
    await page.getByRole("heading", { name: text, level: 1, exact: true }).waitFor();
    await page.getByRole("link", { name: "My own orders" }).first().click();
  }
});

journey("69: a link that a file holds leads nowhere but to a page by https", async ({ site, newPage }) => {
  const page = await newPage();
  const header = (await readFile(fixture("temu.csv"))).toString().split("\n")[0];
  const links = ["javascript:alert(1)", "http://shop.example/1", "https://me:secret@shop.example/", "data:text/html,x"];
  const row = (link, index) => `"P-${index}","Thing ${index}","2026/03/10","2026/03/13","€1","€0","€0","€1","${link}"`;
  await add(page, site, file([header, ...links.map(row)].join("\n")));
  for (let index = 0; index < links.length; index += 1) {
    await page.getByRole("link", { name: `Thing ${index}` }).first().click();
    await status(page).waitFor();
    assert.equal(await page.locator('main a[target="_blank"]').count(), 0, links[index]);
    await page.getByRole("link", { name: "My own orders" }).first().click();
  }
});

journey("70, 71: what turns or stretches a text does no harm", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 320, height: 640 } });
  const turned = "ab\u202ecd";
  const marks = `a${"\u0301".repeat(10_000)}`;
  const long = "x".repeat(100_000);
  const rows = [turned, marks, long, "👨‍👩‍👧".repeat(500)].map((it, index) => `2026-03-02,${index},${it},1,€5,EUR,Completed\n`);
  await open(page, site, aliexpress(rows.join("")));
  await oddities(page).getByText("Invisible characters. Kept as they are.").first().waitFor();
  await oddities(page).getByText("Too long. The rest is left out.").first().waitFor();
  const fits = () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  assert.ok(await fits());
  await preview(page).getByRole("button", { name: /^Add 4 orders/ }).click();
  await eventually(page, async () => (await titles(page)).length, 4);
  assert.ok(await fits());
  // It is kept from turning around what stands beside it.
  assert.equal(await page.locator(".order bdi").first().evaluate((it) => getComputedStyle(it).unicodeBidi), "isolate");
  await page.locator(".order-title a").first().click();
  await status(page).waitFor();
  assert.ok(await fits());
});

journey("72: numbers that only look alike are two orders", async ({ site, newPage }) => {
  const page = await newPage();
  await open(page, site, aliexpress("2026-03-02,ORD-100,Mug,1,€5,EUR,Completed\n2026-03-02,ORD-1\u041e0,Cup,1,€5,EUR,Completed\n"));
  await preview(page).getByText("2 new", { exact: true }).waitFor();
});
