/** The arithmetic of the timeline: which part is seen, what of it is drawn, and which step is meant. */
import type { Arrow, Interval, LaneState } from "@mp/inspect";
import { describe, expect, test } from "vitest";
import type { Axis } from "../src/timeline/axis.ts";
import { changesIn, linesIn, spansIn, type Window } from "../src/timeline/spans.ts";
import { moved, showing, ticks, toUnit, toX, zoomed } from "../src/timeline/view.ts";

const ALL = { from: 0, to: 1000 };
const axis: Axis = { kind: "order", all: ALL, at: ({ seq }) => seq };
const moment = (seq: number) => ({ seq, time: seq });

describe("a view", () => {
  test("zooms with one place staying where it was, and never out of what there is", () => {
    const near = zoomed(ALL, ALL, { factor: 4, at: 200 });
    expect(near.to - near.from).toBe(250);
    expect(toX(near, 500, 200)).toBeCloseTo(toX(ALL, 500, 200));
    expect(zoomed(near, ALL, { factor: 1 / 100, at: 200 })).toEqual(ALL);
    const closest = zoomed(ALL, ALL, { factor: 1e9, at: 999 });
    expect(closest.to - closest.from).toBeCloseTo(0.5);
    expect(closest.to).toBeLessThanOrEqual(1000);
  });

  test("is moved as long as there is something, and to where a place is seen", () => {
    const view = { from: 100, to: 200 };
    expect(moved(view, ALL, 50)).toEqual({ from: 150, to: 250 });
    expect(moved(view, ALL, -500)).toEqual({ from: 0, to: 100 });
    expect(moved(view, ALL, 5000)).toEqual({ from: 900, to: 1000 });
    expect(showing(view, ALL, 150)).toEqual(view);
    expect(showing(view, ALL, 500)).toEqual({ from: 410, to: 510 });
    expect(toUnit(view, 400, toX(view, 400, 130))).toBeCloseTo(130);
  });

  test("has round numbers along it", () => {
    expect(ticks({ from: 0, to: 47 }, 5)).toEqual([0, 10, 20, 30, 40]);
    expect(ticks({ from: 0.2, to: 1.1 }, 4)).toEqual([0.5, 1]);
  });
});

describe("a lane", () => {
  const lane = (...parts: [LaneState, number][]): Interval[] => {
    let at = 0;
    return parts.map(([state, length]) => {
      const from = moment(at);
      at += length;
      return { state, from, to: moment(at) };
    });
  };
  const window = (from: number, to: number, width: number): Window => ({ axis, view: { from, to }, width });

  test("has in a view only what is seen of it", () => {
    const intervals = lane(["starting", 100], ["running", 300], ["blocked", 300], ["running", 300]);
    expect(spansIn(intervals, window(150, 350, 200)).map(({ state }) => state)).toEqual(["running"]);
    expect(spansIn(intervals, window(350, 450, 100))).toEqual([
      { state: "running", from: -250, to: 50 },
      { state: "blocked", from: 50, to: 350 },
    ]);
  });

  test("of ten thousand stretches has no more than there are pixels, and they look like most of it", () => {
    const many = Array.from({ length: 5000 }, (): [LaneState, number][] => [
      ["running", 0.02],
      ["blocked", 0.18],
    ]).flat();
    const spans = spansIn(lane(...many), window(0, 1000, 300));
    expect(spans.length).toBeLessThanOrEqual(301);
    expect(new Set(spans.map(({ state }) => state))).toEqual(new Set(["blocked"]));
    // Nothing is left out between the first and the last.
    for (const [at, span] of spans.slice(1).entries())
      expect(span.from - (spans[at]?.to ?? 0)).toBeLessThan(1);
  });
});

test("a series has the value that holds where the view begins, and in each pixel what came and went there", () => {
  const points = [5, 100, 100.2, 100.4, 600].map((seq, depth) => ({ ...moment(seq), depth }));
  const view = { from: 50, to: 550 };
  const changes = changesIn(points, { axis, view, width: 500 });
  expect(changes.map(({ x, point }) => [Math.round(x), point.depth])).toEqual([
    [0, 0],
    [50, 3],
  ]);
  expect(changes[1]?.within.map(({ depth }) => depth)).toEqual([1, 2, 3]);
});

test("of arrows that would lie on each other one is drawn, and none that is not seen", () => {
  const arrow = (from: number, to: number): Arrow => ({
    kind: "message",
    from: { ...moment(from), event: from, pid: 2 },
    to: { ...moment(to), event: to, pid: 1 },
  });
  const arrows = [arrow(1, 2), arrow(100, 110), arrow(100.1, 110.1), arrow(300, 320), arrow(900, 910)];
  const seen = linesIn(arrows, { axis, view: { from: 50, to: 500 }, width: 450 });
  expect(seen.map(({ from }) => Math.round(from))).toEqual([50, 250]);
});
