// What can go wrong between a host and a browser. Each fault takes the request and a function that
// reads the file which was asked for.

/** Not there. */
export const missing = () => ({ status: 404, body: "Not found" });

/** The host is broken. */
export const refused = () => ({ status: 500, body: "Internal error" });

/** The connection breaks before the answer. */
export const dropped = (request) => void request.socket.destroy();

/** The connection breaks in the middle of the answer. */
export const cut = async (_, file) => ({ ...(await file()), isCut: true });

/** Whole and of the right length, but one bit is another. */
export const tampered = async (_, file) => {
  const answer = await file();
  const body = Buffer.from(answer.body);
  body[body.length >> 1] ^= 1;
  return { ...answer, body };
};

/** The host does not know this kind of file. */
export const wrongType = async (_, file) => {
  const answer = await file();
  return { ...answer, headers: { ...answer.headers, "content-type": "text/plain" } };
};

/** No answer, for as long as the site is there. */
export const hanging = () => new Promise(() => {});

/** An answer that waits until the test lets it go: `const { fault, release } = held()`. */
export function held() {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const fault = (_, file) => released.then(file);
  return { fault, release };
}

/** The login page of a hotel in the place of every file. */
export const loginPage = () => ({ status: 302, headers: { location: "/login" } });

/** Without the header that lets pages of other origins read the file. */
export const withoutCors = async (_, file) => {
  const answer = await file();
  const { "access-control-allow-origin": _cors, ...headers } = answer.headers;
  return { ...answer, headers };
};
