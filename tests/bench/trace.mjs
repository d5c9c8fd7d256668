// Traces of Chromium, taken apart: how much script an event is for the main thread.

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"];

/** What the main thread does that is the page's own code. Some lie within others. */
const SCRIPT = new Set(["EventDispatch", "FunctionCall", "RunMicrotasks", "FireAnimationFrame"]);

/**
 * Traces what `act` does and takes it apart: `deeds`, one for each event of that kind, with the
 * script and all the work until the next one; and `ticks`, the script of each tick of the clock.
 */
export async function traced(browser, page, kind, act) {
  // A pause is long enough for the work and the frame after it; what is counted is in the trace.
  const pause = () => new Promise((done) => setTimeout(done, 150));
  await browser.startTracing(page, { categories: CATEGORIES });
  await pause();
  await act(pause);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());

  const isStart = (it) => it.name === "EventDispatch" && it.args?.data?.type === kind;
  const starts = traceEvents.filter(isStart).sort((a, b) => a.tts - b.tts);
  const [{ pid, tid } = {}] = starts;
  const isOurs = (it) => it.pid === pid && it.tid === tid && it.tdur !== undefined;
  const ours = traceEvents.filter(isOurs);
  const ticks = ours.filter((it) => it.name === "TimerFire");
  const inTick = (it) => ticks.some((tick) => covers(tick, it) || covers(it, tick));
  const tasks = ours.filter((it) => it.name === "RunTask" && !inTick(it));
  const script = ours.filter((it) => SCRIPT.has(it.name) && !inTick(it));
  const deeds = starts.map((start, index) => {
    const end = starts[index + 1]?.tts ?? Infinity;
    const inside = (it) => it.tts >= start.tts && it.tts < end;
    const itsTask = (it) => covers(it, start) || inside(it);
    return { script: together(script.filter(inside)), work: together(tasks.filter(itsTask)) };
  });
  return { deeds, ticks: ticks.map((it) => ({ script: it.tdur / 1000, work: it.tdur / 1000 })) };
}

function covers(outer, inner) {
  return outer.tts <= inner.tts && outer.tts + outer.tdur >= inner.tts + inner.tdur;
}

/** How long at least one of the events lasted, in milliseconds. */
function together(events) {
  let [sum, until] = [0, 0];
  for (const { tts, tdur } of events.toSorted((a, b) => a.tts - b.tts)) {
    sum += Math.max(0, tts + tdur - Math.max(tts, until));
    until = Math.max(until, tts + tdur);
  }
  return sum / 1000;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function ms(value) {
  return value.toFixed(1);
}
