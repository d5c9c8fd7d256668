// The help article with the practice beside it, the comments below, and the maker of embeds.

import assert from "node:assert/strict";

import { axe, journey } from "./support/browser.mjs";
import { LAMP, button, enter, eventually, hasFocus, row } from "./shop.mjs";

const inPractice = (page) => page.frameLocator("unbuy-practice iframe");

const coachIn = (place) => place.getByRole("complementary", { name: /^Practise: / });

async function openHelp(page, site) {
  await enter(page, site, "#/help");
  await page.getByRole("heading", { name: "How to cancel an order", level: 1 }).waitFor();
}

journey("the article says what its source says, and loads no practice by itself", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await openHelp(page, site);
  assert.match(await page.title(), /^How to cancel an order/);
  const article = page.getByRole("article");
  for (const text of [
    "Do nothing. When the time to pay is over",
    "open “My Unbuy” and choose “My orders”",
    "Press “Cancel order”",
    "Press “Request cancellation”",
    "open the list “Select here”",
    "Press the orange “Send”",
    "within 10 business days, on the account it was paid from",
    "one button is left for the order: “Leave feedback”",
    "returned within 14 days of delivery",
    "marked “In stock”. You may even make a profit",
  ]) {
    await article.getByText(text).waitFor();
  }
  await page.getByRole("button", { name: /^Practise: cancel an order/ }).waitFor();
  assert.equal(page.frames().length, 1);
  await axe(page);
});

journey("each step of the article begins the practice beside it", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 1280, height: 900 } });
  await openHelp(page, site);
  await button(page, "Try it: Every order in the list ends in two buttons. Press “Cancel order”.").click();
  await coachIn(inPractice(page)).getByText("Step 2 of 7").waitFor();
  await button(page, "Try it: The page of the order opens. Press “Request cancellation”.").click();
  await coachIn(inPractice(page)).getByText("Step 3 of 7").waitFor();
  await button(inPractice(page), "Request cancellation").click();
  await coachIn(inPractice(page)).getByText("Step 4 of 7").waitFor();
  assert.equal(new URL(page.url()).hash, "#/help");
  // What is practised there is not kept here.
  await page.goto(`${site.url}#/orders`);
  await button(row(page, LAMP), "Cancel order").waitFor();
  await axe(page);
});

journey("without the script of the element its link and its steps lead on", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/404/);
  site.fault(/embed\.js$/, () => ({ status: 404 }));
  const page = await newPage();
  await openHelp(page, site);
  await button(page, "Try it: Press the orange “Send”.").click();
  await page.getByRole("combobox", { name: "Select here" }).waitFor();
});

async function fill(page, { name = "Robin", email = "robin@example.com", words = "It worked." }) {
  await page.getByLabel("Name (required)").fill(name);
  await page.getByLabel("E-mail (required)").fill(email);
  await page.getByLabel("Your comment (required)").fill(words);
}

journey("a comment needs name, e-mail and words, and stays in this browser", async (given) => {
  const { site, newPage } = given;
  const page = await newPage();
  await openHelp(page, site);
  await button(page, "Write a comment").click();
  await hasFocus(page.getByLabel("Name (required)"));
  for (const label of ["Name", "E-mail", "Your comment"]) {
    assert.ok(await page.getByLabel(`${label} (required)`).evaluate((it) => it.required), label);
  }
  await button(page, "Add comment").click();
  assert.equal(await page.getByText("This is required.").count(), 3);
  await hasFocus(page.getByLabel("Name (required)"));
  await fill(page, { email: "robin@", words: "<b>It</b> worked." });
  await button(page, "Add comment").click();
  await page.getByText("This is no e-mail address.").waitFor();
  await hasFocus(page.getByLabel("E-mail (required)"));
  await axe(page);
  await page.getByLabel("E-mail (required)").fill("robin@example.com");
  await button(page, "Add comment").click();
  await page.getByText("Your comment is kept in this browser.").waitFor();
  await hasFocus(button(page, "Write a comment"));

  await page.reload();
  await page.getByText("<b>It</b> worked.").waitFor();
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.match(stored, /It<\/b> worked/);
  assert.doesNotMatch(stored, /robin@/, "the address is nowhere");
  assert.doesNotMatch(await page.locator("body").innerText(), /robin@/);

  await button(page, "Delete the comment of Robin").click();
  await page.getByText("No comments yet.").waitFor();
  await page.reload();
  await page.getByText("No comments yet.").waitFor();
});

journey("the form closes without a comment", async ({ site, newPage }) => {
  const page = await newPage();
  await openHelp(page, site);
  await button(page, "Write a comment").click();
  await page.getByLabel("Name (required)").fill("Robin");
  await button(page, "Close").click();
  await hasFocus(button(page, "Write a comment"));
  assert.equal(await page.getByLabel("Name (required)").count(), 0);
});

const host = (site, attributes = "") => `<!DOCTYPE html><html lang="en"><head><title>Article</title>
  <link rel="icon" href="data:,"></head><body><main><h1>Article</h1>
  <iframe src="${site.url}?embed=1#/help" title="Practice" ${attributes} width="700" height="900"></iframe>
  </main></body></html>`;

for (const sandbox of ["", 'sandbox="allow-scripts"']) {
  journey(`in a frame nobody is offered a comment who does not listen ${sandbox}`, async (given) => {
    const { site, newPage, newHost } = given;
    const page = await newPage();
    await page.goto(await newHost(host(site, sandbox)));
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { name: "How to cancel an order", level: 1 }).waitFor();
    await page.frames()[1].evaluate(() => {
      window.told = [];
      addEventListener("unbuy:tell", ({ detail }) => window.told.push(detail));
    });
    const comments = () =>
      page.frames()[1].evaluate(() => window.told.filter((it) => it.type === "comment"));
    // It promises no more than it does.
    assert.equal(await frame.getByText("Comments stay in this browser").count(), 0);
    await button(frame, "Write a comment").click();
    await fill(frame, { words: "To myself." });
    await button(frame, "Add comment").click();
    await frame.getByText("your comment is here until you close this page").waitFor();
    assert.deepEqual(await comments(), []);

    // Nobody is there who would take it.
    await button(frame, "Write a comment").click();
    await fill(frame, { words: "To you." });
    assert.equal(await frame.getByRole("checkbox").count(), 0);
    await button(frame, "Close").click();

    await frame.getByRole("link", { name: /^Try it: Press the orange/ }).click();
    await coachIn(frame).getByText("Step 5 of 7").waitFor();
  });
}

async function openMaker(page, site) {
  await enter(page, site, "#/embed");
  await page.getByRole("heading", { name: "Put the practice in your help article" }).waitFor();
}

const code = (page) => page.getByLabel("Code", { exact: true });

journey("the maker shows what readers will see, and its code makes just that", async (given) => {
  const { site, newPage, newHost } = given;
  const page = await newPage({ viewport: { width: 1280, height: 1000 } });
  await openMaker(page, site);
  await coachIn(inPractice(page)).getByText("Step 1 of 7").waitFor();
  await page.getByLabel("Practice", { exact: true }).selectOption({ label: "Too late to cancel" });
  await coachIn(inPractice(page)).getByText("Step 1 of 5").waitFor();
  await page.getByLabel("First step").selectOption({ index: 1 });
  await coachIn(inPractice(page)).getByText("Step 2 of 5").waitFor();
  await page.getByLabel("Language").first().selectOption({ label: "Français" });
  await inPractice(page).getByText("Étape 2 sur 5").filter({ visible: true }).waitFor();
  await page.getByLabel("Language").first().selectOption({ label: "English" });
  await coachIn(inPractice(page)).getByText("Step 2 of 5").waitFor();
  await page.getByLabel("Theme").selectOption({ label: "Dark" });
  await eventually(
    page,
    () => inPractice(page).locator("html").getAttribute("data-theme"),
    "dark",
  );
  await coachIn(inPractice(page)).getByText("Step 2 of 5").waitFor();
  assert.match(await code(page).inputValue(), /story=too-late&amp;start=look-late&amp;lang=en&amp;theme=dark/);
  await axe(page);

  const article = (body) =>
    `<!DOCTYPE html><html lang="en"><head><title>Article</title><link rel="icon" href="data:,"></head>
     <body><main><h1>Article</h1>${body}</main></body></html>`;
  for (const kind of ["Plain HTML", "WordPress", "Zendesk", "HTML with our script"]) {
    await page.getByLabel("For", { exact: true }).selectOption({ label: kind });
    const pasted = await newPage();
    await pasted.goto(await newHost(article(await code(page).inputValue())));
    if (kind === "HTML with our script") await pasted.getByRole("button", { name: /^Practise/ }).click();
    const frame = pasted.frameLocator("iframe");
    await coachIn(frame).getByText("Step 2 of 5").waitFor();
    await eventually(pasted, () => frame.locator("html").getAttribute("data-theme"), "dark");
    await pasted.close();
  }
  for (const [kind, address] of [
    ["Docusaurus, MDX", "?embed=1&story=too-late&start=look-late&lang=en&theme=dark"],
    ["Docusaurus, MDX", "#/practice/too-late/look-late"],
    ["Markdown, e-mail", "#/practice/too-late/look-late"],
  ]) {
    await page.getByLabel("For", { exact: true }).selectOption({ label: kind });
    assert.ok((await code(page).inputValue()).includes(`${site.url}${address}`), kind);
  }
});

journey("colours that cannot be read are said to be so, and are not used", async ({ site, newPage }) => {
  const page = await newPage({ viewport: { width: 1280, height: 1000 } });
  await openMaker(page, site);
  // Each choice brings another frame: what is on its way in the one before would be broken off.
  const isShown = () => coachIn(inPractice(page)).getByText("Step 1 of 7").waitFor();
  await isShown();
  await page.getByLabel("A colour of its own for the main button").check();
  await isShown();
  await page.getByText("easy to read").waitFor();
  const accent = page.getByLabel("Button", { exact: true });
  const orange = () =>
    inPractice(page)
      .locator("html")
      .evaluate((it) => it.style.getPropertyValue("--orange"));
  await accent.evaluate((it) => {
    it.value = "#0b57d0";
    it.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.getByText("is too little; 4.5 is needed").waitFor();
  await isShown();
  await page.getByLabel("Text on it").evaluate((it) => {
    it.value = "#ffffff";
    it.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.getByText("easy to read").waitFor();
  await eventually(page, orange, "rgb(11 87 208)");
});

journey("the code is copied, and the one file comes down", async ({ site, newPage }) => {
  const page = await newPage({ permissions: ["clipboard-read", "clipboard-write"] });
  await openMaker(page, site);
  await button(page, "Copy the code").click();
  await page.getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(page).inputValue());
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download it as one file" }).click();
  assert.equal((await coming).suggestedFilename(), "unbuy-practice.html");
});

journey("the maker is for no frame", async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?embed=1#/embed`);
  await page.getByText("This address leads nowhere.").waitFor();
  assert.equal(await page.getByText("What to paste").count(), 0);
});
