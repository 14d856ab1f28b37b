/** The algorithms of the runtime, small instances of them, under all interleavings up to a bound: see docs/model-checking.md. */
import { describe, expect, test } from "vitest";
import { CATALOGUE, type Entry, run, told, TOPICS } from "./catalogue.ts";

describe.each(TOPICS)("%s", (topic) => {
  test.each(CATALOGUE.filter((entry) => entry.topic === topic))(
    "$name",
    // Explores hundreds of thousands of states, also while the machine does other things.
    { timeout: 300_000 },
    async (entry) => {
      const explored = await run(entry);
      expect(told(explored)).toBe("");
      expect(explored.isComplete).toBe(true);
      // Something was explored: processes met at some word.
      expect(explored.words).toBeGreaterThan(0);
    },
  );
});

test.each(TOPICS)("%s: states that are taken for one do not differ", { timeout: 60_000 }, async (topic) => {
  // Every scene at its beginning, with all that can be seen of a state beside its hash.
  for (const entry of CATALOGUE.filter((each: Entry) => each.topic === topic)) {
    expect(told(await run(entry, { audit: true, states: 300 }))).toBe("");
  }
});
