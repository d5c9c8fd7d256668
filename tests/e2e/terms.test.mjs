// The terms that practice goes by: presets, files, and addresses.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { journey } from "./support/browser.mjs";
import { LAMP, button, enter, eventually, fact, status } from "./shop.mjs";

const region = (page, name) => page.getByRole("region", { name });

const json = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

const pick = (page, file) => page.getByLabel("From a file (JSON)").setInputFiles(file);

/** Agrees to practise under the terms that are shown. */
async function agree(page) {
  await button(region(page, "These terms say"), "Practise under these terms").click();
  await button(page.getByRole("dialog"), "Practise under these terms").click();
  await page.getByText("Practice begins anew under these terms.").waitFor();
}

journey("practice begins under a preset and keeps it over reloads and starting over", async ({
  site, newPage,
}) => {
  const page = await newPage();
  await enter(page, site, "");
  await page.getByRole("contentinfo").getByRole("link", { name: "Terms of practice" }).click();
  const now = region(page, "Now");
  assert.equal(await fact(now, "Right of withdrawal").innerText(), "None");
  await button(page, "With the EU’s right of withdrawal").click();
  assert.equal(await fact(region(page, "These terms say"), "Right of withdrawal").innerText(), "14 days");
  await agree(page);
  await eventually(page, () => fact(now, "Right of withdrawal").innerText(), "14 days");
  await page.reload();
  await eventually(page, () => fact(now, "Right of withdrawal").innerText(), "14 days");
  await enter(page, site, `#/orders/${LAMP}`);
  await button(page, "Withdraw from contract here").waitFor();
  await button(page, "Start over").click();
  await button(page.getByRole("dialog"), "Start over").click();
  await page.reload();
  await button(page, "Withdraw from contract here").waitFor();
});

journey("a file of terms is read, and what is wrong in it is named", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/terms");
  const wrong = page.getByRole("alert");
  await pick(page, json("a.json", '{"reasons": [{"code": "Changed mind"}]}'));
  await wrong.getByText(/^Wrong at .*reasons\[0\]\.code.*small letters/).waitFor();
  await pick(page, json("b.json", "<html>"));
  await wrong.getByText(/^The file cannot be used: .*object/).waitFor();
  assert.equal(await region(page, "These terms say").count(), 0);
  const own = await readFile(new URL("../../core/tests/files/fixtures/own_terms.json", import.meta.url));
  await pick(page, { name: "c.json", mimeType: "application/json", buffer: own });
  assert.equal(await fact(region(page, "These terms say"), "Time to pay").innerText(), "7 days");
  assert.equal(await fact(region(page, "These terms say"), "Time for the shop to answer").innerText(), "36 hours");
  assert.equal((await wrong.allInnerTexts()).join(""), "");
  await agree(page);
  await enter(page, site, `#/orders/${LAMP}`);
  // Checked for twelve hours; then a reason of the site's own can be given.
  await button(page, "Skip a day").click();
  await button(page, "Request cancellation").click();
  const select = page.getByRole("combobox", { name: "Select here" });
  assert.deepEqual(await select.locator("option").allInnerTexts(), [
    "Select here", "I moved abroad", "Wrong address",
  ]);
});

journey("terms come from an address of the site, and what is not there is told", async ({
  site, newPage, expectProblem,
}) => {
  expectProblem(/404.*missing\.json/);
  expectProblem(/127\.0\.0\.1:9/);
  const page = await newPage();
  await enter(page, site, "#/terms");
  const load = async (address) => {
    await page.getByLabel("From an address on this site").fill(address);
    await button(page, "Load it").click();
  };
  await load("missing.json");
  await page.getByRole("alert").getByText(/^There is no file at .*missing\.json.*404/).waitFor();
  await load("http://127.0.0.1:9/terms.json");
  await page.getByRole("alert").getByText(/^Nothing can be loaded from /).waitFor();
});

journey("a link names the terms; over practice that has begun they wait", async ({ site, newPage }) => {
  const page = await newPage();
  const eu = { url: `${site.url}?terms=eu` };
  await enter(page, eu, `#/orders/${LAMP}`);
  await button(page, "Withdraw from contract here").waitFor();
  // Nothing was written for it.
  await enter(page, site, `#/orders/${LAMP}`);
  assert.match(await status(page).innerText(), /^Paid\./);
  assert.equal(await button(page, "Withdraw from contract here").count(), 0);
  await button(page, "Skip a day").click();
  await page.getByText("Saved in this browser.").waitFor();
  await enter(page, eu, `#/orders/${LAMP}`);
  await page.getByText("This page asks for other terms. They hold when you start over.").waitFor();
  await button(page, "Start over").click();
  await button(page.getByRole("dialog"), "Start over").click();
  await button(page, "Withdraw from contract here").waitFor();
});

journey("a link with terms that cannot be used says so and practises as usual", async ({
  site, newPage, expectProblem,
}) => {
  expectProblem(/404.*none\.json/);
  const page = await newPage();
  await enter(page, { url: `${site.url}?terms=none.json` }, `#/orders/${LAMP}`);
  await page.getByText(/^The terms that this page asks for cannot be used\. There is no file at /).waitFor();
  await button(page, "Request cancellation").waitFor();
});
