// Fetches the parts of the program. The build puts in the names and the hashes of the first one
// (`WASM`, `WASM_INTEGRITY`), which wasm-bindgen alone would load unchecked, and of the style sheet
// that comes with the later ones (`LOOKS`).

/** How long to wait before the second try, and before the tenth and all after it, in ms. */
const [FIRST_WAIT, LONGEST_WAIT] = [500, 30_000];

/** The bytes of a file, whole and as they were built. */
async function bytes(url, integrity, cache) {
  const answer = await fetch(url, { integrity, cache });
  if (!answer.ok) throw answer;
  // Some hosts cut answers.
  return answer.arrayBuffer();
}

let looks;

/** Shows the looks, once. Without them it works all the same. */
function addLooks(cache) {
  const url = new URL(LOOKS, import.meta.url);
  const show = () =>
    new Promise((done) => {
      // The browser has it by now.
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", integrity: LOOKS_INTEGRITY, crossOrigin: "", href: url });
      link.onload = link.onerror = done;
      document.head.append(link);
    });
  looks ??= bytes(url, LOOKS_INTEGRITY, cache).then(show);
  looks.catch(() => (looks = undefined));
  return looks;
}

/** The first part, or a failure, which is told. */
export function fetchProgram() {
  const load = (cache) =>
    fetch(new URL(WASM, import.meta.url), { integrity: WASM_INTEGRITY, cache });
  // A file that was damaged on its way once may stay in the cache of the browser for ever.
  return load("default").catch(() => load("reload"));
}

/**
 * A later part. It must not fail, since what waits for it cannot: it is tried again until it is there,
 * and the page is told meanwhile.
 */
export async function fetchPart(name, integrity) {
  const url = new URL(name, import.meta.url);
  let cache = "default";
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const [part] = await Promise.all([bytes(url, integrity, cache), addLooks(cache)]);
      // Under the right type: some hosts do not know wasm.
      return new Response(part, { headers: { "Content-Type": "application/wasm" } });
    } catch {
      // No connection, or not the bytes that were built.
    }
    cache = "reload";
    // Said once: it would cover what else there is to say.
    if (wait === FIRST_WAIT) dispatchEvent(new Event("unbuy:part-missing"));
    const isOver = new AbortController();
    await new Promise((again) => {
      setTimeout(again, wait);
      addEventListener("online", again, isOver);
    });
    isOver.abort();
  }
}
