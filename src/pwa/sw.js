// The service worker: the page without a network. It holds one whole version, file by file as it was
// built, and never a mixture.
//
// The build puts before this text: `FILES`, every file of the folder with its hash, and `VERSION`,
// which is the hash of all that.

import { BASE, CACHES } from "./place.js";

const CACHE = CACHES + VERSION;

/** The one document, which serves every page of the app. */
const INDEX = BASE.href;

const HASHES = new Map(Object.entries(FILES).map(([name, hash]) => [new URL(name, BASE).href, hash]));

/** What files are by their names. A host may not know, and a browser runs no script as plain text. */
const TYPES = { css: "text/css", js: "text/javascript", wasm: "application/wasm" };

/** A file as it was built, or a failure: not half a deployment, not the login page of a hotel. */
async function fetchChecked(url) {
  const ask = (cache) =>
    fetch(url, { cache, integrity: HASHES.get(url), redirect: "error" });
  // A file that was damaged on its way once stays in the cache of the browser: its name has not
  // changed, so a host says that it has not either.
  const answer = await ask("no-cache").catch(() => ask("reload"));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const type = TYPES[url.split(".").pop()];
  if (!type || answer.headers.get("Content-Type")?.startsWith(type)) return answer;
  return new Response(answer.body, { headers: { "Content-Type": type } });
}

/** The language that a file speaks; nothing if it is no such file. */
const languageOf = (url) => /\/lang-([^/]+)-[0-9a-f]{16}\.txt$/.exec(url)?.[1];

/** The languages that were in use in a version before this one. */
async function inUse() {
  const found = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHES)) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) found.add(languageOf(url));
  }
  return found;
}

async function install() {
  // After a step back to an older version its cache may be the one in use.
  const isInUse = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    const add = async (url) => cache.put(url, await fetchChecked(url));
    // Of the languages only those that somebody here speaks: the others come when they are asked for.
    const spoken = await inUse();
    const isWanted = (url) => !languageOf(url) || spoken.has(languageOf(url));
    await Promise.all([...HASHES.keys()].filter(isWanted).map(add));
  } catch (error) {
    if (!isInUse) await caches.delete(CACHE);
    throw error;
  }
}

/** Caches of other folders and of other apps are not ours. */
async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHES) && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request, url) {
  // The browser may have cleared the cache alone, or be unable to read it.
  try {
    const cache = await caches.open(CACHE);
    const stored = await cache.match(url);
    if (stored) return stored;
    const fetched = await fetchChecked(url);
    await cache.put(url, fetched.clone());
    return fetched;
  } catch {
    // Another version by now, or no network.
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (request.mode !== "navigate") throw error;
    const text =
      "This browser has cleared what it kept of this page, and there is no connection. " +
      "Connect, and load the page again.";
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    return new Response(text, { status: 503, headers });
  }
}

/** The key of a request in the cache; nothing for what is none of our business. */
function keyOf(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.searchParams.has("nosw")) return undefined;
  const bare = url.origin + url.pathname;
  const isPage = bare === INDEX || bare === `${INDEX}index.html`;
  if (request.mode === "navigate") return isPage ? INDEX : undefined;
  return HASHES.has(bare) && bare !== INDEX ? bare : undefined;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", ({ data }) => {
  // Only by the reader's word: open pages are of the version before.
  if (data === "take") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const key = keyOf(event.request);
  if (key) event.respondWith(answer(event.request, key));
});
