/** Two versions of a program become one, whatever each tab had seen. */
import { array, assert, boolean, constantFrom, property, record } from "fast-check";
import { expect, test } from "vitest";
import { changed, type CodeRecord, resolve } from "../src/state/records.ts";

const at = (ms: number): string => new Date(ms).toISOString();
const first: CodeRecord = { lesson: "l", name: "f.ts", source: "0", at: at(0), seen: { z: 1 } };

const edit = (before: CodeRecord, tab: string, source: string | null, ms: number): CodeRecord =>
  changed(before, { lesson: "l", name: "f.ts", source, at: at(ms) }, tab);

test("what was made from the other takes its place, and nothing is put aside", () => {
  const second = edit(first, "a", "1", 1);
  const third = edit(second, "b", "2", 2);
  expect(resolve(first, third)).toEqual({ record: third });
  expect(resolve(third, second)).toEqual({ record: third });
});

test("of two that knew nothing of each other the later one stays, the other is put aside", () => {
  const [one, other] = [edit(first, "a", "1", 1), edit(first, "b", "2", 2)];
  const { record: joined, lost } = resolve(one, other);
  expect(joined).toMatchObject({ source: "2", seen: { z: 1, a: 1, b: 1 } });
  expect(lost).toMatchObject({ source: "1", because: "elsewhere" });
});

test("in whichever order tabs hear of each other, they end with the same, and no text is lost", () => {
  const tabs = array(record({ tab: constantFrom("a", "b", "c"), hears: boolean() }), {
    minLength: 1,
    maxLength: 30,
  });
  assert(
    property(tabs, (steps) => {
      const known = new Map<string, CodeRecord>(["a", "b", "c"].map((tab) => [tab, first]));
      const aside = new Set<string>();
      const join = (x: CodeRecord, y: CodeRecord): CodeRecord => {
        const there = resolve(x, y);
        expect(resolve(y, x)).toEqual(there);
        if (there.lost) aside.add(there.lost.source);
        return there.record;
      };
      for (const [nth, { tab, hears }] of steps.entries()) {
        let mine = known.get(tab) ?? first;
        if (hears) for (const theirs of known.values()) mine = join(mine, theirs);
        known.set(tab, edit(mine, tab, `${tab}${nth}`, nth));
      }
      const last = [...known.values()];
      const end = last.reduce(join);
      expect(last.toReversed().reduce(join).source).toBe(end.source);
      // The last text of each tab is the end, put aside, or was there when another tab went on from it.
      const orphans = last.filter(
        ({ source, seen }) =>
          source !== end.source &&
          !aside.has(source ?? "") &&
          !last.some((other) => other.source !== source && isBehind(seen, other.seen)),
      );
      expect(orphans).toEqual([]);
    }),
  );
});

function isBehind(a: CodeRecord["seen"], b: CodeRecord["seen"]): boolean {
  return Object.entries(a).every(([tab, count]) => (b[tab] ?? 0) >= count);
}
