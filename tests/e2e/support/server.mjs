// A static host as plain as they come: files below a sub-path, nothing else. Tests make it
// misbehave through `intercept`.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};

/**
 * Serves `root` below `base` on a free port of this machine.
 *
 * `intercept(request)` may answer in place of a file: `{ status, headers, body }`, or a
 * promise of it to be slow; `undefined` leaves the request alone. To break the connection
 * it calls `request.socket.destroy()`. It can be exchanged at any time on what is returned.
 */
export async function serve({
  root = "dist",
  base = "/shop/help/unbuy/",
  intercept = () => undefined,
} = {}) {
  const folder = resolve(root);
  const site = { intercept };

  const server = createServer(async (request, response) => {
    const answer = await Promise.resolve(site.intercept(request))
      .then((own) => own ?? fileFor(request, folder, base))
      .catch((error) => ({ status: 500, body: String(error?.stack ?? error) }));
    const { status = 200, headers = {}, body = "" } = answer;
    response.writeHead(status, { "cache-control": "no-cache", ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((listening, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", listening);
  });

  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.url = site.origin + base;
  site.close = () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    return closed;
  };
  return site;
}

async function fileFor(request, folder, base) {
  if (!["GET", "HEAD"].includes(request.method)) {
    return { status: 405, headers: { allow: "GET, HEAD" } };
  }
  const notFound = { status: 404, headers: { "content-type": "text/plain" }, body: "Not found" };
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return notFound;
  }
  if (!path.startsWith(base)) return notFound;

  const name = path.slice(base.length);
  const file = join(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
  if (!file.startsWith(folder + sep)) return notFound;
  try {
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return { headers: { "content-type": type }, body: await readFile(file) };
  } catch (error) {
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes(error.code)) return notFound;
    throw error;
  }
}
