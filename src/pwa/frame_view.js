// A frame as high as what is in it is mostly out of sight, and what is laid over it by the window
// (dialogs, notices) would be too. The browser tells a frame of another site nothing of the page
// around, but which part of it can be seen: dialogs go there, and the page around is asked to show
// what the reader needs next.

const root = document.documentElement;

/** The least height of the part where a dialog goes, in px. */
const LEAST = 320;

/** How often to look which part can be seen, while the reader is there; in ms. */
const OFTEN = 100;

let asking;

/** The part of the frame that can be seen. */
function visible() {
  asking ??= new Promise((done) => {
    const probe = document.createElement("div");
    Object.assign(probe.style, { position: "fixed", inset: 0, visibility: "hidden", pointerEvents: "none" });
    root.append(probe);
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      probe.remove();
      asking = undefined;
      done(entry.intersectionRect);
    });
    observer.observe(probe);
  });
  return asking;
}

/** Where what is laid over the page goes, for the style sheet. */
function setSlice({ top, height }) {
  if (height >= innerHeight - 1) {
    root.style.removeProperty("--slice-top");
    root.style.removeProperty("--slice-height");
    return;
  }
  const start = Math.max(0, Math.min(top, innerHeight - LEAST));
  root.style.setProperty("--slice-top", `${start}px`);
  root.style.setProperty("--slice-height", `${Math.min(Math.max(height, LEAST), innerHeight - start)}px`);
}

/** Parts of a pixel do not count. */
const isOutside = ({ top, bottom }, part) => top < part.top - 1 || bottom > part.bottom + 1;

/** Asks the page around to show an element, where it cannot be seen. */
async function show(element, post) {
  const part = await visible();
  const { top, bottom, height } = element.getBoundingClientRect();
  if (height === 0 || !isOutside({ top, bottom }, part)) return;
  // In a frame that has not the height of what is in it. `scrollIntoView` would move the page around.
  const inner = innerHeight;
  if (top < 0 || bottom > inner) scrollBy(0, top - Math.max(0, (inner - height) / 2));
  const now = element.getBoundingClientRect();
  post("scroll-request", { top: Math.round(now.top), height: Math.round(now.height) });
}

/** What to use next, when the reader has come to another step. */
export async function bringIntoView(post) {
  // Two looks take as long as the page needs to be drawn anew.
  await visible();
  const target = document.querySelector("[data-coach]") ?? document.querySelector(".coach:not([hidden])");
  if (target) await show(target, post);
}

/** Puts what is laid over the page where the reader looks. */
export function followView(post) {
  const isOpen = () => document.querySelector("dialog[open]");
  let lately = -OFTEN;
  // What opens by a press opens at once, and takes the focus: it must be known by then where. The page
  // around may have been scrolled since the last press.
  const note = async () => {
    const now = performance.now();
    if (isOpen() || now - lately < OFTEN) return;
    lately = now;
    const part = await visible();
    if (!isOpen()) setSlice(part);
  };
  for (const sign of ["pointermove", "pointerdown", "keydown", "focusin"]) {
    addEventListener(sign, note, { passive: true });
  }

  const placed = new WeakSet();
  new MutationObserver(async () => {
    const dialog = isOpen();
    if (!dialog || placed.has(dialog)) return;
    placed.add(dialog);
    setSlice(await visible());
    await show(dialog, post);
  }).observe(document.body, { attributes: true, attributeFilter: ["open"], childList: true, subtree: true });
}
