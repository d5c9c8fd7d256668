// The element of `embed.js` on a page of another site, as its author and its readers meet it.

import { CABLE, button, row, shownRow } from "./shop.mjs";

const TYPES = [
  "ready", "start", "step", "action", "wrong", "hint", "complete", "feedback", "comment", "restart",
  "exit", "error", "size", "scroll-request",
];

/** The steps in words, as an author puts them into the element. */
export const WORDS = "<ol><li>Choose “My orders”.</li><li>Choose “Cancel order”.</li></ol>";

/** An element with these attributes. */
export const element = (attributes = "", words = WORDS) =>
  `<unbuy-practice id="first" ${attributes}>${words}</unbuy-practice>`;

/** More of the article than fits on a screen. */
export const FILLER = "<p>Text</p>".repeat(80);

/** An article of another site around it, as the strictest policy lets it be. */
export function article(site, content = element(), head = "") {
  const policy =
    `default-src 'none'; script-src ${site.origin}; frame-src ${site.origin}; ` +
    `style-src ${site.origin}; img-src data:`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Article</title><link rel="icon" href="data:,">${head}
    <script async src="${site.url}embed.js"></script></head>
    <body><main><h1>Article</h1><input aria-label="Search">${content}</main></body></html>`;
}

/** Notes in a page all that elements tell it; `heard` reads it. To be called before it is opened. */
export function listen(page) {
  return page.addInitScript((types) => {
    globalThis.told = [];
    const note = ({ type, detail, target }) => {
      const { id } = target;
      told.push({ ...detail, type: type.slice("unbuy:".length), at: id });
    };
    for (const type of types) addEventListener(`unbuy:${type}`, note);
  }, TYPES);
}

/** Waits until an element has told this, and gives it; the newest, if there are several. */
export async function heard(page, type, fields = {}) {
  const found = await page.waitForFunction(
    ({ type, fields }) =>
      told.findLast(
        (it) => it.type === type && Object.entries(fields).every(([name, value]) => it[name] === value),
      ),
    { type, fields },
  );
  return found.jsonValue();
}

/** All that was told so far, of one kind or of all. */
export const allHeard = (page, type) =>
  page.evaluate((type) => told.filter((it) => !type || it.type === type), type);

/** The button of an element that loads nothing yet. */
export const facade = (page, id = "first") => page.locator(`#${id} button`);

/** The frame in an element. */
export const frameOf = (page, id = "first") => page.locator(`#${id} iframe`);

/** What is in the frame of an element. */
export async function inside(page, id) {
  const element = await frameOf(page, id).elementHandle();
  const frame = await element.contentFrame();
  await element.dispose();
  // It is an empty page until the frame was drawn.
  await frame.waitForURL((url) => url.protocol !== "about:", { waitUntil: "domcontentloaded" });
  return frame;
}

/** The program tells something. */
export const tell = (frame, detail) =>
  frame.evaluate((detail) => dispatchEvent(new CustomEvent("unbuy:tell", { detail })), detail);

/** Waits until the program and the script of the frame run; `menu` is what the account menu is called. */
export async function begun(frame, menu = "My Unbuy") {
  await button(frame, menu).waitFor();
  await frame.waitForFunction(() => "embed" in document.documentElement.dataset);
}

/** Waits until the practice is shown in an element; gives its frame. */
export async function started(page, id = "first", menu = "My Unbuy") {
  const frame = await inside(page, id);
  await begun(frame, menu);
  await heard(page, "ready", { at: id });
  await page.waitForFunction((id) => {
    const frame = document.getElementById(id).shadowRoot.querySelector("iframe");
    return getComputedStyle(frame).visibility === "visible";
  }, id);
  await drawn(page);
  return frame;
}

/** An article with the element in it, in which the reader has pressed its button: the page, and the frame. */
export async function practise({ site, newPage, newHost }, content = element(), options = {}) {
  const page = await newPage(options);
  await listen(page);
  await page.goto(await newHost(article(site, content)));
  await facade(page).click();
  return { page, frame: await started(page) };
}

/**
 * Waits until the page and what is seen of its frames have been drawn as they are now. The browser finds
 * by what is drawn in which of them a click is.
 */
export const drawn = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  });

/** Cancels an order that is not paid, by keyboard. */
export async function cancelUnpaid(frame) {
  await frame.getByRole("link", { name: "See my orders" }).press("Enter");
  await button(await shownRow(frame, CABLE), "Cancel order").press("Enter");
  await button(frame.getByRole("dialog"), "Cancel order").press("Enter");
  await button(row(frame, CABLE), "Leave feedback").waitFor();
}

/** Notes in a frame what the host wants of the program; `commands` reads it. */
export const noteCommands = (frame) =>
  frame.evaluate(() => {
    globalThis.wanted = [];
    addEventListener("unbuy:command", ({ detail }) => detail !== "hello:" && wanted.push(detail));
  });

export const commands = (frame) => frame.evaluate(() => wanted);
