// The element of an article, on a page of another site: what its readers and its author see of it.
// What it withstands: `embed_security.test.mjs`.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import { readFile } from "node:fs/promises";

import { axe, journey } from "./support/browser.mjs";
import { hanging, withoutCors } from "./support/faults.mjs";
import { CABLE, LAMP, button, eventually, hasFocus, row, shownRow } from "./shop.mjs";
import {
  FILLER, allHeard, article, begun, cancelUnpaid, commands, drawn, element, facade, frameOf, heard, inside, listen, practise,
  noteCommands, started, tell,
} from "./embed.mjs";

/** A browser that gives no frame a height by itself. */
const WITHOUT_NATIVE = { args: ["--disable-blink-features=ResponsiveIframes"] };

const heightOf = (locator) => locator.evaluate((it) => Math.round(it.getBoundingClientRect().height));

/** How high what is in a frame is. */
const heightInside = (frame) =>
  frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

/** Waits until a frame is as high as what is in it. */
const fits = (page, frame, id) =>
  eventually(
    page,
    async () => Math.abs((await heightOf(frameOf(page, id))) - (await heightInside(frame))) < 2,
    true,
  );

/** A box at the end of the practice, so many px high; `undefined` takes it away. */
const setBox = (frame, height) =>
  frame.evaluate((height) => {
    const box = document.getElementById("box") ?? document.createElement("div");
    box.id = "box";
    box.style.height = `${height}px`;
    if (height === undefined) box.remove();
    else document.body.append(box);
  }, height);

test("what every reader of an article loads is small", async () => {
  const bytes = gzipSync(await readFile("dist/embed.js"), { level: 9 }).length;
  assert.ok(bytes <= 3 * 1024, `${bytes} bytes after gzip`);
});

// 1: every way to be shown, and every way to be made.

const FRAMES = [
  { name: "plain", foot: "Kept only until you close this page" },
  { name: "sandboxed", attributes: "sandbox", foot: "Kept only until you close this page" },
  {
    name: "sandboxed with an origin",
    attributes: 'sandbox="allow-scripts allow-same-origin"',
    foot: "Kept only until you close this page",
  },
  {
    name: "without a referrer",
    head: '<meta name="referrer" content="no-referrer">',
    foot: "Kept only until you close this page",
  },
  { name: "with a store", attributes: 'persist="local"', profile: { allowFrames: true }, foot: "for this frame" },
];

for (const { name, attributes = "", head = "", profile, foot } of FRAMES) {
  for (const file of ["", "unbuy-practice.html"]) {
    journey(`1: ${name}, ${file || "many files"}: it starts and works`, async (given) => {
      const { site, newPage, newProfile, newHost } = given;
      // In one file it needs nothing of its host.
      if (file) site.fault(/practice\.html/, withoutCors);
      const page = profile ? await (await newProfile(profile)).open() : await newPage();
      await listen(page);
      const content = element(`${attributes} src="${site.url}${file}"`);
      await page.goto(await newHost(article(site, content, head)));
      await facade(page).click();
      const frame = await started(page);
      await frame.getByText(foot).waitFor();
      await cancelUnpaid(frame);
      await fits(page, frame);
    });
  }
}

// 2: the page around keeps its focus and its place.

for (const load of ["eager", "visible"]) {
  journey(`2: load=${load} takes neither focus nor place`, async ({ site, newPage, newHost }) => {
    const page = await newPage();
    await listen(page);
    const content = load === "eager" ? FILLER + element(`load="${load}"`) : element(`load="${load}"`) + FILLER;
    const html = article(site, content).replace("<input", "<input autofocus");
    await page.goto(await newHost(html));
    const frame = await started(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.equal(await page.evaluate(() => document.activeElement.localName), "input");
    assert.ok(await frame.evaluate(() => document.activeElement === document.body));
  });
}

journey("2: load=visible waits until it is about to be seen", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site, FILLER + element('load="visible"'))));
  await facade(page).waitFor();
  assert.equal(await frameOf(page).count(), 0);
  await facade(page).scrollIntoViewIfNeeded();
  await started(page);
});

journey("2: by Enter it starts, and the focus goes into it", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site, element() + FILLER)));
  await facade(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Loading…" }).waitFor();
  const frame = await started(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "first");
  assert.ok(await frame.evaluate(() => document.hasFocus()));
  assert.equal(await page.evaluate(() => scrollY), 0);
});

journey("2: a reader who has gone on meanwhile is not called back", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site)));
  await facade(page).click();
  await page.getByLabel("Search").focus();
  await started(page);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "input");
});

// What a step asks for, in a page that is scrolled.

journey("2: what to use next is brought into view after a step of the reader", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage({ reducedMotion: "reduce", viewport: { width: 700, height: 500 } });
  await listen(page);
  const content = element('mode="guided" start="cancel"') + FILLER;
  await page.goto(await newHost(article(site, content)));
  await facade(page).click();
  const frame = await started(page);
  await fits(page, frame);

  // Not of the host, and not without a press.
  await page.evaluate(() => first.goto("request"));
  await heard(page, "step", { cause: "host", step: "request" });
  await drawn(page);
  await page.evaluate(() => first.goto("cancel"));
  await heard(page, "step", { cause: "host", step: "cancel" });
  await drawn(page);
  assert.deepEqual(await allHeard(page, "scroll-request"), []);
  assert.equal(await page.evaluate(() => scrollY), 0);

  const cancel = button(row(frame, LAMP), "Cancel order");
  await cancel.evaluate((it) => it.focus({ preventScroll: true }));
  await page.keyboard.press("Enter");
  const { top, height } = await heard(page, "scroll-request");
  assert.ok(top > 300 && height > 0, `${top}, ${height}`);
  await page.waitForFunction(() => scrollY > 0);
  await eventually(page, async () => {
    const { y, height } = await frame.locator("[data-coach]").boundingBox();
    return y > 0 && y + height < 500;
  }, true);
});

journey("2: nothing is scrolled for a frame in which the reader does nothing", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage({ viewport: { width: 700, height: 500 } });
  await listen(page);
  const content = element('mode="guided" start="request" load="eager"') + FILLER;
  await page.goto(await newHost(article(site, content)));
  const frame = await started(page);
  await fits(page, frame);
  await tell(frame, { type: "step", step: "request", index: 2, total: 7, from: "cancel", cause: "user" });
  await heard(page, "scroll-request");
  assert.equal(await page.evaluate(() => scrollY), 0);
});

// 4: the height.

for (const [name, options] of [["by the browser itself", {}], ["by messages", WITHOUT_NATIVE]]) {
  journey(`4: the frame is as high as what is in it, ${name}`, async (given) => {
    const { site, newProfile, newHost } = given;
    const page = await (await newProfile()).open(options);
    await listen(page);
    await page.goto(await newHost(article(site, element() + FILLER)));
    await facade(page).click();
    const frame = await started(page);
    const isNative = await page.evaluate(() => CSS.supports("frame-sizing", "content-height"));
    assert.equal(isNative, options === WITHOUT_NATIVE ? false : true);
    await fits(page, frame);
    const before = await heightOf(frameOf(page));
    await setBox(frame, 700);
    await fits(page, frame);
    assert.equal(await heightOf(frameOf(page)), before + 700);
    await setBox(frame, undefined);
    await fits(page, frame);
    assert.equal(await heightOf(frameOf(page)), before);

    // Another page of the practice, and back.
    await frame.getByRole("link", { name: "See my orders" }).press("Enter");
    await row(frame, LAMP).waitFor();
    await fits(page, frame);

    await page.evaluate(() => first.setAttribute("max-height", "500"));
    await eventually(page, () => heightOf(frameOf(page)), 500);
    await page.evaluate(() => first.removeAttribute("max-height"));
    await fits(page, frame);
  });

  journey(`4: a height that depends on itself comes to rest, ${name}`, async (given) => {
    const { site, newProfile, newHost } = given;
    const page = await (await newProfile()).open(options);
    await listen(page);
    await page.goto(await newHost(article(site, element('max-height="20000"'))));
    await facade(page).click();
    const frame = await started(page);
    await fits(page, frame);
    const before = (await allHeard(page, "size")).length;
    await frame.evaluate(() => {
      const box = document.createElement("div");
      box.style.height = "calc(100vh + 10px)";
      document.body.append(box);
    });
    // At rest: as many frames as the limit allows for and more, and nothing changes.
    const count = () => allHeard(page, "size").then((it) => it.length);
    let last = -1;
    while (last !== (last = await count())) {
      await page.evaluate(async () => {
        for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
      });
    }
    assert.ok(last - before <= 25, `${last - before} heights`);
  });
}

journey("4: a small frame grows for a dialog and shrinks after it", async (given) => {
  const { page, frame } = await practise(given);
  await frame.evaluate(() => {
    document.querySelector("main").hidden = true;
    document.querySelector("footer").hidden = true;
  });
  await eventually(page, () => heightOf(frameOf(page)), 320);
  await frame.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.className = "sheet";
    const box = document.createElement("button");
    box.style.height = "600px";
    dialog.append(box);
    document.body.append(dialog);
    dialog.showModal();
  });
  await frame.waitForFunction(() => {
    const dialog = document.querySelector("dialog");
    return innerHeight > 600 && dialog.scrollHeight === dialog.clientHeight;
  });
  await frame.evaluate(() => document.querySelector("dialog").remove());
  await eventually(page, () => heightOf(frameOf(page)), 320);
});

journey("4: WordPress gives a frame its height without our script", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  // As WordPress does it: sandboxed, by a word in the address, 200 to 1000 px.
  const html = `<!DOCTYPE html><html lang="en"><head><title>Blog</title><link rel="icon" href="data:,">
    <script>addEventListener("message", ({ data, source }) => {
      const frame = document.querySelector("iframe");
      if (data.secret !== "aBc123xyZ0" || source !== frame.contentWindow) return;
      if (data.message === "height") frame.height = Math.min(Math.max(data.value, 200), 1000);
    });</script></head><body><main><h1>Blog</h1>
    <iframe sandbox="allow-scripts" title="Practice" width="600" height="300"
      src="${site.url}?embed=1#?secret=aBc123xyZ0"></iframe></main></body></html>`;
  await page.goto(await newHost(html));
  await button(page.frameLocator("iframe"), "My Unbuy").waitFor();
  // With its edge of two pixels.
  const isWhole = async () => {
    const wanted = Math.min(await heightInside(page.frames()[1]), 1000) + 4;
    return Math.abs((await heightOf(page.locator("iframe"))) - wanted) < 2;
  };
  await eventually(page, isWhole, true);
});

journey("4: a plain frame needs no script to have its height", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  const html = `<!DOCTYPE html><html lang="en"><head><title>Article</title><link rel="icon" href="data:,">
    </head><body><main><h1>Article</h1><iframe src="${site.url}?embed=1" title="Practice"
    style="border:0;width:100%;min-height:640px;frame-sizing:content-height"></iframe></main></body></html>`;
  await page.goto(await newHost(html));
  const frame = page.frames()[1];
  await button(frame, "My Unbuy").waitFor();
  const isWhole = async () =>
    Math.abs((await heightOf(page.locator("iframe"))) - (await heightInside(frame))) < 2;
  await eventually(page, isWhole, true);
  const before = await heightOf(page.locator("iframe"));
  await setBox(frame, 300);
  await eventually(page, () => heightOf(page.locator("iframe")), before + 300);
});

// Dialogs in a frame that is higher than the screen.

journey("a dialog opens where the reader looks", async (given) => {
  const { page, frame } = await practise(given, element('max-height="9000"') + FILLER, { viewport: { width: 700, height: 600 } });
  await frame.getByRole("link", { name: "See my orders" }).press("Enter");
  const cancel = button(await shownRow(frame, CABLE), "Cancel order");
  await cancel.scrollIntoViewIfNeeded();
  await fits(page, frame);
  for (const press of [() => cancel.click(), () => cancel.press("Enter")]) {
    await cancel.scrollIntoViewIfNeeded();
    await drawn(page);
    // A reader's pointer or focus is there before the press is.
    await cancel.hover();
    await cancel.focus();
    await frame.waitForFunction(() => document.documentElement.style.getPropertyValue("--slice-top"));
    const scrolled = await page.evaluate(() => scrollY);
    assert.ok(scrolled > 0, "the frame is higher than the screen");
    await press();
    const dialog = frame.getByRole("dialog");
    await eventually(page, async () => {
      const { y, height } = await dialog.boundingBox();
      return y >= 0 && y + height <= 600;
    }, true);
    assert.equal(await page.evaluate(() => scrollY), scrolled, "the page stays where it is");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
});

journey("a notice stands where the reader looks", async (given) => {
  const { page, frame } = await practise(given, element() + FILLER, { viewport: { width: 700, height: 600 } });
  await fits(page, frame);
  await frame.getByRole("heading", { level: 1 }).first().hover();
  await frame.evaluate(() => {
    document.querySelectorAll(".notice-place").forEach((it) => it.remove());
    const place = document.createElement("div");
    place.className = "notice-place";
    place.textContent = "Saved";
    document.body.append(place);
  });
  await eventually(page, async () => {
    const { y, height } = await frame.locator(".notice-place").boundingBox();
    return y > 300 && y + height <= 600;
  }, true);
});

// 5: several.

journey("5: two on one page do not hear each other", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  const two = element() + element().replace("first", "second");
  await page.goto(await newHost(article(site, two)));
  await facade(page, "first").click();
  const first = await started(page, "first");
  await facade(page, "second").click();
  const second = await started(page, "second");
  await noteCommands(first);
  await noteCommands(second);
  await page.evaluate(() => document.getElementById("first").goto("reason"));
  await eventually(page, () => commands(first), ["goto:reason"]);
  await page.evaluate(() => document.getElementById("second").restart());
  await eventually(page, () => commands(second), ["restart:"]);
  assert.deepEqual(await commands(first), ["goto:reason"]);
  await tell(first, { type: "hint", step: "orders", nth: 1 });
  assert.equal((await heard(page, "hint")).at, "first");
});

/** Waits until the coach in a frame is at that step. */
const coachAt = (frame, step) =>
  frame.getByRole("complementary", { name: /^Practise: / }).getByText(step).filter({ visible: true }).waitFor();

journey("5: a step that is asked for on one leaves the other alone", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  const two = element() + element('story="too-late"').replace("first", "second");
  await page.goto(await newHost(article(site, two)));
  await facade(page, "first").click();
  const first = await started(page, "first");
  await facade(page, "second").click();
  const second = await started(page, "second");
  await coachAt(second, "Step 1 of 5");
  await page.evaluate(() => document.getElementById("first").goto("refund"));
  await coachAt(first, "Step 6 of 7");
  await page.evaluate(() => document.getElementById("second").goto(2));
  await coachAt(second, "Step 2 of 5");
  await coachAt(first, "Step 6 of 7");
  await page.evaluate(() => document.getElementById("first").restart());
  await coachAt(first, "Step 1 of 7");
  await coachAt(second, "Step 2 of 5");
});

journey("a reader practises in the article, and its page hears every step", async (given) => {
  const { page, frame } = await practise(given, element('mode="guided"') + FILLER);
  const ready = await heard(page, "ready");
  assert.deepEqual(
    [ready.step, ready.index, ready.total, ready.mode, ready.story, ready.lang, ready.storage],
    ["orders", 0, 7, "guided", "article", "en", "none"],
  );
  await coachAt(frame, "Step 1 of 7");
  await axe(page);
  await button(frame, "My Unbuy").press("Enter");
  await frame.getByRole("link", { name: "My orders" }).first().press("Enter");
  await heard(page, "step", { step: "cancel", from: "orders", cause: "user" });
  await button(frame, "Skip a day").press("Enter");
  await heard(page, "wrong", { step: "cancel", id: "skip-day", nth: 1 });
  await button(row(frame, LAMP), "Cancel order").press("Enter");
  await heard(page, "step", { step: "request" });
  await button(frame, "Request cancellation").press("Enter");
  await heard(page, "step", { step: "reason" });
  await fits(page, frame);
  await axe(page);
  await frame.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await heard(page, "step", { step: "send" });
  await button(frame, "Send").press("Enter");
  await heard(page, "step", { step: "refund" });
  await axe(page);
  await page.evaluate(() => first.goto("feedback"));
  await heard(page, "step", { step: "feedback", cause: "host" });
  await button(row(frame, LAMP), "Leave feedback").press("Enter");
  await frame.getByRole("radio", { name: "4 stars" }).check();
  await button(frame, "Send feedback").press("Enter");
  assert.equal((await heard(page, "feedback")).rating, 4);
  const { steps, ms, wrong, hints } = await heard(page, "complete");
  assert.deepEqual([steps, wrong, hints], [7, 1, 0]);
  assert.ok(ms > 0);
  await frame.getByText("You can do it now").filter({ visible: true }).waitFor();
  await axe(page);
  assert.equal((await allHeard(page, "start")).length, 1);
  assert.equal((await allHeard(page, "comment")).length, 0);
});

journey("a comment is handed to the page with the consent of who wrote it, and without an address", async (given) => {
  const { page, frame } = await practise(given);
  await frame.getByRole("link", { name: "How to cancel an order" }).press("Enter");
  const write = async (words, isHandedOn) => {
    await button(frame, "Write a comment").press("Enter");
    await hasFocus(frame.getByLabel("Name (required)"));
    await frame.getByLabel("Name (required)").fill("Robin");
    await frame.getByLabel("E-mail (required)").fill("robin@example.com");
    await frame.getByLabel("Your comment (required)").fill(words);
    if (isHandedOn) await frame.getByRole("checkbox", { name: /^Also hand/ }).check();
    await button(frame, "Add comment").press("Enter");
  };
  await write("To myself.", false);
  await frame.getByText("To myself.").waitFor();
  await write("To you.", true);
  const { name, text } = await heard(page, "comment");
  assert.deepEqual([name, text], ["Robin", "To you."]);
  const all = JSON.stringify(await allHeard(page));
  assert.doesNotMatch(all, /To myself|robin@/);
});

journey("a window that a page asks for opens only where it can", async (given) => {
  const { page, frame } = await practise(given, element('start="refund"'));
  await coachAt(frame, "Step 6 of 7");
  await page.evaluate(() => first.goto("send"));
  await heard(page, "error", { code: "step-gone" });
  assert.equal(await frame.getByRole("dialog").count(), 0);
  await coachAt(frame, "Step 6 of 7");
});

journey("a window in a frame that nobody has touched becomes one with the first press", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site, element('start="reason" load="eager"'))));
  // Whatever is asked of the frame itself from here counts as a press there.
  await heard(page, "ready");
  await drawn(page);
  await drawn(page);
  const frame = await inside(page);
  await frame.locator("dialog[open]").waitFor();
  assert.equal(await frame.locator("dialog:modal").count(), 0);
  assert.ok(await frame.evaluate(() => document.activeElement === document.body));
  await frame.getByRole("heading", { name: "Request cancellation" }).click();
  await frame.locator("dialog:modal").waitFor();
  await frame.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await coachAt(frame, "Step 5 of 7");
});

journey("what the host asked for is told as such, and what the reader does after it is not", async (given) => {
  const { page, frame } = await practise(given);
  await page.evaluate(() => first.goto("send"));
  await coachAt(frame, "Step 5 of 7");
  const steps = (await allHeard(page, "step")).map((it) => it.cause);
  assert.ok(steps.length > 0 && steps.every((it) => it === "host"), steps.join());
  assert.deepEqual(await allHeard(page, "action"), []);
  await page.evaluate(() => first.goto("send"));
  await button(frame, "Send").press("Enter");
  await heard(page, "step", { step: "refund", cause: "user" });
  assert.equal((await allHeard(page, "ready")).length, 1);
});

journey("how much the coach says can be changed while it runs", async (given) => {
  const { page, frame } = await practise(given);
  await coachAt(frame, "Step 1 of 7");
  assert.equal(await frame.locator("[data-coach]").count(), 0);
  await page.evaluate(() => first.setAttribute("mode", "guided"));
  await frame.locator("[data-coach]").waitFor();
  await page.evaluate(() => first.setAttribute("mode", "readonly"));
  await frame.getByText("Only to look at").filter({ visible: true }).waitFor();
  await page.evaluate(() => first.setAttribute("mode", "practice"));
  await frame.getByText("Only to look at").filter({ visible: true }).waitFor({ state: "detached" });
  await button(frame, "My Unbuy").press("Enter");
  await frame.getByRole("link", { name: "My orders" }).first().press("Enter");
  await coachAt(frame, "Step 2 of 7");
  await page.evaluate(() => first.goto("nowhere"));
  await heard(page, "error", { code: "bad-step" });
  await coachAt(frame, "Step 2 of 7");
});

// 6: nothing before the reader wants it.

journey("6: nothing is asked for until the reader wants it", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site)));
  await facade(page).waitFor();
  await facade(page).hover();
  await facade(page).focus();
  assert.equal(await page.locator("#first link").getAttribute("href"), site.origin, "a connection at most");
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.deepEqual(site.requests, ["/shop/help/unbuy/embed.js"]);
  await axe(page);
  await page.keyboard.press("Enter");
  const frame = await started(page);
  const asked = await frame.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
  assert.deepEqual([asked.start, asked.lang, asked["host-lang"], asked.embed], ["orders", "", "en", "1"]);
  await axe(page);
});

// 7, 8: what does not come.

journey("7: where WebAssembly is forbidden the steps stand there, and the page is told", async (given) => {
  const { site, newPage, newHost, expectProblem } = given;
  expectProblem(/Content Security Policy/);
  expectProblem(/CompileError/);
  site.fault(/unbuy\/\?/, async (_, file) => {
    const answer = await file();
    answer.headers["content-security-policy"] = "script-src 'self'";
    return answer;
  });
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site)));
  await facade(page).click();
  const error = await heard(page, "error", { code: "wasm-blocked" });
  assert.equal(error.fatal, false);
  const frame = await inside(page);
  await frame.getByRole("heading", { name: "How to cancel an order" }).waitFor();
  await facade(page).waitFor({ state: "hidden" });
  assert.equal(await page.getByText("Choose “Cancel order”.", { exact: true }).isVisible(), false);
  await fits(page, frame);
});

journey("7: sandboxed on a host without CORS it says so, and the page is told", async (given) => {
  const { site, newPage, newHost, expectProblem } = given;
  expectProblem(/CORS|ERR_FAILED/);
  site.fault(/./, withoutCors);
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site, element("sandbox"))));
  await facade(page).click();
  await heard(page, "error", { code: "wasm-load" });
  await (await inside(page)).getByText("The practice did not start").waitFor();
});

journey("8: what is not there gives way to the author's words and a link", async (given) => {
  const { site, newPage, newHost, expectProblem } = given;
  expectProblem(/404/);
  const page = await newPage();
  await listen(page);
  const content = element(`src="${site.url}missing/" timeout="1000" start="reason"`);
  await page.goto(await newHost(article(site, content)));
  await facade(page).click();
  const error = await heard(page, "error", { code: "timeout" });
  assert.equal(error.fatal, true);
  await page.getByText("Choose “Cancel order”.").waitFor();
  const link = page.getByRole("link", { name: "Open the practice page" });
  assert.match(await link.getAttribute("href"), /\/missing\/\?start=reason&/);
  assert.equal(await frameOf(page).count(), 0);
  await axe(page);

  // And it can be tried again.
  await page.evaluate((src) => {
    first.setAttribute("src", src);
    first.load();
  }, site.url);
  await started(page);
  await page.getByText("Choose “Cancel order”.").waitFor({ state: "hidden" });
});

journey("8: a host that does not answer at all", async ({ site, newPage, newHost }) => {
  site.fault(/unbuy\/\?/, hanging);
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site, element('timeout="500" load="eager"'))));
  await page.getByText("Choose “Cancel order”.").waitFor();
  await heard(page, "error", { code: "timeout", fatal: true });
});

journey("8: without our script the author's words stand there", async (given) => {
  const { site, newPage, newHost, expectProblem } = given;
  expectProblem(/404/);
  site.fault(/embed\.js/, () => ({ status: 404 }));
  const page = await newPage();
  await page.goto(await newHost(article(site)));
  await page.getByText("Choose “Cancel order”.").waitFor();
});

// What the author and the page may change while it runs.

journey("words, title, and what the address says, are the author's", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  await listen(page);
  const content = element(
    'start="reason" mode="guided" story="too-late" theme="dark" persist="local" lang="de" ' +
      'label="Jetzt üben" label-loading="Lädt" frame-title="Übung"',
  );
  await page.goto(await newHost(article(site, content)));
  await page.getByRole("button", { name: "Jetzt üben Übung" }).click();
  await page.getByRole("button", { name: "Lädt" }).waitFor();
  assert.equal(await frameOf(page).getAttribute("title"), "Übung");
  const frame = await started(page, "first", "Mein Unbuy");
  assert.equal((await heard(page, "ready")).lang, "de");
  const asked = await frame.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
  assert.match(asked.i, /^[a-z0-9]{1,32}$/);
  assert.deepEqual({ ...asked, i: "" }, {
    i: "", start: "reason", lang: "de", mode: "guided", story: "too-late", theme: "dark", persist: "local", embed: "1",
    "host-lang": "en",
  });
  assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
});

journey("what a page changes later reaches the practice", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site)));
  await facade(page).click();
  const frame = await inside(page);
  await noteCommands(frame);
  // Before the program listens; it is told once it does.
  await page.evaluate(() => first.goto("cancel"));
  await begun(frame);
  await eventually(page, () => commands(frame), ["goto:cancel"]);
  await page.evaluate(() => {
    first.setAttribute("mode", "readonly");
    first.setAttribute("lang", "ar");
    first.setAttribute("start", "send");
  });
  await eventually(page, () => commands(frame), ["goto:cancel", "mode:readonly", "lang:ar", "goto:send"]);
  await page.evaluate(() => first.removeAttribute("mode"));
  await eventually(page, () => commands(frame).then((it) => it.at(-1)), "mode:practice");
  await page.evaluate(() => first.restart());
  await eventually(page, () => commands(frame).then((it) => it.at(-1)), "restart:");
});

journey("a practice that is loaded again in its frame is spoken with again", async (given) => {
  const { page, frame } = await practise(given);
  await page.evaluate(() => (told.length = 0));
  await Promise.all([frame.waitForNavigation(), frame.evaluate(() => location.reload())]);
  await begun(frame);
  await heard(page, "ready");
  await noteCommands(frame);
  await page.evaluate(() => first.goto("send"));
  await eventually(page, () => commands(frame), ["goto:send"]);
  await fits(page, frame);
});

const look = (frame, property) =>
  frame.evaluate((property) => {
    const probe = document.createElement("i");
    probe.style.color = `var(${property})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, property);

const setVariables = (page, values) =>
  page.evaluate((values) => {
    for (const [name, value] of Object.entries(values)) first.style.setProperty(`--unbuy-${name}`, value);
    // Told by an attribute that changes.
    first.setAttribute("theme", first.getAttribute("theme") === "auto" ? "" : "auto");
    first.setAttribute("theme", "auto");
  }, values);

journey("the practice takes over the colours of the page, live", async ({ site, newPage, newHost }) => {
  const page = await newPage({ colorScheme: "light" });
  await listen(page);
  await page.goto(await newHost(article(site)));
  await page.evaluate(() => first.style.setProperty("--unbuy-accent", "#0b57d0"));
  await facade(page).click();
  const frame = await started(page);
  await eventually(page, () => look(frame, "--orange"), "rgb(11, 87, 208)");
  assert.equal(await look(frame, "--on-orange"), "rgb(255, 255, 255)", "what reads on it");

  await page.evaluate(() => {
    first.style.setProperty("--unbuy-bg", "#101418");
    first.style.setProperty("--unbuy-fg", "white");
    first.style.setProperty("--unbuy-radius", "2px");
    first.style.setProperty("--unbuy-font", "Georgia, serif");
    first.setAttribute("theme", "light");
  });
  await eventually(page, () => look(frame, "--paper"), "rgb(16, 20, 24)");
  assert.equal(await look(frame, "--ink"), "rgb(255, 255, 255)");
  // A dark ground takes the dark looks along.
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), "dark");
  const root = frame.locator("html");
  assert.equal(await root.evaluate((it) => getComputedStyle(it).getPropertyValue("--radius")), "2px");
  assert.match(await root.evaluate((it) => getComputedStyle(it).getPropertyValue("--sans")), /^Georgia, serif/);
  await axe(page);

  await page.evaluate(() => {
    first.removeAttribute("style");
    first.setAttribute("theme", "dark");
  });
  await eventually(page, () => look(frame, "--orange"), "rgb(255, 139, 55)");
  await page.evaluate(() => first.setAttribute("theme", "contrast"));
  await eventually(page, () => look(frame, "--line").then((it) => /0\.5529/.test(it) || it), true);
});

journey("colours that cannot be read are left out, and the page is told", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage({ colorScheme: "light" });
  await listen(page);
  await page.goto(await newHost(article(site)));
  await page.evaluate(() => {
    first.style.setProperty("--unbuy-accent", "#777777");
    first.style.setProperty("--unbuy-on-accent", "#888888");
  });
  await facade(page).click();
  const frame = await started(page);
  const error = await heard(page, "error", { code: "low-contrast" });
  assert.equal(error.fatal, false);
  assert.equal(await look(frame, "--orange"), "rgb(255, 122, 26)");
});

journey("whatever colours a page has, what is written in them can be read", async (given) => {
  const { page, frame } = await practise(given, element(), { colorScheme: "dark" });
  const grounds = ["#ffffff", "#fdf6e3", "oklch(0.93 0.03 250)", "#e0e0e0", "#777777", "#0b3d2e", "#1e1e2e", "black"];
  const accents = ["yellow", "#ffd60a", "#c2185b", "#0b57d0", "#7c4dff", "rgb(200 200 200)", "#00c853"];
  for (const [at, bg] of grounds.entries()) {
    const accent = accents[at % accents.length];
    await page.evaluate(([bg, accent, theme]) => {
      first.style.setProperty("--unbuy-bg", bg);
      first.style.setProperty("--unbuy-accent", accent);
      first.setAttribute("theme", theme);
    }, [bg, accent, at % 2 ? "light" : "dark"]);
    const expected = await page.evaluate((accent) => {
      const context = document.createElement("canvas").getContext("2d");
      context.fillStyle = accent;
      context.fillRect(0, 0, 1, 1);
      return `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join(", ")})`;
    }, accent);
    await eventually(page, () => look(frame, "--orange"), expected);
    await axe(page);
  }
});

journey("events go to the page, and to its data layer if the author says so", async (given) => {
  const { page, frame } = await practise(given, element('analytics="datalayer"'));
  await tell(frame, { type: "step", step: "cancel", index: 1, total: 7, from: "orders", cause: "user" });
  await tell(frame, { type: "comment", name: "Robin", text: "It worked. ".repeat(200) });
  const comment = await heard(page, "comment");
  assert.equal(comment.text.length, 2200);
  const layer = await page.evaluate(() => dataLayer);
  const last = layer.findLast((it) => it.event === "unbuy_step");
  assert.deepEqual([last.unbuy_step, last.unbuy_index], ["cancel", 1]);
  assert.ok(layer.every(({ event }) => !/comment|size|scroll/.test(event)), "nothing that somebody wrote");
  const step = await heard(page, "step", { step: "cancel" });
  assert.ok(step.seq > 0 && step.t > 0);
});

journey("nobody's data layer is touched unasked", async ({ site, newPage, newHost }) => {
  const page = await newPage();
  await listen(page);
  await page.goto(await newHost(article(site)));
  await facade(page).click();
  await started(page);
  assert.equal(await page.evaluate(() => typeof dataLayer), "undefined");
});

journey("with reduced motion nothing moves in it", async (given) => {
  const { page, frame } = await practise(given, element(), { reducedMotion: "reduce" });
  await frame.getByRole("link", { name: "See my orders" }).press("Enter");
  await row(frame, LAMP).waitFor();
  for (const it of [page, frame]) assert.equal(await it.evaluate(() => document.getAnimations().length), 0);
});
