// Journeys: tests that use the built app in a real browser, as a reader would.
//
//   journey("a cancelled order stays cancelled", async ({ site, newPage }) => {
//     const page = await newPage();
//     await page.goto(site.url);
//     ...
//   });
//
// A journey also fails when a page of it logs an error, throws, or breaks its content
// security policy, unless the journey says beforehand that it will (`expectProblem`).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "playwright-core";

import { environmentAt } from "./faketime.mjs";
import { serve } from "./server.mjs";

export { axe } from "./axe.mjs";

const LAUNCH = {
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** How long one step may wait. Generous, since machines of tests are slow and busy. */
const STEP_TIMEOUT = 15_000;

/** Whether there is time to look at all languages and more widths: `cargo xtask test --long`. */
export const IS_LONG = Boolean(process.env.UNBUY_LONG);

/** How long a journey may take in all: what waits for ever should fail and not stop the rest. */
const JOURNEY_TIMEOUT = IS_LONG ? 600_000 : 120_000;

/** How long before that its pages are closed, which makes the step that waits say where it stands. */
const TO_SAY_WHERE = 20_000;

/**
 * How long to wait for the pages of a journey to be gone. Chromium does not always answer for those
 * that have saved a file; its end takes them along.
 */
const CLOSING_TIMEOUT = 5_000;

/** One browser for all journeys of a file; each page still gets a fresh context. */
let browser;
after(() => browser?.close());

/**
 * A test with a site of its own (`serve` takes the options) and everything cleaned up after.
 * `run` receives:
 * - `site`: see `server.mjs`
 * - `newPage(options)`: a page of a new visitor, who has nothing stored; options of Playwright's
 *   `newContext`
 * - `newProfile()`: a visitor who closes the browser and comes back, see below
 * - `newHost(html)`: the address of a page on another site, for instance to frame ours; a function
 *   gets the request
 * - `expectProblem(pattern)`: a problem that this journey provokes, and must see at least once
 */
export function journey(name, ...rest) {
  const run = rest.pop();
  const [options] = rest;
  test(name, { timeout: JOURNEY_TIMEOUT }, async () => {
    const problems = [];
    const expected = [];
    const endings = [];
    const end = async () => {
      for (let it = endings.pop(); it; it = endings.pop()) await it();
    };
    const closing = setTimeout(end, JOURNEY_TIMEOUT - TO_SAY_WHERE);
    try {
      const site = await serve(options);
      endings.push(site.close);
      await run({
        site,
        newPage: async (contextOptions) => {
          browser ??= await chromium.launch(LAUNCH);
          const context = await browser.newContext(contextOptions);
          endings.push(() => Promise.race([context.close(), wait(CLOSING_TIMEOUT, null, { ref: false })]));
          watch(context, problems);
          return context.newPage();
        },
        newProfile: async (profileOptions) => {
          const profile = await createProfile(problems, profileOptions);
          endings.push(profile.remove);
          return profile;
        },
        newHost: async (html) => {
          const body = (request) => (typeof html === "function" ? html(request) : html);
          const headers = { "content-type": "text/html; charset=utf-8" };
          const intercept = (request) => ({ headers, body: body(request) });
          const host = await serve({ intercept });
          endings.push(host.close);
          return host.foreignOrigin;
        },
        expectProblem: (pattern) => expected.push(pattern),
      });
    } catch (error) {
      // Often the cause: what the pages said before the step that failed.
      if (problems.length > 0) error.message += `\nThe pages reported:\n${problems.join("\n")}`;
      throw error;
    } finally {
      clearTimeout(closing);
      await end();
    }
    const unexpected = problems.filter((text) => !expected.some((it) => it.test(text)));
    assert.deepEqual(unexpected, [], "the pages reported problems");
    const unseen = expected.filter((it) => !problems.some((text) => it.test(text)));
    assert.deepEqual(unseen, [], "expected problems did not occur");
  });
}

/** What Chromium says when a frame goes while something of it is being loaded: no reason follows. */
const ENDED_FETCH = /^Fetch API cannot load \S+\. $/;

/**
 * Collects what pages of a context complain about. A broken content security policy and a
 * file that does not load are errors on the console too.
 */
export function watch(context, problems) {
  context.setDefaultTimeout(STEP_TIMEOUT);
  context.on("console", (message) => {
    if (message.type() === "error" && !ENDED_FETCH.test(message.text())) {
      problems.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (problem) => problems.push(`uncaught: ${problem.error()}`));
}

/**
 * What one reader keeps on disk, in a browser that can be closed and opened again.
 * - `open(options)`: a page in the browser started with this profile; `page.context().close()`
 *   closes the whole browser
 * - `openAt(date, options)`: the same, started on that day: the wall clock of the whole browser
 *   is moved (see `faketime.mjs`), exact to a second
 * - `kill()`: ends the whole browser at once, as a computer does that runs out of memory
 *
 * With `blockStorage` the reader has told the browser to let no site store anything; with
 * `allowFrames` the browser gives frames of other sites a store, as most do by default, each site
 * around them its own.
 */
async function createProfile(problems, { blockStorage = false, allowFrames = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "unbuy-profile-"));
  const profile = {};
  if (blockStorage) profile.default_content_setting_values = { cookies: 2 };
  if (allowFrames) Object.assign(profile, { block_third_party_cookies: false, cookie_controls_mode: 0 });
  await mkdir(join(folder, "Default"));
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify({ profile }));
  let current;

  async function open({ args = [], ...options } = {}) {
    await current?.close();
    const launch = { ...LAUNCH, ...options, args: [...LAUNCH.args, ...args] };
    current = await chromium.launchPersistentContext(folder, launch);
    watch(current, problems);
    return current.pages()[0] ?? current.newPage();
  }
  return {
    open,
    kill: async () => {
      const closed = new Promise((done) => current.once("close", done));
      // Every process of the browser names the folder.
      execFileSync("pkill", ["-KILL", "-f", folder]);
      await closed;
      current = undefined;
    },
    openAt: (date, options) => open({ ...options, env: environmentAt(date) }),
    remove: async () => {
      await current?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
