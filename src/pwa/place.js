// Where this copy of the app is. Other copies, and other apps, may live on the same origin, so
// whatever is kept by name carries the folder in it.

/** The folder of the page and of the worker, with a slash at the end. */
export const BASE = new URL("./", self.location.href);

/** How the names of our caches begin; the version follows. */
export const CACHES = `unbuy:${BASE.pathname}:`;
