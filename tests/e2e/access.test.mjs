// Every screen, with each dialog and menu open, in several languages: axe is silent however it is shown,
// nothing is cut off, lies over another or beyond the side, and everything can be hit.
//
// `cargo xtask test --long` looks at all languages, and at more widths.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";

import { IS_LONG, axe, journey } from "./support/browser.mjs";
import { missing } from "./support/faults.mjs";
import { layoutFaults, spaceText, targetFaults } from "./support/layout.mjs";
import { words } from "./support/words.mjs";
import { CABLE, LAMP, button, enter, eventually, row, search, story } from "./shop.mjs";
import { SCREENS, walk } from "./screens.mjs";

/** The language for developers: nothing is longer. axe would only say again what it says of English. */
const PSEUDO = "en-XA";

const translations = (await readdir("src/i18n/languages")).map((it) => it.replace(".txt", ""));
const LANGUAGES = IS_LONG ? ["en", ...translations, PSEUDO] : ["en", "de", "ar", PSEUDO];

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 320, height: 640 };
/** A window of 1280 by 1024 pixels at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const SIZES = IS_LONG
  ? [WIDE, ZOOMED, { width: 360, height: 740 }, { width: 641, height: 800 }, { width: 761, height: 800 }]
  : [ZOOMED];

/** Fails with what is wrong, and how the page was shown then. */
function none(faults, how) {
  assert.ok(faults.length === 0, `${how}\n  ${faults.join("\n  ")}`);
}

async function fits(page) {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    none([...(await layoutFaults(page)), ...(await targetFaults(page))], `${size.width} x ${size.height}`);
  }
  await page.setViewportSize(PHONE);
  const back = await spaceText(page);
  none(await layoutFaults(page), "320 pixels, with spaced text");
  await back();
}

async function isSilent(page) {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light" });
  await axe(page);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page);
}

for (const tag of LANGUAGES) {
  for (const [part, screens] of Object.entries(SCREENS)) {
    journey(`every screen of ${part} is for everybody, in ${tag}`, async ({ site, newPage }) => {
      const page = await newPage({ viewport: WIDE, reducedMotion: "reduce" });
      const say = await words(tag);
      await walk(page, site, { tag, say, screens }, async () => {
        if (tag !== PSEUDO) await isSilent(page);
        await fits(page);
        await page.setViewportSize(WIDE);
      });
    });
  }
}

for (const contrast of ["by the device", "by the reader's choice"]) {
  journey(`with more contrast ${contrast} axe is silent`, async ({ site, newPage }) => {
    const isChosen = contrast !== "by the device";
    const page = await newPage({ viewport: WIDE, reducedMotion: "reduce", contrast: isChosen ? null : "more" });
    if (isChosen) {
      await enter(page, site, "#/settings");
      await page.getByLabel("Theme").selectOption("contrast");
    }
    const say = await words("en");
    const screens = SCREENS["the practice shop"];
    await walk(page, site, { tag: "en", say, screens }, async () => {
      const theme = await page.locator("html").getAttribute("data-theme");
      assert.equal(theme, isChosen ? "contrast" : null);
      await isSilent(page);
      await page.setViewportSize(WIDE);
    });
  });
}

journey("what is shown without the program, and within an article, is for everybody", async (given) => {
  const { site, newPage, expectProblem } = given;
  const page = await newPage({ viewport: WIDE, reducedMotion: "reduce" });
  for (const place of ["?embed=1#/orders", "?embed=1&mode=readonly&start=request", `?embed=1#/orders/${LAMP}`]) {
    await page.goto("about:blank");
    await page.goto(site.url + place);
    await page.locator("h1:visible").first().waitFor();
    await page.locator(".foot p").first().waitFor();
    await isSilent(page);
    await fits(page);
    await page.setViewportSize(WIDE);
  }
  // A broken page logs what its browser makes of it.
  expectProblem(/./);
  site.fault(/\/unbuy-\w+\.wasm$/, missing);
  const broken = await newPage({ viewport: WIDE, reducedMotion: "reduce" });
  await broken.goto(site.url);
  await broken.locator(".rescue").waitFor();
  await isSilent(broken);
  await fits(broken);
});

const list = (query = "") => `#/orders${query}`;
const order = (number) => `#/orders/${number}`;
const dialog = (page) => page.getByRole("dialog").waitFor();

journey("with forced colours everything that can be used is seen", async ({ site, newPage }) => {
  const page = await newPage({ forcedColors: "active", reducedMotion: "reduce" });
  await enter(page, site, list("?tab=unpaid"));
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  // What only a ground tells elsewhere has a line or another ground here.
  const looks = (locator) =>
    locator.evaluate((it) => {
      const { backgroundColor, borderTopWidth, borderTopStyle } = getComputedStyle(it);
      const hasLine = borderTopWidth !== "0px" && borderTopStyle !== "none";
      return { backgroundColor, hasLine };
    });
  const [current, other] = await Promise.all([
    looks(page.locator(".tab[aria-current]")),
    looks(page.locator(".tab:not([aria-current])").first()),
  ]);
  assert.notEqual(current.backgroundColor, other.backgroundColor, "which tab it is");
  assert.ok((await looks(button(row(page, CABLE), "Pay"))).hasLine, "a button has a line");
  await button(row(page, CABLE), "Pay").click();
  await dialog(page);
  assert.ok((await looks(page.getByRole("dialog"))).hasLine, "a dialog has a line");
  await axe(page);
  await page.keyboard.press("Escape");

  // What has the focus is marked, and the slider is there.
  await enter(page, site, order(LAMP));
  await story(page).waitFor();
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  const outline = (locator) => locator.evaluate((it) => getComputedStyle(it).outlineStyle);
  assert.notEqual(await outline(page.getByRole("slider")), "none");
  const box = await page.getByRole("slider").boundingBox();
  assert.ok(box.width > 100 && box.height >= 16, JSON.stringify(box));
  await axe(page);
  await enter(page, site, list());
  await eventually(page, () => search(page).isVisible(), true);
  await search(page).focus();
  assert.notEqual(await outline(search(page)), "none");
});

journey("without motion nothing moves, and with more contrast the lines are stronger", async ({ site, newPage }) => {
  const page = await newPage();
  const styles = () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll("body *")].map((it) => getComputedStyle(it));
      const isMoving = ({ transitionDuration, animationDuration }) =>
        [transitionDuration, animationDuration].some((it) => it.split(", ").some((one) => one !== "0s"));
      const line = getComputedStyle(document.querySelector(".order")).borderTopColor;
      return { moving: all.filter(isMoving).length, line };
    });
  await enter(page, site, list());
  await row(page, LAMP).waitFor();
  const usual = await styles();
  assert.ok(usual.moving > 0, "what does not move by itself shows nothing");
  await page.emulateMedia({ reducedMotion: "reduce", contrast: "more" });
  const calm = await styles();
  assert.equal(calm.moving, 0);
  assert.notEqual(calm.line, usual.line);
});
