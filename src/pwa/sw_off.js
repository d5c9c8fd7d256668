// The way out: put in the place of `sw.js`, this worker removes itself and what was stored for use
// without a network, in every browser that asks for a newer version. Orders are not touched.

import { CACHES } from "./place.js";

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHES)) await caches.delete(name);
  }
  const pages = await self.clients.matchAll({ type: "window" });
  await self.registration.unregister();
  for (const page of pages) await page.navigate(page.url).catch(() => {});
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
