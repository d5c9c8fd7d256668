// The instruments of the journeys are tested too: one that shows nothing proves nothing.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { axe, journey } from "./browser.mjs";
import { serve } from "./server.mjs";

const DAY = 24 * 60 * 60 * 1000;

/** Options of a site that consists of these texts, by path below the base. */
function pages(texts, headers = {}) {
  const intercept = ({ url }) => {
    const name = url.slice("/shop/help/unbuy/".length);
    const type = name.endsWith(".js") ? "text/javascript" : "text/html";
    if (!(name in texts)) return { status: 404 };
    return { headers: { "content-type": type, ...headers }, body: texts[name] };
  };
  return { intercept };
}

const document = (body, head = "") =>
  `<!DOCTYPE html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">${head}
   </head><body><main><h1>Test</h1>${body}</main></body></html>`;

test("the server serves a folder below its base, and nothing else", async () => {
  const root = await mkdtemp(join(tmpdir(), "unbuy-site-"));
  const site = await serve({ root: join(root, ".") });
  try {
    await writeFile(join(root, "index.html"), "hello");
    await writeFile(join(root, "app.wasm"), "");

    const index = await fetch(site.url);
    assert.equal(await index.text(), "hello");
    assert.match(index.headers.get("content-type"), /^text\/html/);
    assert.equal(index.headers.get("cache-control"), "no-cache");
    const wasm = await fetch(`${site.url}app.wasm`);
    assert.equal(wasm.headers.get("content-type"), "application/wasm");

    for (const url of [site.origin, `${site.url}missing.js`, `${site.url}%2e%2e%2fsecret`]) {
      assert.equal((await fetch(url)).status, 404, url);
    }
    site.intercept = () => ({ status: 503 });
    assert.equal((await fetch(site.url)).status, 503);
    site.intercept = (request) => void request.socket.destroy();
    await assert.rejects(fetch(site.url));
  } finally {
    await site.close();
    await rm(root, { recursive: true });
  }
});

const careless = document(
  `<script>console.error("logged"); setTimeout(() => { throw new Error("thrown") });</script>
   <script src="missing.js"></script>`,
);
journey(
  "errors of a page are seen",
  pages({ "": careless }),
  async ({ site, newPage, expectProblem }) => {
    expectProblem(/^console: logged/);
    expectProblem(/^uncaught: Error: thrown/);
    expectProblem(/^console: .*404.*missing\.js/);
    const page = await newPage();
    const thrown = page.waitForEvent("pageerror");
    await page.goto(site.url);
    await thrown;
  },
);

journey(
  "a broken content security policy is seen",
  pages({ "": document("<script>1</script>") }, { "content-security-policy": "script-src 'self'" }),
  async ({ site, newPage, expectProblem }) => {
    expectProblem(/Content Security Policy/);
    const page = await newPage();
    await page.goto(site.url);
    await axe(page);
  },
);

journey(
  "axe names rule and element, also in a frame",
  pages({
    "": document('<iframe src="inner.html" title="Inner"></iframe>'),
    "inner.html": document('<img src="data:," id="nameless">'),
  }),
  async ({ site, newPage }) => {
    const page = await newPage();
    await page.goto(site.url);
    await assert.rejects(axe(page), /image-alt .*\n.*\n.*#nameless/);
    await page.goto("about:blank");
    await page.setContent(document("<p>All is well.</p>"));
    await axe(page);
  },
);

const diary = {
  "": document("", `<script>let ticks = 0; setInterval(() => ticks++, 50);</script>`),
  "sw.js": `onmessage = (event) => event.source.postMessage(Date.now());`,
};
journey(
  "a browser opens on another day and knows its reader",
  pages(diary),
  async ({ site, newProfile }) => {
    const profile = await newProfile();
    const first = await profile.open();
    await first.goto(site.url);
    await first.evaluate(() => localStorage.setItem("seen", "yes"));

    for (const days of [30, -2, 400]) {
      const then = Date.now() + days * DAY;
      const near = (time, what) => {
        assert.ok(Math.abs(time - then) < 20_000, `${what} says ${new Date(time)}, ${days} days`);
      };
      const page = await profile.openAt(new Date(then));
      await page.goto(site.url);
      near(await page.evaluate(() => Date.now()), "the page");
      await page.reload();
      near(await page.evaluate(() => Date.now()), "the page after a reload");
      const tab = await page.context().newPage();
      await tab.goto(site.url);
      near(await tab.evaluate(() => Date.now()), "another tab");
      near(await tab.evaluate(askServiceWorker), "the service worker");

      assert.equal(await tab.evaluate(() => localStorage.getItem("seen")), "yes");
      const waited = await tab.evaluate(async () => {
        const begin = [performance.now(), Date.now(), ticks];
        await new Promise((done) => setTimeout(done, 500));
        return [performance.now() - begin[0], Date.now() - begin[1], ticks - begin[2]];
      });
      assert.ok(waited[0] >= 490 && waited[0] < 2000, `500 ms took ${waited[0]} ms`);
      assert.ok(waited[1] >= 490 && waited[1] < 2000, `and ${waited[1]} ms by the wall clock`);
      assert.ok(waited[2] >= 3, `the interval ticked ${waited[2]} times`);
    }
  },
);

async function askServiceWorker() {
  const { active } = await navigator.serviceWorker
    .register("sw.js")
    .then(() => navigator.serviceWorker.ready);
  return new Promise((answered) => {
    navigator.serviceWorker.onmessage = ({ data }) => answered(data);
    navigator.serviceWorker.startMessages();
    active.postMessage("when");
  });
}
