// What the built app says in a language, looked up by what it says in English.

import { readFile, readdir } from "node:fs/promises";

const CATALOGUE = "src/i18n/catalogue";

/** The English texts of each message, in the order in which the program counts them. */
async function catalogue() {
  const names = (await readdir(CATALOGUE)).filter((it) => it !== "mod.rs").sort();
  const parts = await Promise.all(names.map((it) => readFile(`${CATALOGUE}/${it}`, "utf8")));
  const messages = parts.flatMap((it) => it.match(/^ {4}\w+(\([^)]*\))? = [^]*?;$/gm));
  const texts = messages.filter((it) => !it.startsWith("    begin"));
  return texts.map((it) => [...it.matchAll(/"([^"]*)"/g)].map(([, text]) => text));
}

/**
 * The texts in a language. `say("My orders")` is what stands there for it, as a pattern of the whole:
 * one English text may have several translations. A count is any number, and other places are any text.
 */
export async function words(tag) {
  const isOurs = (it) => /^lang-(.*)-[0-9a-f]{16}\.txt$/.exec(it)?.[1] === tag;
  const name = (await readdir("dist")).find(isOurs);
  const lines = name ? (await readFile(`dist/${name}`, "utf8")).split("\n").slice(1) : [];
  const said = new Map();
  for (const [index, english] of (await catalogue()).entries()) {
    const forms = (lines[index] || english.join("\t")).split("\t");
    // The form for many stands for all.
    const key = english.at(-1);
    said.set(key, [...(said.get(key) ?? []), ...forms]);
  }
  return (english) => {
    const forms = said.get(english);
    if (!forms) throw new Error(`no message says "${english}"`);
    return new RegExp(`^(${forms.map(pattern).join("|")})$`);
  };
}

const pattern = (text) =>
  text.split(/\{\w+\}/).map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
