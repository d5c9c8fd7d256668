// The practice in one file, as it is carried to where nothing else can be had: a disk, a frame that may
// read no file of its host, a computer without a network.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { axe, journey } from "./support/browser.mjs";
import { withoutCors } from "./support/faults.mjs";
import { CABLE, LAMP, button, row, shownRow, status } from "./shop.mjs";

const NAME = "unbuy-practice.html";
const FILE = join("dist", NAME);

/** The page of others around it. */
const article = (source, attributes = "") => `<!DOCTYPE html><html lang="en"><head>
  <title>Article</title><link rel="icon" href="data:,"></head><body><main><h1>Article</h1>
  <iframe ${source} title="Practice" ${attributes}
    style="border:0;inline-size:100%;block-size:640px"></iframe></main></body></html>`;

/** What the browser asks for from now on, and what breaks a policy; a frame's too. */
async function watched(page) {
  const requests = [];
  page.on("request", (it) => requests.push(it.url()));
  const broken = [];
  await page.exposeFunction("tellBroken", (what) => broken.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (it) =>
      window.tellBroken(`${it.violatedDirective}: ${it.blockedURI} ${it.sample}`),
    ),
  );
  return { requests, broken };
}

/** Through the first part of the program and the later ones: the list, a dialog, an order's page. */
async function walk(place) {
  await button(place, "My Unbuy").click();
  await place.getByRole("link", { name: "My orders" }).first().click();
  await button(await shownRow(place, CABLE), "Cancel order").click();
  await button(place.getByRole("dialog"), "Cancel order").click();
  await button(row(place, CABLE), "Leave feedback").waitFor();
  await button(row(place, LAMP), "Cancel order").click();
  await button(place, "Request cancellation").click();
  await place.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(place, "Send").click();
  await button(place, "Skip to next deadline").click();
  await status(place).filter({ hasText: "Cancelled" }).waitFor();
}

/** Serves the one file with a change. */
const changed = (site, change) => {
  site.fault(new RegExp(NAME), async (_, file) => change(await file()));
};

const text = (answer, change) => ({ ...answer, body: change(answer.body.toString()) });

/** That the looks of the first part and of the later ones are there. */
async function looksRight(frame) {
  const margin = await frame.evaluate(() => getComputedStyle(document.body).margin);
  assert.equal(margin, "0px");
  const texts = await frame.evaluate(() =>
    [...document.styleSheets].flatMap((it) => [...it.cssRules]).map((it) => it.cssText).join(""),
  );
  for (const selector of [".static-steps", ".sheet", "@media print"]) {
    assert.ok(texts.includes(selector), selector);
  }
}

journey("the one file works from a disk, alone and without a network", async ({ newPage }) => {
  const folder = await mkdtemp(join(tmpdir(), "unbuy-one-file-"));
  try {
    const file = join(folder, "renamed by its reader.html");
    await copyFile(FILE, file);
    const page = await newPage();
    await page.context().setOffline(true);
    const { requests, broken } = await watched(page);
    const url = pathToFileURL(file).href;
    await page.goto(url);
    await walk(page);
    await axe(page);
    await looksRight(page);
    assert.deepEqual(requests, [url]);
    assert.deepEqual(broken, []);
    assert.equal(await page.locator("#steps").isHidden(), true);

    // It starts at a page of its own, too.
    await page.goto(`${url}?lang=en#/orders`);
    await page.reload();
    await row(page, LAMP).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
});

journey("sandboxed on a host without CORS the one file works", async (given) => {
  const { site, newPage, newHost } = given;
  site.fault(/./, withoutCors);
  const page = await newPage();
  const { requests, broken } = await watched(page);
  const host = await newHost(article(`src="${site.url}${NAME}"`, 'sandbox="allow-scripts"'));
  await page.goto(host);
  await walk(page.frameLocator("iframe"));
  const inside = page.frames()[1];
  assert.equal(await inside.evaluate(() => self.origin), "null");
  await looksRight(inside);
  await axe(page);
  assert.deepEqual(requests, [`${host}/`, `${site.url}${NAME}`]);
  assert.deepEqual(broken, []);
  assert.deepEqual(site.requests, [new URL(site.url + NAME).pathname]);
});

journey("the one file works as a text in the frame of a page", async ({ newPage, newHost }) => {
  const text = (await readFile(FILE, "utf8")).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const page = await newPage();
  const { requests, broken } = await watched(page);
  const host = await newHost(article(`srcdoc="${text}"`, 'sandbox="allow-scripts"'));
  await page.goto(host);
  await walk(page.frameLocator("iframe"));
  assert.deepEqual(requests.filter((it) => it.startsWith("http")), [`${host}/`]);
  assert.deepEqual(broken, []);
});

journey("by itself on a site the one file keeps no worker and asks for nothing", async (given) => {
  const { site, newPage } = given;
  // A host that tells a wrong encoding does not change what the hashes are of.
  changed(site, (answer) => {
    const headers = { ...answer.headers, "content-type": "text/html; charset=windows-1252" };
    return { ...answer, headers };
  });
  const page = await newPage();
  const { requests, broken } = await watched(page);
  await page.goto(site.url + NAME);
  assert.match(await page.locator("#steps").textContent(), /“Cancel order”/);
  await walk(page);
  assert.deepEqual(requests, [site.url + NAME]);
  assert.deepEqual(broken, []);
  assert.equal(page.context().serviceWorkers().length, 0);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
});

/** What a page says that cannot start: why, and the steps in words. */
async function tells(page, words) {
  await page.getByRole("alert").getByText(words).waitFor();
  await page.getByRole("heading", { name: "How to cancel an order" }).waitFor();
  await page.getByText("Choose your reason under").waitFor();
  assert.equal(await button(page, "My Unbuy").count(), 0);
}

journey("a host that forbids WebAssembly leaves the steps of the one file, and why", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/WebAssembly/);
  changed(site, (answer) => {
    const name = "content-security-policy";
    const policy = answer.headers[name].replace(" 'wasm-unsafe-eval'", "");
    return { ...answer, headers: { ...answer.headers, [name]: policy } };
  });
  const page = await newPage();
  await page.goto(site.url + NAME);
  await tells(page, "This browser does not run WebAssembly here");
});

const DAMAGED = {
  "the program": [/(data-part=\.\/unbuy-\w+\.wasm>.{9000}).{8}/, /Failed to fetch|TypeError/],
  "the end of the program": [/(data-part=\.\/unbuy-\w+\.wasm>[^<]{9000})[^<]+/, /Failed to fetch|TypeError/],
  "its script": [/(<script type=module>)/, /Content Security Policy/],
};
for (const [what, [pattern, problem]] of Object.entries(DAMAGED)) {
  journey(`the one file leaves the steps where ${what} was damaged`, async (given) => {
    const { site, newPage, expectProblem } = given;
    expectProblem(problem);
    changed(site, (answer) => text(answer, (html) => html.replace(pattern, "$1AAAAAAAA")));
    const page = await newPage();
    await page.goto(site.url + NAME);
    await tells(page, "A file of this page did not arrive, or not as it was made");
  });
}

journey("where a later part was damaged the one file says so, and goes on", async (given) => {
  const { site, newPage } = given;
  const pattern = /(data-part=\.\/later-\w+\.wasm>.{9000}).{8}/;
  changed(site, (answer) => text(answer, (html) => html.replace(pattern, "$1AAAAAAAA")));
  const page = await newPage();
  await page.goto(site.url + NAME);
  await page.getByText("A part of this page").waitFor();
  await button(page, "My Unbuy").click();
  await page.getByRole("link", { name: "My orders" }).first().click();
  await row(page, LAMP).waitFor();
});

test("the one file names no file, holds no real orders, and ends no script early", async () => {
  const html = await readFile(FILE, "utf8");
  const skeleton = html.replaceAll(/(<(script|style)[^>]*>)[^]*?<\/\2>/g, "$1</$2>");
  assert.match(skeleton, /^<!doctype html><html data-embed lang=en>/);
  assert.doesNotMatch(skeleton, /\ssrc=|stylesheet|manifest|og:|data-worker|data-frame|\son\w+=/);
  const parts = [...skeleton.matchAll(/data-part=\.\/(\S+?)-\w{16}\.wasm/g)].map(([, it]) => it);
  assert.deepEqual(parts.filter((it) => it !== "later-shared3").sort(), ["later", "unbuy"]);
  assert.equal((skeleton.match(/<script/g) ?? []).length, parts.length + 3);
  const policy = /Content-Security-Policy content="([^"]+)"/.exec(html)[1];
  assert.match(policy, /^default-src 'none'; script-src ('sha256-\S+' ){3}'wasm-unsafe-eval'; style-src 'sha256-\S+';/);
  assert.doesNotMatch(policy, /unsafe-inline|https?:|'self'/);
});
