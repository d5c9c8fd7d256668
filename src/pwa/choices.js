// What the reader has chosen in the settings, for all copies on the origin: `theme=dark&motion=less`.

/** Under this name it is kept. `src/platform/choices.rs` writes it. */
const KEPT = "unbuy:choices";

/** The reader's choice of that name; empty or nothing without one. */
export function chosen(name) {
  try {
    return new URLSearchParams(localStorage.getItem(KEPT) ?? "").get(name);
  } catch {
    return null;
  }
}
