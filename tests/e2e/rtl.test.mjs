// From right to left: everything stands on the other side, arrows and rails too, and what others wrote
// turns nothing around it.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import { words } from "./support/words.mjs";
import { LAMP, SCARF, row } from "./shop.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, reducedMotion: "reduce" };
const WIDE = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" };

async function show(page, site, tag, hash) {
  await page.goto("about:blank");
  await page.goto(`${site.url}?lang=${tag}${hash}`);
  await page.locator("h1:visible").first().waitFor();
  await page.locator(".foot p").first().waitFor();
}

/** How far things are from the side on which reading begins. */
const fromStart = (page, selectors) =>
  page.evaluate((all) => {
    const isRtl = document.documentElement.dir === "rtl";
    return all.map((selector) => {
      const { left, right } = document.querySelector(selector).getBoundingClientRect();
      return Math.round(isRtl ? document.documentElement.clientWidth - right : left);
    });
  }, selectors);

/** Things whose place does not depend on how long texts are. */
const PLACES = {
  "#/orders": [
    ".brand", "main h1", ".tab:first-child", ".search", ".order > .drawing", ".order-what", ".order-status",
    ".rail i:first-child", ".rail i.now",
  ],
  [`#/orders/${LAMP}`]: [
    ".back-arrow", "main h1", ".page-status .tag", ".way-picture li:nth-child(1)",
    ".way-picture li:nth-child(4)", ".way-bars > :first-child", ".ways-out h3", ".line li", ".line time",
    ".look-ahead", ".look-ahead input", ".item > .drawing",
  ],
  "#/deadlines": [".deadlines li", ".deadlines .line-text"],
  "#/mine/add": [".back-arrow", ".form input", ".form-pair > div:nth-child(2)", ".form select"],
  "#/accessibility": [".statement h2", ".statement li"],
};

for (const [how, options] of [["on a phone", PHONE], ["on a wide screen", WIDE]]) {
  journey(`in Arabic everything stands on the other side, ${how}`, async ({ site, newPage }) => {
    const page = await newPage(options);
    for (const [hash, selectors] of Object.entries(PLACES)) {
      const measured = [];
      for (const tag of ["en", "ar"]) {
        await show(page, site, tag, hash);
        await page.locator(selectors.at(-1)).first().waitFor();
        measured.push(await fromStart(page, selectors));
      }
      const [english, arabic] = measured;
      const moved = selectors.filter((_, index) => Math.abs(english[index] - arabic[index]) > 2);
      assert.deepEqual(moved, [], `${hash}: ${JSON.stringify(measured)}`);
    }
  });
}

journey("in Arabic arrows point, and what slides slides, the other way", async ({ site, newPage }) => {
  const page = await newPage(WIDE);
  const say = await words("ar");
  await show(page, site, "ar", `#/orders/${LAMP}`);
  // A corner with lines at its start and bottom: turned so, it points to where reading begins.
  const arrow = page.locator(".back-arrow").first();
  const looks = await arrow.evaluate((it) => {
    const { rotate, borderRightWidth, borderLeftWidth } = getComputedStyle(it);
    return { rotate, hasRight: borderRightWidth !== "0px", hasLeft: borderLeftWidth !== "0px" };
  });
  assert.deepEqual(looks, { rotate: "-45deg", hasRight: true, hasLeft: false });

  const slider = page.getByRole("slider");
  const value = () => slider.inputValue().then(Number);
  const box = await slider.boundingBox();
  assert.equal(await value(), 0);
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2);
  const far = await value();
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  const near = await value();
  assert.ok(0 < near && near < far, `${near} days to the right, ${far} to the left`);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await value(), near + 1);

  // The list opens at its left.
  await show(page, site, "ar", "#/orders");
  const select = page.locator(".sort select");
  await select.waitFor();
  const at = await select.evaluate((it) => getComputedStyle(it).backgroundPositionX);
  assert.equal(at, "16px");

  await show(page, site, "ar", "#/practice/article/request");
  const bar = page.locator(".coach-bar").first();
  await bar.waitFor();
  const sides = await bar.evaluate((it) =>
    [it, it.firstElementChild].map((one) => Math.round(one.getBoundingClientRect().right)),
  );
  assert.ok(Math.abs(sides[0] - sides[1]) <= 1, `${sides}`);
  await page.getByRole("button", { name: say("Give me a hint") }).first().waitFor();
});

/** What of the text stands further to the right than what. */
const letters = (locator) =>
  locator.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      for (let at = 0; at < data.length; at += 1) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const { left, width } = range.getBoundingClientRect();
        if (width > 0) found.push([left, data[at]]);
      }
    }
    return found.sort(([a], [b]) => a - b).map(([, letter]) => letter).join("");
  });

journey("money reads rightly in Arabic, owed and paid", async ({ site, newPage }) => {
  const page = await newPage(WIDE);
  await show(page, site, "ar", "#/orders");
  assert.equal((await letters(row(page, LAMP).locator(".order-total"))).replace(/\s/g, " "), "US$ 34.90");
  await show(page, site, "ar", `#/orders/${LAMP}`);
  const amount = page.locator(".ledger td.amount").first();
  await amount.waitFor();
  assert.equal((await letters(amount)).replace(/\s/g, " "), "US$ -34.90");
});

journey("what others wrote is kept apart from our sentences", async ({ site, newPage }) => {
  const page = await newPage(WIDE);
  const say = await words("ar");
  await show(page, site, "ar", "#/orders");
  const titles = await page.locator(".order-title bdi").allInnerTexts();
  const names = await page.locator(".order-facts bdi").allInnerTexts();
  /** Where one of these texts stands within another, unprotected. */
  const loose = () =>
    page.evaluate((texts) => {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        for (const text of texts.filter((it) => data.includes(it))) {
          const isKept = parentElement.closest("bdi, textarea") || data.includes(`\u2068${text}\u2069`);
          if (!isKept) found.push(`${text}: ${data}`);
        }
      }
      return found;
    }, [...new Set([...titles, ...names])]);
  assert.ok(titles.length >= 10 && names.length >= 10);
  for (const [hash, open] of [
    ["#/orders"],
    ["#/deadlines"],
    [`#/orders/${SCARF}`],
    [`#/orders/${LAMP}`, say("Request cancellation")],
  ]) {
    await show(page, site, "ar", hash);
    if (open) {
      await page.getByRole("button", { name: open }).first().click();
      await page.getByRole("dialog").waitFor();
    }
    assert.deepEqual(await loose(), [], hash);
  }
});

journey("what is written into a field runs as its letters do", async ({ site, newPage }) => {
  const page = await newPage(PHONE);
  await show(page, site, "ar", "#/mine/add");
  const field = page.locator(".form input").first();
  const { width } = await field.boundingBox();
  /** Where the caret goes by a click into the right half: behind what was written, or before it. */
  const caretAtRight = async (text) => {
    await field.fill(text);
    await field.click({ position: { x: width - 20, y: 20 } });
    return field.evaluate((it) => it.selectionStart);
  };
  assert.equal(await caretAtRight("lamp"), 4, "Latin letters begin at the left");
  assert.equal(await caretAtRight("مصباح"), 0, "Arabic ones begin at the right");
});
