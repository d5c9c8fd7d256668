// The practice that judges what its reader does: any order of presses, wrong turns explained, hints when
// they are asked for, and nothing blocked or taken back.

import assert from "node:assert/strict";

import { axe, journey } from "./support/browser.mjs";
import { CABLE, LAMP, MUG, SHOES, button, enter, eventually, hasFocus, row, tabTo } from "./shop.mjs";

/** The coach that can be used now: in the page, or in the dialog that is open. */
const coach = (page, name = /^Practise: /) =>
  page.getByRole("complementary", { name }).filter({ visible: true });

/** Waits until the coach says which step it is, or that all is done. */
const stepIs = (page, step) => coach(page).locator("b", { hasText: step }).waitFor();

const says = (page, text) => coach(page).getByRole("status").getByText(text).waitFor();

/** What the program tells the page around, from now on. */
async function listen(page) {
  await page.evaluate(() => {
    window.told = [];
    addEventListener("unbuy:tell", ({ detail }) => window.told.push(detail));
  });
  return (type) => page.evaluate((type) => window.told.filter((it) => it.type === type), type);
}

async function openMyOrders(page) {
  await button(page, "My Unbuy").click();
  await page.getByRole("navigation", { name: "My Unbuy" }).getByRole("link", { name: "My orders" }).click();
}

/** Skips to deadlines until the coach is at another step. */
async function waitForMoney(page, next) {
  for (let press = 0; press < 8; press += 1) {
    if (next.test(await coach(page).locator("b").first().innerText())) return;
    const today = page.locator(".clock b");
    const before = await today.innerText();
    await button(page, "Skip to next deadline").click();
    await page.waitForFunction((it) => document.querySelector(".clock b").textContent !== it, before);
  }
  await stepIs(page, next);
}

const ring = (page) =>
  page.evaluate(() => document.querySelector("[data-coach]")?.getAttribute("data-coach") ?? null);

const ringIs = (page, control) => eventually(page, () => ring(page), control);

journey("the seven steps of the article, told to the page around", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article");
  await stepIs(page, "Step 1 of 7");
  assert.equal(new URL(page.url()).hash, "#/", "the address is that of the page");
  const told = await listen(page);
  await openMyOrders(page);
  await stepIs(page, "Step 2 of 7");
  await button(row(page, LAMP), "Cancel order").click();
  await stepIs(page, "Step 3 of 7");
  await button(page, "Request cancellation").click();
  await stepIs(page, "Step 4 of 7");
  await axe(page);
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 2 });
  await stepIs(page, "Step 5 of 7");
  await button(page, "Send").click();
  await stepIs(page, "Step 6 of 7");
  await waitForMoney(page, /7 of 7/);
  await page.getByRole("link", { name: "My orders", exact: true }).first().click();
  await button(row(page, LAMP), "Leave feedback").click();
  await page.getByRole("radio", { name: "4 stars" }).check();
  await button(page.getByRole("dialog"), "Send feedback").click();
  await stepIs(page, "All done");
  await says(page, "Without a wrong turn and without a hint.");
  await says(page, "The money is back within 10 business days");
  await axe(page);

  const steps = (await told("step")).map((it) => [it.step, it.index, it.from, it.cause]);
  assert.deepEqual(steps, [
    ["cancel", 1, "orders", "user"],
    ["request", 2, "cancel", "user"],
    ["reason", 3, "request", "user"],
    ["send", 4, "reason", "user"],
    ["refund", 5, "send", "user"],
    ["feedback", 6, "refund", "user"],
  ]);
  assert.equal((await told("start")).length, 1);
  assert.deepEqual(await told("feedback"), [{ type: "feedback", rating: 4 }]);
  const [complete] = await told("complete");
  assert.deepEqual({ ...complete, ms: 0 }, { type: "complete", steps: 7, ms: 0, wrong: 0, hints: 0 });
  assert.deepEqual(await told("wrong"), []);
});

journey("it can be done again, after one question", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/feedback");
  await says(page, "We prepared the order");
  await button(row(page, LAMP), "Leave feedback").click();
  await page.getByRole("radio", { name: "5 stars" }).check();
  await button(page.getByRole("dialog"), "Send feedback").click();
  await button(coach(page), "Practise again").click();
  await button(page.getByRole("dialog"), "Practise again").click();
  await stepIs(page, "Step 1 of 7");
  await openMyOrders(page);
  await button(row(page, LAMP), "Cancel order").waitFor();
});

journey("in a frame it begins again at once, since nothing is kept there", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await page.goto(`${site.url}?embed=1&start=7`);
  await stepIs(page, "Step 7 of 7");
  const told = await listen(page);
  await button(row(page, LAMP), "Leave feedback").click();
  await page.getByRole("radio", { name: "5 stars" }).check();
  await button(page.getByRole("dialog"), "Send feedback").click();
  await button(coach(page), "Practise again").click();
  await stepIs(page, "Step 1 of 7");
  assert.deepEqual(await told("restart"), [{ type: "restart", step: "orders" }]);
  await openMyOrders(page);
  await button(row(page, LAMP), "Cancel order").waitFor();
});

journey("a wrong turn is explained, never blocked, and after two of them it is shown", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await enter(page, site, "#/practice/article/cancel");
  await stepIs(page, "Step 2 of 7");
  const told = await listen(page);
  await button(row(page, CABLE), "Pay").click();
  await button(page.getByRole("dialog"), "Not now").click();
  await says(page, "That pays for the order.");
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Keep order").click();
  assert.deepEqual(
    (await told("wrong")).map((it) => [it.id, it.nth]),
    [["pay", 1], ["cancel-order", 2]],
  );
  assert.equal(await ring(page), null, "no ring unless it is asked for");
  await button(coach(page), "Show me where").click();
  await ringIs(page, "cancel-order");
  const target = button(row(page, LAMP), "Cancel order");
  assert.ok(await target.evaluate((it) => it.matches("[data-coach]")));
  const described = await target.getAttribute("aria-describedby");
  assert.match(await page.locator(`#${described}`).innerText(), /Find Folding desk lamp/);
  // It is still there, and does what it did.
  await target.click();
  await stepIs(page, "Step 3 of 7");
  await ringIs(page, null);
});

journey("another order is not the one that is meant", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/cancel");
  await row(page, MUG).getByRole("link", { name: "Stoneware mug" }).first().click();
  await says(page, "That is another order. Look for Folding desk lamp");
  await stepIs(page, "Step 1 of 7");
  await page.goBack();
  await stepIs(page, "Step 2 of 7");
});

journey("steps are done in whatever order, and time may pass before", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article");
  await stepIs(page, "Step 1 of 7");
  // Straight to the order, past two steps.
  await page.goto(`${site.url}#/orders/${LAMP}`);
  await stepIs(page, "Step 3 of 7");
  await button(page, "Skip a day").click();
  await button(page, "Request cancellation").click();
  await stepIs(page, "Step 4 of 7");
  await button(page.getByRole("dialog"), "Keep order").click();
  await stepIs(page, "Step 3 of 7");
  await page.goto(`${site.url}#/deadlines`);
  await stepIs(page, "Step 1 of 7");
});

journey("a hint is given when it is asked for, and the focus stays on its button", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await enter(page, site, "#/practice/article");
  await stepIs(page, "Step 1 of 7");
  const told = await listen(page);
  await button(coach(page), "Give me a hint").press("Enter");
  await says(page, "stands in the top right corner");
  await hasFocus(button(coach(page), "Give me a hint"));
  await button(coach(page), "Show me where").press("Enter");
  await ringIs(page, "account-menu");
  await button(page, "My Unbuy").press("Enter");
  await ringIs(page, "my-orders");
  assert.deepEqual(await told("hint"), [{ type: "hint", step: "orders", nth: 1 }]);
});

for (const [story, steps] of [
  ["article", ["orders", "cancel", "request", "reason", "send", "refund", "feedback"]],
  ["unpaid", ["orders", "look-unpaid", "let-expire"]],
  ["too-late", ["orders", "look-late", "return", "send-back", "return-money"]],
]) {
  journey(`"${story}" begins at any of its steps, by name or number`, async ({ site, newPage }) => {
    for (const [index, step] of steps.entries()) {
      const page = await newPage();
      const name = index % 2 ? step : String(index + 1);
      await enter(page, site, `#/practice/${story}/${name}`);
      await stepIs(page, `Step ${index + 1} of ${steps.length}`);
      await page.close();
    }
    const page = await newPage();
    await enter(page, site, `#/practice/${story}/nowhere`);
    await stepIs(page, `Step 1 of ${steps.length}`);
  });
}

journey("an unpaid order ends by itself, which is a practice of its own", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/unpaid/look-unpaid");
  await stepIs(page, "Step 2 of 3");
  await row(page, CABLE).getByRole("link").first().click();
  await stepIs(page, "Step 3 of 3");
  await button(page, "Skip to next deadline").click();
  await stepIs(page, "All done");
  await page.locator("#order-status", { hasText: "Expired" }).waitFor();
  await coach(page).getByRole("link", { name: "Next: too late to cancel" }).click();
  await stepIs(page, "Step 1 of 5");
});

journey("too late to cancel leads to the return and its money", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/too-late/look-late");
  await row(page, SHOES).getByRole("link").first().click();
  await stepIs(page, "Step 3 of 5");
  await button(page, "Return it").first().click();
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(page, "Send").click();
  await stepIs(page, "Step 4 of 5");
  await button(page, "I sent it back").first().click();
  await stepIs(page, "Step 5 of 5");
  await waitForMoney(page, /All done/);
});

journey("an order that went another way is said to have done so", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/request");
  await stepIs(page, "Step 3 of 7");
  await page.getByText("Play the seller").click();
  await button(page, "Ship it").click();
  await says(page, "This step cannot be done any more");
  await button(coach(page), "End the practice").click();
  await eventually(page, () => coach(page).count(), 0);
});

journey("a step is skipped by doing it, with the window that it is about", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article");
  await stepIs(page, "Step 1 of 7");
  const told = await listen(page);
  for (const step of [2, 3, 4, 5]) {
    await button(coach(page), "Skip this step").click();
    await stepIs(page, `Step ${step} of 7`);
  }
  assert.notEqual(await page.getByRole("combobox", { name: "Select here" }).inputValue(), "", "a reason is chosen");
  await button(coach(page), "Skip this step").click();
  await stepIs(page, "Step 6 of 7");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await button(coach(page), "Skip this step").click();
  await stepIs(page, "Step 7 of 7");
  await button(row(page, LAMP), "Leave feedback").waitFor();
  assert.ok((await told("step")).every((it) => it.cause === "next"));
});

journey("3: keys that are typed in a field turn no step", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/reason");
  await stepIs(page, "Step 4 of 7");
  const note = page.getByRole("textbox", { name: /Note to the shop/ });
  await note.fill("abc");
  for (const key of ["ArrowRight", "ArrowLeft", "n", "h", "Home", "End", "Enter", "ArrowDown"]) {
    await note.press(key);
    await stepIs(page, "Step 4 of 7");
  }
  await page.goto(`${site.url}#/orders`);
  await stepIs(page, "Step 2 of 7");
  const search = page.getByRole("searchbox");
  for (const key of ["s", "ArrowRight", "ArrowLeft", "Backspace", "Escape"]) {
    await search.press(key);
    await stepIs(page, "Step 2 of 7");
  }
});

journey("Escape closes the window alone, and the coach by keyboard goes away and comes back", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await enter(page, site, "#/practice/article/reason");
  await page.getByRole("combobox", { name: "Select here" }).waitFor();
  await page.keyboard.press("Escape");
  await stepIs(page, "Step 3 of 7");
  await tabTo(page, "Hide the coach");
  await page.keyboard.press("Enter");
  await hasFocus(button(page, "Show the coach"));
  assert.equal(await button(page, "Give me a hint").filter({ visible: true }).count(), 0);
  // What is learned goes on meanwhile.
  await button(page, "Request cancellation").click();
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(page, "Send").click();
  await button(page, "Show the coach").press("Enter");
  await stepIs(page, "Step 6 of 7");
});

journey("in a window the keys come to its fields first, and to the coach last", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await enter(page, site, `#/practice/article/request`);
  await button(page, "Request cancellation").press("Enter");
  await hasFocus(page.getByRole("combobox", { name: "Select here" }));
  await tabTo(page, "Send");
  await page.keyboard.press("Tab");
  await hasFocus(button(page.getByRole("dialog"), "Give me a hint"));
  // For eyes it is first.
  const top = (locator) => locator.evaluate((it) => it.getBoundingClientRect().top);
  assert.ok((await top(coach(page))) < (await top(page.getByRole("combobox", { name: "Select here" }))));
});

journey("a guided practice rings what to press, step by step", async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?embed=1&mode=guided`);
  await stepIs(page, "Step 1 of 7");
  await ringIs(page, "account-menu");
  await button(page, "My Unbuy").click();
  await ringIs(page, "my-orders");
  await page.getByRole("link", { name: "My orders" }).first().click();
  await ringIs(page, "cancel-order");
  await button(row(page, LAMP), "Cancel order").click();
  await ringIs(page, "request-cancellation");
  await button(page, "Request cancellation").click();
  await ringIs(page, "select-reason");
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await ringIs(page, "send");
  await axe(page);
  await button(page, "Send").click();
  await ringIs(page, "skip-to-deadline");
  assert.equal(await page.locator("[data-coach]").count(), 1);
  await waitForMoney(page, /7 of 7/);
  // On the page of the order and in its row.
  await ringIs(page, "leave-feedback");
  await page.getByRole("link", { name: "My orders", exact: true }).first().click();
  await ringIs(page, "leave-feedback");
  assert.ok(await row(page, LAMP).locator("[data-coach]").isVisible());
});

journey("a practice to be looked at goes through all steps and lets nothing be pressed", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await page.goto(`${site.url}?embed=1&mode=readonly`);
  for (const step of [1, 2, 3, 4, 5, 6, 7]) {
    await stepIs(page, `Step ${step} of 7`);
    const usable = await page.evaluate(() =>
      [...document.querySelectorAll("a[href], button, select, textarea, input")]
        .filter((it) => it.getClientRects().length > 0 && !it.closest("[inert]") && it.tabIndex >= 0)
        .filter((it) => !it.closest(".coach") && !it.closest("dialog:modal > [inert]"))
        // An open window makes the rest inert without a word.
        .filter((it) => !document.querySelector("dialog:modal") || it.closest("dialog"))
        .map((it) => it.textContent),
    );
    assert.deepEqual(usable, [], `step ${step}`);
    assert.equal(await page.getByText("cannot be done any more").count(), 0);
    await button(coach(page), "Next").click();
  }
  await stepIs(page, "All done");
  await says(page, "The money is back within 10 business days");
  assert.equal(await page.getByText("Without a wrong turn").count(), 0, "nothing was done");
  await page.evaluate(() => dispatchEvent(new CustomEvent("unbuy:command", { detail: "goto:7" })));
  await stepIs(page, "Step 7 of 7");
  // Each step is shown as it is when one comes to it, backwards too.
  for (const step of [6, 5, 4, 3, 2]) {
    await button(coach(page), "Back").click();
    await stepIs(page, `Step ${step} of 7`);
    assert.equal(await page.getByText("cannot be done any more").count(), 0);
    if (step === 5 || step === 4) await page.getByRole("dialog", { name: "Request cancellation" }).waitFor();
  }
  await button(row(page, LAMP), "Cancel order").waitFor();
  await axe(page);
});

journey("who follows the coach from another order's page is not called wrong", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await enter(page, site, "#/practice/article/cancel");
  await row(page, MUG).getByRole("link", { name: "Stoneware mug" }).first().click();
  await says(page, "That is another order.");
  const told = await listen(page);
  await openMyOrders(page);
  await stepIs(page, "Step 2 of 7");
  assert.deepEqual(await told("wrong"), []);
  assert.equal(await page.getByText("That is another order.").count(), 0);
});

journey("a window that is opened again asks for the reason again", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/request");
  await button(page, "Request cancellation").click();
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await stepIs(page, "Step 5 of 7");
  await button(page.getByRole("dialog"), "Keep order").click();
  await stepIs(page, "Step 3 of 7");
  await button(page, "Request cancellation").click();
  await stepIs(page, "Step 4 of 7");
});

journey("a list that shows other orders shows the one that is meant", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders?tab=unpaid");
  await row(page, CABLE).waitFor();
  await page.goto(`${site.url}#/practice/article/cancel`);
  await stepIs(page, "Step 2 of 7");
  await button(row(page, LAMP), "Cancel order").waitFor();
});

journey("a step back is a step back, as long as nothing was sent", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/send");
  await stepIs(page, "Step 5 of 7");
  await button(coach(page), "Back").click();
  await stepIs(page, "Step 4 of 7");
  assert.equal(await page.getByRole("combobox", { name: "Select here" }).inputValue(), "");
  for (const step of [3, 2, 1]) {
    await button(coach(page), "Back").click();
    await stepIs(page, `Step ${step} of 7`);
  }
  assert.equal(await button(coach(page), "Back").count(), 0);
  await page.goto(`${site.url}#/practice/article/refund`);
  await stepIs(page, "Step 6 of 7");
  assert.equal(await button(coach(page), "Back").count(), 0);
});

journey("the focus goes where the reader goes on, and never to nowhere", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/request");
  await button(page, "Request cancellation").press("Enter");
  await page.getByRole("combobox", { name: "Select here" }).selectOption({ index: 1 });
  await button(page, "Send").press("Enter");
  await hasFocus(page.locator("#order-status"));
  await page.goto(`${site.url}#/practice/too-late/return`);
  await stepIs(page, "Step 3 of 5");
  await button(coach(page), "Skip this step").press("Enter");
  await stepIs(page, "Step 4 of 5");
  await hasFocus(button(coach(page), "Skip this step"));
  await page.goto(`${site.url}#/practice/unpaid/let-expire`);
  await stepIs(page, "Step 3 of 3");
  await button(page, "Skip to next deadline").press("Enter");
  await stepIs(page, "All done");
  await button(coach(page), "End the practice").press("Enter");
  await hasFocus(page.getByRole("heading", { level: 1 }));
});

journey("skipping from a window leaves the focus with the coach", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article/send");
  await stepIs(page, "Step 5 of 7");
  await button(coach(page), "Skip this step").press("Enter");
  await stepIs(page, "Step 6 of 7");
  await hasFocus(page.locator("#coach-place"));
  await tabTo(page, "Give me a hint");
});

journey("the coach is no part of real orders, help and settings", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "?mode=readonly&start=orders");
  await stepIs(page, "Step 1 of 7");
  for (const hash of ["#/mine", "#/help", "#/embed", "#/storage", "#/terms"]) {
    await page.goto(`${site.url}?mode=readonly&start=orders${hash}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await eventually(page, () => coach(page).count(), 0);
    assert.equal(await page.locator("[inert]").count(), 0, hash);
  }
  await page.goto(`${site.url}?mode=readonly&start=orders#/orders`);
  await button(coach(page), "End the practice").click();
  await eventually(page, () => page.locator("[inert]").count(), 0);
});

journey("a page that is loaded again goes on with its practice", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/unpaid/look-unpaid");
  await stepIs(page, "Step 2 of 3");
  await page.reload();
  await stepIs(page, "Step 2 of 3");
  await page.goto(`${site.url}?embed=1&start=cancel`);
  await stepIs(page, "Step 2 of 7");
  await page.reload();
  await stepIs(page, "Step 2 of 7");
});

journey("what was done before is said to have been", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/unpaid/let-expire");
  await button(page, "Skip to next deadline").click();
  await stepIs(page, "All done");
  await page.goto(`${site.url}#/practice/article`);
  await stepIs(page, "Step 1 of 7");
  await page.goto(`${site.url}#/practice/unpaid`);
  await stepIs(page, "All done");
  await says(page, "You did this before.");
});

journey("each wrong press is said, also the same one again", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article");
  await stepIs(page, "Step 1 of 7");
  await page.evaluate(() => {
    window.changes = [];
    const region = document.querySelector(".coach:not([hidden]) [role=status]");
    const note = () => window.changes.push(region.querySelector(".coach-said")?.textContent);
    new MutationObserver(note).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (const nth of [1, 2, 3]) {
    await button(page, "Skip a day").click();
    await eventually(page, () => page.evaluate(() => window.changes.length >= 1), true);
    const said = await page.evaluate(() => window.changes.splice(0).at(-1));
    assert.match(said, /That lets a day pass/, `press ${nth}`);
  }
});

journey("Escape in the coach puts it away, and nothing else", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/practice/article");
  await button(coach(page), "Give me a hint").focus();
  await page.keyboard.press("Escape");
  await hasFocus(button(page, "Show the coach"));
  await page.keyboard.press("Enter");
  await stepIs(page, "Step 1 of 7");
});

journey("9: nothing moves for readers who want that", async ({ site, newPage }) => {
  const page = await newPage({ reducedMotion: "reduce" });
  const moving = () => page.evaluate(() => document.getAnimations().length);
  await enter(page, site, "#/practice/article");
  await stepIs(page, "Step 1 of 7");
  for (const step of [2, 3, 4, 5, 6, 7]) {
    await button(coach(page), "Skip this step").click();
    assert.equal(await moving(), 0, `before step ${step}`);
    await stepIs(page, `Step ${step} of 7`);
    assert.equal(await moving(), 0, `step ${step}`);
  }
});

journey("it begins without taking the focus, and each step is said once", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await page.goto(`${site.url}?embed=1&start=request`);
  await stepIs(page, "Step 3 of 7");
  assert.ok(await page.evaluate(() => document.activeElement === document.body));
  assert.equal(await page.evaluate(() => scrollY), 0);
  // One live region holds the whole of it, and was there before.
  const regions = coach(page).getByRole("status");
  assert.equal(await regions.count(), 1);
  await regions.evaluate((it) => (it.mark = "the same"));
  await button(page, "Request cancellation").click();
  await button(page.getByRole("dialog"), "Keep order").click();
  assert.equal(await regions.evaluate((it) => it.mark), "the same");
});

journey("a link begins at a step too, and some sites put it behind the hash", async (given) => {
  const { site, newPage } = given;
  for (const address of ["?start=cancel", "#?start=cancel", "?embed=1#?secret=abc&start=2"]) {
    const page = await newPage();
    await page.goto(site.url + address);
    await stepIs(page, "Step 2 of 7");
    await page.close();
  }
});

journey("unknown words in the address begin the article's practice, and are never shown", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  const evil = encodeURIComponent('"><img src=x onerror=alert(1)>');
  await page.goto(`${site.url}?embed=1&start=${evil}&mode=${evil}&story=${evil}&lang=${evil}&currency=${evil}&country=${evil}&x=${evil}`);
  await stepIs(page, "Step 1 of 7");
  assert.equal(await page.locator("img").count(), 0);
  assert.doesNotMatch(await page.locator("body").innerText(), /onerror/);
});

for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
  journey(`the coach covers nothing at ${viewport.width} px`, async ({ site, newPage }) => {
    const page = await newPage({ viewport });
    await enter(page, site, "#/practice/article/request");
    await stepIs(page, "Step 3 of 7");
    await button(coach(page), "Give me a hint").click();
    await button(coach(page), "Show me where").click();
    const target = button(page, "Request cancellation");
    await ringIs(page, "request-cancellation");
    await target.evaluate((it) => it.scrollIntoView({ block: "center" }));
    assert.ok(
      await target.evaluate((it) => {
        const { left, top, width, height } = it.getBoundingClientRect();
        return it.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }),
    );
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `${width} px wide`);
    await axe(page);
  });
}
