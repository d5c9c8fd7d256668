// Where this copy of the app is. Other copies, and other apps, may live on the same origin, so
// whatever is kept by name carries the folder in it.

const { href } = self.location;

/** The folder of the page and of the worker, with a slash at the end; a page may be in none. */
export const BASE = new URL("./", /^(http|file)/.test(href) ? href : "file:///");

/** How the names of our caches begin; the version follows. */
export const CACHES = `unbuy:${BASE.pathname}:`;
