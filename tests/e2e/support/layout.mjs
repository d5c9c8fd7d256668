// What a reader sees of the layout: nothing too wide, cut off, or one over the other; targets that can
// be hit. Each function returns what is wrong, one sentence each.

/** WCAG 1.4.12: as readers may space text. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** Spaces the text of the page, until it is loaded anew; the way back is returned. */
export async function spaceText(page) {
  // The policy of the page forbids style elements, and not sheets that are made by scripts.
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, SPACING);
  return () => page.evaluate(() => void (document.adoptedStyleSheets = []));
}

/** All that is wrong with the layout of a page. */
export const layoutFaults = (page) => page.evaluate(findLayoutFaults);

function findLayoutFaults() {
  const faults = [];
  // What may be scrolled sideways by its nature: code, and a row of tabs.
  const MAY_SCROLL = ".tabs, .code, textarea, input, select";
  const isShown = (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isHidden = (it) => it.closest(".visually-hidden, .skip-link, option");
  const name = (it) => {
    const text = (it.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 50);
    return `${it.tagName.toLowerCase()}.${it.className} “${text}”`;
  };

  // Over a dialog or a menu nothing else matters, and under it nothing is read.
  const dialog = document.querySelector("dialog[open]");
  const menu = document.querySelector(".menu:not([hidden])");
  const top = dialog ?? menu ?? document.body;

  for (const it of [document.documentElement, ...document.querySelectorAll("main, dialog")]) {
    if (it.scrollWidth > it.clientWidth + 1) {
      faults.push(`${it.tagName} is scrolled sideways: ${it.scrollWidth} in ${it.clientWidth} pixels`);
    }
  }

  const lines = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || !isShown(element) || isHidden(element)) continue;
    if (element.closest(MAY_SCROLL)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      lines.push({ element, rect });
      if (rect.left < -1 || rect.right > innerWidth + 1) {
        faults.push(`beyond the side: ${name(element)}`);
      }
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY, display, borderInlineStartStyle, backgroundColor } = getComputedStyle(box);
        if (display === "inline" || display === "contents") continue;
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const isBox = borderInlineStartStyle !== "none" || backgroundColor !== "rgba(0, 0, 0, 0)";
        const isCut = overflowX !== "visible" || overflowY !== "visible";
        if ((isBox || isCut) && (rect.left < left - 1 || rect.right > right + 1)) {
          faults.push(`${name(element)} leaves its box ${name(box)}`);
        }
        const isCutBelow = overflowY === "hidden" || overflowY === "clip";
        const isLow = overflowY !== "auto" && overflowY !== "scroll" && isBox;
        if ((isCutBelow || isLow) && (rect.top < top - 4 || rect.bottom > bottom + 4)) {
          faults.push(`${name(element)} leaves its box ${name(box)} above or below`);
        }
        if (overflowY === "auto" || overflowY === "scroll") break;
      }
    }
  }

  // Letters over letters. Lines of one text may touch.
  const positioned = (it) => it.closest(".notice-place, .sheet:not(:modal)");
  for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (one.element === other.element || positioned(one.element) !== positioned(other.element)) continue;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      if (width > 2 && height > Math.min(one.rect.height, other.rect.height) / 3) {
        faults.push(`${name(one.element)} and ${name(other.element)} lie over each other`);
      }
    }
  }
  return [...new Set(faults)];
}

/** Targets that are too small and too near to others (WCAG 2.5.8). */
export const targetFaults = (page) => page.evaluate(findTargetFaults);

function findTargetFaults() {
  const LEAST = 24;
  const top = document.querySelector("dialog[open]") ?? document.body;
  const all = [...top.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const isShown = (it) =>
    it.checkVisibility({ visibilityProperty: true }) && !it.closest("[inert], .visually-hidden") &&
    !it.matches(".skip-link, :disabled");
  const targets = all.filter(isShown).map((element) => {
    // A press on its label does the same.
    const boxes = [element, ...(element.labels ?? [])].map((it) => it.getBoundingClientRect());
    const rect = boxes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
    return { element, rect, isSmall: rect.width < LEAST - 0.5 || rect.height < LEAST - 0.5 };
  });
  /** In a sentence: beside text that is no target itself. */
  const isInText = ({ element }) => {
    const block = element.closest("p, li, dd, td");
    if (!block) return false;
    const length = (it) => it.textContent.replace(/[\s·]/g, "").length;
    const inside = targets.filter((it) => block.contains(it.element));
    return length(block) > inside.reduce((sum, it) => sum + length(it.element), 0) + 2;
  };
  const centre = ({ rect }) => [rect.left + rect.width / 2, rect.top + rect.height / 2];
  /** How far a box is from a point. */
  const distance = ([x, y], { left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  const isNear = (one, other) => {
    if (one === other || one.element.contains(other.element) || other.element.contains(one.element)) return false;
    if (distance(centre(one), other.rect) < LEAST / 2 - 0.5) return true;
    const [[x, y], [otherX, otherY]] = [centre(one), centre(other)];
    return other.isSmall && Math.hypot(x - otherX, y - otherY) < LEAST - 0.5;
  };
  return targets
    .filter((it) => it.isSmall && !isInText(it) && targets.some((other) => isNear(it, other)))
    .map(({ element, rect }) => {
      const { width, height } = rect;
      return `${element.outerHTML.slice(0, 120)} is ${Math.round(width)} x ${Math.round(height)} pixels, and near another`;
    });
}
