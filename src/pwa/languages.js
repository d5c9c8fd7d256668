// The texts of other languages than English, which is built in. The build puts in which there are
// (`LANGUAGES`): by its tag, the name of each, and the hash in the name of its file.

import { chosen } from "./choices.js";

/** Under this name the reader's choice is kept, for all copies on the origin. */
const KEPT = "unbuy:language";

/** How long the page waits for texts before it begins in English, in ms. */
const PATIENCE = 4000;

/** What a tag is called here: `pt` and `pt-PT` are `pt-BR`, as near as we have it. */
function known(tag) {
  const wanted = tag.toLowerCase();
  const all = ["en", ...Object.keys(LANGUAGES)];
  const language = (it) => it.toLowerCase().split("-")[0];
  // Other letters are another language to read.
  if (/^zh-(tw|hk|mo|hant)/.test(wanted)) return undefined;
  return all.find((it) => it.toLowerCase() === wanted) ?? all.find((it) => language(it) === language(wanted));
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return undefined;
  }
}

const inAddress = (name) => new URLSearchParams(location.search).get(name);

/** What is asked for, first of all by the address, then by the reader, by the page around (`embed.js`), and
    by the browser. */
function wished() {
  const all = [inAddress("lang"), kept(), inAddress("host-lang"), ...(navigator.languages ?? [])];
  for (const tag of all) {
    const found = tag && known(tag);
    if (found) return found;
  }
  return "en";
}

/** The time zone that the reader has chosen, if the browser knows it. */
function zone() {
  const timeZone = chosen("zone") || undefined;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return undefined;
  }
}

/** Where the browser's language is mostly spoken, if it names no country: `DE` of `de`. */
function region() {
  try {
    return new Intl.Locale(navigator.language).maximize().region;
  } catch {
    return undefined;
  }
}

/** So that the worker has it too, which was not there when the page loaded. */
function keepForOffline(url) {
  const container = self === top && navigator.serviceWorker;
  if (!container || container.controller) return;
  container.addEventListener("controllerchange", () => fetch(url).catch(() => {}), { once: true });
}

/** The first bytes of a hash, as names of files have them. Without TLS browsers know none. */
async function shortHash(bytes) {
  const hash = await crypto.subtle?.digest("SHA-256", bytes);
  return hash && new Uint8Array(hash).slice(0, 8).reduce((text, it) => text + (256 + it).toString(16).slice(1), "");
}

/** The texts of a language; none of English. Fails if they do not come, or not as they were built. */
async function textsOf(tag) {
  if (tag === "en") return "";
  const [, hash] = LANGUAGES[tag];
  const url = new URL(`./lang-${tag}-${hash}.txt`, import.meta.url);
  const bytes = await (await fetch(url)).arrayBuffer();
  if (((await shortHash(bytes)) ?? hash) !== hash) throw tag;
  keepForOffline(url);
  return new TextDecoder().decode(bytes);
}

/** What the program finds here: the texts to begin with, and the way to others. */
export async function addLanguages(start) {
  // The one without a name is for developers, who know its tag.
  start.languages = Object.entries(LANGUAGES).map(([tag, [name]]) => [tag, name]).filter((it) => it[1]);
  start.zone = zone();
  start.region = region();
  const asked = inAddress("lang");
  if (asked && !known(asked)) start.unknown = asked;
  start.speak = async (tag) => {
    const found = known(tag);
    if (!found) throw tag;
    return textsOf(found);
  };
  start.choose = (tag) => {
    try {
      localStorage.setItem(KEPT, tag);
    } catch {
      // It holds as long as the page is there.
    }
  };
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
  try {
    start.texts = await Promise.race([textsOf(wished()), late]);
  } catch {
    start.isWithoutTexts = true;
  }
}
