/** A solution as a Parsons problem: its lines are given, their order is to be found. */

import type { Language, Lesson } from "@mp/content";

/**
 * The lines of an exercise's solution in an order of their own, without blank lines, comments and indentation, which would give the order
 * away. The same lesson has the same order on each device.
 */
export function parsonsLines(lesson: Lesson, language: Language): string[] {
  return shuffled(solutionLines(lesson, language), lesson.id);
}

/** How many of these lines, from the first one on, stand as in the solution: all of them, if the order is right. */
export function parsonsRight(lines: readonly string[], lesson: Lesson, language: Language): number {
  const wrong = solutionLines(lesson, language).findIndex((line, at) => line !== lines[at]);
  return wrong === -1 ? lines.length : wrong;
}

function solutionLines(lesson: Lesson, language: Language): string[] {
  const source = lesson.exercise?.solution[language] ?? "";
  return source
    .split("\n")
    .map((line) => line.trim())
    .filter(isCode);
}

function isCode(line: string): boolean {
  return line !== "" && !/^(?:\/\/|\/\*|\*|#)/.test(line);
}

/** An order that hangs on the seed only, and is not the given one. */
function shuffled(lines: readonly string[], seed: string): string[] {
  const next = numbersOf(seed);
  const keyed = lines.map((line) => ({ line, key: next() }));
  const mixed = keyed.toSorted((a, b) => a.key - b.key).map(({ line }) => line);
  const isAsGiven = mixed.every((line, at) => line === lines[at]);
  return isAsGiven ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}

/** FNV-1a of the seed, then Marsaglia's xorshift from there. */
function numbersOf(seed: string): () => number {
  let state = 0x81_1c_9d_c5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  state ||= 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
