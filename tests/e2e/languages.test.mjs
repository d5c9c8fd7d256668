// Other languages: fetched when they are wanted, kept for use offline, switched without a reload.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { axe, journey } from "./support/browser.mjs";
import { LAMP, button, enter, eventually, row } from "./shop.mjs";

const TAGS = ["ar", "de", "es", "fr", "pt-BR", "ru", "zh-Hans"];

/** The texts of a translation, as its file has them. */
async function texts(tag) {
  const file = await readFile(`src/i18n/languages/${tag}.txt`, "utf8");
  const lines = file.split("\n").filter((it) => it && !/^[@#]/.test(it));
  return Object.fromEntries(lines.map((it) => it.split(/ = (.*)/s).slice(0, 2)));
}

const spoken = (page) =>
  page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction]);

const languageFiles = (site) => site.requests.filter((it) => /\/lang-/.test(it));

for (const tag of TAGS) {
  journey(`the way of the article in ${tag}`, async ({ site, newPage }) => {
    const t = await texts(tag);
    const page = await newPage({ viewport: { width: 360, height: 740 } });
    await page.goto(`${site.url}?lang=${tag}#/practice/article`);
    await page.getByRole("heading", { name: t.home_title, level: 1 }).waitFor();
    assert.deepEqual(await spoken(page), [tag, tag === "ar" ? "rtl" : "ltr"]);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await width()) <= 360, "the main page is too wide");
    await button(page, t.my_unbuy).click();
    await page.getByRole("link", { name: t.my_orders }).first().click();
    assert.ok((await width()) <= 360, "the list is too wide");
    await button(row(page, LAMP), t.cancel_order).click();
    await button(page, t.request_cancellation).click();
    await page.getByRole("combobox", { name: t.select_here }).selectOption({ index: 1 });
    assert.ok((await width()) <= 360, "the dialog is too wide");
    await axe(page);
    await button(page, t.send).click();
    await page.getByText(t.request_sent).first().waitFor();
    assert.ok((await width()) <= 360, "the page of an order is too wide");
    // Once for the page, and once for the worker, to keep it.
    assert.ok(new Set(languageFiles(site)).size === 1);
  });
}

journey("the reader chooses a language, without a reload, and has it again next time", async (given) => {
  const { site, newProfile } = given;
  const t = await texts("fr");
  const profile = await newProfile();
  const page = await profile.open();
  await enter(page, site, "#/orders");
  assert.deepEqual(await spoken(page), ["en", "ltr"]);
  assert.deepEqual(languageFiles(site), []);
  await page.evaluate(() => (window.isSame = true));
  await page.getByLabel("Language").selectOption({ label: "Français" });
  await page.getByRole("heading", { name: t.my_orders, level: 1 }).waitFor();
  assert.ok(await page.evaluate(() => window.isSame));
  assert.match(await page.title(), new RegExp(t.my_orders));
  await button(row(page, LAMP), t.cancel_order).click();
  await page.locator("#order-status").waitFor();
  assert.deepEqual(await spoken(page), ["fr", "ltr"]);

  const again = await profile.open();
  await again.goto(`${site.url}#/orders`);
  await again.getByRole("heading", { name: t.my_orders, level: 1 }).waitFor();
  await again.getByLabel(t.language_name).selectOption({ label: "English" });
  await again.getByRole("heading", { name: "My orders", level: 1 }).waitFor();
});

journey("the address goes before the reader, the reader before the page around, and that before the browser", async ({
  site, newPage,
}) => {
  const page = await newPage({ locale: "fr-FR" });
  const heading = async (tag) => (await texts(tag)).home_title;
  const shows = async (query, tag) => {
    await page.goto(`${site.url}${query}`);
    await page.getByRole("heading", { name: await heading(tag), level: 1 }).waitFor();
  };
  await shows("", "fr");
  await shows("?host-lang=de-CH", "de");
  await page.evaluate(() => localStorage.setItem("unbuy:language", "es"));
  await shows("?host-lang=de", "es");
  await shows("?host-lang=de&lang=ru", "ru");
});

journey("what was being done goes on in another language", async ({ site, newPage }) => {
  const t = await texts("de");
  const page = await newPage();
  await enter(page, site, "#/practice/article/request");
  await page.getByText("Step 3 of 7").waitFor();
  await page.getByLabel("Language").selectOption({ label: "Deutsch" });
  await page.getByRole("heading", { name: t.step_do_request }).waitFor();
  await button(page, t.request_cancellation).click();
  await page.getByRole("dialog").getByRole("heading", { name: t.step_do_reason }).waitFor();
  await page.getByRole("combobox", { name: t.select_here }).selectOption({ index: 1 });
  await page.getByRole("dialog").getByRole("heading", { name: t.step_do_send }).waitFor();
});

for (const [locale, tag] of [["de-AT", "de"], ["pt-PT", "pt-BR"], ["zh-CN", "zh-Hans"], ["zh-TW", "en"], ["fi", "en"]]) {
  journey(`a browser in ${locale} begins in ${tag}`, async ({ site, newPage }) => {
    const page = await newPage({ locale });
    await page.goto(site.url);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await eventually(page, () => spoken(page).then(([it]) => it), tag);
  });
}

journey("a language that there is not is English, and no trouble", async ({ site, newPage }) => {
  const page = await newPage();
  for (const lang of ["xx", "", "constructor", "<b>"]) {
    await page.goto(`${site.url}?lang=${encodeURIComponent(lang)}`);
    await button(page, "My Unbuy").waitFor();
    assert.deepEqual(await spoken(page), ["en", "ltr"]);
  }
});

journey("where the texts do not come the page begins in English and says so", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/404/);
  site.fault(/\/lang-de/, () => ({ status: 404 }));
  const page = await newPage();
  await page.goto(`${site.url}?lang=de`);
  await button(page, "My Unbuy").waitFor();
  await page.getByText("This language could not be loaded").waitFor();
  site.repair();
  const t = await texts("de");
  await page.getByLabel("Language").selectOption({ label: "Deutsch" });
  await button(page, t.my_unbuy).waitFor();
});

journey("a language that was chosen is there without a network", async ({ site, newPage }) => {
  const t = await texts("es");
  const page = await newPage();
  await page.goto(`${site.url}?lang=es`);
  await button(page, t.my_unbuy).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await eventually(
    page,
    () =>
      page.evaluate(async () => {
        const caches_ = await Promise.all((await caches.keys()).map((it) => caches.open(it)));
        const keys = await Promise.all(caches_.map((it) => it.keys()));
        return keys.flat().filter(({ url }) => /\/lang-/.test(url)).map(({ url }) => /lang-(.*)-/.exec(url)[1]);
      }),
    ["es"],
  );
  site.down();
  await page.goto(`${site.url}?lang=es#/orders`);
  await page.getByRole("heading", { name: t.my_orders, level: 1 }).waitFor();
});
