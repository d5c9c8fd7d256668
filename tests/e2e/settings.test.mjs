// What the reader chooses: language, currency to compare with, country, time zone, looks.

import assert from "node:assert/strict";

import { axe, journey } from "./support/browser.mjs";
import { CABLE, LAMP, button, enter, eventually, fact, row } from "./shop.mjs";

const RATES = {
  base: "EUR",
  date: "2026-11-20",
  note: "From the bank around the corner.",
  rates: { USD: 2, GBP: "0.5", JPY: 160, KWD: 0.3526 },
};

/** Puts the site's own file of rates in the place of the sample. */
const withRates = (rates) => (request) =>
  request.url.endsWith("/rates.json")
    ? { headers: { "content-type": "application/json" }, body: typeof rates === "string" ? rates : JSON.stringify(rates) }
    : undefined;

const total = async (page, number) =>
  (await row(page, number).locator(".order-total").innerText()).replace("\n", " ");

const notice = (page) => page.locator(".notice");

const choices = (page) => page.evaluate(() => localStorage.getItem("unbuy:choices"));

/** The id of what has the focus. */
const focused = (page) => page.evaluate(() => document.activeElement.id);

journey("amounts say what they are about worth in the currency of the reader's choice, and what they go by", {
  intercept: withRates(RATES),
}, async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/orders");
  assert.equal(await total(page, LAMP), "$34.90");
  await page.getByRole("contentinfo").getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  assert.equal(await page.title(), "Settings · Unbuy");
  const list = page.getByLabel("Currency to compare with");
  assert.deepEqual(await list.locator("option").allInnerTexts(), [
    "None", "British Pound (GBP)", "Euro (EUR)", "Japanese Yen (JPY)",
    "Kuwaiti Dinar (KWD)", "US Dollar (USD)",
  ]);
  await page.getByText("From the bank around the corner.").waitFor();
  await choose(list, "EUR");
  await notice(page).getByText("Saved.").waitFor();
  await eventually(page, () => focused(page), "setting-currency");
  await page.getByRole("link", { name: "Unbuy", exact: true }).click();
  await page.getByRole("link", { name: "See my orders" }).click();
  // By whole numbers: 34.90 / 2.
  await eventually(page, () => total(page, LAMP), "$34.90 about €17.45");
  assert.equal(await total(page, CABLE), "€12.40");
  await page.getByText(/by the exchange rates of .*20,? .*2026/).waitFor();

  // What comes back stays in the currency that was paid.
  await page.reload();
  await eventually(page, () => total(page, LAMP), "$34.90 about €17.45");
  await button(row(page, LAMP), "Cancel order").click();
  const money = page.getByRole("region", { name: "Money" });
  assert.equal(await fact(money, "Paid").innerText(), "$34.90");
  assert.equal(await fact(money, "Worth").innerText(), "about €17.45");
  await button(page, "Request cancellation").click();
  const dialog = page.getByRole("dialog");
  assert.match(await fact(dialog, "You get back").innerText(), /^\$34\.90/);
  assert.equal(await fact(dialog, "Worth").innerText(), "about €17.45; it is paid back in US Dollar");
});

journey("a currency can be asked for by the address, and is none of the reader's choices", {
  intercept: withRates(RATES),
}, async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?currency=jpy#/orders`);
  await eventually(page, () => total(page, LAMP), "$34.90 about ¥2,792");
  assert.equal(await choices(page), null);
});

for (const [what, rates, said] of [
  ["no JSON", "<html>", "no JSON"],
  ["a rate that is none", { ...RATES, rates: { USD: "cheap" } }, "“cheap” cannot be used at rates.USD"],
  ["no day", { ...RATES, date: "yesterday" }, "“yesterday” cannot be used at date"],
  ["nothing of it", { ...RATES, rates: { GBP: 1 } }, "no exchange rate for US Dollar"],
]) {
  journey(`a file of rates with ${what} is told, and amounts stay as they were paid`, {
    intercept: withRates(rates),
  }, async ({ site, newPage }) => {
    const page = await newPage();
    await page.goto(`${site.url}?currency=USD#/orders`);
    await notice(page).getByText(said).waitFor();
    assert.equal(await total(page, CABLE), "€12.40");
  });
}

journey("without a file of rates, and without one from before, that is said", {
  intercept: (request) => (request.url.endsWith("/rates.json") ? { status: 404, body: "" } : undefined),
}, async ({ site, newPage, expectProblem }) => {
  expectProblem(/404/);
  const page = await newPage();
  await page.goto(`${site.url}?currency=USD#/orders`);
  await notice(page).getByText("There are no exchange rates, so amounts are shown as they were paid.").waitFor();
  await page.goto(`${site.url}#/settings`);
  await page.getByText("There are no exchange rates").last().waitFor();
});

journey("the rates of last time hold without a network", {
  intercept: withRates(RATES),
}, async ({ site, newPage, expectProblem }) => {
  expectProblem(/ERR_INTERNET_DISCONNECTED/);
  const page = await newPage();
  await page.goto(`${site.url}?currency=EUR#/orders`);
  await eventually(page, () => total(page, LAMP), "$34.90 about €17.45");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.reload();
  await eventually(page, () => total(page, LAMP), "$34.90 about €17.45");
});

journey("the last wish for a currency holds, and a currency without a rate can be taken back", async ({
  site, newPage,
}) => {
  let answer;
  const late = new Promise((done) => (answer = done));
  site.intercept = (request) => (request.url.endsWith("/rates.json") ? late : undefined);
  const page = await newPage();
  await page.goto(`${site.url}?currency=EUR#/orders`);
  await row(page, LAMP).waitFor();
  await page.evaluate(() => localStorage.setItem("unbuy:choices", "currency=CHF"));
  await enter(page, site, "#/settings");
  answer({ headers: { "content-type": "application/json" }, body: JSON.stringify(RATES) });
  const list = page.getByLabel("Currency to compare with");
  // The one that there is no rate of is there, to be taken back.
  await eventually(page, () => list.inputValue(), "CHF");
  await list.selectOption("JPY");
  await list.selectOption("");
  await eventually(page, () => choices(page), "");
  await enter(page, site, "#/orders");
  assert.equal(await total(page, LAMP), "$34.90");
});

journey("rates that come late take nothing away from who is writing", async ({ site, newPage }) => {
  let answer;
  const late = new Promise((done) => (answer = done));
  site.intercept = (request) => (request.url.endsWith("/rates.json") ? late : undefined);
  const rates = { headers: { "content-type": "application/json" }, body: JSON.stringify(RATES) };
  const page = await newPage();
  await page.goto(`${site.url}?currency=EUR#/orders/${LAMP}`);
  await button(page, "Request cancellation").click();
  const note = page.getByRole("dialog").getByRole("textbox");
  await note.fill("It was a present.");
  answer(rates);
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith(":rates")));
  assert.equal(await note.inputValue(), "It was a present.");
  await page.keyboard.press("Escape");
  await page.evaluate(() => (location.hash = "#/orders"));
  await eventually(page, () => total(page, LAMP), "$34.90 about €17.45");
});

journey("what is being written stays in another language, with the focus", async ({ site, newPage }) => {
  const page = await newPage();
  await enter(page, site, "#/mine/add");
  await page.getByLabel("What is it").fill("A kite");
  await page.getByLabel("How it stands").selectOption({ label: "Paid, not shipped" });
  await page.getByLabel("Ordered on").fill("2026-11-02");
  const status = await page.locator(".notice-place").elementHandle();
  await choose(page.getByLabel("Language"), { label: "Deutsch" });
  await page.locator("html[lang=de]").waitFor();
  // What is said is said in a place that was there before.
  assert.ok(await status.evaluate((it) => it.isConnected));
  await eventually(page, () => page.locator("main input").first().inputValue(), "A kite");
  await eventually(page, () => focused(page), "language");
  assert.equal(await page.locator("main input[type=date]").first().inputValue(), "2026-11-02");
  assert.equal(await page.locator("main form select").inputValue(), "2");
});

/** Chooses as a reader does, who has the focus there. */
async function choose(list, option) {
  await list.focus();
  await list.selectOption(option);
}

/** The country that an order goes to, as the card of that name says. */
async function countryOf(page, card) {
  const lines = await page.getByRole("region", { name: card, exact: true }).locator(".address").innerText();
  return lines.split("\n").at(-1);
}

journey("dollars of two countries are told apart by their codes", {
  intercept: withRates({ ...RATES, rates: { ...RATES.rates, CAD: 3 } }),
}, async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?currency=CAD#/orders`);
  await eventually(page, async () => (await total(page, LAMP)).replace("\u00a0", " "), "$34.90 about CAD 52.35");
});

journey("orders go to the country of the address, of the reader's choice, or of the browser", async ({ site, newPage }) => {
  const german = await newPage({ locale: "de" });
  await german.goto(`${site.url}#/orders/${LAMP}`);
  await eventually(german, () => countryOf(german, "Lieferung"), "Deutschland");
  const page = await newPage({ locale: "en-NZ" });
  const goesTo = (country) => eventually(page, () => countryOf(page, "Delivery"), country);
  await enter(page, site, `#/orders/${LAMP}`);
  await goesTo("New Zealand");
  await page.goto(`${site.url}?country=fr#/orders/${LAMP}`);
  await goesTo("France");
  await enter(page, site, "#/settings");
  await page.getByLabel("Delivery country").selectOption({ label: "Japan" });
  await notice(page).getByText("Saved. It holds from now on.").waitFor();
  await enter(page, site, `#/orders/${LAMP}`);
  await goesTo("Japan");
  // Once something was done, what is placed keeps its address.
  await button(page, "Skip a day").click();
  await enter(page, site, "#/settings");
  await page.getByLabel("Delivery country").selectOption({ label: "Norway" });
  await notice(page).getByText("Orders that are placed keep their address").waitFor();
  await enter(page, site, `#/orders/${LAMP}`);
  await goesTo("Japan");
  await button(page, "Start over").click();
  await button(page.getByRole("dialog"), "Start over").click();
  await goesTo("Norway");
  await page.goto(`${site.url}?country=QQ#/orders/${LAMP}`);
  await notice(page).getByText("There is no country QQ").waitFor();
});

journey("what is asked for and unknown is said, and something else holds", async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?lang=xx#/orders`);
  await notice(page).getByText("There is no language xx here").waitFor();
  // All that is to be said at once is said.
  await page.goto(`${site.url}?currency=gold&lang=yy#/orders`);
  await notice(page).getByText("There is no currency gold.").waitFor();
  await notice(page).getByText("There is no language yy here").waitFor();
  await page.evaluate(() => localStorage.setItem("unbuy:choices", "zone=Atlantis/Centre&theme=plaid&country=Nowhere"));
  await page.goto(`${site.url}#/orders`);
  await page.reload();
  await notice(page).getByText("This browser knows no time zone Atlantis/Centre").waitFor();
  await row(page, LAMP).getByText("Paid.").waitFor();
  assert.equal(await page.locator("html").getAttribute("data-theme"), null);
  await enter(page, site, "#/settings");
  assert.equal(await page.getByLabel("Time zone").inputValue(), "");
});

journey("moments are shown in the time zone of the reader's choice, also the next time", async ({ site, newPage }) => {
  const page = await newPage({ timezoneId: "Europe/London" });
  await enter(page, site, `#/orders/${LAMP}`);
  const paidAt = () => page.locator("time").nth(1).evaluate((it) => [it.dateTime, it.textContent]);
  const [machine, here] = await paidAt();
  await enter(page, site, "#/settings");
  await choose(page.getByLabel("Time zone"), "Asia/Tokyo");
  await eventually(page, () => focused(page), "setting-zone");
  await enter(page, site, `#/orders/${LAMP}`);
  const expected = await page.evaluate(
    (it) => new Intl.DateTimeFormat("en-US", { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" }).format(new Date(it)),
    machine,
  );
  const shown = async () => (await paidAt())[1];
  assert.ok((await shown()).endsWith(expected), `${await shown()} ${expected}`);
  assert.notEqual(await shown(), here);
  await page.reload();
  await page.locator("time").nth(1).waitFor();
  assert.ok((await shown()).endsWith(expected));
});

journey("a day of one's own orders is a day where the reader's clock hangs", async ({ site, newPage }) => {
  // There it is tomorrow when it is evening here.
  const page = await newPage({ timezoneId: "Pacific/Honolulu" });
  await enter(page, site, "#/settings");
  await choose(page.getByLabel("Time zone"), "Pacific/Kiritimati");
  await eventually(page, () => focused(page), "setting-zone");
  await enter(page, site, "#/mine/add");
  const [day, shown] = await page.evaluate(() => {
    const at = new Date();
    const timeZone = "Pacific/Kiritimati";
    const long = { weekday: "short", day: "numeric", month: "long", year: "numeric" };
    return [at.toLocaleDateString("sv-SE", { timeZone }), at.toLocaleDateString("en-US", { timeZone, ...long })];
  });
  await page.getByLabel("What is it").fill("Kite");
  await page.getByLabel("Ordered on").fill(day);
  await button(page, "Save it").click();
  await page.getByRole("heading", { name: "Kite", level: 1 }).waitFor();
  await page.getByText(`placed ${shown}`).waitFor();
  // The same of a day long ago; and two that are written down at once are two.
  await enter(page, site, "#/mine/add");
  await page.getByLabel("What is it").fill("Balloon");
  await page.getByLabel("Ordered on").fill("2026-03-08");
  await button(page, "Save it").click();
  await page.getByRole("heading", { name: "Balloon", level: 1 }).waitFor();
  await page.getByText("placed Sun, March 8, 2026").waitFor();
});

journey("the page looks as the reader has chosen, from the first moment of the next visit", async ({ site, newPage }) => {
  const page = await newPage({ colorScheme: "light", reducedMotion: "no-preference" });
  await enter(page, site, "#/settings");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const quick = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--quick"));
  const light = await ground();
  assert.notEqual(await quick(), "0ms");
  await page.getByLabel("Theme").selectOption("dark");
  await page.getByLabel("Motion").selectOption("less");
  assert.notEqual(await ground(), light);
  assert.match(await quick(), /^0m?s$/);
  await page.reload();
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  assert.notEqual(await ground(), light);
  assert.match(await quick(), /^0m?s$/);
  assert.equal(await page.getByLabel("Theme").inputValue(), "dark");
  await axe(page);
  await page.getByLabel("Theme").selectOption("");
  await page.getByLabel("Motion").selectOption("");
  assert.equal(await ground(), light);
  assert.equal(await choices(page), "");
});

journey("where nothing can be kept, a choice holds until the page is closed, and that is said", async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?safe=1#/settings`);
  await page.getByLabel("Theme").selectOption("dark");
  await notice(page).getByText("It holds until you close this page").waitFor();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
});

journey("in an article there are no settings: the page around it has them", async ({ site, newPage }) => {
  const page = await newPage();
  await page.goto(`${site.url}?embed=1#/settings`);
  await page.getByText("This address leads nowhere.").waitFor();
});
