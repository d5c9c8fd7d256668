// The element that puts the practice into an article, on any site:
//
//   <script async src="https://YOUR-HOST/unbuy/embed.js"></script>
//   <unbuy-practice start="orders"><ol>the steps in words</ol></unbuy-practice>
//
// Until the reader wants it, it is a button and asks nobody for anything; then it is a frame. What it
// offers to the page around it stands in `docs/embed.md`. It must stay small, since every reader of
// the article loads it: the build fails above 3 KB after gzip.

/** What the frame may tell. */
const TYPES =
  /^(ready|start|step|action|wrong|hint|complete|feedback|comment|restart|exit|error|size|scroll-request)$/;

/** What the attributes may say. What comes first holds without one. */
const RULES = {
  start: "orders|[\\w-]{1,35}",
  lang: "|[\\w-]{1,35}",
  mode: "practice|guided|readonly",
  story: "article|unpaid|too-late",
  theme: "auto|light|dark|contrast",
  persist: "none|local",
  load: "click|visible|eager",
  analytics: "off|datalayer",
  "max-height": "4000|[1-9]\\d{0,4}",
  timeout: "12000|[1-9]\\d{0,5}",
};

/** The attributes that the practice reads in its address: those up to `persist`. */
const ASKED = Object.keys(RULES).slice(0, 6);

const VARIABLES = ["accent", "on-accent", "bg", "fg", "muted", "border", "radius", "font"];

const TEXTS = {
  label: "Practise: cancel an order",
  "label-loading": "Loading…",
  "label-link": "Open the practice page",
  "frame-title": "Practice: cancel an order (nothing is really cancelled)",
};

/** The browser itself gives the frame the height of what is in it. */
const IS_NATIVE = CSS.supports("frame-sizing", "content-height");

// No `style` element: the policy of the page around may forbid it. A browser that does not know this way
// stops here, and shows the words in the element.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`:host{display:block;position:relative;min-height:var(--unbuy-min-height,20rem);border:1px solid var(--unbuy-border,#8885);border-radius:var(--unbuy-radius,14px)}
:host([hidden]),[hidden]{display:none!important}
iframe,button{display:block;width:100%;min-height:inherit;border:0;border-radius:inherit;frame-sizing:content-height}
.wait{position:absolute;top:0;visibility:hidden}
button{display:grid;place-content:center;justify-items:center;gap:1rem;padding:1rem;background:var(--unbuy-bg,Canvas);color:var(--unbuy-fg,CanvasText);font:inherit;cursor:pointer}
b{padding:1rem;border-radius:inherit;background:var(--unbuy-accent,#ff7a1a);color:var(--unbuy-on-accent,#201003)}
div{padding:0 1rem}
i{position:absolute;scroll-margin:4rem}`);

// A copy of this script that lies elsewhere is told where the practice is: `data-src`. A picture of the
// name `currentScript`, which an author may have written, would be found in its place.
const { currentScript } = document;
const { src, dataset } = currentScript instanceof HTMLScriptElement ? currentScript : { dataset: {} };
const base = new URL(dataset.src || ".", src || document.baseURI);

const make = (name, values, ...children) => {
  const it = Object.assign(document.createElement(name), values);
  it.append(...children);
  return it;
};

/** What an element does. Returns what the page around may ask of it. */
function inside(host) {
  let frame, port, otherPort, timer, isWanted;
  let ending = new AbortController();

  const text = (name) => host.getAttribute(name) || TEXTS[name];

  const isGood = (name) => RegExp(`^(${RULES[name]})$`).test(host.getAttribute(name) || "");

  const value = (name) => (isGood(name) && host.getAttribute(name)) || RULES[name].split("|")[0];

  const tell = (type, detail) =>
    host.dispatchEvent(new CustomEvent("unbuy:" + type, { bubbles: true, composed: true, detail }));

  // The page that has just put us there can still listen.
  const fault = (code, fatal, attribute) =>
    queueMicrotask(() => tell("error", { code, fatal, attribute }));

  const check = (name) => {
    if (host.hasAttribute(name) && !isGood(name)) fault("bad-attribute", false, name);
  };

  /** The address of the practice; nothing for what is none, or is of another site than our script. */
  const address = () => {
    try {
      const url = new URL(host.getAttribute("src") || base, document.baseURI);
      if (url.origin !== base.origin || url.protocol !== base.protocol) return;
      ASKED.map((name) => url.searchParams.set(name, value(name)));
      // What the reader has chosen goes before it.
      url.searchParams.set("host-lang", document.documentElement.lang);
      return url;
    } catch {
      // No address at all.
    }
  };

  // A connection and no request, to a host that is wanted soon.
  const warm = () => (hint.href = (address() || base).origin);
  const hint = make("link", { rel: "preconnect" });
  const label = make("b");
  const about = make("small");
  const facade = make(
    "button",
    { onclick: () => load(true), onpointerenter: warm, onfocus: warm },
    make("slot", { name: "poster" }),
    label,
    about,
  );
  const link = make("a");
  const words = make("div", {}, make("slot"), link);
  // Where the frame asks to be seen.
  const spot = make("i");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  root.append(hint, facade, words, spot);

  const show = (what) => {
    facade.hidden = what !== facade;
    words.hidden = what !== words;
  };

  const variables = () => {
    const style = getComputedStyle(host);
    const read = (name) => [name, style.getPropertyValue("--unbuy-" + name).trim()];
    return Object.fromEntries(VARIABLES.map(read));
  };

  const send = (message) => port?.postMessage(message);

  const paint = (more) => send({ type: "set", vars: variables(), ...more });

  const cap = () => (frame.style.maxHeight = value("max-height") + "px");

  /** A line to the frame. What is sent before the frame has its end waits. */
  const open = () => {
    port?.close();
    ({ port1: port, port2: otherPort } = new MessageChannel());
    port.onmessage = ({ data }) => receive(data);
  };

  const unload = () => {
    clearTimeout(timer);
    ending.abort();
    port?.close();
    frame?.remove();
    port = frame = null;
    ending = new AbortController();
    label.textContent = text("label");
    about.textContent = text("frame-title");
    show(facade);
  };

  /** The author's steps in words, and a link, in the place of what does not come. */
  const fail = (code) => {
    unload();
    link.href = address() || base;
    link.textContent = text("label-link");
    show(words);
    fault(code, true);
  };

  /** The frame in the place of the button. */
  const reveal = () => {
    clearTimeout(timer);
    const hadFocus = root.activeElement === facade;
    frame.className = "";
    show(frame);
    // The reader may have gone on meanwhile.
    if (isWanted && hadFocus) frame.focus({ preventScroll: true });
  };

  /** Brings a part of the frame into view, if the reader has just done something in it. */
  const scroll = ({ top, height }) => {
    const isByReader = navigator.userActivation?.isActive && root.activeElement === frame;
    if (!isByReader || !(top >= 0 && height >= 0)) return;
    spot.style.top = Math.min(top, frame.offsetHeight) + "px";
    spot.style.height = Math.min(height, innerHeight / 2) + "px";
    const isStill = matchMedia("(prefers-reduced-motion)").matches;
    spot.scrollIntoView({ block: "nearest", behavior: isStill ? "auto" : "smooth" });
  };

  const receive = (data) => {
    const type = data?.type;
    if (!TYPES.test(type)) return;
    const detail = {};
    for (const name in data) {
      const it = data[name];
      if (it !== Object(it) && `${it}`.length <= 5000) detail[name] = it;
    }
    const { height, code, step, index } = detail;
    if (type === "size") {
      if (height !== +height || !(height >= 1 && height <= 20000)) return;
      if (!IS_NATIVE) frame.style.height = Math.ceil(height) + "px";
    }
    if (type === "scroll-request") scroll(detail);
    // What cannot start says so itself, and shows the steps.
    if (type === "ready" || /^(wasm|broken|timeout)/.test(code)) reveal();
    if (value("analytics") !== "off" && !/size|scroll|comment/.test(type)) {
      const event = { event: "unbuy_" + type, unbuy_step: step, unbuy_index: index };
      (window.dataLayer = window.dataLayer || []).push(event);
    }
    tell(type, detail);
  };

  const load = (byReader) => {
    const url = address();
    if (frame || !url || !host.isConnected) return;
    unload();
    isWanted = byReader;
    // Nothing secret: it tells two of us on one page apart.
    const id = Math.random().toString(36).slice(2);
    url.searchParams.set("embed", 1);
    url.searchParams.set("i", id);
    frame = make("iframe", {
      className: "wait",
      title: text("frame-title"),
      referrerPolicy: "no-referrer",
    });
    const sandbox = host.getAttribute("sandbox");
    if (sandbox !== null) {
      frame.sandbox = sandbox || "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
    }
    const isOpaque = sandbox !== null && !/same-origin/.test(sandbox);
    const hear = ({ data, source, origin }) => {
      if (source !== frame.contentWindow || origin !== (isOpaque ? "null" : url.origin)) return;
      if (!data || data.ns !== "unbuy" || data.v !== 1 || data.type !== "hello" || data.id !== id) return;
      // A page that was loaded again in the frame says hello once more.
      if (!otherPort) open();
      const config = { theme: variables(), nativeSizing: IS_NATIVE };
      // It has no origin that could be named, in a sandbox or from a file.
      const target = origin === "null" ? "*" : origin;
      source.postMessage({ ...data, type: "connect", config }, target, [otherPort]);
      otherPort = null;
    };
    addEventListener("message", hear, ending);
    matchMedia("(prefers-color-scheme:dark)").addEventListener("change", () => paint(), ending);
    timer = setTimeout(fail, value("timeout"), "timeout");
    label.textContent = text("label-loading");
    open();
    cap();
    root.append(frame);
    // Drawn before it begins: it would begin without a width otherwise, and some browsers keep the height
    // that it has then.
    requestAnimationFrame(() => requestAnimationFrame(() => frame && (frame.src = url)));
  };

  const connect = () => {
    unload();
    Object.keys(RULES).map(check);
    if (!address()) fail("bad-src");
    const when = value("load");
    if (when === "eager") load();
    if (when !== "visible") return;
    const see = (entries) => entries.pop().isIntersecting && load();
    const observer = new IntersectionObserver(see, { rootMargin: "200px" });
    observer.observe(host);
    ending.signal.onabort = () => observer.disconnect();
  };

  const goto = (step) => {
    if (frame) send({ type: "goto", step: `${step}` });
    else host.setAttribute("start", step);
  };

  const change = (name) => {
    if (!frame) return;
    check(name);
    if (name === "max-height") cap();
    else if (name === "start") goto(value(name));
    else paint({ [name]: value(name) });
  };

  return { load, goto, unload, restart: () => send({ type: "restart" }), _connect: connect, _change: change };
}

class Practice extends HTMLElement {
  static get observedAttributes() {
    return ["start", "lang", "mode", "theme", "max-height"];
  }

  constructor() {
    super();
    Object.assign(this, inside(this));
  }

  connectedCallback() {
    this._connect();
  }

  disconnectedCallback() {
    this.unload();
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this._change(name);
  }
}

if (!customElements.get("unbuy-practice")) customElements.define("unbuy-practice", Practice);
