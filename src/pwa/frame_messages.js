// What a frame and the page around may say to each other, field by field. What does not fit is left
// out, without a word: who sent it would learn nothing by it.

import { isTheme } from "./address.js";

const WORD = /^[\w.:-]{1,64}$/;

/** Steps, ways to practise and languages, as a host names them. */
const NAME = /^[A-Za-z0-9-]{1,35}$/;

const isWord = (it) => typeof it === "string" && WORD.test(it);
const isCount = (it) => Number.isFinite(it) && it >= 0 && it <= 1e9;
const isFlag = (it) => typeof it === "boolean";
/** What a reader has written and agreed to hand on. */
const isText = (most) => (it) => typeof it === "string" && it.length <= most;

/** What no word is. */
const KINDS = {
  index: isCount,
  total: isCount,
  nth: isCount,
  steps: isCount,
  ms: isCount,
  wrong: isCount,
  hints: isCount,
  rating: isCount,
  fatal: isFlag,
  name: isText(100),
  text: isText(5000),
};

/** The events of the program and their fields. */
const EVENTS = {
  ready: ["step", "index", "total", "mode", "story", "lang", "storage", "version"],
  start: ["step"],
  step: ["step", "index", "total", "from", "cause"],
  action: ["step", "id"],
  wrong: ["step", "id", "nth"],
  hint: ["step", "nth"],
  complete: ["steps", "ms", "wrong", "hints"],
  feedback: ["rating"],
  comment: ["name", "text"],
  restart: ["step"],
  exit: ["step"],
  error: ["code", "fatal"],
};

/** The fields of an event that may go out; nothing if it is none of ours. */
export function eventOf(type, detail) {
  if (!Object.hasOwn(EVENTS, type)) return undefined;
  const fitting = EVENTS[type].filter((name) => (KINDS[name] ?? isWord)(detail[name]));
  return Object.fromEntries(fitting.map((name) => [name, detail[name]]));
}

const isName = (it) => typeof it === "string" && NAME.test(it);

/** What a message of the host comes to: commands for the program, and looks. */
export function commandsOf(message) {
  const type = message?.type;
  if (type === "restart") return { commands: [["restart", ""]] };
  if (type === "goto") return { commands: isName(message.step) ? [["goto", message.step]] : [] };
  if (type !== "set") return { commands: [] };
  const { theme, vars } = message;
  const named = ["lang", "mode"].filter((it) => isName(message[it]));
  return {
    commands: named.map((it) => [it, message[it]]),
    theme: isTheme(theme) ? theme : undefined,
    vars: typeof vars === "object" && vars !== null ? vars : undefined,
  };
}
