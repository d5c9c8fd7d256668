// In a frame of another page, whatever that page and the browser allow.

import assert from "node:assert/strict";

import { axe, journey } from "./support/browser.mjs";
import { withoutCors } from "./support/faults.mjs";
import { CABLE, LAMP, button, row, shownRow } from "./shop.mjs";

/** An article with the practice in the middle of it, and room above and below. */
const article = (source, attributes = "") => `<!DOCTYPE html><html lang="en"><head>
  <title>Article</title><link rel="icon" href="data:,">
  </head><body><main><h1>Article</h1><input aria-label="Search" autofocus>
  <p style="block-size: 2000px">Text</p>
  <iframe src="${source}" title="Practice" ${attributes}
    style="border:0;inline-size:100%;block-size:640px"></iframe>
  <p style="block-size: 2000px">Text</p></main></body></html>`;

/** Opens the article and waits for the practice in its frame. */
async function openArticle(page, host) {
  await page.goto(host);
  const frame = page.frameLocator("iframe");
  await button(frame, "My Unbuy").waitFor();
  return frame;
}

async function cancelUnpaid(frame) {
  await frame.getByRole("link", { name: "See my orders" }).click();
  await button(await shownRow(frame, CABLE), "Cancel order").click();
  await button(frame.getByRole("dialog"), "Cancel order").click();
  await button(row(frame, CABLE), "Leave feedback").waitFor();
}

const workers = (page) => page.context().serviceWorkers().length;

journey("1: in a frame that gets no store it works in memory, and says so", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  const frame = await openArticle(page, await newHost(article(site.url)));
  const inside = page.frames()[1];
  await assert.rejects(inside.evaluate(() => localStorage.length), /SecurityError|denied/);
  await frame.getByText("gives the page no storage").waitFor();
  await cancelUnpaid(frame);
  await frame.getByText("Kept only until you close this page").waitFor();
  assert.equal(workers(page), 0, "no worker from a frame");
});

journey("6: in a frame with a store of its own it says that it is its own", async (given) => {
  const { site, newProfile, newHost } = given;
  const profile = await newProfile({ allowFrames: true });
  const page = await profile.open();
  const host = await newHost(article(`${site.url}?embed=1&persist=local`));
  await cancelUnpaid(await openArticle(page, host));
  const frame = page.frameLocator("iframe");
  await frame.getByText("for this frame").waitFor();
  await page.reload();
  await frame.getByRole("link", { name: "See my orders" }).click();
  await button(await shownRow(frame, CABLE), "Leave feedback").waitFor();
  assert.equal(workers(page), 0, "no worker from a frame");

  // By itself it says nothing of frames. (Debian's Chromium either blocks the store of such a frame
  // or shares it with the page itself, so that it is another store cannot be shown here.)
  await page.goto(`${site.url}#/orders`);
  await page.getByText("Saved in this browser.").waitFor();
});

journey("4: sandboxed without an origin it works and looks as it should", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  const host = await newHost(article(site.url, 'sandbox="allow-scripts"'));
  const frame = await openArticle(page, host);
  await frame.getByText("gives the page no storage").waitFor();
  assert.equal(await page.frames()[1].evaluate(() => self.origin), "null");
  assert.equal(await page.frames()[1].evaluate(() => getComputedStyle(document.body).margin), "0px");
  await cancelUnpaid(frame);
  assert.equal(workers(page), 0);
});

journey("5: sandboxed on a host without CORS it says so and links to itself", async (given) => {
  const { site, newPage, newHost, expectProblem } = given;
  expectProblem(/CORS|ERR_FAILED/);
  site.fault(/./, withoutCors);
  const page = await newPage();
  await page.goto(await newHost(article(`${site.url}?embed=1`, 'sandbox="allow-scripts allow-popups"')));
  const frame = page.frameLocator("iframe");
  await frame.getByRole("alert").getByText("The practice did not start").waitFor();
  await frame.getByRole("heading", { name: "How to cancel an order" }).waitFor();
  const link = frame.getByRole("link", { name: "Open it in a tab of its own" });
  assert.equal(await link.getAttribute("href"), site.url);
});

journey("?embed=1 leaves the frame of the shop out", async ({ site, newPage, newHost }) => {
  const page = await newPage({ viewport: { width: 320, height: 700 } });
  const frame = await openArticle(page, await newHost(article(`${site.url}?embed=1`)));
  assert.equal(await frame.getByRole("link", { name: "Unbuy" }).count(), 0, "no brand");
  assert.equal(await frame.getByText("Everything stays in this browser").count(), 0, "no promise");
  await frame.getByText("Nothing is really bought or cancelled here").waitFor();
  await frame.getByText("Kept only until you close this page").waitFor();
  assert.equal(await frame.getByText("gives the page no storage").count(), 0, "no alarm");
  // The menu stays: it is a step of what is practised.
  await button(frame, "My Unbuy").click();
  await frame.getByRole("link", { name: "My orders" }).first().click();
  await row(frame, LAMP).waitFor();
  const width = await page.frames()[1].evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 320, `${width} px wide`);
  await axe(page);
});

for (const sandbox of ["", 'sandbox="allow-scripts"']) {
  journey(`it takes neither focus nor place from its host on load ${sandbox}`, async (given) => {
    const { site, newPage, newHost } = given;
    const page = await newPage();
    const source = `${site.url}?embed=1#/orders/${CABLE}`;
    await openArticle(page, await newHost(article(source, sandbox)));
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { level: 1 }).first().waitFor();
    // The later part brings the rest of the page.
    await frame.locator("#order-status").waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.equal(await page.evaluate(() => document.activeElement.localName), "input");
    assert.ok(await page.frames()[1].evaluate(() => document.activeElement === document.body));
  });
}

journey("a page of its host's own policy may frame it", async ({ site, newPage, newHost }) => {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src ${site.origin}`;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const html = article(`${site.url}?embed=1`).replace("<head>", `<head>${meta}`);
  const page = await newPage();
  await cancelUnpaid(await openArticle(page, await newHost(html)));
});

journey("77: a host that is not on the list is refused by the browser", async (given) => {
  const { site, newPage, newHost, expectProblem } = given;
  expectProblem(/frame-ancestors/);
  site.fault(/unbuy\/\?/, async (_, file) => {
    const answer = await file();
    const policy = answer.headers["content-security-policy"];
    answer.headers["content-security-policy"] = policy.replace("frame-ancestors *", "frame-ancestors https://help.example.com");
    return answer;
  });
  const page = await newPage();
  const refused = page.waitForEvent("console", (it) => it.text().includes("frame-ancestors"));
  await page.goto(await newHost(article(`${site.url}?embed=1`)));
  await refused;
  assert.equal(await page.frameLocator("iframe").getByText("How to cancel").count(), 0);
});

journey("81: two frames and a tab do not disturb each other", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage();
  const one = article(`${site.url}?embed=1`);
  const two = one.replace("</main>", `<iframe src="${site.url}?embed=1" title="Second"></iframe></main>`);
  await page.goto(await newHost(two));
  const [first, second] = [0, 1].map((it) => page.frameLocator("iframe").nth(it));
  await cancelUnpaid(first);
  await second.getByRole("link", { name: "See my orders" }).click();
  await button(await shownRow(second, CABLE), "Pay").waitFor();
});
