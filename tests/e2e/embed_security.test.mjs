// What the element and its frame withstand: pages and frames that lie, attributes that are none, and
// too much of everything. The numbers are those of the list of faults in ARCHITECTURE.md.

import assert from "node:assert/strict";

import { journey } from "./support/browser.mjs";
import { button, eventually } from "./shop.mjs";
import {
  allHeard, article, begun, cancelUnpaid, commands, drawn, element, facade, frameOf, heard, inside, listen, practise,
  noteCommands, started, tell,
} from "./embed.mjs";

const HTML = { "content-type": "text/html; charset=utf-8" };

/** A page that pretends to be the practice: it says hello with what stands in its address. */
const impostor = (script = "") => `<!DOCTYPE html><html lang="en"><head><title>Impostor</title>
  <link rel="icon" href="data:,"></head><body><main><h1>Impostor</h1></main><script>
  const id = new URLSearchParams(location.search).get("i");
  globalThis.got = [];
  addEventListener("message", ({ data, ports: [port] }) => {
    got.push(data);
    globalThis.port = port;
    if (port) port.onmessage = ({ data }) => got.push(data);
    ${script}
  });
  parent.postMessage({ ns: "unbuy", v: 1, type: "hello", id, caps: [] }, "*");
  </script></body></html>`;

/** Waits until the impostor has had the time to be answered, and was not. */
async function getsNothing(page, frame) {
  await frame.waitForFunction(() => typeof got === "object");
  await heard(page, "error", { code: "timeout" });
}

const WITHOUT_ANSWER = 'timeout="1500" load="eager"';

// 73, 76: who is spoken with.

journey("73: a page of another origin in the frame is not spoken with", async (given) => {
  const { site, newPage, newHost } = given;
  const evil = await newHost(impostor());
  site.fault(/elsewhere/, ({ url }) => ({ status: 302, headers: { location: `${evil}${url}` } }));
  const page = await newPage();
  await listen(page);
  // The policy of the page must not be what keeps it out.
  const html = article(site, element(`${WITHOUT_ANSWER} src="${site.url}elsewhere/"`));
  await page.goto(await newHost(html.replace(/<meta http-equiv[^>]*>/, "")));
  const frame = await inside(page);
  await getsNothing(page, frame).catch((error) => {
    // The frame is gone once the time is over.
    if (!/detached/.test(error.message)) throw error;
  });
  await heard(page, "error", { code: "timeout" });
  assert.deepEqual(await allHeard(page, "ready"), []);
});

journey("73: an origin of “null” counts only where the author has asked for a sandbox", async (given) => {
  const { site, newPage, newHost } = given;
  site.fault(/elsewhere/, () => ({
    headers: { ...HTML, "content-security-policy": "sandbox allow-scripts" },
    body: impostor(),
  }));
  const page = await newPage();
  await listen(page);
  const content = element(`${WITHOUT_ANSWER} src="${site.url}elsewhere/"`);
  await page.goto(await newHost(article(site, content)));
  await heard(page, "error", { code: "timeout" });
  assert.deepEqual(await allHeard(page, "ready"), []);

  // The very same page, where it is expected.
  await page.evaluate(() => {
    first.setAttribute("sandbox", "");
    first.setAttribute("timeout", "60000");
    first.load();
  });
  const frame = await inside(page);
  const connect = await frame.waitForFunction(() => globalThis.got?.[0]);
  assert.equal(await connect.evaluate((it) => it.type), "connect");
});

journey("73, 5: another frame of the page cannot speak for the practice or to it", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  const spoof = '<iframe src="/spoof" title="Spoof"></iframe>';
  const spoofing = `<!DOCTYPE html><html lang="en"><head><title>Spoof</title><link rel="icon" href="data:,">
    </head><body><main><h1>Spoof</h1></main></body></html>`;
  const html = article(site, element() + spoof).replace("frame-src", "frame-src 'self'");
  await page.goto(await newHost(({ url }) => (url === "/spoof" ? spoofing : html)));
  await facade(page).click();
  const frame = await started(page);
  await noteCommands(frame);
  const before = (await allHeard(page)).length;
  const id = await frame.evaluate(() => new URLSearchParams(location.search).get("i"));

  // It even knows the id.
  const other = page.frames().find((it) => it.url().endsWith("/spoof"));
  await other.evaluate((id) => {
    const shell = { ns: "unbuy", v: 1, id };
    parent.postMessage({ ...shell, type: "hello", caps: [] }, "*");
    parent.postMessage({ ...shell, type: "ready", step: "orders" }, "*");
    for (let at = 0; at < parent.frames.length; at += 1) {
      const { port1, port2 } = new MessageChannel();
      parent.frames[at].postMessage({ ...shell, type: "connect", config: { theme: { bg: "red" } } }, "*", [port2]);
      port1.postMessage({ type: "goto", step: "refund" });
    }
  }, id);
  await drawn(page);
  assert.equal((await allHeard(page)).length, before);
  assert.deepEqual(await commands(frame), []);
  // And the practice still listens to its own.
  await page.evaluate(() => first.goto("send"));
  await eventually(page, () => commands(frame), ["goto:send"]);
});

journey("73: the practice takes one answer, from the page around, for itself, with a port", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  const html = `<!DOCTYPE html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head>
    <body><main><h1>Host</h1><iframe src="${site.url}?embed=1&i=abc" title="Practice"></iframe></main></body></html>`;
  await page.addInitScript(() => {
    globalThis.hellos = [];
    addEventListener("message", ({ data }) => data?.ns === "unbuy" && hellos.push(data));
  });
  await page.goto(await newHost(html));
  const frame = page.frames()[1];
  await begun(frame);
  await noteCommands(frame);
  // 76: it says that it is there, to whoever is, and nothing else.
  assert.deepEqual(await page.evaluate(() => hellos), [
    { ns: "unbuy", v: 1, type: "hello", id: "abc", caps: ["size", "goto", "set"] },
  ]);
  const steps = await page.evaluate(async (origin) => {
    const good = { ns: "unbuy", v: 1, type: "connect", id: "abc", config: {} };
    const connect = (message, count = 1) => {
      const channels = Array.from({ length: count }, () => new MessageChannel());
      for (const it of channels) it.port1.postMessage({ type: "goto", step: "wrong" });
      frames[0].postMessage(message, origin, channels.map((it) => it.port2));
    };
    connect({ ...good, id: "abd" });
    connect({ ...good, ns: "other" });
    connect({ ...good, v: 2 });
    connect({ ...good, type: "hello" });
    connect(good, 0);
    connect(good, 2);
    for (const it of [null, 1, "connect", [], { get: 1 }]) connect(it);
    const { port1, port2 } = new MessageChannel();
    const answers = [];
    const answered = new Promise((done) => {
      port1.onmessage = ({ data }) => {
        answers.push(data.type);
        if (data.type === "ready") done();
      };
    });
    frames[0].postMessage(good, origin, [port2]);
    port1.postMessage({ type: "goto", step: "right" });
    await answered;
    // A second one comes too late.
    connect(good);
    return answers;
  }, site.origin);
  assert.ok(steps.includes("ready"));
  await eventually(page, () => commands(frame), ["goto:right"]);
  await drawn(page);
  assert.deepEqual(await commands(frame), ["goto:right"]);
});

// 74, 75: what is said.

/** What a page of the practice's own origin may say, when somebody has got hold of it. */
const RUBBISH = `
  const say = (it) => port.postMessage(it);
  for (const it of [null, undefined, 7, "ready", [], ["ready"], {}, { type: 7 }, { type: "orders" }]) say(it);
  for (const type of ["constructor", "__proto__", "toString", "ready ", "READY", "click"]) say({ type });
  for (const height of [0, -1, NaN, Infinity, 1e9, "700", null, {}, [700]]) say({ type: "size", height });
  say({ type: "scroll-request", top: "1", height: {} });
  say({ type: "scroll-request", top: -5, height: NaN });
  say(JSON.parse('{"type":"hint","__proto__":{"nth":1},"constructor":1,"step":"send","deep":{"a":1},"list":[1]}'));
  say({ type: "wrong", step: "x".repeat(1e7), nth: 1 });
  say({ type: "ready", step: "orders", index: 0, total: 7 });`;

journey("74: whatever a frame says, the page gets plain values of known events", async (given) => {
  const { site, newPage, newHost } = given;
  site.fault(/elsewhere/, () => ({ headers: HTML, body: impostor(RUBBISH) }));
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site, element(`src="${site.url}elsewhere/"`))));
  const before = await frameHeight(page);
  await facade(page).click();
  await heard(page, "ready", { total: 7 });
  const told = await allHeard(page);
  assert.deepEqual(told.map((it) => it.type).filter((it) => it !== "scroll-request"), ["hint", "wrong", "ready"]);
  const hint = told.find((it) => it.type === "hint");
  assert.deepEqual(hint, { type: "hint", constructor: 1, step: "send", at: "first" });
  assert.deepEqual(told.find((it) => it.type === "wrong"), { type: "wrong", nth: 1, at: "first" });
  assert.equal(await page.evaluate(() => ({}).nth), undefined);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.ok((await frameHeight(page)) >= before);
});

const frameHeight = (page) => page.locator("#first").evaluate((it) => it.getBoundingClientRect().height);

journey("74, 75: whatever a page says, the practice does what it knows and goes on", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  const html = `<!DOCTYPE html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head>
    <body><main><h1>Host</h1><iframe src="${site.url}?embed=1&i=abc" title="Practice"
      style="inline-size:100%;block-size:900px"></iframe></main></body></html>`;
  await page.goto(await newHost(html));
  const frame = page.frames()[1];
  await begun(frame);
  await noteCommands(frame);
  await page.evaluate((origin) => {
    const { port1, port2 } = new MessageChannel();
    globalThis.answers = [];
    port1.onmessage = ({ data }) => answers.push(data);
    const config = { theme: { bg: "url(https://example.invalid/x)", accent: {}, font: "x;} body{display:none" } };
    frames[0].postMessage({ ns: "unbuy", v: 1, type: "connect", id: "abc", config }, origin, [port2]);
    const say = (it) => port1.postMessage(it);
    for (const it of [null, undefined, 7, "restart", [], {}, { type: 7 }, { type: "constructor" }]) say(it);
    // 75: there is nothing that one could ask for.
    for (const type of ["orders", "get", "export", "state", "eval", "navigate"]) say({ type });
    for (const step of ["", "a b", "<b>", "x".repeat(36), 7, null, {}, "__proto__!"]) say({ type: "goto", step });
    say({ type: "set", lang: "x".repeat(1e7), mode: ["guided"], theme: "url(x)", vars: "none" });
    say(JSON.parse('{"type":"set","vars":{"__proto__":{"bg":"red"},"bg":"var(--ink)","radius":"1e9px"}}'));
    say({ type: "set", mode: "guided" });
  }, site.origin);
  await eventually(page, () => commands(frame), ["mode:guided"]);
  const kinds = await page.evaluate(() => [...new Set(answers.map((it) => it.type))]);
  assert.deepEqual(kinds.filter((it) => !["size", "ready", "error", "step"].includes(it)), []);
  assert.equal(await frame.evaluate(() => getComputedStyle(document.body).display), "flow-root");
  const radius = await frame.evaluate(() => document.documentElement.style.getPropertyValue("--radius"));
  assert.ok(["", "32px"].includes(radius), radius);
  await cancelUnpaid(frame);
});

journey("74: what the program tells goes out field by field", async (given) => {
  const { page, frame } = await practise(given);
  await tell(frame, { type: "orders", list: [1] });
  await tell(frame, { type: "__proto__" });
  await tell(frame, null);
  await tell(frame, { type: "wrong", step: "<b>", id: "send", nth: 2, email: "robin@example.com" });
  const { seq, t, ...wrong } = await heard(page, "wrong");
  assert.deepEqual(wrong, { type: "wrong", id: "send", nth: 2, at: "first" });
  assert.ok(Number.isInteger(seq) && Number.isInteger(t));
});

// 76: too much.

journey("76: a thousand messages a second disturb nobody", async (given) => {
  const { page, frame } = await practise(given);
  await noteCommands(frame);

  // From the page: the last word counts, and the practice draws meanwhile.
  const frames = frame.evaluate(
    () =>
      new Promise((done) => {
        const begin = performance.now();
        let drawn = 0;
        const draw = () => {
          drawn += 1;
          if (performance.now() - begin < 2000) requestAnimationFrame(draw);
          else done(drawn);
        };
        draw();
      }),
  );
  await page.evaluate(
    () =>
      new Promise((done) => {
        let sent = 0;
        const send = () => {
          for (let at = 0; at < 20; at += 1, sent += 1) {
            first.goto(`step-${sent}`);
            first.setAttribute("theme", sent % 2 ? "light" : "dark");
          }
          if (sent < 2000) setTimeout(send, 20);
          else done();
        };
        send();
      }),
  );
  assert.ok((await frames) > 40, `${await frames} drawn in two seconds`);
  await eventually(page, () => commands(frame).then((it) => it.at(-1)), "goto:step-1999");
  const carriedOut = await commands(frame);
  assert.ok(carriedOut.length <= 80, `${carriedOut.length} carried out`);
  await eventually(page, () => frame.evaluate(() => document.documentElement.dataset.theme), "light");

  // From the practice: events and heights.
  await drawn(page);
  const before = await allHeard(page);
  await frame.evaluate(
    () =>
      new Promise((done) => {
        const box = document.createElement("div");
        document.body.append(box);
        let told = 0;
        const send = () => {
          for (let at = 0; at < 20; at += 1, told += 1) {
            dispatchEvent(new CustomEvent("unbuy:tell", { detail: { type: "hint", step: "orders", nth: told } }));
            box.style.height = `${told % 500}px`;
          }
          if (told < 1000) setTimeout(send, 20);
          else done();
        };
        send();
      }),
  );
  await drawn(page);
  const told = (await allHeard(page)).slice(before.length);
  const hints = told.filter((it) => it.type === "hint").length;
  const sizes = told.filter((it) => it.type === "size").length;
  assert.ok(hints > 0 && hints <= 150, `${hints} hints`);
  assert.ok(sizes > 0 && sizes <= 65, `${sizes} heights`);
});

// 79, 80: the page around.

journey("79: what a page does to everything on it stays outside", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  const sheet = "button, iframe, b, slot, * { color: red !important; font-size: 60px !important; float: right }";
  const head = `<base href="https://example.invalid/"><link rel="stylesheet" href="${site.origin}/host.css">
    <script src="${site.origin}/host.js"></script>`;
  site.fault(/^\/host\./, ({ url }) =>
    url.endsWith(".css")
      ? { headers: { "content-type": "text/css" }, body: sheet }
      : {
          headers: { "content-type": "text/javascript" },
          body: `Array.prototype.toJSON = () => "broken"; Object.prototype.polluted = 1;
            globalThis.postMessage = () => { throw new Error("mine"); };`,
        },
  );
  await page.goto(await newHost(article(site, element(), head)));
  await facade(page).click();
  const frame = await started(page);
  assert.equal(await frameOf(page).evaluate((it) => getComputedStyle(it).float), "none");
  await button(frame, "My Unbuy").press("Enter");
  await frame.getByRole("link", { name: "My orders" }).first().waitFor();
  assert.equal(await frame.evaluate(() => ({}).polluted), undefined);
});

const BAD_SOURCES = [
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "data:text/html,<script>parent.hacked = 1</script>",
  "blob:https://example.invalid/1",
  "about:blank",
  "file:///etc/passwd",
  "ftp://example.invalid/",
  "https://example.invalid/unbuy/",
  "//example.invalid/unbuy/",
  "http://[",
];

journey("80: an address that is none of ours is refused, and the words are shown", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site)));
  await facade(page).waitFor();
  for (const [at, src] of BAD_SOURCES.entries()) {
    await page.evaluate(({ src, id }) => {
      const made = document.createElement("unbuy-practice");
      Object.assign(made, { id, textContent: `Words ${id}` });
      made.setAttribute("src", src);
      made.setAttribute("load", "eager");
      document.querySelector("main").append(made);
    }, { src, id: `bad-${at}` });
    const error = await heard(page, "error", { at: `bad-${at}` });
    assert.deepEqual([error.code, error.fatal], ["bad-src", true], src);
    await page.getByText(`Words bad-${at}`).waitFor();
    assert.equal(await frameOf(page, `bad-${at}`).count(), 0, src);
    const link = page.locator(`#bad-${at} a`);
    assert.equal(await link.getAttribute("href"), site.url, src);
  }
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
});

journey("80: a picture of a clever name is not taken for the script", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  const picture = `<img name="currentScript" src="data:," data-src="https://example.invalid/" alt="">`;
  // As a page that takes what its authors write, and is careful with scripts alone.
  const html = article(site, picture + element(`src="${site.url}"`)).replace("async", "defer");
  await page.goto(await newHost(html));
  await heard(page, "error", { code: "bad-src" });
  assert.equal(await page.locator("#first a").getAttribute("href"), `${new URL(page.url()).origin}/`);
});

journey("80: attributes that say nothing fall back, and the page is told", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  const bad = {
    start: "../../x", mode: "GUIDED", theme: "url(x)", story: "<b>", lang: "en\" onload=\"x", load: "now",
    persist: "cookie", analytics: "yes", "max-height": "-5", timeout: "1e9",
  };
  const written = Object.entries(bad).map(([name, value]) => `${name}='${value}'`).join(" ");
  const label = "<img src=x onerror=alert(1)>";
  await page.goto(await newHost(article(site, element(`${written} label="${label}"`))));
  for (const name of Object.keys(bad)) {
    const error = await heard(page, "error", { attribute: name });
    assert.deepEqual([error.code, error.fatal], ["bad-attribute", false]);
  }
  assert.equal((await allHeard(page, "error")).length, Object.keys(bad).length, "each once");
  await page.getByText(label).waitFor();
  await facade(page).click();
  const frame = await started(page);
  const asked = await frame.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
  assert.deepEqual({ ...asked, i: "" }, {
    start: "orders", lang: "", "host-lang": "en", mode: "practice", story: "article", theme: "auto", persist: "none",
    embed: "1", i: "",
  });

  // Later too.
  await page.evaluate(() => first.setAttribute("mode", "everything"));
  await eventually(page, () => allHeard(page, "error").then((it) => it.length), Object.keys(bad).length + 1);
});

journey("80: a copy of the script elsewhere is told by its author where the practice is", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  const script = await (await fetch(`${site.url}embed.js`)).text();
  const html = article(site)
    .replace(`script-src`, `script-src 'self'`)
    .replace(`src="${site.url}embed.js"`, `src="/theme/embed.js" data-src="${site.url}"`);
  const host = await newHost(({ url }) => (url === "/theme/embed.js" ? script : html));
  // The test's host serves all as HTML; browsers run a classic script of that type all the same.
  await page.goto(host);
  await facade(page).click();
  await started(page);
});

// 82: come and gone.

journey("82: a hundred times put up and taken down leaves nothing behind", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site)));
  await facade(page).waitFor();
  const devtools = await page.context().newCDPSession(page);
  const counts = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    const listeners = async (expression) => {
      const { result } = await devtools.send("Runtime.evaluate", { expression });
      const found = await devtools.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
      // The tools of the test listen to presses.
      return found.listeners.filter((it) => it.type === "message").length;
    };
    const alive = async (prototype) => {
      const { result } = await devtools.send("Runtime.evaluate", { expression: prototype });
      const { objects } = await devtools.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
      const { result: length } = await devtools.send("Runtime.callFunctionOn", {
        objectId: objects.objectId, functionDeclaration: "function() { return this.length; }", returnByValue: true,
      });
      await devtools.send("Runtime.releaseObject", { objectId: objects.objectId });
      return length.value;
    };
    return {
      onWindow: await listeners("window"),
      ports: await alive("MessagePort.prototype"),
      frames: await alive("HTMLIFrameElement.prototype"),
      observers: await alive("IntersectionObserver.prototype"),
      queries: await alive("MediaQueryList.prototype"),
      elements: await alive("customElements.get('unbuy-practice').prototype"),
      links: await page.locator("head link").count(),
      childFrames: page.frames().length - 1,
    };
  };
  /** Waits for as long as the browser takes to let go. */
  const settled = (expected) => eventually(page, counts, expected);

  const before = await counts();
  const cycle = (times) =>
    page.evaluate(async (times) => {
      const main = document.querySelector("main");
      for (let time = 0; time < times; time += 1) {
        const made = document.createElement("unbuy-practice");
        made.setAttribute("load", ["eager", "visible", "click"][time % 3]);
        made.append("Words");
        main.append(made);
        made.dispatchEvent(new PointerEvent("pointerenter"));
        made.load();
        if (time % 2) await new Promise(requestAnimationFrame);
        made.remove();
        // The same one back, and gone again.
        main.append(made);
        made.load();
        made.remove();
      }
    }, times);
  await cycle(100);
  await settled(before);

  // The same element comes back and works, and tells everything once.
  await page.evaluate(() => {
    const main = document.querySelector("main");
    const practice = document.getElementById("first");
    for (let time = 0; time < 100; time += 1) {
      practice.remove();
      main.append(practice);
    }
  });
  await facade(page).click();
  const frame = await started(page);
  await tell(frame, { type: "hint", step: "orders", nth: 1 });
  await heard(page, "hint");
  assert.equal((await allHeard(page, "hint")).length, 1);
  await page.evaluate(() => first.unload());
  await facade(page).waitFor();
  assert.equal(await frameOf(page).count(), 0);
  await settled(before);
});
