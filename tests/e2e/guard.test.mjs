// Never blank: whatever breaks, the page says so, shows the steps as text, and hands the data out.
// The numbers are those of the list of faults in ARCHITECTURE.md.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { axe, journey } from "./support/browser.mjs";
import { cut, dropped, hanging, held, missing, refused, tampered, wrongType } from "./support/faults.mjs";
import { CABLE, button, enter, row } from "./shop.mjs";

const FILES = {
  wasm: /\/unbuy-\w+\.wasm$/,
  script: /\/unbuy-\w+\.js$/,
  looks: /\/style-\w+\.css$/,
  later: /\/later-\w+\.wasm$/,
  laterLooks: /\/later-\w+\.css$/,
  guard: /\/boot-\w+\.js$/,
};

const rescue = (page) => page.getByRole("alert");

/** A broken page logs what its browser makes of it; what the reader sees is what counts. */
const anything = /./;

async function showsSteps(page) {
  await page.getByRole("heading", { name: "How to cancel an order", level: 1 }).waitFor();
  await page.getByText("choose “Request cancellation”").waitFor();
}

/** Does something that is stored. */
async function endUnpaid(page) {
  await button(row(page, CABLE), "Cancel order").click();
  await button(page.getByRole("dialog"), "Cancel order").click();
  await button(row(page, CABLE), "Leave feedback").waitFor();
}

async function downloaded(page) {
  const download = page.waitForEvent("download");
  await button(page, "Download my data").first().click();
  return JSON.parse(await readFile(await (await download).path(), "utf8"));
}

const stored = (page) => page.evaluate(() => ({ ...localStorage }));

for (const file of ["wasm", "script"]) {
  for (const fault of [missing, refused, dropped, cut, tampered, wrongType]) {
    // A browser compiles wasm of any type, only slower.
    if (file === "wasm" && fault === wrongType) continue;
    const number = fault === tampered ? 97 : 93;
    journey(`${number}: the ${file} is ${fault.name}`, async ({ site, newPage, expectProblem }) => {
      expectProblem(anything);
      const page = await newPage();
      site.fault(FILES[file], fault);
      await page.goto(site.url);
      await rescue(page).getByText("The practice did not start").waitFor({ timeout: 8000 });
      await rescue(page).getByText("did not arrive, or not as it was made").waitFor();
      await showsSteps(page);
      assert.equal(await button(page, "Download my data").count(), 0, "nothing is stored yet");
      site.repair();
      await button(page, "Reload").click();
      await button(page, "My Unbuy").waitFor();
    });
  }
}

journey("93: wasm of a wrong type starts all the same", async ({ site, newPage }) => {
  const page = await newPage();
  site.fault(FILES.wasm, wrongType);
  await enter(page, site);
});

journey("93: wasm that hangs is said within 8 s, and may still come", async ({ site, newPage }) => {
  const page = await newPage();
  const { fault, release } = held();
  site.fault(FILES.wasm, fault);
  await page.goto(site.url, { waitUntil: "commit" });
  await showsSteps(page);
  await page.getByText("This takes longer than usual").waitFor({ timeout: 9000 });
  release();
  await button(page, "My Unbuy").waitFor();
  await page.locator("#unbuy-rescue").waitFor({ state: "detached" });
  await button(page, "My Unbuy").click();
  assert.ok(await page.getByRole("navigation", { name: "My Unbuy" }).isVisible(), "it lives");
});

for (const fault of [missing, dropped, tampered, wrongType]) {
  const number = fault === tampered ? 97 : 93;
  journey(`${number}: the looks are ${fault.name}`, async ({ site, newPage, expectProblem }) => {
    expectProblem(anything);
    const page = await newPage();
    site.fault(FILES.looks, fault);
    await enter(page, site, "#/orders");
    await page.getByText("The looks of this page did not arrive").waitFor();
    await endUnpaid(page);
  });
}

journey("93: looks that hang do not keep the page back", async ({ site, newPage }) => {
  const page = await newPage();
  const { fault, release } = held();
  site.fault(FILES.looks, fault);
  await page.goto(site.url, { waitUntil: "commit" });
  await button(page, "My Unbuy").waitFor();
  await page.getByText("The looks of this page did not arrive").waitFor();
  release();
  await page.waitForFunction(() => getComputedStyle(document.body).marginTop === "0px");
});

const LATER = [missing, tampered].flatMap((fault) => [
  [FILES.later, "part is", fault],
  [FILES.laterLooks, "looks are", fault],
]);
for (const [file, what, fault] of LATER) {
  const number = fault === tampered ? 97 : 93;
  journey(`${number}: the later ${what} ${fault.name}`, async ({ site, newPage, expectProblem }) => {
    expectProblem(anything);
    const page = await newPage();
    site.fault(file, fault);
    await enter(page, site, "#/orders");
    await page.getByText("A part of this page could not be loaded").waitFor();
    site.repair();
    await endUnpaid(page);
  });
}

journey("what is pressed before the later part is here waits for it, on its page", async ({
  site,
  newPage,
}) => {
  const page = await newPage();
  const { fault, release } = held();
  site.fault(FILES.later, fault);
  await enter(page, site, "#/orders");
  await button(row(page, CABLE), "Pay").click();
  await page.getByText("One moment, this part is on its way.").waitFor();
  // On another page it would come out of nothing.
  await page.getByRole("link", { name: "Unbuy", exact: true }).click();
  await page.getByRole("link", { name: "See my orders" }).click();
  await button(row(page, CABLE), "Cancel order").click();
  release();
  await page.getByRole("dialog", { name: "Cancel this order?" }).waitFor();
  assert.equal(await page.getByRole("dialog").count(), 1);
});

for (const fault of [missing, hanging]) {
  journey(`93: without the guard (${fault.name}) the practice starts`, async (given) => {
    const { site, newPage, expectProblem } = given;
    if (fault === missing) expectProblem(anything);
    const page = await newPage();
    site.fault(FILES.guard, fault);
    await page.goto(site.url, { waitUntil: "commit" });
    await button(page, "My Unbuy").waitFor();
    assert.ok(await page.locator("#steps").isHidden());
  });
}

journey("93: without any script the page itself says it", async ({ site, newPage, expectProblem }) => {
  expectProblem(anything);
  const page = await newPage();
  site.fault(/\.js$/, missing);
  await page.goto(site.url);
  await showsSteps(page);
  await page.getByText("load the page again").waitFor({ timeout: 9000 });
});

journey("93: with scripts switched off the steps stand at once", async ({ site, newPage }) => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto(site.url);
  await showsSteps(page);
});

journey("94: WebAssembly is switched off", async ({ site, newProfile, expectProblem }) => {
  expectProblem(/WebAssembly is not defined/);
  const profile = await newProfile();
  const page = await profile.open({ args: ["--js-flags=--jitless"] });
  await page.goto(site.url);
  await rescue(page).getByText("does not run WebAssembly here").waitFor();
  await showsSteps(page);
  await axe(page);
});

journey("94: the policy of the host forbids WebAssembly", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/Content Security Policy/);
  expectProblem(/CompileError/);
  const page = await newPage();
  site.fault(/unbuy\/$/, async (_, file) => {
    const answer = await file();
    answer.headers["content-security-policy"] = "script-src 'self'";
    return answer;
  });
  await page.goto(site.url);
  await rescue(page).getByText("does not run WebAssembly here").waitFor();
  await showsSteps(page);
});

/** Hands the program to the test: nothing is replaced, only seen. */
const seeProgram = () => {
  const original = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await original(...given);
    window.program ??= made.instance.exports;
    if (window.exhaustAtStart) window.exhaust();
    return made;
  };
  /** Takes all the memory there is, so that the next thing the program does is a real trap. */
  window.exhaust = () => {
    const { memory, __wbindgen_malloc: take } = window.program;
    for (let pages = 65536; pages >= 1; ) {
      try {
        memory.grow(pages);
      } catch {
        pages >>= 1;
      }
    }
    for (let size = 1 << 20; size >= 8; ) {
      try {
        take(size, 1);
      } catch {
        size >>= 1;
      }
    }
  };
};

/** Each within one turn, so that the clock of the page is not the first to trap. */
const OUT_OF_MEMORY = {
  "in a press": () => document.querySelector(".clock-buttons button").click(),
  "in an update of a signal": () => document.getElementById("account-button").click(),
  "in an effect": () => (location.hash = "#/"),
  "in what another tab sends": () => dispatchEvent(new StorageEvent("storage", { key: "unbuy1" })),
  "in a tick of the clock": () => {},
};
for (const [where, act] of Object.entries(OUT_OF_MEMORY)) {
  journey(`91: out of memory ${where}`, async ({ site, newPage, expectProblem }) => {
    expectProblem(/RuntimeError/);
    const page = await newPage();
    let traps = 0;
    page.on("pageerror", () => (traps += 1));
    await page.addInitScript(seeProgram);
    await enter(page, site, "#/orders");
    await endUnpaid(page);
    await page.evaluate(`exhaust(); (${act})(); undefined`);

    await rescue(page).getByText("Something broke").waitFor();
    await rescue(page).getByText("is still in this browser").waitFor();
    await showsSteps(page);
    // What was on its way within the program broke with it.
    const trapsUntilTold = traps;
    await axe(page);
    // Nothing of the dead program can be pressed, and the data is there as it was stored.
    assert.ok(await page.locator("#main").evaluate((it) => it.inert));
    assert.deepEqual(await downloaded(page), await stored(page));
    // Nor is it called by anything else: who knows whether it would come to an end.
    await page.evaluate(() => (location.hash = "#/"));
    await page.evaluate(() => (location.hash = "#/orders"));
    await page.evaluate(() => dispatchEvent(new StorageEvent("storage", { key: "unbuy1" })));
    await page.locator("h1").first().click();
    assert.equal(traps, trapsUntilTold);
    await button(page, "Reload").click();
    await button(row(page, CABLE), "Leave feedback").waitFor();
  });
}

journey("91: a dialog that breaks does not cover the message", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/RuntimeError/);
  const page = await newPage();
  await page.addInitScript(seeProgram);
  await enter(page, site, "#/orders");
  await button(page, "Start over").click();
  await page.getByRole("dialog").waitFor();
  await page.evaluate(() => {
    window.exhaust();
    document.querySelector("dialog .primary, dialog .button:not(.quiet)").click();
  });
  await rescue(page).getByText("Something broke").waitFor();
  await button(page, "Reload").click();
  await button(row(page, CABLE), "Pay").waitFor();
});

journey("91: a trap at the start, and then all is well again", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/RuntimeError/);
  const page = await newPage();
  await enter(page, site, "#/orders");
  await endUnpaid(page);
  await page.addInitScript(() => (window.exhaustAtStart = !sessionStorage.well));
  await page.addInitScript(seeProgram);
  await page.reload();
  await rescue(page).getByText("It broke while it started").waitFor();
  await showsSteps(page);
  assert.deepEqual(await downloaded(page), await stored(page));
  await page.evaluate(() => (sessionStorage.well = "yes"));
  await button(page, "Reload").click();
  await button(row(page, CABLE), "Leave feedback").waitFor();
});

journey("92: an exception of the browser through wasm is told", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/no more texts/);
  const page = await newPage();
  await enter(page, site, "#/orders");
  await page.evaluate(() => {
    document.createTextNode = () => {
      throw new Error("no more texts");
    };
  });
  await button(page, "Start over").click();
  await rescue(page).getByText("Something broke").waitFor();
  await showsSteps(page);
});

journey("92: an error that is none of ours is left alone", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/of an extension/);
  const page = await newPage();
  await enter(page, site, "#/orders");
  const seen = page.waitForEvent("pageerror");
  await page.evaluate(() => setTimeout(() => { throw new Error("of an extension"); }));
  await seen;
  await endUnpaid(page);
  assert.equal(await rescue(page).count(), 0);
});

journey("95: a program that breaks on what is stored starts without it", async (given) => {
  const { site, newPage, expectProblem } = given;
  expectProblem(/a bad order/);
  const page = await newPage();
  await enter(page, site, "#/orders");
  await endUnpaid(page);
  const before = await stored(page);
  // For the program alone, which lists the keys when it reads the storage.
  await page.addInitScript(() => {
    const { keys } = Object;
    Object.keys = (it) => {
      if (it === localStorage && /wasm/.test(new Error().stack)) throw new Error("a bad order");
      return keys(it);
    };
  });
  for (let times = 0; times < 3; times += 1) {
    await page.reload();
    await rescue(page).getByText("It broke while it started").waitFor();
    assert.deepEqual(await downloaded(page), before);
  }
  await button(page, "Start without my data").click();
  await page.getByText("They are untouched").waitFor();
  await button(row(page, CABLE), "Pay").waitFor();
  await button(page, "Skip a day").click();
  await page.getByText("Kept only until you close this page").waitFor();
  assert.deepEqual(await stored(page), before);
  assert.deepEqual(await downloaded(page), before);
  await button(page, "Start with my data").click();
  await rescue(page).waitFor();
});
