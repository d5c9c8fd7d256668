// The colours, the corners and the type of the page around, as far as what is written in them can be
// read. Nothing that a host says gets into a style sheet as it is: the browser is asked what it means,
// and a colour, a length or the name of a type is what comes back.

const root = document.documentElement;

/** What text needs to be read (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

/** Below this luminance white reads better than black. */
const DARK = 0.18;

const WHITE = [255, 255, 255];

/** The text on a button of ours. */
const INK_ON_ACCENT = [32, 16, 3];

/** The largest corner, in px. */
const ROUNDEST = 32;

/** Texts of ours in colours of their own, on the ground of the page. */
const ON_GROUND = ["--wait", "--good", "--bad"];

/** What this file has set. */
let set = [];

let theme = "auto";
let variables = {};
let tellOf;

/** What the browser makes of a value; nothing if it is none, or would fetch or read something. */
function resolved(property, value) {
  if (typeof value !== "string" || value.length > 200 || /\b(url|var|env|attr|image)\(/i.test(value)) {
    return undefined;
  }
  if (!value || !CSS.supports(property, value)) return undefined;
  return computed(property, value);
}

function computed(property, value) {
  const probe = document.createElement("i");
  probe.style.setProperty(property, value);
  root.append(probe);
  const found = getComputedStyle(probe).getPropertyValue(property);
  probe.remove();
  return found;
}

/** Red, green and blue of a colour that lets nothing through. */
function pixel(colour) {
  const plain = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  if (plain) return plain.slice(1).map(Number);
  const mixed = /^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(colour);
  if (mixed) return mixed.slice(1).map((it) => Math.round(it * 255));
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? [red, green, blue] : undefined;
}

/** A colour of the host. */
const colour = (name) => {
  const value = resolved("color", variables[name]);
  return value && pixel(value);
};

/** A colour of ours, as it is by now. */
const own = (property) => pixel(computed("color", `var(${property})`));

function luminance(rgb) {
  const [red, green, blue] = rgb.map((it) => {
    const part = it / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

const reads = (text, ...grounds) => grounds.every((it) => contrast(text, it) >= READABLE);

/** So much of one colour in another. */
const mix = (one, other, part) => one.map((it, index) => Math.round(it * part + other[index] * (1 - part)));

function put(property, value) {
  root.style.setProperty(property, Array.isArray(value) ? `rgb(${value.join(" ")})` : value);
  set.push(property);
}

function takeBack() {
  for (const property of set) root.style.removeProperty(property);
  set = [];
}

function showTheme(name) {
  if (name === "auto") delete root.dataset.theme;
  else root.dataset.theme = name;
}

/** The ground, and what stands out from it and lies lower, if texts of ours can be read on them. */
function ground() {
  const bg = colour("bg");
  if (!bg) return undefined;
  const isDark = luminance(bg) < DARK;
  // Our other colours go by it.
  showTheme(isDark ? "dark" : "light");
  const sunk = mix(bg, isDark ? WHITE : [0, 0, 0], 0.96);
  const fg = colour("fg") ?? own("--ink");
  if (reads(fg, bg, sunk) && ON_GROUND.every((it) => reads(own(it), bg, sunk))) return { bg, sunk };
  showTheme(theme);
  return null;
}

/** The colours of the host that can be read. Returns whether all can. */
function setColours() {
  let isGood = true;
  const place = ground();
  if (place === null) isGood = false;
  if (place) {
    put("--paper", place.bg);
    put("--card", place.bg);
    put("--sunk", place.sunk);
  }
  const grounds = place ? [place.bg, place.sunk] : [own("--paper"), own("--card"), own("--sunk")];
  for (const [name, property] of [["fg", "--ink"], ["muted", "--ink-2"]]) {
    const text = colour(name);
    if (!text) continue;
    if (reads(text, ...grounds)) put(property, text);
    else isGood = false;
  }
  // Ours may be too pale on a ground of the host.
  if (!reads(own("--ink-2"), ...grounds)) put("--ink-2", own("--ink"));
  const border = colour("border");
  if (border) put("--line", border);
  return setAccent(grounds) && isGood;
}

/** The accent on buttons, and texts in its hue. Returns whether it can be read. */
function setAccent(grounds) {
  const accent = colour("accent");
  const asked = colour("on-accent");
  const onAccent = asked ?? [INK_ON_ACCENT, WHITE, [0, 0, 0]].find((it) => accent && reads(it, accent));
  if (!accent || !reads(onAccent, accent)) {
    // Ours stays, and its texts must be read on the ground of the host.
    if (!reads(own("--orange-text"), ...grounds)) put("--orange-text", own("--ink"));
    return !accent;
  }
  put("--orange", accent);
  put("--on-orange", onAccent);
  const soft = mix(accent, grounds[0], 0.12);
  const ink = own("--ink");
  // As much of the hue as can be read.
  const parts = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1];
  const texts = parts.map((it) => mix(accent, ink, it));
  const text = texts.find((it) => reads(it, soft, ...grounds));
  put("--orange-soft", text ? soft : grounds[0]);
  put("--orange-text", text ?? ink);
  return true;
}

function setShape() {
  const radius = /^([\d.]+)px$/.exec(resolved("border-top-left-radius", variables.radius) ?? "")?.[1];
  if (radius) put("--radius", `${Math.min(Number(radius), ROUNDEST)}px`);
  const font = resolved("font-family", variables.font);
  if (!font) return;
  // Headings too: they stand among those of the article.
  for (const property of ["--sans", "--serif"]) put(property, `${font}, system-ui, sans-serif`);
}

/** Whether the style sheet is there, without which no colour of ours is known. */
const isStyled = () => getComputedStyle(root).getPropertyValue("--paper") !== "";

function show() {
  takeBack();
  showTheme(theme);
  if (!isStyled()) return;
  setShape();
  // Who asks for more contrast gets ours, which is known to have it.
  if (theme !== "contrast" && !setColours()) tellOf("low-contrast");
}

/**
 * Light, dark, as the reader's device has it (`auto`), or with more contrast; and what the host says of
 * its looks. `tell` is told the code of what is wrong with them.
 */
export function setLooks(wanted, tell) {
  theme = wanted.theme ?? theme;
  variables = wanted.vars ?? variables;
  tellOf = tell;
  show();
  if (!isStyled() && document.readyState !== "complete") addEventListener("load", show, { once: true });
}

// Colours of the host may go by it (`light-dark()`).
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => tellOf && show());
