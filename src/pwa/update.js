// The page's side of the service worker (`sw.js`): it is registered, asked for newer versions, and a
// newer version is offered and never forced. A frame has none: what is stored there is not ours to
// fill, and the page of the host decides how long it lives.
//
// The guard asks for this once the page has loaded, since it is for later visits (`boot.js`).

import { BASE, CACHES } from "./place.js";

const HOUR = 3_600_000;

/** How long a newer worker may take to take over, in ms. */
const LATEST = 5_000;

const WORDS = {
  offer: "A newer version of this page is here.",
  take: "Load it now",
  unsaved: "Your last changes are not saved. Download them first; they are gone when it is loaded.",
  anyway: "Load it all the same",
};

let registration;

/** Whether a worker has taken this page over before, so that the next one is another version. */
let isControlled = false;

/** Whether the reader of this very tab has asked for the newer version. */
let isWanted = false;

/** Registers the worker of that address. */
function keepForOffline(worker) {
  // No such thing without TLS.
  const container = navigator.serviceWorker;
  if (!container) return;
  if (new URL(location.href).searchParams.get("nosw") === "1") {
    forget(container);
    return;
  }
  // The worker takes over a page that it did not load: nothing has changed for the reader then.
  isControlled = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    const again = () => location.reload();
    if (isControlled) isWanted ? again() : whenNothingIsLost(again);
    isControlled = true;
  });
  // What is known already is not kept back by an update on its way.
  own(container).then(watch, () => {});
  container.register(worker, { scope: "./", updateViaCache: "none" }).then(watch, () => {});
}

/** Our own registration. The browser may answer with that of an app in a folder above. */
async function own(container) {
  const found = await container.getRegistration();
  return found?.scope === BASE.href ? found : undefined;
}

/** Takes worker and stored files away, for a reader who wants the page as the network has it. */
async function forget(container) {
  await (await own(container))?.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHES)) await caches.delete(name);
  }
}

function watch(found) {
  if (!found || registration === found) return;
  registration = found;
  const look = () => found.waiting && navigator.serviceWorker.controller && offer();
  const follow = () => found.installing?.addEventListener("statechange", look);
  found.addEventListener("updatefound", follow);
  follow();
  look();
  const ask = () => document.hidden || found.update().catch(() => {});
  document.addEventListener("visibilitychange", ask);
  setInterval(ask, HOUR);
}

function offer() {
  if (document.getElementById("unbuy-update")) return;
  const place = document.createElement("div");
  place.id = "unbuy-update";
  place.className = "update";
  place.setAttribute("role", "status");
  document.body.prepend(place);
  // Screen readers tell what comes into a region that they know.
  setTimeout(() => {
    const text = document.createElement("p");
    text.textContent = WORDS.offer;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = WORDS.take;
    button.addEventListener("click", () => {
      if (losesSomething() && button.textContent !== WORDS.anyway) {
        text.textContent = WORDS.unsaved;
        button.textContent = WORDS.anyway;
      } else {
        take() || location.reload();
      }
    });
    place.append(text, button);
  }, 100);
}

/** The newer version takes over, and with that every tab is loaded again. Returns whether there is one. */
function take() {
  if (!registration?.waiting) return false;
  isControlled = isWanted = true;
  registration.waiting.postMessage("take");
  // One that is busy with an answer takes over late, or not at all.
  setTimeout(() => location.reload(), LATEST);
  return true;
}

/** An open dialog may hold words that are not sent yet, and the storage may not have taken all. */
const losesSomething = () =>
  !document.getElementById("unbuy-rescue") &&
  document.querySelector("dialog[open], [data-unsaved]") !== null;

function whenNothingIsLost(then) {
  if (!losesSomething()) return then();
  const observer = new MutationObserver(() => {
    if (losesSomething()) return;
    observer.disconnect();
    then();
  });
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ["open", "data-unsaved"],
    childList: true,
    subtree: true,
  });
}

// In a broken page the guard asks first.
addEventListener("unbuy:reload", (event) => take() && event.preventDefault());
keepForOffline(document.querySelector("script[data-worker]").dataset.worker);
