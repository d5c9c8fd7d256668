// Starts the program. The build puts in what wasm-bindgen wrote (`program`), and the name and the
// hash of the wasm (`WASM`, `WASM_INTEGRITY`), which wasm-bindgen alone would load unchecked.

import init from "program";

// `boot.js` may come later than this, and looks here for what it has missed. When the program has
// broken, it says so here (`isBroken`), and nothing calls the program any more.
const start = (globalThis.unbuyStart = {});

// A file that was damaged on its way once may stay in the cache of the browser for ever.
const load = (cache) =>
  fetch(new URL(WASM, import.meta.url), { integrity: WASM_INTEGRITY, cache });

try {
  await init({ module_or_path: load("default").catch(() => load("reload")) });
  dispatchEvent(new Event("unbuy:started"));
} catch (error) {
  start.error = error;
  dispatchEvent(new Event("unbuy:failed"));
  // For the console.
  throw error;
}
