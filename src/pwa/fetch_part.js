// Fetches a later part of the program. It must not fail, since what waits for it cannot: it is
// tried again until it is there, and the page is told meanwhile.

/** How long to wait before the second try, and before the tenth and all after it, in ms. */
const [FIRST_WAIT, LONGEST_WAIT] = [500, 30_000];

export async function fetchPart(url, integrity) {
  // A file that was damaged on its way once may stay in the cache of the browser for ever.
  let cache = "default";
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const answer = await fetch(url, { integrity, cache });
      if (answer.ok) {
        // Whole, and under the right type: some hosts cut answers, and some do not know wasm.
        const headers = { "Content-Type": "application/wasm" };
        return new Response(await answer.arrayBuffer(), { headers });
      }
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
