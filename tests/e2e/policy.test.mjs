// What is published: every file by its hash, under a policy that the whole app keeps; and what an
// older or a newer version has stored. The numbers are those of the list of faults in ARCHITECTURE.md.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { crc32, gzipSync } from "node:zlib";

import { journey } from "./support/browser.mjs";
import { serve } from "./support/server.mjs";
import { filesOf, integrity } from "./support/versions.mjs";
import { CABLE, LAMP, button, enter, row } from "./shop.mjs";

/** For whoever writes texts. */
const PSEUDO_LANGUAGE = "lang-en-XA-";

/** For hosts, for the pages of others, and for the browser's worker; nothing that the page loads. */
const NOT_KEPT = [
  "_headers",
  "demo",
  "embed.js",
  "oembed.json",
  // The site may put its own in its place.
  "rates.json",
  "share.png",
  "sw-off.js",
  "sw.js",
  "unbuy-practice.html",
];
const isNotKept = (name) => NOT_KEPT.includes(name) || name.startsWith(PSEUDO_LANGUAGE);

test("the worker keeps every file of the folder, each by its hash", async () => {
  const files = await filesOf("dist");
  const names = (await readdir("dist")).filter((it) => !isNotKept(it));
  const listed = names.map((it) => (it === "index.html" ? "./" : it));
  assert.deepEqual(Object.keys(files).sort(), listed.sort());
  for (const name of names) {
    const bytes = await readFile(join("dist", name));
    assert.equal(files[name === "index.html" ? "./" : name], integrity(bytes), name);
  }
});

test("the page holds no inline script or style, and names every hash it can", async () => {
  const html = await readFile("dist/index.html", "utf8");
  const files = await filesOf("dist");
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script>|javascript:/);
  for (const [, tag] of html.matchAll(/<(script[^>]*|link[^>]*rel=stylesheet[^>]*)>/g)) {
    const name = /(?:src|href)=\.\/(\S+)/.exec(tag)[1];
    if (name.startsWith("boot-")) {
      const { frame } = /data-frame=\.\/(?<frame>\S+)/.exec(tag).groups;
      assert.ok(files[frame], "the script of a frame is kept too");
      continue;
    }
    assert.ok(tag.includes(`integrity="${files[name]}"`), tag);
    assert.ok(tag.includes("crossorigin"), tag);
  }
  const script = await readFile(join("dist", /unbuy-\w+\.js/.exec(html)[0]), "utf8");
  for (const name of Object.keys(files).filter((it) => it.endsWith(".wasm"))) {
    assert.ok(script.includes(name) && script.includes(files[name]), name);
  }
});

test("the page asks for the same policy as the headers, which add who may frame it", async () => {
  const html = await readFile("dist/index.html", "utf8");
  const headers = await readFile("dist/_headers", "utf8");
  const inPage = /Content-Security-Policy content="([^"]+)"/.exec(html)[1];
  const inHeader = /Content-Security-Policy: (.+)/.exec(headers)[1];
  assert.equal(inHeader, `${inPage}; frame-ancestors *`);
  assert.match(headers, /Access-Control-Allow-Origin: \*/);
});

test("every document and every worker is sent under one policy, and no more than one", async () => {
  const site = await serve();
  try {
    const pages = (await readdir("dist/demo")).filter((it) => it.endsWith(".html"));
    const demo = ["demo/", ...pages.map((it) => `demo/${it}`)];
    const own = ["", "index.html", "unbuy-practice.html", "sw.js", "sw-off.js"];
    for (const name of [...own, ...demo]) {
      const answer = await fetch(site.url + name);
      assert.equal(answer.status, 200, name);
      const policy = answer.headers.get("content-security-policy");
      assert.match(policy, /^default-src 'none'; [^,]*; frame-ancestors \*$/, name);
    }
    // What the pages of others name is asked for anew each time.
    const loader = await fetch(`${site.url}embed.js`);
    assert.equal(loader.headers.get("cache-control"), "no-cache");
    assert.equal(loader.headers.get("content-security-policy"), null);
  } finally {
    await site.close();
  }
});

/** Pages of ours that others may show in a frame; those that demonstrate it are none. */
const TO_BE_FRAMED = ["index.html", "unbuy-practice.html"];

test("every page that is served says what it is, and lets itself be sized where it is framed", async () => {
  const all = await readdir("dist", { recursive: true });
  const pages = all.filter((it) => it.endsWith(".html"));
  assert.deepEqual(TO_BE_FRAMED.filter((it) => !pages.includes(it)), []);
  for (const name of pages) {
    const html = await readFile(join("dist", name), "utf8");
    assert.match(html, /<html[^>]* lang="?(en|ar)\b/, name);
    assert.match(html, /<title>[^<]{5,}<\/title>/, name);
    const sizing = /<meta content="?allow-origins=\*"? name=responsive-embedded-sizing>/;
    assert.equal(sizing.test(html), TO_BE_FRAMED.includes(name), name);
    // The steps in words, for those who see nothing else.
    if (TO_BE_FRAMED.includes(name)) assert.match(html, /<div class=static-steps id=steps/);
  }
});

/** In bytes after `gzip -9`. The first load has its own budget, in the build. */
const HEAVIEST = { "embed.js": 3 * 1024, "index.html": 8 * 1024, "unbuy-practice.html": 400 * 1024 };

test("what others load or carry away is light", async () => {
  for (const [name, limit] of Object.entries(HEAVIEST)) {
    const { length } = gzipSync(await readFile(join("dist", name)), { level: 9 });
    assert.ok(length <= limit, `${name}: ${length} bytes`);
  }
});

journey("96: a walk through the app keeps the policy", async ({ site, newPage }) => {
  const page = await newPage();
  const broken = [];
  await page.exposeFunction("tellBroken", (what) => broken.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (it) =>
      window.tellBroken(`${it.violatedDirective}: ${it.blockedURI} ${it.sample}`),
    ),
  );
  await enter(page, site);
  const answer = await fetch(site.url);
  assert.match(answer.headers.get("content-security-policy"), /^default-src 'none'/);
  await button(page, "My Unbuy").click();
  await page.getByRole("link", { name: "My orders" }).first().click();
  await button(row(page, LAMP), "Cancel order").click();
  await button(page, "Request cancellation").click();
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(page, "Send").click();
  await button(page, "Skip to next deadline").click();
  await page.locator("#order-status", { hasText: "Cancelled" }).waitFor();
  await button(page, "Start over").click();
  await button(page.getByRole("dialog"), "Start over").click();
  await page.evaluate(() => navigator.serviceWorker.ready);
  assert.deepEqual(broken, []);
});

journey("96: what was put into the page does not run", async ({ site, newPage, expectProblem }) => {
  expectProblem(/Content Security Policy/);
  const page = await newPage();
  await enter(page, site);
  const refused = page.waitForEvent("console", (it) => it.text().includes("Security Policy"));
  await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.ran = 1">');
    const script = document.createElement("script");
    script.textContent = "window.ran = 2";
    document.body.append(script);
  });
  await refused;
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

const keysOf = (page) => page.evaluate(() => ({ ...localStorage }));

/** Changes one stored record, and its frame with it. */
function changed(framed, change) {
  const body = framed.split("|").slice(3).join("|");
  const next = JSON.stringify(change(JSON.parse(body)));
  const sum = crc32(next).toString(16).padStart(8, "0");
  return `J1|${Buffer.byteLength(next)}|${sum}|${next}`;
}

async function endUnpaid(page) {
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await button(row(page, CABLE), "Leave feedback").waitFor();
}

journey("43: where a newer version has written, nothing is written over it", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await enter(page, site, "#/orders");
  await endUnpaid(page);
  await page.evaluate(() => localStorage.setItem("unbuy2:main:practice:0:j:tab:0", "from tomorrow"));
  const before = await keysOf(page);
  await page.reload();
  await page.getByText("A newer version of this page has written here").waitFor();
  await button(page, "Skip a day").click();
  await page.getByText("Not saved.").waitFor();
  assert.deepEqual(await keysOf(page), before);
});

journey("45: what a newer version has added is still there after a change", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await enter(page, site, "#/orders");
  await endUnpaid(page);
  const entries = Object.entries(await keysOf(page)).filter(([, it]) => it.startsWith("J1|"));
  assert.ok(entries.length > 0);
  const future = entries.map(([key, it]) => [key, changed(it, (all) => ({ ...all, future: [1] }))]);
  await page.evaluate((all) => all.forEach(([key, it]) => localStorage.setItem(key, it)), future);
  await page.reload();
  await button(row(page, CABLE), "Leave feedback").waitFor();
  await button(page, "Skip a day").click();
  await page.getByText("Saved in this browser.").waitFor();
  const after = await keysOf(page);
  for (const [key, value] of future) assert.equal(after[key], value);
});
