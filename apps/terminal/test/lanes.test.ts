import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { lanesLines } from "../src/render/trace/lanes.ts";
import type { Picture } from "../src/render/trace/picture.ts";
import { signsFor } from "../src/render/trace/signs.ts";

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line));
const look = (width: number, env: Record<string, string> = {}) => ({
  width,
  signs: signsFor(env),
  decimal: ".",
});

const picture: Picture = {
  length: 40,
  unit: "ms",
  stretches: [{ at: 0, time: 0, length: 40 }],
  lanes: [
    {
      pid: 1,
      name: "MainProcess",
      spans: [
        { from: 0, to: 40, state: "running" },
        { from: 10, to: 36, state: "blocked", label: "join" },
      ],
      marks: [{ at: 2, name: "start" }],
    },
    {
      pid: 2,
      name: "Process-1",
      spans: [
        { from: 4, to: 34, state: "running" },
        { from: 8, to: 24, state: "blocked", label: "Lock-1 (Process-2)" },
        { from: 26, to: 30, state: "sleeping" },
      ],
      marks: [
        { at: 24, name: "acquire" },
        { at: 33, name: "release" },
      ],
    },
  ],
};

test("lanes over an axis, with what a wait is for", () => {
  expect(plain(lanesLines(picture, look(53)))).toEqual([
    "             0         10        20        30      40",
    "MainProcess  ━━▸━━━━━━━░░ join ░░░░░░░░░░░░░░░░░░━━━",
    "Process-1        ━━━━░░░░░░░░░░░░░░░░◆━┈┈┈┈━━━◇",
  ]);
});

test("ASCII differs by signs too", () => {
  expect(plain(lanesLines(picture, look(53, { LANG: "C" })))).toEqual([
    "             0         10        20        30      40",
    "MainProcess  ==>=======## join ##################===",
    "Process-1        ====################[=~~~~===]",
  ]);
});

describe.each([30, 80, 200])("at %i columns", (width) => {
  test("no line is too long, and no mark is lost", () => {
    const lines = plain(lanesLines(picture, look(width)));
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    for (const sign of ["▸", "◆", "◇"]) expect(lines.join("")).toContain(sign);
  });

  test("a long name is cut", () => {
    const lanes = picture.lanes.map((lane) => ({ ...lane, name: "a very long name of a process" }));
    const lines = plain(lanesLines({ ...picture, lanes }, look(width)));
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    expect(lines[1]).toContain("…");
  });
});

test("few steps make a short picture", () => {
  const steps: Picture = { unit: "step", length: 6, stretches: [{ at: 0, time: 0, length: 6 }], lanes: [] };
  expect(plain(lanesLines(steps, look(80)))).toEqual(["  0              5"]);
});

describe("which signs a terminal gets", () => {
  test.each([
    [{}, "━"],
    [{ LANG: "es_ES.UTF-8" }, "━"],
    [{ LANG: "es_ES" }, "━"],
    [{ LANG: "C.UTF-8" }, "━"],
    [{ LANG: "C" }, "="],
    [{ LC_ALL: "POSIX", LANG: "es_ES.UTF-8" }, "="],
    [{ LANG: "es_ES.ISO-8859-1" }, "="],
    [{ TERM: "dumb", LANG: "es_ES.UTF-8" }, "="],
  ])("%j", (env, sign) => expect(signsFor(env).states.running).toBe(sign));
});
