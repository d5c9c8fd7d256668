// The parts of the program out of the page itself, in the file that has everything in it: each is packed
// (gzip, in base64) into a script of a type that no browser runs. Nothing is asked for, so it works
// without a network, from a disk, and where a page may read no file at all.

/** A part; nothing if the page has none of that name. */
async function unpack(name) {
  const block = document.querySelector(`script[data-part="${name}"]`);
  if (!block) return undefined;
  const packed = Uint8Array.from(atob(block.textContent), (it) => it.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  // Read to its end here, since what was damaged shows only then.
  const bytes = await new Response(unpacked).arrayBuffer();
  return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
}

export const fetchProgram = () => unpack(WASM);

export async function fetchPart(name) {
  const part = await unpack(name).catch(() => undefined);
  if (part) return part;
  // What waits for it cannot fail, and trying again would not help.
  dispatchEvent(new Event("unbuy:part-missing"));
  return new Promise(() => {});
}

// Where the page is a text of the page around it (`srcdoc`), a link to one of our own pages would load
// the page around it in its place.
if (location.protocol === "about:") {
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    location.hash = link.getAttribute("href");
  });
}
