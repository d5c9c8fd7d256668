// A static host: files below a sub-path, with the headers that their folder asks for in `_headers`,
// nothing else. Tests make it misbehave through `intercept`, or by the faults of `faults.mjs`.

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
 * it calls `request.socket.destroy()`. It can be exchanged at any time on what is returned:
 *
 * - `deploy(root, base)`: serves another folder there from now on; at another base, that too
 * - `fault(pattern, fault)`: what matches goes wrong in that way (see `faults.mjs`)
 * - `repair()`: nothing goes wrong any more
 * - `requests`: the paths below the origin that were asked for, in their order
 * - `down()`, `up()`: the host cannot be reached, and can be again
 */
export async function serve({
  root = "dist",
  base = "/shop/help/unbuy/",
  intercept = () => undefined,
} = {}) {
  const folders = new Map([[base, root]]);
  const site = { intercept, requests: [] };
  let isDown = false;

  const server = createServer(async (request, response) => {
    if (isDown) return void request.socket.destroy();
    site.requests.push(request.url);
    const answer = await Promise.resolve(site.intercept(request))
      .then((own) => own ?? fileFor(request, folders))
      .catch((error) => ({ status: 500, body: String(error?.stack ?? error) }));
    const { status = 200, headers = {}, body = "", isCut = false } = answer;
    if (isCut) {
      // As much was promised, and then the line breaks.
      response.writeHead(status, { ...headers, "content-length": body.length });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    response.writeHead(status, { "cache-control": "no-cache", ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((listening, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", listening);
  });

  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.url = site.origin + base;
  // The same host by a name that makes it another site.
  site.foreignOrigin = site.origin.replace("127.0.0.1", "localhost");
  site.deploy = (folder, at = base) => void folders.set(at, folder);
  site.fault = (pattern, fault) => {
    site.intercept = (request) => {
      if (pattern.test(request.url)) return fault(request, () => fileFor(request, folders));
    };
  };
  site.repair = () => (site.intercept = () => undefined);
  site.down = () => {
    isDown = true;
    server.closeAllConnections();
  };
  site.up = () => (isDown = false);
  site.close = () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    return closed;
  };
  return site;
}

async function fileFor(request, folders) {
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
  const found = [...folders].find(([base]) => path.startsWith(base));
  if (!found) return notFound;

  const [base, root] = found;
  const folder = resolve(root);
  const name = path.slice(base.length);
  const file = join(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
  if (!file.startsWith(folder + sep)) return notFound;
  try {
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const headers = { "content-type": type, ...(await headersFor(folder, `/${name}`)) };
    return { headers, body: await readFile(file) };
  } catch (error) {
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes(error.code)) return notFound;
    throw error;
  }
}

/** What `_headers` of a folder says about a path: `/*` is for all, any other path for itself. */
async function headersFor(folder, path) {
  const text = await readFile(join(folder, "_headers"), "utf8").catch(() => "");
  const headers = {};
  let applies = false;
  for (const line of text.split("\n")) {
    if (!line.startsWith(" ")) applies = line === "/*" || line === path;
    else if (applies) {
      const [name, ...value] = line.trim().split(": ");
      headers[name.toLowerCase()] = value.join(": ");
    }
  }
  return headers;
}
