// Another version of the built folder, as a later build would have made it: the page says so, and
// the worker knows the hash of the page.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LISTS = /^const FILES=(\{.*?\}),VERSION="[0-9a-f]+";/;

/** What the worker of a built folder holds: names, and hashes as `integrity` wants them. */
export async function filesOf(folder) {
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  return JSON.parse(LISTS.exec(worker)[1]);
}

export const integrity = (bytes) =>
  `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** A folder with that version; `remove` it in the end. */
export async function newVersion(name) {
  const folder = await mkdtemp(join(tmpdir(), "unbuy-version-"));
  await cp("dist", folder, { recursive: true });
  const index = join(folder, "index.html");
  const html = await readFile(index, "utf8");
  const page = html.replace("<html", `<html data-version="${name}"`);
  await writeFile(index, page);

  const files = { ...(await filesOf(folder)), "./": integrity(page) };
  const version = createHash("sha256").update(name).digest("hex").slice(0, 16);
  const lists = `const FILES=${JSON.stringify(files)},VERSION="${version}";`;
  const worker = join(folder, "sw.js");
  await writeFile(worker, (await readFile(worker, "utf8")).replace(LISTS, lists));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
