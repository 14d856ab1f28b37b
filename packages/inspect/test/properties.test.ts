import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findings, timeline } from "../src/index.ts";
import { type Actor, Story } from "./support/story.ts";

/** What one process does in one step of a program made by chance. */
interface Act {
  readonly who: number;
  readonly datum: number;
  readonly what: "read" | "write" | "add" | "pass";
}

const PROCESSES = 4;
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(PROCESSES - 1),
  datum: fc.nat(2),
  what: fc.constantFrom("read" as const, "write" as const, "add" as const, "pass" as const),
});

/** Runs the acts one after the other; `guard` says which lock an access takes. */
function play(acts: readonly Act[], guard: (act: Act) => string | undefined): Story {
  const story = new Story().object("Queue", "q");
  for (let datum = 0; datum < 3; datum++) story.object("Value", `n${datum}`).object("Lock", `lock${datum}`);
  for (let who = 0; who < PROCESSES; who++) story.object("Lock", `own${who}`);
  const actors = story.start(PROCESSES);
  const held = [0, 0, 0];
  for (const [i, act] of acts.entries()) {
    const p = actors[act.who] as Actor;
    const next = actors[(act.who + 1) % PROCESSES] as Actor;
    const lock = guard(act);
    if (act.what === "pass") {
      p.put("q");
      next.get("q");
      continue;
    }
    if (lock !== undefined) p.acquire(lock);
    const seen = held[act.datum] as number;
    if (act.what !== "write") p.read(`n${act.datum}`, seen, `read ${act.datum}`);
    // What is written without a look has nothing to do with what was there.
    if (act.what !== "read") held[act.datum] = act.what === "add" ? seen + 1 : 1000 * (i + 1);
    if (act.what !== "read") p.write(`n${act.datum}`, held[act.datum] as number, `write ${act.datum}`);
    if (lock !== undefined) p.release(lock);
  }
  for (const p of actors) p.end();
  story
    .p(1)
    .join(...actors)
    .end();
  return story;
}

const acts = fc.array(act, { maxLength: 60 });

test("with one lock for each datum nothing is ever found", () => {
  fc.assert(
    fc.property(acts, (acts) => {
      expect(findings(play(acts, ({ datum }) => `lock${datum}`).trace)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("what one process does alone is never a race, nor what was done before the others were started", () => {
  fc.assert(
    fc.property(acts, (acts) => {
      const alone = acts.map((act) => ({ ...act, who: act.datum }));
      expect(findings(play(alone, () => undefined).trace)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("without locks there is a race exactly where no message lies between two accesses, as the definition says", () => {
  fc.assert(
    fc.property(acts, (acts) => {
      const found = findings(play(acts, () => undefined).trace).some(({ kind }) => kind === "data-race");
      expect(found).toBe(hasRace(acts));
    }),
    { numRuns: 500 },
  );
});

/** By the definition: the transitive closure of the program's order and the messages, without clocks. */
function hasRace(acts: readonly Act[]): boolean {
  const before = acts.map(() => new Set<number>());
  for (const [i, { who }] of acts.entries()) {
    for (let j = 0; j < i; j++) {
      const earlier = acts[j] as Act;
      const isDirect =
        earlier.who === who || (earlier.what === "pass" && (earlier.who + 1) % PROCESSES === who);
      if (isDirect) for (const k of [j, ...(before[j] as Set<number>)]) (before[i] as Set<number>).add(k);
    }
  }
  return acts.some((a, i) =>
    acts.some(
      (b, j) =>
        j < i &&
        a.datum === b.datum &&
        a.who !== b.who &&
        conflict(a, b) &&
        !(before[i] as Set<number>).has(j),
    ),
  );
}

function conflict(a: Act, b: Act): boolean {
  if (a.what === "pass" || b.what === "pass") return false;
  return a.what !== "read" || b.what !== "read";
}

test("a timeline has no gaps, and its parts add up to the whole", () => {
  fc.assert(
    fc.property(acts, (acts) => {
      const { lanes, from, to, parallel } = timeline(play(acts, ({ datum }) => `lock${datum}`).trace);
      for (const { intervals } of lanes) {
        expect(intervals.every(({ from, to }) => from.seq < to.seq)).toBe(true);
        expect(intervals.slice(1).map(({ from }) => from)).toEqual(
          intervals.slice(0, -1).map(({ to }) => to),
        );
      }
      expect(parallel.atOnce.reduce((a, b) => a + b, 0)).toBeCloseTo(to.time - from.time);
    }),
  );
});
