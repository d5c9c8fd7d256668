// Starts the program. The build puts in what wasm-bindgen wrote (`program`), and where its parts come
// from (`parts`): files (`fetch_part.js`), or the page itself (`packed_part.js`).

import { addLanguages } from "./languages.js";
import { fetchProgram } from "parts";
import init from "program";

// `boot.js` may come later than this, and looks here for what it has missed. When the program has
// broken, it says so here (`isBroken`), and nothing calls the program any more.
const start = (globalThis.unbuyStart = {});

try {
  const program = fetchProgram();
  // Begins in the language of the reader, and not in another one first.
  await addLanguages(start);
  await init({ module_or_path: program });
  dispatchEvent(new Event("unbuy:started"));
} catch (error) {
  start.error = error;
  dispatchEvent(new Event("unbuy:failed"));
  // For the console.
  throw error;
}
