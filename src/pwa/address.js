// What the address asks for: after `?`, or, where an embedding page adds to the end of it, after a `?`
// in the fragment (`#?secret=...`).

const inFragment = new URLSearchParams(/\?(.*)/.exec(location.hash)?.[1]);
const inQuery = new URLSearchParams(location.search);

/** The value of a parameter; nothing if there is none. */
export const asked = (name) => inQuery.get(name) ?? inFragment.get(name);

/** The looks that may be asked for. */
export const isTheme = (name) => ["auto", "light", "dark", "contrast"].includes(name);
