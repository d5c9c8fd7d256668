// Gives the frame the height of what is in it, where the page around lets it. Browsers that can do it
// themselves are asked to (`requestResize`); the others are told the height, which is that of the
// body: the document is never less high than its frame.

/** As often in a second the height may change. What is more is a height that depends on itself. */
const MOST_CHANGES = 20;

const SECOND = 1000;

/** Room around what lies over the page, in px. */
const AROUND = 24;

/** What lies over the page and has no height in it. */
const OVER = "dialog[open], .menu";

/** How high the page must be for all that lies over it. */
function heightOver() {
  const heights = [...document.querySelectorAll(OVER)].map((it) => {
    if (it.localName === "dialog") return it.scrollHeight + AROUND;
    const { bottom, height } = it.getBoundingClientRect();
    return height > 0 ? bottom + scrollY + AROUND : 0;
  });
  return Math.ceil(Math.max(0, ...heights));
}

/** Tells the height whenever it changes. */
export function followSize(tell) {
  const { body } = document;
  const root = document.documentElement;
  let last = 0;
  let over = 0;
  let timer;
  let changes = [];

  /** Whether the height has changed so often that it will not come to rest. */
  function isLooping() {
    const now = performance.now();
    changes = changes.filter((it) => now - it < SECOND);
    changes.push(now);
    return changes.length > MOST_CHANGES;
  }

  function look() {
    timer = undefined;
    // A frame may begin before it is told its width; then what is in it is as high as it can be.
    if (innerWidth === 0) return;
    const needed = heightOver();
    if (needed !== over) {
      over = needed;
      root.style.setProperty("--at-least", `${over}px`);
    }
    const height = Math.ceil(body.getBoundingClientRect().height);
    if (Math.abs(height - last) < 2 || isLooping()) return;
    last = height;
    try {
      globalThis.requestResize?.();
    } catch {
      // Not in a frame whose height can be asked for.
    }
    tell(height);
  }

  // By a timer: a frame that is out of sight is not drawn, and should have its height before it is.
  const soon = () => (timer ??= setTimeout(look));
  new ResizeObserver(soon).observe(body);
  const options = { attributes: true, attributeFilter: ["open", "hidden"], childList: true, subtree: true };
  new MutationObserver(soon).observe(body, options);
  look();
}
