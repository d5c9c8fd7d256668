// What a reader with a keyboard sees: where the focus is, that nothing covers it, and the way it goes.

/** As many presses of Tab as the longest page needs, with some to spare. */
const MOST_STOPS = 250;

/**
 * Goes through the whole page, or the open dialog, by Tab. Returns the stops, and what is wrong with them:
 * a focus that is not seen or is covered, and in a page of one column also one that jumps up.
 */
export async function tour(page, { isColumn = false } = {}) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    window.seen = new Set();
  });
  const stops = [];
  const faults = [];
  for (let press = 0; press < MOST_STOPS; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(lookAtFocus);
    // At the end the focus leaves the page; in a dialog it begins anew.
    if (!stop || stop.isSeen) break;
    const last = stops.at(-1);
    // In one column the way leads down; a row may lead a little up.
    if (isColumn && last && stop.bottom < last.top) stop.faults.push(`it stands above ${last.name}`);
    stops.push(stop);
    faults.push(...stop.faults.map((it) => `${stop.name}: ${it}`));
  }
  return { stops: stops.map((it) => it.name), faults };
}

/** Runs in the page. */
function lookAtFocus() {
  const it = document.activeElement;
  if (!it || it === document.body) return undefined;
  // What is in a frame, or closed off in an element, has its own focus.
  const isOther = it.tagName === "IFRAME" || it.tagName.includes("-");
  const isSeen = window.seen.has(it) && !isOther;
  window.seen.add(it);
  const label = it.getAttribute("aria-label") ?? it.labels?.[0]?.textContent ?? it.textContent;
  const name = `${it.tagName.toLowerCase()} “${label.trim().replace(/\s+/g, " ").slice(0, 60)}”`;
  const place = it.getBoundingClientRect();
  const stop = { isSeen, name, top: place.top + scrollY, bottom: place.bottom + scrollY, faults: [] };
  const { faults } = stop;
  if (isOther) return stop;

  // What shows it: a line around what stands for a field that is not seen itself, or around it.
  const ringed = [it.closest(".star"), it.closest(".drop")?.querySelector(".button"), it].find((at) => {
    if (!at) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  if (!ringed) {
    faults.push("nothing shows that it has the focus");
    return stop;
  }
  const contrast = contrastOf(getComputedStyle(ringed).outlineColor, groundBehind(ringed.parentElement));
  if (contrast < 3) faults.push(`the line around it has a contrast of ${contrast.toFixed(2)} only`);

  const { left, right, top, bottom, width, height } = ringed.getBoundingClientRect();
  if (bottom - top <= innerHeight && (top < -1 || bottom > innerHeight + 1)) faults.push("it is out of sight");
  if (left < -1 || right > innerWidth + 1) faults.push("it is beyond the side");
  for (const [x, y] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]]) {
    const at = [left + width * x, top + height * y];
    if (at[1] < 0 || at[1] > innerHeight) continue;
    const hit = document.elementFromPoint(...at);
    const isOurs = hit && (ringed.contains(hit) || hit.contains(ringed));
    if (!isOurs) {
      faults.push(`something covers it: ${hit?.tagName}.${hit?.className}`);
      break;
    }
  }
  return stop;

  function groundBehind(from) {
    for (let at = from; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] > 250) return getComputedStyle(at).backgroundColor;
    }
    return "Canvas";
  }
  function contrastOf(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
  function luminance(colour) {
    const [r, g, b] = rgb(colour).slice(0, 3).map((it) => {
      const part = it / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  /** The four parts of any colour that style sheets know. */
  function rgb(colour) {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }
}

/**
 * How many pixels around an element change when it gets the focus, measured on pictures of the page: with
 * a contrast of 3 to 1 at least between before and after.
 */
export async function changedPixels(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  const clip = { x: Math.max(0, box.x - 8), y: Math.max(0, box.y - 8), width: box.width + 16, height: box.height + 16 };
  // The focus of a key shows; that of a script does only after a key.
  await page.keyboard.press("Shift");
  await page.evaluate(() => document.activeElement.blur());
  const before = await page.screenshot({ clip, caret: "hide" });
  await locator.focus();
  const after = await page.screenshot({ clip, caret: "hide" });
  return page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
          canvas.drawImage(picture, 0, 0);
          return canvas.getImageData(0, 0, picture.width, picture.height).data;
        }),
      );
      const luminance = (data, at) => {
        const [r, g, b] = [0, 1, 2].map((part) => {
          const value = data[at + part] / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      let changed = 0;
      for (let at = 0; at < one.length; at += 4) {
        const [light, dark] = [luminance(one, at), luminance(other, at)].sort((a, b) => b - a);
        if ((light + 0.05) / (dark + 0.05) >= 3) changed += 1;
      }
      return changed;
    },
    [before, after].map((it) => it.toString("base64")),
  );
}
